// Progress of a long run, told on standard error: one line that is rewritten on a terminal, a plain line now
// and then otherwise, and nothing at all for runs under a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

// What a progress line says.
struct ProgressNumbers {
  std::string_view what = "reading";
  int64_t done = 0, total = 0;  // documents
  double documents_per_second = 0;
  double bytes_per_second = 0;
};

// "reading  120/400 (30 %)  301 documents/s  2.1 MB/s  about 1 s left". Pure. The time left stands only where
// there is a rate to tell it from, and 100 % only when all is done.
std::string progress_text(const ProgressNumbers& numbers);

// "45 s", "3 min 20 s", "2 h 5 min". Pure.
std::string duration_text(double seconds);

// "301" or, below ten, "4.2". Pure.
std::string rate_text(double per_second);

// The rate over the last seconds: a run that goes on where another stopped passes over what is known at
// once, and its mean would promise too much.
class RateMeter {
 public:
  struct Sample {
    double seconds;  // since the run's begin
    int64_t done, bytes;
  };
  void add(Sample sample);
  double documents_per_second() const;
  double bytes_per_second() const;

 private:
  double elapsed() const;
  std::deque<Sample> samples_ = {{0, 0, 0}};
};

// The line itself. Used from one thread.
class ProgressLine {
 public:
  // `shown` false: only `say` prints.
  ProgressLine(std::string_view what, bool shown);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(int64_t done, int64_t total, int64_t bytes);
  // A message on a line of its own, whatever the progress line shows.
  void say(std::string_view message);
  // A word on what takes time at the end, where it is a long run.
  void finishing(std::string_view message);
  double seconds() const;  // since the begin

 private:
  void clear();

  std::string_view what_;
  bool shown_;
  bool terminal_;
  bool visible_ = false;
  double next_;  // when to tell again
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  RateMeter rate_;
};

}  // namespace hearsay
