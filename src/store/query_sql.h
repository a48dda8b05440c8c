// A query as SQL. Nothing that the user typed becomes SQL: values are bound, and words go to the index as
// quoted strings.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/query.h"
#include "store/sqlite.h"

namespace hearsay {

struct QuerySql {
  // Gives sentence, document, span_begin, span_end; best first, then in the order of documents.
  std::string sql;
  std::vector<std::variant<int64_t, std::string>> values;  // of ?1, ?2, …
};

// Looks only at documents up to `last_document`.
QuerySql query_sql(const Query& query, int64_t last_document);

// Gives sentence, document, span_begin, span_end, rank, outlet, date as they come, so that whoever has enough
// can stop; a sentence may come twice.
QuerySql unordered_query_sql(const Query& query, int64_t last_document);

// Makes the functions callable that the SQL uses.
Status define_query_functions(Database& database);

}  // namespace hearsay
