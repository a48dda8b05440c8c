#include "pdf/text_string.h"

#include <poppler/UTF.h>
#include <poppler/goo/gmem.h>

#include <memory>

#include "base/utf8.h"

namespace hearsay {

void append_character(std::string& out, Unicode character) {
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool none =
      character > 0x10FFFF || (character >= 0xD800 && character < 0xE000) || (character & 0xFFFE) == 0xFFFE;
  const bool blank = (character >= 9 && character <= 13) || character == 0xA0 ||
                     (character >= 0x2000 && character <= 0x200A) || character == 0x202F ||
                     character == 0x205F || character == 0x3000;
  // direction marks, the byte order mark
  const bool invisible = character == 0xFEFF || character == 0x200E || character == 0x200F ||
                         (character >= 0x202A && character <= 0x202E);
  if (blank)
    out += ' ';
  else if (!control && !none && !invisible)
    append_utf8(out, character);
}

std::string utf8_of_text_string(const std::string& text) {
  Unicode* characters = nullptr;
  const int count = TextStringToUCS4(text, &characters);
  const std::unique_ptr<Unicode, void (*)(void*)> owned(characters, gfree);
  std::string out;
  for (int i = 0; i < count; ++i) append_character(out, characters[i]);
  return out;
}

}  // namespace hearsay
