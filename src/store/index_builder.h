// Fills the search index from the texts. The index is derived: it may lag behind the documents.
#pragma once

#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

// The id of the last document that the index holds; 0 for none.
Result<int64_t> last_indexed(Database& database);

// Indexes the documents after the last indexed one, in transactions of bounded size.
Status index_new_documents(Database& database, Zstd& zstd);

// Runs `insert` with id and words of every sentence of the documents after `after` and up to `last`, until
// `bytes` of text are done. Gives the id of the last document done; `last` when there are no more.
Result<int64_t> index_sentences(Database& database, Zstd& zstd, Statement& insert, int64_t after,
                                int64_t last, int64_t bytes);

}  // namespace hearsay
