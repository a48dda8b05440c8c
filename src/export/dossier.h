// A dossier: chosen claims as one file that needs nothing else to be read: each with its chain, the words,
// where they stand, and what people decided; at the end a table of the documents with their hashes.
//
// It says who said what, in the documents' own words, and never that something is so. All text from documents
// is escaped: nothing in it can run, style or turn the page. Positions are code points of a document's text
// and bytes of its file, or pages.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/case_reader.h"

namespace hearsay {

struct DossierOrder {
  std::vector<int64_t> claims;  // in the order in which they are to stand
  std::string title;            // empty: "Dossier"
  std::string case_name, who;   // of which case, and for whom or by whom it was made
  int64_t at = 0;               // when, seconds since 1970 UTC
  enum class Format { Html, Markdown } format = Format::Html;
};

// Fails with NotFound when a claim is not there. Safe from any thread that has a reader.
Result<std::string> make_dossier(CaseReader& reader, const DossierOrder& order);

}  // namespace hearsay
