// XML parts of a package, as a tree whose texts know where they stand. Over pugixml, which is given neither
// entities nor depth to choke on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/charset.h"

namespace hearsay {

constexpr int kMostXmlDepth = 256;
constexpr size_t kMostXmlMarks = 6'000'000;  // elements, texts and attributes: about 80 bytes of memory each

// A parsed part. Names are used without their prefix, which every writer may choose.
struct XmlTree {
  DecodedText source;
  pugi::xml_document nodes;
  std::string note;  // where it is not well-formed: what stands before was read
};

// Fails with Limit where it is nested deeper than kMostXmlDepth or larger than kMostXmlMarks, with
// Unsupported where it declares entities of its own. Linear.
Result<std::unique_ptr<XmlTree>> parse_xml(std::string_view bytes);

// "p" of "w:p".
std::string_view local_name(pugi::xml_node node);

// The first child of that local name; a null node without one.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);

// An attribute by its local name, with entities decoded; empty without it.
std::string attribute_of(pugi::xml_node node, std::string_view name);

// All text below the node, decoded, white space trimmed at its ends. For short values.
std::string words_of(pugi::xml_node node);

// The character that "&…;" at the beginning of `raw` stands for, with its length in `raw`; nothing when it is
// none.
struct XmlEntity {
  char32_t value = 0;
  size_t length = 0;
};
std::optional<XmlEntity> read_entity(std::string_view raw);

}  // namespace hearsay
