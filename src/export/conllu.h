// CoNLL-U, for people and for the tools of the field: https://universaldependencies.org/format.html
#pragma once

#include <string>

#include "store/rows.h"

namespace hearsay {

// The annotation of a document: one word a line, an empty line behind each sentence. Columns that were not
// filled are "_"; names stand in the last column as Name=B-Person, Name=I-Person. White space inside a word
// becomes "_". Pure.
std::string conllu(const ReadFile& file);

}  // namespace hearsay
