#include "text/xml.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestEntity = 12;

// The encoding that the declaration names; empty when there is none.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min<size_t>(bytes.find("?>"), 256));
  const size_t at = head.find("encoding=");
  if (!head.starts_with("<?xml") || at == std::string_view::npos || at + 10 >= head.size()) return "";
  const std::string_view value = head.substr(at + 10);
  return std::string(value.substr(0, value.find(head[at + 9])));
}

// The ">" of a tag: not one in an attribute's value.
size_t tag_end(std::string_view text, size_t at) {
  while (true) {
    at = text.find_first_of("\"'>", at);
    if (at == std::string_view::npos || text[at] == '>') return at;
    at = text.find(text[at], at + 1);
    if (at == std::string_view::npos) return at;
    ++at;
  }
}

// What would choke the parser or its callers, found without building anything.
Status check_shape(std::string_view text) {
  size_t marks = 0;
  int depth = 0;
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    std::string_view close = ">";
    if (rest.starts_with("<!--")) close = "-->";
    if (rest.starts_with("<![CDATA[")) close = "]]>";
    if (rest.starts_with("<?")) close = "?>";
    if (rest.starts_with("<!ENTITY") ||
        (rest.starts_with("<!DOCTYPE") && rest.substr(0, rest.find('>')).find('[') != std::string_view::npos))
      return Error(ErrorKind::Unsupported, "it declares XML entities of its own");
    const bool element = close == ">" && !rest.starts_with("<!");
    const size_t end = element ? tag_end(text, at + 1) : text.find(close, at + 1);
    const std::string_view tag = text.substr(at, end == std::string_view::npos ? end : end - at);
    if (++marks > kMostXmlMarks ||
        (marks += static_cast<size_t>(std::count(tag.begin(), tag.end(), '='))) > kMostXmlMarks)
      return Error(ErrorKind::Limit,
                   "more than " + std::to_string(kMostXmlMarks) + " elements and attributes");
    if (element && rest.starts_with("</"))
      --depth;
    else if (element && !tag.ends_with('/') && ++depth > kMostXmlDepth)
      return Error(ErrorKind::Limit, "elements nested more than " + std::to_string(kMostXmlDepth) + " deep");
    if (end == std::string_view::npos) break;
    at = end;
  }
  return Done{};
}

void append_decoded(std::string& out, std::string_view raw) {
  for (size_t at = 0; at < raw.size();) {
    const size_t mark = std::min(raw.find('&', at), raw.size());
    out.append(raw, at, mark - at);
    at = mark;
    if (at == raw.size()) break;
    const std::optional<XmlEntity> entity = read_entity(raw.substr(at));
    if (entity)
      append_utf8(out, entity->value);
    else
      out.push_back('&');
    at += entity ? entity->length : 1;
  }
}

}  // namespace

Result<std::unique_ptr<XmlTree>> parse_xml(std::string_view bytes) {
  auto tree = std::make_unique<XmlTree>();
  tree->source = decode_text(bytes, declared_encoding(bytes));
  const std::string& text = tree->source.text;
  if (Status fits = check_shape(text); !fits) return std::move(fits).error();
  // Values stay raw: where they stand is then where they begin, byte for byte.
  const pugi::xml_parse_result result = tree->nodes.load_buffer(
      text.data(), text.size(), pugi::parse_cdata | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result)
    tree->note = std::string("not well-formed at byte ") +
                 std::to_string(std::max<ptrdiff_t>(result.offset, 0)) + ": " + result.description();
  return tree;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.rfind(':') + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

std::string attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view full = attribute.name();
    if (full.substr(full.rfind(':') + 1) != name) continue;
    std::string value;
    append_decoded(value, attribute.value());
    return value;
  }
  return "";
}

std::string words_of(pugi::xml_node node) {
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& at) override {
      if (at.type() == pugi::node_pcdata) append_decoded(words, at.value());
      if (at.type() == pugi::node_cdata) words += at.value();
      return true;
    }
    std::string words;
  } walker;
  node.traverse(walker);
  return std::string(trim(walker.words));
}

std::optional<XmlEntity> read_entity(std::string_view raw) {
  const size_t end = raw.substr(0, kLongestEntity).find(';');
  if (!raw.starts_with('&') || end == std::string_view::npos) return std::nullopt;
  const std::string_view name = raw.substr(1, end - 1);
  constexpr std::pair<std::string_view, char32_t> kNamed[] = {{"amp", '&'},  {"lt", '<'},    {"gt", '>'},
                                                              {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}};
  for (const auto& [known, value] : kNamed)
    if (name == known) return XmlEntity{value, end + 1};
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  char32_t value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const char small = static_cast<char>(c | 0x20);
    int digit = c >= '0' && c <= '9' ? c - '0' : hex && small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
    if (digit < 0) return std::nullopt;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  const bool fits = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return XmlEntity{fits                                              ? value
                   : value == '\t' || value == '\n' || value == '\r' ? U' '
                                                                     : kReplacement,
                   end + 1};
}

}  // namespace hearsay
