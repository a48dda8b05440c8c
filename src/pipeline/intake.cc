#include "pipeline/intake.h"

#include <exception>
#include <filesystem>
#include <utility>

#include "capture/media_type.h"
#include "capture/members.h"
#include "pipeline/fates.h"

namespace hearsay {
namespace {

int64_t size_on_disk(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<int64_t>(size);
}

std::string rest_of(const std::string& path) { return path + "/(the rest)"; }

// What was captured at the path, or why nothing was.
Intake intake_of(const std::string& path, Result<Capture> capture, bool is_member, int64_t bytes_on_disk) {
  Intake intake{.is_member = is_member, .bytes_on_disk = bytes_on_disk};
  if (capture) {
    intake.capture = *std::move(capture);
    intake.entry.path = intake.capture.path;
  } else {
    intake.entry = fate_of(path, capture.error());
  }
  return intake;
}

}  // namespace

IntakeReader::IntakeReader(const CaptureLimits& limits, const ReaderOptions& options)
    : limits_(limits), options_(options) {}

void IntakeReader::run(const std::vector<Offer>& offers, const Push& push) {
  for (const Offer& offer : offers)
    if (!take_offer(offer, push)) return;
}

// The last line of defence: whatever goes wrong with one file, the others are read.
bool IntakeReader::take_offer(const Offer& offer, const Push& push) {
  if (offer.fate != Offer::Fate::Read) return push({.entry = fate_of(offer)});
  const std::string& file = offer.file.empty() ? offer.path : offer.file;
  const int64_t size = size_on_disk(file);
  int64_t pushed = 0;
  const Push count = [&](Intake intake) {
    const bool on = push(std::move(intake));
    ++pushed;
    return on;
  };
  try {
    Allowance allowance{options_.unpack.max_members, options_.unpack.max_bytes};
    Intake intake = intake_of(file, capture_file(file, limits_), false, size);
    intake.entry.path = intake.capture.path = offer.path;
    return take_capture(std::move(intake), 0, allowance, count);
  } catch (const std::exception& exception) {
    const Error error = error_of(exception);
    return push(pushed == 0 ? intake_of(offer.path, error, false, size)
                            : intake_of(rest_of(offer.path), error, true, 0));
  }
}

bool IntakeReader::take_capture(Intake intake, int depth, Allowance& allowance, const Push& push) {
  if (!may_hold_members(intake.capture.media_type)) return push(std::move(intake));
  if (depth < kMaxContainerDepth) return take_container(std::move(intake), depth, allowance, push);
  Error error(ErrorKind::Limit, "stands in more than " + std::to_string(kMaxContainerDepth) + " containers");
  return push(intake_of(intake.entry.path, std::move(error), intake.is_member, intake.bytes_on_disk));
}

// A container is handed on before its first member, with its bytes: its child has them by then. An archive
// that cannot be read has failed, and nothing of it was read; a mail has words of its own.
bool IntakeReader::take_container(Intake intake, int depth, Allowance& allowance, const Push& push) {
  const std::string path = intake.entry.path;
  const bool archive = is_archive(intake.capture.media_type);
  const bool is_member = intake.is_member;
  const int64_t size = intake.bytes_on_disk;
  bool on = true;
  bool told = false;
  const auto tell = [&] {
    if (!std::exchange(told, true)) on = push(std::move(intake));
    return on;
  };

  int64_t members = 0;
  bool too_much = false;
  Status status = reader_at(depth).unpack(intake.capture, [&](Member member) {
    too_much = allowance.members == 0 || allowance.bytes < member.bytes.size();
    if (too_much || !tell()) return false;
    --allowance.members;
    allowance.bytes -= member.bytes.size();
    ++members;
    const std::string inner = path + "/" + member.name;
    return on = take_capture(intake_of(inner, capture_member(path, std::move(member)), true, 0), depth + 1,
                             allowance, push);
  });
  if (!archive) tell();
  if (!on) return false;
  if (too_much) status = Error(ErrorKind::Limit, "unpacks to more than the limit");
  if (status && archive && members == 0) status = Error(ErrorKind::Invalid, "the archive holds no files");
  if (status) return true;
  if (!told) return push(intake_of(path, std::move(status).error(), is_member, size));
  // What was unpacked stays; what could not be is one thing more that was offered and failed.
  const std::string read = members == 1 ? "1 member" : std::to_string(members) + " members";
  return push(intake_of(rest_of(path), std::move(status).error().within("behind " + read), true, 0));
}

DocumentReader& IntakeReader::reader_at(int depth) {
  while (readers_.size() <= static_cast<size_t>(depth))
    readers_.push_back(std::make_unique<DocumentReader>(options_));
  return *readers_[static_cast<size_t>(depth)];
}

}  // namespace hearsay
