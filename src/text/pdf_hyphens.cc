#include "text/pdf_hyphens.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kHyphen = "\xE2\x80\x90";
constexpr size_t kLongestWord = 60;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

// In lower case (ASCII), without marks around it.
std::string bare(std::string_view word) {
  const auto inside = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  const auto begin = std::find_if(word.begin(), word.end(), inside);
  auto end = word.end();
  while (end != begin && !inside(*(end - 1))) --end;
  std::string out(begin, end);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The letters that the next line begins with.
std::string_view letters_of(std::string_view word) {
  size_t end = 0;
  while (end < word.size() && (is_letter(word[end]) || static_cast<unsigned char>(word[end]) >= 0x80)) ++end;
  // Marks of three bytes (quotation marks, dashes) are no letters.
  const size_t mark = word.substr(0, end).find("\xE2\x80");
  return word.substr(0, std::min(end, mark));
}

bool is_prefix_with_hyphen(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kPrefixes = {"self", "well", "ex",   "non",  "half",
                                                                 "all",  "anti", "vice", "post", "co"};
  return std::find(kPrefixes.begin(), kPrefixes.end(), word) != kPrefixes.end();
}

}  // namespace

size_t end_hyphen(std::string_view word) {
  for (const std::string_view hyphen : {std::string_view("-"), kHyphen, kSoftHyphen}) {
    if (!word.ends_with(hyphen) || word.size() == hyphen.size()) continue;
    const size_t at = word.size() - hyphen.size();
    return word[at - 1] == '-' ? std::string_view::npos : at;  // "--" is a dash
  }
  return std::string_view::npos;
}

bool ends_in_soft_hyphen(std::string_view word) { return word.ends_with(kSoftHyphen); }

bool Hyphens::gather(std::string_view first, std::string_view second) {
  const size_t at = end_hyphen(first);
  if (at == std::string_view::npos || first.size() > kLongestWord || second.empty()) return false;
  const std::string head = bare(first.substr(0, at)), tail = bare(letters_of(second));
  if (head.empty() || tail.empty()) return true;
  want(head);
  want(tail);
  want(head + tail);
  want(head + "-" + tail);
  return true;
}

void Hyphens::count(std::string_view word) {
  if (seen_.empty() || word.size() > kLongestWord) return;
  const auto found = seen_.find(bare(word));
  if (found != seen_.end()) ++found->second;
}

uint32_t Hyphens::seen(const std::string& word) const {
  const auto found = seen_.find(word);
  return found == seen_.end() ? 0 : found->second;
}

LineJoin Hyphens::join(std::string_view first, std::string_view second) const {
  const size_t at = end_hyphen(first);
  if (at == std::string_view::npos || second.empty()) return LineJoin::Blank;
  if (ends_in_soft_hyphen(first)) return LineJoin::Drop;
  const std::string_view tail = letters_of(second);
  const std::string_view before = first.substr(0, at);
  const bool lower = !tail.empty() && !(tail[0] >= 'A' && tail[0] <= 'Z');
  if (!is_letter(before.back()) && static_cast<unsigned char>(before.back()) < 0x80)
    return (second[0] >= '0' && second[0] <= '9') || lower ? LineJoin::KeepHyphen : LineJoin::Blank;
  if (tail.empty()) return second[0] >= '0' && second[0] <= '9' ? LineJoin::KeepHyphen : LineJoin::Blank;
  if (tail == "and" || tail == "or" || tail == "und" || tail == "oder") return LineJoin::Blank;  // "pre- and"
  if (!lower || before.size() > kLongestWord) return LineJoin::KeepHyphen;
  const std::string head = bare(before), rest = bare(tail);
  const uint32_t whole = seen(head + rest), parted = seen(head + "-" + rest);
  if (whole != parted) return whole > parted ? LineJoin::Drop : LineJoin::KeepHyphen;
  if (before.find('-') != std::string_view::npos || is_prefix_with_hyphen(head)) return LineJoin::KeepHyphen;
  const bool two_words = head.size() > 2 && rest.size() > 2 && seen(head) > 0 && seen(rest) > 0;
  return two_words ? LineJoin::KeepHyphen : LineJoin::Drop;
}

}  // namespace hearsay
