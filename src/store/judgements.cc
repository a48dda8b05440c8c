#include "store/judgements.h"

#include <algorithm>
#include <set>

#include "store/span_text.h"

namespace hearsay {

namespace {

// A document that decisions are about, as it is read now.
struct DecidedDocument {
  int64_t id = 0;  // 0: no document has these bytes
  std::string text;
  std::vector<ClaimRow> claims;
};

Span extent_of(const std::vector<Span>& spans) {
  Span extent;
  for (const Span span : spans) extent = extent.empty() ? span : join(extent, span);
  return extent;
}

Span place_of(const ClaimRow& claim) {
  return extent_of(claim.content_spans.empty() ? claim.source_spans : claim.content_spans);
}

const std::string& quote_of(const ClaimRow& claim) {
  return claim.content_spans.empty() ? claim.source : claim.content;
}

uint32_t distance(Span a, Span b) { return a.begin < b.begin ? b.begin - a.begin : a.begin - b.begin; }

// The nearest to the place among those that fit; null where none does.
template <typename Fits, typename Where>
const ClaimRow* nearest(const std::vector<ClaimRow>& claims, Span place, Fits fits, Where where) {
  const ClaimRow* found = nullptr;
  for (const ClaimRow& claim : claims) {
    if (!fits(claim)) continue;
    if (found == nullptr || distance(where(claim), place) < distance(where(*found), place)) found = &claim;
  }
  return found;
}

// What a person said of a reading holds of the same words from the same source; a note and a retraction hold
// of the words.
const ClaimRow* find_claim(const DecidedDocument& document, const Judgement& judgement) {
  const Anchor& about = judgement.about;
  const bool of_words = judgement.kind == JudgementKind::Note || judgement.kind == JudgementKind::Retract;
  const auto fits = [&](const ClaimRow& claim) {
    return quote_of(claim) == about.quote && claim.source == about.name;
  };
  if (const ClaimRow* claim = nearest(document.claims, about.span, fits, place_of)) return claim;
  if (!of_words) return nullptr;
  return nearest(
      document.claims, about.span, [&](const ClaimRow& claim) { return quote_of(claim) == about.quote; },
      place_of);
}

const ClaimRow* find_source(const DecidedDocument& document, const Anchor& anchor) {
  return nearest(
      document.claims, anchor.span,
      [&](const ClaimRow& claim) { return claim.heard > 0 && claim.source == anchor.quote; },
      [](const ClaimRow& claim) { return extent_of(claim.source_spans); });
}

std::optional<Span> find_words(const DecidedDocument& document, const Anchor& anchor) {
  const std::string& text = document.text;
  if (anchor.quote.empty()) return std::nullopt;
  if (anchor.span.end <= text.size() && anchor.span.begin <= anchor.span.end &&
      anchor.span.of(text) == anchor.quote)
    return anchor.span;
  // The nearest before and behind.
  const size_t from = std::min<size_t>(anchor.span.begin, text.size());
  const size_t behind = text.find(anchor.quote, from), before = text.rfind(anchor.quote, from);
  size_t found = behind;
  if (behind == std::string::npos || (before != std::string::npos && from - before < behind - from))
    found = before;
  if (found == std::string::npos) return std::nullopt;
  return Span{static_cast<uint32_t>(found), static_cast<uint32_t>(found + anchor.quote.size())};
}

// Spans that were set when the claim stood elsewhere; none where the words are others now.
std::vector<Span> moved(const std::vector<Span>& spans, Span from, Span to, const DecidedDocument& document,
                        const std::string& words) {
  std::vector<Span> shifted;
  for (const Span span : spans) {
    const int64_t by = int64_t{to.begin} - int64_t{from.begin};
    const int64_t begin = span.begin + by, end = span.end + by;
    if (begin < 0 || end < begin || end > static_cast<int64_t>(document.text.size())) return {};
    shifted.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  if (words_of(shifted, document.text) != words) return {};
  return shifted;
}

class Finder {
 public:
  explicit Finder(CaseReader& reader) : reader_(reader) {}

  Status find(Judged& judged) {
    if (judged.judgement.about.what == Anchor::What::Decision) return Done{};
    const Result<const DecidedDocument*> document = document_of(judged.judgement.about.sha256);
    if (!document) return document.error();
    judged.state = Judged::State::Lost;
    if ((*document)->id == 0) return Done{};
    if (place(judged, **document)) judged.state = Judged::State::Holds;
    if (!judged.judgement.other || judged.state == Judged::State::Lost) return Done{};
    const Result<const DecidedDocument*> elsewhere = document_of(judged.judgement.other->sha256);
    if (!elsewhere) return elsewhere.error();
    const ClaimRow* other = find_source(**elsewhere, *judged.judgement.other);
    if (other != nullptr)
      judged.other_source = other->heard;
    else
      judged.state = Judged::State::Lost;
    return Done{};
  }

 private:
  static bool place(Judged& judged, const DecidedDocument& document) {
    Judgement& judgement = judged.judgement;
    judged.document = document.id;
    if (judgement.about.what == Anchor::What::Words) {
      const std::optional<Span> span = find_words(document, judgement.about);
      if (span) judged.span = *span;
      return span.has_value();
    }
    if (judgement.about.what == Anchor::What::Source) {
      const ClaimRow* claim = find_source(document, judgement.about);
      if (claim == nullptr) return false;
      judged.source = claim->heard;
      judged.span = extent_of(claim->source_spans);
      return true;
    }
    const ClaimRow* claim = find_claim(document, judgement);
    if (claim == nullptr) return false;
    judged.claim = claim->id;
    judged.span = place_of(*claim);
    if (judgement.spans.empty()) return true;
    judgement.spans = moved(judgement.spans, judgement.about.span, judged.span, document, judgement.words);
    return !judgement.spans.empty();
  }

  Result<const DecidedDocument*> document_of(const std::string& sha256) {
    const auto known = documents_.find(sha256);
    if (known != documents_.end()) return &known->second;
    DecidedDocument document;
    const Result<int64_t> id = reader_.document_with(sha256);
    if (!id) return id.error();
    document.id = *id;
    if (document.id > 0) {
      ClaimQuery query;
      query.document = document.id;
      query.page.limit = -1;
      Result<Listed<ClaimRow>> claims = reader_.list_claims(query);
      if (!claims) return claims.error();
      document.claims = std::move(claims->rows);
      Result<DocumentText> text = reader_.text(document.id);
      if (!text) return text.error();
      document.text = std::move(text->text);
    }
    return &(documents_[sha256] = std::move(document));
  }

  CaseReader& reader_;
  std::map<std::string, DecidedDocument> documents_;
};

std::pair<int64_t, int64_t> pair_of(int64_t a, int64_t b) { return {std::min(a, b), std::max(a, b)}; }

}  // namespace

Result<Judgements> judge(CaseReader& reader) {
  Judgements judgements;
  const Status read = reader.decisions([&](const Decision& decision) {
    Result<Judgement> judgement = judgement_of(decision);
    Judged judged;
    judged.decision = decision;
    if (judgement)
      judged.judgement = *std::move(judgement);
    else
      judged.state = Judged::State::Lost;
    judgements.all_.push_back(std::move(judged));
  });
  if (!read) return read.error();
  Finder finder(reader);
  for (Judged& judged : judgements.all_) {
    if (judged.state == Judged::State::Lost) continue;
    const Status found = finder.find(judged);
    if (!found) return found.error();
  }
  judgements.settle();
  return judgements;
}

void Judgements::settle() {
  // An undo stands behind what it undoes; one that is itself undone counts for nothing.
  for (size_t i = all_.size(); i-- > 0;) {
    const Judged& judged = all_[i];
    if (judged.judgement.kind != JudgementKind::Undo || judged.state != Judged::State::Holds) continue;
    const int64_t target = judged.judgement.decision;
    if (target < 1 || target > static_cast<int64_t>(i)) continue;
    Judged& undone = all_[static_cast<size_t>(target - 1)];
    if (undone.state == Judged::State::Undone) continue;
    undone.state = Judged::State::Undone;
    undone.undone_by = judged.decision.id;
  }
  for (const Judged& judged : all_) {
    if (judged.state == Judged::State::Lost) ++lost_;
    if (judged.state == Judged::State::Holds) settle_one(judged);
  }
  for (const auto& [pair, kind] : pairs_)
    if (kind == JudgementKind::Same) unite(pair.first, pair.second);
}

void Judgements::settle_one(const Judged& judged) {
  const Judgement& judgement = judged.judgement;
  const auto claim = [&]() -> ClaimVerdict& { return claims_[judged.claim]; };
  switch (judgement.kind) {
    case JudgementKind::Accept:
      claim().accepted = true;
      return;
    case JudgementKind::Reject:
      claim().accepted = false;
      return;
    case JudgementKind::CorrectSpan:
      (judgement.role == "source" ? claim().source_spans : claim().content_spans) = judgement.spans;
      (judgement.role == "source" ? claim().source_words : claim().content_words) = judgement.words;
      return;
    case JudgementKind::CorrectSource:
      claim().source = judged.other_source;
      claim().source_name = judgement.other ? judgement.other->name : judgement.name;
      return;
    case JudgementKind::Same:
    case JudgementKind::Different:
    case JudgementKind::Unsure:
      pairs_[pair_of(judged.source, judged.other_source)] = judgement.kind;
      return;
    case JudgementKind::Grade:
      grades_[judged.source] = judgement.grade;
      return;
    case JudgementKind::Retract:
      if (judged.claim > 0) claim().retracted = true;
      return;
    case JudgementKind::Note:
      if (judged.claim > 0) ++claim().notes;
      return;
    case JudgementKind::Undo:
      return;
  }
}

void Judgements::unite(int64_t a, int64_t b) {
  const int64_t first = one_for(a), second = one_for(b);
  if (first == second) return;
  std::vector<int64_t> members = together_with(first);
  const std::vector<int64_t> more = together_with(second);
  members.insert(members.end(), more.begin(), more.end());
  std::ranges::sort(members);
  groups_.erase(std::max(first, second));
  for (const int64_t member : members) one_[member] = members.front();
  groups_[members.front()] = std::move(members);
}

const ClaimVerdict* Judgements::of_claim(int64_t claim) const {
  const auto found = claims_.find(claim);
  return found == claims_.end() ? nullptr : &found->second;
}

int64_t Judgements::one_for(int64_t source) const {
  const auto found = one_.find(source);
  return found == one_.end() ? source : found->second;
}

std::vector<int64_t> Judgements::together_with(int64_t source) const {
  const auto group = groups_.find(one_for(source));
  return group == groups_.end() ? std::vector<int64_t>{source} : group->second;
}

std::string Judgements::grade_of(int64_t one) const {
  if (grades_.empty()) return {};
  for (const int64_t member : together_with(one)) {
    const auto grade = grades_.find(member);
    if (grade != grades_.end() && !grade->second.empty()) return grade->second;
  }
  return {};
}

std::optional<JudgementKind> Judgements::of_pair(int64_t a, int64_t b) const {
  std::optional<JudgementKind> found;
  for (const int64_t one : together_with(a)) {
    for (const int64_t other : together_with(b)) {
      const auto pair = pairs_.find(pair_of(one, other));
      if (pair != pairs_.end() && (!found || pair->second == JudgementKind::Different)) found = pair->second;
    }
  }
  return found;
}

void Judgements::correct(ClaimRow& claim) const {
  const ClaimVerdict* verdict = of_claim(claim.id);
  if (verdict == nullptr || !verdict->corrected()) return;
  claim.confidence = 0;  // it was of what is shown no more
  if (!verdict->source_words.empty() || !verdict->source_spans.empty()) {
    claim.access.clear();
    claim.access_spans.clear();
  }
  if (!verdict->source_words.empty()) claim.source = verdict->source_words;
  if (!verdict->source_spans.empty()) claim.source_spans = verdict->source_spans;
  if (!verdict->content_words.empty()) claim.content = verdict->content_words;
  if (!verdict->content_spans.empty()) claim.content_spans = verdict->content_spans;
  if (verdict->source_name.empty()) return;
  claim.source_name = verdict->source_name;
  claim.heard = verdict->source;
}

Result<Anchor> anchor_of_claim(CaseReader& reader, int64_t id) {
  ClaimQuery query;
  query.only = std::vector<int64_t>{id};
  const Result<Listed<ClaimRow>> listed = reader.list_claims(query);
  if (!listed) return listed.error();
  if (listed->rows.empty()) return Error(ErrorKind::NotFound, "there is no claim " + std::to_string(id));
  const ClaimRow& claim = listed->rows.front();
  const Result<DocumentHead> head = reader.document(claim.document);
  if (!head) return head.error();
  return Anchor{Anchor::What::Claim, head->sha256, quote_of(claim), place_of(claim), claim.source};
}

Result<Anchor> anchor_of_source(CaseReader& reader, int64_t source) {
  ClaimQuery query;
  query.heard = {source};
  query.page.limit = 1;
  const Result<Listed<ClaimRow>> listed = reader.list_claims(query);
  if (!listed) return listed.error();
  if (listed->rows.empty()) return Error(ErrorKind::NotFound, "there is no source " + std::to_string(source));
  const ClaimRow& claim = listed->rows.front();
  const Result<DocumentHead> head = reader.document(claim.document);
  if (!head) return head.error();
  return Anchor{Anchor::What::Source, head->sha256, claim.source, extent_of(claim.source_spans),
                claim.source_name.empty() ? claim.source : claim.source_name};
}

}  // namespace hearsay
