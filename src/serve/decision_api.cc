// Decisions: all of them, and new ones.
#include <algorithm>

#include "json/json_object.h"
#include "serve/api.h"
#include "serve/json_rows.h"
#include "store/span_text.h"

namespace hearsay {

namespace {

constexpr size_t kMostText = 20000;  // bytes of what somebody writes
constexpr size_t kMostSpans = 50;

Error wrong(const std::string& message) { return {ErrorKind::Invalid, message}; }

// Puts together a judgement from what was asked, field by field.
class Maker {
 public:
  Maker(Asked& asked, const JsonObject& body) : asked_(asked), body_(body) {}

  Result<Judgement> make() {
    const std::string kind = body_.text("kind").value_or("");
    if (!parse_name(kind, judgement_.kind))
      return wrong("kind: '" + kind.substr(0, 100) + "' is no decision");
    judgement_.text = body_.text("text").value_or("");
    if (judgement_.text.size() > kMostText) return Error(ErrorKind::Limit, "text: too long");
    const Status filled = fill();
    if (!filled) return filled.error();
    return judgement_;
  }

 private:
  Status fill() {
    switch (judgement_.kind) {
      case JudgementKind::Accept:
      case JudgementKind::Reject:
        return about_claim();
      case JudgementKind::CorrectSpan:
        return correct_span();
      case JudgementKind::CorrectSource:
        return correct_source();
      case JudgementKind::Same:
      case JudgementKind::Different:
      case JudgementKind::Unsure:
        return two_sources();
      case JudgementKind::Grade:
        return grade();
      case JudgementKind::Retract:
        return body_.has("claim") ? about_claim() : about_words();
      case JudgementKind::Note:
        if (judgement_.text.empty()) return wrong("text: a note says something");
        if (body_.has("claim")) return about_claim();
        return body_.has("source") ? about_source() : about_words();
      case JudgementKind::Undo:
        break;
    }
    return undo();
  }

  Result<int64_t> number(const std::string& name) {
    const std::optional<int64_t> given = body_.integer(name);
    if (!given || *given < 1) return wrong(name + ": a number is missing");
    return *given;
  }

  Status about_claim() {
    const Result<int64_t> claim = number("claim");
    if (!claim) return claim.error();
    Result<Anchor> anchor = anchor_of_claim(asked_.reader, *claim);
    if (!anchor) return anchor.error();
    judgement_.about = *std::move(anchor);
    return Done{};
  }

  Result<Anchor> source_anchor(const std::string& name) {
    const Result<int64_t> source = number(name);
    if (!source) return source.error();
    Result<Anchor> anchor = anchor_of_source(asked_.reader, *source);
    if (!anchor) return anchor.error();
    const auto book = asked_.sources();
    if (!book) return book.error();
    if (const BookedSource* booked = (*book)->find(*source)) anchor->name = booked->name;
    return anchor;
  }

  Status about_source() {
    Result<Anchor> anchor = source_anchor("source");
    if (!anchor) return anchor.error();
    judgement_.about = *std::move(anchor);
    return Done{};
  }

  Status about_words() {
    const Result<int64_t> document = number("document");
    if (!document) return document.error();
    const Status read = read_spans_in(*document, "span", 1);
    if (!read) return read;
    judgement_.about = {Anchor::What::Words, text_->document.sha256, judgement_.words,
                        judgement_.spans.front(), ""};
    judgement_.spans.clear();
    judgement_.words.clear();
    return Done{};
  }

  // Spans given in units of the document's text, in text order, without overlaps.
  Status read_spans_in(int64_t document, const std::string& name, size_t most) {
    auto text = asked_.texts.of(document);
    if (!text) return text.error();
    text_ = *std::move(text);
    const auto pairs = body_.pairs(name);
    if (!pairs || pairs->empty() || pairs->size() > most)
      return wrong(name + ": pairs of numbers are missing");
    for (const auto& [begin, end] : *pairs) {
      const std::optional<Span> span = text_->span_of(begin, end);
      const bool follows = judgement_.spans.empty() || (span && judgement_.spans.back().end <= span->begin);
      if (!span || !follows) return wrong(name + ": it does not lie in the text");
      judgement_.spans.push_back(*span);
    }
    judgement_.words = words_of(judgement_.spans, text_->document.text);
    if (judgement_.words.size() > kMostText) return Error(ErrorKind::Limit, name + ": too long");
    return Done{};
  }

  Result<int64_t> document_of_claim() {
    ClaimQuery query;
    query.only = std::vector<int64_t>{body_.integer("claim").value_or(0)};
    const auto listed = asked_.reader.list_claims(query);
    if (!listed) return listed.error();
    if (listed->rows.empty()) return Error(ErrorKind::NotFound, "there is no such claim");
    return listed->rows.front().document;
  }

  Status correct_span() {
    const Status about = about_claim();
    if (!about) return about;
    judgement_.role = body_.text("role").value_or("");
    if (judgement_.role != "content" && judgement_.role != "source")
      return wrong("role: content or source is expected");
    const Result<int64_t> document = document_of_claim();
    if (!document) return document.error();
    return read_spans_in(*document, "spans", kMostSpans);
  }

  Status correct_source() {
    const Status about = about_claim();
    if (!about) return about;
    if (body_.has("source")) {
      Result<Anchor> anchor = source_anchor("source");
      if (!anchor) return anchor.error();
      judgement_.other = *std::move(anchor);
    } else {
      judgement_.name = body_.text("name").value_or("");
      if (judgement_.name.empty() || judgement_.name.size() > 1000)
        return wrong("source or name: whose claim it is, is missing");
    }
    return Done{};
  }

  Status two_sources() {
    const Status about = about_source();
    if (!about) return about;
    Result<Anchor> other = source_anchor("other");
    if (!other) return other.error();
    judgement_.other = *std::move(other);
    const int64_t a = *body_.integer("source"), b = *body_.integer("other");
    const auto judgements = asked_.judgements();
    if (!judgements) return judgements.error();
    const bool one = (*judgements)->one_for(a) == (*judgements)->one_for(b);
    if (a == b || (one && judgement_.kind == JudgementKind::Same))
      return wrong("other: these are one source already");
    const auto decided = (*judgements)->of_pair(a, b);
    // Two that are one through a third cannot be kept apart, and those kept apart not be joined through a
    // third.
    if (judgement_.kind == JudgementKind::Same && decided == JudgementKind::Different && !decided_alone(a, b))
      return Error(ErrorKind::Conflict,
                   "one of these was decided to be different from the other: undo that first");
    if (one && !decided_alone(a, b))
      return Error(ErrorKind::Conflict, "these are one through other sources: undo those decisions first");
    return Done{};
  }

  // Whether the two were decided on as such, not through others that are one with them.
  bool decided_alone(int64_t a, int64_t b) {
    const auto judgements = asked_.judgements();
    return judgements && std::ranges::any_of((*judgements)->all(), [&](const Judged& judged) {
             return judged.state == Judged::State::Holds && judged.judgement.other &&
                    judged.judgement.kind != JudgementKind::CorrectSource &&
                    ((judged.source == a && judged.other_source == b) ||
                     (judged.source == b && judged.other_source == a));
           });
  }

  Status grade() {
    const Status about = about_source();
    if (!about) return about;
    const std::optional<std::string> grade = body_.text("grade");
    const bool known = grade && (grade->empty() || (grade->size() == 1 && "A" <= *grade && *grade <= "F"));
    if (!known) return wrong("grade: A to F is expected, or nothing to take it away");
    judgement_.grade = *grade;
    return Done{};
  }

  Status undo() {
    const Result<int64_t> decision = number("decision");
    if (!decision) return decision.error();
    const auto judgements = asked_.judgements();
    if (!judgements) return judgements.error();
    const auto& all = (*judgements)->all();
    if (*decision > static_cast<int64_t>(all.size()))
      return Error(ErrorKind::NotFound, "there is no decision " + std::to_string(*decision));
    if (all[static_cast<size_t>(*decision - 1)].state == Judged::State::Undone)
      return Error(ErrorKind::Conflict, "decision " + std::to_string(*decision) + " is undone already");
    judgement_.about.what = Anchor::What::Decision;
    judgement_.decision = *decision;
    return Done{};
  }

  Asked& asked_;
  const JsonObject& body_;
  Judgement judgement_;
  std::shared_ptr<const UnitText> text_;
};

HttpAnswer take_decision(Asked& asked) {
  const Result<JsonObject> body = JsonObject::parse(asked.request.body);
  if (!body) return answer_of(body.error());
  const Result<Judgement> judgement = Maker(asked, *body).make();
  if (!judgement) return answer_of(judgement.error());
  const Result<Decision> decision = asked.workbench.decide(*judgement);
  if (!decision) return answer_of(decision.error());
  const auto judgements = asked.workbench.judgements(asked.reader);
  if (!judgements) return answer_of(judgements.error());
  const auto& all = (*judgements)->all();
  if (decision->id > static_cast<int64_t>(all.size()))
    return answer_of(Error(ErrorKind::Corrupt, "the decision was kept, but decisions before it are damaged"));
  JsonWriter json;
  const Status written =
      write_judged(json, all[static_cast<size_t>(decision->id - 1)], **judgements, asked.texts);
  if (!written) return answer_of(written.error());
  return json_answer(std::move(json), 201);
}

HttpAnswer answer_decisions(Asked& asked) {
  Parameters& given = asked.parameters;
  const Page page = given.page();
  const int64_t document = given.integer("document", 0, 1, INT64_MAX);
  const std::vector<JudgementKind> kinds = given.names<JudgementKind>("kind");
  const std::string state = given.text("state");
  if (!state.empty() && state != "holds" && state != "undone" && state != "lost") given.note("state", state);
  if (given.wrong()) return answer_of(*given.wrong());
  const auto judgements = asked.judgements();
  if (!judgements) return answer_of(judgements.error());
  const auto fits = [&](const Judged& judged) {
    if (document > 0 && judged.document != document) return false;
    if (!kinds.empty() && std::ranges::find(kinds, judged.judgement.kind) == kinds.end()) return false;
    const std::string_view is = judged.state == Judged::State::Holds    ? "holds"
                                : judged.state == Judged::State::Undone ? "undone"
                                                                        : "lost";
    return state.empty() || is == state;
  };
  std::vector<const Judged*> found;
  for (const Judged& judged : (*judgements)->all())
    if (fits(judged)) found.push_back(&judged);
  std::ranges::reverse(found);
  const auto total = static_cast<int64_t>(found.size());
  JsonWriter json;
  json.begin_object().member("total", total).member("lost", (*judgements)->lost());
  json.key("decisions").begin_array();
  size_t rows = 0;
  for (int64_t i = page.offset; i < std::min(total, page.offset + page.limit); ++i, ++rows) {
    const Status written = write_judged(json, *found[static_cast<size_t>(i)], **judgements, asked.texts);
    if (!written) return answer_of(written.error());
  }
  json.end_array();
  write_next(json, page, rows, total);
  json.end_object();
  return json_answer(std::move(json));
}

}  // namespace

std::vector<Route> decision_routes() {
  return {{"GET", "/api/decisions", answer_decisions}, {"POST", "/api/decisions", take_decision}};
}

}  // namespace hearsay
