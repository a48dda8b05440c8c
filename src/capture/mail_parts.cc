#include "capture/mail_parts.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "capture/mail_words.h"

namespace hearsay {
namespace {

constexpr size_t kDeepest = 100;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Object = std::unique_ptr<T, Unref>;

struct DateUnref {
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
};

void initialise_gmime() {
  static const bool once = [] {
    g_mime_init();
    return true;
  }();
  (void)once;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

size_t line_end(std::string_view bytes, size_t at) { return std::min(bytes.find('\n', at), bytes.size()); }

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

// Where the headers begin: behind empty lines, and the "From ADDRESS DATE" of a mail box.
size_t headers_begin(std::string_view bytes) {
  size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n')) ++at;
  const std::string_view rest = bytes.substr(at);
  if (rest.starts_with("From ") || rest.starts_with(">From ")) at = line_end(bytes, at) + 1;
  return std::min(at, bytes.size());
}

// The end of the header block that begins here, and of the empty line below it.
size_t headers_end(std::string_view bytes, size_t at) {
  while (at < bytes.size()) {
    const size_t end = line_end(bytes, at);
    const std::string_view line = bytes.substr(at, end - at);
    at = std::min(end + 1, bytes.size());
    if (line.empty() || line == "\r") break;
  }
  return at;
}

// libgmime makes objects of every part and header while it parses, and cannot be stopped. What they will take
// at most: whatever parts a mail begins with two hyphens.
bool takes_too_much(std::string_view bytes) {
  constexpr size_t kMostMemory = size_t{400} << 20;
  constexpr size_t kPart = 2048;
  constexpr size_t kHeader = 256;
  size_t memory = 0;
  bool in_headers = true;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = line_end(bytes, at);
    const std::string_view line = bytes.substr(at, std::min<size_t>(end - at, 2));
    if (line == "--") {
      memory += kPart;
      in_headers = true;
    } else if (line.empty() || line == "\r") {
      in_headers = false;
    } else if (in_headers) {
      memory += kHeader;
    }
    at = end + 1;
  }
  return memory > kMostMemory;
}

TransferEncoding encoding_of(GMimePart* part) {
  switch (g_mime_part_get_content_encoding(part)) {
    case GMIME_CONTENT_ENCODING_BASE64:
      return TransferEncoding::Base64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
      return TransferEncoding::QuotedPrintable;
    case GMIME_CONTENT_ENCODING_UUENCODE:
      return TransferEncoding::Uuencode;
    default:
      return TransferEncoding::None;
  }
}

std::string iso_time(const std::string& value) {
  const std::unique_ptr<GDateTime, DateUnref> date(g_mime_utils_header_decode_date(value.c_str()));
  if (!date) return "";
  const int year = g_date_time_get_year(date.get());
  if (year < 1900 || year > 2200) return "";
  const std::unique_ptr<char, void (*)(void*)> text(g_date_time_format(date.get(), "%Y-%m-%dT%H:%M:%S%:z"),
                                                    g_free);
  return text ? text.get() : "";
}

class MailReader {
 public:
  explicit MailReader(std::string_view bytes) : bytes_(bytes) {}

  Status read() {
    begin_ = headers_begin(bytes_);
    GByteArray array{};
    // Only read: the type has no const form.
    array.data = reinterpret_cast<guint8*>(const_cast<char*>(bytes_.data() + begin_));
    array.len = static_cast<guint>(bytes_.size() - begin_);
    const Object<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(&array));
    g_mime_stream_mem_set_owner(reinterpret_cast<GMimeStreamMem*>(stream.get()), FALSE);
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    GMimeObject* const top = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (top == nullptr) {
      // No header at all: the whole is its text.
      add_text(-1, span_of(begin_, bytes_.size()));
      return Done{};
    }
    read_headers(g_mime_object_get_header_list(reinterpret_cast<GMimeObject*>(message.get())));
    read_headers(g_mime_object_get_header_list(top));
    std::stable_sort(mail.headers.begin(), mail.headers.end(),
                     [](const MailHeader& a, const MailHeader& b) { return a.value.begin < b.value.begin; });
    return add(top, -1, headers_end(bytes_, begin_))
               ? Status(Done{})
               : Error(ErrorKind::Limit, "its parts are nested deeper than " + std::to_string(kDeepest));
  }

  ParsedMail mail;

 private:
  Span value_of(GMimeHeader* header) const {
    const auto offset = static_cast<size_t>(std::max<gint64>(g_mime_header_get_offset(header), 0)) + begin_;
    const size_t begin = std::min(bytes_.find(':', offset), bytes_.size() - 1) + 1;
    size_t end = line_end(bytes_, begin);
    while (end + 1 < bytes_.size() && (bytes_[end + 1] == ' ' || bytes_[end + 1] == '\t'))
      end = line_end(bytes_, end + 1);
    return span_of(begin, end);
  }

  void read_headers(GMimeHeaderList* headers) {
    const int count = g_mime_header_list_get_count(headers);
    for (int i = 0; i < count; ++i) {
      GMimeHeader* const header = g_mime_header_list_get_header_at(headers, i);
      mail.headers.push_back({lower(g_mime_header_get_name(header)), value_of(header)});
    }
  }

  std::string_view header_of(GMimeObject* object, const char* name) const {
    GMimeHeader* const header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    return header == nullptr ? std::string_view() : value_of(header).of(bytes_);
  }

  // Where the content of a part inside a multipart begins.
  size_t content_begin(GMimeObject* object) const {
    GMimeHeaderList* const headers = g_mime_object_get_header_list(object);
    const int count = g_mime_header_list_get_count(headers);
    if (count > 0) {
      GMimeHeader* const last = g_mime_header_list_get_header_at(headers, count - 1);
      return headers_end(bytes_, std::min<size_t>(value_of(last).end + 1, bytes_.size()));
    }
    if (!GMIME_IS_MESSAGE_PART(object)) return bytes_.size();
    GMimeMessage* const message =
        g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
    if (message == nullptr) return bytes_.size();
    GMimeHeaderList* const inner = g_mime_object_get_header_list(reinterpret_cast<GMimeObject*>(message));
    if (g_mime_header_list_get_count(inner) == 0) return bytes_.size();
    const gint64 offset = g_mime_header_get_offset(g_mime_header_list_get_header_at(inner, 0));
    return std::min(begin_ + static_cast<size_t>(std::max<gint64>(offset, 0)), bytes_.size());
  }

  // The end of a content that begins here: before the line that parts it from what follows in one of the
  // multiparts around it.
  size_t content_end(size_t begin) const {
    for (size_t at = begin; at < bytes_.size();) {
      const size_t end = line_end(bytes_, at);
      const std::string_view line = bytes_.substr(at, end - at);
      if (line.starts_with("--")) {
        for (const std::string& boundary : boundaries_) {
          if (boundary.empty() || !line.substr(2).starts_with(boundary)) continue;
          std::string_view rest = line.substr(2 + boundary.size());
          if (rest.starts_with("--")) rest.remove_prefix(2);
          if (rest.find_first_not_of(" \t\r") != std::string_view::npos) continue;
          // The line end before the boundary belongs to it.
          if (at > begin) --at;
          if (at > begin && bytes_[at - 1] == '\r') --at;
          return at;
        }
      }
      at = end + 1;
    }
    return bytes_.size();
  }

  void add_text(int parent, Span content) {
    MailPart part;
    part.parent = parent;
    part.media_type = "text/plain";
    part.content = content;
    mail.parts.push_back(std::move(part));
  }

  // Adds an object and all that stands in it; false where it is too deep.
  bool add(GMimeObject* object, int parent, size_t begin) {
    MailPart part = describe(object, parent);
    if (!part.is_multipart()) part.attachment = part.attachment || !is_words(part);
    const bool multipart = GMIME_IS_MULTIPART(object);
    auto* const children = reinterpret_cast<GMimeMultipart*>(object);
    const int count = multipart ? g_mime_multipart_get_count(children) : 0;
    if (multipart && count == 0) {
      // No boundary is declared, or none stands there: its words are text.
      add_text(parent, span_of(begin, content_end(begin)));
      return true;
    }
    if (GMIME_IS_MESSAGE_PART(object)) {
      part.content = span_of(begin, content_end(begin));
    } else if (GMIME_IS_PART(object)) {
      auto* const leaf = reinterpret_cast<GMimePart*>(object);
      part.encoding = encoding_of(leaf);
      part.content = content_of(leaf);
    }
    mail.parts.push_back(std::move(part));
    if (!multipart) return true;
    if (boundaries_.size() == kDeepest) return false;
    const int index = static_cast<int>(mail.parts.size()) - 1;
    const char* const boundary = g_mime_multipart_get_boundary(children);
    boundaries_.emplace_back(boundary == nullptr ? "" : boundary);
    bool fits = true;
    for (int i = 0; i < count && fits; ++i) {
      GMimeObject* const child = g_mime_multipart_get_part(children, i);
      fits = add(child, index, content_begin(child));
    }
    boundaries_.pop_back();
    return fits;
  }

  // Whether a part is words to be read in the mail. A text with a file's name is a file, unless it comes
  // first: some programs name the mail's own text.
  bool is_words(const MailPart& part) {
    const bool version = part.parent >= 0 && part.media_type.starts_with("text/") &&
                         mail.parts[static_cast<size_t>(part.parent)].media_type == "multipart/alternative" &&
                         part.media_type != "text/calendar" && part.media_type != "text/vcard";
    const bool text = part.media_type == "text/plain" || part.media_type == "text/html" ||
                      part.media_type == "text/enriched" || version;
    const bool first = !std::exchange(any_words_, any_words_ || text);
    return text && (part.name.empty() || first);
  }

  Span content_of(GMimePart* part) const {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    GMimeStream* const stream = content == nullptr ? nullptr : g_mime_data_wrapper_get_stream(content);
    if (stream == nullptr) return {};
    const auto size = static_cast<gint64>(bytes_.size() - begin_);
    const gint64 from = std::clamp<gint64>(stream->bound_start, 0, size);
    const gint64 to = stream->bound_end < 0 ? size : std::clamp<gint64>(stream->bound_end, from, size);
    return span_of(begin_ + static_cast<size_t>(from), begin_ + static_cast<size_t>(to));
  }

  MailPart describe(GMimeObject* object, int parent) const {
    MailPart part;
    part.parent = parent;
    const std::string_view type = header_of(object, "Content-Type");
    const std::string_view disposition = header_of(object, "Content-Disposition");
    GMimeContentType* const content_type = g_mime_object_get_content_type(object);
    const std::unique_ptr<char, void (*)(void*)> name(g_mime_content_type_get_mime_type(content_type),
                                                      g_free);
    part.media_type = lower(name ? name.get() : "text/plain");
    part.charset = mail_parameter(type, "charset");
    part.name = mail_parameter(disposition, "filename");
    if (part.name.empty()) part.name = mail_parameter(type, "name");
    const size_t word = std::min(disposition.find_first_not_of(" \t\r\n"), disposition.size());
    part.attachment = lower(disposition.substr(word, 10)) == "attachment";
    part.flowed = lower(mail_parameter(type, "format")) == "flowed";
    part.drops_space = lower(mail_parameter(type, "delsp")) == "yes";
    return part;
  }

  std::string_view bytes_;
  size_t begin_ = 0;  // where the headers begin; gmime counts from there
  std::vector<std::string> boundaries_;
  bool any_words_ = false;  // a part with words was met
};

}  // namespace

Span ParsedMail::header(std::string_view name) const {
  for (const MailHeader& header : headers)
    if (header.name == name) return header.value;
  return {};
}

Result<ParsedMail> parse_mail(std::string_view bytes) {
  if (takes_too_much(bytes))
    return Error(ErrorKind::Limit,
                 "it has so many parts and headers that reading it would take too much memory");
  initialise_gmime();
  MailReader reader(bytes);
  if (Status read = reader.read(); !read) return std::move(read).error();
  const Span date = reader.mail.header("date");
  reader.mail.date = iso_time(decode_mail_header(date.of(bytes)));
  return std::move(reader.mail);
}

}  // namespace hearsay
