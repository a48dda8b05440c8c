// Texts of PDF files as UTF-8.
#pragma once

#include <poppler/CharTypes.h>

#include <string>

class GooString;

namespace hearsay {

// A "text string" of the PDF format (UTF-16 with a mark, or PDFDocEncoding), without control characters.
std::string utf8_of_text_string(const std::string& text);

// Appends one character; what is none, or is for control only, is left out. Blanks of all kinds become ' '.
void append_character(std::string& out, Unicode character);

}  // namespace hearsay
