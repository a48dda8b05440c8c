// The numbers and bullets of a Word document's paragraphs, which stand in no text of it: they are counted.
//
// ECMA-376, part 1, 17.9. For one document and one thread.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

class DocxNumbering {
 public:
  // Of word/numbering.xml and word/styles.xml; null nodes where there are none.
  DocxNumbering(pugi::xml_node numbering, pugi::xml_node styles);

  // Counts the paragraph with these properties (w:pPr) and gives what stands before it: "2.1.", "(a)", "•";
  // empty for one without a number. About 100 bytes at most.
  std::string next(pugi::xml_node paragraph_properties);

 private:
  static constexpr size_t kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";  // w:numFmt
    std::string text;                // w:lvlText: "%1.%2."
  };
  struct List {
    std::vector<Level> levels;
    std::string counter;  // lists of one abstract list go on counting, unless one starts anew
  };
  // The list and level that properties name, directly or by style; an empty id without.
  std::pair<std::string, size_t> list_of(pugi::xml_node properties) const;

  std::map<std::string, List, std::less<>> lists_;                               // by w:numId
  std::map<std::string, std::pair<std::string, size_t>, std::less<>> by_style_;  // list and level
  std::map<std::string, std::vector<int>, std::less<>> counters_;                // 0: not begun
};

}  // namespace hearsay
