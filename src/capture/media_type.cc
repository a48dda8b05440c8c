#include "capture/media_type.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "capture/capture.h"

namespace hearsay {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  size_t offset;  // where they stand
  std::string_view kind;
};

// Only signatures that no text begins with.
constexpr Signature kSignatures[] = {
    {"%PDF-"sv, 0, "a PDF file"},
    {"{\\rtf"sv, 0, "an RTF file"},
    {"%!PS-"sv, 0, "a PostScript file"},
    {"PK\x03\x04"sv, 0, "a ZIP archive"},
    {"PK\x05\x06"sv, 0, "a ZIP archive"},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "a 7z archive"},
    {"Rar!\x1A\x07"sv, 0, "a RAR archive"},
    {"\x1F\x8B"sv, 0, "a gzip file"},
    {"BZh9"sv, 0, "a bzip2 file"},
    {"\xFD"
     "7zXZ\0"sv,
     0, "an xz file"},
    {"\x28\xB5\x2F\xFD"sv, 0, "a Zstandard file"},
    {"ustar"sv, 257, "a tar archive"},
    {"\x89PNG\r\n\x1A\n"sv, 0, "a PNG image"},
    {"\xFF\xD8\xFF"sv, 0, "a JPEG image"},
    {"GIF87a"sv, 0, "a GIF image"},
    {"GIF89a"sv, 0, "a GIF image"},
    {"II*\0"sv, 0, "a TIFF image"},
    {"MM\0*"sv, 0, "a TIFF image"},
    {"WEBPVP8"sv, 8, "a WebP image"},
    {"WAVEfmt"sv, 8, "a sound file"},
    {"ID3\x03"sv, 0, "a sound file"},
    {"ID3\x04"sv, 0, "a sound file"},
    {"OggS\0"sv, 0, "a sound or film file"},
    {"ftyp"sv, 4, "a sound or film file"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "an old Microsoft Office file"},
    {"!BDN"sv, 0, "an Outlook mail box"},
    {"SQLite format 3\0"sv, 0, "an SQLite database"},
    {"\x7F"
     "ELF"sv,
     0, "a program"},
};

// Zip archives that are documents, by the file's name.
constexpr std::array<std::string_view, 2> kZipped[] = {
    {".docx", "a Word document"}, {".odt", "an OpenDocument text"}, {".epub", "an e-book"},
    {".xlsx", "a spreadsheet"},   {".ods", "a spreadsheet"},        {".pptx", "a set of slides"},
    {".odp", "a set of slides"},
};

// Text by its bytes, but no running text.
constexpr std::array<std::string_view, 2> kNotProse[] = {
    {".eml", "an e-mail"},   {".mbox", "a mail box"}, {".json", "a JSON file"}, {".jsonl", "a JSON file"},
    {".xml", "an XML file"}, {".csv", "a table"},     {".tsv", "a table"},      {".css", "a style sheet"},
    {".js", "a script"},     {".svg", "an image"},
};

template <size_t size>
std::string_view named(const std::array<std::string_view, 2> (&table)[size], std::string_view extension) {
  for (const auto& [name, kind] : table)
    if (name == extension) return kind;
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

// Control characters that no text uses.
bool is_odd_control(unsigned char byte) {
  return byte < 0x20 ? byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B
                     : byte == 0x7F;
}

}  // namespace

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
  const auto odd = static_cast<size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return is_odd_control(static_cast<unsigned char>(c)); }));
  // Random bytes have 11 odd controls in a hundred. UTF-8 that decodes is text even with some more of them.
  if (odd * 100 <= bytes.size()) return false;
  return odd * 10 > bytes.size() || !is_utf8(bytes);
}

std::string_view unsupported_kind(std::string_view path, std::string_view bytes) {
  const std::string extension = extension_of(path);
  for (const Signature& signature : kSignatures) {
    if (bytes.size() < signature.offset || !bytes.substr(signature.offset).starts_with(signature.bytes))
      continue;
    const std::string_view document = signature.bytes.starts_with("PK") ? named(kZipped, extension) : "";
    return document.empty() ? signature.kind : document;
  }
  return begins_as_html(bytes) ? std::string_view() : named(kNotProse, extension);
}

std::string detect_media_type(std::string_view path, std::string_view bytes) {
  if (!unsupported_kind(path, bytes).empty() || is_binary(bytes)) return "";
  const std::string extension = extension_of(path);
  const auto is_one_of = [&extension](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), extension) != names.end();
  };
  if (is_one_of({".md", ".markdown", ".mdown", ".mkd"})) return "text/markdown";
  if (begins_as_html(bytes) || is_one_of({".html", ".htm", ".xhtml", ".shtml", ".xht"})) return "text/html";
  return "text/plain";
}

}  // namespace hearsay
