#include "serve/dropped_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <utility>

#include "store/case_path.h"
#include "store/case_writer.h"

namespace hearsay {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMostNameBytes = 1000, kMostPartBytes = 200, kMostParts = 32;
constexpr size_t kMostNotRead = 20;
constexpr auto kRetry = std::chrono::seconds(1);

int64_t files_in(const std::string& folder) {
  int64_t count = 0;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file(failed)) ++count;
  return count;
}

Error refused(const std::string& what, int reason) {
  return {ErrorKind::Unavailable, what + " cannot be kept: " + std::strerror(reason)};
}

// Writes and syncs; what is there afterwards is whole or nothing.
Status write_file(const std::string& path, std::string_view bytes, const std::string& name) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return refused(name, errno);
  while (!bytes.empty()) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) break;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  const bool kept = bytes.empty() && fsync(file) == 0;
  const int reason = errno;
  close(file);
  if (kept) return Done{};
  unlink(path.c_str());
  return refused(name, reason);
}

void sync_folder(const fs::path& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

}  // namespace

std::string clean_name(std::string_view name) {
  if (name.empty() || name.size() > kMostNameBytes) return {};
  std::string clean;
  size_t parts = 0;
  while (!name.empty()) {
    const size_t end = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (part.empty() || part == ".") continue;
    const bool odd = std::ranges::any_of(part, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (part == ".." || odd || part.size() > kMostPartBytes || ++parts > kMostParts) return {};
    clean.append(clean.empty() ? "" : "/").append(part);
  }
  return clean;
}

DroppedFiles::DroppedFiles(std::string case_path, std::function<int64_t()> now)
    : case_path_(std::move(case_path)),
      folder_(real_case_path(case_path_) + ".dropped"),
      incoming_(folder_ + "/incoming"),
      batch_(folder_ + "/batch"),
      now_(std::move(now)) {
  state_.waiting = files_in(incoming_);
  thread_ = std::thread([this] { run(); });
}

DroppedFiles::~DroppedFiles() {
  ending_ = true;
  woken_.notify_all();
  thread_.join();
}

Status DroppedFiles::take(std::string_view name, std::string_view bytes) {
  const std::string clean = clean_name(name);
  if (clean.empty()) return Error(ErrorKind::Invalid, "path: this is no name of a file");
  if (bytes.empty()) return Error(ErrorKind::Invalid, clean + ": the file is empty");
  const std::scoped_lock lock(mutex_);
  Status kept = keep(clean, bytes);
  if (!kept) return kept;
  state_.waiting = files_in(incoming_);
  woken_.notify_all();
  return kept;
}

Status DroppedFiles::keep(const std::string& name, std::string_view bytes) {
  const fs::path place = fs::path(incoming_) / name;
  std::error_code failed;
  fs::create_directories(place.parent_path(), failed);
  if (failed) return refused(name, failed.value());
  const std::string written = folder_ + "/file-" + std::to_string(++number_);
  Status kept = write_file(written, bytes, name);
  if (!kept) return kept;
  fs::rename(written, place, failed);
  if (failed) {
    unlink(written.c_str());
    return refused(name, failed.value());
  }
  sync_folder(place.parent_path());
  return Done{};
}

ReadingState DroppedFiles::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

void DroppedFiles::run() {
  while (!ending_) {
    if (begin_batch()) read_batch();
    std::unique_lock lock(mutex_);
    std::error_code failed;
    const bool left = fs::exists(batch_, failed);
    // What another program's writing held up is tried again; else a new file wakes.
    if (left)
      woken_.wait_for(lock, kRetry, [this] { return ending_.load(); });
    else
      woken_.wait(lock, [this] { return ending_ || state_.waiting > 0; });
  }
}

// What came in becomes the batch, unless one is left. False when there is nothing to read.
bool DroppedFiles::begin_batch() {
  const std::scoped_lock lock(mutex_);
  std::error_code failed;
  if (fs::exists(batch_, failed)) return true;
  if (state_.waiting == 0) return false;
  fs::rename(incoming_, batch_, failed);
  state_.waiting = failed ? files_in(incoming_) : 0;
  return !failed;
}

void DroppedFiles::read_batch() {
  std::vector<Offer> offers = walk({batch_});
  for (Offer& offer : offers) {
    offer.file = offer.path;
    offer.path = "dropped" + offer.path.substr(batch_.size());
  }
  auto writer = CaseWriter::open(case_path_);
  {
    const std::scoped_lock lock(mutex_);
    state_.here = writer.ok();
    // Files that wait for the writer of another program are waiting ones.
    if (!writer) state_.waiting = files_in(incoming_) + static_cast<int64_t>(offers.size());
    if (!writer) return;
    state_.waiting = files_in(incoming_);
    state_.progress = {};
    state_.progress.offered = static_cast<int64_t>(offers.size());
    state_.not_read.clear();
  }
  ReadOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency() / 2);
  options.model = &LanguageModel::builtin();
  ReadEvents events;
  events.progress = [this](const Progress& progress) {
    const std::scoped_lock lock(mutex_);
    state_.progress = progress;
  };
  events.not_read = [this](const LedgerEntry& entry) {
    const std::scoped_lock lock(mutex_);
    state_.not_read.push_back(entry);
    if (state_.not_read.size() > kMostNotRead) state_.not_read.pop_front();
  };
  events.stop = [this] { return ending_.load(); };
  const Result<Progress> read = read_into_case(offers, options, events, **writer, now_);
  // A disk that is full, say: the files stay and are tried again.
  const bool done = read && !ending_;
  std::error_code failed;
  if (done) fs::remove_all(batch_, failed);
  if (done) fs::remove(folder_, failed);  // when nothing waits in it
  const std::scoped_lock lock(mutex_);
  state_.here = false;
  if (!read) state_.not_read.push_back({case_path_, LedgerEntry::Fate::Failed, read.error().text()});
}

}  // namespace hearsay
