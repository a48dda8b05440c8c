// What is read off single lines: dates, bylines, datelines, notices.
#include "base/utf8.h"
#include "read_and_check.h"
#include "text/bylines.h"
#include "text/dates.h"
#include "text/notices.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  const std::string_view line = as_text(data, size);
  if (!is_utf8(line)) return 0;
  for (const NumericOrder order : {NumericOrder::Unknown, NumericOrder::DayFirst, NumericOrder::MonthFirst}) {
    const auto date = find_date(line, order);
    if (date) HEARSAY_CHECK(!date->span.empty() && date->span.end <= line.size() && date->iso.size() >= 4);
    read_byline(line, order);
    read_bare_byline(line, order);
    read_dateline(line, order);
  }
  find_date_after(line, "2019-04-05");
  numeric_order(line);
  iso_day(line);
  is_person_name(line);
  is_correction_notice(line);
  is_correction_heading(line);
  is_caption(line);
  is_page_furniture(line);
  is_mail_disclaimer(line);
  return 0;
}
