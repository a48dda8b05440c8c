// Claims: lists by filters, and one with its chain.
#include <charconv>

#include "serve/api.h"
#include "serve/guard.h"
#include "serve/json_rows.h"
#include "store/words.h"

namespace hearsay {

namespace {

constexpr int64_t kMostSiblings = 50;
constexpr size_t kMostInDossier = 500;

// The members of a source, and the claims that people gave to it or took from it.
Status add_source(Asked& asked, int64_t source, ClaimQuery& query) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  query.heard = (*judgements)->together_with(source);
  for (const auto& [claim, verdict] : (*judgements)->claims()) {
    if (verdict.source_name.empty()) continue;
    const bool ours =
        verdict.source > 0 && (*judgements)->one_for(verdict.source) == (*judgements)->one_for(source);
    (ours ? query.also : query.except).push_back(claim);
  }
  return Done{};
}

// Claims by what people judged of them.
Status add_verdict(Asked& asked, const std::string& wanted, ClaimQuery& query) {
  const auto judgements = asked.judgements();
  if (!judgements) return judgements.error();
  std::vector<int64_t> found;
  for (const auto& [claim, verdict] : (*judgements)->claims()) {
    const bool fits = wanted == "none" ? verdict.accepted.has_value()
                                       : verdict.accepted == std::optional<bool>(wanted == "accepted");
    if (fits) found.push_back(claim);
  }
  if (wanted == "none")
    query.except.insert(query.except.end(), found.begin(), found.end());
  else
    query.only = std::move(found);
  return Done{};
}

HttpAnswer answer_claims(Asked& asked) {
  Parameters& given = asked.parameters;
  ClaimQuery query;
  query.document = given.integer("document", 0, 1, INT64_MAX);
  query.stances = given.names<Stance>("stance");
  query.types = given.names<SourceType>("type");
  query.min_depth = static_cast<int>(given.integer("min_depth", 0, 0, 1 << 20));
  query.max_depth = static_cast<int>(given.integer("max_depth", 1 << 20, 0, 1 << 20));
  query.words = given.text("q");
  query.from = given.text("from");
  query.to = given.text("to");
  query.page = given.page();
  const int64_t source = given.integer("source", 0, 1, INT64_MAX),
                via = given.integer("via", 0, 1, INT64_MAX);
  const std::string verdict = given.text("verdict");
  if (!verdict.empty() && verdict != "accepted" && verdict != "rejected" && verdict != "none")
    given.note("verdict", verdict);
  if (given.wrong()) return answer_of(*given.wrong());
  Status status = Done{};
  if (!verdict.empty()) status = add_verdict(asked, verdict, query);
  if (status && source > 0) status = add_source(asked, source, query);
  if (!status) return answer_of(status.error());
  if (via > 0) {
    const auto judgements = asked.judgements();
    if (!judgements) return answer_of(judgements.error());
    query.via = (*judgements)->together_with(via);
  }
  const auto listed = asked.reader.list_claims(query);
  if (!listed) return answer_of(listed.error());
  JsonWriter json;
  json.begin_object().member("total", listed->total);
  const Status written = asked.write_claims(json, "claims", listed->rows);
  if (!written) return answer_of(written.error());
  write_next(json, query.page, listed->rows.size(), listed->total);
  json.end_object();
  return json_answer(std::move(json));
}

// Other claims of the same source, those of the same document first.
Result<std::vector<ClaimRow>> siblings_of(Asked& asked, const ClaimRow& claim) {
  std::vector<ClaimRow> siblings;
  if (claim.heard == 0) return siblings;
  ClaimQuery query;
  const Status added = add_source(asked, claim.heard, query);
  if (!added) return added.error();
  query.except.push_back(claim.id);
  query.page.limit = kMostSiblings;
  query.document = claim.document;
  for (int round = 0; round < 2; ++round) {
    auto listed = asked.reader.list_claims(query);
    if (!listed) return listed.error();
    for (ClaimRow& row : listed->rows) {
      const bool taken = round == 1 && row.document == claim.document;
      if (!taken && static_cast<int64_t>(siblings.size()) < kMostSiblings) siblings.push_back(std::move(row));
    }
    query.document = 0;
  }
  return siblings;
}

HttpAnswer answer_claim(Asked& asked) {
  const auto chain = asked.reader.chain(asked.id);
  if (!chain) return answer_of(chain.error());
  ClaimQuery query;
  query.only = std::vector<int64_t>{asked.id};
  const auto listed = asked.reader.list_claims(query);
  if (!listed) return answer_of(listed.error());
  if (listed->rows.empty()) return answer_of(Error(ErrorKind::NotFound, "there is no such claim"));
  const ClaimRow& claim = listed->rows.front();
  const auto head = asked.reader.document(claim.document);
  if (!head) return answer_of(head.error());
  const auto text = asked.texts.of(claim.document);
  if (!text) return answer_of(text.error());
  const auto context = asked.reader.context(asked.id);
  if (!context) return answer_of(context.error());
  const auto judgements = asked.judgements();
  if (!judgements) return answer_of(judgements.error());
  ClaimRow corrected = claim;
  (*judgements)->correct(corrected);
  const auto siblings = siblings_of(asked, corrected);
  if (!siblings) return answer_of(siblings.error());

  JsonWriter json;
  json.begin_object().key("claim").begin_object();
  write_claim(json, claim, **text, **judgements);
  json.end_object().key("document").begin_object();
  write_document(json, head->row);
  json.member("sha256", std::string_view(head->sha256));
  json.member("length", static_cast<int64_t>((*text)->offsets.length())).end_object();
  json.member("sentence", sentence_of(*chain)).key("links").begin_array();
  for (const ChainRow& link : chain->links) write_link(json, link, **text, **judgements);
  json.end_array().key("context").begin_object();
  json.member("from", static_cast<int64_t>((*text)->offsets.units_at(context->begin)));
  json.member("to", static_cast<int64_t>((*text)->offsets.units_at(context->end)));
  json.member("text", context->of((*text)->document.text)).end_object();
  Status written = asked.write_claims(json, "siblings", *siblings);
  if (!written) return answer_of(written.error());
  const ClaimVerdict* verdict = (*judgements)->of_claim(asked.id);
  if (verdict != nullptr && verdict->corrected()) {
    json.key("read_as").begin_object().known("source", claim.source).known("source_name", claim.source_name);
    json.known("content", claim.content);
    (*text)->write(json, "source_spans", claim.source_spans);
    (*text)->write(json, "content_spans", claim.content_spans);
    json.end_object();
  }
  json.key("decisions").begin_array();
  for (const Judged& judged : (*judgements)->all()) {
    if (judged.claim != asked.id) continue;
    written = write_judged(json, judged, **judgements, asked.texts);
    if (!written) return answer_of(written.error());
  }
  json.end_array().end_object();
  return json_answer(std::move(json));
}

HttpAnswer answer_dossier(Asked& asked) {
  DossierWish wish;
  for (const std::string& word : asked.parameters.list("claims")) {
    int64_t id = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), id);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size())
      asked.parameters.note("claims", word);
    wish.claims.push_back(id);
  }
  const std::string format = asked.parameters.text("format");
  if (!format.empty() && format != "html" && format != "markdown") asked.parameters.note("format", format);
  if (asked.parameters.wrong()) return answer_of(*asked.parameters.wrong());
  if (wish.claims.empty() || wish.claims.size() > kMostInDossier)
    return answer_of(Error(ErrorKind::Invalid, "claims: 1 to 500 numbers are expected"));
  wish.title = asked.parameters.text("title");
  wish.markdown = format == "markdown";
  auto dossier = asked.workbench.settings().dossier(asked.reader, wish);
  if (!dossier) return answer_of(dossier.error());
  HttpAnswer answer;
  answer.type = wish.markdown ? "text/markdown; charset=utf-8" : "text/html; charset=utf-8";
  answer.body = *std::move(dossier);
  answer.headers = {{"Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'"}};
  if (wish.markdown || asked.parameters.text("preview") != "1")
    answer.headers.emplace_back("Content-Disposition", std::string("attachment; filename=\"dossier.") +
                                                           (wish.markdown ? "md\"" : "html\""));
  add_security_headers(answer);
  return answer;
}

}  // namespace

std::vector<Route> claim_routes() {
  return {{"GET", "/api/claims", answer_claims},
          {"GET", "/api/claims/#", answer_claim},
          {"GET", "/api/dossier", answer_dossier}};
}

}  // namespace hearsay
