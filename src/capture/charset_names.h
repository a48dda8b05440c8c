// What the names of charsets mean in practice, and short texts in them as UTF-8. (Whole documents:
// text/charset.h.) Pure, linear; safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

// The name that a converter knows, as browsers take what pages and mails declare: what calls itself Latin-1
// is windows-1252. In lower case.
std::string usual_charset(std::string_view declared);

// Nothing where the charset is not known. Bytes that mean nothing in it become U+FFFD.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view charset);

// Bytes of no declared charset: UTF-8 if they are, else windows-1252.
std::string to_utf8(std::string_view bytes);

}  // namespace hearsay
