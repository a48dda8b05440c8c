#include "store/case_writer.h"

#include <optional>

#include "capture/media_type.h"
#include "store/case_lock.h"
#include "store/case_path.h"
#include "store/decision_inbox.h"
#include "store/document_rows.h"
#include "store/fate_name.h"
#include "store/index_builder.h"
#include "store/known_captures.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

namespace {

class SqliteCaseWriter : public CaseWriter {
 public:
  SqliteCaseWriter(CaseLock lock, Database database, std::string path)
      : lock_(std::move(lock)), database_(std::move(database)), path_(std::move(path)) {}
  SqliteCaseWriter(const SqliteCaseWriter&) = delete;
  SqliteCaseWriter& operator=(const SqliteCaseWriter&) = delete;
  ~SqliteCaseWriter() override;

  Status prepare();

  Known known(const std::string& path, const std::string& sha256) const override {
    return known_.find(path, sha256);
  }
  Status add(const ReadFile& file, int64_t captured_at) override;
  Status add_archive(const Capture& capture, int64_t captured_at) override;
  Status add_copy(const Capture& capture, int64_t captured_at) override;
  Status add_fate(const LedgerEntry& entry, int64_t captured_at) override;
  Status commit() override;
  Status update_index() override;

 private:
  Status load_known();
  Status begin();
  // Hands on a status; after a failure undoes what was added since the last commit.
  Status undone_unless_ok(Status status);

  // With the document, unless it is an archive.
  Status insert_file(const Capture& capture, const ReadFile* file, int64_t captured_at);
  Status insert_copy(const Capture& capture, int64_t captured_at);
  Status insert_capture(const Capture& capture, int64_t blob, int64_t captured_at, int64_t& id);

  // In this order: the lock is given back last, after the database was closed.
  CaseLock lock_;
  Database database_;
  std::string path_;  // the real one
  KnownCaptures known_;
  Zstd zstd_;
  DocumentRows rows_;
  Statement blob_, capture_, first_of_, ledger_;
  std::optional<Transaction> transaction_;
};

// A case at rest is one file, which can be read where nothing can be written. When somebody is reading, its
// companions stay until the next writer is done.
SqliteCaseWriter::~SqliteCaseWriter() {
  transaction_.reset();
  database_.set_patience(0);
  (void)database_.run("PRAGMA journal_mode = DELETE");
}

Status SqliteCaseWriter::prepare() {
  Status status = rows_.prepare(database_);
  if (status) status = database_.prepare("INSERT INTO blob (sha256, size, zstd) VALUES (?1, ?2, ?3)", blob_);
  if (status) {
    status = database_.prepare(
        "INSERT INTO capture (blob, path, media_type, modified, captured_at, archive, container)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT max(id) FROM capture WHERE path = ?7))",
        capture_);
  }
  if (status) {
    status = database_.prepare(
        "SELECT blob.id, capture.path FROM blob JOIN capture ON capture.blob = blob.id"
        " WHERE blob.sha256 = ?1 ORDER BY capture.id LIMIT 1",
        first_of_);
  }
  if (status) {
    status = database_.prepare(
        "INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (path) DO UPDATE SET"
        " fate = excluded.fate, reason = excluded.reason, capture = excluded.capture, at = excluded.at",
        ledger_);
  }
  if (status) status = load_known();
  return status;
}

Status SqliteCaseWriter::load_known() {
  known_.clear();
  // Contents first: a path whose last fate was a failure has none, yet its earlier captures are in the case.
  Result<Statement> rows = database_.prepare(
      "SELECT capture.path, blob.sha256, ledger.capture = capture.id FROM capture"
      " JOIN blob ON blob.id = capture.blob LEFT JOIN ledger ON ledger.path = capture.path ORDER BY "
      "capture.id");
  if (!rows) return rows.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    const std::string path(rows->text(0));
    known_.add(path, rows->text(1));
    if (rows->integer(2) == 0) known_.forget_path(path);
  }
}

Status SqliteCaseWriter::begin() {
  if (transaction_) return Done{};
  Result<Transaction> begun = Transaction::begin(database_, Transaction::Kind::Write);
  if (!begun) return begun.error();
  transaction_.emplace(*std::move(begun));
  return Done{};
}

Status SqliteCaseWriter::undone_unless_ok(Status status) {
  if (status) return status;
  transaction_.reset();
  const Status prepared = rows_.prepare(database_);
  const Status loaded = load_known();
  if (!prepared || !loaded) known_.clear();  // the case cannot be read; everything will be found again
  return status;
}

Status SqliteCaseWriter::add(const ReadFile& file, int64_t captured_at) {
  Status checked = check_file(file);
  if (!checked) return checked;
  Status status = begin();
  if (status) {
    const bool is_new = known(file.capture.path, file.capture.sha256) == Known::No;
    status = is_new ? insert_file(file.capture, &file, captured_at) : insert_copy(file.capture, captured_at);
  }
  return undone_unless_ok(std::move(status));
}

Status SqliteCaseWriter::add_archive(const Capture& capture, int64_t captured_at) {
  Status status = begin();
  if (status) {
    const bool is_new = known(capture.path, capture.sha256) == Known::No;
    status = is_new ? insert_file(capture, nullptr, captured_at) : insert_copy(capture, captured_at);
  }
  return undone_unless_ok(std::move(status));
}

Status SqliteCaseWriter::add_copy(const Capture& capture, int64_t captured_at) {
  Status status = begin();
  if (status) status = insert_copy(capture, captured_at);
  return undone_unless_ok(std::move(status));
}

Status SqliteCaseWriter::add_fate(const LedgerEntry& entry, int64_t captured_at) {
  HEARSAY_CHECK(entry.fate != LedgerEntry::Fate::Read);
  Status status = begin();
  if (status) {
    status =
        ledger_.run(entry.path, name_of(entry.fate), entry.reason, std::optional<int64_t>(), captured_at);
  }
  if (status) known_.forget_path(entry.path);
  return undone_unless_ok(std::move(status));
}

Status SqliteCaseWriter::insert_capture(const Capture& capture, int64_t blob, int64_t captured_at,
                                        int64_t& id) {
  Status inserted = capture_.run(blob, capture.path, capture.media_type, capture.modified, captured_at,
                                 is_archive(capture.media_type), capture.container);
  id = database_.last_id();
  if (inserted) known_.add(capture.path, capture.sha256);
  return inserted;
}

Status SqliteCaseWriter::insert_file(const Capture& capture, const ReadFile* file, int64_t captured_at) {
  Status status = blob_.run(capture.sha256, capture.bytes.size(), Blob{zstd_.compress(capture.bytes)});
  int64_t id = 0;
  if (status) status = insert_capture(capture, database_.last_id(), captured_at, id);
  if (status && file != nullptr) status = rows_.insert(*file, id, zstd_);
  if (status) {
    status = ledger_.run(capture.path, name_of(LedgerEntry::Fate::Read), std::string_view(),
                         std::optional<int64_t>(id), captured_at);
  }
  return status;
}

Status SqliteCaseWriter::insert_copy(const Capture& capture, int64_t captured_at) {
  const Result<bool> found = first_of_.bind(capture.sha256).step();
  if (!found) return found.error();
  if (!*found) return Error(ErrorKind::NotFound, capture.path + ": no file with the same bytes was read");
  const int64_t blob = first_of_.integer(0);
  const std::string original(first_of_.text(1));
  first_of_.reset();
  int64_t id = 0;
  Status status = insert_capture(capture, blob, captured_at, id);
  if (!status) return status;
  // A path that went back to what it held before is read: its document is there.
  const bool returned = original == capture.path;
  const LedgerEntry::Fate fate = returned ? LedgerEntry::Fate::Read : LedgerEntry::Fate::Skipped;
  return ledger_.run(capture.path, name_of(fate), returned ? std::string() : "same bytes as " + original,
                     std::optional<int64_t>(id), captured_at);
}

Status SqliteCaseWriter::commit() {
  const Result<std::unique_ptr<DecisionInbox>> inbox = DecisionInbox::lock(path_, false);
  if (!inbox) return undone_unless_ok(inbox.error());
  Status status = *inbox ? begin() : Status(Done{});
  if (status && *inbox) status = take_in(database_, **inbox);
  if (status && transaction_) status = transaction_->commit();
  if (!status) return undone_unless_ok(std::move(status));
  transaction_.reset();
  if (*inbox) (*inbox)->remove();
  return status;
}

Status SqliteCaseWriter::update_index() {
  Status committed = commit();
  if (!committed) return committed;
  return index_new_documents(database_, zstd_);
}

// Which version made the case; when, its first capture tells.
Status note_maker(Database& database) {
  Result<Statement> insert = database.prepare("INSERT OR IGNORE INTO meta VALUES ('made_by', ?1)");
  if (!insert) return insert.error();
  return insert->run("hearsay " + std::string(kProgramVersion));
}

}  // namespace

Result<std::unique_ptr<CaseWriter>> CaseWriter::open(const std::string& path) {
  const std::string real = real_case_path(path);
  if (is_no_file(real)) return Error(ErrorKind::Invalid, path + ": this is not a case file");
  Result<CaseLock> lock = CaseLock::take(real, path);
  if (!lock) return lock.error();
  Result<Database> database = Database::open(real, Database::Mode::ReadWrite, path);
  if (!database) return database.error();
  Status status = bring_up_to_date(*database, migrations());
  // From here on readers work beside the writer, and what commit acknowledged is on the disk.
  if (status) {
    status = database->run(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
        "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8000");
  }
  if (status) status = note_maker(*database);
  if (!status) return status.error();
  auto writer = std::make_unique<SqliteCaseWriter>(*std::move(lock), *std::move(database), real);
  status = writer->prepare();
  if (status) status = writer->commit();
  if (!status) return status.error();
  return std::unique_ptr<CaseWriter>(std::move(writer));
}

}  // namespace hearsay
