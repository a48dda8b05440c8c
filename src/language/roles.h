// Titles, offices and descriptions that the text ties to a name: "Dr. N", "O's then director N", "N, a former
// officer of O".
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "language/annotation.h"
#include "language/phrases.h"
#include "text/document.h"

namespace hearsay {

struct RoleOfName {
  uint32_t name = 0;            // place in Annotation::mentions, which holds names only yet
  uint32_t begin = 0, end = 0;  // tokens of the role, without "a" and "the" before it

  auto operator<=>(const RoleOfName&) const = default;
};

// In the order of the names, of one name in text order. What stands before a name, within its phrase or as
// a phrase for a person right before it, in apposition to it, or has it in apposition. Linear, pure.
std::vector<RoleOfName> find_roles(const Document& document, const Annotation& annotation,
                                   const std::vector<Phrase>& phrases);

}  // namespace hearsay
