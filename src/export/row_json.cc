#include <vector>

#include "export/json_lines.h"
#include "json/json_writer.h"

namespace hearsay {
namespace {

void span(JsonWriter& json, Span span) { json.begin_array().value(span.begin).value(span.end).end_array(); }

void spans(JsonWriter& json, std::string_view name, const std::vector<Span>& list) {
  json.key(name).begin_array();
  for (const Span one : list) span(json, one);
  json.end_array();
}

// Ids begin at 1; 0 is none.
void id_if_any(JsonWriter& json, std::string_view name, int64_t id) {
  if (id > 0) json.member(name, id);
}

// From hundredths, as the reading format has it.
void confidence_if_known(JsonWriter& json, int confidence) {
  if (confidence > 0) json.key("confidence").decimal(confidence / 100.0, 2);
}

std::string_view name_of(LedgerEntry::Fate fate) {
  switch (fate) {
    case LedgerEntry::Fate::Read:
      return "read";
    case LedgerEntry::Fate::Failed:
      return "failed";
    case LedgerEntry::Fate::Skipped:
      break;
  }
  return "skipped";
}

// [page, left, top, right, bottom], points from the page's top left corner.
void boxes(JsonWriter& json, const std::vector<PageBox>& boxes) {
  json.key("boxes").begin_array();
  for (const PageBox& box : boxes) {
    json.begin_array().value(box.page);
    for (const float edge : {box.left, box.top, box.right, box.bottom}) json.decimal(edge);
    json.end_array();
  }
  json.end_array();
}

void chain_link(JsonWriter& json, const ChainRow& link) {
  const bool passage = link.kind == ChainLink::Kind::Passage;
  json.begin_object().member("link", passage ? "passage" : "attribution");
  id_if_any(json, "claim", link.claim);
  json.known("who", link.who).known("name", link.name);
  json.known(passage ? "kind" : "cue", link.what).known("when", link.when);
  json.known("quote", link.quote).known("access", link.access);
  confidence_if_known(json, link.confidence);
  if (!passage) json.member("source_type", name_of(link.source_type)).member("stance", name_of(link.stance));
  json.key("bytes").begin_object();
  spans(json, "who", link.who_spans);
  spans(json, "cue", link.cue_spans);
  spans(json, "quote", link.quote_spans);
  if (!link.access_spans.empty()) spans(json, "access", link.access_spans);
  json.end_object();
  json.known("pages", link.pages);
  if (!link.boxes.empty()) boxes(json, link.boxes);
  json.known("part", link.part);
  if (link.pages.empty()) {
    json.key("file_bytes");
    span(json, link.source_bytes);
  }
  json.end_object();
}

}  // namespace

std::string claim_json(const ClaimRow& row) {
  JsonWriter json;
  json.begin_object().member("id", row.id).member("document", row.document);
  json.member("path", std::string_view(row.path)).known("title", row.title);
  id_if_any(json, "parent", row.parent);
  json.member("depth", row.depth).member("position", row.position);
  json.known("source", row.source).known("source_name", row.source_name);
  json.member("source_type", name_of(row.source_type)).member("form", name_of(row.form));
  json.member("stance", name_of(row.stance)).known("cue", row.cue).known("content", row.content);
  json.known("access", row.access);
  confidence_if_known(json, row.confidence);
  json.known("chain", row.chain).key("bytes").begin_object();
  spans(json, "source", row.source_spans);
  spans(json, "cue", row.cue_spans);
  spans(json, "content", row.content_spans);
  if (!row.access_spans.empty()) spans(json, "access", row.access_spans);
  json.end_object().end_object();
  return std::move(json).take();
}

std::string chain_json(const Chain& chain) {
  JsonWriter json;
  json.begin_object().member("document", chain.document).member("path", std::string_view(chain.path));
  json.known("title", chain.title).known("outlet", chain.outlet).known("published", chain.published);
  json.member("sha256", std::string_view(chain.sha256)).key("links").begin_array();
  for (const ChainRow& link : chain.links) chain_link(json, link);
  json.end_array().end_object();
  return std::move(json).take();
}

std::string source_json(const SourceRow& row) {
  JsonWriter json;
  json.begin_object().member("name", std::string_view(row.name)).member("source_type", name_of(row.type));
  json.member("direct", row.direct).member("relayed", row.relayed).member("documents", row.documents);
  json.end_object();
  return std::move(json).take();
}

std::string hit_json(const Hit& hit) {
  JsonWriter json;
  json.begin_object().member("document", hit.document).member("path", std::string_view(hit.path));
  json.known("title", hit.title).member("sentence", hit.sentence).member("position", hit.position);
  json.member("text", std::string_view(hit.text)).key("claims").begin_array();
  for (const int64_t claim : hit.claims) json.value(claim);
  json.end_array().key("bytes").begin_object().key("sentence");
  span(json, hit.span);
  spans(json, "marks", hit.marks);
  json.end_object().end_object();
  return std::move(json).take();
}

std::string ledger_json(const LedgerSummary& summary) {
  JsonWriter json;
  json.begin_object().member("offered", summary.offered).member("read", summary.read);
  json.member("failed", summary.failed).member("skipped", summary.skipped);
  json.member("documents", summary.documents).member("captures", summary.captures);
  json.member("sentences", summary.sentences).member("claims", summary.attributions);
  json.member("bytes", summary.bytes).member("not_indexed", summary.not_indexed);
  json.key("reasons").begin_array();
  for (const LedgerSummary::Reason& reason : summary.reasons) {
    json.begin_object().member("fate", name_of(reason.fate));
    json.member("reason", std::string_view(reason.reason)).member("count", reason.count);
    json.member("example", std::string_view(reason.example)).end_object();
  }
  json.end_array().end_object();
  return std::move(json).take();
}

std::string offer_json(const LedgerEntry& entry) {
  JsonWriter json;
  json.begin_object().member("path", std::string_view(entry.path)).member("fate", name_of(entry.fate));
  json.known("reason", entry.reason).end_object();
  return std::move(json).take();
}

std::string verify_json(const VerifyReport& report) {
  JsonWriter json;
  json.begin_object().member("captures", report.captures).member("documents", report.documents);
  json.member("spans", report.spans).member("quotes", report.quotes);
  json.key("problems").begin_array();
  for (const Problem& problem : report.problems) {
    json.begin_object().member("where", std::string_view(problem.where));
    json.member("what", std::string_view(problem.what)).end_object();
  }
  json.end_array().end_object();
  return std::move(json).take();
}

}  // namespace hearsay
