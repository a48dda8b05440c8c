// What the readers of packages (docx.h, odt.h) have in common: passages, changes, notes about them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/passage_tree.h"

namespace hearsay {

// Who changed something, and when, as the document has it.
struct TextChange {
  std::string author, date;
  bool operator==(const TextChange&) const = default;
};

void add_passage(PassageTree& passages, PassageKind kind, Span span, const TextChange& by = {});

// The body may well hold a pasted thread, mail or article: its lines are read as those of a plain text, which
// fills author, outlet and day of the document where it is one.
void find_body_passages(std::string_view body, Document& document, PassageTree& passages);

// "2 deletions by Ada Brook are kept behind the text" for each author.
std::vector<std::string> count_changes(const std::vector<TextChange>& changes, std::string_view what,
                                       std::string_view where);

// Sets what is not known yet.
void fill(std::string& field, const std::string& value);

}  // namespace hearsay
