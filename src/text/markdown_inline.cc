#include "text/markdown_inline.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c); }

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
constexpr NamedEntity kEntities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},       {"apos", "'"},
    {"nbsp", "\u00A0"},  {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"hellip", "\u2026"}, {"lsquo", "\u2018"},
    {"rsquo", "\u2019"}, {"ldquo", "\u201C"}, {"rdquo", "\u201D"}};

class InlineEditor {
 public:
  InlineEditor(MarkdownEdit& edit, size_t begin, size_t end)
      : edit_(edit), text_(edit.source), begin_(begin), end_(end) {}

  void run() {
    for (size_t at = begin_; at < end_;) at = edit_.dropped[at] ? at + 1 : step(at);
  }

 private:
  // Longest address, entity and label that are taken for one: what bounds the looking ahead.
  static constexpr size_t kLongestAddress = 4096;
  static constexpr size_t kLongestLabel = 200;

  // Takes what begins at `at`; gives where to go on.
  size_t step(size_t at) {
    switch (text_[at]) {
      case '\\':
        return escape(at);
      case '`':
        return code(at);
      case '<':
        return tag(at);
      case '&':
        return entity(at);
      case '!':
        return at + 1 < end_ && text_[at + 1] == '[' ? open_bracket(at, 2) : at + 1;
      case '[':
        return open_bracket(at, 1);
      case ']':
        return close_bracket(at);
      case '*':
      case '_':
      case '~':
        return emphasis(at);
      default:
        return at + 1;
    }
  }

  size_t escape(size_t at) {
    if (at + 1 < end_ && is_punctuation(text_[at + 1])) edit_.drop(at, at + 1);
    return at + 2;
  }

  size_t run_length(size_t at) const {
    size_t end = at;
    while (end < end_ && text_[end] == text_[at]) ++end;
    return end - at;
  }

  size_t code(size_t at) {
    const size_t length = run_length(at);
    constexpr size_t kLongest = 8;
    if (length > kLongest || unclosed_code_[length - 1]) return at + length;
    for (size_t close = at + length; close < end_;) {
      if (text_[close] != '`') {
        ++close;
        continue;
      }
      const size_t found = run_length(close);
      if (found == length) {
        edit_.drop(at, at + length);
        edit_.drop(close, close + length);
        return close + length;
      }
      close += found;
    }
    unclosed_code_[length - 1] = true;
    return at + length;
  }

  // <https://…> loses its brackets, a tag or comment goes as a whole.
  size_t tag(size_t at) {
    const std::string_view rest = text_.substr(at, std::min(end_ - at, kLongestAddress));
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (!is_letter(next) && next != '/' && !rest.starts_with("<!--")) return at + 1;
    const size_t close = rest.starts_with("<!--") ? rest.find("-->") : rest.find('>');
    if (close == std::string_view::npos) return at + 1;
    const std::string_view inside = rest.substr(1, close - 1);
    const bool address =
        inside.find_first_of(" \n\"") == std::string_view::npos &&
        (inside.find("://") != std::string_view::npos || inside.find('@') != std::string_view::npos);
    if (address) {
      edit_.drop(at, at + 1);
      edit_.drop(at + close, at + close + 1);
    } else {
      edit_.drop(at, at + close + (rest.starts_with("<!--") ? 3 : 1));
    }
    return at + close + 1;
  }

  size_t entity(size_t at) {
    constexpr size_t kLongest = 12;
    const std::string_view rest = text_.substr(at, std::min(end_ - at, kLongest));
    const size_t close = rest.find(';');
    if (close == std::string_view::npos) return at + 1;
    const std::string_view name = rest.substr(1, close - 1);
    std::string meaning = name.starts_with('#') ? numeric(name.substr(1)) : "";
    for (const NamedEntity& known : kEntities)
      if (known.name == name) meaning = known.text;
    if (meaning.empty()) return at + 1;
    edit_.replacements.push_back(
        {{static_cast<uint32_t>(at), static_cast<uint32_t>(at + close + 1)}, std::move(meaning)});
    return at + close + 1;
  }

  static std::string numeric(std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    char32_t value = 0;
    for (const char c : digits) {
      const char low = is_letter(c) ? static_cast<char>(c | 0x20) : c;
      if (!is_digit(c) && !(hex && low >= 'a' && low <= 'f')) return "";
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
      if (value > 0x10FFFF) return "";
    }
    const bool character = value >= ' ' && (value < 0xD800 || value > 0xDFFF);
    std::string out;
    if (!digits.empty() && character) append_utf8(out, value);
    return out;
  }

  size_t open_bracket(size_t at, size_t length) {
    const std::string_view rest = text_.substr(at, std::min(end_ - at, kLongestLabel));
    if (length == 1 && rest.starts_with("[^")) {
      // The mark of a footnote is no word.
      const size_t close = rest.find(']');
      if (close != std::string_view::npos &&
          rest.substr(1, close - 1).find_first_of(" \n[") == std::string_view::npos && close > 2) {
        edit_.drop(at, at + close + 1);
        return at + close + 1;
      }
    }
    brackets_.push_back({at, length});
    return at + length;
  }

  // "](address)" or "][label]" makes a link of what stands in the brackets.
  size_t close_bracket(size_t at) {
    if (brackets_.empty()) return at + 1;
    const auto [open, length] = brackets_.back();
    brackets_.pop_back();
    const char next = at + 1 < end_ ? text_[at + 1] : ' ';
    const size_t end = next == '(' ? end_of_address(at + 1) : next == '[' ? end_of_label(at + 1) : 0;
    if (end == 0) return at + 1;
    edit_.drop(open, open + length);
    edit_.drop(at, end);
    return end;
  }

  size_t end_of_address(size_t at) {
    // Few brackets may stand in an address: that bounds how often a byte is looked at.
    constexpr int kDeepest = 32;
    if (next_parenthesis_ < at) next_parenthesis_ = std::min(text_.find(')', at), end_);
    const size_t limit = std::min(end_, at + kLongestAddress);
    if (next_parenthesis_ >= limit) return 0;
    int depth = 0;
    char quote = 0;
    for (; at < limit; ++at) {
      const char c = text_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && is_space(text_[at - 1])) {
        quote = c;
      } else if (c == '(' && ++depth > kDeepest) {
        return 0;
      } else if (c == ')' && --depth == 0) {
        return at + 1;
      }
    }
    return 0;
  }

  size_t end_of_label(size_t at) const {
    const std::string_view rest = text_.substr(at, std::min(end_ - at, kLongestLabel));
    const size_t close = rest.find(']');
    // "[a][^1]" is no link: the second is a footnote's mark.
    return close == std::string_view::npos || rest.starts_with("[^") ? 0 : at + close + 1;
  }

  struct Opener {
    size_t at;  // of the innermost mark that is left
    size_t length;
  };

  std::vector<Opener>& openers(char c) { return openers_[c == '*' ? 0 : c == '_' ? 1 : 2]; }

  size_t emphasis(size_t at) {
    const char c = text_[at];
    const size_t length = run_length(at);
    const size_t end = at + length;
    constexpr size_t kLongest = 3;
    if (length > kLongest || (c == '~' && length != 2)) return end;
    const char before = at > begin_ ? text_[at - 1] : ' ';
    const char after = end < end_ ? text_[end] : ' ';
    const bool inside_word = c == '_' && is_word(before) && is_word(after);
    const bool can_open = !is_space(after) && !inside_word;
    bool can_close = !is_space(before) && !inside_word;
    // Where both could be, punctuation decides: "("* opens, *")" closes.
    if (can_open && can_close && is_punctuation(before) && !is_punctuation(after)) can_close = false;

    std::vector<Opener>& open = openers(c);
    size_t left = length;
    size_t place = at;
    while (can_close && left > 0 && !open.empty()) {
      Opener& opener = open.back();
      const size_t taken = std::min(left, opener.length);
      edit_.drop(opener.at + opener.length - taken, opener.at + opener.length);
      edit_.drop(place, place + taken);
      place += taken;
      left -= taken;
      opener.length -= taken;
      if (opener.length == 0) open.pop_back();
    }
    if (can_open && left > 0 && place == at) open.push_back({place, left});
    return end;
  }

  struct Bracket {
    size_t at;
    size_t length;  // "[" or "!["
  };

  MarkdownEdit& edit_;
  std::string_view text_;
  size_t begin_;
  size_t end_;
  std::vector<Bracket> brackets_;
  std::array<std::vector<Opener>, 3> openers_;
  std::array<bool, 8> unclosed_code_{};
  size_t next_parenthesis_ = 0;  // at or behind the last place that was asked for
};

}  // namespace

void edit_markdown_inline(MarkdownEdit& edit, size_t begin, size_t end) {
  InlineEditor(edit, begin, end).run();
}

}  // namespace hearsay
