#include "pipeline/read_files.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "base/ordered_pipeline.h"
#include "capture/media_type.h"
#include "claims/attribution_model.h"
#include "language/analysis.h"
#include "language/annotation.h"
#include "language/coreference.h"
#include "pipeline/fates.h"
#include "pipeline/intake.h"
#include "text/document.h"

namespace hearsay {
namespace {

// Small files are bounded by number, large ones by bytes: what is read of a file takes about twenty times its
// size.
constexpr PipelineRoom kUnderway{64, size_t{4} << 20};

// Prose has a token in five bytes or more. Reading takes sixty bytes of memory a token, so that a text of
// nothing but marks would take seventy times its size.
constexpr size_t kBytesAToken = 4;

// A batch ends with whichever comes first.
constexpr int64_t kBatchFiles = 256;
constexpr int64_t kBatchBytes = int64_t{32} << 20;
constexpr int64_t kBatchSeconds = 1;
constexpr int64_t kIndexSeconds = 60;

// What a worker made of one offer.
struct Outcome {
  std::unique_ptr<ReadFile> file;  // null when it could not be read: `entry` says why
  bool analysed = false;  // false: the case has these bytes, or it is an archive; only the capture is filled
  LedgerEntry entry;
  int64_t bytes = 0;  // on disk
};

using HasBytes = std::function<bool(const Capture&)>;

Outcome not_read(LedgerEntry entry) {
  Outcome outcome;
  outcome.entry = std::move(entry);
  return outcome;
}

Outcome read_one(Intake intake, DocumentReader& reader, const ReadOptions& options,
                 const AttributionModel* attributions, const HasBytes& has_bytes) {
  if (intake.entry.fate != LedgerEntry::Fate::Read) return not_read(std::move(intake.entry));
  Outcome outcome;
  outcome.file = std::make_unique<ReadFile>();
  ReadFile& file = *outcome.file;
  file.capture = std::move(intake.capture);
  hash_capture(file.capture);
  if (is_archive(file.capture.media_type) || (has_bytes && has_bytes(file.capture))) return outcome;

  auto document = reader.read(file.capture, options.metadata.find(file.capture.path));
  if (!document) return not_read(fate_of(file.capture.path, document.error()));
  file.document = *std::move(document);
  file.annotation = annotate(file.document);
  if (file.annotation.tokens.size() > options.reader.text.max_text_bytes / kBytesAToken)
    return not_read(fate_of(file.capture.path, Error(ErrorKind::Limit, "it has too many words and marks")));
  if (options.model) {
    file.reading =
        analyse_and_read(file.document, *options.model, *attributions, file.annotation, options.precision);
    find_coreference(file.document, CoreferenceModel::builtin(), file.annotation);
  } else {
    file.reading = read_claims(file.document, file.annotation);
  }
  outcome.analysed = true;
  return outcome;
}

// The last line of defence: whatever goes wrong with one file, the others are read.
Outcome read_one_guarded(Intake intake, DocumentReader& reader, const ReadOptions& options,
                         const AttributionModel* attributions, const HasBytes& has_bytes) {
  const std::string path = intake.entry.path;
  const int64_t bytes = intake.bytes_on_disk;
  Outcome outcome;
  try {
    outcome = read_one(std::move(intake), reader, options, attributions, has_bytes);
  } catch (const std::exception& exception) {
    outcome = not_read(fate_of(path, error_of(exception)));
  }
  outcome.bytes = bytes;
  return outcome;
}

// Runs all offers; `consume(outcome, progress)` counts the outcome and returns false to stop.
template <typename Consume>
Progress drive(const std::vector<Offer>& offers, const ReadOptions& options, const ReadEvents& events,
               const HasBytes& has_bytes, Consume consume) {
  const size_t threads = std::max<size_t>(1, options.threads);
  std::deque<DocumentReader> readers;
  for (size_t i = 0; i < threads; ++i) readers.emplace_back(options.reader);
  std::optional<AttributionModel> attributions;
  if (options.model) attributions = AttributionModel::from(*options.model).value();
  IntakeReader intake(options.limits, options.reader);
  std::atomic<int64_t> offered = static_cast<int64_t>(offers.size());

  Progress progress;
  run_ordered<Intake, Outcome>(
      threads, kUnderway,
      [&](const auto& push) {
        intake.run(offers, [&](Intake next) {
          if (next.is_member) ++offered;
          const size_t size = next.capture.bytes.size();
          return push(std::move(next), size);
        });
      },
      [&](size_t worker, Intake next) {
        return read_one_guarded(std::move(next), readers[worker], options,
                                attributions ? &*attributions : nullptr, has_bytes);
      },
      [&](const Outcome& outcome) {
        if (events.stop && events.stop()) return false;
        const bool on = consume(outcome, progress);
        progress.offered = offered;
        progress.bytes += outcome.bytes;
        if (events.progress) events.progress(progress);
        return on;
      });
  progress.offered = offered;
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
    if (outcome.file) batch_bytes_ += static_cast<int64_t>(outcome.file->capture.bytes.size());
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
    const bool archive = is_archive(capture.media_type);
    HEARSAY_CHECK(archive || analysed);  // what the case once had, it has
    Status added = archive ? writer_.add_archive(capture, time) : writer_.add(file, time);
    if (added) ++progress.read;
    if (added || added.error().kind() != ErrorKind::Invalid) return added;
    // What was read of this file is refused as a whole: that costs this file, not the run.
    const LedgerEntry entry = fate_of(capture.path, added.error());
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
    return !outcome.analysed || take(*outcome.file);  // an archive says nothing itself
  });
}

namespace {

// Of this thread, and of the threads and children that it starts.
void give_way() {
  constexpr int kNice = 10;
  const auto self = static_cast<id_t>(::gettid());
  if (::getpriority(PRIO_PROCESS, self) < kNice) ::setpriority(PRIO_PROCESS, self, kNice);
}

}  // namespace

Result<Progress> read_into_case(const std::vector<Offer>& offers, const ReadOptions& options,
                                const ReadEvents& events, CaseWriter& writer,
                                const std::function<int64_t()>& now) {
  give_way();
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
