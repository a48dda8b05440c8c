#include "pipeline/intake.h"

#include <exception>
#include <filesystem>
#include <new>
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

Intake refused(LedgerEntry entry, bool is_member, int64_t bytes_on_disk) {
  Intake intake;
  intake.capture.path = entry.path;
  intake.entry = std::move(entry);
  intake.is_member = is_member;
  intake.bytes_on_disk = bytes_on_disk;
  return intake;
}

Intake captured(Capture capture, bool is_member, int64_t bytes_on_disk) {
  Intake intake;
  intake.entry.path = capture.path;
  intake.capture = std::move(capture);
  intake.is_member = is_member;
  intake.bytes_on_disk = bytes_on_disk;
  return intake;
}

}  // namespace

IntakeReader::IntakeReader(const CaptureLimits& limits, const ReaderOptions& options)
    : limits_(limits), options_(options) {}

void IntakeReader::run(const std::vector<Offer>& offers, const Push& push) {
  for (const Offer& offer : offers)
    if (!take_offer(offer, push)) return;
}

bool IntakeReader::take_offer(const Offer& offer, const Push& push) {
  if (offer.fate != Offer::Fate::Read) return push(refused(fate_of(offer), false, 0));
  const int64_t size = size_on_disk(offer.path);
  const auto refuse = [&](const Error& error) {
    return push(refused(fate_of(offer.path, error), false, size));
  };
  Result<Capture> capture = Error(ErrorKind::Limit, "not enough memory to read it");
  try {
    capture = capture_file(offer.path, limits_);
  } catch (const std::bad_alloc&) {  // the reason stands there already
  }
  if (!capture) return refuse(capture.error());
  Allowance allowance{options_.unpack.max_members, options_.unpack.max_bytes};
  return take_capture(captured(*std::move(capture), false, size), 0, allowance, push);
}

bool IntakeReader::take_capture(Intake intake, int depth, Allowance& allowance, const Push& push) {
  if (!may_hold_members(intake.capture.media_type)) return push(std::move(intake));
  if (depth < kMaxContainerDepth) return take_container(std::move(intake), depth, allowance, push);
  const Error error(ErrorKind::Limit,
                    "stands in more than " + std::to_string(kMaxContainerDepth) + " containers");
  return push(refused(fate_of(intake.entry.path, error), intake.is_member, intake.bytes_on_disk));
}

// A mail is handed on before what it holds. So is an archive, but not before its first member shows that it
// can be read: one that cannot has failed, and nothing of it was read.
bool IntakeReader::take_container(Intake intake, int depth, Allowance& allowance, const Push& push) {
  const Capture container = intake.capture;
  const bool is_member = intake.is_member;
  const int64_t size = intake.bytes_on_disk;
  bool on = true;
  bool told = false;
  const auto tell = [&] {
    if (!std::exchange(told, true)) on = push(std::move(intake));
    return on;
  };
  if (!is_archive(container.media_type) && !tell()) return false;

  int64_t members = 0;
  bool too_much = false;
  Status status = reader_at(depth).unpack(container, [&](Member member) {
    too_much = allowance.members == 0 || allowance.bytes < member.bytes.size();
    if (too_much || !tell()) return false;
    --allowance.members;
    allowance.bytes -= member.bytes.size();
    ++members;
    const std::string path = container.path + "/" + member.name;
    Result<Capture> inner = capture_member(container, std::move(member));
    on = inner ? take_capture(captured(*std::move(inner), true, 0), depth + 1, allowance, push)
               : push(refused(fate_of(path, inner.error()), true, 0));
    return on;
  });
  if (!on) return false;
  if (too_much) status = Error(ErrorKind::Limit, "unpacks to more than the limit");
  if (status && is_archive(container.media_type) && members == 0)
    status = Error(ErrorKind::Invalid, "the archive holds no files");
  if (status) return true;
  if (!told) return push(refused(fate_of(container.path, status.error()), is_member, size));
  // What was unpacked stays; what could not be is one thing more that was offered and failed.
  const std::string read = members == 1 ? "1 member" : std::to_string(members) + " members";
  return push(refused(
      fate_of(container.path + "/(the rest)", std::move(status).error().within("behind " + read)), true, 0));
}

DocumentReader& IntakeReader::reader_at(int depth) {
  while (readers_.size() <= static_cast<size_t>(depth))
    readers_.push_back(std::make_unique<DocumentReader>(options_));
  return *readers_[static_cast<size_t>(depth)];
}

}  // namespace hearsay
