#include "text/html_tokenizer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/html_references.h"

namespace hearsay {
namespace {

enum Class : uint8_t {
  kEndsText = 1,      // "<", "&", CR, NUL
  kEndsTagName = 2,   // white space, "/", ">"
  kEndsName = 4,      // that and "=": of an attribute
  kEndsUnquoted = 8,  // white space, ">"
};

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (const unsigned char c : {'<', '&', '\r', '\0'}) classes[c] |= kEndsText;
  for (const unsigned char c : {' ', '\t', '\n', '\r', '\f'})
    classes[c] |= kEndsTagName | kEndsName | kEndsUnquoted;
  for (const unsigned char c : {'/', '>'}) classes[c] |= kEndsTagName | kEndsName;
  classes['='] |= kEndsName;
  classes['>'] |= kEndsUnquoted;
  return classes;
}();

size_t find_class(std::string_view page, size_t at, uint8_t wanted) {
  while (at < page.size() && (kClasses[static_cast<unsigned char>(page[at])] & wanted) == 0) ++at;
  return at;
}

size_t skip_space(std::string_view page, size_t at) {
  while (at < page.size() && is_html_space(page[at])) ++at;
  return at;
}

bool starts_with_any(std::string_view text, const auto& beginnings) {
  return std::ranges::any_of(beginnings, [text](std::string_view beginning) {
    return is_html_name(text.substr(0, beginning.size()), beginning);
  });
}

// Public identifiers of doctypes of pages that browsers show as before the standards.
constexpr std::string_view kQuirks[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//"};
constexpr std::string_view kQuirksWhole[] = {"-//w3o//dtd w3 html strict 3.0//en//",
                                             "-/w3c/dtd html 4.0 transitional/en", "html"};
constexpr std::string_view kQuirksWithoutSystem[] = {"-//w3c//dtd html 4.01 frameset//",
                                                     "-//w3c//dtd html 4.01 transitional//"};
constexpr std::string_view kQuirksSystem = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";

// What stands behind the name of a doctype; the quotes of its identifiers must close.
bool is_quirks_doctype(std::string_view rest) {
  const auto quoted = [&rest](std::string_view& value) {
    rest.remove_prefix(skip_space(rest, 0));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return false;
    const size_t end = rest.find(rest[0], 1);
    value = rest.substr(1, std::min(end, rest.size()) - 1);
    rest.remove_prefix(std::min(end, rest.size() - 1) + 1);
    return end != std::string_view::npos;
  };
  rest.remove_prefix(skip_space(rest, 0));
  if (rest.empty()) return false;
  std::string_view public_id, system_id;
  const std::string_view keyword = rest.substr(0, 6);
  rest.remove_prefix(keyword.size());
  bool has_system = false;
  if (is_html_name(keyword, "public")) {
    if (!quoted(public_id)) return true;
    has_system = quoted(system_id);
    if (!has_system && !rest.empty()) return true;
  } else if (!is_html_name(keyword, "system") || !quoted(system_id)) {
    return true;
  }
  if (is_html_name(system_id, kQuirksSystem) || starts_with_any(public_id, kQuirks)) return true;
  for (const std::string_view whole : kQuirksWhole)
    if (is_html_name(public_id, whole)) return true;
  return !has_system && starts_with_any(public_id, kQuirksWithoutSystem);
}

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view page, std::vector<HtmlDom::Attribute>& attributes)
    : page_(page), attributes_(attributes) {
  has_odd_ = page.find('\r') != std::string_view::npos || page.find('\0') != std::string_view::npos;
}

void HtmlTokenizer::next(HtmlToken& token, bool foreign) {
  while (true) {
    if (mode_ != Mode::Data && at_ >= text_end_) {
      mode_ = Mode::Data;
      at_ = text_next_;
    }
    if (at_ >= page_.size()) {
      token.kind = HtmlToken::Kind::End;
      return;
    }
    if (mode_ == Mode::Data && page_[at_] == '<' && markup(token, foreign)) {
      // Such as "</>": nothing, or the beginning of CDATA.
      if (token.kind == HtmlToken::Kind::End) continue;
      return;
    }
    text(token);
    if (token.text.source.empty()) continue;
    return;
  }
}

// At least one character of text, unless only a CR went.
void HtmlTokenizer::text(HtmlToken& token) {
  const size_t begin = at_;
  const size_t end = mode_ == Mode::Data ? page_.size() : text_end_;
  token.kind = HtmlToken::Kind::Text;
  token.text = {};
  if (mode_ == Mode::Data || mode_ == Mode::Escapable || has_odd_) {
    while (at_ < end) {
      at_ = std::min(find_class(page_, at_, kEndsText), end);
      if (at_ == end) break;
      const char c = page_[at_];
      // Only what is markup ends the text.
      const char after = c == '<' ? at(at_ + 1) : '\0';
      const bool literal = c == '<'
                               ? mode_ != Mode::Data || at_ == begin ||
                                     !(is_html_letter(after) || after == '/' || after == '!' || after == '?')
                           : c == '&' ? mode_ == Mode::Raw || mode_ == Mode::Cdata
                                      : false;
      if (!literal) break;
      ++at_;
    }
  } else {
    at_ = end;
  }
  if (at_ == begin) return odd_character(token);
  token.text.source = span(begin, at_);
}

void HtmlTokenizer::odd_character(HtmlToken& token) {
  const char c = page_[at_];
  const size_t begin = at_;
  const auto decoded = [&token](std::string_view text) {
    std::memcpy(token.text.decoded, text.data(), text.size());
    token.text.decoded_size = static_cast<uint8_t>(text.size());
  };
  size_t size = 1;
  if (c == '&') {
    const HtmlReference found = read_html_reference(
        page_.substr(0, mode_ == Mode::Data ? page_.size() : text_end_).substr(at_), false);
    if (found.source_size > 0) {
      size = found.source_size;
      decoded(found.view());
    }
  } else if (c == '\r') {
    // Of two characters only the second is the line end.
    if (at(at_ + 1) == '\n') {
      ++at_;
      token.text.source = {};
      return;
    }
    decoded("\n");
  } else if (mode_ == Mode::Escapable || mode_ == Mode::Raw) {
    decoded("\xEF\xBF\xBD");
  } else {
    token.kind = HtmlToken::Kind::Null;
  }
  at_ += size;
  token.text.source = span(begin, at_);
}

// What begins with "<". False where it is text; an End token where it is nothing.
bool HtmlTokenizer::markup(HtmlToken& token, bool foreign) {
  const char c = at(at_ + 1);
  token.text = {};
  if (is_html_letter(c)) {
    token.kind = HtmlToken::Kind::StartTag;
    return tag(token, at_ + 1);
  }
  if (c == '/') {
    const char d = at(at_ + 2);
    if (at_ + 2 >= page_.size()) return false;
    token.kind = HtmlToken::Kind::EndTag;
    if (is_html_letter(d)) return tag(token, at_ + 2);
    if (d != '>') {
      bogus_comment(token, at_ + 2);
    } else {
      token.kind = HtmlToken::Kind::End;
      at_ += 3;
    }
    return true;
  }
  if (c == '!') {
    declaration(token, foreign);
    return true;
  }
  if (c != '?') return false;
  bogus_comment(token, at_ + 1);
  return true;
}

bool HtmlTokenizer::tag(HtmlToken& token, size_t name_begin) {
  size_t at = find_class(page_, name_begin, kEndsTagName);
  token.name = span(name_begin, at);
  token.tag = html_tag_of(page_.substr(name_begin, at - name_begin));
  token.self_closing = false;
  token.attributes = static_cast<uint32_t>(attributes_.size());
  while (at < page_.size() && page_[at] != '>') {
    if (page_[at] == '/') {
      token.self_closing = this->at(at + 1) == '>';
      ++at;
    } else if (is_html_space(page_[at])) {
      ++at;
    } else if (!attribute(at)) {
      break;
    }
  }
  if (at >= page_.size()) {  // cut short
    attributes_.resize(token.attributes);
    token.kind = HtmlToken::Kind::End;
    at_ = page_.size();
    return true;
  }
  if (token.kind == HtmlToken::Kind::EndTag) attributes_.resize(token.attributes);
  token.attribute_count = static_cast<uint32_t>(attributes_.size()) - token.attributes;
  at_ = at + 1;
  return true;
}

// Reads an attribute at `at`. False where the page ends in it.
bool HtmlTokenizer::attribute(size_t& at) {
  HtmlDom::Attribute found;
  const size_t name_begin = at;
  at = find_class(page_, at + 1, kEndsName);  // a name may begin with "="
  found.name = span(name_begin, at);
  found.value = span(at, at);
  const size_t equals = skip_space(page_, at);
  if (this->at(equals) == '=' && equals < page_.size()) {
    at = skip_space(page_, equals + 1);
    const char quote = this->at(at);
    if (quote == '"' || quote == '\'') {
      const size_t end = page_.find(quote, at + 1);
      if (end == std::string_view::npos) {
        at = page_.size();
        return false;
      }
      found.value = span(at + 1, end);
      at = end + 1;
    } else {
      const size_t begin = at;
      at = find_class(page_, at, kEndsUnquoted);
      found.value = span(begin, at);
    }
  }
  attributes_.push_back(found);
  return true;
}

// What begins with "<!".
void HtmlTokenizer::declaration(HtmlToken& token, bool foreign) {
  const std::string_view rest = page_.substr(at_ + 2);
  constexpr std::string_view kCdata = "[CDATA[";
  constexpr std::string_view kDoctype = "doctype";
  if (rest.starts_with("--")) {
    comment(token, at_ + 4);
  } else if (is_html_name(rest.substr(0, kDoctype.size()), kDoctype)) {
    doctype(token);
  } else if (foreign && rest.starts_with(kCdata)) {
    token.kind = HtmlToken::Kind::End;
    at_ += 2 + kCdata.size();
    mode_ = Mode::Cdata;
    text_end_ = std::min(page_.find("]]>", at_), page_.size());
    text_next_ = std::min(text_end_ + 3, page_.size());
  } else {
    bogus_comment(token, at_ + 2);
  }
}

void HtmlTokenizer::comment(HtmlToken& token, size_t begin) {
  token.kind = HtmlToken::Kind::Comment;
  const std::string_view rest = page_.substr(begin);
  if (rest.starts_with('>') || rest.starts_with("->")) {
    token.text.source = span(begin, begin);
    at_ = begin + (rest[0] == '>' ? 1 : 2);
    return;
  }
  for (size_t end = page_.find('>', begin); end != std::string_view::npos; end = page_.find('>', end + 1)) {
    const std::string_view words = page_.substr(begin, end - begin);
    const size_t mark = words.ends_with("--") ? 2 : words.ends_with("--!") ? 3 : 0;
    if (mark == 0) continue;
    token.text.source = span(begin, end - mark);
    at_ = end + 1;
    return;
  }
  size_t end = page_.size();
  for (const std::string_view mark : {"--!", "--", "-"})
    if (rest.ends_with(mark)) {
      end -= mark.size();
      break;
    }
  token.text.source = span(begin, end);
  at_ = page_.size();
}

void HtmlTokenizer::bogus_comment(HtmlToken& token, size_t begin) {
  token.kind = HtmlToken::Kind::Comment;
  const size_t end = std::min(page_.find('>', begin), page_.size());
  token.text.source = span(begin, end);
  at_ = std::min(end + 1, page_.size());
}

void HtmlTokenizer::doctype(HtmlToken& token) {
  constexpr size_t kBegin = 9;  // "<!doctype"
  token.kind = HtmlToken::Kind::Doctype;
  const size_t end = std::min(page_.find('>', at_), page_.size());
  const size_t name_begin = skip_space(page_, at_ + kBegin);
  const size_t name_end = std::min(find_class(page_, name_begin, kEndsUnquoted), end);
  const std::string_view name = page_.substr(name_begin, std::max(name_begin, name_end) - name_begin);
  token.quirks = end == page_.size() || !is_html_name(name, "html") ||
                 is_quirks_doctype(page_.substr(name_end, end - name_end));
  at_ = std::min(end + 1, page_.size());
}

bool HtmlTokenizer::is_name_at(size_t at, std::string_view name) const {
  const std::string_view found = page_.substr(std::min(at, page_.size()), name.size());
  const size_t after = at + name.size();
  return is_html_name(found, name) &&
         (after >= page_.size() || (kClasses[static_cast<unsigned char>(page_[after])] & kEndsTagName) != 0);
}

size_t HtmlTokenizer::end_of_raw(size_t at, std::string_view name) const {
  for (at = page_.find("</", at); at != std::string_view::npos; at = page_.find("</", at + 2))
    if (at + 2 + name.size() < page_.size() && is_name_at(at + 2, name)) return at;
  return page_.size();
}

// A script may hold "<!-- <script> … </script> -->", whose end tag is not its own.
size_t HtmlTokenizer::end_of_script(size_t at) const {
  constexpr std::string_view kScript = "script";
  bool escaped = false;  // behind "<!--"
  bool nested = false;   // and "<script"
  while (at < page_.size()) {
    at = escaped ? std::min(page_.find_first_of("<-", at), page_.size())
                 : std::min(page_.find('<', at), page_.size());
    const std::string_view rest = page_.substr(at);
    if (rest.starts_with("-->")) {
      escaped = nested = false;
      at += 3;
    } else if (!escaped && rest.starts_with("<!--")) {
      escaped = true;
      at += 2;  // "<!-->" ends at once
    } else if (rest.starts_with("</") && is_name_at(at + 2, kScript) &&
               at + 2 + kScript.size() < page_.size()) {
      if (!nested) return at;
      nested = false;
      at += 2;
    } else if (escaped && !nested && rest.starts_with('<') && is_name_at(at + 1, kScript)) {
      nested = true;
      ++at;
    } else {
      ++at;
    }
  }
  return page_.size();
}

void HtmlTokenizer::read_raw(HtmlTag tag) {
  mode_ = is_one_of(tag, HtmlTag::Title, HtmlTag::Textarea) ? Mode::Escapable : Mode::Raw;
  text_end_ = tag == HtmlTag::Script ? end_of_script(at_) : end_of_raw(at_, name_of(tag));
  text_next_ = text_end_;
}

void HtmlTokenizer::read_plain() {
  mode_ = Mode::Raw;
  text_end_ = text_next_ = page_.size();
}

bool HtmlTokenizer::has_end_tag(HtmlTag tag) const {
  const std::string_view name = name_of(tag);
  for (size_t at = page_.find('<', at_); at != std::string_view::npos; at = page_.find('<', at + 1)) {
    if (is_name_at(at + 1, name)) return false;
    if (this->at(at + 1) == '/' && is_name_at(at + 2, name)) return true;
  }
  return false;
}

}  // namespace hearsay
