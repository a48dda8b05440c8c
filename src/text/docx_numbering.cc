#include "text/docx_numbering.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"
#include "text/xml.h"

namespace hearsay {
namespace {

constexpr int kMostCounted = 1'000'000;
constexpr size_t kMostLists = 32'767;  // as Word has it; what stands behind them has no numbers
constexpr size_t kLongestNumber = 64;

int number_of(const std::string& value, int least, int most) {
  return std::clamp(std::atoi(value.c_str()), least, most);
}

std::string value_of(pugi::xml_node node, std::string_view child) {
  return attribute_of(child_of(node, child), "val");
}

std::string letters(int value) {
  // "z" is followed by "aa", "bb".
  const char letter = static_cast<char>('a' + (value - 1) % 26);
  return std::string(static_cast<size_t>(std::min((value - 1) / 26 + 1, 8)), letter);
}

std::string roman(int value) {
  constexpr std::pair<int, const char*> kDigits[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [worth, digit] : kDigits)
    for (; value >= worth && out.size() < 32; value -= worth) out += digit;
  return out;
}

std::string formatted(int value, std::string_view format) {
  std::string out = std::to_string(value);
  if (format == "none") return "";
  if (format == "decimalZero" && value < 10) return "0" + out;
  if (value < 1) return out;
  if (format.ends_with("Letter")) out = letters(value);
  if (format.ends_with("Roman")) out = roman(value);
  if (format.starts_with("upper"))
    for (char& c : out) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  return out;
}

}  // namespace

DocxNumbering::DocxNumbering(pugi::xml_node numbering, pugi::xml_node styles) {
  const auto read_level = [](pugi::xml_node node, Level& level) {
    if (const std::string start = value_of(node, "start"); !start.empty())
      level.start = number_of(start, 0, kMostCounted);
    if (const std::string format = value_of(node, "numFmt"); !format.empty())
      level.format = format.substr(0, kLongestNumber);
    level.text = value_of(node, "lvlText");
    size_t size = std::min(level.text.size(), kLongestNumber);
    while (!is_boundary(level.text, size)) --size;
    level.text.resize(size);
  };
  struct Abstract {
    std::vector<Level> levels = std::vector<Level>(kLevels);
    std::vector<std::pair<std::string, size_t>> styles;  // that stand for one of its levels
  };
  std::map<std::string, Abstract> abstracts;
  for (const pugi::xml_node node : numbering.children()) {
    if (local_name(node) != "abstractNum" || abstracts.size() == kMostLists) continue;
    const auto [at, is_new] = abstracts.try_emplace(attribute_of(node, "abstractNumId"));
    for (const pugi::xml_node level : node.children()) {
      if (!is_new || local_name(level) != "lvl") continue;
      const auto depth = static_cast<size_t>(number_of(attribute_of(level, "ilvl"), 0, kLevels - 1));
      read_level(level, at->second.levels[depth]);
      if (const std::string style = value_of(level, "pStyle"); !style.empty())
        at->second.styles.emplace_back(style, depth);
    }
  }
  for (const pugi::xml_node node : numbering.children()) {
    if (local_name(node) != "num" || lists_.size() == kMostLists) continue;
    const std::string id = attribute_of(node, "numId");
    const std::string base = value_of(node, "abstractNumId");
    Abstract& abstract = abstracts[base];
    List list;
    list.levels = abstract.levels;
    list.counter = base;
    for (const auto& [style, depth] : std::exchange(abstract.styles, {}))
      by_style_.try_emplace(style, id, depth);
    for (const pugi::xml_node change : node.children()) {
      if (local_name(change) != "lvlOverride") continue;
      Level& level =
          list.levels[static_cast<size_t>(number_of(attribute_of(change, "ilvl"), 0, kLevels - 1))];
      if (const pugi::xml_node anew = child_of(change, "lvl")) read_level(anew, level);
      if (const std::string start = value_of(change, "startOverride"); !start.empty()) {
        level.start = number_of(start, 0, kMostCounted);
        list.counter = base + "/" + id;
      }
    }
    lists_.try_emplace(id, std::move(list));
  }
  for (const pugi::xml_node style : styles.children()) {
    const auto named = list_of(child_of(style, "pPr"));
    if (!named.first.empty()) by_style_.try_emplace(attribute_of(style, "styleId"), named);
  }
}

std::pair<std::string, size_t> DocxNumbering::list_of(pugi::xml_node properties) const {
  std::pair<std::string, size_t> found;
  if (const auto style = by_style_.find(value_of(properties, "pStyle")); style != by_style_.end())
    found = style->second;
  if (const pugi::xml_node direct = child_of(properties, "numPr")) {
    if (const std::string id = value_of(direct, "numId"); !id.empty()) found.first = id;  // "0": none
    if (const std::string level = value_of(direct, "ilvl"); !level.empty())
      found.second = static_cast<size_t>(number_of(level, 0, kLevels - 1));
  }
  return found;
}

std::string DocxNumbering::next(pugi::xml_node paragraph_properties) {
  const auto [id, depth] = list_of(paragraph_properties);
  const auto list = lists_.find(id);
  if (list == lists_.end()) return "";
  const std::vector<Level>& levels = list->second.levels;
  std::vector<int>& counts = counters_.try_emplace(list->second.counter, kLevels, -1).first->second;
  counts[depth] = counts[depth] < 0 ? levels[depth].start : std::min(counts[depth] + 1, kMostCounted);
  std::fill(counts.begin() + static_cast<ptrdiff_t>(depth) + 1, counts.end(), -1);
  if (levels[depth].format == "bullet") return "•";
  std::string out;
  const std::string& text = levels[depth].text;
  for (size_t at = 0; at < text.size(); ++at) {
    if (out.size() >= kLongestNumber && is_boundary(text, at)) break;
    const size_t level =
        at + 1 < text.size() && text[at] == '%' ? static_cast<size_t>(text[at + 1] - '1') : kLevels;
    if (level >= kLevels) {
      out.push_back(text[at]);
      continue;
    }
    out += formatted(counts[level] < 0 ? levels[level].start : counts[level], levels[level].format);
    ++at;
  }
  return out;
}

}  // namespace hearsay
