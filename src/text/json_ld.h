// What a page says of its article in JSON-LD (schema.org).
//
// Not a JSON library: a tolerant scan, since pages write JSON with raw line ends, trailing commas and
// comments, and cut it short. Never fails: what it does not understand it does not find. Linear; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// Empty where it does not say. Dates are as written.
struct ArticleFacts {
  std::string title, published, created, modified, outlet, language, address;
  std::vector<std::string> authors;        // in order; people, and whom the page does not call anything
  std::vector<std::string> organizations;  // authors that it calls organizations
};

// What the scripts of a page say of the page itself: of articles, postings and reports one by one, in order;
// then of whatever else has a date or an author (the web page, a recipe). Objects that are merely listed,
// mentioned or commented on do not count. "@id" references are followed across scripts.
struct LinkedData {
  std::vector<ArticleFacts> articles, others;
};
LinkedData read_json_ld(const std::vector<std::string>& scripts);

// A text from an attribute or JSON as a reader sees it: one line, without tags, character references decoded
// (pages escape them once too often).
std::string plain_line(std::string_view text);

}  // namespace hearsay
