// Questions about sources over all documents, for the workbench. The caller keeps a transaction around each.
#pragma once

#include "store/browse_rows.h"
#include "store/sqlite.h"

namespace hearsay {

// All sources that a claim is heard from, by id.
Result<std::vector<HeardRow>> all_heard(Database& database);
// What is known of one or, where people merged several, of all these together.
Result<SourceDetails> find_source_details(Database& database, const std::vector<int64_t>& heard);
// In how many documents their claims are.
Result<int64_t> count_source_documents(Database& database, const std::vector<int64_t>& heard);

}  // namespace hearsay
