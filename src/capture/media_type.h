// What kind of file some bytes are, by what stands in them first and by the file's name second. Pure
// functions, linear in the bytes; safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

// Packages of files that are documents.
constexpr std::string_view kDocxType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kOdtType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kEpubType = "application/epub+zip";

enum class ByteOrder { LittleEndian, BigEndian };

// The byte order of UTF-16 text, by its mark or by where its zero bytes stand; nothing for other bytes.
std::optional<ByteOrder> utf16_order(std::string_view bytes);

// Whether the bytes are no text in any charset. A few stray control characters do not make a text binary.
bool is_binary(std::string_view bytes);

// The media type ("text/html", "application/pdf"); empty for bytes of no known kind. A package of files
// (DOCX, ODT, EPUB) is told from a ZIP archive by what is inside.
std::string detect_media_type(std::string_view path, std::string_view bytes);

// Whether this build reads captures of this type.
bool may_be_read(std::string_view media_type);

// Why it does not and what can be done: "an RTF file: save it as DOCX or PDF"; empty where it does.
std::string why_not_read(std::string_view media_type);

// Whether a capture of this media type only holds others and has no text of its own: an archive, a mail box.
bool is_archive(std::string_view media_type);

// The last part of a path in lower case, from its dot: ".html"; empty without one.
std::string extension_of(std::string_view path);

}  // namespace hearsay
