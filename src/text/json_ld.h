// What a page says of its article in JSON-LD (schema.org).
//
// Not a JSON library: a tolerant scan for a handful of fields, since pages write JSON with raw line ends,
// trailing commas and comments. Never fails: what it does not understand it does not find. Linear; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// Empty where it does not say.
struct ArticleFacts {
  std::string title;
  std::string published;  // as written
  std::string outlet;
  std::vector<std::string> authors;

  bool empty() const { return title.empty() && published.empty(); }
};

// Of the first object whose type is an article's, a posting's or a report's.
ArticleFacts read_json_ld(std::string_view json);

}  // namespace hearsay
