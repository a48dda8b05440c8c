// Full-text search with conditions on claims. The caller keeps a transaction around it.
#pragma once

#include <string>

#include "store/browse_rows.h"
#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

Result<SearchResult> search_sentences(Database& database, Zstd& zstd, const std::string& query,
                                      int64_t limit);

// The same for people who look: narrowed by facets, page by page, and never longer than the first two
// thousand sentences take. Sentences in which somebody says something come first, in the order of documents;
// where words are joined by OR, the best ones.
Result<FacetedResult> search_with_facets(Database& database, Zstd& zstd, const FacetedQuery& query);

}  // namespace hearsay
