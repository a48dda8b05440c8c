#include "store/ledger_questions.h"

#include "store/fate_name.h"

namespace hearsay {

namespace {

Status count_rows(Database& database, LedgerSummary& summary) {
  Result<Statement> row = database.prepare(
      "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM capture),"
      " (SELECT count(*) FROM attribution), (SELECT count(*) FROM sentence),"
      " (SELECT sum(blob.size) FROM capture JOIN blob ON blob.id = capture.blob),"
      " (SELECT count(*) FROM document WHERE id >"
      "  ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_indexed'), 0))");
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  summary.documents = row->integer(0);
  summary.captures = row->integer(1);
  summary.attributions = row->integer(2);
  summary.sentences = row->integer(3);
  summary.bytes = row->integer(4);
  summary.not_indexed = row->integer(5);
  return Done{};
}

// "same bytes as a.html" and "same bytes as b.html" are one reason to count.
constexpr char kReasons[] =
    "SELECT fate, CASE WHEN reason LIKE 'same bytes as %' THEN 'same bytes as another file' ELSE reason END "
    "AS why,"
    " count(*), min(path) FROM ledger GROUP BY fate, why ORDER BY count(*) DESC, fate, why";

}  // namespace

Result<LedgerSummary> sum_up_ledger(Database& database) {
  LedgerSummary summary;
  Result<Statement> rows = database.prepare(kReasons);
  if (!rows) return rows.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) break;
    const LedgerEntry::Fate fate = fate_named(rows->text(0));
    const int64_t count = rows->integer(2);
    summary.offered += count;
    if (fate == LedgerEntry::Fate::Read) {
      summary.read += count;
      continue;
    }
    (fate == LedgerEntry::Fate::Failed ? summary.failed : summary.skipped) += count;
    summary.reasons.push_back({fate, std::string(rows->text(1)), count, std::string(rows->text(3))});
  }
  const Status counted = count_rows(database, summary);
  if (!counted) return counted.error();
  return summary;
}

Status each_offer(Database& database, const std::function<void(const LedgerEntry&)>& each) {
  Result<Statement> rows = database.prepare("SELECT path, fate, reason FROM ledger ORDER BY path");
  if (!rows) return rows.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    each({std::string(rows->text(0)), fate_named(rows->text(1)), std::string(rows->text(2))});
  }
}

}  // namespace hearsay
