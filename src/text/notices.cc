#include "text/notices.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestCaption = 420;
constexpr size_t kLongestFurniture = 220;

template <size_t N>
bool starts_with_one(std::string_view text, const std::array<std::string_view, N>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view p) { return text.starts_with(p); });
}

template <size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view p) { return text.find(p) != std::string_view::npos; });
}

// Without bullets, brackets and a time of day in front: "* ", "11.15 ", "07.30 - ".
std::string_view after_bullet(std::string_view text) {
  const auto skip = [&](std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text = trim(text.substr(mark.size()));
    return true;
  };
  while (skip("*") || skip("•") || skip("·") || skip("-") || skip("–") || skip("—") || skip("[") ||
         skip("(")) {
  }
  size_t digits = 0;
  while (digits < text.size() && digits < 8 &&
         (is_digit(text[digits]) || text[digits] == '.' || text[digits] == ':')) {
    ++digits;
  }
  if (digits >= 4 && digits <= 5 && digits < text.size() && is_blank(text[digits])) {
    text = trim(text.substr(digits));
    while (skip("-") || skip("–") || skip("—") || skip("|")) {
    }
  }
  return text;
}

constexpr std::array<std::string_view, 8> kNoticeWords = {
    "correction", "corrections", "amended", "amendment", "clarification", "update", "updated", "erratum"};

// The notice word that the text begins with, and what follows it.
bool after_notice_word(std::string_view text, std::string& lower, std::string_view& rest) {
  lower = lower_case(text, 300);
  std::string_view longest;
  for (const std::string_view word : kNoticeWords) {
    if (lower.starts_with(word) && word.size() > longest.size()) longest = word;
  }
  if (longest.empty() || (text.size() > longest.size() && is_ascii_letter(text[longest.size()])))
    return false;
  rest = text.substr(longest.size());
  return true;
}

bool names_a_change(std::string_view lower) {
  constexpr std::array<std::string_view, 9> kThings = {
      "this article",       "this story",         "this report",         "this piece", "this post",
      "an earlier version", "a previous version", "an earlier headline", "this page"};
  constexpr std::array<std::string_view, 9> kChanges = {
      "was amended",      "has been amended", "was corrected",  "been corrected", "was updated",
      "has been updated", "was changed",      "been clarified", "was edited"};
  constexpr std::array<std::string_view, 7> kStates = {"said",  "stated",    "incorrectly", "misstated",
                                                       "named", "suggested", "reported"};
  if (!starts_with_one(lower, kThings)) return false;
  const std::string_view head = lower.substr(0, 120);
  if (lower.starts_with("an earlier") || lower.starts_with("a previous")) return holds_one(head, kStates);
  return holds_one(head, kChanges);
}

// "(The Herald/Bo Lind)", "AP Photo/Bo Lind", "REUTERS/Stringer", "BO LIND / GETTY IMAGES".
bool ends_in_credit(std::string_view text) {
  constexpr std::array<std::string_view, 9> kCredits = {
      "photo: ",      "picture: ",   "image: ",        "foto: ",   "pic: ",
      "photograph: ", "picture by ", "photograph by ", "photo by "};
  const std::string_view core = strip(text, "()[].");
  const std::string_view tail = core.substr(core.size() > 70 ? core.size() - 70 : 0);
  const std::string lower = lower_case(tail);
  size_t at = std::string::npos;
  bool by = false;
  std::string_view who;
  for (const std::string_view credit : kCredits) {
    const size_t found = lower.rfind(credit);
    if (found == std::string::npos || (at != std::string::npos && found < at)) continue;
    at = found;
    by = credit.ends_with("by ");
    who = trim(tail.substr(found + credit.size()));
  }
  if (at == std::string::npos || at == 0 || who.empty()) return false;
  if (lower[at - 1] != ' ' && lower[at - 1] != '(' && lower[at - 1] != '[') return false;
  // Nothing but a name behind it: no sentence begins there, or goes on.
  const bool small = who.front() >= 'a' && who.front() <= 'z';
  if (small && (by || split_words(who).size() > 2)) return false;
  for (size_t stop = who.find(". "); stop != std::string_view::npos; stop = who.find(". ", stop + 1)) {
    const bool initial = stop == 1 || (stop >= 2 && is_blank(who[stop - 2]));
    if (!initial) return false;
  }
  return true;
}

bool ends_in_agency(std::string_view text) {
  constexpr std::array<std::string_view, 9> kAgencies = {
      "ap photo",  "reuters/",          "getty images",      "afp/", "/reuters", "/ap)",
      "via getty", "associated press)", "press association)"};
  if (!text.ends_with(')') && text.size() > 260) return false;
  const std::string tail = lower_case(text.substr(text.size() > 60 ? text.size() - 60 : 0));
  return holds_one(tail, kAgencies) && tail.find(" said") == std::string::npos;
}

}  // namespace

bool is_correction_heading(std::string_view line) {
  if (line.size() > 60) return false;
  std::string_view text = after_bullet(line);
  std::string lower;
  std::string_view rest;
  if (!after_notice_word(text, lower, rest) || lower.starts_with("update") || lower.starts_with("amend"))
    return false;
  rest = strip(rest, ":-]).");
  const std::string tail = lower_case(rest);
  return rest.empty() || tail == "and clarifications" || tail == "and clarification" ||
         tail == "& clarifications";
}

bool is_correction_notice(std::string_view paragraph) {
  const std::string_view text = after_bullet(paragraph.substr(0, 400));
  std::string lower;
  std::string_view rest;
  if (after_notice_word(text, lower, rest)) {
    // "Correction:", "Correction (5 March):", "Amended 2 July: …", "UPDATE 2, 2 July: …"; not "Correction
    // officers …".
    const size_t colon = rest.find_first_of(":.\n");
    if (colon == 0) return true;
    constexpr size_t kLongestStamp = 40;
    if (colon == std::string_view::npos || colon > kLongestStamp) return false;
    const std::string_view stamp = rest.substr(0, colon);
    if (is_blank(stamp.front()) && !stamp.empty() &&
        find_date_after(stamp, "2000-01-01", NumericOrder::DayFirst)) {
      return true;
    }
    const bool short_stamp = std::none_of(stamp.begin(), stamp.end(), is_ascii_letter);
    return rest[colon] == ':' &&
           (short_stamp || find_date_after(stamp, "2000-01-01", NumericOrder::DayFirst) ||
            stamp.front() == ',' || stamp.front() == '(');
  }
  if (names_a_change(lower)) return true;
  constexpr std::array<std::string_view, 3> kEditors = {"editor's note", "editor’s note", "editors' note"};
  constexpr std::array<std::string_view, 5> kVerbs = {"updated", "corrected", "amended", "earlier version",
                                                      "clarif"};
  return starts_with_one(lower, kEditors) && holds_one(lower, kVerbs);
}

bool is_caption(std::string_view paragraph) {
  if (paragraph.size() > kLongestCaption || paragraph.size() < 8) return false;
  constexpr std::array<std::string_view, 10> kLabels = {"photo",      "picture",  "image",    "caption",
                                                        "photograph", "pictured", "pictures", "pic",
                                                        "file photo", "foto"};
  const bool bracket = paragraph.front() == '[' || paragraph.front() == '(';
  const std::string lower = lower_case(bracket ? trim(paragraph.substr(1)) : paragraph);
  for (const std::string_view label : kLabels) {
    if (!lower.starts_with(label) || lower.size() <= label.size()) continue;
    const char after = lower[label.size()];
    if (after == ':' || (bracket && after == ']')) return true;
  }
  return ends_in_credit(paragraph) || ends_in_agency(paragraph);
}

bool is_page_furniture(std::string_view line) {
  if (line.size() > kLongestFurniture) return false;
  constexpr std::array<std::string_view, 94> kStarts = {"leave a reply",
                                                        "leave a comment",
                                                        "post a comment",
                                                        "comments are closed",
                                                        "filed under",
                                                        "tags:",
                                                        "older posts",
                                                        "newer posts",
                                                        "see also:",
                                                        "read more",
                                                        "read also",
                                                        "read next",
                                                        "related:",
                                                        "related articles",
                                                        "related stories",
                                                        "more:",
                                                        "watch:",
                                                        "watch now",
                                                        "scroll down for",
                                                        "advertisement",
                                                        "ads by ",
                                                        "poll loading",
                                                        "video loading",
                                                        "story continues",
                                                        "article continues",
                                                        "follow us",
                                                        "sign up ",
                                                        "subscribe ",
                                                        "share this",
                                                        "have something to add",
                                                        "click here",
                                                        "click for more",
                                                        "on a mobile device",
                                                        "using a mobile device",
                                                        "view full image",
                                                        "photos:",
                                                        "story:",
                                                        "recommended:",
                                                        "more from ",
                                                        "most read",
                                                        "most popular",
                                                        "continue reading",
                                                        "return to the top",
                                                        "back to top",
                                                        "do you support",
                                                        "like the page",
                                                        "watch the video",
                                                        "keep up with ",
                                                        "you may also like",
                                                        "you might also like",
                                                        "you may like",
                                                        "recommended for you",
                                                        "more on this",
                                                        "like this story?",
                                                        "have your say",
                                                        "das könnte dich",
                                                        "das könnte sie",
                                                        "lesen sie auch",
                                                        "lesen sie mehr",
                                                        "lies auch",
                                                        "auch interessant",
                                                        "mehr zum thema",
                                                        "mehr dazu:",
                                                        "lee también",
                                                        "lea también",
                                                        "lea además",
                                                        "le puede interesar",
                                                        "te puede interesar",
                                                        "vea también",
                                                        "ver también",
                                                        "mira también",
                                                        "leia também",
                                                        "leia mais",
                                                        "veja também",
                                                        "lire aussi",
                                                        "à lire aussi",
                                                        "a lire aussi",
                                                        "voir aussi",
                                                        "czytaj też",
                                                        "czytaj także",
                                                        "czytaj również",
                                                        "zobacz też",
                                                        "zobacz także",
                                                        "przeczytaj też",
                                                        "leggi anche",
                                                        "lees ook",
                                                        "läs också",
                                                        "подписывайтесь",
                                                        "читайте также",
                                                        "читать также",
                                                        "смотрите также",
                                                        "disclaimer:",
                                                        "copyright ©",
                                                        "© "};
  constexpr std::array<std::string_view, 6> kCredits = {"(reporting by", "(additional reporting",
                                                        "(writing by",   "additional reporting by",
                                                        "contributing:", "reporting by"};
  const std::string lower = lower_case(line);
  if (starts_with_one(lower, kStarts) || starts_with_one(lower, kCredits)) return true;
  if (lower.starts_with("follow ") && lower.find(" on twitter") != std::string::npos) return true;
  return lower.ends_with("contributed to this report.") || lower.ends_with("contributed to this report");
}

bool is_mail_disclaimer(std::string_view line) {
  constexpr std::array<std::string_view, 6> kSubjects = {
      "this e-mail", "this email", "this message", "this communication", "the information", "the contents"};
  constexpr std::array<std::string_view, 4> kTraits = {"confidential", "intended recipient", "privileged",
                                                       "intended only"};
  std::string lower = lower_case(line);
  for (const std::string_view label : {"notice:", "disclaimer:", "confidentiality notice:"}) {
    if (lower.starts_with(label)) lower = std::string(trim(std::string_view(lower).substr(label.size())));
  }
  return starts_with_one(lower, kSubjects) && holds_one(lower, kTraits);
}

}  // namespace hearsay
