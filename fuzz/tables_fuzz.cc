// What people write beside the documents: ignore rules, metadata tables, search queries.
#include "capture/ignore_rules.h"
#include "capture/metadata.h"
#include "read_and_check.h"
#include "store/query.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hearsay;
  const std::string_view text = as_text(data, size);
  IgnoreRules::parse(text).decide("reports/may/a.html", false);
  if (const auto table = MetadataTable::parse("fuzz", text)) table->find("reports/a.html");
  (void)parse_query(text);
  return 0;
}
