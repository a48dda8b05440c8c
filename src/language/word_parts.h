// Words as Universal Dependencies counts them, from words as they are printed: "hard-won" is three, "10pm",
// "cannot" and "gonna" are two, "co-founder", "9/11" and "20th" stay one. Rules read printed words, the model
// reads parts.
#pragma once

#include <string_view>

#include "language/annotation.h"

namespace hearsay {

// Cuts the tokens of printed words into parts; all but the first of a word are `joined`. Linear. Pure.
void split_words(std::string_view text, Annotation& annotation);

// Tokens and sentences of the annotation, with the parts of each word together again; nothing else of it.
Annotation printed_words(const Annotation& annotation);

}  // namespace hearsay
