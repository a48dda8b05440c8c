// What people decided, laid on what the case now says: which claims are accepted, rejected, corrected or
// taken back, which sources are one, and which decisions no longer fit.
//
// A decision is found again by the hash of the document's bytes, the quote and the position: the claim with
// the same words of content and source, the nearest where there are several; the nearest source of these
// words; the words themselves, the nearest. What is not found is Lost: listed, never dropped.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "store/case_reader.h"
#include "store/judgement.h"

namespace hearsay {

struct Judged {
  enum class State : uint8_t { Holds, Undone, Lost };
  Decision decision;
  Judgement judgement;
  State state = State::Holds;
  int64_t undone_by = 0;
  // Where what it is about is now; 0 where it is lost.
  int64_t document = 0, claim = 0, source = 0;
  int64_t other_source = 0;
  Span span;  // of the words now
};

// What holds of one claim.
struct ClaimVerdict {
  std::optional<bool> accepted;
  bool retracted = false;
  int64_t notes = 0;
  int64_t source = 0;        // corrected: the source that it is; 0 where it was not, or is none of the case's
  std::string source_name;   // corrected: its name
  std::string source_words;  // corrected: the words that name it
  std::string content_words;                      // corrected
  std::vector<Span> source_spans, content_spans;  // corrected; empty where they were not
  bool corrected() const { return !source_name.empty() || !source_words.empty() || !content_words.empty(); }
};

class Judgements {
 public:
  // In the order of decisions.
  const std::vector<Judged>& all() const { return all_; }
  int64_t lost() const { return lost_; }
  const ClaimVerdict* of_claim(int64_t claim) const;
  const std::map<int64_t, ClaimVerdict>& claims() const { return claims_; }

  // The sources that are one with this one, itself included, smallest first; just itself where nobody merged
  // it.
  std::vector<int64_t> together_with(int64_t source) const;
  // The smallest of them: the source's id for people.
  int64_t one_for(int64_t source) const;
  // Grades of sources by one_for.
  std::string grade_of(int64_t one) const;
  // What was decided last of two sources that are not one; none where nothing was.
  std::optional<JudgementKind> of_pair(int64_t a, int64_t b) const;

  // The claim as it was corrected.
  void correct(ClaimRow& claim) const;

 private:
  friend Result<Judgements> judge(CaseReader& reader);
  void settle();
  void settle_one(const Judged& judged);
  void unite(int64_t a, int64_t b);

  std::vector<Judged> all_;
  int64_t lost_ = 0;
  std::map<int64_t, ClaimVerdict> claims_;
  std::map<std::pair<int64_t, int64_t>, JudgementKind> pairs_;
  std::map<int64_t, std::vector<int64_t>> groups_;  // by the smallest member
  std::unordered_map<int64_t, int64_t> one_;        // of merged sources only
  std::map<int64_t, std::string> grades_;           // by source
};

// Reads all decisions and finds what they are about. Costs as much as the documents decided on have claims.
Result<Judgements> judge(CaseReader& reader);

// The anchors of things as they are now. NotFound when they are not there.
Result<Anchor> anchor_of_claim(CaseReader& reader, int64_t claim);
Result<Anchor> anchor_of_source(CaseReader& reader, int64_t source);

}  // namespace hearsay
