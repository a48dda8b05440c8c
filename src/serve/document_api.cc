// Documents: their list, what is known of one, its text with what stands in it.
#include "serve/api.h"
#include "serve/guard.h"
#include "serve/json_rows.h"

namespace hearsay {

namespace {

constexpr int64_t kLeastStretch = 1000, kMostStretch = 200000, kStretch = 40000;
constexpr int64_t kMostClaims = 2000;
constexpr uint32_t kReach = 20000;  // bytes beyond the wanted end where a sentence may end

HttpAnswer answer_documents(Asked& asked) {
  DocumentFilter filter;
  filter.part = asked.parameters.text("q");
  filter.page = asked.parameters.page();
  const std::string sort = asked.parameters.text("sort");
  if (sort == "published")
    filter.sort = DocumentFilter::Sort::Published;
  else if (sort == "title")
    filter.sort = DocumentFilter::Sort::Title;
  else if (sort == "path")
    filter.sort = DocumentFilter::Sort::Path;
  else if (!sort.empty() && sort != "added")
    asked.parameters.note("sort", sort);
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  const auto listed = asked.reader.list_documents(filter);
  if (!listed) return answer_of(listed.error());
  JsonWriter json;
  json.begin_object().member("total", listed->total).key("documents").begin_array();
  for (const DocumentRow& row : listed->rows) {
    json.begin_object();
    write_document(json, row);
    json.end_object();
  }
  json.end_array();
  write_next(json, filter.page, listed->rows.size(), listed->total);
  json.end_object();
  return json_answer(std::move(json));
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

HttpAnswer answer_document(Asked& asked) {
  const auto head = asked.reader.document(asked.id);
  if (!head) return answer_of(head.error());
  const auto text = asked.texts.of(asked.id);
  if (!text) return answer_of(text.error());
  JsonWriter json;
  json.begin_object();
  write_document(json, head->row);
  json.known("amended", head->amended).known("language", head->language);
  json.member("sha256", std::string_view(head->sha256)).known("container", head->container);
  json.member("bytes", head->bytes).member("length", static_cast<int64_t>((*text)->offsets.length()));
  write_texts(json, "notes", head->notes);
  write_texts(json, "copies", head->copies);
  json.key("versions").begin_array();
  for (const DocumentHead::Version& version : head->versions) {
    json.begin_object().member("id", version.id).member("captured_at", version.captured_at).end_object();
  }
  json.end_array().key("findings").begin_array();
  for (const FindingRow& row : head->findings) write_finding(json, row, **text, false);
  json.end_array().end_object();
  return json_answer(std::move(json));
}

// Runs of words on one page that touch the stretch.
void write_pages(JsonWriter& json, const UnitText& text, Span stretch) {
  const DocumentText& document = text.document;
  json.key("pages").begin_array();
  for (size_t at = 0; at < document.boxes.size();) {
    const uint32_t page = document.boxes[at].page;
    Span run = document.boxes[at].text;
    for (; at < document.boxes.size() && document.boxes[at].page == page; ++at)
      run.end = document.boxes[at].text.end;
    if (!run.overlaps(stretch)) continue;
    json.begin_object().member("page", page);
    if (page - 1 < document.page_labels.size()) json.known("label", document.page_labels[page - 1]);
    json.key("span");
    text.write(json, run);
    json.end_object();
  }
  json.end_array();
}

// Notes and retractions whose words touch the stretch.
Status write_notes(JsonWriter& json, Asked& asked, Span stretch) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  json.key("notes").begin_array();
  for (const Judged& judged : (*judgements)->all()) {
    const bool note =
        judged.judgement.kind == JudgementKind::Note || judged.judgement.kind == JudgementKind::Retract;
    if (!note || judged.document != asked.id || judged.state != Judged::State::Holds) continue;
    if (!judged.span.overlaps(stretch)) continue;
    const Status written = write_judged(json, judged, **judgements, asked.texts);
    if (!written) return written;
  }
  json.end_array();
  return Done{};
}

HttpAnswer answer_text(Asked& asked) {
  const auto text = asked.texts.of(asked.id);
  if (!text) return answer_of(text.error());
  const auto length = static_cast<int64_t>((*text)->offsets.length());
  const int64_t from = std::min(asked.parameters.integer("from", 0, 0, INT64_MAX), length);
  const int64_t size = asked.parameters.integer("size", kStretch, kLeastStretch, kMostStretch);
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  const auto byte_at = [&](int64_t unit) {
    return static_cast<uint32_t>((*text)->offsets.byte_at(static_cast<size_t>(unit)));
  };
  const Span wanted{byte_at(from), byte_at(std::min(from + size, length))};
  const auto stretch = asked.reader.stretch(asked.id, wanted, kReach, kMostClaims);
  if (!stretch) return answer_of(stretch.error());
  ClaimQuery query;
  query.only = stretch->claims;
  query.page.limit = kMostClaims;
  const auto claims = asked.reader.list_claims(query);
  if (!claims) return answer_of(claims.error());

  JsonWriter json;
  json.begin_object().member("document", asked.id);
  json.member("from", static_cast<int64_t>((*text)->offsets.units_at(stretch->span.begin)));
  json.member("to", static_cast<int64_t>((*text)->offsets.units_at(stretch->span.end)));
  json.member("length", length).member("text", stretch->span.of((*text)->document.text));
  json.key("passages").begin_array();
  for (const PassageRow& passage : stretch->passages) write_passage(json, passage, **text);
  json.end_array();
  const Status written = asked.write_claims(json, "claims", claims->rows);
  if (!written) return answer_of(written.error());
  if (stretch->more) json.key("more").truth(true);
  write_pages(json, **text, stretch->span);
  const Status noted = write_notes(json, asked, stretch->span);
  if (!noted) return answer_of(noted.error());
  json.end_object();
  return json_answer(std::move(json));
}

// Nothing of it may be shown or run by the browser: a download of bytes.
HttpAnswer answer_file(Asked& asked) {
  auto bytes = asked.reader.bytes(asked.id);
  if (!bytes) return answer_of(bytes.error());
  HttpAnswer answer;
  answer.type = "application/octet-stream";
  answer.body = *std::move(bytes);
  answer.headers = {
      {"Content-Disposition", "attachment; filename=\"document-" + std::to_string(asked.id) + "\""},
      {"Content-Security-Policy", "sandbox; default-src 'none'"}};
  add_security_headers(answer);
  return answer;
}

}  // namespace

std::vector<Route> document_routes() {
  return {{"GET", "/api/documents", answer_documents},
          {"GET", "/api/documents/#", answer_document},
          {"GET", "/api/documents/#/text", answer_text},
          {"GET", "/api/documents/#/file", answer_file}};
}

}  // namespace hearsay
