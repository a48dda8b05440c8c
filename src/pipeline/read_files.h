// Drives the stages: files in, what was read of them out, in the order offered, whatever the number of
// threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "capture/capture.h"
#include "capture/metadata.h"
#include "capture/walk.h"
#include "claims/reading.h"
#include "language/language_model.h"
#include "pipeline/document_reader.h"
#include "store/case_writer.h"

namespace hearsay {

struct ReadOptions {
  size_t threads = 2;
  CaptureLimits limits;
  ReaderOptions reader;
  MetadataTable metadata;
  // Adds tags, trees and names, and reads with the trained reader; must outlive the reading. Null: sentences
  // and tokens only, and claims by rules alone.
  const LanguageModel* model = nullptr;
  Precision precision = Precision::Normal;
};

// Counts of a run so far; members of containers count as offered once they are found. offered = read + failed
// + skipped + already once the run is over.
struct Progress {
  int64_t offered = 0;
  int64_t read = 0, failed = 0, skipped = 0;
  int64_t already = 0;  // read in an earlier run, unchanged since
  int64_t bytes = 0;    // of the files that are done
  int64_t done() const { return read + failed + skipped + already; }
};

// Called on the calling thread: after each file, and for each that was not read, with the reason.
struct ReadEvents {
  std::function<void(const Progress&)> progress;
  std::function<void(const LedgerEntry&)> not_read;
  std::function<void()> finishing;  // all files are done: the last of them are committed and indexed
  std::function<bool()> stop;       // true: the user wants to stop; what is done is kept
};

// Reads every offer through all stages. Each result is handed to `take` in the order of `offers`; `take`
// returns false to stop. Needs no case: this is `read --jsonl`.
Progress read_files(const std::vector<Offer>& offers, const ReadOptions& options, const ReadEvents& events,
                    const std::function<bool(const ReadFile&)>& take);

// The same into a case, committed in batches and indexed at the end. Files that the case has already are not
// read anew. Fails only when the case cannot be written (disk full, …); what was committed before stays.
// `now` gives seconds since 1970 UTC. The calling thread and what it starts take a lower priority (nice 10)
// and keep it: reading may take hours, and whoever looks at the case meanwhile goes first.
Result<Progress> read_into_case(const std::vector<Offer>& offers, const ReadOptions& options,
                                const ReadEvents& events, CaseWriter& writer,
                                const std::function<int64_t()>& now);

}  // namespace hearsay
