// How an offer ended that was not read, in the ledger's words.
#pragma once

#include <exception>
#include <string>

#include "base/result.h"
#include "capture/walk.h"
#include "store/rows.h"

namespace hearsay {

// Unsupported is skipped, all else failed. The reason is told without the path, so that equal reasons of
// different files are counted together.
LedgerEntry fate_of(const std::string& path, const Error& error);
LedgerEntry fate_of(const Offer& offer);

// What was thrown while a file was read: "not enough memory to read it" (Limit) or its own words.
Error error_of(const std::exception& exception);

}  // namespace hearsay
