// How a chain reads as words. Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/fold.h"

namespace hearsay {

// Who stands behind a passage: its author, else its outlet; for the outermost passage of a document that
// names neither, the document's author, else its outlet. Empty when nothing says.
inline std::string_view writer_of(std::string_view author, std::string_view outlet, bool outermost,
                                  std::string_view document_author, std::string_view document_outlet) {
  if (!author.empty()) return author;
  if (!outlet.empty()) return outlet;
  if (!outermost) return {};
  return document_author.empty() ? document_outlet : document_author;
}

// The words of a source and whom they are read as, where that says more: "he [Lio Marsh]".
inline std::string read_as(std::string words, const std::string& name) {
  if (name.empty() || holds_part(words, fold(name)) || holds_part(name, fold(words))) return words;
  return words + " [" + name + "]";
}

// "Lio Marsh ← The Orrin Courier ← two officials": outermost first, "?" where nothing says who. The middle
// of a chain longer than 16 links is "…".
inline std::string join_chain(const std::vector<std::string>& links) {
  constexpr size_t kMost = 16;
  std::string words;
  for (size_t i = 0; i < links.size(); ++i) {
    if (i > 0) words += " ← ";
    if (links.size() > kMost && i == kMost / 2) {
      words += "…";
      i = links.size() - kMost / 2;
    } else {
      words += links[i].empty() ? "?" : links[i];
    }
  }
  return words;
}

}  // namespace hearsay
