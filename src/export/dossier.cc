#include "export/dossier.h"

#include <chrono>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "export/dossier_page.h"
#include "store/judgements.h"
#include "store/words.h"

namespace hearsay {

namespace {

// What a decision is, as a person would put it.
std::string words_for(const Judged& judged) {
  const Judgement& judgement = judged.judgement;
  switch (judgement.kind) {
    case JudgementKind::Accept:
      return "accepted the reading";
    case JudgementKind::Reject:
      return "rejected the reading";
    case JudgementKind::CorrectSpan:
      return "corrected the " + judgement.role + " to “" + judgement.words + "”";
    case JudgementKind::CorrectSource:
      return "corrected the source to " + (judgement.other ? judgement.other->name : judgement.name);
    case JudgementKind::Retract:
      return "marked it as taken back";
    case JudgementKind::Note:
      return "noted";
    default:
      return std::string(name_of(judgement.kind));
  }
}

std::string date_text(int64_t at) {
  using namespace std::chrono;
  const sys_seconds moment{seconds(at)};
  const year_month_day day{floor<days>(moment)};
  const hh_mm_ss time{moment - floor<days>(moment)};
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(int(day.year())) + "-" + two(unsigned(day.month())) + "-" + two(unsigned(day.day())) +
         " " + two(static_cast<unsigned>(time.hours().count())) + ":" +
         two(static_cast<unsigned>(time.minutes().count())) + " UTC";
}

// "characters 908–963, 965–973"
std::string characters_of(const CodePointOffsets& offsets, const std::vector<Span>& spans) {
  std::string text;
  for (const Span span : spans) {
    text += text.empty() ? "characters " : ", ";
    text += std::to_string(offsets.at(span.begin)) + "–" + std::to_string(offsets.at(span.end));
  }
  return text;
}

DossierLink link_of(const ChainRow& row, const CodePointOffsets& offsets) {
  DossierLink link;
  const bool passage = row.kind == ChainLink::Kind::Passage;
  link.who = who_of(row);
  link.did = passage ? wrote(row.what) : std::string(verb_of(row.stance));
  link.when = row.when;
  link.quote = row.quote;
  if (!passage) link.facts.emplace_back("source", words_of(row.source_type));
  link.facts.emplace_back("access", row.access);
  if (!passage) link.facts.emplace_back("stance", short_name(row.stance));
  if (!row.what.empty() && !passage) link.facts.emplace_back("cue", row.what);
  const std::vector<Span>& spans = row.quote_spans.empty() ? row.who_spans : row.quote_spans;
  link.facts.emplace_back("where", characters_of(offsets, spans));
  link.facts.emplace_back("pages", row.pages);
  link.facts.emplace_back("in the package", row.part);
  if (row.pages.empty()) {
    link.facts.emplace_back("in the file", "bytes " + std::to_string(row.source_bytes.begin) + "–" +
                                               std::to_string(row.source_bytes.end));
  }
  std::erase_if(link.facts, [](const auto& fact) { return fact.second.empty(); });
  return link;
}

std::vector<std::string> decisions_on(const Judgements& judgements, int64_t claim) {
  std::vector<std::string> lines;
  for (const Judged& judged : judgements.all()) {
    if (judged.claim != claim) continue;
    std::string line = date_text(judged.decision.at) + ", " + judged.decision.who + ": " + words_for(judged);
    if (!judged.judgement.text.empty()) line += ": " + judged.judgement.text;
    if (judged.state == Judged::State::Undone)
      line += " (undone by decision " + std::to_string(judged.undone_by) + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

// The last correction of the source and of the words that hold, beside what the program had read.
DossierFacts corrections_of(const Judgements& judgements, int64_t claim, const ChainRow& read) {
  std::map<std::string, std::string> corrected;
  for (const Judged& judged : judgements.all()) {
    const Judgement& judgement = judged.judgement;
    const bool words = judgement.kind == JudgementKind::CorrectSpan;
    const bool source = judgement.kind == JudgementKind::CorrectSource || judgement.role == "source";
    if (judged.claim != claim || judged.state != Judged::State::Holds) continue;
    if (!words && judgement.kind != JudgementKind::CorrectSource) continue;
    const std::string is = words ? judgement.words : judgement.other ? judgement.other->name : judgement.name;
    std::string text =
        "“" + is + "”, corrected by " + judged.decision.who + ", " + date_text(judged.decision.at);
    corrected[source ? "source" : "words"] =
        text + "; the program read “" + (source ? read.who : read.quote) + "”";
  }
  return {corrected.begin(), corrected.end()};
}

DossierDocument document_of(const DocumentHead& head, int64_t number) {
  return {number,
          {{"title", head.row.title},
           {"author", head.row.author},
           {"outlet", head.row.outlet},
           {"published", head.row.published},
           {"path", head.row.path},
           {"stands in", head.container},
           {"type", head.row.media_type},
           {"captured", date_text(head.row.captured_at)},
           {"bytes", std::to_string(head.bytes)},
           {"SHA-256", head.sha256}}};
}

}  // namespace

Result<std::string> make_dossier(CaseReader& reader, const DossierOrder& order) {
  const Result<Judgements> judgements = judge(reader);
  if (!judgements) return judgements.error();
  Dossier dossier;
  dossier.title = order.title.empty() ? "Dossier" : order.title;
  dossier.made =
      "Case " + order.case_name + ", " + date_text(order.at) + (order.who.empty() ? "" : ", by " + order.who);
  std::map<int64_t, int64_t> numbers;  // of documents, in the order in which they come
  for (const int64_t id : order.claims) {
    const Result<Chain> chain = reader.chain(id);
    if (!chain) return chain.error();
    const auto [number, is_new] = numbers.emplace(chain->document, static_cast<int64_t>(numbers.size()) + 1);
    if (is_new) {
      const Result<DocumentHead> head = reader.document(chain->document);
      if (!head) return head.error();
      dossier.documents.push_back(document_of(*head, number->second));
    }
    DossierClaim claim;
    claim.id = id;
    claim.document = number->second;
    claim.sentence = sentence_of(*chain);
    const CodePointOffsets offsets(chain->text);
    for (const ChainRow& row : chain->links) claim.links.push_back(link_of(row, offsets));
    claim.decisions = decisions_on(*judgements, id);
    if (const ClaimVerdict* verdict = judgements->of_claim(id)) {
      if (verdict->accepted)
        claim.marks.emplace_back(*verdict->accepted ? "reading accepted" : "reading rejected");
      if (verdict->retracted) claim.marks.emplace_back("taken back");
      if (verdict->corrected()) claim.marks.emplace_back("corrected");
    }
    if (!chain->links.empty()) claim.corrections = corrections_of(*judgements, id, chain->links.back());
    dossier.claims.push_back(std::move(claim));
  }
  return order.format == DossierOrder::Format::Html ? dossier_html(dossier) : dossier_markdown(dossier);
}

}  // namespace hearsay
