#include "text/html_authors.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/author_names.h"
#include "text/author_words.h"
#include "text/dates.h"
#include "text/given_names.h"
#include "text/html_author_marks.h"
#include "text/lines.h"

namespace hearsay {
namespace {

using Names = std::vector<std::string>;

template <size_t size>
bool contains_one(std::string_view text, const std::string_view (&parts)[size]) {
  return std::ranges::any_of(parts, [text](std::string_view part) { return text.find(part) != text.npos; });
}

std::string joined(const Names& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void unite(Names& names, const Names& more) {
  for (const std::string& name : more) add_author(names, name);
}

// "author creator" has both words.
bool has_token(std::string_view list, std::string_view token) {
  const std::vector<std::string_view> tokens = split_words(list);
  return std::ranges::find(tokens, token) != tokens.end();
}

// Names of meta elements that no list has: "cse_author", "shareaholic:article_author_name".
bool names_author_meta(std::string_view name) {
  for (const std::string_view end :
       {"author", "authors", "author_name", "author-name", "authorname", "byline"})
    if (name.ends_with(end)) return true;
  return false;
}

// A byline that a reader sees.
struct Seen {
  Names names;
  Span span;
  bool near = false;
  bool sure = false;
};

class Finder {
 public:
  Finder(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet,
         const HtmlSurroundings& surroundings)
      : page_(page), head_(head), outlet_(outlet), surroundings_(surroundings) {}

  std::string run() { return joined(without_outlet(choose())); }

 private:
  // Beside people an outlet is the one they write for.
  Names without_outlet(Names names) const {
    const auto is_outlet = [this](const std::string& name) { return names_outlet(name); };
    if (!std::ranges::all_of(names, is_outlet)) std::erase_if(names, is_outlet);
    // Beside whole names, single words are places, buttons, and letters that stand for a picture.
    const auto is_single = [](const std::string& name) {
      return split_words(name).size() == 1 && office_name(name).empty();
    };
    if (!std::ranges::all_of(names, is_single)) std::erase_if(names, is_single);
    return names;
  }

  // A site of somebody's own bears his name.
  bool names_outlet(const std::string& name) const {
    return outlet_.is_outlet(name) && bare_names(name).empty();
  }

  Names choose() {
    const Names told = told_names();
    find_marked();
    const Names seen = seen_names();
    if (told.empty()) return seen.empty() ? owner() : seen;
    if (!seen.empty() && (tells_more(seen, told) || (near_byline_ && !shown_near(told)))) return seen;
    if (signed_.size() == 1 && !shown_near(told)) return signed_;
    const Names bare = bare_byline();
    return tells_more(bare, told) ? bare : told;
  }

  // People that machines are told of.
  Names told_names() const {
    Names names;
    for (const std::string& author : head_.article.authors) unite(names, people(author));
    if (names.size() == 1 && split_words(names.front()).size() == 1) {
      // An account's name; somewhere the whole name may stand.
      for (const std::string_view meta : kAuthorNames) {
        const Names fuller = people(head_.meta(meta));
        if (tells_more(fuller, names)) return fuller;
      }
    }
    // One of several, whom another element names.
    for (const std::string_view meta : kAuthorNames) {
      const Names more = people(head_.meta(meta));
      if (more.size() > names.size() && tells_more(more, names)) names = more;
    }
    for (const std::string_view meta : kAuthorNames) {
      if (!names.empty()) break;
      // A page names several authors in several elements of one name.
      for (const auto& [name, content] : head_.metas)
        if (name == meta) unite(names, people(content));
    }
    for (const auto& [name, content] : head_.metas)
      if (names.empty() && names_author_meta(name)) names = people(content);
    return names.empty() ? noted_names() : names;
  }

  // Those that a line names, if it does not name the outlet.
  Names people(std::string_view line) const {
    Names names = author_names(line, AuthorMark::Sure);
    std::erase_if(names, [this](const std::string& name) { return names_outlet(name) || is_company(name); });
    return names;
  }

  // Who made the site.
  static bool is_company(std::string_view name) {
    const std::string last = lower_case(strip(split_words(name).back(), "."));
    return std::ranges::find(kCompanyForms, last) != std::end(kCompanyForms);
  }

  Names noted_names() const {
    for (const auto& [label, data] :
         {std::pair{"twitter:label1", "twitter:data1"}, std::pair{"twitter:label2", "twitter:data2"}})
      if (contains_one(lower_case(head_.meta(label)), kWrittenBy)) return people(head_.meta(data));
    return {};
  }

  // Whether what the reader sees goes beyond what machines are told: "Ada Finch" beside "ada", two names, one
  // of them the one told.
  static bool tells_more(const Names& seen, const Names& told) {
    if (seen.empty() || told.empty()) return false;
    if (seen.size() > told.size())
      return std::ranges::all_of(
          told, [&seen](const std::string& name) { return std::ranges::find(seen, name) != seen.end(); });
    return seen.size() == 1 && told.size() == 1 && split_words(told.front()).size() == 1 &&
           split_words(seen.front()).size() > 1 &&
           name_key(seen.front()).find(name_key(told.front())) != std::string::npos;
  }

  // Whether one of them is named around the headline. Machines are often told of who entered the text: where
  // the byline has another name, the byline counts.
  bool shown_near(const Names& names) const {
    const std::string near = name_key(surroundings_.near().of(page_.text.text));
    return std::ranges::any_of(names, [&near](const std::string& name) {
      return split_words(name).size() > 1 && near.find(name_key(name)) != std::string::npos;
    });
  }

  void find_marked() {
    constexpr size_t kLongest = 160;
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& element = page_.node(node);
      const Span span = page_.span(node);
      if (is_credit(node)) {
        node = element.end - 1;
        continue;
      }
      if (element.is_text()) read_text(node);
      if (element.is_text() || element.attribute_count == 0) continue;
      if (span.empty()) add_unseen(node);
      if (span.empty() || span.size() > kLongest) continue;
      if (surroundings_.is_foreign(node)) continue;
      const AuthorMark mark = mark_of(node);
      if (surroundings_.is_near(node) && names_member(node))
        unite(members_, author_names(apart(node), AuthorMark::Likely));
      if (mark == AuthorMark::None || is_labelled(span)) continue;
      Names names = author_names(apart(node), mark);
      if (!names.empty())
        seen_.push_back({std::move(names), span, surroundings_.is_near(node), mark == AuthorMark::Sure});
    }
  }

  // The words of an element; those of two elements with no blank between them are two fields: "By" and "Ada
  // Finch", "Ada Finch" and "Reporter".
  std::string apart(int node) const {
    std::string words;
    uint32_t last = page_.span(node).begin;
    for (int inner = node; inner < page_.node(node).end; ++inner) {
      const Span span = page_.span(inner);
      if (!page_.node(inner).is_text() || span.empty()) continue;
      words += Span{last, span.begin}.of(page_.text.text);
      const std::string_view next = page_.words(inner);
      if (last == span.begin && !words.empty() && is_letter(words.back()) && next.front() >= 'A' &&
          next.front() <= 'Z')
        words += '\t';
      words += next;
      last = span.end;
    }
    return words;
  }

  static bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

  // Near the headline words that hold nothing but the name of a person and perhaps a day, or stand beside a
  // day: "Ada Finch | 3 March 2021".
  void read_text(int node) {
    constexpr size_t kLongest = 100;
    const Span span = page_.span(node);
    if (span.empty() || span.size() > kLongest || surroundings_.is_foreign(node)) return;
    if (!surroundings_.is_near(node)) {
      const std::string_view words = strip(page_.words(node), "()-");
      if (words.find(' ') != words.npos && is_signature(node)) unite(signed_, bare_names(words));
      return;
    }
    Names names = bare_names(page_.words(node));
    if (names.empty() && span.begin >= surroundings_.headline().end && stands_by_day(span)) {
      std::string office = office_name(page_.words(node));
      if (!office.empty() && offices_.empty()) offices_.push_back(std::move(office));
    }
    if (names.empty() || said_in_headline(names) || is_labelled(span)) return;
    if (stands_by_day(span))
      unite(dated_, names);
    else if (split_words(names.front()).size() > 1 && span.begin >= surroundings_.headline().end &&
             is_whole_line(span))
      unite(alone_, names);
  }

  // A paragraph of its own, in letters of their own, beside a long one, and the last.
  bool is_signature(int node) const {
    constexpr uint32_t kLong = 100;
    if (!is_whole_line(page_.span(node)) || page_.span(node).begin < surroundings_.headline().end)
      return false;
    int block = node;
    bool set_apart = page_.words(node).starts_with('-');
    for (int at = node; at > 0 && page_.span(at) == page_.span(node); at = page_.node(at).parent) {
      block = at;
      set_apart = set_apart || std::ranges::binary_search(kSetApart, page_.node(at).name);
    }
    const int parent = page_.node(block).parent;
    if (!set_apart || parent < 0) return false;
    int before = block - 1;
    const auto climb = [&] {
      while (before > parent && page_.node(before).parent != parent) before = page_.node(before).parent;
    };
    climb();
    while (before > parent && page_.span(before).empty()) {
      --before;
      climb();
    }
    if (before <= parent || page_.span(before).size() < kLong) return false;
    int after = page_.node(block).end;
    while (after < page_.node(parent).end && page_.span(after).empty()) after = page_.node(after).end;
    return after >= page_.node(parent).end || page_.span(after).size() < kLong;
  }

  // "Translator: Bo Lind": a label on the line that is none of authors.
  bool is_labelled(Span span) const {
    std::string_view before = std::string_view(page_.text.text).substr(0, span.begin);
    before = trim(before.substr(before.rfind('\n') + 1));
    return (before.ends_with(':') && !is_author_label(before)) || introduces_others(before);
  }

  bool is_whole_line(Span span) const {
    const std::string_view text = page_.text.text;
    return (span.begin == 0 || text[span.begin - 1] == '\n') &&
           (span.end == text.size() || text[span.end] == '\n');
  }

  // On its line, which is no sentence, or at most a few words before or after.
  bool stands_by_day(Span span) const {
    constexpr size_t kReach = 40;
    constexpr size_t kLongestLine = 120;
    const std::string_view text = page_.text.text;
    const size_t from = span.begin - std::min<size_t>(span.begin, kLongestLine);
    const std::string_view before = text.substr(from, span.begin - from);
    const std::string_view after = text.substr(span.end, kLongestLine);
    const size_t line =
        before.size() - (before.rfind('\n') + 1) + span.size() + std::min(after.find('\n'), after.size());
    return line <= kLongestLine &&
           (find_date(span.of(text)) || find_date(after.substr(0, kReach)) ||
            find_date(before.substr(before.size() - std::min(before.size(), kReach))));
  }

  bool said_in_headline(const Names& names) const {
    const std::string headline = name_key(surroundings_.headline().of(page_.text.text));
    return std::ranges::any_of(names, [&headline](const std::string& name) {
      return headline.find(name_key(split_words(name).back())) != std::string::npos;
    });
  }

  // Microdata without words: <meta itemprop=author content="Ada Finch">, or with the name in an element
  // inside.
  void add_unseen(int node) {
    if (node < unseen_end_ || !has_token(page_.tree.attribute(node, "itemprop"), "author") ||
        surroundings_.is_foreign(node))
      return;
    unseen_end_ = page_.node(node).end;
    for (int inner = node; inner < unseen_end_; ++inner) {
      const std::string_view property = page_.tree.attribute(inner, "itemprop");
      if (property != "author" && property != "name") continue;
      Names names = people(page_.tree.attribute(inner, "content"));
      if (!names.empty()) seen_.push_back({std::move(names), {}, false, true});
    }
  }

  // What belongs to a picture.
  bool is_credit(int node) const {
    const std::string_view name = page_.node(node).name;
    constexpr uint32_t kLongest = 1000;
    return name == "figure" || name == "figcaption" ||
           (page_.span(node).size() <= kLongest && page_.hints.has_word(node, kCreditWords));
  }

  AuthorMark mark_of(int node) const {
    const std::string_view property = page_.tree.attribute(node, "itemprop");
    if (has_token(page_.tree.attribute(node, "rel"), "author") || has_token(property, "author") ||
        has_token(property, "creator"))
      return AuthorMark::Sure;
    if (is_formatted_name(node)) return AuthorMark::Sure;
    const bool named = names_author(node) && !page_.hints.has_word(node, kNotNames);
    return named || links_to_author(node) ? AuthorMark::Likely : AuthorMark::None;
  }

  // Microformats: <span class="author vcard"><span class="fn">, <a class="p-author h-card">.
  bool is_formatted_name(int node) const {
    if (page_.hints.has_class(node, "p-author")) return true;
    constexpr int kReach = 3;
    const bool fits = page_.hints.has_class(node, "fn") || page_.hints.has_class(node, "p-name");
    if (!fits) return false;
    int around = node;
    for (int i = 0; i <= kReach && around > 0; ++i, around = page_.node(around).parent)
      if (page_.hints.has_word(around, kAuthorElements)) return true;
    return false;
  }

  bool names_author(int node) const {
    for (const std::string_view attribute :
         {"class", "id", "data-testid", "data-component", "data-hook", "data-manual"})
      if (contains_one(lower_case(page_.tree.attribute(node, attribute)), kAuthorParts)) return true;
    return false;
  }

  bool names_member(int node) const {
    for (const std::string_view attribute : {"class", "data-hook", "data-testid"})
      if (contains_one(lower_case(page_.tree.attribute(node, attribute)), kMemberParts)) return true;
    return false;
  }

  // A path such as /author/ on the page's own site; elsewhere it leads to the outlet's accounts.
  bool links_to_author(int node) const {
    const std::string_view address = page_.tree.attribute(node, "href");
    if (address.empty()) return false;
    const std::string_view host = host_of(address);
    const bool own = host.empty() || outlet_.is_outlet(host);
    // Above the headline people are topics.
    const bool below = surroundings_.is_near(node) && page_.span(node).begin >= surroundings_.headline().end;
    return own && (contains_one(address, kAuthorPaths) ||
                   (surroundings_.is_near(node) && contains_one(address, kMemberPaths)) ||
                   (below && contains_one(address, kPeoplePaths) &&
                    (is_whole_line(page_.span(node)) || stands_by_day(page_.span(node)))));
  }

  // Whose site it is, by its name or its foot: "Ada Finch's Notes", "© 2019-2021 Ada Finch".
  Names owner() const {
    std::string_view site = outlet_.name();
    for (const std::string_view own : {"'s ", "\u2019s "}) site = site.substr(0, site.find(own));
    Names names = bare_names(site);
    constexpr size_t kLongest = 120;
    constexpr size_t kFoot = 1000;
    const std::string_view text = page_.text.text;
    for (const std::string_view sign : {"\u00A9", "(c) ", "(C) ", "opyright", "OPYRIGHT"}) {
      for (size_t at = text.find(sign, text.size() - std::min(text.size(), kFoot));
           at != text.npos && names.empty(); at = text.find(sign, at + 1)) {
        std::string_view line = text.substr(at + sign.size(), kLongest);
        line = strip(line.substr(0, line.find_first_of("\n|.,\t")), " 0123456789-:()");
        for (const std::string_view mark : {"\u00A9", "(c)", "(C)", "by "})
          if (line.starts_with(mark)) line = strip(line.substr(mark.size()), " 0123456789-:()");
        if (split_words(line).size() > 1) names = bare_names(line);
      }
    }
    return names.size() == 1 && split_words(names.front()).size() > 1 ? names : Names();
  }

  // The byline at the headline; else, where all others agree, those.
  Names seen_names() {
    constexpr uint32_t kGap = 40;  // bytes between the authors of one byline
    Names names;
    Span last;
    const Names sure = surely_near();
    for (const Seen& seen : seen_) {
      if (!seen.near || !(sure.empty() || seen.sure || tells_more(seen.names, sure))) continue;
      if (!names.empty() && seen.span.begin > last.end + kGap) break;
      unite(names, seen.names);
      last = seen.span;
    }
    if (names.empty()) names = bare_bylines(surroundings_.near(), false);
    if (names.empty()) names = dated_;
    if (names.empty() && alone_.size() == 1) names = alone_;
    if (names.empty()) names = offices_;
    near_byline_ = !names.empty();
    if (names.empty()) names = bare_byline();
    if (names.empty() && signed_.size() == 1) names = signed_;
    if (names.empty()) names = far_names();
    return names.empty() ? members_ : names;
  }

  // Farther off all have to agree: those that the page calls authors in so many words, else the others.
  Names far_names() const {
    const bool sure = std::ranges::any_of(seen_, &Seen::sure);
    Names names;
    for (const Seen& seen : seen_) {
      if (seen.sure != sure) continue;
      if (names.empty()) names = seen.names;
      if (names != seen.names) return {};
    }
    return names;
  }

  // Of the byline at the headline, those that the page calls authors in so many words.
  Names surely_near() const {
    Names names;
    for (const Seen& seen : seen_)
      if (seen.near && seen.sure) unite(names, seen.names);
    return names;
  }

  // "By Ada Finch" on a line of its own that nothing marks: near the headline, else anywhere, if all such
  // lines agree.
  Names bare_byline() const {
    const Names names = bare_bylines(surroundings_.near(), false);
    const Span whole{0, static_cast<uint32_t>(page_.text.text.size())};
    return names.empty() ? bare_bylines(whole, true) : names;
  }

  Names bare_bylines(Span stretch, bool all) const {
    constexpr size_t kLongest = 120;
    Names found;
    bool posting = false;
    const std::string_view text = page_.text.text;
    for (size_t begin = stretch.begin; begin < stretch.end;) {
      const size_t end = std::min<size_t>(text.find('\n', begin), stretch.end);
      const std::string_view line = trim(text.substr(begin, end - begin));
      const size_t at = std::exchange(begin, end + 1);
      if (line.size() > kLongest) continue;
      Names names = labelled_names(line, text.substr(std::min(end, text.size())));
      if (names.empty()) names = author_names(line, AuthorMark::None);
      std::erase_if(names, is_company);
      if (names.empty() || names == found) continue;
      if (surroundings_.is_comment_at(static_cast<uint32_t>(at)) || is_about_book(at)) continue;
      // What a program writes below an entry is surer than "by" somewhere.
      const bool stronger = is_posting(line) && !posting;
      if (posting && !is_posting(line)) continue;
      if (!found.empty() && !stronger) return {};
      posting = posting || stronger;
      found = std::move(names);
      if (!all) break;
    }
    return found;
  }

  // "Author: | Ada Finch" in two cells of a table, or on two lines; with no colon a person's whole name.
  static Names labelled_names(std::string_view line, std::string_view below) {
    const size_t tab = line.find('\t');
    const std::string_view label = line.substr(0, tab);
    if (!is_author_label(label)) return {};
    std::string_view value = line.substr(std::min(label.size() + 1, line.size()));
    if (tab == line.npos) {
      below.remove_prefix(std::min(below.find_first_not_of('\n'), below.size()));
      value = below.substr(0, below.find('\n'));
    }
    return label.ends_with(':') ? author_names(value, AuthorMark::Likely) : bare_names(value);
  }

  // Amid "Publisher:", "Pages:" and the like.
  bool is_about_book(size_t at) const {
    constexpr size_t kReach = 250;
    const size_t from = at - std::min(at, kReach);
    return contains_one(lower_case(std::string_view(page_.text.text).substr(from, 2 * kReach)), kBookLabels);
  }

  const HtmlPage& page_;
  const PageHead& head_;
  const PageOutlet& outlet_;
  const HtmlSurroundings& surroundings_;
  std::vector<Seen> seen_;
  Names dated_;               // near the headline, beside a day
  Names offices_;             // the same, of editorial offices and agencies
  Names alone_;               // below it, on lines of their own
  Names members_;             // below it, accounts
  Names signed_;              // on lines at the end of a text
  int unseen_end_ = 0;        // of the last author without words: those inside it were read with it
  bool near_byline_ = false;  // those seen stand near the headline
};

}  // namespace

std::string find_page_author(const HtmlPage& page, const PageHead& head, const PageOutlet& outlet,
                             const HtmlSurroundings& surroundings) {
  return Finder(page, head, outlet, surroundings).run();
}

}  // namespace hearsay
