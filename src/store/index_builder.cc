#include "store/index_builder.h"

namespace hearsay {

namespace {

constexpr int64_t kBatchBytes = int64_t{8} << 20;  // of text in one transaction, unless one document has more

// Indexes one batch; false when there was nothing left to do.
Result<bool> index_batch(Database& database, Zstd& zstd) {
  Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Write);
  if (!transaction) return transaction.error();
  const Result<int64_t> done = last_indexed(database);
  if (!done) return done.error();
  const Result<int64_t> newest = database.integer("SELECT max(id) FROM document");
  if (!newest) return newest.error();
  if (*done >= *newest) return false;
  Result<Statement> insert = database.prepare("INSERT INTO sentence_index (rowid, text) VALUES (?1, ?2)");
  if (!insert) return insert.error();
  const Result<int64_t> last = index_sentences(database, zstd, *insert, *done, *newest, kBatchBytes);
  if (!last) return last.error();
  Result<Statement> note = database.prepare("INSERT OR REPLACE INTO meta VALUES ('last_indexed', ?1)");
  if (!note) return note.error();
  Status status = note->run(std::to_string(*last));
  if (status) status = transaction->commit();
  if (!status) return status.error();
  return true;
}

}  // namespace

Result<int64_t> last_indexed(Database& database) {
  return database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_indexed'");
}

Status index_new_documents(Database& database, Zstd& zstd) {
  while (true) {
    const Result<bool> more = index_batch(database, zstd);
    if (!more) return more.error();
    if (!*more) return Done{};
  }
}

Result<int64_t> index_sentences(Database& database, Zstd& zstd, Statement& insert, int64_t after,
                                int64_t last, int64_t bytes) {
  Result<Statement> documents =
      database.prepare("SELECT id, size, text FROM document WHERE id > ?1 AND id <= ?2 ORDER BY id");
  if (!documents) return documents.error();
  Result<Statement> sentences =
      database.prepare("SELECT id, span_begin, span_end FROM sentence WHERE document = ?1 ORDER BY id");
  if (!sentences) return sentences.error();
  documents->bind(after, last);
  while (true) {
    const Result<bool> document = documents->step();
    if (!document) return document.error();
    if (!*document) return last;
    const int64_t id = documents->integer(0);
    const Error damaged(ErrorKind::Corrupt,
                        database.connection().name + ": document " + std::to_string(id) + " is damaged");
    const Result<std::string> text = zstd.restore(documents->blob(2), documents->integer(1));
    if (!text) return damaged;
    sentences->bind(id);
    while (true) {
      const Result<bool> sentence = sentences->step();
      if (!sentence) return sentence.error();
      if (!*sentence) break;
      const auto begin = static_cast<size_t>(sentences->integer(1));
      const auto end = static_cast<size_t>(sentences->integer(2));
      if (begin > end || end > text->size()) return damaged;
      const Status inserted =
          insert.run(sentences->integer(0), std::string_view(*text).substr(begin, end - begin));
      if (!inserted) return inserted.error();
    }
    bytes -= static_cast<int64_t>(text->size());
    if (bytes <= 0) return id;
  }
}

}  // namespace hearsay
