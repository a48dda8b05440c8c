// Poppler makes the fonts of each page anew and unpacks their files every time: half of what reading a report
// costs. This unpacks them once.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_set>

class Dict;
class XRef;

namespace hearsay {

// For one file, whose document it must outlive.
class EmbeddedFonts {
 public:
  // Puts the unpacked files of the fonts that a page names in the place of the packed ones, as far as memory
  // goes. To be called before the page is drawn; each font costs something once.
  void unpack(XRef& objects, Dict* page_resources);

 private:
  void unpack_file(XRef& objects, const Dict& descriptor, const char* key);

  std::unordered_set<int> seen_;    // numbers of fonts
  std::deque<std::string> files_;   // unpacked; the document has pointers to what they hold
  size_t left_ = size_t{32} << 20;  // bytes, of all
};

}  // namespace hearsay
