// Writes the canonical text of a package from the texts of its parts, with the map back to their bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/document.h"
#include "text/package.h"
#include "text/xml.h"

namespace hearsay {

// What parts two words; the strongest that stands between them counts, and none at the beginning.
enum class TextGap : uint8_t { None, Space, Cell, Line, Block };

class PackageText {
 public:
  enum class Spaces : uint8_t { Kept, Folded };

  explicit PackageText(Spaces spaces) : spaces_(spaces) {}

  // Parses a part for reading; null where there is none or it cannot be parsed, which is noted unless
  // `needed`, where it fails. The tree lives as long as this object.
  Result<const XmlTree*> open(const Package& package, const std::string& name, bool needed);

  // The text of a pcdata or cdata node of the tree that was opened last, or of `tree`.
  void words(const XmlTree& tree, pugi::xml_node node);
  // Words of the reader's own, which have no source.
  void put(std::string_view words);

  void gap(TextGap gap) { gap_ = gap_ < gap ? gap : gap_; }
  // Instead of a stronger one.
  void gap_instead(TextGap gap) { gap_ = gap; }
  // Writes a part of a table. What follows it stands behind `after`, whatever its last paragraph asks for;
  // where nothing was written, the gap before it stays.
  template <typename Write>
  void write_part(TextGap after, const Write& write) {
    const uint32_t end_before = end();
    const TextGap gap_before = gap_;
    write();
    gap_ = end() == end_before ? gap_before : after;
  }

  // Where the next words will stand: the gap before them is written.
  uint32_t begin();
  uint32_t end() const { return static_cast<uint32_t>(text_.size()); }

  std::vector<std::string>& notes() { return notes_; }
  const std::string& text() const { return text_; }

  // Text, map, parts and notes go to the document.
  void finish(Document& document) &&;

 private:
  struct Opened {
    std::string name;
    std::unique_ptr<XmlTree> tree;
    uint32_t decoded = 0;  // where its text stands among all of them
    uint32_t bytes = 0;    // where its bytes stand
  };
  const Opened& opened(const XmlTree& tree) const;
  void add(std::string_view piece, uint32_t source, uint32_t source_size);

  Spaces spaces_;
  std::vector<Opened> parts_;
  std::unordered_map<const XmlTree*, size_t> part_of_;
  uint32_t decoded_ = 0;
  uint32_t bytes_ = 0;
  std::string text_;
  OffsetMap map_;       // to the decoded text of all parts, one after another
  OffsetMap to_bytes_;  // from there to their bytes
  TextGap gap_ = TextGap::None;
  uint32_t begun_ = 0;  // where the last gap ended: none follows it at once
  std::vector<std::string> notes_;
};

}  // namespace hearsay
