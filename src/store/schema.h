// The schema of a case file, made and brought up to date by numbered migrations.
//
// A case is known by SQLite's application_id and carries the number of its last migration in user_version.
// Before a case is used, everything in its schema is compared to what the migrations make: a table, column,
// trigger or view more or less means that it is no case of ours.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace hearsay {

// Takes a case from version number - 1 to `number`. Never changed once released: a new one is added instead.
struct Migration {
  int number;
  const char* sql;
};

// All migrations, in order; the first has number 1.
std::span<const Migration> migrations();

constexpr int64_t kApplicationId = 0x48727379;  // "Hrsy"
constexpr std::string_view kProgramVersion = "0.1.0";

// Runs the migrations that the file lacks, all or none of them: whoever is killed leaves no case of an older
// version. A file without any content becomes a case. Fails with Invalid (another kind of file), Unsupported
// (made by a newer version), Corrupt.
Status bring_up_to_date(Database& database, std::span<const Migration> steps);

// Fails with Invalid (not a case), Unsupported (newer, or older than this program reads), Corrupt.
Status check_case(Database& database, std::span<const Migration> steps);

}  // namespace hearsay
