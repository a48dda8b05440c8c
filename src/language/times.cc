#include "language/times.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/time_grammar.h"
#include "language/time_values.h"

namespace hearsay {
namespace {

// What stands between two expressions.
enum class Link : uint8_t { None, Range, List, Comma, On };

// An expression as it was found, before it is known what it counts from.
struct Found {
  Span span;
  TimeExpression expression;
  uint32_t after =
      0;           // where the span would end with the atom behind it: "three days" and "three days later"
  int dated = -1;  // the passage whose date it counts from, -1: the document
  int tense = 0;
  uint32_t sentence = 0;
  Link link = Link::None;  // to the next one
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
  constexpr uint32_t kNear = 6;
  bool before = true, after = true;
  for (uint32_t step = 1; step <= kNear; ++step) {
    if (before && step <= begin) {
      const TimeAtom& atom = atoms[begin - step];
      if (atom.word == TimeWord::In && atom.value == kUntil && step == 1) return 1;  // "until Tuesday"
      if (atom.word == TimeWord::As && step == 1) return 1;                          // "as early as Tuesday"
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
    for (const Sentence& sentence : annotation_.sentences) {
      search(sentence);
      ++sentence_;
    }
    settle_neighbours();
    std::vector<Time> times;
    times.reserve(found_.size());
    prepare_contexts();
    for (const Found& found : found_) times.push_back(resolve(found));
    for (size_t i = 1; i < times.size(); ++i) {
      const bool dates = times[i - 1].type == TimeType::Date && times[i].type == TimeType::Date;
      const bool ordered = !times[i - 1].begin.empty() && times[i - 1].begin <= times[i].begin;
      if (found_[i - 1].link == Link::Range && dates && ordered) times[i - 1].until = static_cast<int>(i);
    }
    return times;
  }

 private:
  void search(const Sentence& sentence) {
    read_time_atoms(document_.text, annotation_, sentence.begin, sentence.end, atoms_);
    for (TimeAtom& atom : atoms_)
      if (atom.word == TimeWord::FullDate && atom.value % 10000 == 0) settle_order(atom);
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
      i = expression->end;
      note(*expression);
    }
  }

  // "03/04/2010" says its year alone, unless other dates of the document show which number is the day.
  void settle_order(TimeAtom& atom) {
    if (!order_) order_ = numeric_order(document_.text);
    const int date = read_full_date(atom.span.of(document_.text), *order_);
    if (date != 0) atom.value = date;
  }

  void note(const TimeExpression& expression) {
    Found found;
    found.expression = expression;
    found.sentence = sentence_;
    found.span = {atoms_[expression.begin].span.begin, atoms_[expression.end - 1].span.end};
    found.after = found.span.end;
    found.dated = dated_passage_of(found.span);
    found.tense = tense_near(atoms_, expression.begin, expression.end);
    if (expression.end + 1 < atoms_.size()) {
      const TimeAtom& next = atoms_[expression.end];
      found.after = next.span.end;
      found.link = link_of(next);
      const TimeAtom* before = expression.begin > 0 ? &atoms_[expression.begin - 1] : nullptr;
      if (found.link == Link::List && before != nullptr && before->word == TimeWord::In &&
          before->value == kBetween)
        found.link = Link::Range;
    }
    found_.push_back(found);
  }

  static Link link_of(const TimeAtom& next) {
    switch (next.word) {
      case TimeWord::And:
      case TimeWord::Or:
        return Link::List;
      case TimeWord::Comma:
        return Link::Comma;
      case TimeWord::To:
      case TimeWord::Dash:
        return Link::Range;
      case TimeWord::In:
        return next.value == kUntil || next.value == kThrough ? Link::Range : Link::On;
      default:
        return next.joined ? Link::Range : Link::None;
    }
  }

  // The innermost passage with a date of its own that holds the span. Spans come in text order: passages are
  // passed once.
  int dated_passage_of(Span span) {
    const std::vector<Passage>& passages = document_.passages;
    for (; next_passage_ < passages.size() && passages[next_passage_].span.begin <= span.begin;
         ++next_passage_) {
      const Passage& passage = passages[next_passage_];
      const bool dated = read_point(passage.published).known();
      dated_.push_back(dated                ? static_cast<int>(next_passage_)
                       : passage.parent < 0 ? -1
                                            : dated_[static_cast<size_t>(passage.parent)]);
      open_.push_back(next_passage_);
    }
    while (!open_.empty() && passages[open_.back()].span.end <= span.begin) open_.pop_back();
    return open_.empty() ? -1 : dated_[open_.back()];
  }

  // What two neighbours owe each other: "at noon on Monday" the day, "from May to July 2013" the year.
  void settle_neighbours() {
    constexpr uint32_t kLongestLink = 10;  // bytes: " through "
    for (size_t i = found_.size(); i-- > 1;) {
      Found& earlier = found_[i - 1];
      if (earlier.link == Link::None || found_[i].span.begin - earlier.span.end > kLongestLink) {
        earlier.link = Link::None;
        continue;
      }
      const TimeExpression& later = found_[i].expression;
      if (earlier.link == Link::On || earlier.link == Link::Comma) take_day(earlier.expression, later);
      if (earlier.link != Link::On) take_year(earlier.expression, later);
    }
  }

  // A time of day without a day of its own takes that of the date.
  static void take_day(TimeExpression& clock, const TimeExpression& date) {
    const CalendarFields of_clock = clock.fields, of_date = date.fields;
    const bool timed =
        clock.form == TimeForm::Date && (of_clock.minutes != kUnset || of_clock.part != kUnset);
    if (!timed || clock.base != TimeBase::Mentioned || clock.shift != 0) return;
    const bool day = of_date.weekday != kUnset || of_date.day != kUnset ||
                     (date.shift != kUnset && date.unit == TimeUnit::Day);
    if (date.form != TimeForm::Date || !day || of_date.minutes != kUnset || of_date.part != kUnset) return;
    clock = date;
    clock.fields.minutes = of_clock.minutes;
    clock.fields.part = of_clock.part;
  }

  // A month without a year takes that of the date behind it, or the year before where it is later in the
  // year.
  static void take_year(TimeExpression& earlier, const TimeExpression& later) {
    if (earlier.form != TimeForm::Date || later.form != TimeForm::Date || earlier.base != TimeBase::None)
      return;
    if (later.fields.year == kUnset || later.fields.month == kUnset) return;
    if (earlier.fields.month == kUnset || earlier.fields.year != kUnset) return;
    earlier.fields.year = later.fields.year - (earlier.fields.month > later.fields.month ? 1 : 0);
  }

  static size_t context_index(const Found& found) { return static_cast<size_t>(found.dated) + 1; }

  // What the expressions of each dated passage are read against. A passage is narrative where its dates name
  // their years rather than count from its own day.
  void prepare_contexts() {
    struct Count {
      int years = 0, relative = 0;
    };
    std::vector<Count> counts(document_.passages.size() + 1);
    for (const Found& found : found_) {
      const TimeExpression& e = found.expression;
      Count& count = counts[context_index(found)];
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

  static constexpr uint32_t kStale = 3;  // sentences after which "at noon" is of a day that is not told

  Time resolve(const Found& found) {
    TimeContext& context = contexts_[context_index(found)];
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
    const bool of_a_day = expression.fields.minutes != kUnset || expression.fields.part != kUnset;
    if (of_a_day && expression.base == TimeBase::Mentioned && found.sentence > context_sentence_ + kStale)
      context.mentioned = {};
    TimeReading reading = resolve_time(expression, context);
    if (reading.point.known()) {
      context_sentence_ = found.sentence;
      if (reading.quarter && !expression.comparison && expression.shift == kUnset)
        context.quarter = reading.point;
      context.mentioned = reading.point;
    }
    return {span, reading.type, std::move(reading.value), std::move(reading.begin), std::move(reading.end),
            -1};
  }

  const Document& document_;
  const Annotation& annotation_;
  std::optional<NumericOrder> order_;  // of days and months, once it is asked for
  std::vector<TimeAtom> atoms_;        // of the sentence at hand
  std::vector<Found> found_;
  std::vector<TimeContext> contexts_;  // by dated passage, from -1
  std::vector<int> dated_;             // by passage: the one whose date it has
  std::vector<size_t> open_;
  uint32_t sentence_ = 0;          // the one at hand
  uint32_t context_sentence_ = 0;  // that of the last date
  size_t next_passage_ = 0;
};

}  // namespace

std::vector<Time> find_times(const Document& document, const Annotation& annotation) {
  return TimeFinder(document, annotation).find();
}

}  // namespace hearsay
