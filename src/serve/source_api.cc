// Sources: their list, one with those through whom it is heard, pairs that might be one.
#include "serve/api.h"
#include "serve/json_rows.h"

namespace hearsay {

namespace {

constexpr size_t kMostAlike = 50;

// Members of an object: a source with the dates and the number of documents of its claims.
Status write_source(JsonWriter& json, Asked& asked, const BookedSource& source) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  int64_t documents = source.documents;
  if (!source.members.empty()) {
    const auto counted = asked.reader.source_documents(source.members);
    if (!counted) return counted.error();
    documents = *counted;
  }
  json.member("id", source.id).member("name", std::string_view(source.name));
  json.member("type", name_of(source.type)).member("direct", source.direct).member("relayed", source.relayed);
  json.member("documents", documents).known("first", source.first).known("last", source.last);
  json.known("grade", (*judgements)->grade_of(source.id));
  if (source.members.empty()) return Done{};
  json.key("names").begin_array();
  for (const std::string& name : source.names) json.value(name);
  json.end_array().key("members").begin_array();
  for (const int64_t member : source.members) json.value(member);
  json.end_array();
  return Done{};
}

Status write_source(JsonWriter& json, std::string_view name, Asked& asked, const BookedSource& source) {
  json.key(name).begin_object();
  const Status written = write_source(json, asked, source);
  json.end_object();
  return written;
}

HttpAnswer answer_sources(Asked& asked) {
  Parameters& given = asked.parameters;
  const Page page = given.page();
  const std::vector<SourceType> types = given.names<SourceType>("type");
  const std::string sort = given.text("sort");
  SourceBook::Order order = SourceBook::Order::Heard;
  if (sort == "name")
    order = SourceBook::Order::Name;
  else if (sort == "documents")
    order = SourceBook::Order::Documents;
  else if (!sort.empty() && sort != "heard")
    given.note("sort", sort);
  if (given.wrong()) return answer_of(*given.wrong());
  const auto book = asked.sources();
  if (!book) return answer_of(book.error());
  const SourceBook::Found found = (*book)->list(given.text("q"), types, order, page);
  JsonWriter json;
  json.begin_object().member("total", found.total).key("sources").begin_array();
  for (const BookedSource* source : found.sources) {
    json.begin_object();
    const Status written = write_source(json, asked, *source);
    if (!written) return answer_of(written.error());
    json.end_object();
  }
  json.end_array();
  write_next(json, page, found.sources.size(), found.total);
  json.end_object();
  return json_answer(std::move(json));
}

void write_details(JsonWriter& json, const SourceDetails& details) {
  json.key("aliases").begin_array();
  for (const std::string& alias : details.aliases) json.value(alias);
  json.end_array().key("heard_by").begin_array();
  for (const HeardByRow& by : details.heard_by) {
    json.begin_object().known("who", by.who).known("outlet", by.outlet).member("claims", by.claims);
    json.member("direct", by.direct).member("relayed", by.claims - by.direct);
    json.member("documents", by.documents).known("first", by.first).known("last", by.last).end_object();
  }
  json.end_array().key("stances").begin_object();
  for (const auto& [stance, count] : details.stances) json.member(name_of(stance), count);
  json.end_object();
}

HttpAnswer answer_source(Asked& asked) {
  const auto book = asked.sources();
  if (!book) return answer_of(book.error());
  const BookedSource* source = (*book)->find(asked.id);
  if (source == nullptr)
    return answer_of(Error(ErrorKind::NotFound, "there is no source " + std::to_string(asked.id)));
  const auto judgements = asked.judgements();
  if (!judgements) return answer_of(judgements.error());
  const std::vector<int64_t> members = source->all_members();
  const auto details = asked.reader.source_details(members);
  if (!details) return answer_of(details.error());
  JsonWriter json;
  json.begin_object();
  Status written = write_source(json, "source", asked, *source);
  if (!written) return answer_of(written.error());
  write_details(json, *details);
  json.key("alike").begin_array();
  for (const SourceBook::Alike& alike : (*book)->alike(*source, kMostAlike)) {
    json.begin_object();
    written = write_source(json, "source", asked, *alike.source);
    if (!written) return answer_of(written.error());
    json.member("why", std::string_view(alike.why));
    const auto decided = (*judgements)->of_pair(source->id, alike.source->id);
    if (decided) json.member("decision", name_of(*decided));
    json.end_object();
  }
  json.end_array().key("decisions").begin_array();
  for (const Judged& judged : (*judgements)->all()) {
    const bool about = judged.source > 0 && ((*judgements)->one_for(judged.source) == source->id ||
                                             (*judgements)->one_for(judged.other_source) == source->id);
    if (!about) continue;
    written = write_judged(json, judged, **judgements, asked.texts);
    if (!written) return answer_of(written.error());
  }
  json.end_array().end_object();
  return json_answer(std::move(json));
}

HttpAnswer answer_pairs(Asked& asked) {
  const Page page = asked.parameters.page(20);
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  const auto book = asked.sources();
  if (!book) return answer_of(book.error());
  const auto judgements = asked.judgements();
  if (!judgements) return answer_of(judgements.error());
  const Listed<SourceBook::Pair> listed = (*book)->pairs(**judgements, page);
  JsonWriter json;
  json.begin_object().member("total", listed.total).key("pairs").begin_array();
  for (const SourceBook::Pair& pair : listed.rows) {
    json.begin_object();
    Status written = write_source(json, "a", asked, *pair.a);
    if (written) written = write_source(json, "b", asked, *pair.b);
    if (!written) return answer_of(written.error());
    json.member("why", std::string_view(pair.why)).end_object();
  }
  json.end_array();
  write_next(json, page, listed.rows.size(), listed.total);
  json.end_object();
  return json_answer(std::move(json));
}

}  // namespace

std::vector<Route> source_routes() {
  return {{"GET", "/api/sources", answer_sources},
          {"GET", "/api/sources/#", answer_source},
          {"GET", "/api/pairs", answer_pairs}};
}

}  // namespace hearsay
