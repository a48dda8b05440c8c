// How readings are said to people: always "A said that …", never that something is so.
#pragma once

#include <string>
#include <string_view>

#include "store/rows.h"

namespace hearsay {

// What the source did: "said", "denied", "declined to comment".
std::string_view verb_of(Stance stance);

// A word for a column: "asserted", "no response".
std::string short_name(Stance stance);

// "named", "anonymous (the text withholds the name)", …
std::string_view words_of(SourceType type);

// What the writer of a passage did, by its kind in the reading format: "wrote this article".
std::string wrote(std::string_view passage_kind);

// Words of a quoted mail without the ">" that begin its lines: for reading, never for positions.
std::string without_line_marks(std::string_view text);

// The words in quotation marks, unless they bring their own.
std::string in_quotes(std::string_view words);

// Who a link is: the words of the text, and whom they are read as where that says more; never empty.
std::string who_of(const ChainRow& link);

// The chain in one sentence: "Lio Marsh wrote that two officials denied: “the quarry is closed”".
std::string sentence_of(const Chain& chain);

// "1 document", "2 documents".
std::string count_of(int64_t number, std::string_view noun);

}  // namespace hearsay
