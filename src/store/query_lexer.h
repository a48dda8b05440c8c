// Cuts a query into words, phrases, fields and signs; see query.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

struct QueryToken {
  enum class Kind { Words, Field, Open, Close, And, Or, Not, End };
  Kind kind = Kind::End;
  size_t column = 1;  // in characters, from 1
  std::string field;  // Field: the name before the colon
  std::string text;   // Words, Field: what was typed, without quotation marks
};

// Ends with a token End. Fails with Invalid.
Result<std::vector<QueryToken>> lex_query(std::string_view text);

Error query_error(size_t column, const std::string& what);

}  // namespace hearsay
