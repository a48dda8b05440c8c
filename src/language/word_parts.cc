#include "language/word_parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/characters.h"

namespace hearsay {
namespace {

// Prefixes that the treebanks leave at their word: "non-profit", "re-elected".
constexpr std::array<std::string_view, 44> kPrefixes{
    "anti",  "arch",  "bi",    "bio",   "co",    "counter", "cross", "cyber", "de",    "e",     "eco",
    "ex",    "extra", "hyper", "inter", "intra", "macro",   "mega",  "meta",  "micro", "mid",   "mini",
    "mono",  "multi", "neo",   "non",   "over",  "poly",    "post",  "pre",   "pro",   "proto", "pseudo",
    "quasi", "re",    "semi",  "socio", "sub",   "super",   "trans", "tri",   "ultra", "un",    "under"};

// What stands right after a number: "10pm", "35mm".
constexpr std::array<std::string_view, 34> kUnits{
    "am", "bn", "c",   "cm", "f",  "ft", "g",  "gb", "h",  "hh",  "hp", "hr", "hrs", "in", "k", "kb", "kg",
    "km", "lb", "lbs", "m",  "mb", "mg", "mi", "mm", "mn", "mph", "pm", "tb", "tn",  "w",  "x", "yr", "yrs"};

struct Contraction {
  std::string_view word;
  uint32_t first;  // bytes of its first part
};
constexpr std::array<Contraction, 37> kContractions{
    {{"aint", 2},   {"arent", 3},  {"arnt", 2},   {"cannot", 3}, {"cant", 2},    {"couldnt", 5},
     {"didnt", 3},  {"doesnt", 4}, {"dont", 2},   {"gimme", 3},  {"gonna", 3},   {"gotta", 3},
     {"hadnt", 3},  {"hasnt", 3},  {"havent", 4}, {"heres", 4},  {"hes", 2},     {"im", 1},
     {"isnt", 2},   {"ive", 1},    {"lemme", 3},  {"outta", 3},  {"shes", 3},    {"shouldnt", 6},
     {"thats", 4},  {"theres", 5}, {"theyre", 4}, {"theyve", 4}, {"wanna", 3},   {"wasnt", 3},
     {"werent", 4}, {"weve", 2},   {"whats", 4},  {"wont", 2},   {"wouldnt", 5}, {"youre", 3},
     {"youve", 3}}};

// What follows "its" where it is "it's": no possessive stands before these.
constexpr std::array<std::string_view, 43> kAfterItIs{
    "a",    "about",    "also",   "always",     "an",    "anyone", "as",      "at",      "because",
    "been", "between",  "called", "definitely", "for",   "from",   "getting", "going",   "gonna",
    "hard", "how",      "if",     "in",         "just",  "never",  "not",     "nothing", "now",
    "on",   "probably", "really", "simply",     "so",    "still",  "that",    "the",     "this",
    "to",   "too",      "what",   "when",       "where", "why",    "with"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower_ascii(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Bytes of the hyphen at `at`, or 0.
uint32_t hyphen_at(std::string_view word, uint32_t at) {
  if (word[at] == '-') return 1;
  const std::string_view three = word.substr(at, 3);
  return three == "\u2010" || three == "\u2011" ? 3 : 0;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Token>& out) : text_(text), out_(out) {}

  void split(Token token) {
    const std::string_view word = token.span.of(text_);
    whole_ = token;
    first_ = true;
    if (word.size() < 2 || (token.kind != TokenKind::Word && token.kind != TokenKind::Number) ||
        word.find_first_of("@_/") != std::string_view::npos) {
      out_.push_back(token);
      return;
    }
    if (is_one_number(word)) return split_part(token.span);
    uint32_t begin = 0;
    for (uint32_t at = 1; at + 1 < word.size(); ++at) {
      const uint32_t hyphen = hyphen_at(word, at);
      if (hyphen == 0 || at == begin || at + hyphen >= word.size()) continue;
      if (std::binary_search(kPrefixes.begin(), kPrefixes.end(), lower_ascii(word.substr(begin, at - begin))))
        continue;
      split_part(part(begin, at));
      add(part(at, at + hyphen), TokenKind::Punctuation);
      begin = at + hyphen;
      at = begin;
    }
    split_part(part(begin, static_cast<uint32_t>(word.size())));
  }

 private:
  Span part(uint32_t begin, uint32_t end) const {
    return {whole_.span.begin + begin, whole_.span.begin + end};
  }

  // Digits with hyphens between that are no range: a telephone number, a date.
  static bool is_one_number(std::string_view word) {
    const size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return false;
    if (!std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '-'; })) return false;
    const size_t after = word.size() - hyphen - 1;
    return word.find('-', hyphen + 1) != std::string_view::npos || hyphen > 4 || after > 4 ||
           ((hyphen == 3 || hyphen == 1) && after == 4);
  }

  void split_part(Span span) {
    const std::string_view word = span.of(text_);
    if (is_digit(word[0])) {
      const size_t letters = word.find_last_of("0123456789") + 1;
      if (letters < word.size() && word.find_first_not_of("0123456789.,:") == letters &&
          std::binary_search(kUnits.begin(), kUnits.end(), lower_ascii(word.substr(letters)))) {
        const auto middle = static_cast<uint32_t>(span.begin + letters);
        add({span.begin, middle}, TokenKind::Number);
        return add({middle, span.end}, TokenKind::Word);
      }
      const bool number = word.find_first_not_of("0123456789.,:") == std::string_view::npos;
      return add(span, number ? TokenKind::Number : whole_.kind);
    }
    if (word.size() <= 8) {
      const std::string lower = lower_ascii(word);
      if (word == "Lets") {  // in small letters it is a verb
        add({span.begin, span.begin + 3}, TokenKind::Word);
        return add({span.begin + 3, span.end}, TokenKind::Word);
      }
      if (lower == "its" && std::ranges::binary_search(kAfterItIs, word_behind(span.end))) {
        add({span.begin, span.begin + 2}, TokenKind::Word);
        return add({span.begin + 2, span.end}, TokenKind::Word);
      }
      const auto known =
          std::lower_bound(kContractions.begin(), kContractions.end(), lower,
                           [](const Contraction& c, const std::string& w) { return c.word < w; });
      if (known != kContractions.end() && known->word == lower) {
        add({span.begin, span.begin + known->first}, TokenKind::Word);
        return add({span.begin + known->first, span.end}, TokenKind::Word);
      }
    }
    add(span, whole_.kind == TokenKind::Number ? TokenKind::Word : whole_.kind);
  }

  // The word of small letters behind one blank at `at`; empty where there is none or it is long.
  std::string_view word_behind(uint32_t at) const {
    constexpr size_t kLongest = 12;
    const std::string_view ahead = text_.substr(std::min<size_t>(at + 1, text_.size()), kLongest + 1);
    if (at >= text_.size() || text_[at] != ' ') return {};
    size_t end = 0;
    while (end < ahead.size() && ahead[end] >= 'a' && ahead[end] <= 'z') ++end;
    return end <= kLongest ? ahead.substr(0, end) : std::string_view();
  }

  void add(Span span, TokenKind kind) {
    out_.push_back({span, kind, !first_});
    first_ = false;
  }

  std::string_view text_;
  std::vector<Token>& out_;
  Token whole_;
  bool first_ = true;
};

}  // namespace

void split_words(std::string_view text, Annotation& annotation) {
  std::vector<Token> parts;
  parts.reserve(annotation.tokens.size() + annotation.tokens.size() / 32);
  Splitter splitter(text, parts);
  uint32_t token = 0;
  for (Sentence& sentence : annotation.sentences) {
    const uint32_t end = sentence.end;
    sentence.begin = static_cast<uint32_t>(parts.size());
    for (; token < end; ++token) splitter.split(annotation.tokens[token]);
    sentence.end = static_cast<uint32_t>(parts.size());
  }
  annotation.tokens = std::move(parts);
}

Annotation printed_words(const Annotation& annotation) {
  Annotation printed;
  printed.tokens.reserve(annotation.tokens.size());
  printed.sentences = annotation.sentences;
  uint32_t token = 0;
  for (Sentence& sentence : printed.sentences) {
    const uint32_t end = sentence.end;
    sentence.begin = static_cast<uint32_t>(printed.tokens.size());
    for (; token < end; ++token) {
      const Token& part = annotation.tokens[token];
      if (!part.joined) {
        printed.tokens.push_back(part);
        continue;
      }
      Token& word = printed.tokens.back();
      word.span.end = part.span.end;
      if (part.kind == TokenKind::Word) word.kind = TokenKind::Word;
    }
    sentence.end = static_cast<uint32_t>(printed.tokens.size());
  }
  return printed;
}

}  // namespace hearsay
