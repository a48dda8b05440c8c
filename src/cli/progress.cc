#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "cli/layout.h"
#include "cli/output.h"

namespace hearsay {
namespace {

constexpr double kSilentSeconds = 1;
constexpr double kRedrawSeconds = 0.2;  // on a terminal
constexpr double kLineSeconds = 5;      // elsewhere
constexpr double kRateSeconds = 10;

}  // namespace

std::string rate_text(double per_second) {
  return per_second < 9.95 ? fmt::format("{:.1f}", per_second) : fmt::format("{:.0f}", per_second);
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<int64_t>(std::llround(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string progress_text(const ProgressNumbers& numbers) {
  std::string text = fmt::format("{}  {}/{}", numbers.what, numbers.done, numbers.total);
  if (numbers.total > 0) text += fmt::format(" ({} %)", numbers.done * 100 / numbers.total);
  if (numbers.documents_per_second > 0)
    text += fmt::format("  {} documents/s", rate_text(numbers.documents_per_second));
  if (numbers.bytes_per_second > 0)
    text += fmt::format("  {} MB/s", rate_text(numbers.bytes_per_second / 1e6));
  const int64_t left = numbers.total - numbers.done;
  if (left > 0 && numbers.documents_per_second > 0) {
    const double seconds = static_cast<double>(left) / numbers.documents_per_second;
    text += fmt::format("  about {} left", duration_text(std::max(seconds, 1.0)));
  }
  return text;
}

void RateMeter::add(Sample sample) {
  samples_.push_back(sample);
  while (samples_.size() > 2 && samples_[1].seconds < sample.seconds - kRateSeconds) samples_.pop_front();
}

double RateMeter::elapsed() const { return samples_.back().seconds - samples_.front().seconds; }

double RateMeter::documents_per_second() const {
  if (elapsed() <= 0) return 0;
  return static_cast<double>(samples_.back().done - samples_.front().done) / elapsed();
}

double RateMeter::bytes_per_second() const {
  if (elapsed() <= 0) return 0;
  return static_cast<double>(samples_.back().bytes - samples_.front().bytes) / elapsed();
}

ProgressLine::ProgressLine(std::string_view what, bool shown)
    : what_(what),
      shown_(shown),
      terminal_(isatty(STDERR_FILENO) != 0),
      next_(terminal_ ? kSilentSeconds : kLineSeconds) {}

double ProgressLine::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void ProgressLine::update(int64_t done, int64_t total, int64_t bytes) {
  if (!shown_) return;
  const double now = seconds();
  if (now < next_) return;
  next_ = now + (terminal_ ? kRedrawSeconds : kLineSeconds);
  rate_.add({now, done, bytes});
  const std::string text =
      progress_text({what_, done, total, rate_.documents_per_second(), rate_.bytes_per_second()});
  if (!terminal_) return tell(text);
  clear();
  const std::string line = cut_end(text, output_width(STDERR_FILENO) - 1);
  std::fwrite(line.data(), 1, line.size(), stderr);
  visible_ = true;
}

void ProgressLine::say(std::string_view message) {
  clear();
  tell(message);
}

void ProgressLine::finishing(std::string_view message) {
  if (!shown_ || seconds() < kSilentSeconds) return;
  clear();
  if (!terminal_) return tell(message);
  std::fwrite(message.data(), 1, message.size(), stderr);
  visible_ = true;
}

void ProgressLine::clear() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace hearsay
