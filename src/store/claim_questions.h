// Questions about claims, their chains and their sources. The caller keeps a transaction around each.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/browse_rows.h"
#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

Status find_claims(Database& database, const ClaimFilter& filter,
                   const std::function<void(const ClaimRow&)>& each);
// In the order of documents and of the text.
Result<Listed<ClaimRow>> list_claims(Database& database, const ClaimQuery& query);
// The sentences of a claim and two on each side.
Result<Span> find_context(Database& database, int64_t claim);
Result<Chain> find_chain(Database& database, Zstd& zstd, int64_t claim);
Result<std::vector<SourceRow>> find_sources(Database& database, const std::string& name_part);

}  // namespace hearsay
