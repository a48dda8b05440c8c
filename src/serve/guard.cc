#include "serve/guard.h"

#include <sys/random.h>

#include <array>
#include <charconv>

#include "base/check.h"
#include "json/json_writer.h"

namespace hearsay {

namespace {

constexpr size_t kMaxPostPath = 200;

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'";

constexpr std::string_view kNoToken =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>hearsay</title>"
    "<h1>This page needs the address that hearsay printed</h1>"
    "<p>It holds a token that is new at every start. Copy the whole line from the terminal where "
    "<code>hearsay serve</code> runs, or start it anew.</p></html>";

// Takes as long for a wrong token as for a right one.
bool same(std::string_view given, std::string_view expected) {
  unsigned difference = given.size() == expected.size() ? 0 : 1;
  for (size_t i = 0; i < expected.size(); ++i) {
    const char other = i < given.size() ? given[i] : '\0';
    difference |= static_cast<unsigned char>(expected[i] ^ other);
  }
  return difference == 0;
}

// The value of one cookie of the header "a=1; b=2".
std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return {};
}

bool is_own_host(std::string_view host, int port) {
  const std::string end = ":" + std::to_string(port);
  return host == "127.0.0.1" + end || host == "localhost" + end || host == "[::1]" + end;
}

bool is_api(const HttpRequest& request) { return request.path.starts_with("/api/"); }

std::optional<HttpAnswer> check_origin(const HttpRequest& request, const GuardSettings& settings) {
  const std::optional<std::string> host = request.header("host");
  if (!host || !is_own_host(*host, settings.port))
    return error_answer(403, "forbidden", "this server answers to its own address only");
  if (request.headers.contains("origin")) {
    const std::optional<std::string> origin = request.header("origin");
    if (!origin || *origin != "http://" + *host)
      return error_answer(403, "forbidden", "another site may not ask this server");
  } else if (request.method == "POST") {
    return error_answer(403, "forbidden", "a request that changes something must name its Origin");
  }
  if (!is_api(request)) return std::nullopt;
  const auto site = request.headers.find("sec-fetch-site");
  if (site != request.headers.end() && site->second != "same-origin" && site->second != "none")
    return error_answer(403, "forbidden", "another site may not ask this server");
  return std::nullopt;
}

std::optional<HttpAnswer> check_token(const HttpRequest& request, const GuardSettings& settings) {
  if (hands_over_token(request)) {
    if (same(request.parameter("token"), settings.token)) return std::nullopt;
  } else if (same(cookie(request.header("cookie").value_or(""), cookie_name(settings.port)),
                  settings.token)) {
    return std::nullopt;
  }
  if (is_api(request))
    return error_answer(401, "unauthorized", "open the address that hearsay serve printed");
  HttpAnswer page;
  page.status = 401;
  page.type = "text/html; charset=utf-8";
  page.body = kNoToken;
  add_security_headers(page);
  return page;
}

std::optional<HttpAnswer> check_body(const HttpRequest& request, const GuardSettings& settings) {
  if (request.path.size() > kMaxPostPath) return error_answer(404, "not_found", "there is no such address");
  // A length that is known before anything is read, and bytes that are what they are.
  const std::optional<std::string> length = request.header("content-length");
  if (!length || request.headers.contains("transfer-encoding"))
    return error_answer(411, "invalid", "the length of the body must be given");
  if (request.headers.contains("content-encoding"))
    return error_answer(415, "media_type", "a compressed body is not taken");
  size_t bytes = 0;
  const auto read = std::from_chars(length->data(), length->data() + length->size(), bytes);
  if (read.ec != std::errc() || read.ptr != length->data() + length->size())
    return error_answer(400, "invalid", "the length of the body is no number");
  const bool file = request.path == "/api/files";
  if (bytes > (file ? settings.max_file_bytes : settings.max_json_bytes))
    return error_answer(413, "limit", "that is more than the server takes");
  const std::string type = request.header("content-type").value_or("");
  const std::string_view expected = file ? "application/octet-stream" : "application/json";
  if (type != expected && !type.starts_with(std::string(expected) + ";"))
    return error_answer(415, "media_type", "the body must be " + std::string(expected));
  return std::nullopt;
}

}  // namespace

std::string new_token() {
  std::array<unsigned char, 32> bytes{};
  HEARSAY_CHECK(getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  constexpr char kDigits[] = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) token.append({kDigits[byte >> 4], kDigits[byte & 15]});
  return token;
}

std::string cookie_name(int port) { return "hearsay-" + std::to_string(port); }

std::optional<HttpAnswer> check_request(const HttpRequest& request, const GuardSettings& settings) {
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    return error_answer(405, "method", "only GET and POST are answered");
  if (request.headers.contains("range"))
    return error_answer(400, "invalid", "a part of an answer is not given");
  if (std::optional<HttpAnswer> refusal = check_origin(request, settings)) return refusal;
  if (std::optional<HttpAnswer> refusal = check_token(request, settings)) return refusal;
  if (request.method != "POST") return std::nullopt;
  if (!is_api(request)) return error_answer(405, "method", "only GET is answered here");
  return check_body(request, settings);
}

bool hands_over_token(const HttpRequest& request) {
  return request.method == "GET" && request.path == "/" && request.parameters.contains("token");
}

HttpAnswer take_token(const GuardSettings& settings) {
  HttpAnswer answer;
  answer.status = 303;
  answer.type = "text/plain";
  answer.headers = {{"Location", "/"},
                    {"Set-Cookie", cookie_name(settings.port) + "=" + settings.token +
                                       "; HttpOnly; SameSite=Strict; Path=/"},
                    {"Cache-Control", "no-store"}};
  add_security_headers(answer);
  return answer;
}

void add_security_headers(HttpAnswer& answer) {
  const auto add = [&](std::string_view name, std::string_view value) {
    for (const auto& header : answer.headers)
      if (header.first == name) return;
    answer.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", kPolicy);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cache-Control", "no-store");
}

HttpAnswer error_answer(int status, std::string_view kind, std::string_view message) {
  JsonWriter json;
  json.begin_object().key("error").begin_object().member("kind", kind).member("message", message);
  json.end_object().end_object();
  HttpAnswer answer;
  answer.status = status;
  answer.body = std::move(json).take();
  add_security_headers(answer);
  return answer;
}

}  // namespace hearsay
