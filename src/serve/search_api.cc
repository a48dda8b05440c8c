// Search with facets and snippets.
#include <algorithm>
#include <charconv>
#include <map>

#include "serve/api.h"
#include "serve/json_rows.h"
#include "store/chain_words.h"

namespace hearsay {

namespace {

constexpr size_t kMostText = 2000;  // bytes of a sentence that are shown
constexpr uint32_t kAround = 120;   // bytes of the text on each side

// "1", "2", "3+"
std::optional<std::pair<int, int>> depth_of(const std::string& value) {
  if (value == "3+") return std::pair{3, 1 << 20};
  if (value == "1") return std::pair{1, 1};
  if (value == "2") return std::pair{2, 2};
  return std::nullopt;
}

Result<FacetedQuery> query_of(Asked& asked) {
  Parameters& given = asked.parameters;
  FacetedQuery query;
  query.text = given.text("q");
  query.page = given.page(20);
  query.stances = given.names<Stance>("stance");
  query.types = given.names<SourceType>("type");
  query.years = given.list("year");
  for (const std::string& year : query.years)
    if (year.size() != 4 || !std::ranges::all_of(year, [](char c) { return '0' <= c && c <= '9'; }))
      given.note("year", year);
  const auto [begin, end] = asked.request.parameters.equal_range("outlet");
  for (auto at = begin; at != end; ++at) query.outlets.push_back(at->second);
  for (const std::string& value : given.list("depth")) {
    if (const auto depth = depth_of(value))
      query.depths.push_back(*depth);
    else
      given.note("depth", value);
  }
  std::vector<int64_t> sources;
  for (const std::string& value : given.list("source")) {
    int64_t id = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), id);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size() || id < 1)
      given.note("source", value);
    sources.push_back(id);
  }
  if (given.wrong()) return *given.wrong();
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  for (const int64_t source : sources) {
    const std::vector<int64_t> together = (*judgements)->together_with(source);
    query.heard.insert(query.heard.end(), together.begin(), together.end());
  }
  return query;
}

// The claims of all hits, in one question.
Result<std::map<int64_t, ClaimRow>> claims_of(Asked& asked, const std::vector<Hit>& hits) {
  ClaimQuery query;
  query.only.emplace();
  for (const Hit& hit : hits) query.only->insert(query.only->end(), hit.claims.begin(), hit.claims.end());
  query.page.limit = -1;
  std::map<int64_t, ClaimRow> claims;
  if (query.only->empty()) return claims;
  auto listed = asked.reader.list_claims(query);
  if (!listed) return listed.error();
  for (ClaimRow& row : listed->rows) claims.emplace(row.id, std::move(row));
  return claims;
}

// A sentence of a megabyte is shown around its first mark.
Span shown_part(const Hit& hit) {
  const auto size = static_cast<uint32_t>(hit.text.size());
  if (size <= kMostText) return {0, size};
  const uint32_t first = hit.marks.empty() ? 0 : hit.marks.front().begin;
  Span part{first > kMostText / 2 ? first - static_cast<uint32_t>(kMostText / 2) : 0, 0};
  part.end = std::min(size, part.begin + static_cast<uint32_t>(kMostText));
  return part;
}

Status write_hit(JsonWriter& json, Asked& asked, const Hit& hit, const std::map<int64_t, ClaimRow>& claims) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  const auto text = asked.texts.of(hit.document);
  if (!text) return text.error();
  const std::string& whole = (*text)->document.text;
  const Utf16Offsets inside(hit.text);
  const auto clean = [&](uint32_t byte) {
    return static_cast<uint32_t>(inside.byte_at(inside.units_at(byte)));
  };
  Span part = shown_part(hit);
  part = {clean(part.begin), clean(part.end)};
  json.begin_object().member("document", hit.document).member("path", std::string_view(hit.path));
  json.known("title", hit.title).member("sentence", hit.sentence).key("span");
  (*text)->write(json, hit.span);
  json.member("text", part.of(hit.text));
  if (part.size() < hit.text.size()) json.key("cut").truth(true);
  json.key("marks").begin_array();
  const auto from = static_cast<int64_t>(inside.units_at(part.begin));
  for (const Span mark : hit.marks) {
    if (!part.contains(mark)) continue;
    json.begin_array().value(static_cast<int64_t>(inside.units_at(mark.begin)) - from);
    json.value(static_cast<int64_t>(inside.units_at(mark.end)) - from).end_array();
  }
  json.end_array();
  const Utf16Offsets& units = (*text)->offsets;
  const auto edge = [&](uint32_t byte) { return static_cast<uint32_t>(units.byte_at(units.units_at(byte))); };
  const Span before{edge(hit.span.begin - std::min(hit.span.begin, kAround)), hit.span.begin};
  const Span after{hit.span.end, edge(std::min(hit.span.end + kAround, static_cast<uint32_t>(whole.size())))};
  json.known("before", before.of(whole)).known("after", after.of(whole));
  json.key("claims").begin_array();
  bool first = true;
  std::string outlet, dated;
  for (const int64_t id : hit.claims) {
    const auto found = claims.find(id);
    if (found == claims.end()) continue;
    ClaimRow claim = found->second;
    (*judgements)->correct(claim);
    if (std::exchange(first, false)) {
      outlet = claim.outlet;
      dated = claim.dated;
    }
    json.begin_object().member("id", id).known("source",
                                               read_as(shortened(claim.source, 200), claim.source_name));
    write_id(json, "source_id", (*judgements)->one_for(claim.heard));
    json.member("stance", name_of(claim.stance)).member("source_type", name_of(claim.source_type));
    json.member("depth", claim.depth);
    write_verdict(json, id, **judgements);
    json.end_object();
  }
  json.end_array().known("outlet", outlet).known("dated", dated).end_object();
  return Done{};
}

void write_counts(JsonWriter& json, std::string_view name, const std::vector<FacetedResult::Count>& counts) {
  json.key(name).begin_array();
  for (const FacetedResult::Count& count : counts) {
    const bool deepest = name == "depth" && count.value == "3";
    json.begin_object().member("value", deepest ? std::string_view("3+") : std::string_view(count.value));
    json.member("count", count.count).end_object();
  }
  json.end_array();
}

// Merged sources together, under the name that is heard most.
Status write_sources(JsonWriter& json, Asked& asked, const std::vector<FacetedResult::Count>& counts) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  std::vector<FacetedResult::Count> sources;
  for (FacetedResult::Count count : counts) {
    count.source = (*judgements)->one_for(count.source);
    const auto known = std::ranges::find(sources, count.source, &FacetedResult::Count::source);
    if (known == sources.end())
      sources.push_back(count);
    else
      known->count += count.count;
  }
  json.key("source").begin_array();
  for (const FacetedResult::Count& source : sources) {
    json.begin_object().member("value", std::string_view(source.value)).member("id", source.source);
    json.member("count", source.count).end_object();
  }
  json.end_array();
  return Done{};
}

HttpAnswer answer_search(Asked& asked) {
  const Result<FacetedQuery> query = query_of(asked);
  if (!query) return answer_of(query.error());
  const auto found = asked.reader.search_with_facets(*query);
  if (!found) return answer_of(found.error());
  const auto claims = claims_of(asked, found->hits);
  if (!claims) return answer_of(claims.error());
  JsonWriter json;
  json.begin_object().member("total", found->total);
  if (found->more) json.key("more").truth(true);
  json.member("not_indexed", found->not_indexed).key("hits").begin_array();
  for (const Hit& hit : found->hits) {
    const Status written = write_hit(json, asked, hit, *claims);
    if (!written) return answer_of(written.error());
  }
  json.end_array();
  if (query->page.offset == 0) {
    json.key("facets").begin_object();
    write_counts(json, "stance", found->stances);
    write_counts(json, "type", found->types);
    write_counts(json, "depth", found->depths);
    write_counts(json, "outlet", found->outlets);
    write_counts(json, "year", found->years);
    const Status written = write_sources(json, asked, found->sources);
    if (!written) return answer_of(written.error());
    json.end_object();
  }
  write_next(json, query->page, found->hits.size(), found->total);
  json.end_object();
  return json_answer(std::move(json));
}

}  // namespace

std::vector<Route> search_routes() { return {{"GET", "/api/search", answer_search}}; }

}  // namespace hearsay
