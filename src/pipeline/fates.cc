#include "pipeline/fates.h"

#include <new>

namespace hearsay {
namespace {

// "a/b.txt: is empty" as "is empty".
std::string reason_without_path(const std::string& path, const std::string& text) {
  const std::string prefix = path + ": ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

}  // namespace

LedgerEntry fate_of(const std::string& path, const Error& error) {
  const auto fate =
      error.kind() == ErrorKind::Unsupported ? LedgerEntry::Fate::Skipped : LedgerEntry::Fate::Failed;
  return {path, fate, reason_without_path(path, error.text())};
}

LedgerEntry fate_of(const Offer& offer) {
  const auto fate =
      offer.fate == Offer::Fate::Skipped ? LedgerEntry::Fate::Skipped : LedgerEntry::Fate::Failed;
  return {offer.path, fate, reason_without_path(offer.path, offer.reason)};
}

Error error_of(const std::exception& exception) {
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
    return {ErrorKind::Limit, "not enough memory to read it"};
  return {ErrorKind::Unavailable, exception.what()};
}

}  // namespace hearsay
