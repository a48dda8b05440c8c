#include "language/times.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/time_grammar.h"
#include "language/time_values.h"

namespace hearsay {
namespace {

// An expression as it was found, before it is known what it counts from.
struct Found {
  Span span;
  TimeExpression expression;
  uint32_t after =
      0;           // where the span would end with the atom behind it: "three days" and "three days later"
  int dated = -1;  // the passage whose date it counts from, -1: the document
  int tense = 0;
  bool range = false;  // "to" or "and" ties it to the next one
  bool on = false;     // "on" or a comma does
};

// The first-word table: what an expression can begin with.
bool begins_time(const TimeAtom& atom) {
  using W = TimeWord;
  static const auto kBegins = [] {
    std::array<bool, 256> begins{};
    for (const W word :
         {W::Number,   W::Ordinal,  W::Half,      W::Few,       W::Couple,   W::Decade,  W::Clock,
          W::FullDate, W::Quarter,  W::Month,     W::Weekday,   W::Season,   W::DayPart, W::Noon,
          W::Unit,     W::DayShift, W::Tonight,   W::Overnight, W::Present,  W::Past,    W::Future,
          W::Current,  W::Recent,   W::Last,      W::Previous,  W::PastNoun, W::Next,    W::Following,
          W::This,     W::That,     W::First,     W::Earlier,   W::Later,    W::Early,   W::Mid,
          W::Late,     W::End,      W::Beginning, W::Middle,    W::Every,    W::Adverb,  W::Times,
          W::About,    W::Nearly,   W::More,      W::Less,      W::Up,       W::Over,    W::Under,
          W::A,        W::The,      W::At,        W::No,        W::Not,      W::Fiscal,  W::Comparable,
          W::Era,      W::Same,     W::Apostrophe})
      begins[static_cast<size_t>(word)] = true;
    return begins;
  }();
  return kBegins[static_cast<size_t>(atom.word)] || atom.holiday;
}

// Whether the atom speaks of time by itself. Every expression has such a one, not far from its beginning.
bool speaks_of_time(const TimeAtom& atom) {
  using W = TimeWord;
  switch (atom.word) {
    case W::Number:
      return atom.digits >= 2 || atom.joined;
    case W::Decade:
    case W::Clock:
    case W::FullDate:
    case W::Quarter:
    case W::Month:
    case W::Weekday:
    case W::Season:
    case W::DayPart:
    case W::Noon:
    case W::Unit:
    case W::Period:
    case W::Weekend:
    case W::DayShift:
    case W::Tonight:
    case W::Overnight:
    case W::Present:
    case W::Past:
    case W::Future:
    case W::Current:
    case W::Recent:
    case W::FutureNoun:
    case W::PastNoun:
    case W::Adverb:
    case W::Era:
    case W::HalfDay:
    case W::OClock:
    case W::Zone:
    case W::Time:
    case W::Moment:
      return true;
    default:
      return atom.holiday;
  }
}
constexpr uint32_t kFarthest = 8;  // atoms from the beginning to the first that speaks of time

// The tense of the verb nearest to atoms [begin, end): 1 of what is to come, -1 of what was, 0 where none is
// near.
int tense_near(const std::vector<TimeAtom>& atoms, uint32_t begin, uint32_t end) {
  constexpr uint32_t kNear = 12;
  bool before = true, after = true;
  for (uint32_t step = 1; step <= kNear; ++step) {
    if (before && step <= begin) {
      const TimeAtom& atom = atoms[begin - step];
      if (atom.word == TimeWord::In && atom.value > 0 && step == 1) return 1;  // "until Tuesday"
      if (atom.word == TimeWord::As && step == 1) return 1;                    // "as early as Tuesday"
      if (atom.word == TimeWord::Verb) return atom.value;
      before = atom.word != TimeWord::Stop;
    }
    if (after && end + step <= atoms.size()) {
      const TimeAtom& atom = atoms[end + step - 1];
      if (atom.word == TimeWord::Verb) return atom.value;
      after = atom.word != TimeWord::Stop;
    }
  }
  return 0;
}

class TimeFinder {
 public:
  TimeFinder(const Document& document, const Annotation& annotation)
      : document_(document), annotation_(annotation) {}

  std::vector<Time> find() {
    for (const Sentence& sentence : annotation_.sentences) search(sentence);
    settle_ranges();
    std::vector<Time> times;
    times.reserve(found_.size());
    prepare_contexts();
    for (const Found& found : found_) times.push_back(resolve(found));
    return times;
  }

 private:
  void search(const Sentence& sentence) {
    read_time_atoms(document_.text, annotation_, sentence.begin, sentence.end, atoms_);
    const TimeGrammar grammar(document_.text, atoms_);
    const auto size = static_cast<uint32_t>(atoms_.size());
    uint32_t word = 0;  // the next that speaks of time
    for (uint32_t i = 0; i < size;) {
      while (word < size && (word < i || !speaks_of_time(atoms_[word]))) ++word;
      if (word == size) return;
      if (word - i > kFarthest) i = word - kFarthest;
      const auto expression = begins_time(atoms_[i]) ? grammar.read(i) : std::nullopt;
      if (!expression) {
        ++i;
        continue;
      }
      Found found;
      found.expression = *expression;
      i = expression->end;
      found.span = {atoms_[expression->begin].span.begin, atoms_[i - 1].span.end};
      found.after = i < size ? atoms_[i].span.end : found.span.end;
      found.dated = dated_passage_of(found.span);
      found.tense = tense_near(atoms_, expression->begin, i);
      if (i < size) {
        const TimeWord next = atoms_[i].word;
        found.range = next == TimeWord::To || next == TimeWord::And || next == TimeWord::Or ||
                      next == TimeWord::Dash || next == TimeWord::Comma || atoms_[i].joined ||
                      document_.text.substr(atoms_[i].span.begin, 5) == "until" ||
                      document_.text.substr(atoms_[i].span.begin, 7) == "through";
        found.range = found.range && i + 1 < size;
        found.on = next == TimeWord::In || next == TimeWord::Comma;
      }
      found_.push_back(found);
    }
  }

  // The innermost passage with a date of its own that holds the span. Spans come in text order: passages are
  // passed once.
  int dated_passage_of(Span span) {
    while (next_passage_ < document_.passages.size() &&
           document_.passages[next_passage_].span.begin <= span.begin)
      open_.push_back(static_cast<int>(next_passage_++));
    while (!open_.empty() && document_.passages[static_cast<size_t>(open_.back())].span.end <= span.begin)
      open_.pop_back();
    int passage = open_.empty() ? -1 : open_.back();
    while (passage >= 0 && !read_point(document_.passages[static_cast<size_t>(passage)].published).known())
      passage = document_.passages[static_cast<size_t>(passage)].parent;
    return passage;
  }

  // "from May to July 2013": the year stands with the last. "At noon on Monday": so does the day.
  void settle_ranges() {
    for (size_t i = found_.size(); i-- > 1;) {
      const TimeExpression& later = found_[i].expression;
      TimeExpression& earlier = found_[i - 1].expression;
      if (found_[i].span.begin - found_[i - 1].span.end <= kLongestLink && found_[i - 1].on &&
          takes_day(earlier, later)) {
        const int minutes = earlier.fields.minutes, part = earlier.fields.part;
        const TimeExpression clock = earlier;
        earlier = later;
        earlier.begin = clock.begin, earlier.end = clock.end;
        earlier.fields.minutes = minutes, earlier.fields.part = part;
        continue;
      }
      const bool near = found_[i - 1].range && found_[i].span.begin - found_[i - 1].span.end <= kLongestLink;
      const bool dates = earlier.form == TimeForm::Date && later.form == TimeForm::Date;
      if (!near || !dates || later.fields.year == kUnset || later.fields.month == kUnset) continue;
      if (earlier.fields.month == kUnset || earlier.fields.year != kUnset || earlier.base != TimeBase::None)
        continue;
      earlier.fields.year = later.fields.year - (earlier.fields.month > later.fields.month ? 1 : 0);
    }
  }
  static constexpr uint32_t kLongestLink = 10;  // bytes: " through "

  // Whether a time of day has no day of its own and the date is one.
  static bool takes_day(const TimeExpression& clock, const TimeExpression& date) {
    const bool timed =
        clock.form == TimeForm::Date && (clock.fields.minutes != kUnset || clock.fields.part != kUnset);
    if (!timed || clock.base != TimeBase::Mentioned || clock.shift != 0) return false;
    const CalendarFields& fields = date.fields;
    const bool day = fields.weekday != kUnset || fields.day != kUnset ||
                     (date.shift != kUnset && date.unit == TimeUnit::Day);
    return date.form == TimeForm::Date && day && fields.minutes == kUnset && fields.part == kUnset;
  }

  // What the expressions of each dated passage are read against. A passage is narrative where its dates name
  // their years rather than count from its own day.
  void prepare_contexts() {
    struct Count {
      int years = 0, relative = 0;
    };
    std::vector<Count> counts(document_.passages.size() + 1);
    for (const Found& found : found_) {
      const TimeExpression& e = found.expression;
      Count& count = counts[static_cast<size_t>(found.dated + 1)];
      if (e.form != TimeForm::Date) continue;
      if (e.fields.year != kUnset) ++count.years;
      if (e.base == TimeBase::Anchor || (e.fields.weekday != kUnset && e.fields.month == kUnset))
        ++count.relative;
    }
    contexts_.resize(counts.size());
    for (size_t i = 0; i < counts.size(); ++i) {
      constexpr int kFewest = 3, kRatio = 3;
      TimeContext& context = contexts_[i];
      context.anchor = read_point(i == 0 ? document_.published : document_.passages[i - 1].published);
      context.narrative = !context.anchor.known() ||
                          (counts[i].years >= kFewest && counts[i].years > kRatio * counts[i].relative);
    }
  }

  Time resolve(const Found& found) {
    TimeContext& context = contexts_[static_cast<size_t>(found.dated + 1)];
    context.tense = found.tense;
    TimeExpression expression = found.expression;
    Span span = found.span;
    if (expression.form == TimeForm::Duration && expression.base == TimeBase::Mentioned &&
        context.narrative && context.mentioned.known()) {
      // "three days later" in a story is a day of it.
      expression.form = TimeForm::Date;
      expression.direction = 1;
      span.end = found.after;
    }
    TimeReading reading = resolve_time(expression, context);
    if (reading.point.known()) {
      if (reading.quarter && !expression.comparison && expression.base == TimeBase::None)
        context.quarter = reading.point;
      context.mentioned = reading.point;
    }
    return {span, reading.type, std::move(reading.value), std::move(reading.begin), std::move(reading.end)};
  }

  const Document& document_;
  const Annotation& annotation_;
  std::vector<TimeAtom> atoms_;  // of the sentence at hand
  std::vector<Found> found_;
  std::vector<TimeContext> contexts_;  // by dated passage, from -1
  std::vector<int> open_;
  size_t next_passage_ = 0;
};

}  // namespace

std::vector<Time> find_times(const Document& document, const Annotation& annotation) {
  return TimeFinder(document, annotation).find();
}

}  // namespace hearsay
