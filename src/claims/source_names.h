// Names in running text, by their capitals: a light scanner, for telling who "Croft" is. Precision first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "claims/source_words.h"
#include "language/annotation.h"

namespace hearsay {

// The words of an annotated text by token number. Keeps references; both must outlive it.
class TokenText {
 public:
  TokenText(std::string_view text, const Annotation& annotation) : text_(text), tokens_(annotation.tokens) {}

  std::string_view text() const { return text_; }
  uint32_t count() const { return static_cast<uint32_t>(tokens_.size()); }
  Span span(uint32_t token) const { return tokens_[token].span; }
  Span span(uint32_t begin, uint32_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }
  std::string_view at(uint32_t token) const { return tokens_[token].span.of(text_); }
  std::string lower(uint32_t token) const { return lower_case(at(token)); }
  bool is_word(uint32_t token) const { return tokens_[token].kind == TokenKind::Word; }
  bool is_capital(uint32_t token) const;     // a word that begins with a capital
  bool is_possessive(uint32_t token) const;  // 's or ’s
  // The first token that ends after `offset`.
  uint32_t token_at(uint32_t offset) const;

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
};

enum class NameSense : uint8_t { Person, Unclear, Institution, Outlet };

// Tokens [begin, end): titles and roles first, the name itself from `core`.
struct Name {
  uint32_t begin = 0;
  uint32_t core = 0;
  uint32_t end = 0;
  NameSense sense = NameSense::Unclear;
  Gender gender = Gender::Unknown;
  bool titled = false;
  uint32_t size() const { return end - core; }
};

// Finds names. A capital that begins a sentence, or stands in a title or a line of capitals, says little:
// such a word is a name only where the text shows it as one elsewhere. Building it reads the text once; const
// access is safe from any thread. Keeps a reference to `words`.
class NameScanner {
 public:
  NameScanner(const TokenText& words, const Annotation& annotation);

  const TokenText& words() const { return words_; }
  // The names of all sentences, in text order. Linear.
  std::vector<Name> scan_all() const;
  // The names of tokens [begin, end), which somebody is known to be named by: a word is taken for a name
  // where nothing speaks against it.
  std::vector<Name> scan_source(uint32_t begin, uint32_t end) const;

 private:
  void scan(uint32_t begin, uint32_t end, bool lenient, std::vector<Name>& out) const;
  bool is_name_word(uint32_t token, bool lenient) const;
  bool is_name_in_capitals(uint32_t token, const std::string& lower) const;
  uint32_t end_of_run(uint32_t begin, uint32_t limit) const;
  bool starts_person(uint32_t token) const;
  bool connects(uint32_t begin, uint32_t token, uint32_t limit, bool institution) const;
  bool read(uint32_t begin, uint32_t end, Name& name) const;
  void find_core(Name& name) const;
  NameSense sense_of(const Name& name) const;

  const TokenText& words_;
  const Annotation& annotation_;
  std::vector<bool> weak_;                      // by token: its capital says little
  std::vector<bool> flat_;                      // by token: it stands in a title or a line of capitals
  std::unordered_set<std::string> strong_;      // words with a capital that says something, in small letters
  std::unordered_set<std::string_view> small_;  // words written small
};

// "Adela Croft" for the tokens, white space made one blank each, without a possessive at the end.
std::string plain_text(const TokenText& words, uint32_t begin, uint32_t end);

}  // namespace hearsay
