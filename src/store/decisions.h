// The table of decisions: rows are appended, each with a digest over all before it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "store/rows.h"
#include "store/sqlite.h"

namespace hearsay {

// The caller keeps the transaction.
Status append_decision(Database& database, const Decision& decision);

// SHA-256 over the digest before it and all fields of a decision.
std::string digest_of(std::string_view digest_before, const Decision& decision);

// All decisions in order, with the digest stored for each.
Status each_decision(Database& database,
                     const std::function<void(const Decision&, std::string_view digest)>& each);

}  // namespace hearsay
