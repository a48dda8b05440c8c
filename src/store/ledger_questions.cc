#include "store/ledger_questions.h"

#include "store/conditions.h"
#include "store/fate_name.h"
#include "store/fold.h"

namespace hearsay {

namespace {

Status count_rows(Database& database, LedgerSummary& summary) {
  Result<Statement> row = database.prepare(
      "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM capture),"
      " (SELECT count(*) FROM attribution), (SELECT count(*) FROM sentence),"
      " (SELECT sum(blob.size) FROM capture JOIN blob ON blob.id = capture.blob),"
      " (SELECT count(*) FROM document WHERE id >"
      "  ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_indexed'), 0)),"
      " (SELECT count(*) FROM source), (SELECT count(*) FROM finding)");
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  summary.documents = row->integer(0);
  summary.captures = row->integer(1);
  summary.attributions = row->integer(2);
  summary.sentences = row->integer(3);
  summary.bytes = row->integer(4);
  summary.not_indexed = row->integer(5);
  summary.sources = row->integer(6);
  summary.findings = row->integer(7);
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

Result<Listed<LedgerEntry>> list_offers(Database& database, const OfferFilter& filter) {
  Conditions conditions;
  if (filter.fate) conditions.add("fate = " + conditions.value(std::string(name_of(*filter.fate))));
  if (!filter.part.empty()) conditions.add("holds_part(path, " + conditions.value(fold(filter.part)) + ")");
  Listed<LedgerEntry> listed;
  Result<Statement> count = database.prepare("SELECT count(*) FROM ledger" + conditions.sql());
  if (!count) return count.error();
  conditions.bind(*count);
  const Result<bool> counted = count->step();
  if (!counted) return counted.error();
  listed.total = count->integer(0);
  const std::string limit = " ORDER BY path LIMIT " + conditions.value(filter.page.limit);
  Result<Statement> rows = database.prepare("SELECT path, fate, reason FROM ledger" + conditions.sql() +
                                            limit + " OFFSET " + conditions.value(filter.page.offset));
  if (!rows) return rows.error();
  conditions.bind(*rows);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return listed;
    listed.rows.push_back(
        {std::string(rows->text(0)), fate_named(rows->text(1)), std::string(rows->text(2))});
  }
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
