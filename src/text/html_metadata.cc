#include "text/html_metadata.h"

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

}  // namespace

void describe_html(const HtmlPage& page, Document& document) {
  const PageHead head = read_page_head(page);
  const PageOutlet outlet(head);
  Headline headline = find_headline(page, head, outlet);
  const HtmlSurroundings surroundings(page, headline.node);
  PageDates dates = find_page_dates(page, head, surroundings, head.language);
  set(document.language,
      lower_case(std::string_view(head.language).substr(0, head.language.find_first_of("-_"))));
  set(document.outlet, outlet.name());
  set(document.title, std::move(headline.title));
  set(document.author, find_page_author(page, head, outlet, surroundings));
  set(document.published, std::move(dates.published));
  set(document.amended, std::move(dates.amended));
}

}  // namespace hearsay
