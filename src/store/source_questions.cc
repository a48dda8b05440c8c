#include "store/source_questions.h"

#include <string>

#include "store/conditions.h"

namespace hearsay {

namespace {

Error damaged(const Database& database) {
  return {ErrorKind::Corrupt, database.connection().name + ": the list of sources is damaged"};
}

template <typename Each>
Status each_of(Database& database, const std::string& sql, const Conditions& conditions, Each each) {
  Result<Statement> rows = database.prepare(sql);
  if (!rows) return rows.error();
  conditions.bind(*rows);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    each(*rows);
  }
}

// The link before the last of a chain is who tells of the source: a passage's author, or whoever relays it.
constexpr char kHeardBy[] = R"sql(
SELECT CASE WHEN l.attribution IS NOT NULL THEN ifnull(nullif(e.name, ''), r.source)
            WHEN p.author <> '' THEN p.author WHEN p.outlet <> '' THEN p.outlet
            WHEN p.parent IS NULL AND d.author <> '' THEN d.author ELSE d.outlet END AS who,
       CASE WHEN l.attribution IS NOT NULL THEN '' ELSE ifnull(nullif(p.outlet, ''), d.outlet) END AS outlet,
       count(*) AS claims, sum(a.depth = 1), count(DISTINCT a.document),
       min(nullif(a.dated, '')), max(a.dated)
FROM attribution AS a JOIN document AS d ON d.id = a.document
JOIN chain_link AS l ON l.claim = a.id AND l.ordinal = a.depth - 1
LEFT JOIN passage AS p ON p.id = l.passage LEFT JOIN attribution AS r ON r.id = l.attribution
LEFT JOIN entity AS e ON e.id = r.source_entity
)sql";

}  // namespace

Result<std::vector<HeardRow>> all_heard(Database& database) {
  std::vector<HeardRow> rows;
  bool sound = true;
  const Status read =
      each_of(database,
              "SELECT s.id, s.name, s.type, sum(a.depth = 1), sum(a.depth > 1), count(DISTINCT a.document)"
              " FROM attribution AS a INDEXED BY attribution_heard CROSS JOIN source AS s ON s.id = a.heard"
              " GROUP BY a.heard ORDER BY a.heard",
              {}, [&](const Statement& row) {
                HeardRow heard;
                heard.id = row.integer(0);
                heard.name = row.text(1);
                sound = sound && parse_name(row.text(2), heard.type);
                heard.direct = row.integer(3);
                heard.relayed = row.integer(4);
                heard.documents = row.integer(5);
                heard.first = row.text(6);
                heard.last = row.text(7);
                rows.push_back(std::move(heard));
              });
  if (!read) return read.error();
  if (!sound) return damaged(database);
  return rows;
}

Result<int64_t> count_source_documents(Database& database, const std::vector<int64_t>& heard) {
  Conditions of_source;
  of_source.among("a.heard", heard);
  return database.integer("SELECT count(DISTINCT a.document) FROM attribution AS a" + of_source.sql());
}

Result<SourceDetails> find_source_details(Database& database, const std::vector<int64_t>& heard) {
  SourceDetails details;
  Conditions of_source;
  of_source.among("a.heard", heard);
  Status read = each_of(database,
                        "SELECT DISTINCT alias.name FROM attribution AS a JOIN alias ON alias.entity = "
                        "a.source_entity" +
                            of_source.sql() + " ORDER BY alias.name LIMIT 100",
                        of_source, [&](const Statement& row) { details.aliases.emplace_back(row.text(0)); });
  if (!read) return read.error();
  bool sound = true;
  read = each_of(database,
                 "SELECT a.stance, count(*) FROM attribution AS a" + of_source.sql() +
                     " GROUP BY a.stance ORDER BY count(*) DESC, a.stance",
                 of_source, [&](const Statement& row) {
                   Stance stance = Stance::Asserted;
                   sound = sound && parse_name(row.text(0), stance);
                   details.stances.emplace_back(stance, row.integer(1));
                 });
  if (!read) return read.error();
  if (!sound) return damaged(database);
  read = each_of(database, kHeardBy + of_source.sql() + " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 100",
                 of_source, [&](const Statement& row) {
                   HeardByRow by;
                   by.who = row.text(0);
                   by.outlet = row.text(1);
                   by.claims = row.integer(2);
                   by.direct = row.integer(3);
                   by.documents = row.integer(4);
                   by.first = row.text(5);
                   by.last = row.text(6);
                   details.heard_by.push_back(std::move(by));
                 });
  if (!read) return read.error();
  return details;
}

}  // namespace hearsay
