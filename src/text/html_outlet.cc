#include "text/html_outlet.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestName = 2000;

// "news.orrin-courier.co.example" gives "orrin-courier": the longest label but for the last.
std::string_view label_of(std::string_view host) {
  std::string_view longest;
  while (true) {
    const size_t dot = host.find('.');
    if (dot == std::string_view::npos) return longest;
    if (dot > longest.size()) longest = host.substr(0, dot);
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

std::string name_key(std::string_view text) {
  constexpr char32_t kLetters = 0xC0;
  constexpr char32_t kPunctuation = 0x2000;
  constexpr char32_t kScripts = 0x2C00;
  std::string out;
  const std::string low = lower_case(text, kLongestName);
  for (size_t at = 0; at < low.size();) {
    const CodePoint point = decode_at(low, at);
    const bool ascii = point.value < 0x80;
    if (ascii ? is_ascii_letter(low[at]) || is_digit(low[at])
              : point.valid && point.value >= kLetters &&
                    (point.value < kPunctuation || point.value >= kScripts))
      out += std::string_view(low).substr(at, point.length);
    at += point.length;
  }
  return out;
}

std::string_view host_of(std::string_view address) {
  const size_t scheme = address.find("//");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 2);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address.find('.') == std::string_view::npos ? std::string_view{} : address;
}

PageOutlet::PageOutlet(const PageHead& head) {
  for (const std::string_view given :
       {head.meta("og:site_name"), std::string_view(head.article.outlet), head.meta("application-name"),
        head.meta("publisher"), head.meta("dc.publisher"), head.meta("twitter:site")}) {
    const std::string_view name = given.starts_with('@') ? given.substr(1) : given;
    // Some pages call each page an application or a site.
    const bool page_title = name == head.title || name == head.meta("og:title");
    if (page_title || !host_of(name).empty() || name.find('@') != std::string_view::npos) continue;
    if (name_.empty() && !given.starts_with('@')) name_ = trim(name);
    named_ = !name_.empty();
    add_name(name);
  }
  for (const std::string& address : head.addresses) {
    const std::string_view host = host_of(address);
    if (host.empty()) continue;
    if (name_.empty()) name_ = host;
    add_name(host);
    labels_.push_back(name_key(label_of(host)));
  }
}

void PageOutlet::learn(std::string_view page_title, std::string_view headline) {
  constexpr size_t kMostWords = 6;
  constexpr size_t kLongestHeadline = 400;
  const bool fits = !headline.empty() && headline.size() <= kLongestHeadline;
  const size_t at = fits ? page_title.find(headline) : page_title.npos;
  if (at == page_title.npos) return;
  // "Headline - Section | Outlet", "Outlet: Headline".
  std::string_view rest = at == 0 ? page_title.substr(headline.size()) : page_title.substr(0, at);
  for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " :: ", " \u2022 "})
    if (const size_t cut = rest.rfind(mark); at == 0 && cut != rest.npos)
      rest = rest.substr(cut + mark.size());
  for (const std::string_view mark : {"\u2013", "\u2014", "\u00BB", "\u2022", "|", "-", ":"}) {
    rest = trim(rest);
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    if (rest.ends_with(mark)) rest.remove_suffix(mark.size());
  }
  rest = trim(rest);
  if (rest.empty() || split_words(rest).size() > kMostWords) return;
  add_name(rest);
  if (!named_) name_ = rest;
  named_ = true;
}

void PageOutlet::add_name(std::string_view name) {
  std::string key = name_key(name);
  if (!key.empty()) keys_.push_back(std::move(key));
}

bool PageOutlet::is_outlet(std::string_view words) const {
  constexpr size_t kTelling = 5;  // shorter ones stand in other words by chance
  const std::string key = name_key(words);
  if (key.empty()) return false;
  const bool named = std::ranges::any_of(keys_, [&key](const std::string& name) {
    return key == name || (name.size() >= kTelling && key.starts_with(name)) ||
           (key.size() >= kTelling && name.starts_with(key));
  });
  const bool letters = std::ranges::all_of(words, [](char c) { return c >= 'A' && c <= 'Z'; });
  return named || std::ranges::any_of(labels_, [&](const std::string& label) {
           return key == label || (label.size() >= kTelling && key.find(label) != std::string::npos) ||
                  (letters && label.starts_with(key));
         });
}

}  // namespace hearsay
