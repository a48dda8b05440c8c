// Questions about claims, their chains and their sources. The caller keeps a transaction around each.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

Status find_claims(Database& database, const ClaimFilter& filter,
                   const std::function<void(const ClaimRow&)>& each);
Result<Chain> find_chain(Database& database, Zstd& zstd, int64_t claim);
Result<std::vector<SourceRow>> find_sources(Database& database, const std::string& name_part);

}  // namespace hearsay
