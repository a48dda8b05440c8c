#include "store/query_lexer.h"

#include <algorithm>

#include "base/utf8.h"
#include "store/fold.h"

namespace hearsay {

namespace {

constexpr std::string_view kFields[] = {"source", "outlet", "stance", "type", "depth", "date"};

// Straight quotation marks close with themselves, curly ones with the curly one that closes.
struct QuotationMarks {
  std::string_view open, close;
};
constexpr QuotationMarks kMarks[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<QueryToken>> run() {
    while (true) {
      skip_space();
      const size_t begin = at_;
      QueryToken token;
      token.column = column_of(begin);
      if (at_ == text_.size()) {
        tokens_.push_back(token);
        return std::move(tokens_);
      }
      const Status read = next(token);
      if (!read) return read.error();
      tokens_.push_back(std::move(token));
    }
  }

 private:
  size_t column_of(size_t at) const { return 1 + count_code_points(text_.substr(0, at)); }

  static bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  Status next(QueryToken& token) {
    const char c = text_[at_];
    if (c == '(' || c == ')') {
      ++at_;
      token.kind = c == '(' ? QueryToken::Kind::Open : QueryToken::Kind::Close;
      return Done{};
    }
    if (c == '-') {
      ++at_;
      token.kind = QueryToken::Kind::Not;
      if (at_ == text_.size() || is_space(text_[at_])) {
        return query_error(token.column, "expected what '-' leaves out right after it");
      }
      return Done{};
    }
    if (marks_here()) return words(token);
    const std::string_view word = bare_word();
    const size_t colon = word.find(':');
    if (colon != std::string_view::npos && is_name(word.substr(0, colon))) return field(word, colon, token);
    at_ += word.size();
    token.kind = keyword(word);
    token.text = word;
    return token.kind == QueryToken::Kind::Words ? has_a_word(token) : Done{};
  }

  static QueryToken::Kind keyword(std::string_view word) {
    if (word == "AND") return QueryToken::Kind::And;
    if (word == "OR") return QueryToken::Kind::Or;
    return word == "NOT" ? QueryToken::Kind::Not : QueryToken::Kind::Words;
  }

  static bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return 'a' <= c && c <= 'z'; });
  }

  const QuotationMarks* marks_here() const {
    for (const QuotationMarks& marks : kMarks) {
      if (text_.substr(at_).starts_with(marks.open)) return &marks;
    }
    return nullptr;
  }

  // Up to a space, a parenthesis or a quotation mark.
  std::string_view bare_word() const {
    size_t end = at_;
    while (end < text_.size() && !is_space(text_[end]) && text_[end] != '(' && text_[end] != ')' &&
           text_[end] != '"') {
      ++end;
    }
    return text_.substr(at_, end - at_);
  }

  Status field(std::string_view word, size_t colon, QueryToken& token) {
    token.kind = QueryToken::Kind::Field;
    token.field = word.substr(0, colon);
    if (std::ranges::find(kFields, token.field) == std::end(kFields)) {
      return query_error(token.column, "there is no field '" + token.field +
                                           "'; expected source, outlet, stance, type, depth or date "
                                           "(words with a colon are found in quotation marks)");
    }
    at_ += colon + 1;
    if (at_ < text_.size() && marks_here()) return quoted(token.text);
    token.text = bare_word();
    at_ += token.text.size();
    if (token.text.empty())
      return query_error(column_of(at_), "expected a value after '" + token.field + ":'");
    return Done{};
  }

  Status words(QueryToken& token) {
    token.kind = QueryToken::Kind::Words;
    Status read = quoted(token.text);
    return read ? has_a_word(token) : read;
  }

  Status quoted(std::string& value) {
    const size_t column = column_of(at_);
    const QuotationMarks& marks = *marks_here();
    const size_t begin = at_ + marks.open.size();
    const size_t end = text_.find(marks.close, begin);
    if (end == std::string_view::npos) return query_error(column, "this quotation mark is never closed");
    value = text_.substr(begin, end - begin);
    // The index takes its queries as C strings.
    std::ranges::replace_if(value, is_space, ' ');
    at_ = end + marks.close.size();
    return Done{};
  }

  static Status has_a_word(const QueryToken& token) {
    if (!folded_words(token.text).empty()) return Done{};
    return query_error(token.column, "expected a word; '" + token.text + "' holds no letter and no digit");
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

}  // namespace

Error query_error(size_t column, const std::string& what) {
  return {ErrorKind::Invalid, "column " + std::to_string(column) + ": " + what};
}

Result<std::vector<QueryToken>> lex_query(std::string_view text) {
  const size_t invalid = first_invalid_utf8(text);
  if (invalid != std::string_view::npos) {
    return query_error(1 + count_code_points(text.substr(0, invalid)), "this is not UTF-8");
  }
  return Lexer(text).run();
}

}  // namespace hearsay
