#include "store/search.h"

#include <algorithm>

#include "base/utf8.h"
#include "store/fold.h"
#include "store/index_builder.h"
#include "store/query.h"
#include "store/query_sql.h"

namespace hearsay {

namespace {

using Phrase = std::vector<FoldedWord>;

// The words that a hit is likely to hold: those that no NOT leaves out.
void collect_phrases(const Query& query, std::vector<Phrase>& phrases) {
  if (query.kind == Query::Kind::Not) return;
  if (query.kind == Query::Kind::Words) phrases.push_back(folded_words(query.text));
  for (const Query& child : query.children) collect_phrases(child, phrases);
}

// Where the phrases stand in the text; those that overlap are one.
std::vector<Span> marks_in(std::string_view text, const std::vector<Phrase>& phrases) {
  const std::vector<FoldedWord> words = folded_words(text);
  std::vector<Span> found;
  for (const Phrase& phrase : phrases) {
    for (size_t at = 0; at + phrase.size() <= words.size(); ++at) {
      const bool here = std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<ptrdiff_t>(at),
                                   [](const FoldedWord& a, const FoldedWord& b) { return a.word == b.word; });
      if (here) found.push_back(join(words[at].span, words[at + phrase.size() - 1].span));
    }
  }
  std::ranges::sort(found);
  std::vector<Span> marks;
  for (const Span span : found) {
    if (!marks.empty() && span.begin < marks.back().end) {
      marks.back() = join(marks.back(), span);
    } else {
      marks.push_back(span);
    }
  }
  return marks;
}

// Sentences and their order, without their words.
Status find_hits(Database& database, const Query& query, int64_t last_document, int64_t limit,
                 SearchResult& result) {
  const QuerySql made = query_sql(query, last_document);
  Result<Statement> rows = database.prepare(made.sql);
  if (!rows) return rows.error();
  for (size_t i = 0; i < made.values.size(); ++i) {
    std::visit([&](const auto& value) { rows->bind_at(static_cast<int>(i) + 1, value); }, made.values[i]);
  }
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    ++result.total;
    if (limit >= 0 && result.total > limit) continue;
    Hit hit;
    hit.sentence = rows->integer(0);
    hit.document = rows->integer(1);
    hit.span = {static_cast<uint32_t>(rows->integer(2)), static_cast<uint32_t>(rows->integer(3))};
    result.hits.push_back(std::move(hit));
  }
}

// What the hits of one document say; its text is restored once.
Status fill_hits(Database& database, Zstd& zstd, const std::vector<Hit*>& hits,
                 const std::vector<Phrase>& phrases) {
  Result<Statement> row = database.prepare(
      "SELECT capture.path, title, size, text FROM document JOIN capture ON capture.id = document.capture"
      " WHERE document.id = ?1");
  if (!row) return row.error();
  Result<Statement> claims = database.prepare("SELECT claim FROM claim_sentence WHERE sentence = ?1");
  if (!claims) return claims.error();
  const Result<bool> found = row->bind(hits.front()->document).step();
  if (!found) return found.error();
  const Error damaged(ErrorKind::Corrupt, database.connection().name + ": document " +
                                              std::to_string(hits.front()->document) + " is damaged");
  if (!*found) return damaged;
  const Result<std::string> text = zstd.restore(row->blob(3), row->integer(2));
  if (!text) return damaged;
  const CodePointOffsets positions(*text);
  for (Hit* hit : hits) {
    if (hit->span.begin > hit->span.end || hit->span.end > text->size()) return damaged;
    hit->path = row->text(0);
    hit->title = row->text(1);
    hit->text = hit->span.of(*text);
    hit->position = static_cast<int64_t>(positions.at(hit->span.begin));
    hit->marks = marks_in(hit->text, phrases);
    claims->bind(hit->sentence);
    while (true) {
      const Result<bool> claim = claims->step();
      if (!claim) return claim.error();
      if (!*claim) break;
      hit->claims.push_back(claims->integer(0));
    }
  }
  return Done{};
}

}  // namespace

Result<SearchResult> search_sentences(Database& database, Zstd& zstd, const std::string& query,
                                      int64_t limit) {
  const Result<Query> parsed = parse_query(query);
  if (!parsed) return parsed.error();
  const Status defined = define_query_functions(database);
  if (!defined) return defined.error();
  const Result<int64_t> indexed = last_indexed(database);
  if (!indexed) return indexed.error();
  SearchResult result;
  const Status searched = find_hits(database, *parsed, *indexed, limit, result);
  if (!searched) return searched.error();
  const Result<int64_t> missing =
      database.integer("SELECT count(*) FROM document WHERE id > " + std::to_string(*indexed));
  if (!missing) return missing.error();
  result.not_indexed = *missing;

  std::vector<Phrase> phrases;
  collect_phrases(*parsed, phrases);
  std::vector<Hit*> by_document;
  for (Hit& hit : result.hits) by_document.push_back(&hit);
  std::ranges::stable_sort(by_document, {}, [](const Hit* hit) { return hit->document; });
  for (auto begin = by_document.begin(); begin != by_document.end();) {
    const auto end = std::find_if(begin, by_document.end(),
                                  [&](const Hit* hit) { return hit->document != (*begin)->document; });
    const Status filled = fill_hits(database, zstd, {begin, end}, phrases);
    if (!filled) return filled.error();
    begin = end;
  }
  return result;
}

}  // namespace hearsay
