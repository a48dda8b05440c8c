#include "capture/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "capture/media_type.h"
#include "capture/member_names.h"
#include "capture/zip_directory.h"

namespace hearsay {
namespace {

constexpr std::string_view kDamaged = "the archive is damaged";
constexpr std::string_view kEncrypted = "encrypted";

// libarchive turns names into the charset of the thread's locale and loses what does not fit there. Made
// when the program starts: later the sandbox may forbid to open the locale's file.
const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);

class Utf8Names {
 public:
  Utf8Names() : before_(kUtf8 != nullptr ? ::uselocale(kUtf8) : nullptr) {}
  ~Utf8Names() {
    if (before_ != nullptr) ::uselocale(before_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t before_;
};

struct Freed {
  void operator()(archive* reader) const { ::archive_read_free(reader); }
};
using Handle = std::unique_ptr<archive, Freed>;

// Whether entries of a ZIP file share packed bytes, as in bombs that unpack one block many times over.
bool shares_bytes(std::string_view bytes) {
  std::vector<std::pair<uint64_t, uint64_t>> spans;
  read_zip_directory(bytes, [&](const ZipEntry& entry) {
    // A local header has 30 bytes and the name again, at the least.
    if (entry.offset < bytes.size())
      spans.emplace_back(entry.offset, entry.offset + 30 + entry.name.size() +
                                           std::min<uint64_t>(entry.packed, bytes.size()));
    return true;
  });
  std::sort(spans.begin(), spans.end());
  for (size_t i = 1; i < spans.size(); ++i)
    if (spans[i].first < spans[i - 1].second) return true;
  return false;
}

Error error_of(archive* reader, std::string_view what) {
  const char* told = ::archive_error_string(reader);
  std::string message(what);
  if (told != nullptr) message.append(" (").append(told).append(")");
  const bool unknown = told != nullptr && std::string_view(told).find("nsupported") != std::string_view::npos;
  return {unknown ? ErrorKind::Unsupported : ErrorKind::Corrupt, std::move(message)};
}

std::string problem_of(archive_entry* entry) {
  if (::archive_entry_hardlink(entry) != nullptr || ::archive_entry_filetype(entry) == AE_IFLNK)
    return "a link, not a file";
  if (::archive_entry_filetype(entry) != AE_IFREG && ::archive_entry_filetype(entry) != 0)
    return "a device or a pipe, not a file";
  if (::archive_entry_is_encrypted(entry) != 0) return std::string(kEncrypted);
  return "";
}

}  // namespace

struct ArchiveReader::State {
  Handle handle;
  UnpackLimits limits;
  uint64_t packed = 0;    // bytes of the archive
  uint64_t unpacked = 0;  // bytes so far
  size_t entries = 0;
  bool passes_over = false;  // an entry that is not read costs nothing
  bool within_entry = false;
  bool only_compressed = false;

  Status open(std::string_view bytes);
  Status count(uint64_t size);
  Status finish_entry();
};

Status ArchiveReader::State::open(std::string_view bytes) {
  handle.reset(::archive_read_new());
  if (!handle) return Error(ErrorKind::Limit, "not enough memory");
  archive* reader = handle.get();
  ::archive_read_support_filter_gzip(reader);
  ::archive_read_support_filter_bzip2(reader);
  ::archive_read_support_filter_xz(reader);
  ::archive_read_support_filter_zstd(reader);
  ::archive_read_support_format_tar(reader);
  ::archive_read_support_format_zip(reader);
  ::archive_read_support_format_7zip(reader);
  ::archive_read_support_format_empty(reader);
  // Bytes of any kind, where something was unpacked to get at them; else every file would be an archive.
  const bool zip = bytes.starts_with("PK");
  if (!zip && !bytes.starts_with("7z")) ::archive_read_support_format_raw(reader);
  passes_over = zip;
  packed = bytes.size();
  if (::archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK)
    return error_of(reader, kDamaged);
  return Done{};
}

Status ArchiveReader::State::count(uint64_t size) {
  unpacked += size;
  if (unpacked > limits.max_bytes)
    return Error(ErrorKind::Limit,
                 "its members have more than " + std::to_string(limits.max_bytes) + " bytes together");
  if (unpacked > limits.max_member_bytes && unpacked / limits.max_ratio > packed)
    return Error(ErrorKind::Limit,
                 "unpacks to more than " + std::to_string(limits.max_ratio) + " times its size");
  return Done{};
}

// What is left of an entry is unpacked block by block where it cannot be passed over: so that it counts.
Status ArchiveReader::State::finish_entry() {
  if (!std::exchange(within_entry, false) || passes_over) return Done{};
  const void* block = nullptr;
  size_t size = 0;
  la_int64_t offset = 0;
  int code = ARCHIVE_OK;
  while ((code = ::archive_read_data_block(handle.get(), &block, &size, &offset)) >= ARCHIVE_WARN &&
         code != ARCHIVE_EOF)
    if (Status counted = count(size); !counted) return counted;
  return Done{};
}

ArchiveReader::ArchiveReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveReader::~ArchiveReader() = default;
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;

Result<ArchiveReader> ArchiveReader::open(std::string_view bytes, const UnpackLimits& limits) {
  const Utf8Names utf8;
  if (bytes.starts_with("PK") && shares_bytes(bytes))
    return Error(ErrorKind::Limit, "its files share their packed bytes: a ZIP bomb");
  auto state = std::make_unique<State>();
  state->limits = limits;
  if (Status opened = state->open(bytes); !opened) return std::move(opened).error();
  return ArchiveReader(std::move(state));
}

Result<bool> ArchiveReader::next(ArchiveEntry& entry) {
  const Utf8Names utf8;
  archive* reader = state_->handle.get();
  while (true) {
    if (Status counted = state_->count(0); !counted) return std::move(counted).error();
    if (Status finished = state_->finish_entry(); !finished) return std::move(finished).error();
    archive_entry* header = nullptr;
    const int code = ::archive_read_next_header(reader, &header);
    if (code == ARCHIVE_EOF) return false;
    if (++state_->entries > state_->limits.max_members)
      return Error(ErrorKind::Limit, "more than " + std::to_string(state_->limits.max_members) + " members");
    if (code == ARCHIVE_RETRY) continue;
    if (code < ARCHIVE_WARN) {
      // Of the first: that the list of files is. Of others: that a file before it is.
      if (state_->entries == 1 && ::archive_read_has_encrypted_entries(reader) > 0)
        return Error(ErrorKind::Unsupported, std::string(kEncrypted));
      return error_of(reader, kDamaged);
    }
    if (::archive_format(reader) == ARCHIVE_FORMAT_RAW && ::archive_filter_count(reader) < 2)
      return Error(ErrorKind::Corrupt, std::string(kDamaged));
    state_->within_entry = true;
    if (::archive_entry_filetype(header) == AE_IFDIR) continue;
    const char* name = ::archive_entry_pathname(header);
    const bool raw = ::archive_format(reader) == ARCHIVE_FORMAT_RAW;
    entry.name = name == nullptr || raw ? "" : clean_member_name(name);
    entry.modified = ::archive_entry_mtime_is_set(header) != 0 ? ::archive_entry_mtime(header) : 0;
    entry.problem = problem_of(header);
    return true;
  }
}

Result<std::string> ArchiveReader::read() {
  const Utf8Names utf8;
  archive* reader = state_->handle.get();
  std::string content;
  while (true) {
    const void* block = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    const int code = ::archive_read_data_block(reader, &block, &size, &offset);
    if (code == ARCHIVE_EOF) break;
    if (code != ARCHIVE_OK) return error_of(reader, "damaged");
    if (Status counted = state_->count(size); !counted) return std::move(counted).error();
    const uint64_t begin =
        std::max<uint64_t>(content.size(), static_cast<uint64_t>(std::max<la_int64_t>(offset, 0)));
    if (begin > state_->limits.max_member_bytes || size > state_->limits.max_member_bytes - begin)
      return Error(ErrorKind::Limit,
                   "larger than the limit of " + std::to_string(state_->limits.max_member_bytes) + " bytes");
    content.resize(begin);
    content.append(static_cast<const char*>(block), size);
  }
  state_->within_entry = false;
  return content;
}

namespace {

// "minutes.txt" of "post/minutes.txt.gz"; what a compressed file calls itself is older than its name here.
std::string name_without_compression(const std::string& path) {
  const std::string file = clean_member_name(std::string_view(path).substr(path.rfind('/') + 1));
  const std::string extension = extension_of(file);
  const bool known = extension == ".gz" || extension == ".bz2" || extension == ".xz" || extension == ".zst";
  return known ? file.substr(0, file.size() - extension.size()) : file;
}

}  // namespace

Status unpack_archive(const Capture& archive, const UnpackLimits& limits,
                      const std::function<bool(Member)>& take) {
  Result<ArchiveReader> reader = ArchiveReader::open(archive.bytes, limits);
  if (!reader) return std::move(reader).error();
  DistinctNames names;
  ArchiveEntry entry;
  for (size_t number = 1;; ++number) {
    Result<bool> more = reader->next(entry);
    if (!more) return std::move(more).error();
    if (!*more) return Done{};
    Member member;
    member.name = std::move(entry.name);
    if (member.name.empty()) member.name = number == 1 ? name_without_compression(archive.path) : "";
    if (member.name.empty()) member.name = "file " + std::to_string(number);
    member.name = names.distinct(std::move(member.name));
    member.modified = entry.modified;
    member.problem = std::move(entry.problem);
    member.kind = ErrorKind::Unsupported;
    if (member.problem.empty() && is_system_file(member.name))
      member.problem = "a file of the system, not a document";
    if (member.problem.empty()) {
      Result<std::string> content = reader->read();
      if (content) {
        member.bytes = *std::move(content);
      } else {
        member.kind = content.error().kind();
        member.problem = content.error().text();
      }
    }
    if (!take(std::move(member))) return Done{};
  }
}

}  // namespace hearsay
