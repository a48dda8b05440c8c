#include "pipeline/read_files.h"

#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <utility>

#include "base/ordered_pipeline.h"
#include "language/annotation.h"
#include "pipeline/byte_budget.h"
#include "text/document.h"

namespace hearsay {
namespace {

// Small files are bounded by number, large ones by bytes: what is read of a file takes about ten times its
// size.
constexpr size_t kFilesUnderway = 64;
constexpr size_t kBytesUnderway = size_t{16} << 20;

// A batch ends with whichever comes first.
constexpr int64_t kBatchFiles = 256;
constexpr int64_t kBatchBytes = int64_t{32} << 20;
constexpr int64_t kBatchSeconds = 1;
constexpr int64_t kIndexSeconds = 60;

// What a worker made of one offer.
struct Outcome {
  std::unique_ptr<ReadFile> file;  // null when it could not be read: `entry` says why
  bool analysed = false;           // false: the case has these bytes, only the capture is filled
  LedgerEntry entry;
  int64_t bytes = 0;
};

using HasBytes = std::function<bool(const Capture&)>;

// "a/b.txt: is empty" as "is empty", so that equal reasons of different files are counted together.
std::string reason_without_path(const std::string& path, const std::string& text) {
  const std::string prefix = path + ": ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

Outcome not_read(const std::string& path, const Error& error) {
  const auto fate =
      error.kind() == ErrorKind::Unsupported ? LedgerEntry::Fate::Skipped : LedgerEntry::Fate::Failed;
  return {nullptr, false, {path, fate, reason_without_path(path, error.text())}, 0};
}

Outcome read_one(const Offer& offer, const ReadOptions& options, const HasBytes& has_bytes) {
  if (offer.fate != Offer::Fate::Read) {
    const auto fate =
        offer.fate == Offer::Fate::Skipped ? LedgerEntry::Fate::Skipped : LedgerEntry::Fate::Failed;
    return {nullptr, false, {offer.path, fate, reason_without_path(offer.path, offer.reason)}, 0};
  }
  auto capture = capture_file(offer.path, options.limits);
  if (!capture) return not_read(offer.path, capture.error());
  Outcome outcome;
  outcome.file = std::make_unique<ReadFile>();
  ReadFile& file = *outcome.file;
  file.capture = *std::move(capture);
  hash_capture(file.capture);
  if (has_bytes && has_bytes(file.capture)) return outcome;

  auto document = read_document(file.capture, options.metadata.find(offer.path));
  if (!document) return not_read(offer.path, document.error());
  file.document = *std::move(document);
  file.annotation = annotate(file.document);
  file.reading = read_claims(file.document, file.annotation);
  outcome.analysed = true;
  return outcome;
}

// The last line of defence: whatever goes wrong with one file, the others are read.
Outcome read_one_guarded(const Offer& offer, const ReadOptions& options, const HasBytes& has_bytes) {
  try {
    return read_one(offer, options, has_bytes);
  } catch (const std::bad_alloc&) {
    return not_read(offer.path, Error(ErrorKind::Limit, "not enough memory to read it"));
  } catch (const std::exception& exception) {
    return not_read(offer.path, Error(ErrorKind::Unavailable, exception.what()));
  }
}

size_t size_on_disk(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<size_t>(size);
}

// Runs all offers; `consume(outcome, progress)` counts the outcome and returns false to stop.
template <typename Consume>
Progress drive(const std::vector<Offer>& offers, const ReadOptions& options, const ReadEvents& events,
               const HasBytes& has_bytes, Consume consume) {
  Progress progress;
  progress.offered = static_cast<int64_t>(offers.size());
  ByteBudget budget(kBytesUnderway);

  const auto work = [&](size_t index) {
    const Offer& offer = offers[index];
    const size_t size = offer.fate == Offer::Fate::Read ? size_on_disk(offer.path) : 0;
    if (!budget.enter(index, size)) return Outcome{};
    Outcome outcome = read_one_guarded(offer, options, has_bytes);
    outcome.bytes = static_cast<int64_t>(size);
    return outcome;
  };
  const auto take = [&](size_t index, Outcome outcome) {
    bool on = !(events.stop && events.stop());
    if (on) {
      on = consume(outcome, progress);
      progress.bytes += outcome.bytes;
      if (events.progress) events.progress(progress);
      outcome.file.reset();  // before others are let in
      budget.leave(index);
    }
    if (!on) budget.stop();
    return on;
  };
  run_ordered(offers.size(), std::max<size_t>(1, options.threads), kFilesUnderway, work, take);
  return progress;
}

void count_not_read(const LedgerEntry& entry, const ReadEvents& events, Progress& progress) {
  ++(entry.fate == LedgerEntry::Fate::Skipped ? progress.skipped : progress.failed);
  if (events.not_read) events.not_read(entry);
}

// Adds outcomes to a case, batch by batch.
class CaseFeeder {
 public:
  CaseFeeder(CaseWriter& writer, const ReadEvents& events, const std::function<int64_t()>& now)
      : writer_(writer), events_(events), now_(now), committed_(now()), indexed_(committed_) {}

  Status add(const Outcome& outcome, Progress& progress) {
    const int64_t time = now_();
    Status added = outcome.file ? add_file(*outcome.file, outcome.analysed, time, progress)
                                : writer_.add_fate(outcome.entry, time);
    if (!added) return added;
    if (!outcome.file) count_not_read(outcome.entry, events_, progress);
    ++batch_files_;
    batch_bytes_ += outcome.bytes;
    if (batch_files_ < kBatchFiles && batch_bytes_ < kBatchBytes && time - committed_ < kBatchSeconds)
      return Done{};
    return commit();
  }

  Status finish() {
    if (Status committed = commit(); !committed) return committed;
    return writer_.update_index();
  }

 private:
  Status add_file(const ReadFile& file, bool analysed, int64_t time, Progress& progress) {
    const Capture& capture = file.capture;
    switch (writer_.known(capture.path, capture.sha256)) {
      case CaseWriter::Known::ThisPath:
        ++progress.already;
        return Done{};
      case CaseWriter::Known::OtherPath: {
        Status added = writer_.add_copy(capture, time);
        if (added)
          count_not_read({capture.path, LedgerEntry::Fate::Skipped, "the same bytes as another file"},
                         events_, progress);
        return added;
      }
      case CaseWriter::Known::No:
        break;
    }
    HEARSAY_CHECK(analysed);  // what the case once had, it has
    Status added = writer_.add(file, time);
    if (added) ++progress.read;
    if (added || added.error().kind() != ErrorKind::Invalid) return added;
    // What was read of this file is refused as a whole: that costs this file, not the run.
    const LedgerEntry entry = not_read(capture.path, added.error()).entry;
    count_not_read(entry, events_, progress);
    return writer_.add_fate(entry, time);
  }

  Status commit() {
    batch_files_ = batch_bytes_ = 0;
    if (Status committed = writer_.commit(); !committed) return committed;
    committed_ = now_();
    // Long runs can be searched before their end.
    if (committed_ - indexed_ < kIndexSeconds) return Done{};
    Status updated = writer_.update_index();
    committed_ = indexed_ = now_();
    return updated;
  }

  CaseWriter& writer_;
  const ReadEvents& events_;
  const std::function<int64_t()>& now_;
  int64_t batch_files_ = 0, batch_bytes_ = 0;
  int64_t committed_, indexed_;  // when
};

}  // namespace

Progress read_files(const std::vector<Offer>& offers, const ReadOptions& options, const ReadEvents& events,
                    const std::function<bool(const ReadFile&)>& take) {
  return drive(offers, options, events, nullptr, [&](const Outcome& outcome, Progress& progress) {
    if (!outcome.file) {
      count_not_read(outcome.entry, events, progress);
      return true;
    }
    ++progress.read;
    return take(*outcome.file);
  });
}

Result<Progress> read_into_case(const std::vector<Offer>& offers, const ReadOptions& options,
                                const ReadEvents& events, CaseWriter& writer,
                                const std::function<int64_t()>& now) {
  CaseFeeder feeder(writer, events, now);
  const auto has_bytes = [&](const Capture& capture) {
    return writer.known(capture.path, capture.sha256) != CaseWriter::Known::No;
  };
  Status status = Done{};
  const auto consume = [&](const Outcome& outcome, Progress& progress) {
    status = feeder.add(outcome, progress);
    return status.ok();
  };
  const Progress progress = drive(offers, options, events, has_bytes, consume);
  if (events.finishing) events.finishing();
  if (status) status = feeder.finish();
  if (!status) return std::move(status).error();
  return progress;
}

}  // namespace hearsay
