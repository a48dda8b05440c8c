// Checks a whole case against its own promises. The caller keeps a transaction around it.
#pragma once

#include <functional>

#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

// Linear in the case; memory for one document at a time.
Result<VerifyReport> verify_case(Database& database, Zstd& zstd,
                                 const std::function<void(int64_t, int64_t)>& progress);

}  // namespace hearsay
