#include "serve/json_rows.h"

#include "base/utf8.h"

namespace hearsay {

namespace {

void write_boxes(JsonWriter& json, const std::vector<PageBox>& boxes) {
  json.key("boxes").begin_array();
  for (const PageBox& box : boxes) {
    json.begin_array().value(box.page);
    for (const float edge : {box.left, box.top, box.right, box.bottom}) json.decimal(edge);
    json.end_array();
  }
  json.end_array();
}

}  // namespace

std::string shortened(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && !is_boundary(text, bytes)) --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

void write_id(JsonWriter& json, std::string_view name, int64_t id) {
  if (id > 0) json.member(name, id);
}

void write_document(JsonWriter& json, const DocumentRow& row) {
  json.member("id", row.id).member("path", std::string_view(row.path)).known("title", row.title);
  json.known("outlet", row.outlet).known("author", row.author).known("published", row.published);
  json.member("media_type", std::string_view(row.media_type)).member("claims", row.claims);
  json.member("captured_at", row.captured_at);
}

void write_passage(JsonWriter& json, const PassageRow& row, const UnitText& text) {
  json.begin_object().member("id", row.id);
  write_id(json, "parent", row.parent);
  json.member("kind", std::string_view(row.kind)).key("span");
  text.write(json, row.span);
  json.member("depth", row.depth).known("author", row.author).known("outlet", row.outlet);
  json.known("published", row.published).known("dated", row.dated).known("link", row.link);
  if (!row.author_span.empty()) {
    json.key("author_span");
    text.write(json, row.author_span);
  }
  json.end_object();
}

void write_finding(JsonWriter& json, const FindingRow& row, const UnitText& text, bool with_place) {
  json.begin_object().member("id", row.id).member("kind", std::string_view(row.kind));
  json.known("message", row.message);
  if (with_place) {
    json.member("document", row.document)
        .member("path", std::string_view(row.path))
        .known("title", row.title);
    if (!row.spans.empty())
      json.member("quote", shortened(row.spans.front().of(text.document.text), kMostListedBytes));
  }
  text.write(json, "spans", row.spans);
  json.end_object();
}

void write_verdict(JsonWriter& json, int64_t claim, const Judgements& judgements) {
  const ClaimVerdict* verdict = judgements.of_claim(claim);
  if (verdict == nullptr) return;
  json.key("judged").begin_object();
  if (verdict->accepted) json.member("verdict", *verdict->accepted ? "accepted" : "rejected");
  if (verdict->retracted) json.key("retracted").truth(true);
  if (verdict->corrected()) json.key("corrected").truth(true);
  if (verdict->notes > 0) json.member("notes", verdict->notes);
  json.end_object();
}

// From hundredths; nothing where rules alone read it.
void write_confidence(JsonWriter& json, int confidence) {
  if (confidence > 0) json.key("confidence").decimal(confidence / 100.0, 2);
}

void write_claim(JsonWriter& json, ClaimRow row, const UnitText& text, const Judgements& judgements) {
  judgements.correct(row);
  json.member("id", row.id).member("document", row.document).member("path", std::string_view(row.path));
  json.known("title", row.title).known("outlet", row.outlet).known("dated", row.dated);
  write_id(json, "parent", row.parent);
  json.member("depth", row.depth).known("source", shortened(row.source, kMostListedBytes));
  if (row.source_name != row.source) json.known("source_name", row.source_name);
  write_id(json, "source_id", judgements.one_for(row.heard));
  json.member("source_type", name_of(row.source_type)).member("form", name_of(row.form));
  json.member("stance", name_of(row.stance)).known("cue", shortened(row.cue, kMostListedBytes));
  json.known("content", shortened(row.content, kMostListedBytes));
  json.known("chain", shortened(row.chain, kMostListedBytes));
  json.known("access", shortened(row.access, kMostListedBytes));
  write_confidence(json, row.confidence);
  text.write(json, "source_spans", row.source_spans);
  text.write(json, "cue_spans", row.cue_spans);
  text.write(json, "content_spans", row.content_spans);
  if (!row.access_spans.empty()) text.write(json, "access_spans", row.access_spans);
  write_verdict(json, row.id, judgements);
}

void write_link(JsonWriter& json, const ChainRow& link, const UnitText& text, const Judgements& judgements) {
  const bool passage = link.kind == ChainLink::Kind::Passage;
  json.begin_object().member("link", passage ? "passage" : "attribution");
  write_id(json, "claim", link.claim);
  json.known("who", link.who).known("name", link.name);
  write_id(json, "source_id", judgements.one_for(link.heard));
  json.known(passage ? "kind" : "cue", link.what).known("when", link.when).known("quote", link.quote);
  json.known("access", link.access);
  write_confidence(json, link.confidence);
  if (!passage) json.member("source_type", name_of(link.source_type)).member("stance", name_of(link.stance));
  write_id(json, "passage", link.passage);
  json.key("span");
  text.write(json, link.extent);
  text.write(json, "who_spans", link.who_spans);
  text.write(json, "cue_spans", link.cue_spans);
  text.write(json, "quote_spans", link.quote_spans);
  if (!link.access_spans.empty()) text.write(json, "access_spans", link.access_spans);
  json.known("pages", link.pages);
  if (!link.boxes.empty()) write_boxes(json, link.boxes);
  json.known("part", link.part);
  if (link.pages.empty()) {
    json.key("file_bytes")
        .begin_array()
        .value(link.source_bytes.begin)
        .value(link.source_bytes.end)
        .end_array();
  }
  json.end_object();
}

namespace {

std::string_view name_of(Judged::State state) {
  if (state == Judged::State::Undone) return "undone";
  return state == Judged::State::Lost ? "lost" : "holds";
}

std::string_view name_of(Anchor::What what) {
  switch (what) {
    case Anchor::What::Claim:
      return "claim";
    case Anchor::What::Source:
      return "source";
    case Anchor::What::Words:
      return "span";
    case Anchor::What::Decision:
      break;
  }
  return "decision";
}

void write_anchor(JsonWriter& json, const Anchor& anchor) {
  json.member("what", name_of(anchor.what)).known("sha256", anchor.sha256);
  json.known("quote", shortened(anchor.quote, kMostListedBytes)).known("name", anchor.name);
}

}  // namespace

Status write_judged(JsonWriter& json, const Judged& judged, const Judgements& judgements, TextUnits& texts) {
  const Judgement& judgement = judged.judgement;
  json.begin_object().member("id", judged.decision.id).member("at", judged.decision.at);
  json.member("who", std::string_view(judged.decision.who))
      .member("kind", std::string_view(judged.decision.kind));
  json.known("text", judgement.text).member("state", name_of(judged.state));
  write_id(json, "undone_by", judged.undone_by);
  json.key("about").begin_object();
  write_anchor(json, judgement.about);
  write_id(json, "claim", judged.claim);
  write_id(json, "source", judgements.one_for(judged.source));
  write_id(json, "document", judged.document);
  std::shared_ptr<const UnitText> text;
  if (judged.document > 0) {
    auto restored = texts.of(judged.document);
    if (!restored) return restored.error();
    text = *std::move(restored);
    json.known("path", text->document.path).known("title", text->document.title);
    if (!judged.span.empty()) {
      json.key("span");
      text->write(json, judged.span);
    }
  }
  json.end_object();
  if (judgement.other) {
    json.key("other").begin_object();
    write_anchor(json, *judgement.other);
    write_id(json, "source", judgements.one_for(judged.other_source));
    json.end_object();
  }
  json.known("role", judgement.role).known("words", judgement.words).known("name", judgement.name);
  if (text && !judgement.spans.empty()) text->write(json, "spans", judgement.spans);
  if (judgement.kind == JudgementKind::Grade) json.member("grade", std::string_view(judgement.grade));
  write_id(json, "decision", judgement.decision);
  json.end_object();
  return Done{};
}

}  // namespace hearsay
