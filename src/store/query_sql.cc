#include "store/query_sql.h"

#include <algorithm>
#include <optional>

#include "store/fold.h"

namespace hearsay {

namespace {

// Words as the index takes them: a string in quotation marks, so that nothing in it has a meaning.
std::string quoted(std::string_view words) {
  std::string text(1, '"');
  for (const char c : words) text.append(c == '"' ? 2 : 1, c);
  text.push_back('"');
  return text;
}

// The part of the query that the index answers alone: words joined by AND and OR.
std::optional<std::string> match_of(const Query& query) {
  if (query.kind == Query::Kind::Words) return quoted(query.text);
  if (query.kind != Query::Kind::And && query.kind != Query::Kind::Or) return std::nullopt;
  std::string match;
  for (const Query& child : query.children) {
    const std::optional<std::string> part = match_of(child);
    if (!part) return std::nullopt;
    if (!match.empty()) match += query.kind == Query::Kind::And ? " AND " : " OR ";
    match += *part;
  }
  return std::string("(").append(match).append(")");
}

bool is_about_claims(const Query& query) {
  switch (query.kind) {
    case Query::Kind::Source:
    case Query::Kind::Stance:
    case Query::Kind::Type:
    case Query::Kind::Depth:
    case Query::Kind::Heard:
      return true;
    default:
      return std::ranges::any_of(query.children, is_about_claims);
  }
}

// Whether claims that fit can be found by an index, so that the search begins with them.
bool leads_to_claims(const Query& query) {
  switch (query.kind) {
    case Query::Kind::Stance:
    case Query::Kind::Type:
    case Query::Kind::Heard:
      return true;
    case Query::Kind::Or:
      return std::ranges::all_of(query.children, leads_to_claims);
    default:
      return false;
  }
}

// Writes conditions on s (sentence), p (its passage), d (its document), and a, e (a claim and its source).
class Builder {
 public:
  QuerySql build(const Query& query, int64_t last_document) {
    std::string sql = "WITH found (id, rank) AS MATERIALIZED (";
    std::vector<const Query*> rest;
    const std::string match = required_match(query, rest);
    sql += match.empty()
               ? "SELECT id, 0.0 FROM sentence"
               : "SELECT rowid, bm25(sentence_index) FROM sentence_index WHERE sentence_index MATCH " +
                     value(match);
    sql +=
        ") SELECT s.id, s.document, s.span_begin, s.span_end FROM found"
        " CROSS JOIN sentence AS s ON s.id = found.id CROSS JOIN document AS d ON d.id = s.document"
        " LEFT JOIN passage AS p ON p.id = s.passage WHERE s.document <= " +
        value(last_document);
    if (!rest.empty()) sql += " AND " + for_some_claim(rest);
    return {sql + " ORDER BY found.rank, s.id", std::move(values_)};
  }

  QuerySql build_unordered(const Query& query, int64_t last_document) {
    std::vector<const Query*> rest;
    const std::string match = required_match(query, rest);
    const auto lead = std::ranges::find_if(rest, [](const Query* part) { return leads_to_claims(*part); });
    std::string sql = "SELECT s.id, s.document, s.span_begin, s.span_end, ";
    // Where all words must be there they rank alike; and the rank of common words costs more than all the
    // rest.
    sql += match.find(" OR ") == std::string::npos ? "0.0" : "bm25(sentence_index)";
    sql += ", ifnull(nullif(p.outlet, ''), d.outlet), ifnull(nullif(p.dated, ''), d.published) FROM ";
    std::string conditions;
    if (!match.empty()) {
      sql += "sentence_index CROSS JOIN sentence AS s ON s.id = sentence_index.rowid";
      conditions = "sentence_index MATCH " + value(match) + " AND ";
    } else if (lead != rest.end()) {
      sql +=
          "attribution AS a CROSS JOIN claim_sentence AS k ON k.claim = a.id"
          " CROSS JOIN sentence AS s ON s.id = k.sentence";
      conditions = condition(**lead, true) + " AND ";
    } else {
      sql += "sentence AS s";
    }
    sql +=
        " CROSS JOIN document AS d INDEXED BY document_facts ON d.id = s.document"
        " LEFT JOIN passage AS p ON p.id = s.passage WHERE " +
        conditions + "s.document <= " + value(last_document);
    if (!rest.empty()) sql += " AND " + for_some_claim(rest);
    return {std::move(sql), std::move(values_)};
  }

 private:
  // What the index must have found in any case; the rest of the query goes to `rest`.
  static std::string required_match(const Query& query, std::vector<const Query*>& rest) {
    std::vector<const Query*> parts;
    if (query.kind == Query::Kind::And) {
      for (const Query& child : query.children) parts.push_back(&child);
    } else {
      parts.push_back(&query);
    }
    std::string required;
    for (const Query* part : parts) {
      const std::optional<std::string> match = match_of(*part);
      if (!match) rest.push_back(part);
      if (match) required += (required.empty() ? "" : " AND ") + *match;
    }
    return required;
  }

  // All conditions hold with one claim of the sentence; a sentence without claims has them judged without.
  std::string for_some_claim(const std::vector<const Query*>& conditions) {
    const bool claims =
        std::ranges::any_of(conditions, [](const Query* part) { return is_about_claims(*part); });
    std::string with_claim = "1", without = "1";
    for (const Query* part : conditions) {
      with_claim += " AND " + condition(*part, true);
      if (claims) without += " AND " + condition(*part, false);
    }
    if (!claims) return std::string("(").append(with_claim).append(")");
    return "(EXISTS (SELECT 1 FROM claim_sentence AS c JOIN attribution AS a ON a.id = c.claim"
           " LEFT JOIN entity AS e ON e.id = a.source_entity WHERE c.sentence = s.id AND " +
           with_claim + ") OR (NOT EXISTS (SELECT 1 FROM claim_sentence WHERE sentence = s.id) AND " +
           without + "))";
  }

  std::string condition(const Query& query, bool with_claim) {
    if (const std::optional<std::string> match = match_of(query)) {
      return "s.id IN (SELECT rowid FROM sentence_index WHERE sentence_index MATCH " + value(*match) + ")";
    }
    switch (query.kind) {
      case Query::Kind::And:
        return joined(query.children, " AND ", with_claim);
      case Query::Kind::Or:
        return joined(query.children, " OR ", with_claim);
      case Query::Kind::Not:
        return "NOT " + condition(query.children.front(), with_claim);
      case Query::Kind::Outlet: {
        const std::string part = value(fold(query.text));
        return "(holds_part(d.outlet, " + part + ") OR holds_part(ifnull(p.outlet, ''), " + part + "))";
      }
      case Query::Kind::OutletIs:
        return "ifnull(nullif(p.outlet, ''), d.outlet) = " + value(query.text);
      case Query::Kind::Date:
        return "may_be_within(ifnull(p.dated, d.published), " + value(query.from) + ", " + value(query.to) +
               ")";
      default:
        return with_claim ? claim_condition(query) : "0";
    }
  }

  std::string claim_condition(const Query& query) {
    if (query.kind == Query::Kind::Stance) return "a.stance = " + value(std::string(name_of(query.stance)));
    if (query.kind == Query::Kind::Type) return "a.source_type = " + value(std::string(name_of(query.type)));
    if (query.kind == Query::Kind::Heard) {
      std::string ids;
      for (const int64_t id : query.sources) ids.append(ids.empty() ? "" : ", ").append(std::to_string(id));
      return "a.heard IN (" + ids + ")";
    }
    if (query.kind == Query::Kind::Depth) {
      return "a.depth BETWEEN " + value(int64_t{query.min_depth}) + " AND " + value(int64_t{query.max_depth});
    }
    const std::string part = value(fold(query.text));
    return "(holds_part(a.source, " + part + ") OR holds_part(ifnull(e.name, ''), " + part + "))";
  }

  std::string joined(const std::vector<Query>& parts, const char* word, bool with_claim) {
    std::string sql;
    for (const Query& part : parts) sql += (sql.empty() ? "(" : word) + condition(part, with_claim);
    return sql + ")";
  }

  std::string value(std::variant<int64_t, std::string> bound) {
    values_.push_back(std::move(bound));
    return std::string("?").append(std::to_string(values_.size()));
  }

  std::vector<std::variant<int64_t, std::string>> values_;
};

std::string_view text_of(sqlite3_value* value) {
  const void* text = sqlite3_value_text(value);
  const auto size = static_cast<size_t>(sqlite3_value_bytes(value));
  return text ? std::string_view(static_cast<const char*>(text), size) : std::string_view();
}

}  // namespace

QuerySql query_sql(const Query& query, int64_t last_document) {
  return Builder().build(query, last_document);
}

QuerySql unordered_query_sql(const Query& query, int64_t last_document) {
  return Builder().build_unordered(query, last_document);
}

Status define_query_functions(Database& database) {
  Status defined =
      database.define("holds_part", 2, [](sqlite3_context* context, int, sqlite3_value** values) {
        sqlite3_result_int(context, holds_part(text_of(values[0]), text_of(values[1])));
      });
  if (!defined) return defined;
  defined = database.define("holds_words", 2, [](sqlite3_context* context, int, sqlite3_value** values) {
    sqlite3_result_int(context, holds_all_words(text_of(values[0]), folded_words(text_of(values[1]))));
  });
  if (!defined) return defined;
  return database.define("may_be_within", 3, [](sqlite3_context* context, int, sqlite3_value** values) {
    sqlite3_result_int(context, may_be_within(text_of(values[0]), text_of(values[1]), text_of(values[2])));
  });
}

}  // namespace hearsay
