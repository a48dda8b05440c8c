// Full-text search with conditions on claims. The caller keeps a transaction around it.
#pragma once

#include <string>

#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

Result<SearchResult> search_sentences(Database& database, Zstd& zstd, const std::string& query,
                                      int64_t limit);

}  // namespace hearsay
