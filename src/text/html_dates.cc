#include "text/html_dates.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "text/author_words.h"
#include "text/date_time.h"
#include "text/dates.h"
#include "text/html_outlet.h"
#include "text/html_words.h"
#include "text/lines.h"

namespace hearsay {
namespace {

// Names of meta elements, the most reliable first.
constexpr std::string_view kPublishedNames[] = {"article:published_time",
                                                "og:article:published_time",
                                                "article:published",
                                                "article.published",
                                                "datepublished",
                                                "og:published_time",
                                                "parsely-pub-date",
                                                "sailthru.date",
                                                "cxenseparse:recs:publishtime",
                                                "cxenseparse:publishtime",
                                                "dcterms.issued",
                                                "dc.date.issued",
                                                "dc.date.published",
                                                "originalpublicationdate",
                                                "publish_date",
                                                "publish-date",
                                                "publishdate",
                                                "published_date",
                                                "published-date",
                                                "published_time",
                                                "pubdate",
                                                "og:pubdate",
                                                "pub_date",
                                                "article_date_original",
                                                "article:publicationdate",
                                                "citation_publication_date",
                                                "citation_date",
                                                "bt:pubdate",
                                                "sw-pubdate",
                                                "firstpublished",
                                                "rnews:datepublished",
                                                "dcsext.articlefirstpublished",
                                                "displaydate",
                                                "releasedate",
                                                "article:post_date",
                                                "gentime"};
constexpr std::string_view kCreatedNames[] = {"datecreated",     "dcterms.created", "dc.date.created",
                                              "article:created", "dcterms.date",    "dc.date",
                                              "creation_date",   "created",         "date",
                                              "article.created", "pdate",           "timestamp"};
constexpr std::string_view kModifiedNames[] = {"article:modified_time",
                                               "og:article:modified_time",
                                               "og:modified_time",
                                               "datemodified",
                                               "article:modified",
                                               "article.updated",
                                               "og:updated_time",
                                               "article:updated_time",
                                               "dcterms.modified",
                                               "dc.date.modified",
                                               "last-modified",
                                               "lastmod",
                                               "revision_date",
                                               "modified",
                                               "cxenseparse:recs:modifiedtime",
                                               "article:updated",
                                               "utime",
                                               "lastmodified"};

// Parts of names of meta elements that no list has: "shop:publish_time", "dateupdate".
constexpr std::string_view kModifiedParts[] = {"modif", "updat", "revis"};
constexpr std::string_view kTimeParts[] = {"date", "time", "publish", "release", "issued", "datum", "fecha"};
// Times of other things.
constexpr std::string_view kOtherTimes[] = {"expir", "event", "birth", "valid", "start",   "end",
                                            "until", "death", "video", "image", "refresh", "unavailable"};

// Words of classes and ids. Sorted.
const HtmlWordList kDateWords = {"created", "date",      "dateline", "datetime", "datum",   "day",
                                 "fecha",   "meta",      "postdate", "posted",   "pubdate", "publication",
                                 "publish", "published", "time",     "timestamp"};
const HtmlWordList kPublishedWords = {"published"};
const HtmlWordList kAmendedWords = {"changed", "modified", "update", "updated"};

// Beginnings of words that say that something was changed, and that it was published.
constexpr std::string_view kAmendedCues[] = {
    "updat",    "upd.",       "modif",        "amend",      "changed",    "edited",  "revised",  "corrected",
    "aktualis", "geändert",   "überarbeitet", "editiert",   "letzte änd", "stand:",  "actualiz", "mis à jour",
    "mise à j", "aggiornat",  "atualizad",    "bijgewerkt", "gewijzigd",  "opdater", "oppdater", "uppdater",
    "ändrad",   "endret",     "zaktualiz",    "aktualiz",   "zmodyfik",   "обновл",  "измен",    "güncelle",
    "ενημ",     "Ενημ",       "Обновл",       "Измен",      "Änderung",   "Ändrad",  "Überarb",  "diperbarui",
    "zuletzt",  "päivitetty", "frissít",      "last review"};
constexpr std::string_view kPublishedCues[] = {
    "publ",    "post",        "veröff",   "erschien",    "erstellt",  "datum",       "date",
    "created", "verfasst",    "gepubl",   "geplaatst",   "pubbl",     "udgivet",     "utgitt",
    "opubl",   "dodano",      "опубл",    "дата",        "yayın",     "δημοσ",       "Δημοσ",
    "Опубл",   "Дата",        "Écrit",    "diterbit",    "julkaistu", "released",    "issued",
    "written", "geschrieben", "gepostet", "gespeichert", "submitted", "escrito",     "écrit",
    "scritto", "skrevet",     "skrivet",  "fecha",       "data:",     "eingestellt", "mis en ligne",
    "vom",     "online since"};

// What blogs write below their entries: "This entry was posted on Friday, 5 March 2021 at 10:04 and is filed
// under Rain."
constexpr std::string_view kPostings[] = {
    "this entry was ",    "this post was ",        "this article was ",     "dieser beitrag wurde ",
    "der beitrag wurde ", "dieser eintrag wurde ", "dieser artikel wurde ", "cet article a été ",
    "ce billet a été ",   "cette entrée a été ",   "esta entrada fue ",     "este artículo fue ",
    "questo articolo è ", "questo post è ",        "dit bericht werd ",     "dit bericht is ",
    "esta entrada foi ",  "este artigo foi ",      "det här inlägget ",     "dette indlæg blev ",
    "dette innlegget ",   "ten wpis został ",      "this was posted on "};

// Ends of hosts that belong to a country and are used everywhere, and those of the United States. Sorted.
constexpr std::string_view kWorldwide[] = {"ai", "cc", "co", "fm", "gg", "io",
                                           "ly", "me", "ph", "tv", "us", "ws"};
static_assert(std::ranges::is_sorted(kWorldwide));

enum class Said : uint8_t { Published, Any, Amended };

struct SeenDate {
  std::string value;
  Said said = Said::Any;
  uint32_t at = 0;  // in the page's text
};

std::string_view day_of(std::string_view value) { return value.substr(0, 10); }

template <size_t size>
bool starts_with_one(std::string_view text, const std::string_view (&beginnings)[size]) {
  return std::ranges::any_of(
      beginnings, [text](std::string_view beginning) { return starts_with_any_case(text, beginning); });
}

template <size_t size>
bool has_cue(std::string_view text, const std::string_view (&cues)[size]) {
  return std::ranges::any_of(cues, [text](std::string_view cue) { return text.find(cue) != text.npos; });
}

constexpr size_t kReach = 60;  // bytes before a date that may say what it is

// What the words before a date say of it; the last that says anything counts.
Said said_by(std::string_view words) {
  std::string low = lower_case(words.substr(words.size() - std::min(words.size(), kReach)));
  if (has_cue(std::string_view(low), kAmendedCues)) return Said::Amended;
  return has_cue(std::string_view(low), kPublishedCues) ? Said::Published : Said::Any;
}

class Finder {
 public:
  Finder(const HtmlPage& page, const PageHead& head, const HtmlSurroundings& surroundings,
         std::string_view language)
      : page_(page), head_(head), surroundings_(surroundings), order_(order_of(language)) {}

  PageDates run() {
    read_head();
    read_marks();
    read_lines();
    PageDates dates;
    dates.published = published();
    dates.amended = amended(dates.published);
    return dates;
  }

 private:
  // By the page's evidence, else by its language or its address: of all countries only the United States put
  // the month first.
  NumericOrder order_of(std::string_view language) const {
    const NumericOrder shown = page_.order;
    const std::string low = lower_case(language);
    if (shown != NumericOrder::Unknown) return shown;
    if (low.empty() || low == "en") return has_country() ? NumericOrder::DayFirst : shown;
    return low.starts_with("en-us") || low.starts_with("en_us") ? NumericOrder::MonthFirst
                                                                : NumericOrder::DayFirst;
  }

  // Whether the page's host ends in the letters of a country other than the United States and those whose
  // letters all the world uses.
  bool has_country() const {
    if (head_.addresses.empty()) return false;
    const std::string_view host = host_of(head_.addresses.front());
    const std::string_view end = host.substr(host.rfind('.') + 1);
    return end.size() == 2 && is_ascii_letter(end.front()) && !is_listed(end, kWorldwide);
  }

  std::string date_of(std::string_view value) const {
    std::string date = value.empty() ? "" : read_date_time(value, order_);
    return is_sound(date) ? date : "";
  }

  // Default values of machines: 1970-01-01, 0001-01-01.
  static bool is_sound(std::string_view date) {
    return !date.empty() && !date.starts_with("1970-01-01") && !date.starts_with("1900-01-01");
  }

  void add(std::vector<std::string>& dates, std::string_view value) const {
    std::string date = date_of(value);
    if (!date.empty()) dates.push_back(std::move(date));
  }

  void read_head() {
    // JSON-LD may speak of something else that the page shows.
    for (const std::string_view name : kPublishedNames) add(published_, head_.meta(name));
    add(published_, head_.article.published);
    add(created_, head_.article.created);
    for (const std::string_view name : kCreatedNames) add(created_, head_.meta(name));
    add(modified_, head_.article.modified);
    for (const std::string_view name : kModifiedNames) add(modified_, head_.meta(name));
    for (const auto& [name, content] : head_.metas) {
      if (has_cue(std::string_view(name), kOtherTimes)) continue;
      if (has_cue(std::string_view(name), kModifiedParts))
        add(modified_, content);
      else if (has_cue(std::string_view(name), kTimeParts))
        add(created_, content);
    }
  }

  // Elements that the page marks as dates: microdata, <time>, names of classes.
  void read_marks() {
    constexpr size_t kLongest = 120;
    for (int node = 0; node < page_.size(); ++node) {
      const HtmlNode& element = page_.node(node);
      const bool time = element.name == "time";
      if (element.is_text()) read_text(node);
      if (element.is_text() || (!time && element.attribute_count == 0) || surroundings_.is_elsewhere(node))
        continue;
      const std::string_view property = page_.tree.attribute(node, "itemprop");
      const bool microdata = property.starts_with("date") || property == "uploadDate";
      if (!microdata && surroundings_.is_foreign(node)) continue;
      const bool marked = microdata || time || page_.hints.has_word(node, kDateWords) ||
                          page_.hints.has_word(node, kAmendedWords);
      const std::string_view words = page_.words(node);
      if (!marked || words.size() > kLongest) continue;
      SeenDate seen{given_date(node), said_of(node, property)};
      if (seen.value.empty()) seen = date_in(plain_line(words), seen.said);
      seen.at = page_.span(node).begin;
      if (seen.value.empty()) continue;
      if (microdata && property == "datePublished")
        published_.push_back(seen.value);
      else if (microdata && property == "dateModified")
        modified_.push_back(seen.value);
      else if (surroundings_.is_near(node))
        near_.push_back(std::move(seen));
      else
        far_.push_back(std::move(seen));
    }
  }

  // Near the headline words that an element sets apart and that say nothing but a day: "Ada Finch" and
  // "5.3.2021" side by side are one line to the eye alone.
  void read_text(int node) {
    constexpr size_t kLongest = 40;
    const Span span = page_.span(node);
    if (span.empty() || span.size() > kLongest || !surroundings_.is_near(node) ||
        surroundings_.is_foreign(node))
      return;
    const std::string_view words = page_.words(node);
    const auto found = find_date(words, order_);
    if (!found || !std::ranges::all_of(split_words(words.substr(0, found->span.begin)), leads_to_day)) return;
    SeenDate seen = date_in(words, said_before(node));
    seen.at = span.begin;
    if (!seen.value.empty()) near_.push_back(std::move(seen));
  }

  // "on", "Thu,", "vom", "|".
  static bool leads_to_day(std::string_view word) {
    constexpr size_t kShort = 3;
    const std::string low = lower_case(strip(word, ",.:"));
    return low.size() <= kShort || std::ranges::find(kWeekdays, low) != std::end(kWeekdays);
  }

  std::string given_date(int node) const {
    for (const std::string_view name :
         {"datetime", "content", "data-time", "data-timestamp", "data-date", "title"}) {
      std::string date = date_of(page_.tree.attribute(node, name));
      if (!date.empty()) return date;
    }
    return "";
  }

  Said said_of(int node, std::string_view property) const {
    const bool published = property == "datePublished" || page_.tree.has_attribute(node, "pubdate") ||
                           page_.hints.has_word(node, kPublishedWords);
    if (published) return Said::Published;
    const bool amended = property == "dateModified" || page_.hints.has_word(node, kAmendedWords);
    const Said said = said_before(node);
    return said == Said::Any && amended ? Said::Amended : said;
  }

  // "Updated <time>": what stands right before it in its block.
  Said said_before(int node) const {
    std::string_view before = std::string_view(page_.text.text).substr(0, page_.span(node).begin);
    before.remove_prefix(before.size() - std::min(before.size(), kReach));
    return said_by(before.substr(before.rfind('\n') + 1));
  }

  SeenDate date_in(std::string_view line, Said said) const {
    const auto found = find_date(line, order_);
    if (!found || found->iso.size() != 10 || !is_sound(found->iso)) return {"", said, 0};
    const Said by_words = said_by(line.substr(0, found->span.begin));
    return {found->iso, by_words == Said::Any ? said : by_words, 0};
  }

  // What a reader sees: short lines with a date around the headline, and at the very beginning of longer
  // ones; elsewhere only lines that say what their date is.
  void read_lines() {
    constexpr size_t kShort = 100;
    constexpr size_t kLongest = 2000;
    const std::string_view text = page_.text.text;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      const bool near = begin >= surroundings_.near().begin && begin < surroundings_.near().end;
      const size_t reach = line.size() <= kShort ? line.size() : near && line.size() <= kLongest ? 40 : 0;
      const auto at = static_cast<uint32_t>(begin);
      begin = end + 1;
      if (!near && line.size() <= kLongest && starts_with_one(line, kPostings)) {
        const SeenDate seen = date_in(line.substr(0, kShort), Said::Published);
        if (seen.said == Said::Published && posted_.empty()) posted_ = seen.value;
        continue;
      }
      if (reach == 0 || surroundings_.is_comment_at(at)) continue;
      size_t cut = reach;
      while (cut < line.size() && !is_blank(line[cut])) ++cut;
      SeenDate seen = date_in(line.substr(0, cut), said_by(label_above(at)));
      if (seen.value.empty() || !fits(line, near, seen.said)) continue;
      seen.at = at;
      (near ? near_ : far_).push_back(std::move(seen));
    }
    std::ranges::stable_sort(near_, {}, [this](const SeenDate& seen) { return distance(seen.at); });
  }

  // "Last change:" on the line above that at this place, if that is so short.
  std::string_view label_above(size_t at) const {
    constexpr size_t kLongestLabel = 30;
    std::string_view above = trim(std::string_view(page_.text.text).substr(0, at));
    above.remove_prefix(above.rfind('\n') + 1);
    return above.size() <= kLongestLabel && above.ends_with(':') ? above : std::string_view{};
  }

  // From the headline. What stands above it belongs more often to something else.
  uint32_t distance(uint32_t at) const {
    constexpr uint32_t kHandicap = 100;
    const Span headline = surroundings_.headline();
    return at >= headline.begin ? at - headline.begin : headline.begin - at + headline.size() + kHandicap;
  }

  // Sentences tell of days on which other things happened.
  bool fits(std::string_view line, bool near, Said said) const {
    constexpr size_t kMostWords = 4;
    const auto found = find_date(line, order_);
    if (!found) return false;
    const size_t before = split_words(line.substr(0, found->span.begin)).size();
    const size_t after = split_words(line.substr(found->span.end)).size();
    if (!near) return said != Said::Any && before <= kMostWords + 2 && after <= 2 * kMostWords;
    return before <= (said == Said::Any ? kMostWords : 2 * kMostWords);
  }

  bool seen_near(std::string_view day) const {
    return std::ranges::any_of(near_, [day](const SeenDate& seen) {
      return seen.said != Said::Amended && day_of(seen.value) == day;
    });
  }

  std::string published() const {
    for (const std::string& date : published_)
      if (seen_near(day_of(date))) return date;
    if (!published_.empty()) return local(published_.front());
    // The nearest; one that says that it is the day of publication may stand a bit farther off.
    constexpr uint32_t kHandicap = 300;
    const auto rank = [this](const SeenDate& seen) {
      return distance(seen.at) + (seen.said == Said::Any ? kHandicap : 0);
    };
    const SeenDate* nearest = nullptr;
    for (const SeenDate& seen : near_)
      if (seen.said != Said::Amended && (nearest == nullptr || rank(seen) < rank(*nearest))) nearest = &seen;
    if (!posted_.empty() && (nearest == nullptr || nearest->said == Said::Any)) return posted_;
    if (nearest != nullptr) return nearest->value;
    if (!created_.empty()) return created_.front();
    std::string address = date_of_address();
    if (!address.empty()) return address;
    for (const SeenDate& seen : far_)
      if (seen.said == Said::Published) return seen.value;
    if (!modified_.empty()) return modified_.front();
    for (const SeenDate& seen : far_)
      if (seen.said == Said::Any) return seen.value;
    // A page that tells nothing but its last change was there by then.
    return last_change();
  }

  std::string last_change() const {
    for (const SeenDate& seen : near_)
      if (seen.said == Said::Amended) return seen.value;
    return far_.empty() ? "" : far_.front().value;
  }

  // Machines are often told the time of Greenwich: the reader's day is the one before or after.
  std::string local(const std::string& date) const {
    const bool universal = date.ends_with('Z') || date.ends_with("+00:00");
    for (const SeenDate& seen : near_)
      if (universal && seen.said != Said::Amended && std::abs(days_between(date, seen.value)) == 1)
        return seen.value;
    if (!universal) return date;
    std::string address = date_of_address();
    return !address.empty() && std::abs(days_between(date, address)) == 1 ? address : date;
  }

  std::string amended(std::string_view published) const {
    std::vector<std::string> all = modified_;
    for (const SeenDate& seen : near_)
      if (seen.said == Said::Amended) all.push_back(seen.value);
    for (const std::string& date : all)
      if (published.empty() || (date != published && days_between(published, date) >= 0)) return date;
    return "";
  }

  // Addresses of articles often have their day: /2021/03/05/, /2021-03-05-, /20210305/, /05-03-2021.
  std::string date_of_address() const {
    for (const std::string& address : head_.addresses) {
      for (size_t at = address.find_first_of("/-_"); at != std::string::npos;
           at = address.find_first_of("/-_", at + 1)) {
        const std::string_view rest = std::string_view(address).substr(at + 1);
        // "29-10-2021", where the day is known to be first.
        if (rest.size() >= 10 && (rest[2] == '-' || rest[2] == '.') && rest[5] == rest[2]) {
          std::string day = date_of(rest.substr(0, 10));
          if (!day.empty()) return day;
        }
        if (!rest.starts_with("19") && !rest.starts_with("20")) continue;
        std::string day(rest.substr(0, 10));
        if (day.size() == 10 && day[4] == day[7] && (day[4] == '/' || day[4] == '-' || day[4] == '_')) {
          day[4] = day[7] = '-';
          if (!iso_day(day).empty()) return day;
        }
        const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 8) {
          day = read_date_time(rest.substr(0, digits));
          if (!day.empty()) return day;
        }
      }
    }
    return "";
  }

  const HtmlPage& page_;
  const PageHead& head_;
  const HtmlSurroundings& surroundings_;
  NumericOrder order_;
  std::vector<std::string> published_, created_, modified_;  // told to machines, the most reliable first
  std::string posted_;                                       // below the entry
  std::vector<SeenDate> near_, far_;                         // seen by readers, in order
};

}  // namespace

PageDates find_page_dates(const HtmlPage& page, const PageHead& head, const HtmlSurroundings& surroundings,
                          std::string_view language) {
  return Finder(page, head, surroundings, language).run();
}

}  // namespace hearsay
