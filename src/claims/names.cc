#include <array>
#include <utility>

#include "base/check.h"
#include "claims/reading.h"

namespace hearsay {
namespace {

// The names of the reading format, in the order of each enumeration.
constexpr std::array<std::string_view, 7> kSourceTypes = {"named",  "anonymous", "described", "institution",
                                                          "outlet", "document",  "none"};
constexpr std::array<std::string_view, 3> kForms = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 9> kStances = {
    "asserted", "confirmed", "denied", "alleged", "hedged", "asked", "declined", "no_response", "retracted"};
constexpr std::array<std::string_view, 9> kEntityTypes = {
    "Person", "Organization", "Place", "Group", "Outlet", "Work", "Event", "Law", "Other"};
constexpr std::array<std::string_view, 4> kFindingKinds = {"correction", "declined", "open_question",
                                                           "conflict"};

template <size_t N, typename Enum>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<size_t>(value);
  HEARSAY_CHECK(index < N);
  return names[index];
}

template <size_t N, typename Enum>
bool parse_in(const std::array<std::string_view, N>& names, std::string_view name, Enum& value) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] != name) continue;
    value = static_cast<Enum>(i);
    return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(SourceType type) { return name_in(kSourceTypes, type); }
std::string_view name_of(Form form) { return name_in(kForms, form); }
std::string_view name_of(Stance stance) { return name_in(kStances, stance); }
std::string_view name_of(EntityType type) { return name_in(kEntityTypes, type); }
std::string_view name_of(FindingKind kind) { return name_in(kFindingKinds, kind); }
bool parse_name(std::string_view name, SourceType& type) { return parse_in(kSourceTypes, name, type); }
bool parse_name(std::string_view name, Stance& stance) { return parse_in(kStances, name, stance); }

}  // namespace hearsay
