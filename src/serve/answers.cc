#include "serve/answers.h"

#include "serve/guard.h"

namespace hearsay {

HttpAnswer json_answer(JsonWriter&& json, int status) {
  HttpAnswer answer;
  answer.status = status;
  answer.body = std::move(json).take();
  add_security_headers(answer);
  return answer;
}

HttpAnswer answer_of(const Error& error) {
  const std::string text = error.text();
  switch (error.kind()) {
    case ErrorKind::NotFound:
      return error_answer(404, "not_found", text);
    case ErrorKind::Invalid:
    case ErrorKind::Unsupported:
      return error_answer(400, "invalid", text);
    case ErrorKind::Corrupt:
      return error_answer(500, "corrupt", text);
    case ErrorKind::Conflict:
      return error_answer(409, "conflict", text);
    case ErrorKind::Limit:
      return error_answer(413, "limit", text);
    case ErrorKind::Unavailable:
    case ErrorKind::Cancelled:
      break;
  }
  return error_answer(503, "unavailable", text);
}

void write_next(JsonWriter& json, Page page, size_t rows, int64_t total) {
  const int64_t next = page.offset + static_cast<int64_t>(rows);
  if (rows > 0 && next < total) json.member("next", next);
}

}  // namespace hearsay
