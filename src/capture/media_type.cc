#include "capture/media_type.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "capture/mail_signs.h"
#include "capture/zip_directory.h"

namespace hearsay {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  size_t offset;  // where they stand
  std::string_view media_type;
};

constexpr std::string_view kZip = "application/zip";
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kPptx =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";
constexpr std::string_view kOdf = "application/vnd.oasis.opendocument";
constexpr std::string_view kOds = "application/vnd.oasis.opendocument.spreadsheet";
constexpr std::string_view kOdp = "application/vnd.oasis.opendocument.presentation";
constexpr std::string_view kOle = "application/x-ole-storage";
constexpr std::string_view kDoc = "application/msword";
constexpr std::string_view kMsg = "application/vnd.ms-outlook";
constexpr std::string_view kLocked = "application/x-encrypted-office";

// Only signatures that no text begins with.
constexpr Signature kSignatures[] = {
    {"%PDF-"sv, 0, "application/pdf"},
    {"%!PS-"sv, 0, "application/postscript"},
    {"PK\x03\x04"sv, 0, kZip},
    {"PK\x05\x06"sv, 0, kZip},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "application/x-7z-compressed"},
    {"Rar!\x1A\x07"sv, 0, "application/vnd.rar"},
    {"\x1F\x8B"sv, 0, "application/gzip"},
    {"1AY&SY"sv, 4, "application/x-bzip2"},  // after "BZh" and the size of its blocks
    {"\xFD"
     "7zXZ\0"sv,
     0, "application/x-xz"},
    {"\x28\xB5\x2F\xFD"sv, 0, "application/zstd"},
    {"ustar"sv, 257, "application/x-tar"},
    {"\x89PNG\r\n\x1A\n"sv, 0, "image/png"},
    {"\xFF\xD8\xFF"sv, 0, "image/jpeg"},
    {"GIF87a"sv, 0, "image/gif"},
    {"GIF89a"sv, 0, "image/gif"},
    {"II*\0"sv, 0, "image/tiff"},
    {"MM\0*"sv, 0, "image/tiff"},
    {"WEBPVP8"sv, 8, "image/webp"},
    {"WAVEfmt"sv, 8, "audio/wav"},
    {"ID3\x03"sv, 0, "audio/mpeg"},
    {"ID3\x04"sv, 0, "audio/mpeg"},
    {"OggS\0"sv, 0, "application/ogg"},
    {"ftyp"sv, 4, "video/mp4"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, kOle},
    {"!BDN"sv, 0, "application/vnd.ms-outlook-pst"},
    {"SQLite format 3\0"sv, 0, "application/vnd.sqlite3"},
    {"\x7F"
     "ELF"sv,
     0, "application/x-executable"},
};

// Names inside a ZIP archive that say what it is: the whole name, or its beginning where it ends with "/".
constexpr std::array<std::string_view, 2> kInZip[] = {
    {"word/", kDocxType},
    {"xl/", kXlsx},
    {"ppt/", kPptx},
    {"META-INF/container.xml", kEpubType},
    {"AndroidManifest.xml", "application/vnd.android.package-archive"},
    {"META-INF/MANIFEST.MF", "application/java-archive"},
    {"Index/Document.iwa", "application/vnd.apple.iwork"},
};

// Names of streams in Microsoft's older container (OLE), written there in UTF-16.
constexpr std::array<std::string_view, 2> kInOle[] = {
    {"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, kLocked},
    {"_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0"sv, kMsg},
    {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, kDoc},
};

// What a name says of bytes that do not speak for themselves.
constexpr std::array<std::string_view, 2> kByZipName[] = {
    {".docx", kDocxType}, {".docm", kDocxType}, {".odt", kOdtType}, {".epub", kEpubType},
    {".xlsx", kXlsx},     {".ods", kOds},       {".pptx", kPptx},   {".odp", kOdp},
};
constexpr std::array<std::string_view, 2> kByTextName[] = {
    {".eml", "message/rfc822"},  {".md", "text/markdown"},      {".markdown", "text/markdown"},
    {".mdown", "text/markdown"}, {".mkd", "text/markdown"},     {".html", "text/html"},
    {".htm", "text/html"},       {".xhtml", "text/html"},       {".shtml", "text/html"},
    {".xht", "text/html"},       {".json", "application/json"}, {".jsonl", "application/json"},
    {".xml", "text/xml"},        {".csv", "text/csv"},          {".tsv", "text/csv"},
    {".css", "text/css"},        {".js", "text/javascript"},    {".svg", "image/svg+xml"},
};

// What a reader of this build turns into text, or into members that are read.
constexpr std::string_view kRead[] = {"text/plain",        "text/markdown",
                                      "text/html",         "application/pdf",
                                      kDocxType,           "message/rfc822",
                                      "application/mbox",  kOdtType,
                                      kEpubType,           kZip,
                                      "application/x-tar", "application/x-7z-compressed",
                                      "application/gzip",  "application/x-bzip2",
                                      "application/x-xz",  "application/zstd"};
constexpr std::string_view kWhatIsRead =
    "hearsay reads text, Markdown, HTML, mail, PDF, DOCX, ODT, EPUB and archives of these";

// How a person calls the others, and what can be done to have them read.
struct NotRead {
  std::string_view media_type, name, advice;
};
constexpr NotRead kNotRead[] = {
    {"application/vnd.rar", "a RAR archive", "unpack it and read the folder"},
    {kOle, "an old Microsoft Office file", "save it as DOCX or PDF"},
    {kDoc, "an old Word document", "save it as DOCX or PDF"},
    {kMsg, "an Outlook message", "save it as EML"},
    {kLocked, "an Office file with a password", "save it without the password"},
    {"application/vnd.ms-outlook-pst", "an Outlook mail box", "export its mails as EML or mbox"},
    {"application/rtf", "an RTF file", "save it as DOCX or PDF"},
    {"application/postscript", "a PostScript file", "save it as PDF"},
    {"multipart/related", "a web page in one file (MHTML)", "save it as HTML or PDF"},
    {kXlsx, "a spreadsheet", "save it as PDF"},
    {kOds, "a spreadsheet", "save it as PDF"},
    {kPptx, "a set of slides", "save it as PDF"},
    {kOdp, "a set of slides", "save it as PDF"},
    {kOdf, "an OpenDocument file that is no text", "save it as PDF"},
    {"application/vnd.apple.iwork", "an Apple iWork file", "save it as DOCX or PDF"},
    {"application/java-archive", "a Java program", ""},
    {"application/vnd.android.package-archive", "an Android program", ""},
    {"application/x-executable", "a program", ""},
    {"application/vnd.sqlite3", "an SQLite database", ""},
    {"image/png", "a PNG image", ""},
    {"image/jpeg", "a JPEG image", ""},
    {"image/gif", "a GIF image", ""},
    {"image/tiff", "a TIFF image", ""},
    {"image/webp", "a WebP image", ""},
    {"image/svg+xml", "an image", ""},
    {"audio/wav", "a sound file", ""},
    {"audio/mpeg", "a sound file", ""},
    {"application/ogg", "a sound or film file", ""},
    {"video/mp4", "a sound or film file", ""},
    {"application/json", "a JSON file", ""},
    {"text/xml", "an XML file", ""},
    {"text/csv", "a table", "save it as PDF"},
    {"text/css", "a style sheet", ""},
    {"text/javascript", "a script", ""},
};

template <size_t size>
std::string_view named(const std::array<std::string_view, 2> (&table)[size], std::string_view extension) {
  for (const auto& [name, media_type] : table)
    if (name == extension) return media_type;
  return {};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The beginning of the bytes as lower-case ASCII: without marks, zero bytes (UTF-16) and white space before
// it.
std::string plain_beginning(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, 2048)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0 || byte >= 0x80) continue;
    if (out.empty() && byte <= ' ') continue;
    out.push_back(c);
  }
  return lower(out);
}

// What stands before the first tag says nothing of the kind: comments and the XML declaration.
std::string_view skip_prologue(std::string_view text) {
  while (true) {
    const size_t begin = text.find_first_not_of(" \t\r\n\f");
    text.remove_prefix(std::min(begin, text.size()));
    const std::string_view close = text.starts_with("<!--") ? "-->" : text.starts_with("<?xml") ? "?>" : "";
    const size_t end = close.empty() ? std::string_view::npos : text.find(close);
    if (end == std::string_view::npos) return text;
    text.remove_prefix(end + close.size());
  }
}

bool begins_as_html(std::string_view bytes) {
  const std::string beginning = plain_beginning(bytes);
  const std::string_view text = skip_prologue(beginning);
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body"}) {
    if (!text.starts_with(tag)) continue;
    const char after = text.size() > tag.size() ? text[tag.size()] : '>';
    if (after == '>' || after == '/' || after <= ' ') return true;
  }
  return false;
}

// "{\rtf1\ansi": the version, and at once the next control word or group. Words about the format have
// neither.
bool begins_as_rtf(std::string_view bytes) {
  constexpr std::string_view kOpening = "{\\rtf";
  if (!bytes.starts_with(kOpening)) return false;
  bytes.remove_prefix(kOpening.size());
  if (bytes.starts_with('1')) bytes.remove_prefix(1);
  const size_t next = bytes.find_first_not_of(" \r\n");
  if (next == std::string_view::npos || next > 2) return false;
  if (bytes[next] == '{') return true;
  const char letter = next + 1 < bytes.size() ? bytes[next + 1] : ' ';
  return bytes[next] == '\\' && ((letter >= 'a' && letter <= 'z') || letter == '*');
}

bool is_mbox_name(std::string_view extension) { return extension == ".mbox" || extension == ".mbx"; }

// What the archive says of itself, else what is in it, else its name.
std::string_view zip_type(std::string_view extension, std::string_view bytes) {
  const std::string_view declared = zip_declared_type(bytes);
  if (declared == kEpubType) return kEpubType;
  if (declared.starts_with(kOdtType)) return kOdtType;  // templates and the like too
  if (declared == kOds || declared == kOdp) return declared == kOds ? kOds : kOdp;
  if (declared.starts_with(kOdf)) return kOdf;
  bool office = false;
  std::string_view type;
  const bool readable = read_zip_directory(bytes, [&](const ZipEntry& entry) {
    office = office || entry.name == "[Content_Types].xml";
    for (const auto& [name, media_type] : kInZip) {
      if (!type.empty()) break;
      if (name.ends_with('/') ? entry.name.starts_with(name) : entry.name == name) type = media_type;
    }
    return true;
  });
  // Any archive may hold a folder that is called "word".
  if ((type == kDocxType || type == kXlsx || type == kPptx) && !office) type = {};
  if (type.empty() && !readable) type = named(kByZipName, extension);
  return type.empty() ? kZip : type;
}

std::string_view ole_type(std::string_view bytes) {
  for (const auto& [name, media_type] : kInOle)
    if (bytes.find(name) != std::string_view::npos) return media_type;
  return kOle;
}

// Control characters that no text uses. A table, as every byte of every file is looked up.
constexpr std::array<bool, 256> kOddControls = [] {
  std::array<bool, 256> odd{};
  std::fill_n(odd.begin(), 0x20, true);
  for (const int usual : {0x09, 0x0A, 0x0C, 0x0D, 0x1B}) odd[static_cast<size_t>(usual)] = false;
  odd[0x7F] = true;
  return odd;
}();

}  // namespace

bool is_archive(std::string_view media_type) {
  constexpr std::array<std::string_view, 8> kArchives = {
      "application/gzip",    "application/mbox",  "application/x-7z-compressed",
      "application/x-bzip2", "application/x-tar", "application/x-xz",
      "application/zip",     "application/zstd"};
  return std::ranges::binary_search(kArchives, media_type);
}

std::string extension_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower(name.substr(dot));
}

std::optional<ByteOrder> utf16_order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return std::nullopt;  // UTF-32
  if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrder::LittleEndian;
  if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrder::BigEndian;
  if (bytes.size() < 2 || bytes.size() % 2 != 0) return std::nullopt;
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  // Without a mark: text with spaces or letters of the Latin alphabet has zeros in one half of its pairs
  // only.
  size_t zeros[2] = {};
  const size_t pairs = bytes.size() / 2;
  for (size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == 0;
  if (zeros[1] * 10 >= pairs * 4 && zeros[0] * 100 <= pairs) return ByteOrder::LittleEndian;
  if (zeros[0] * 10 >= pairs * 4 && zeros[1] * 100 <= pairs) return ByteOrder::BigEndian;
  return std::nullopt;
}

bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) ||
      bytes.starts_with("\0\0\xFE\xFF"sv) || utf16_order(bytes))
    return false;
  size_t odd = 0;
  for (const char c : bytes) odd += kOddControls[static_cast<unsigned char>(c)];
  // Random bytes have 11 odd controls in a hundred. UTF-8 that decodes is text even with some more of them.
  if (odd * 100 <= bytes.size()) return false;
  return odd * 10 > bytes.size() || !is_utf8(bytes);
}

std::string detect_media_type(std::string_view path, std::string_view bytes) {
  const std::string extension = extension_of(path);
  for (const Signature& signature : kSignatures) {
    if (bytes.size() < signature.offset || !bytes.substr(signature.offset).starts_with(signature.bytes))
      continue;
    if (signature.media_type == kZip) return std::string(zip_type(extension, bytes));
    if (signature.media_type == kOle) return std::string(ole_type(bytes));
    return std::string(signature.media_type);
  }
  if (begins_as_rtf(bytes)) return "application/rtf";
  const MailKind mail = mail_kind(bytes);
  if (mail == MailKind::Message && (extension == ".mht" || extension == ".mhtml")) return "multipart/related";
  if (mail == MailKind::Mailbox) return "application/mbox";
  if (mail == MailKind::Message) return is_mbox_name(extension) ? "application/mbox" : "message/rfc822";
  if (is_binary(bytes)) return extension == ".tar" ? "application/x-tar" : "";

  const std::string_view by_name = named(kByTextName, extension);
  if (by_name == "text/markdown") return "text/markdown";
  if (begins_as_html(bytes)) return "text/html";
  return by_name.empty() ? "text/plain" : std::string(by_name);
}

bool may_be_read(std::string_view media_type) {
  return std::find(std::begin(kRead), std::end(kRead), media_type) != std::end(kRead);
}

std::string why_not_read(std::string_view media_type) {
  if (may_be_read(media_type)) return "";
  if (media_type.empty()) return "binary data, not a text";
  const auto* type = std::find_if(std::begin(kNotRead), std::end(kNotRead),
                                  [&](const NotRead& known) { return known.media_type == media_type; });
  if (type == std::end(kNotRead)) return std::string(media_type) + ": " + std::string(kWhatIsRead);
  return std::string(type->name) + ": " + std::string(type->advice.empty() ? kWhatIsRead : type->advice);
}

}  // namespace hearsay
