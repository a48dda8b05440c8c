// How the ledger stores fates.
#pragma once

#include <string_view>

#include "store/rows.h"

namespace hearsay {

inline std::string_view name_of(LedgerEntry::Fate fate) {
  switch (fate) {
    case LedgerEntry::Fate::Read:
      return "read";
    case LedgerEntry::Fate::Failed:
      return "failed";
    case LedgerEntry::Fate::Skipped:
      return "skipped";
  }
  return {};
}

inline LedgerEntry::Fate fate_named(std::string_view name) {
  if (name == "failed") return LedgerEntry::Fate::Failed;
  return name == "skipped" ? LedgerEntry::Fate::Skipped : LedgerEntry::Fate::Read;
}

}  // namespace hearsay
