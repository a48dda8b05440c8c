#include "store/search.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_set>

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
Status fill_hits(Statement& row, Statement& claims, Zstd& zstd, const std::string& name,
                 const std::vector<Hit*>& hits, const std::vector<Phrase>& phrases) {
  const Result<bool> found = row.bind(hits.front()->document).step();
  if (!found) return found.error();
  const Error damaged(ErrorKind::Corrupt,
                      name + ": document " + std::to_string(hits.front()->document) + " is damaged");
  if (!*found) return damaged;
  const Result<std::string> text = zstd.restore(row.blob(3), row.integer(2));
  if (!text) return damaged;
  const CodePointOffsets positions(*text);
  for (Hit* hit : hits) {
    if (hit->span.begin > hit->span.end || hit->span.end > text->size()) return damaged;
    hit->path = row.text(0);
    hit->title = row.text(1);
    hit->text = hit->span.of(*text);
    hit->position = static_cast<int64_t>(positions.at(hit->span.begin));
    hit->marks = marks_in(hit->text, phrases);
    claims.bind(hit->sentence);
    while (true) {
      const Result<bool> claim = claims.step();
      if (!claim) return claim.error();
      if (!*claim) break;
      hit->claims.push_back(claims.integer(0));
    }
  }
  row.reset();
  return Done{};
}

// The words of all hits; the text of each document is restored once.
Status fill_all(Database& database, Zstd& zstd, const Query& query, std::vector<Hit>& hits) {
  std::vector<Phrase> phrases;
  collect_phrases(query, phrases);
  Result<Statement> row = database.prepare(
      "SELECT capture.path, title, size, text FROM document JOIN capture ON capture.id = document.capture"
      " WHERE document.id = ?1");
  if (!row) return row.error();
  Result<Statement> claims = database.prepare("SELECT claim FROM claim_sentence WHERE sentence = ?1");
  if (!claims) return claims.error();
  std::vector<Hit*> by_document;
  for (Hit& hit : hits) by_document.push_back(&hit);
  std::ranges::stable_sort(by_document, {}, [](const Hit* hit) { return hit->document; });
  for (auto begin = by_document.begin(); begin != by_document.end();) {
    const auto end = std::find_if(begin, by_document.end(),
                                  [&](const Hit* hit) { return hit->document != (*begin)->document; });
    Status filled = fill_hits(*row, *claims, zstd, database.connection().name, {begin, end}, phrases);
    if (!filled) return filled;
    begin = end;
  }
  return Done{};
}

constexpr size_t kMostLookedAt = 1000;
// The first page looks at no more than these, which come first: every sentence that is looked at costs some
// microseconds.
constexpr size_t kFirstLookedAt = 300;
constexpr size_t kMostValues = 20;

// A sentence that fits, and what it counts for.
struct Candidate {
  Hit hit;
  double rank = 0;
  bool claims = false;  // somebody says something in it
  std::string outlet, year;
};

template <typename Choices, typename Make>
void narrow(Query& whole, const Choices& choices, Make make) {
  if (choices.empty()) return;
  Query any;
  any.kind = Query::Kind::Or;
  for (const auto& choice : choices) any.children.push_back(make(choice));
  whole.children.push_back(any.children.size() == 1 ? any.children.front() : any);
}

Query of_kind(Query::Kind kind) {
  Query query;
  query.kind = kind;
  return query;
}

Result<Query> query_of(const FacetedQuery& faceted) {
  Query whole = of_kind(Query::Kind::And);
  if (!faceted.heard.empty()) {
    whole.children.push_back(of_kind(Query::Kind::Heard));
    whole.children.back().sources = faceted.heard;
  }
  narrow(whole, faceted.stances, [](Stance stance) {
    Query query = of_kind(Query::Kind::Stance);
    query.stance = stance;
    return query;
  });
  narrow(whole, faceted.types, [](SourceType type) {
    Query query = of_kind(Query::Kind::Type);
    query.type = type;
    return query;
  });
  narrow(whole, faceted.depths, [](std::pair<int, int> depth) {
    Query query = of_kind(Query::Kind::Depth);
    query.min_depth = depth.first;
    query.max_depth = depth.second;
    return query;
  });
  narrow(whole, faceted.outlets, [](const std::string& outlet) {
    Query query = of_kind(Query::Kind::OutletIs);
    query.text = outlet;
    return query;
  });
  narrow(whole, faceted.years, [](const std::string& year) {
    Query query = of_kind(Query::Kind::Date);
    query.from = query.to = year;
    return query;
  });
  if (faceted.text.empty() && !whole.children.empty()) return whole;
  Result<Query> parsed = parse_query(faceted.text);
  if (!parsed) return parsed;
  if (parsed->kind == Query::Kind::And)
    whole.children.insert(whole.children.end(), parsed->children.begin(), parsed->children.end());
  else
    whole.children.push_back(*std::move(parsed));
  return whole;
}

// Whether what is found has a rank of its own: then the best of all must be known before the first is shown.
bool is_ranked(const Query& query) {
  return query.kind == Query::Kind::Or || std::ranges::any_of(query.children, is_ranked);
}

Status find_candidates(Database& database, const Query& query, int64_t last_document, size_t most,
                       std::vector<Candidate>& found, bool& more) {
  const QuerySql made = unordered_query_sql(query, last_document);
  Result<Statement> rows = database.prepare(made.sql);
  if (!rows) return rows.error();
  for (size_t i = 0; i < made.values.size(); ++i)
    std::visit([&](const auto& value) { rows->bind_at(static_cast<int>(i) + 1, value); }, made.values[i]);
  std::unordered_set<int64_t> seen;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    if (!seen.insert(rows->integer(0)).second) continue;
    if (found.size() == most) {
      more = true;
      return Done{};
    }
    Candidate candidate;
    candidate.hit.sentence = rows->integer(0);
    candidate.hit.document = rows->integer(1);
    candidate.hit.span = {static_cast<uint32_t>(rows->integer(2)), static_cast<uint32_t>(rows->integer(3))};
    candidate.rank = rows->real(4);
    candidate.outlet = rows->text(5);
    candidate.year = rows->text(6).substr(0, 4);
    found.push_back(std::move(candidate));
  }
}

// Sentences by a value; each sentence counts once for a value.
template <typename Value>
class Tally {
 public:
  void add(const Value& value, int64_t sentence) {
    auto& [count, last] = counts_[value];
    if (last != sentence) ++count;
    last = sentence;
  }
  // Most first, ties by value.
  std::vector<std::pair<Value, int64_t>> most() const {
    std::vector<std::pair<Value, int64_t>> list;
    for (const auto& [value, count] : counts_) list.emplace_back(value, count.first);
    std::ranges::stable_sort(list, std::greater(), &std::pair<Value, int64_t>::second);
    if (list.size() > kMostValues) list.resize(kMostValues);
    return list;
  }

 private:
  std::map<Value, std::pair<int64_t, int64_t>> counts_;  // how many, the last sentence
};

std::vector<FacetedResult::Count> counts_of(const Tally<std::string>& tally) {
  std::vector<FacetedResult::Count> counts;
  for (const auto& [value, count] : tally.most())
    if (!value.empty()) counts.push_back({value, 0, count});
  return counts;
}

Status name_sources(Database& database, const Tally<int64_t>& tally, FacetedResult& result) {
  Result<Statement> name = database.prepare("SELECT name FROM source WHERE id = ?1");
  if (!name) return name.error();
  for (const auto& [source, count] : tally.most()) {
    const Result<bool> found = name->bind(source).step();
    if (!found) return found.error();
    if (*found) result.sources.push_back({std::string(name->text(0)), source, count});
    name->reset();
  }
  return Done{};
}

// Also notes which sentences hold claims.
Status count_facets(Database& database, std::vector<Candidate>& found, FacetedResult& result) {
  Result<Statement> claims = database.prepare(
      "SELECT a.stance, a.source_type, a.depth, a.heard FROM claim_sentence AS c CROSS JOIN attribution AS a"
      " INDEXED BY attribution_facts ON a.id = c.claim WHERE c.sentence = ?1");
  if (!claims) return claims.error();
  Tally<std::string> stances, types, outlets, years;
  Tally<int64_t> depths, sources;
  for (Candidate& candidate : found) {
    const int64_t sentence = candidate.hit.sentence;
    outlets.add(candidate.outlet, sentence);
    years.add(candidate.year, sentence);
    claims->bind(sentence);
    while (true) {
      const Result<bool> row = claims->step();
      if (!row) return row.error();
      if (!*row) break;
      candidate.claims = true;
      stances.add(std::string(claims->text(0)), sentence);
      types.add(std::string(claims->text(1)), sentence);
      depths.add(std::min<int64_t>(claims->integer(2), 3), sentence);
      if (!claims->is_null(3)) sources.add(claims->integer(3), sentence);
    }
  }
  result.stances = counts_of(stances);
  result.types = counts_of(types);
  result.outlets = counts_of(outlets);
  result.years = counts_of(years);
  for (const auto& [depth, count] : depths.most()) result.depths.push_back({std::to_string(depth), 0, count});
  return name_sources(database, sources, result);
}

Result<int64_t> not_indexed_after(Database& database, int64_t indexed) {
  return database.integer("SELECT count(*) FROM document WHERE id > " + std::to_string(indexed));
}

}  // namespace

Result<SearchResult> search_sentences(Database& database, Zstd& zstd, const std::string& query,
                                      int64_t limit) {
  const Result<Query> parsed = parse_query(query);
  if (!parsed) return parsed.error();
  const Result<int64_t> indexed = last_indexed(database);
  if (!indexed) return indexed.error();
  SearchResult result;
  const Status searched = find_hits(database, *parsed, *indexed, limit, result);
  if (!searched) return searched.error();
  const Result<int64_t> missing = not_indexed_after(database, *indexed);
  if (!missing) return missing.error();
  result.not_indexed = *missing;
  const Status filled = fill_all(database, zstd, *parsed, result.hits);
  if (!filled) return filled.error();
  return result;
}

Result<FacetedResult> search_with_facets(Database& database, Zstd& zstd, const FacetedQuery& faceted) {
  const Result<Query> query = query_of(faceted);
  if (!query) return query.error();
  const Result<int64_t> indexed = last_indexed(database);
  if (!indexed) return indexed.error();
  FacetedResult result;
  const Result<int64_t> missing = not_indexed_after(database, *indexed);
  if (!missing) return missing.error();
  result.not_indexed = *missing;
  std::vector<Candidate> found;
  const bool ranked = is_ranked(*query);
  const bool first =
      !ranked && faceted.page.offset == 0 && faceted.page.limit < static_cast<int64_t>(kFirstLookedAt);
  Status status =
      find_candidates(database, *query, *indexed, first ? kFirstLookedAt : kMostLookedAt, found, result.more);
  if (status) status = count_facets(database, found, result);
  if (!status) return status.error();
  result.total = static_cast<int64_t>(found.size());
  // Further pages go on behind the first ones, in the same order.
  const auto behind =
      found.begin() + static_cast<ptrdiff_t>(ranked ? found.size() : std::min(found.size(), kFirstLookedAt));
  const auto before = [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.rank, !a.claims, a.hit.sentence) < std::tuple(b.rank, !b.claims, b.hit.sentence);
  };
  std::sort(found.begin(), behind, before);
  std::sort(behind, found.end(), before);
  const auto begin = std::min(found.size(), static_cast<size_t>(faceted.page.offset));
  const auto end = std::min(found.size(), begin + static_cast<size_t>(faceted.page.limit));
  for (size_t i = begin; i < end; ++i) result.hits.push_back(std::move(found[i].hit));
  status = fill_all(database, zstd, *query, result.hits);
  if (!status) return status.error();
  return result;
}

}  // namespace hearsay
