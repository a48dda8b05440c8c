// Fills the search index from the texts. The index is derived: it may lag behind the documents.
#pragma once

#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

// The id of the last document that the index holds; 0 for none.
Result<int64_t> last_indexed(Database& database);

// Indexes the documents after the last indexed one, in transactions of bounded size.
Status index_new_documents(Database& database, Zstd& zstd);

}  // namespace hearsay
