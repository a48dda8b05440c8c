#include "text/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace hearsay {
namespace {

struct Row {
  std::string_view name;
  uint16_t traits;
};

constexpr uint16_t kHolder = HtmlTrait::kSpecial | HtmlTrait::kScope;

constexpr Row kRows[] = {{"", 0},
#define HEARSAY_HTML_TAG_ROW(id, name, traits) {name, traits},
                         HEARSAY_HTML_TAGS(HEARSAY_HTML_TAG_ROW)
#undef HEARSAY_HTML_TAG_ROW
                             {"", 0},
                         {"", kHolder},
                         {"", kHolder},
                         {"", kHolder}};
static_assert(std::size(kRows) == static_cast<size_t>(HtmlTag::Count));

// Names by hash, with room enough that few meet.
constexpr size_t kSlots = 512;
constexpr uint32_t kSeed = 5381;

constexpr uint32_t step(uint32_t hash, char c) { return hash * 33 + static_cast<unsigned char>(c); }
constexpr size_t slot_of(uint32_t hash) { return (hash ^ hash >> 9) % kSlots; }

constexpr std::array<HtmlTag, kSlots> kTable = [] {
  std::array<HtmlTag, kSlots> table{};
  for (size_t row = 1; row < std::size(kRows) && !kRows[row].name.empty(); ++row) {
    uint32_t hash = kSeed;
    for (const char c : kRows[row].name) hash = step(hash, c);
    size_t slot = slot_of(hash);
    while (table[slot] != HtmlTag::Unknown) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<HtmlTag>(row);
  }
  return table;
}();

}  // namespace

HtmlTag html_tag_of(std::string_view name) {
  constexpr size_t kLongest = 14;
  if (name.size() > kLongest) return HtmlTag::Unknown;
  uint32_t hash = kSeed;
  for (const char c : name) hash = step(hash, html_lower(c));
  for (size_t slot = slot_of(hash); kTable[slot] != HtmlTag::Unknown; slot = (slot + 1) % kSlots)
    if (is_html_name(name, name_of(kTable[slot]))) return kTable[slot];
  return HtmlTag::Unknown;
}

std::string_view name_of(HtmlTag tag) { return kRows[static_cast<size_t>(tag)].name; }
uint16_t traits_of(HtmlTag tag) { return kRows[static_cast<size_t>(tag)].traits; }

bool is_html_name(std::string_view name, std::string_view lower) {
  return std::equal(name.begin(), name.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return html_lower(a) == b; });
}

}  // namespace hearsay
