// Compares the search index with the sentences it was made from.
#pragma once

#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

// Whether the index holds exactly the words of the sentences of the documents that are indexed, each at its
// place. Indexes them anew in memory, some at a time. Linear; bounded memory.
Result<bool> index_agrees(Database& database, Zstd& zstd);

}  // namespace hearsay
