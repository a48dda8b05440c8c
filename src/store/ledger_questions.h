// Questions about what was offered and what became of it. The caller keeps a transaction around each.
#pragma once

#include <functional>

#include "store/browse_rows.h"
#include "store/rows.h"
#include "store/sqlite.h"

namespace hearsay {

Result<LedgerSummary> sum_up_ledger(Database& database);
Result<Listed<LedgerEntry>> list_offers(Database& database, const OfferFilter& filter);
Status each_offer(Database& database, const std::function<void(const LedgerEntry&)>& each);

}  // namespace hearsay
