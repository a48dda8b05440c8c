// A document that is a ZIP file of parts: DOCX, ODT, EPUB. Its XML and HTML parts by name, unpacked within
// limits; pictures and fonts are left alone.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

class Package {
 public:
  // Fails where the ZIP file cannot be opened or is over a limit. A part that is damaged or encrypted is
  // noted; its name is known all the same.
  static Result<Package> open(std::string_view bytes);

  // For tests: the parts as they are.
  static Package of(std::map<std::string, std::string, std::less<>> parts);

  // The bytes of a part; null when there is none. Upper and lower case are the same (ECMA-376, part 2).
  const std::string* find(std::string_view name) const;

  // How many files, read or not, have a name that begins so.
  size_t count(std::string_view prefix) const;

  const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::map<std::string, std::string, std::less<>> parts_;  // by name in lower case
  std::vector<std::string> names_;                         // of all files
  std::vector<std::string> notes_;
};

// Where a link in one part leads: "notes.xml" in "word/document.xml" is "word/notes.xml". Without the
// "#place" behind it; percent signs are decoded. Empty for a link that leads out of the package.
std::string resolve_part(std::string_view from, std::string_view target);

}  // namespace hearsay
