#include "store/verify_index.h"

#include "store/index_builder.h"

namespace hearsay {

namespace {

constexpr int64_t kSliceBytes = int64_t{4} << 20;  // of text indexed in memory at a time

// Of all occurrences of words: the sum of a hash of each, which does not depend on their order.
struct Occurrences {
  uint64_t count = 0;
  uint64_t sum = 0;
  bool operator==(const Occurrences&) const = default;
};

uint64_t hash_of(std::string_view word, int64_t sentence, int64_t place) {
  uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, then mixed
  const auto add = [&](uint64_t byte) { hash = (hash ^ byte) * 0x100000001b3; };
  for (const char c : word) add(static_cast<unsigned char>(c));
  for (uint64_t number : {static_cast<uint64_t>(sentence), static_cast<uint64_t>(place)}) {
    for (int i = 0; i < 8; ++i, number >>= 8) add(number & 0xFF);
  }
  hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93;
  return hash ^ (hash >> 32);
}

Status add_occurrences(Database& database, std::string_view words_of_index, Occurrences& occurrences) {
  Result<Statement> rows = database.prepare(words_of_index);
  if (!rows) return rows.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    ++occurrences.count;
    occurrences.sum += hash_of(rows->text(0), rows->integer(1), rows->integer(2));
  }
}

constexpr char kMakeTables[] =
    "CREATE VIRTUAL TABLE temp.slice USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics "
    "2');"
    "CREATE VIRTUAL TABLE temp.slice_words USING fts5vocab (temp, slice, instance);"
    "CREATE VIRTUAL TABLE temp.index_words USING fts5vocab (main, sentence_index, instance)";
constexpr char kDropTables[] =
    "DROP TABLE IF EXISTS temp.index_words; DROP TABLE IF EXISTS temp.slice_words;"
    "DROP TABLE IF EXISTS temp.slice";

// Indexes the sentences of the documents up to `last` in memory and counts their words.
Status count_afresh(Database& database, Zstd& zstd, int64_t last, Occurrences& occurrences) {
  Result<Statement> insert = database.prepare("INSERT INTO temp.slice (rowid, text) VALUES (?1, ?2)");
  if (!insert) return insert.error();
  for (int64_t done = 0; done < last;) {
    const Result<int64_t> next = index_sentences(database, zstd, *insert, done, last, kSliceBytes);
    if (!next) return next.error();
    done = *next;
    Status status = add_occurrences(database, "SELECT term, doc, offset FROM temp.slice_words", occurrences);
    if (status) status = database.run("INSERT INTO temp.slice (slice) VALUES ('delete-all')");
    if (!status) return status;
  }
  return Done{};
}

}  // namespace

Result<bool> index_agrees(Database& database, Zstd& zstd) {
  const Result<int64_t> last = last_indexed(database);
  if (!last) return last.error();
  Occurrences stored, afresh;
  Status status = database.run(kMakeTables);
  if (status) {
    status = add_occurrences(database, "SELECT term, doc, offset FROM temp.index_words", stored);
  }
  if (status) status = count_afresh(database, zstd, *last, afresh);
  const Status dropped = database.run(kDropTables);
  if (status && !dropped) status = dropped;
  if (!status) return status.error();
  return stored == afresh;
}

}  // namespace hearsay
