#include "language/tokenizer.h"

#include <algorithm>
#include <string>

#include "language/abbreviations.h"
#include "language/characters.h"

namespace hearsay {

namespace {

bool is_alnum(CharKind kind) { return kind == CharKind::Letter || kind == CharKind::Digit; }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
char to_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span range, std::vector<Token>& out)
      : text_(text.substr(0, range.end)), at_(range.begin), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const Character here = character_at(text_, at_);
      switch (here.kind) {
        case CharKind::Space:
        case CharKind::Newline:
          at_ += here.length;
          break;
        case CharKind::Letter:
        case CharKind::Digit:
          read_word();
          break;
        case CharKind::Ideograph:
          emit(at_ + here.length, TokenKind::Word);
          break;
        case CharKind::Terminal:
          read_terminals(here);
          break;
        case CharKind::Symbol:
          if (is_handle(here)) {
            ++at_;
            bool number = false;
            const size_t end = end_of_word(number);
            --at_;
            emit(end, TokenKind::Word);
            break;
          }
          if (const size_t end = end_of_face(); end != at_)
            emit(end, TokenKind::Symbol);
          else
            read_symbol(here);
          break;
        default:
          if (const size_t end = end_of_face(); end != at_)
            emit(end, TokenKind::Symbol);
          else
            read_mark(here);
      }
    }
  }

 private:
  void emit(size_t end, TokenKind kind) {
    out_.push_back({{static_cast<uint32_t>(at_), static_cast<uint32_t>(end)}, kind});
    at_ = end;
  }

  // "@name", "#tag".
  bool is_handle(Character here) const {
    return (here.value == '@' || here.value == '#') && character_at(text_, at_ + 1).kind == CharKind::Letter;
  }

  // "...", "?!", "!!!" and ".?" are one token each.
  void read_terminals(Character first) {
    const bool dot = first.value == '.' && character_at(text_, at_ + 1).value == '.';
    size_t end = at_ + first.length;
    while (end < text_.size() && end - at_ < kLongestToken) {
      const Character next = character_at(text_, end);
      if (next.kind != CharKind::Terminal || (next.value == '.') != dot) break;
      end += next.length;
    }
    emit(end, TokenKind::Punctuation);
  }

  // "=====", "==--", "$$$" and ">>" are one token.
  void read_symbol(Character first) {
    size_t end = at_ + first.length;
    while (first.length == 1 && end < text_.size() && end - at_ < kLongestToken &&
           (text_[end] == text_[at_] || (first.value == '=' && end > at_ + 1 && text_[end] == '-')))
      ++end;
    emit(end, TokenKind::Symbol);
  }

  // The end of ":)", ";-(", "=)" or ":D" at the current place, or the place itself.
  size_t end_of_face() const {
    const std::string_view ahead = text_.substr(at_, 4);
    if (ahead.size() < 2 || (ahead[0] != ':' && ahead[0] != ';' && ahead[0] != '=')) return at_;
    const size_t mouth = ahead[1] == '-' ? 2 : 1;
    if (mouth >= ahead.size() ||
        std::string_view(ahead[0] == '=' ? "()" : "()DPp").find(ahead[mouth]) == std::string_view::npos)
      return at_;
    const Character next = character_at(text_, at_ + mouth + 1);
    const bool ends = next.length == 0 || next.kind == CharKind::Space || next.kind == CharKind::Newline;
    return ends || (mouth == 2 && !is_alnum(next.kind)) ? at_ + mouth + 1 : at_;
  }

  // Dashes and rules ("--", "*****", "____", "---=") and doubled single quotation marks are one token.
  void read_mark(Character first) {
    size_t end = at_ + first.length;
    const bool repeats =
        first.value == '-' || first.value == '*' || first.value == '_' || first.value == 0x2014;
    const size_t longest = repeats ? kLongestToken : 2 * first.length;
    const bool typewriter =
        first.value == '`' || first.value == '\'' || first.value == 0x2018 || first.value == 0x2019;
    while (end < text_.size() && end - at_ < longest && (repeats || typewriter)) {
      const Character next = character_at(text_, end);
      const bool other = (first.value == 0x2018 && next.value == 0x2019) ||
                         (first.value == '-' && end > at_ + 1 && next.value == '=');
      if (next.value != first.value && !other) break;
      end += next.length;
    }
    emit(end, TokenKind::Punctuation);
  }

  void read_word() {
    if (const size_t end = end_of_address(); end != at_) return emit(end, TokenKind::Word);
    const size_t begin = at_;
    bool number = false;
    size_t end = end_of_word(number);
    if (end < text_.size() && text_[end] == '.' && !number && takes_stop(begin, end)) ++end;
    if (number) return emit(end, TokenKind::Number);
    const size_t clitic = clitic_of(begin, end);
    if (clitic > begin) emit(clitic, TokenKind::Word);
    if (clitic < end) emit(end, TokenKind::Word);
  }

  // The end of "https://…" or "www.…" at the current place, or the place itself.
  size_t end_of_address() const {
    const char c = to_lower(text_[at_]);
    if (c != 'h' && c != 'w' && c != 'f') return at_;
    static constexpr std::string_view kBegins[] = {"https://", "http://", "www.", "ftp://"};
    bool found = false;
    for (const std::string_view begin : kBegins) {
      if (text_.size() - at_ <= begin.size()) continue;
      size_t same = 0;
      while (same < begin.size() && to_lower(text_[at_ + same]) == begin[same]) ++same;
      found = found || same == begin.size();
    }
    if (!found) return at_;
    size_t end = at_;
    size_t good = at_;  // after the last character that an address may end with
    while (end < text_.size() && end - at_ < kLongestToken) {
      const Character next = character_at(text_, end);
      if (next.kind == CharKind::Space || next.kind == CharKind::Newline || next.value == '<' ||
          next.value == '>' || next.kind == CharKind::Quote) {
        break;
      }
      end += next.length;
      if (is_alnum(next.kind) || next.value == '/') good = end;
    }
    return good;
  }

  // The end of the word at the current place; `number` says that it holds no letter but for an ordinal's.
  size_t end_of_word(bool& number) const {
    size_t end = at_;
    bool letters = false, digits = false;
    Character last{};
    while (end < text_.size() && end - at_ < kLongestToken) {
      const Character here = character_at(text_, end);
      if (is_alnum(here.kind)) {
        (here.kind == CharKind::Letter ? letters : digits) = true;
        last = here;
        end += here.length;
        continue;
      }
      if (text_.substr(end, 4) == "...@" && letters) {  // "name...@port.example", as archives hide addresses
        end += 4;
        continue;
      }
      const Character next = character_at(text_, end + here.length);
      if (!is_alnum(next.kind) || !joins(last, here.value, next, end)) break;
      end += here.length;
    }
    number = digits && !letters;
    return end;
  }

  // Whether a mark between two letters or digits belongs to the word that they are part of.
  bool joins(Character before, char32_t mark, Character after, size_t at) const {
    const bool both_digits = before.kind == CharKind::Digit && after.kind == CharKind::Digit;
    switch (mark) {
      case '-':
      case 0x2010:
      case 0x2011:
      case '_':
        return true;
      case '\'':
      case 0x2019:
        return after.kind == CharKind::Letter &&
               (before.kind == CharKind::Letter || (after.value == 's' && is_decade(at)));
      case '.':
        return both_digits || joins_by_stop(before, after, at);
      case '/':
        return both_digits || is_letter_by_letter(before, after, at);
      case ',':
      case ':':
        return both_digits;
      case '@':
        return true;
      case '&':
        return is_upper(before.value) && is_upper(after.value);
      case 0xAD:  // soft hyphen
      case 0x200D:
      case 0x200C:
        return true;
      default:
        return false;
    }
  }

  // "c/o", "b/c".
  bool is_letter_by_letter(Character before, Character after, size_t at) const {
    return before.kind == CharKind::Letter && after.kind == CharKind::Letter && at - before.length == at_ &&
           !is_alnum(character_at(text_, at + 1 + after.length).kind);
  }

  // "70's", "1990's": two or four digits that end in 0.
  bool is_decade(size_t at) const { return (at - at_ == 2 || at - at_ == 4) && text_[at - 1] == '0'; }

  // "U.S", "p.m", "example.org" are one word; "end.Next" is two with a full stop between.
  bool joins_by_stop(Character before, Character after, size_t at) const {
    if (ends_file_or_site(at + 1) || text_.substr(at_, at - at_).find('@') != std::string_view::npos)
      return true;
    if (before.kind == CharKind::Letter && after.kind == CharKind::Digit) return false;
    const size_t letter = at - before.length;
    const bool single = letter == at_ || text_[letter - 1] == '.';
    if (single && before.kind == CharKind::Letter) return true;
    if (before.kind == CharKind::Digit) return false;
    return is_lower(after.value) || is_mail_address(at);
  }

  // Whether the word at `at` ends the name of a file or a site: "REPORT.XLS", "page4.doc", "Example.Com".
  bool ends_file_or_site(size_t at) const {
    static constexpr std::string_view kEnds[] = {"com",  "csv", "doc", "docx", "gif", "htm", "html",
                                                 "jpeg", "jpg", "org", "pdf",  "png", "ppt", "rtf",
                                                 "txt",  "wav", "xls", "xlsx", "xml", "zip"};
    std::string word;
    for (size_t end = at; end < text_.size() && word.size() < 5 && is_alnum(character_at(text_, end).kind);
         ++end)
      word += to_lower(text_[end]);
    return std::ranges::binary_search(kEnds, std::string_view(word));
  }

  // Whether the stop at `at` stands before the "@" of an address: "Ann.Croft@post.example".
  bool is_mail_address(size_t at) const {
    constexpr size_t kLongestName = 64;
    const std::string_view ahead = text_.substr(at, kLongestName);
    const size_t end = ahead.find_first_of(" \t\r\n<>,;@");
    return end != std::string_view::npos && ahead[end] == '@';
  }

  bool takes_stop(size_t begin, size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    const Abbreviation kind = abbreviation_of(word);
    if (kind == Abbreviation::None) return false;
    const Character next = character_at(text_, end + 1);
    if (next.value == '.') return false;  // "etc..."
    if (word == "etc" && ends_sentence(end + 1)) return false;
    if (kind != Abbreviation::BeforeNumber) return true;
    size_t after = end + 1;
    if (next.kind == CharKind::Space || next.kind == CharKind::Newline) after += next.length;
    const Character number = character_at(text_, after);
    return number.kind == CharKind::Digit ||
           (word.size() <= 2 && word[0] == 'p' && is_ascii_roman(number.value));
  }

  // Whether what follows looks like the beginning of a sentence, or nothing follows. The treebanks let a stop
  // that also ends the sentence stand alone after "etc".
  bool ends_sentence(size_t at) const {
    Character next = character_at(text_, at);
    if (next.kind == CharKind::Space) next = character_at(text_, at + next.length);
    return next.length == 0 || next.kind == CharKind::Newline || is_upper(next.value);
  }

  static bool is_ascii_roman(char32_t value) { return value == 'i' || value == 'v' || value == 'x'; }

  // Where the clitic of a word begins ("Croft's", "don't", "we'll"), or its end.
  size_t clitic_of(size_t begin, size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    // The mark is one byte or, for U+2019, three.
    for (size_t letters = 1; letters <= 2 && letters < word.size(); ++letters) {
      const size_t tail = word.size() - letters;
      size_t mark = 0;
      if (word[tail - 1] == '\'') mark = 1;
      if (tail >= 3 && word.substr(tail - 3, 3) == "\xE2\x80\x99") mark = 3;
      if (mark == 0 || tail == mark) continue;
      const char a = to_lower(word[tail]);
      const char b = letters == 2 ? to_lower(word[tail + 1]) : '\0';
      const size_t before = tail - mark;
      if (letters == 1 && a == 't' && before >= 2 && to_lower(word[before - 1]) == 'n')
        return begin + before - 1;
      if (letters == 1 && (a == 's' || a == 'm' || a == 'd')) return begin + before;
      if (letters == 2 && ((a == 'l' && b == 'l') || (a == 'r' && b == 'e') || (a == 'v' && b == 'e'))) {
        return begin + before;
      }
    }
    return end;
  }

  std::string_view text_;
  size_t at_;
  std::vector<Token>& out_;
};

}  // namespace

void tokenize(std::string_view text, Span range, std::vector<Token>& out) {
  Tokenizer(text, range, out).run();
}

}  // namespace hearsay
