#include "text/html_metadata.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/html_authors.h"
#include "text/html_dates.h"
#include "text/html_head.h"
#include "text/html_headline.h"
#include "text/html_outlet.h"
#include "text/html_surroundings.h"
#include "text/lines.h"

namespace hearsay {
namespace {

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// "en-GB" gives "en"; empty for what is no language's code.
std::string language_code(std::string_view declared) {
  const std::string code = lower_case(trim(declared.substr(0, declared.find_first_of("-_, "))));
  const bool fits = code.size() == 2 || code.size() == 3;
  return fits && std::ranges::all_of(code, is_ascii_letter) ? code : "";
}

}  // namespace

void describe_html(const HtmlPage& page, Document& document) {
  const PageHead head = read_page_head(page);
  PageOutlet outlet(head);
  Headline headline = find_headline(page, head, outlet);
  outlet.learn(head.title, headline.title);
  const HtmlSurroundings surroundings(page, headline.node);
  PageDates dates = find_page_dates(page, head, surroundings, head.language);
  set(document.language, language_code(head.language));
  set(document.outlet, outlet.name());
  set(document.title, std::move(headline.title));
  set(document.author, find_page_author(page, head, outlet, surroundings));
  set(document.published, std::move(dates.published));
  set(document.amended, std::move(dates.amended));
}

}  // namespace hearsay
