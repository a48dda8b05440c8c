#include "store/schema.h"

#include <set>
#include <tuple>

namespace hearsay {

namespace {

using SchemaRow = std::tuple<std::string, std::string, std::string, std::string>;

Result<std::set<SchemaRow>> schema_of(Database& database) {
  Result<Statement> rows =
      database.prepare("SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema");
  if (!rows) return rows.error();
  std::set<SchemaRow> schema;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return schema;
    schema.emplace(rows->text(0), rows->text(1), rows->text(2), rows->text(3));
  }
}

Result<std::set<SchemaRow>> expected_schema(std::span<const Migration> steps, int64_t version) {
  Result<Database> fresh = Database::open_in_memory();
  if (!fresh) return fresh.error();
  for (const Migration& step : steps) {
    if (step.number > version) break;
    const Status made = fresh->run(step.sql);
    if (!made) return made.error();
  }
  return schema_of(*fresh);
}

// The version of a file that is a case with just the tables of that version; 0 for a file without content.
Result<int64_t> version_of(Database& database, std::span<const Migration> steps) {
  const std::string& name = database.connection().name;
  const Result<int64_t> application = database.integer("PRAGMA application_id");
  if (!application) return application;
  const Result<int64_t> version = database.integer("PRAGMA user_version");
  if (!version) return version;
  const Result<std::set<SchemaRow>> schema = schema_of(database);
  if (!schema) return schema.error();
  if (*application == 0 && *version == 0 && schema->empty()) return 0;
  if (*application != kApplicationId) {
    return Error(ErrorKind::Invalid, name + ": this is not a case file but another program's database");
  }
  if (*version > steps.back().number) {
    return Error(ErrorKind::Unsupported, name + ": made by a newer version of hearsay (schema " +
                                             std::to_string(*version) + ", this one knows up to " +
                                             std::to_string(steps.back().number) + ")");
  }
  const Result<std::set<SchemaRow>> expected = expected_schema(steps, *version);
  if (!expected) return expected.error();
  if (*version < 1 || *schema != *expected) {
    return Error(ErrorKind::Invalid, name + ": this is not a case file: its tables are not those of a case");
  }
  return version;
}

}  // namespace

Status bring_up_to_date(Database& database, std::span<const Migration> steps) {
  const Result<int64_t> version = version_of(database, steps);
  if (!version) return version.error();
  if (*version == steps.back().number) return Done{};
  Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Write);
  if (!transaction) return transaction.error();
  for (const Migration& step : steps) {
    if (step.number <= *version) continue;
    const Status made = database.run(step.sql);
    if (!made) return made;
  }
  const std::string numbers = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(steps.back().number);
  const Status numbered = database.run(numbers.c_str());
  if (!numbered) return numbered;
  return transaction->commit();
}

Status check_case(Database& database, std::span<const Migration> steps) {
  const Result<int64_t> version = version_of(database, steps);
  if (!version) return version.error();
  const std::string& name = database.connection().name;
  if (*version == 0) return Error(ErrorKind::Invalid, name + ": this is not a case file: it is empty");
  if (*version < steps.back().number) {
    return Error(ErrorKind::Unsupported,
                 name + ": made by an older version of hearsay; `hearsay read` brings it up to date");
  }
  return Done{};
}

}  // namespace hearsay
