#include "store/decision_inbox.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "base/sha256.h"
#include "store/decisions.h"

namespace hearsay {

namespace {

constexpr size_t kMostBytes = size_t{1} << 30;

Error unavailable(const std::string& path, std::string_view what) {
  return {ErrorKind::Unavailable, path + ": " + std::string(what) + ": " + std::strerror(errno)};
}

std::string escaped(std::string_view field) {
  std::string text;
  for (const char c : field) {
    if (c == '\\')
      text += "\\\\";
    else if (c == '\n')
      text += "\\n";
    else if (c == '\t')
      text += "\\t";
    else
      text += c;
  }
  return text;
}

std::string unescaped(std::string_view text) {
  std::string field;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      field += text[at];
      continue;
    }
    const char next = text[++at];
    field += next == 'n' ? '\n' : next == 't' ? '\t' : next;
  }
  return field;
}

// "id at begin end who kind sha256 quote payload", with tabs between.
std::string line_of(const Decision& decision) {
  std::string line;
  for (const int64_t number :
       {decision.id, decision.at, int64_t{decision.span.begin}, int64_t{decision.span.end}})
    line.append(std::to_string(number)).append(1, '\t');
  for (const std::string* field : {&decision.who, &decision.kind, &decision.sha256, &decision.quote})
    line.append(escaped(*field)).append(1, '\t');
  return line.append(escaped(decision.payload));
}

bool read_number(std::string_view text, int64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool read_line(std::string_view line, Decision& decision) {
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos || sha256_hex(line.substr(tab + 1)) != line.substr(0, tab)) return false;
  line.remove_prefix(tab + 1);
  std::array<std::string_view, 9> fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    const size_t end = i + 1 == fields.size() ? line.size() : std::min(line.find('\t'), line.size());
    fields[i] = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  int64_t begin = 0, end = 0;
  if (!read_number(fields[0], decision.id) || !read_number(fields[1], decision.at) ||
      !read_number(fields[2], begin) || !read_number(fields[3], end)) {
    return false;
  }
  decision.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  decision.who = unescaped(fields[4]);
  decision.kind = unescaped(fields[5]);
  decision.sha256 = unescaped(fields[6]);
  decision.quote = unescaped(fields[7]);
  decision.payload = unescaped(fields[8]);
  return true;
}

WaitingDecisions parse(std::string_view bytes) {
  WaitingDecisions waiting;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    Decision decision;
    const bool whole = end < bytes.size() && read_line(bytes.substr(0, end), decision);
    if (whole)
      waiting.decisions.push_back(std::move(decision));
    else if (end > 0)
      ++waiting.damaged;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return waiting;
}

Result<std::string> read_all(int file, const std::string& path) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (bytes.size() < kMostBytes) {
    const ssize_t got = pread(file, buffer.data(), buffer.size(), static_cast<off_t>(bytes.size()));
    if (got == 0) return bytes;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unavailable(path, "cannot be read");
    bytes.append(buffer.data(), static_cast<size_t>(got));
  }
  return Error(ErrorKind::Limit, path + ": is too large");
}

std::string inbox_path(const std::string& real_case_path) { return real_case_path + ".decisions"; }

// Whoever took the decisions in may have removed the file between our opening and locking it.
bool still_there(int file, const std::string& path) {
  struct stat held{};
  struct stat named{};
  return fstat(file, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

// That the file is there must be on the disk, too.
void sync_folder_of(const std::string& path) {
  const int folder =
      open(std::filesystem::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

}  // namespace

Result<WaitingDecisions> read_waiting_decisions(const std::string& real_case_path) {
  const std::string path = inbox_path(real_case_path);
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0 && errno == ENOENT) return WaitingDecisions{};
  if (file < 0) return unavailable(path, "cannot be opened");
  const Result<std::string> bytes = read_all(file, path);
  close(file);
  if (!bytes) return bytes.error();
  return parse(*bytes);
}

Result<std::unique_ptr<DecisionInbox>> DecisionInbox::lock(const std::string& real_case_path, bool make) {
  std::string path = inbox_path(real_case_path);
  while (true) {
    const int file = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0), 0666);
    if (file < 0 && errno == ENOENT && !make) return std::unique_ptr<DecisionInbox>();
    if (file < 0) return unavailable(path, "cannot be written");
    int locked = 0;
    do locked = flock(file, LOCK_EX);
    while (locked != 0 && errno == EINTR);
    if (locked != 0) {
      close(file);
      return unavailable(path, "cannot be locked");
    }
    if (still_there(file, path))
      return std::unique_ptr<DecisionInbox>(new DecisionInbox(file, std::move(path)));
    close(file);
  }
}

DecisionInbox::~DecisionInbox() { close(file_); }

Result<WaitingDecisions> DecisionInbox::read() const {
  const Result<std::string> bytes = read_all(file_, path_);
  if (!bytes) return bytes.error();
  return parse(*bytes);
}

Status DecisionInbox::append(const Decision& decision) {
  const off_t size = lseek(file_, 0, SEEK_END);
  if (size < 0) return unavailable(path_, "cannot be written");
  const std::string fields = line_of(decision);
  // A line that a kill cut short is ended first: it stays what it is, a damaged one.
  char last = '\n';
  if (size > 0 && pread(file_, &last, 1, size - 1) != 1) return unavailable(path_, "cannot be read");
  const std::string line = (last == '\n' ? "" : "\n") + sha256_hex(fields) + "\t" + fields + "\n";
  size_t written = 0;
  while (written < line.size()) {
    const ssize_t put =
        pwrite(file_, line.data() + written, line.size() - written, size + static_cast<off_t>(written));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) break;
    written += static_cast<size_t>(put);
  }
  if (written == line.size() && fdatasync(file_) == 0) {
    if (size == 0) sync_folder_of(path_);
    return Done{};
  }
  Error error = unavailable(path_, "the decision cannot be kept");
  [[maybe_unused]] const int undone = ftruncate(file_, size);
  return error;
}

void DecisionInbox::remove() { unlink(path_.c_str()); }

Status take_in(Database& database, const DecisionInbox& inbox) {
  const Result<WaitingDecisions> waiting = inbox.read();
  if (!waiting) return waiting.error();
  const Result<int64_t> last = database.integer("SELECT max(id) FROM decision");
  if (!last) return last.error();
  for (const Decision& decision : waiting->decisions) {
    if (decision.id <= *last) continue;
    Status appended = append_decision(database, decision);
    if (!appended) return appended;
  }
  return Done{};
}

}  // namespace hearsay
