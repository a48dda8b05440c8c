#include "store/judgement.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "store/span_text.h"

namespace hearsay {

namespace {

constexpr std::array<std::string_view, 11> kKinds{"accept",  "reject",    "correct_span", "correct_source",
                                                  "same",    "different", "unsure",       "grade",
                                                  "retract", "note",      "undo"};
constexpr std::array<std::string_view, 4> kWhat{"claim", "source", "words", "decision"};

// The payload is lines "key value"; a value's line ends and backslashes are escaped.
void add(std::string& payload, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  payload.append(key).append(" ");
  for (const char c : value) {
    if (c == '\\')
      payload += "\\\\";
    else if (c == '\n')
      payload += "\\n";
    else
      payload += c;
  }
  payload += '\n';
}

std::string unescaped(std::string_view text) {
  std::string value;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '\\' && at + 1 < text.size();
    if (escape) ++at;
    value += escape && text[at] == 'n' ? '\n' : text[at];
  }
  return value;
}

bool read_what(std::string_view word, Anchor& anchor) {
  const auto found = std::ranges::find(kWhat, word);
  if (found == kWhat.end()) return false;
  anchor.what = static_cast<Anchor::What>(found - kWhat.begin());
  return true;
}

bool read_one_span(std::string_view text, Span& span) {
  const Result<std::vector<Span>> spans = read_spans(text);
  if (!spans || spans->size() != 1) return false;
  span = spans->front();
  return true;
}

bool read_number(std::string_view text, int64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

// False for a value that makes no sense; keys of a newer program are passed over.
bool take(std::string_view key, const std::string& value, Judgement& judgement) {
  Anchor& about = judgement.about;
  if (key == "about") return read_what(value, about);
  if (key == "about_name") about.name = value;
  if (key == "role") judgement.role = value;
  if (key == "words") judgement.words = value;
  if (key == "name") judgement.name = value;
  if (key == "grade") judgement.grade = value;
  if (key == "text") judgement.text = value;
  if (key == "decision") return read_number(value, judgement.decision);
  if (key == "spans") {
    Result<std::vector<Span>> spans = read_spans(value);
    if (spans) judgement.spans = *std::move(spans);
    return spans.ok();
  }
  if (!key.starts_with("other")) return true;
  if (!judgement.other) judgement.other.emplace();
  if (key == "other") return read_what(value, *judgement.other);
  if (key == "other_sha256") judgement.other->sha256 = value;
  if (key == "other_quote") judgement.other->quote = value;
  if (key == "other_name") judgement.other->name = value;
  if (key == "other_span") return read_one_span(value, judgement.other->span);
  return true;
}

}  // namespace

std::string_view name_of(JudgementKind kind) { return kKinds[static_cast<size_t>(kind)]; }

bool parse_name(std::string_view name, JudgementKind& kind) {
  const auto found = std::ranges::find(kKinds, name);
  if (found == kKinds.end()) return false;
  kind = static_cast<JudgementKind>(found - kKinds.begin());
  return true;
}

Decision decision_of(const Judgement& judgement, const std::string& who, int64_t at) {
  Decision decision;
  decision.at = at;
  decision.who = who;
  decision.kind = name_of(judgement.kind);
  decision.sha256 = judgement.about.sha256;
  decision.quote = judgement.about.quote;
  decision.span = judgement.about.span;
  std::string& payload = decision.payload;
  add(payload, "about", kWhat[static_cast<size_t>(judgement.about.what)]);
  add(payload, "about_name", judgement.about.name);
  if (judgement.other) {
    add(payload, "other", kWhat[static_cast<size_t>(judgement.other->what)]);
    add(payload, "other_sha256", judgement.other->sha256);
    add(payload, "other_quote", judgement.other->quote);
    add(payload, "other_span", write_spans({judgement.other->span}));
    add(payload, "other_name", judgement.other->name);
  }
  add(payload, "role", judgement.role);
  add(payload, "spans", write_spans(judgement.spans));
  add(payload, "words", judgement.words);
  add(payload, "name", judgement.name);
  add(payload, "grade", judgement.grade);
  if (judgement.decision > 0) add(payload, "decision", std::to_string(judgement.decision));
  add(payload, "text", judgement.text);
  return decision;
}

Result<Judgement> judgement_of(const Decision& decision) {
  const Error unknown(ErrorKind::Invalid, "decision " + std::to_string(decision.id) +
                                              " is of a kind that this hearsay does not know");
  Judgement judgement;
  if (!parse_name(decision.kind, judgement.kind)) return unknown;
  judgement.about.sha256 = decision.sha256;
  judgement.about.quote = decision.quote;
  judgement.about.span = decision.span;
  std::string_view rest = decision.payload;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const size_t space = std::min(line.find(' '), line.size());
    if (!take(line.substr(0, space), unescaped(line.substr(std::min(space + 1, line.size()))), judgement))
      return unknown;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return judgement;
}

}  // namespace hearsay
