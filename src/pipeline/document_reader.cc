#include "pipeline/document_reader.h"

#include <sys/prctl.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/wire.h"
#include "capture/member_wire.h"
#include "text/document_wire.h"
#include "text/pdf_pages.h"

namespace hearsay {
namespace {

constexpr uint8_t kRead = 0, kUnpack = 1;  // what is asked for

// A document on its way is its text, a map that may take as much again, and passages; a PDF's words have
// their places.
size_t most_document_bytes(const ReaderOptions& options) {
  return std::max(size_t{16} << 20, options.text.max_text_bytes) * 10;
}

ChildProgram child_program(const ReaderOptions& options) {
  constexpr size_t kMemberHead = size_t{1} << 20;
  ChildProgram program;
  program.arguments = {options.program, std::string(kServeDocuments)};
  program.max_frame_bytes =
      std::max(most_document_bytes(options), options.unpack.max_member_bytes + kMemberHead);
  program.max_reply_bytes =
      std::max(most_document_bytes(options), options.unpack.max_bytes + options.unpack.max_members * 1024);
  return program;
}

std::string pdf_program_beside_this() {
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  const auto beside = folder / "hearsay-pdf";
  return std::filesystem::exists(beside, error) ? beside : folder / "../libexec/hearsay/hearsay-pdf";
}

ChildProgram pdf_program(const ReaderOptions& options) {
  ChildProgram program;
  program.arguments = {options.pdf_program.empty() ? pdf_program_beside_this() : options.pdf_program};
  program.max_frame_bytes = program.max_reply_bytes = most_document_bytes(options);
  return program;
}

// A request is what `put` wrote, then the bytes of the capture.
void put(WireWriter& writer, const Capture& capture) {
  for (const std::string* text : {&capture.path, &capture.container, &capture.media_type}) writer.text(*text);
  writer.signed_number(capture.modified);
}

void take(WireReader& reader, Capture& capture) {
  for (std::string* text : {&capture.path, &capture.container, &capture.media_type}) *text = reader.text();
  capture.modified = reader.signed_number();
}

void put(WireWriter& writer, const Metadata& metadata) {
  const auto& [title, author, outlet, published] = metadata;
  for (const std::string* text : {&title, &author, &outlet, &published}) writer.text(*text);
}

void take(WireReader& reader, Metadata& metadata) {
  for (std::string* text : {&metadata.title, &metadata.author, &metadata.outlet, &metadata.published})
    *text = reader.text();
}

void put(WireWriter& writer, const TextLimits& limits) {
  const auto& [max_html_depth, max_text_bytes] = limits;
  writer.number(max_html_depth);
  writer.number(max_text_bytes);
}

void take(WireReader& reader, TextLimits& limits) {
  limits.max_html_depth = static_cast<uint32_t>(reader.number_up_to(UINT32_MAX));
  limits.max_text_bytes = reader.number();
}

void put(WireWriter& writer, const UnpackLimits& limits) {
  const auto& [max_member_bytes, max_bytes, max_members, max_ratio] = limits;
  for (const size_t number : {max_member_bytes, max_bytes, max_members, max_ratio}) writer.number(number);
}

void take(WireReader& reader, UnpackLimits& limits) {
  for (size_t* number : {&limits.max_member_bytes, &limits.max_bytes, &limits.max_members, &limits.max_ratio})
    *number = reader.number();
}

Status answer(std::string request, const Reply& reply) {
  WireReader reader(request);
  const uint64_t job = reader.number();
  Capture capture;
  Metadata metadata;
  TextLimits text;
  UnpackLimits limits;
  take(reader, capture);
  take(reader, metadata);
  take(reader, text);
  take(reader, limits);
  const std::string_view bytes = reader.text();
  HEARSAY_CHECK(reader.finished());  // the parent is ours
  request.erase(0, static_cast<size_t>(bytes.data() - request.data()));
  capture.bytes = std::move(request);

  if (job == kUnpack)
    return hearsay::unpack(capture, limits,
                           [&reply](const Member& member) { return reply(encode_member(member)); });
  const Result<Document> document = read_document(capture, metadata, text);
  if (!document) return document.error();
  reply(encode_document(*document));
  return Done{};
}

}  // namespace

DocumentReader::DocumentReader(ReaderOptions options)
    : options_(std::move(options)), child_(child_program(options_)), pdf_child_(pdf_program(options_)) {}

Status DocumentReader::ask(uint8_t job, const Capture& capture, const Metadata& metadata, const Take& take,
                           const Child::Again& again) {
  WireWriter head;
  head.number(job);
  put(head, capture);
  put(head, metadata);
  put(head, options_.text);
  put(head, options_.unpack);
  head.number(capture.bytes.size());
  return child_.ask({head.bytes(), capture.bytes}, take, again);
}

Result<Document> DocumentReader::read(const Capture& capture, const Metadata& metadata) {
  if (capture.media_type == "text/plain") return read_document(capture, metadata, options_.text);
  if (capture.media_type == "application/pdf") return read_pdf(capture, metadata);
  std::optional<Result<Document>> document;
  const auto take = [&](const std::string& frame) {
    document = decode_document(frame, capture.bytes.size(), options_.text.max_text_bytes);
    return document->ok();
  };
  const Status asked = ask(kRead, capture, metadata, take, [&] { document.reset(); });
  if (!asked) return asked.error();
  if (!document) return Error(ErrorKind::Unavailable, "the reader of this format gave no answer");
  return *std::move(document);
}

Result<Document> DocumentReader::read_pdf(const Capture& capture, const Metadata& metadata) {
  PdfFile file;
  Status sound = Done{};
  bool is_first = true;
  const std::string request = encode_pdf_request({});
  const auto take = [&](const std::string& frame) {
    Result<PdfFile> pages = decode_pdf(frame);
    if (!pages)
      sound = std::move(pages).error();
    else if (std::exchange(is_first, false))
      file = *std::move(pages);
    else
      sound = append_pdf(file, *std::move(pages));
    return sound.ok();
  };
  const auto again = [&] {
    file = {};
    is_first = true;
  };
  const Status asked = pdf_child_.ask({request, capture.bytes}, take, again);
  if (!sound) return sound.error();
  if (!asked) return asked.error();
  if (Status read = read_pictured_pages(pdf_child_, capture.bytes, options_.ocr, file); !read)
    return read.error();
  return read_pdf_document(std::move(file), metadata, options_.text);
}

Status DocumentReader::unpack(const Capture& container, const std::function<bool(Member)>& take) {
  Status sound = Done{};
  const auto take_frame = [&](std::string frame) {
    // The frame goes before the member does: the taker may take its time, and unpack others meanwhile.
    Result<Member> member = decode_member(std::exchange(frame, {}), options_.unpack);
    if (!member) sound = std::move(member).error();
    return sound && take(*std::move(member));
  };
  const Status asked = ask(kUnpack, container, {}, take_frame, {});
  return sound ? asked : sound;
}

int serve_documents() {
  prctl(PR_SET_NAME, "hearsay-reader");  // what `ps` and `top` show
  return serve_requests({}, answer);
}

}  // namespace hearsay
