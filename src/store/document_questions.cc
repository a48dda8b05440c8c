#include "store/document_questions.h"

#include <algorithm>
#include <map>

#include "store/conditions.h"
#include "store/fold.h"
#include "store/span_text.h"
#include "text/places.h"

namespace hearsay {

namespace {

Error no_document(int64_t id) { return {ErrorKind::NotFound, "there is no document " + std::to_string(id)}; }

constexpr char kDocuments[] =
    "SELECT d.id, capture.path, d.title, d.author, d.outlet, d.published, capture.media_type,"
    " capture.captured_at, (SELECT count(*) FROM attribution WHERE document = d.id)"
    " FROM document AS d JOIN capture ON capture.id = d.capture";

DocumentRow document_row(const Statement& row) {
  DocumentRow document;
  document.id = row.integer(0);
  document.path = row.text(1);
  document.title = row.text(2);
  document.author = row.text(3);
  document.outlet = row.text(4);
  document.published = row.text(5);
  document.media_type = row.text(6);
  document.captured_at = row.integer(7);
  document.claims = row.integer(8);
  return document;
}

// The ids of a page first, by an index alone: a document's row holds its whole text.
const char* ids_in_order(DocumentFilter::Sort sort) {
  switch (sort) {
    case DocumentFilter::Sort::Published:
      return " ORDER BY d.published DESC, d.id DESC";
    case DocumentFilter::Sort::Title:
      return " ORDER BY d.title, d.id";
    case DocumentFilter::Sort::Path:
      return " ORDER BY capture.path, d.id";
    case DocumentFilter::Sort::Added:
      break;
  }
  return " ORDER BY d.id DESC";
}

// Calls `each` for every row of a statement that is bound.
template <typename Each>
Status each_row(Statement& rows, Each each) {
  while (true) {
    const Result<bool> row = rows.step();
    if (!row) return row.error();
    if (!*row) return Done{};
    each(rows);
  }
}

FindingRow finding_row(const Statement& row) {
  FindingRow finding;
  finding.id = row.integer(0);
  finding.document = row.integer(1);
  finding.kind = row.text(2);
  finding.message = row.text(3);
  finding.path = row.text(5);
  finding.title = row.text(6);
  if (Result<std::vector<Span>> spans = read_spans(row.text(4))) finding.spans = *std::move(spans);
  return finding;
}

constexpr char kFindings[] =
    "SELECT f.id, f.document, f.kind, f.message, f.spans, capture.path, d.title FROM finding AS f"
    " JOIN document AS d ON d.id = f.document JOIN capture ON capture.id = d.capture";

Status fill_head(Database& database, DocumentHead& head, int64_t capture, int64_t blob) {
  Result<Statement> copies =
      database.prepare("SELECT path FROM capture WHERE blob = ?1 AND id <> ?2 ORDER BY id LIMIT 100");
  if (!copies) return copies.error();
  copies->bind(blob, capture);
  Status filled = each_row(*copies, [&](const Statement& row) { head.copies.emplace_back(row.text(0)); });
  if (!filled) return filled;
  Result<Statement> versions = database.prepare(
      "SELECT d.id, c.captured_at FROM capture AS c JOIN document AS d ON d.capture = c.id"
      " WHERE c.path = ?1 AND d.id <> ?2 ORDER BY d.id LIMIT 100");
  if (!versions) return versions.error();
  versions->bind(head.row.path, head.row.id);
  filled = each_row(*versions,
                    [&](const Statement& row) { head.versions.push_back({row.integer(0), row.integer(1)}); });
  if (!filled) return filled;
  Result<Statement> findings =
      database.prepare(std::string(kFindings) + " WHERE f.document = ?1 ORDER BY f.id LIMIT 500");
  if (!findings) return findings.error();
  findings->bind(head.row.id);
  return each_row(*findings, [&](const Statement& row) { head.findings.push_back(finding_row(row)); });
}

PassageRow passage_row(const Statement& row) {
  PassageRow passage;
  passage.id = row.integer(0);
  passage.parent = row.integer(1);
  passage.kind = row.text(2);
  passage.span = {static_cast<uint32_t>(row.integer(3)), static_cast<uint32_t>(row.integer(4))};
  passage.author = row.text(5);
  passage.outlet = row.text(6);
  passage.published = row.text(7);
  passage.dated = row.text(8);
  passage.author_span = {static_cast<uint32_t>(row.integer(9)), static_cast<uint32_t>(row.integer(10))};
  passage.link = row.text(11);
  return passage;
}

// The sentences that a stretch takes in.
struct Sentences {
  int64_t first = 0, last = -1;  // ids
};

Result<Sentences> sentences_of(Database& database, int64_t document, Span& span, uint32_t reach) {
  Sentences sentences;
  Result<Statement> rows = database.prepare(
      "SELECT id, span_begin, span_end FROM sentence WHERE document = ?1 AND span_end > ?2 AND span_begin < "
      "?3"
      " ORDER BY id");
  if (!rows) return rows.error();
  rows->bind(document, span.begin, span.end);
  Span found = span;
  const Status read = each_row(*rows, [&](const Statement& row) {
    const Span sentence{static_cast<uint32_t>(row.integer(1)), static_cast<uint32_t>(row.integer(2))};
    if (sentences.last < sentences.first) sentences.first = row.integer(0);
    sentences.last = row.integer(0);
    if (span.begin - std::min(span.begin, sentence.begin) <= reach)
      found.begin = std::min(found.begin, sentence.begin);
    if (sentence.end <= span.end + reach) found.end = std::max(found.end, sentence.end);
  });
  if (!read) return read.error();
  span = found;
  return sentences;
}

}  // namespace

Result<Listed<DocumentRow>> list_documents(Database& database, const DocumentFilter& filter) {
  Conditions conditions;
  std::string from = " FROM document AS d";
  if (!filter.part.empty()) {
    const std::string part = conditions.value(fold(filter.part));
    conditions.add("(holds_part(d.title, " + part + ") OR holds_part(capture.path, " + part +
                   ") OR holds_part(d.outlet, " + part + "))");
  }
  if (!filter.part.empty() || filter.sort == DocumentFilter::Sort::Path)
    from += " JOIN capture ON capture.id = d.capture";
  Listed<DocumentRow> listed;
  Result<Statement> count = database.prepare("SELECT count(*)" + from + conditions.sql());
  if (!count) return count.error();
  conditions.bind(*count);
  const Result<bool> counted = count->step();
  if (!counted) return counted.error();
  listed.total = count->integer(0);
  const std::string limit = " LIMIT " + conditions.value(filter.page.limit);
  const std::string offset = " OFFSET " + conditions.value(filter.page.offset);
  Result<Statement> ids =
      database.prepare("SELECT d.id" + from + conditions.sql() + ids_in_order(filter.sort) + limit + offset);
  if (!ids) return ids.error();
  Result<Statement> one = database.prepare(std::string(kDocuments) + " WHERE d.id = ?1");
  if (!one) return one.error();
  conditions.bind(*ids);
  const Status read = each_row(*ids, [&](const Statement& id) {
    const Result<bool> found = one->bind(id.integer(0)).step();
    if (found && *found) listed.rows.push_back(document_row(*one));
    one->reset();
  });
  if (!read) return read.error();
  return listed;
}

Result<DocumentHead> find_document(Database& database, int64_t id) {
  Result<Statement> row = database.prepare(
      std::string("SELECT d.amended, d.language, d.notes, blob.sha256, blob.size, capture.id, capture.blob,"
                  " ifnull(outer.path, '') FROM document AS d JOIN capture ON capture.id = d.capture"
                  " JOIN blob ON blob.id = capture.blob LEFT JOIN capture AS outer ON outer.id = "
                  "capture.container WHERE d.id = ?1"));
  if (!row) return row.error();
  const Result<bool> found = row->bind(id).step();
  if (!found) return found.error();
  if (!*found) return no_document(id);
  DocumentHead head;
  head.amended = row->text(0);
  head.language = row->text(1);
  std::string_view notes = row->text(2);
  while (!notes.empty()) {
    const size_t end = std::min(notes.find('\n'), notes.size());
    head.notes.emplace_back(notes.substr(0, end));
    notes.remove_prefix(std::min(end + 1, notes.size()));
  }
  head.sha256 = row->text(3);
  head.bytes = row->integer(4);
  head.container = row->text(7);
  Result<Statement> listed = database.prepare(std::string(kDocuments) + " WHERE d.id = ?1");
  if (!listed) return listed.error();
  const Result<bool> there = listed->bind(id).step();
  if (!there) return there.error();
  if (!*there) return no_document(id);
  head.row = document_row(*listed);
  const Status filled = fill_head(database, head, row->integer(5), row->integer(6));
  if (!filled) return filled.error();
  return head;
}

Result<int64_t> find_document_with(Database& database, const std::string& sha256) {
  Result<Statement> row = database.prepare(
      "SELECT max(d.id) FROM blob JOIN capture ON capture.blob = blob.id JOIN document AS d ON d.capture = "
      "capture.id WHERE blob.sha256 = ?1");
  if (!row) return row.error();
  const Result<bool> found = row->bind(sha256).step();
  if (!found) return found.error();
  return row->integer(0);
}

Result<DocumentText> find_text(Database& database, Zstd& zstd, int64_t id) {
  Result<Statement> row = database.prepare(
      "SELECT d.size, d.text, d.places_size, d.places, blob.sha256, capture.path, d.title FROM document AS d"
      " JOIN capture ON capture.id = d.capture JOIN blob ON blob.id = capture.blob WHERE d.id = ?1");
  if (!row) return row.error();
  const Result<bool> found = row->bind(id).step();
  if (!found) return found.error();
  if (!*found) return no_document(id);
  const Error damaged(ErrorKind::Corrupt,
                      database.connection().name + ": document " + std::to_string(id) + " is damaged");
  Result<std::string> text = zstd.restore(row->blob(1), row->integer(0));
  if (!text) return damaged;
  DocumentText document;
  document.text = *std::move(text);
  document.sha256 = row->text(4);
  document.path = row->text(5);
  document.title = row->text(6);
  if (row->integer(2) == 0) return document;
  const Result<std::string> places = zstd.restore(row->blob(3), row->integer(2));
  Document placed;
  if (!places || !decode_places(*places, placed)) return damaged;
  document.boxes = std::move(placed.boxes);
  document.page_labels = std::move(placed.page_labels);
  return document;
}

Result<std::string> find_bytes(Database& database, Zstd& zstd, int64_t id) {
  Result<Statement> row = database.prepare(
      "SELECT blob.size, blob.zstd FROM document AS d JOIN capture ON capture.id = d.capture"
      " JOIN blob ON blob.id = capture.blob WHERE d.id = ?1");
  if (!row) return row.error();
  const Result<bool> found = row->bind(id).step();
  if (!found) return found.error();
  if (!*found) return no_document(id);
  return zstd.restore(row->blob(1), row->integer(0));
}

Result<Stretch> find_stretch(Database& database, int64_t id, Span wanted, uint32_t reach,
                             int64_t most_claims) {
  Stretch stretch;
  stretch.span = wanted;
  const Result<Sentences> sentences = sentences_of(database, id, stretch.span, reach);
  if (!sentences) return sentences.error();
  Result<Statement> passages = database.prepare(
      "SELECT id, ifnull(parent, 0), kind, span_begin, span_end, author, outlet, published, dated, "
      "author_begin,"
      " author_end, link FROM passage WHERE document = ?1 ORDER BY id");
  if (!passages) return passages.error();
  passages->bind(id);
  std::map<int64_t, int> depths;
  Status read = each_row(*passages, [&](const Statement& row) {
    const auto parent = depths.find(row.integer(1));
    const int depth = parent == depths.end() ? 0 : parent->second + 1;
    depths[row.integer(0)] = depth;
    const bool touches = row.integer(3) < stretch.span.end && row.integer(4) > stretch.span.begin;
    if (!touches) return;
    stretch.passages.push_back(passage_row(row));
    stretch.passages.back().depth = depth;
  });
  if (!read) return read.error();
  Result<Statement> claims = database.prepare(
      "SELECT DISTINCT claim FROM claim_sentence WHERE sentence BETWEEN ?1 AND ?2 ORDER BY claim LIMIT ?3");
  if (!claims) return claims.error();
  claims->bind(sentences->first, sentences->last, most_claims + 1);
  read = each_row(*claims, [&](const Statement& row) { stretch.claims.push_back(row.integer(0)); });
  if (!read) return read.error();
  stretch.more = static_cast<int64_t>(stretch.claims.size()) > most_claims;
  if (stretch.more) stretch.claims.pop_back();
  return stretch;
}

Result<Listed<FindingRow>> list_findings(Database& database, const std::string& kind, Page page) {
  Conditions conditions;
  if (!kind.empty()) conditions.add("f.kind = " + conditions.value(kind));
  Listed<FindingRow> listed;
  Result<Statement> count = database.prepare("SELECT count(*) FROM finding AS f" + conditions.sql());
  if (!count) return count.error();
  conditions.bind(*count);
  const Result<bool> counted = count->step();
  if (!counted) return counted.error();
  listed.total = count->integer(0);
  const std::string limit = " LIMIT " + conditions.value(page.limit);
  Result<Statement> rows = database.prepare(std::string(kFindings) + conditions.sql() + " ORDER BY f.id" +
                                            limit + " OFFSET " + conditions.value(page.offset));
  if (!rows) return rows.error();
  conditions.bind(*rows);
  const Status read = each_row(*rows, [&](const Statement& row) { listed.rows.push_back(finding_row(row)); });
  if (!read) return read.error();
  return listed;
}

Result<CaseState> state_of(Database& database) {
  Result<Statement> row = database.prepare(
      "SELECT ifnull(max(id), 0), ifnull(max(id), 0) - ifnull((SELECT CAST(value AS INTEGER) FROM meta"
      " WHERE key = 'last_indexed'), 0), (SELECT ifnull(max(id), 0) FROM decision) FROM document");
  if (!row) return row.error();
  const Result<bool> found = row->step();
  if (!found) return found.error();
  CaseState state;
  state.documents = row->integer(0);
  state.not_indexed = row->integer(1);
  state.decisions = row->integer(2);
  const Result<int64_t> changes = database.integer("PRAGMA data_version");
  if (!changes) return changes.error();
  state.changes = *changes;
  return state;
}

}  // namespace hearsay
