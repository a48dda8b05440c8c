// What there is to read, one capture after another: each offered file and, right after it, what it holds
// (files of an archive, messages of a mail box, attachments of a mail), and what that holds.
//
// The order is that of the offers and, inside, the container's own: the same for every run. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "capture/walk.h"
#include "pipeline/document_reader.h"
#include "store/rows.h"

namespace hearsay {

struct Intake {
  Capture capture = {};  // not hashed yet; empty when the entry's fate is not Read
  LedgerEntry entry = {};
  bool is_member = false;     // of a container; else it was offered itself
  int64_t bytes_on_disk = 0;  // of an offered file; nothing for a member
};

// Containers in containers are followed so deep.
constexpr int kMaxContainerDepth = 8;

class IntakeReader {
 public:
  IntakeReader(const CaptureLimits& limits, const ReaderOptions& options);

  // Hands on each capture, or why there is none; `push` returns false to stop. What is thrown on the way,
  // also by `push`, ends the offer it is thrown for.
  void run(const std::vector<Offer>& offers, const std::function<bool(Intake)>& push);

 private:
  using Push = std::function<bool(Intake)>;
  // How much one offered file may unpack to, over all its levels together.
  struct Allowance {
    size_t members;
    size_t bytes;
  };

  bool take_offer(const Offer& offer, const Push& push);
  // Hands on a capture and then what it holds.
  bool take_capture(Intake intake, int depth, Allowance& allowance, const Push& push);
  bool take_container(Intake intake, int depth, Allowance& allowance, const Push& push);
  // One for each depth: while a container is read its child is busy.
  DocumentReader& reader_at(int depth);

  const CaptureLimits limits_;
  const ReaderOptions options_;
  std::vector<std::unique_ptr<DocumentReader>> readers_;
};

}  // namespace hearsay
