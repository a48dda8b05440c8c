#include "store/claim_questions.h"

#include <algorithm>

#include "store/chain_words.h"
#include "store/conditions.h"
#include "store/fold.h"
#include "store/span_text.h"
#include "text/places.h"

namespace hearsay {

namespace {

Error damaged(const Database& database, std::string_view what) {
  return {ErrorKind::Corrupt, database.connection().name + ": " + std::string(what) + " is damaged"};
}

bool parse_name(std::string_view name, Form& form) {
  for (const Form each : {Form::Direct, Form::Indirect, Form::Mixed}) {
    if (name != name_of(each)) continue;
    form = each;
    return true;
  }
  return false;
}

// The parts of a filter that are about words, made ready once.
struct WordFilter {
  explicit WordFilter(const ClaimFilter& filter)
      : source(fold(filter.source)),
        about(folded_words(filter.about)),
        document(fold(filter.document)),
        document_id(filter.document) {}

  bool takes(const ClaimRow& row) const {
    if (!holds_part(row.source, source) && !holds_part(row.source_name, source)) return false;
    if (document_id != std::to_string(row.document) && !holds_part(row.path, document) &&
        !holds_part(row.title, document)) {
      return false;
    }
    return holds_all_words(row.content, about);
  }

  std::string source;
  std::vector<FoldedWord> about;
  std::string document, document_id;
};

constexpr char kClaimColumns[] =
    "SELECT a.id, a.document, ifnull(a.parent, 0), a.depth, a.position, a.source_type, a.form, a.stance,"
    " a.source, ifnull(entity.name, ''), a.cue, a.content, a.chain, a.source_spans, a.cue_spans,"
    " a.content_spans, capture.path, document.title, ifnull(a.heard, 0),"
    " a.dated,"
    " ifnull(nullif(passage.outlet, ''), document.outlet), a.confidence, a.access, a.access_spans";
constexpr char kClaimTables[] =
    " FROM attribution AS a JOIN document ON document.id = a.document"
    " JOIN capture ON capture.id = document.capture LEFT JOIN entity ON entity.id = a.source_entity"
    " LEFT JOIN passage ON passage.id = a.passage";

// False when the row holds what this program does not write.
bool read_claim(const Statement& rows, ClaimRow& claim) {
  claim.id = rows.integer(0);
  claim.document = rows.integer(1);
  claim.parent = rows.integer(2);
  claim.depth = static_cast<int>(rows.integer(3));
  claim.position = rows.integer(4);
  claim.source = rows.text(8);
  claim.source_name = rows.text(9);
  claim.cue = rows.text(10);
  claim.content = rows.text(11);
  claim.chain = rows.text(12);
  Result<std::vector<Span>> source = read_spans(rows.text(13));
  Result<std::vector<Span>> cue = read_spans(rows.text(14));
  Result<std::vector<Span>> content = read_spans(rows.text(15));
  Result<std::vector<Span>> access = read_spans(rows.text(23));
  if (!source || !cue || !content || !access) return false;
  claim.source_spans = *std::move(source);
  claim.cue_spans = *std::move(cue);
  claim.content_spans = *std::move(content);
  claim.access_spans = *std::move(access);
  claim.path = rows.text(16);
  claim.title = rows.text(17);
  claim.heard = rows.integer(18);
  claim.dated = rows.text(19);
  claim.outlet = rows.text(20);
  claim.confidence = static_cast<int>(rows.integer(21));
  claim.access = rows.text(22);
  return parse_name(rows.text(5), claim.source_type) && parse_name(rows.text(6), claim.form) &&
         parse_name(rows.text(7), claim.stance);
}

template <typename Value>
bool is_among(const std::vector<Value>& allowed, Value value) {
  return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

Result<Chain> chain_head(Database& database, Zstd& zstd, int64_t claim, Document& document) {
  Result<Statement> row = database.prepare(
      "SELECT d.id, capture.path, d.title, d.outlet, d.published, blob.sha256, d.author, d.size, d.text,"
      " d.map, d.places_size, d.places"
      " FROM attribution JOIN document AS d ON d.id = attribution.document"
      " JOIN capture ON capture.id = d.capture JOIN blob ON blob.id = capture.blob WHERE attribution.id = "
      "?1");
  if (!row) return row.error();
  const Result<bool> found = row->bind(claim).step();
  if (!found) return found.error();
  if (!*found) return Error(ErrorKind::NotFound, "there is no claim " + std::to_string(claim));
  Chain chain;
  chain.document = row->integer(0);
  chain.path = row->text(1);
  chain.title = row->text(2);
  chain.outlet = row->text(3);
  chain.published = row->text(4);
  chain.sha256 = row->text(5);
  document.author = row->text(6);
  Result<std::string> text = zstd.restore(row->blob(8), row->integer(7));
  Result<OffsetMap> map = OffsetMap::decode(row->blob(9));
  Result<std::string> places = std::string();
  if (row->integer(10) > 0) places = zstd.restore(row->blob(11), row->integer(10));
  if (!text || !map || !places || !decode_places(*places, document))
    return damaged(database, "document " + std::to_string(chain.document));
  chain.text = *std::move(text);
  document.map = *std::move(map);
  return chain;
}

constexpr char kLinks[] =
    "SELECT l.passage, p.kind, p.span_begin, p.span_end, p.author, p.outlet, p.dated, p.parent IS NULL,"
    " p.author_begin, p.author_end,"
    " a.id, a.source, ifnull(entity.name, ''), a.cue, a.content, a.source_type, a.stance,"
    " a.source_spans, a.cue_spans, a.content_spans, ifnull(a.heard, 0), a.confidence, a.access,"
    " a.access_spans"
    " FROM chain_link AS l LEFT JOIN passage AS p ON p.id = l.passage"
    " LEFT JOIN attribution AS a ON a.id = l.attribution LEFT JOIN entity ON entity.id = a.source_entity"
    " WHERE l.claim = ?1 ORDER BY l.ordinal";

Span span_in(const Statement& row, int column) {
  return {static_cast<uint32_t>(row.integer(column)), static_cast<uint32_t>(row.integer(column + 1))};
}

// Where the extent of a link stands in the capture.
void place_link(const Document& document, Span extent, ChainRow& link) {
  link.source_bytes = document.map.to_source(extent);
  link.pages = pages_of(document, extent);
  const auto part = part_of(document.parts, link.source_bytes.begin);
  if (part == nullptr) return;
  link.part = part->name;
  link.source_bytes.begin -= part->source.begin;
  link.source_bytes.end = std::min(link.source_bytes.end, part->source.end) - part->source.begin;
}

ChainRow passage_link(const Statement& row, const Chain& chain, const Document& document) {
  ChainRow link;
  link.kind = ChainLink::Kind::Passage;
  link.passage = row.integer(0);
  link.extent = span_in(row, 2);
  const bool outermost = row.integer(7) != 0;
  link.who = writer_of(row.text(4), row.text(5), outermost, document.author, chain.outlet);
  link.what = row.text(1);
  link.when = row.text(6);
  const Span author = span_in(row, 8);
  if (!author.empty()) link.who_spans.push_back(author);
  place_link(document, link.extent, link);
  return link;
}

// False when the row holds what this program does not write.
bool attribution_link(const Statement& row, const Document& document, ChainRow& link) {
  link.kind = ChainLink::Kind::Attribution;
  link.claim = row.integer(10);
  link.heard = row.integer(20);
  link.who = row.text(11);
  if (row.text(12) != row.text(11)) link.name = row.text(12);
  link.what = row.text(13);
  link.quote = row.text(14);
  link.confidence = static_cast<int>(row.integer(21));
  link.access = row.text(22);
  Result<std::vector<Span>> who = read_spans(row.text(17));
  Result<std::vector<Span>> cue = read_spans(row.text(18));
  Result<std::vector<Span>> quote = read_spans(row.text(19));
  Result<std::vector<Span>> access = read_spans(row.text(23));
  if (!who || !cue || !quote || !access) return false;
  link.who_spans = *std::move(who);
  link.cue_spans = *std::move(cue);
  link.quote_spans = *std::move(quote);
  link.access_spans = *std::move(access);
  Span extent{UINT32_MAX, 0};
  for (const auto* spans : {&link.who_spans, &link.cue_spans, &link.quote_spans}) {
    for (const Span span : *spans) extent = join(extent, span);
  }
  if (extent.begin <= extent.end) {
    link.extent = extent;
    place_link(document, extent, link);
    link.boxes = boxes_of(document.boxes, extent);
  }
  return parse_name(row.text(15), link.source_type) && parse_name(row.text(16), link.stance);
}

bool lie_in(const ChainRow& link, size_t size) {
  for (const auto* spans : {&link.who_spans, &link.cue_spans, &link.quote_spans, &link.access_spans}) {
    for (const Span span : *spans) {
      if (span.begin > span.end || span.end > size) return false;
    }
  }
  return true;
}

constexpr char kSources[] =
    "SELECT s.name, s.type, sum(a.depth = 1) AS direct, sum(a.depth > 1) AS relayed, count(DISTINCT "
    "a.document)"
    " FROM attribution AS a JOIN source AS s ON s.id = a.heard GROUP BY a.heard"
    " ORDER BY direct + relayed DESC, s.name, s.type, s.id";

}  // namespace

Status find_claims(Database& database, const ClaimFilter& filter,
                   const std::function<void(const ClaimRow&)>& each) {
  Result<Statement> rows = database.prepare(std::string(kClaimColumns) + kClaimTables +
                                            " WHERE a.depth BETWEEN ?1 AND ?2 ORDER BY a.id");
  if (!rows) return rows.error();
  rows->bind(filter.min_depth, filter.max_depth);
  const WordFilter words(filter);
  int64_t given = 0;
  while (filter.limit < 0 || given < filter.limit) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) break;
    ClaimRow claim;
    if (!read_claim(*rows, claim)) return damaged(database, "claim " + std::to_string(claim.id));
    if (!is_among(filter.stances, claim.stance) || !is_among(filter.types, claim.source_type)) continue;
    if (!words.takes(claim)) continue;
    each(claim);
    ++given;
  }
  return Done{};
}

namespace {

Conditions conditions_of(const ClaimQuery& query) {
  Conditions conditions;
  if (query.document > 0) conditions.add("a.document = " + conditions.value(query.document));
  if (!query.heard.empty() && query.also.empty()) conditions.among("a.heard", query.heard);
  if (!query.heard.empty() && !query.also.empty()) {
    conditions.add("(a.heard IN (" + Conditions::list(query.heard) + ") OR a.id IN (" +
                   Conditions::list(query.also) + "))");
  }
  if (!query.via.empty()) {
    Conditions relayed;
    relayed.among("r.heard", query.via);
    conditions.add(
        "a.id IN (SELECT l.claim FROM attribution AS r JOIN chain_link AS l ON l.attribution = r.id" +
        relayed.sql() + " AND l.claim <> r.id)");
  }
  conditions.named("a.stance", query.stances);
  conditions.named("a.source_type", query.types);
  if (query.min_depth > 0 || query.max_depth < ClaimQuery().max_depth) {
    conditions.add("a.depth BETWEEN " + conditions.value(int64_t{query.min_depth}) + " AND " +
                   conditions.value(int64_t{query.max_depth}));
  }
  // The index finds the sentences that hold each word; the content may run over several of them.
  for (const FoldedWord& word : folded_words(query.words)) {
    conditions.add(
        "a.id IN (SELECT k.claim FROM sentence_index CROSS JOIN claim_sentence AS k"
        " ON k.sentence = sentence_index.rowid WHERE sentence_index MATCH " +
        conditions.value("\"" + word.word + "\"") + ")");
  }
  if (!query.words.empty()) conditions.add("holds_words(a.content, " + conditions.value(query.words) + ")");
  if (!query.from.empty() || !query.to.empty()) {
    conditions.add("may_be_within(a.dated, " + conditions.value(query.from) + ", " +
                   conditions.value(query.to) + ")");
  }
  if (query.only) conditions.among("a.id", *query.only);
  if (!query.except.empty()) conditions.among("a.id", query.except, false);
  return conditions;
}

}  // namespace

Result<Listed<ClaimRow>> list_claims(Database& database, const ClaimQuery& query) {
  Conditions conditions = conditions_of(query);
  // Ids first: they are found by an index alone, and the rows are long.
  const bool by_index =
      query.document > 0 || !query.heard.empty() || !query.via.empty() || query.only || !query.words.empty();
  const std::string from = std::string(" FROM attribution AS a") +
                           (by_index ? "" : " INDEXED BY attribution_facts") + conditions.sql();
  Listed<ClaimRow> listed;
  Result<Statement> count = database.prepare("SELECT count(*)" + from);
  if (!count) return count.error();
  conditions.bind(*count);
  const Result<bool> counted = count->step();
  if (!counted) return counted.error();
  listed.total = count->integer(0);
  const std::string limit = " ORDER BY a.id LIMIT " + conditions.value(query.page.limit);
  Result<Statement> rows =
      database.prepare(std::string(kClaimColumns) + kClaimTables + " WHERE a.id IN (SELECT a.id" + from +
                       limit + " OFFSET " + conditions.value(query.page.offset) + ") ORDER BY a.id");
  if (!rows) return rows.error();
  conditions.bind(*rows);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return listed;
    ClaimRow claim;
    if (!read_claim(*rows, claim)) return damaged(database, "claim " + std::to_string(claim.id));
    listed.rows.push_back(std::move(claim));
  }
}

Result<Span> find_context(Database& database, int64_t claim) {
  Result<Statement> row = database.prepare(
      "SELECT min(s.span_begin), max(s.span_end) FROM (SELECT min(sentence) AS first, max(sentence) AS last,"
      " a.document AS document FROM claim_sentence AS c JOIN attribution AS a ON a.id = c.claim WHERE "
      "c.claim = ?1)"
      " AS w JOIN sentence AS s ON s.id BETWEEN w.first - 2 AND w.last + 2 AND s.document = w.document");
  if (!row) return row.error();
  const Result<bool> found = row->bind(claim).step();
  if (!found) return found.error();
  return span_in(*row, 0);
}

Result<Chain> find_chain(Database& database, Zstd& zstd, int64_t claim) {
  Document document;
  Result<Chain> chain = chain_head(database, zstd, claim, document);
  if (!chain) return chain;
  Result<Statement> rows = database.prepare(kLinks);
  if (!rows) return rows.error();
  rows->bind(claim);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return chain;
    ChainRow link;
    bool sound = true;
    if (rows->is_null(0)) {
      sound = attribution_link(*rows, document, link);
    } else {
      link = passage_link(*rows, *chain, document);
    }
    if (!sound || !lie_in(link, chain->text.size())) {
      return damaged(database, "the chain of claim " + std::to_string(claim));
    }
    chain->links.push_back(std::move(link));
  }
}

Result<std::vector<SourceRow>> find_sources(Database& database, const std::string& name_part) {
  Result<Statement> rows = database.prepare(kSources);
  if (!rows) return rows.error();
  const std::string part = fold(name_part);
  std::vector<SourceRow> sources;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return sources;
    if (!holds_part(rows->text(0), part)) continue;
    SourceRow source;
    source.name = rows->text(0);
    if (!parse_name(rows->text(1), source.type)) return damaged(database, "the list of sources");
    source.direct = rows->integer(2);
    source.relayed = rows->integer(3);
    source.documents = rows->integer(4);
    sources.push_back(std::move(source));
  }
}

}  // namespace hearsay
