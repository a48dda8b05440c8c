// The head of a Markdown file between two lines of "---": what it says of the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hearsay {

// Empty where it does not say. Not a YAML parser: `key: value`, `key: [a, b]`, and lists of "- a" lines.
struct FrontMatter {
  size_t size = 0;  // bytes of the head with both its lines; 0 where there is none
  std::string title, author, outlet;
  std::string published;  // YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 time
};

// Looks at a bounded number of lines. Pure.
FrontMatter read_front_matter(std::string_view text);

}  // namespace hearsay
