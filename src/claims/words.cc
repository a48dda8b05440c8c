#include "claims/words.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct WordList {
  uint32_t classes;
  std::string_view words;
};

constexpr WordList kWordLists[] = {
    {kDeterminer,
     "the a an this these those some any every each no another both all either neither several many few most "
     "much such certain other half one two three four five six seven eight nine ten dozens hundreds "
     "thousands"},
    {kPossessive, "his her its their my our your whose"},
    {kSubject,
     "i he she we they it you who there everyone everybody someone somebody nobody anyone anybody none one "
     "those these "
     "this some many others both all that most several few i'm he's she's"},
    {kObject, "him them us me her it you himself herself themselves myself itself ourselves"},
    {kRelative, "who which that whom"},
    {kQuestionWord, "what whether how why where when who which whom whose if whatever"},
    {kPreposition,
     "of in on at by for from with without about against between into onto through during before after above "
     "below under "
     "over among across toward towards upon within despite per via off near since until till like unlike "
     "beyond behind "
     "inside outside around throughout along amid amidst besides except regarding concerning than as "
     "including because-of "
     "following alongside versus out up down"},
    {kBe, "be am is are was were been being 's 're 'm isn't aren't wasn't weren't ain't"},
    {kHave, "have has had having 've 'd hasn't haven't hadn't"},
    {kDo, "do does did don't doesn't didn't"},
    {kModal,
     "will would can could may might must shall should 'll wo ca sha won't wouldn't can't cannot couldn't "
     "shouldn't "
     "mightn't mustn't ought"},
    {kNegation,
     "not n't never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't "
     "can't cannot "
     "couldn't shouldn't"},
    {kAdverb,
     "also later now then still even ever just only again already always often once soon too yet first "
     "further "
     "furthermore moreover however meanwhile instead perhaps maybe indeed thus therefore twice today "
     "yesterday tomorrow "
     "tonight here there almost long far quite rather very so back ago afterward afterwards earlier "
     "previously not never "
     "n't all both together seldom sometimes nevertheless nonetheless online alike apart aside ahead away "
     "elsewhere "
     "forward well simply longer since"},
    {kCoordinator, "and but or nor & yet"},
    {kSubordinator,
     "because although though when while whereas if unless until since as after before once where that "
     "whether so lest "
     "whenever wherever because"},
    {kTo, "to"},
    {kThat, "that"},
    {kGenitive, "'s '"},
    {kTime,
     "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month "
     "year morning "
     "afternoon evening night weekend january february march april june july august september october "
     "november december "
     "earlier later recently mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec"},
    {kTitle,
     "mr mrs ms miss dr sir lord lady president senator sen rep gov governor minister secretary judge "
     "justice professor "
     "prof general gen colonel col captain capt detective sergeant sgt lieutenant lt mayor officer inspector "
     "king queen "
     "prince princess pope chairman chairwoman director spokesman spokeswoman spokesperson mr. mrs. ms. dr. "
     "sen. rep. "
     "gov. prof. gen. col. capt. sgt. lt. st. chief commissioner constable councillor agent reporter "
     "candidate rev. "
     "attorney"},
};

struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};
struct Known {
  uint32_t classes = 0;
  VerbReading verb;
};
using Table = std::unordered_map<std::string, Known, Hash, std::equal_to<>>;

Table make_closed_classes() {
  Table table;
  for (const WordList& list : kWordLists) {
    for (size_t at = 0; at < list.words.size();) {
      const size_t space = std::min(list.words.find(' ', at), list.words.size());
      table[std::string(list.words.substr(at, space - at))].classes |= list.classes;
      at = space + 1;
    }
  }
  return table;
}

uint32_t closed_classes(std::string_view word) {
  static const Table table = make_closed_classes();
  const auto found = table.find(word);
  if (found != table.end()) return found->second.classes;
  // "-ly" makes adverbs, but for a few short words ("family", "July", "reply").
  const bool adverb = word.size() > 4 && word.ends_with("ly") && word != "family" && word != "reply" &&
                      word != "italy" && word != "assembly" && word != "supply" && word != "daily" &&
                      word != "early" && word != "anomaly" && word != "ally" && word != "rally" &&
                      word != "imply";
  return adverb ? kAdverb : 0u;
}

uint32_t mark_classes(std::string_view mark) {
  const char c = mark[0];
  if (c == ',') return kPunctuation | kComma;
  if (c == ':') return kPunctuation | kColon;
  if (c == ';') return kPunctuation | kSemicolon;
  if (c == '.' || c == '!' || c == '?' || mark == "\u2026") return kPunctuation | kStop;
  if (c == '(' || c == '[' || c == '{') return kPunctuation | kOpenBracket;
  if (c == ')' || c == ']' || c == '}') return kPunctuation | kCloseBracket;
  if (c == '-' || mark == "\u2014" || mark == "\u2013" || mark == "\u2012" || mark == "\u2015")
    return kPunctuation | kDash;
  static constexpr std::string_view kMarks[] = {"\"",     "'",      "''",     "``",     "`",
                                                "\u201c", "\u201d", "\u201e", "\u2018", "\u2019",
                                                "\u00ab", "\u00bb", "\u201f", "\u201a"};
  for (std::string_view quote : kMarks) {
    if (mark == quote) return kPunctuation | kQuoteMark;
  }
  return kPunctuation;
}

bool begins_with_capital(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  const char32_t value = decode_at(word, 0).value;
  return (value >= 0xC0 && value <= 0xDE) || (value >= 0x0410 && value <= 0x042F);
}

// ASCII letters in lower case and the curly apostrophe straight, padded so that offsets stay the text's.
void append_lower(std::string_view word, std::string& out) {
  for (size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (c == '\xE2' && word.substr(at).starts_with("\u2019")) {
      out += '\'';
      at += 2;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
}

}  // namespace

Words::Words(std::string_view text, const std::vector<Token>& tokens) {
  lower_.reserve(text.size() + 1);  // never grows: lower case is never longer, and tokens do not overlap
  words_.reserve(tokens.size());
  for (const Token& token : tokens) {
    const std::string_view written = token.span.of(text);
    const size_t at = lower_.size();
    append_lower(written, lower_);
    Word word;
    word.span = token.span;
    word.letters = lower_.data() + at;
    word.length = static_cast<uint16_t>(lower_.size() - at);
    if (token.kind == TokenKind::Punctuation || token.kind == TokenKind::Symbol) {
      word.classes = mark_classes(written);
      if (word.text() == "&") word.classes = kCoordinator;
      if (word.text() == "'") word.classes |= kGenitive;
    } else {
      word.classes = closed_classes(word.text());
      if (token.kind == TokenKind::Number) word.classes |= kNumber;
      if (begins_with_capital(written)) word.classes |= kCapital;
      const VerbReading reading = find_verb(word.text());
      word.verb = reading.verb;
      word.verb_forms = reading.forms;
    }
    words_.push_back(word);
  }
}

int Words::first_from(uint32_t at) const {
  const auto found = std::partition_point(words_.begin(), words_.end(),
                                          [&](const Word& word) { return word.span.begin < at; });
  return static_cast<int>(found - words_.begin());
}

}  // namespace hearsay
