// JSON: one object a line, for machines. Readings go out in the reading format (docs/reading-format.md):
// offsets become code points here and nowhere else. Fields that are not known are left out. Pure functions;
// safe from any thread.
#pragma once

#include <string>

#include "store/rows.h"

namespace hearsay {

std::string reading_json(const ReadFile& file);  // `read --jsonl`

// Rows of a case; span offsets are UTF-8 bytes of the canonical text, as stored, and named so ("bytes").
std::string claim_json(const ClaimRow& row);
std::string chain_json(const Chain& chain);
std::string source_json(const SourceRow& row);
std::string hit_json(const Hit& hit);
std::string ledger_json(const LedgerSummary& summary);
std::string offer_json(const LedgerEntry& entry);
std::string verify_json(const VerifyReport& report);

}  // namespace hearsay
