#include "store/index_builder.h"

namespace hearsay {

namespace {

constexpr int64_t kBatchBytes = int64_t{8} << 20;  // of text in one transaction, unless one document has more

Status set_last_indexed(Database& database, int64_t document) {
  Result<Statement> set = database.prepare("INSERT OR REPLACE INTO meta VALUES ('last_indexed', ?1)");
  if (!set) return set.error();
  return set->run(std::to_string(document));
}

// Indexes documents after `last` up to the size of a batch; leaves `last` at the last one done.
Status index_batch(Database& database, Zstd& zstd, int64_t& last) {
  Result<Statement> documents =
      database.prepare("SELECT id, size, text FROM document WHERE id > ?1 ORDER BY id");
  if (!documents) return documents.error();
  Result<Statement> sentences =
      database.prepare("SELECT id, span_begin, span_end FROM sentence WHERE document = ?1 ORDER BY id");
  if (!sentences) return sentences.error();
  Result<Statement> insert = database.prepare("INSERT INTO sentence_index (rowid, text) VALUES (?1, ?2)");
  if (!insert) return insert.error();

  documents->bind(last);
  int64_t bytes = 0;
  while (bytes < kBatchBytes) {
    const Result<bool> document = documents->step();
    if (!document) return document.error();
    if (!*document) break;
    const Result<std::string> text = zstd.restore(documents->blob(2), documents->integer(1));
    if (!text) return text.error();
    sentences->bind(documents->integer(0));
    while (true) {
      const Result<bool> sentence = sentences->step();
      if (!sentence) return sentence.error();
      if (!*sentence) break;
      const auto begin = static_cast<size_t>(sentences->integer(1));
      const auto end = static_cast<size_t>(sentences->integer(2));
      if (end > text->size()) return Error(ErrorKind::Corrupt, "a sentence does not lie in its text");
      Status inserted =
          insert->run(sentences->integer(0), std::string_view(*text).substr(begin, end - begin));
      if (!inserted) return inserted;
    }
    last = documents->integer(0);
    bytes += static_cast<int64_t>(text->size());
  }
  documents->reset();
  return set_last_indexed(database, last);
}

}  // namespace

Result<int64_t> last_indexed(Database& database) {
  return database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_indexed'");
}

Status index_new_documents(Database& database, Zstd& zstd) {
  while (true) {
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Write);
    if (!transaction) return transaction.error();
    Result<int64_t> last = last_indexed(database);
    if (!last) return last.error();
    const Result<int64_t> newest = database.integer("SELECT max(id) FROM document");
    if (!newest) return newest.error();
    if (*last >= *newest) return Done{};
    Status indexed = index_batch(database, zstd, *last);
    if (!indexed) return indexed;
    Status committed = transaction->commit();
    if (!committed) return committed;
  }
}

}  // namespace hearsay
