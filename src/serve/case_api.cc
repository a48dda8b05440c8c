// The case as a whole: what it holds, what became of the files, what goes on.
#include "serve/api.h"
#include "serve/json_rows.h"

namespace hearsay {

namespace {

std::string_view fate_name(LedgerEntry::Fate fate) {
  if (fate == LedgerEntry::Fate::Read) return "read";
  return fate == LedgerEntry::Fate::Failed ? "failed" : "skipped";
}

void write_entry(JsonWriter& json, const LedgerEntry& entry) {
  json.begin_object().member("path", std::string_view(entry.path)).member("fate", fate_name(entry.fate));
  json.known("reason", entry.reason).end_object();
}

void write_reading(JsonWriter& json, Workbench& workbench) {
  const ReadingState state = workbench.dropped().state();
  const Progress& progress = state.progress;
  json.key("reading").begin_object().key("here").truth(state.here);
  json.key("elsewhere").truth(workbench.is_written_elsewhere());
  json.member("waiting", state.waiting).member("offered", progress.offered).member("done", progress.done());
  json.member("read", progress.read).member("failed", progress.failed).member("skipped", progress.skipped);
  json.member("already", progress.already).member("bytes", progress.bytes).key("failures").begin_array();
  for (const LedgerEntry& entry : state.not_read) write_entry(json, entry);
  json.end_array().end_object();
}

HttpAnswer answer_version(Asked& asked) {
  const Result<Workbench::Now> now = asked.workbench.now();
  if (!now) return answer_of(now.error());
  JsonWriter json;
  json.begin_object().member("version", now->version).member("documents", now->state.documents);
  json.member("decisions", now->state.decisions).member("not_indexed", now->state.not_indexed);
  write_reading(json, asked.workbench);
  json.end_object();
  return json_answer(std::move(json));
}

void write_reasons(JsonWriter& json, const LedgerSummary& summary) {
  json.key("reasons").begin_array();
  for (const LedgerSummary::Reason& reason : summary.reasons) {
    json.begin_object().member("fate", fate_name(reason.fate));
    json.member("reason", std::string_view(reason.reason)).member("count", reason.count);
    json.member("example", std::string_view(reason.example)).end_object();
  }
  json.end_array();
}

HttpAnswer answer_case(Asked& asked) {
  const auto now = asked.workbench.now();
  if (!now) return answer_of(now.error());
  const auto summary = asked.workbench.summary(asked.reader);
  if (!summary) return answer_of(summary.error());
  const LedgerSummary& counts = **summary;
  const WorkbenchSettings& settings = asked.workbench.settings();
  JsonWriter json;
  json.begin_object().member("name", std::string_view(settings.name));
  json.member("program", std::string_view(settings.program)).member("who", std::string_view(settings.who));
  json.member("version", now->version).member("documents", counts.documents);
  json.member("claims", counts.attributions).member("sources", counts.sources);
  json.member("sentences", counts.sentences)
      .member("captures", counts.captures)
      .member("bytes", counts.bytes);
  json.member("findings", counts.findings).member("decisions", now->state.decisions);
  json.member("not_indexed", now->state.not_indexed).key("ledger").begin_object();
  json.member("offered", counts.offered).member("read", counts.read);
  json.member("failed", counts.failed).member("skipped", counts.skipped);
  write_reasons(json, counts);
  json.end_object().end_object();
  return json_answer(std::move(json));
}

HttpAnswer answer_ledger(Asked& asked) {
  OfferFilter filter;
  filter.part = asked.parameters.text("q");
  filter.page = asked.parameters.page();
  const std::string fate = asked.parameters.text("fate");
  for (const auto each : {LedgerEntry::Fate::Read, LedgerEntry::Fate::Failed, LedgerEntry::Fate::Skipped})
    if (fate == fate_name(each)) filter.fate = each;
  if (!fate.empty() && !filter.fate) asked.parameters.note("fate", fate);
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  const auto listed = asked.reader.list_offers(filter);
  if (!listed) return answer_of(listed.error());
  JsonWriter json;
  json.begin_object().member("total", listed->total).key("entries").begin_array();
  for (const LedgerEntry& entry : listed->rows) write_entry(json, entry);
  json.end_array();
  write_next(json, filter.page, listed->rows.size(), listed->total);
  json.end_object();
  return json_answer(std::move(json));
}

HttpAnswer answer_findings(Asked& asked) {
  const Page page = asked.parameters.page();
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  const auto listed = asked.reader.list_findings(asked.parameters.text("kind"), page);
  if (!listed) return answer_of(listed.error());
  JsonWriter json;
  json.begin_object().member("total", listed->total).key("findings").begin_array();
  for (const FindingRow& row : listed->rows) {
    const auto text = asked.texts.of(row.document);
    if (!text) return answer_of(text.error());
    write_finding(json, row, **text, true);
  }
  json.end_array();
  write_next(json, page, listed->rows.size(), listed->total);
  json.end_object();
  return json_answer(std::move(json));
}

HttpAnswer take_file(Asked& asked) {
  const Status taken = asked.workbench.dropped().take(asked.parameters.text("path"), asked.request.body);
  if (!taken) return answer_of(taken.error());
  JsonWriter json;
  json.begin_object().member("waiting", asked.workbench.dropped().state().waiting).end_object();
  return json_answer(std::move(json), 202);
}

}  // namespace

std::vector<Route> case_routes() {
  return {{"GET", "/api/version", answer_version},
          {"GET", "/api/case", answer_case},
          {"GET", "/api/ledger", answer_ledger},
          {"GET", "/api/findings", answer_findings},
          {"POST", "/api/files", take_file}};
}

}  // namespace hearsay
