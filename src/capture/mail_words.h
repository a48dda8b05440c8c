// The words in the headers of a mail: encoded words (RFC 2047), folded lines, parameters (RFC 2045, RFC
// 2231).
//
// Charsets are ICU's: glibc's iconv, which gmime uses, loads its tables from files, and the sandbox has none.
// Pure, linear; safe from any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace hearsay {

// Told how decoded text stands on its source, in order: byte for byte, or (`whole`) one stretch for another.
using DecodedPiece = std::function<void(Span text, Span source, bool whole)>;

// The value of a header as a person reads it, on one line: encoded words decoded, folds as one space, bytes
// that are no UTF-8 read as windows-1252. `source` counts in `raw`.
std::string decode_mail_header(std::string_view raw, const DecodedPiece& on_piece);
std::string decode_mail_header(std::string_view raw);

// A parameter of Content-Type or Content-Disposition ("charset", "filename"; in lower case), decoded and in
// one where it was split (filename*0*=…); empty where it is not there.
std::string mail_parameter(std::string_view raw, std::string_view name);

}  // namespace hearsay
