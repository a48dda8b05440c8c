// Archives are written here by libarchive itself, in memory; what it would not write is patched into them.
#include "capture/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "capture/media_type.h"

namespace hearsay {
namespace {

using namespace std::string_literals;

struct Packed {
  std::string name, content;
  unsigned type = AE_IFREG;
  int64_t modified = 1'000'000'000;
  std::string link = {};
};

using Files = std::vector<Packed>;

std::string pack(const Files& files, int format, int filter = ARCHIVE_FILTER_NONE, const char* options = "") {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // for the writer alone: the reader must not need it
  std::string out;
  archive* writer = ::archive_write_new();
  ::archive_write_set_format(writer, format);
  ::archive_write_add_filter(writer, filter);
  EXPECT_EQ(::archive_write_set_options(writer, options), ARCHIVE_OK);
  ::archive_write_set_passphrase(writer, "secret");
  ::archive_write_set_bytes_in_last_block(writer, 1);
  const auto append = [](archive*, void* to, const void* bytes, size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  };
  EXPECT_EQ(::archive_write_open(writer, &out, nullptr, append, nullptr), ARCHIVE_OK);
  for (const Packed& file : files) {
    archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, file.name.c_str());
    ::archive_entry_set_filetype(entry, file.type);
    ::archive_entry_set_perm(entry, 0644);
    ::archive_entry_set_mtime(entry, file.modified, 0);
    if (file.type == AE_IFLNK)
      ::archive_entry_set_symlink(entry, file.link.c_str());
    else if (!file.link.empty())
      ::archive_entry_set_hardlink(entry, file.link.c_str());
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
    EXPECT_GE(::archive_write_header(writer, entry), ARCHIVE_WARN) << ::archive_error_string(writer);
    if (!file.content.empty()) ::archive_write_data(writer, file.content.data(), file.content.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(writer);
  ::archive_write_free(writer);
  std::setlocale(LC_CTYPE, "C");
  return out;
}

// "name=content" or "name! problem", then "! why" where the archive failed.
std::vector<std::string> unpacked(std::string bytes, const std::string& path = "a.zip",
                                  const UnpackLimits& limits = {}) {
  Capture capture;
  capture.path = path;
  capture.media_type = detect_media_type(path, bytes);
  capture.bytes = std::move(bytes);
  EXPECT_TRUE(is_archive(capture.media_type)) << capture.media_type;
  std::vector<std::string> out;
  const Status status = unpack(capture, limits, [&](const Member& member) {
    out.push_back(member.name + (member.problem.empty() ? "=" + member.bytes : "! " + member.problem));
    return true;
  });
  if (!status) out.push_back("! " + status.error().text());
  return out;
}

using Lines = std::vector<std::string>;
const Files kTwo = {{"a.txt", "Ada"}, {"b/ø.txt", "Pia"}};
const Lines kBoth = {"a.txt=Ada", "b/ø.txt=Pia"};

TEST(Archive, KindsAndFilters) {
  EXPECT_EQ(unpacked(pack(kTwo, ARCHIVE_FORMAT_ZIP)), kBoth);
  EXPECT_EQ(unpacked(pack(kTwo, ARCHIVE_FORMAT_7ZIP)), kBoth);
  EXPECT_EQ(unpacked(pack(kTwo, ARCHIVE_FORMAT_TAR_USTAR)), kBoth);
  EXPECT_EQ(unpacked(pack(kTwo, ARCHIVE_FORMAT_TAR_GNUTAR)), kBoth);
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    EXPECT_EQ(unpacked(pack(kTwo, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filter)), kBoth) << filter;
    EXPECT_EQ(unpacked(pack({{"x", "Ada"}}, ARCHIVE_FORMAT_RAW, filter), "post/minutes.txt.gz"),
              Lines{"minutes.txt=Ada"});
  }
}

TEST(Archive, OddMembers) {
  const Files files = {{"folder", "", AE_IFDIR},
                       {"../../a.txt", "1"},
                       {"/a.txt", "2"},
                       {"a.txt", "3"},
                       {"to", "", AE_IFLNK, 0, "/etc/passwd"},
                       {"hard", "", AE_IFREG, 0, "a.txt"},
                       {"pipe", "", AE_IFIFO},
                       {"__MACOSX/._a.txt", "x"},
                       {"empty", ""}};
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_TAR_USTAR)),
            (Lines{"a.txt=1", "a (2).txt=2", "a (3).txt=3", "to! a link, not a file",
                   "hard! a link, not a file", "pipe! a device or a pipe, not a file",
                   "__MACOSX/._a.txt! a file of the system, not a document", "empty="}));
}

TEST(Archive, NamesInACodePage) {
  std::string zip = pack({{"a_.txt", "1"}}, ARCHIVE_FORMAT_ZIP);
  for (size_t at = zip.find("a_.txt"); at != std::string::npos; at = zip.find("a_.txt", at))
    zip[at + 1] = '\x81';
  EXPECT_EQ(unpacked(zip), Lines{"aü.txt=1"});
}

TEST(Archive, TellsWhenAFileWasChanged) {
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_7ZIP}) {
    const std::string bytes = pack(kTwo, format);
    Result<ArchiveReader> reader = ArchiveReader::open(bytes, {});
    ASSERT_TRUE(reader.ok());
    ArchiveEntry entry;
    ASSERT_TRUE(reader->next(entry).ok());
    EXPECT_EQ(entry.modified, 1'000'000'000) << format;
  }
}

TEST(Archive, Encrypted) {
  const std::string locked = pack(kTwo, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:encryption=zipcrypt");
  EXPECT_EQ(unpacked(locked), (Lines{"a.txt! encrypted", "b/ø.txt! encrypted"}));
}

// An entry that is encrypted says nothing of the others.
TEST(Archive, DamagedBehindAnEncryptedOne) {
  std::string locked = pack(kTwo, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:encryption=zipcrypt");
  const size_t local = locked.find("PK\x03\x04", 10);
  const size_t central = locked.find("PK\x01\x02", locked.find("PK\x01\x02") + 1);
  locked[local + 6] = static_cast<char>(locked[local + 6] & ~1);
  locked[central + 8] = static_cast<char>(locked[central + 8] & ~1);
  const Lines lines = unpacked(locked);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "a.txt! encrypted");
  EXPECT_TRUE(lines[1].starts_with("b/ø.txt! damaged")) << lines[1];
}

std::string little_endian(uint64_t value, size_t width) {
  std::string bytes;
  for (size_t i = 0; i < width; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
  return bytes;
}

// A ZIP file whose directory gives sizes (and offsets, and its own place) as programs do that do not know
// beforehand how large a file will be: in ZIP64's wide numbers.
std::string widened(const std::string& zip, bool all) {
  const size_t directory = zip.find("PK\x01\x02");
  const size_t end = zip.find("PK\x05\x06");
  const std::string full(4, '\xFF');
  const std::string zeros(4, '\0');
  std::string out = zip.substr(0, directory);
  for (size_t at = directory; at < end;) {
    const size_t next = std::min(zip.find("PK\x01\x02", at + 4), end);
    std::string entry = zip.substr(at, next - at);
    std::string wide = entry.substr(24, 4) + zeros + entry.substr(20, 4) + zeros;
    if (all) wide += entry.substr(42, 4) + zeros;
    wide = little_endian(1, 2) + little_endian(wide.size(), 2) + wide;
    entry.replace(20, 8, full + full);
    if (all) entry.replace(42, 4, full);
    entry.replace(30, 2, little_endian(static_cast<unsigned char>(entry[30]) + wide.size(), 2));
    out += entry + wide;
    at = next;
  }
  const size_t place = out.size();
  std::string tail = zip.substr(end);
  tail.replace(12, 4, little_endian(place - directory, 4));
  if (!all) return out + tail;
  tail.replace(8, 12, full + full + full);
  return out + "PK\x06\x06" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2) + zeros +
         zeros + little_endian(2, 8) + little_endian(2, 8) + little_endian(place - directory, 8) +
         little_endian(directory, 8) + "PK\x06\x07" + zeros + little_endian(place, 8) + little_endian(1, 4) +
         tail;
}

TEST(Archive, Zip64) {
  const std::string zip = pack(kTwo, ARCHIVE_FORMAT_ZIP);
  EXPECT_EQ(unpacked(widened(zip, false)), kBoth);
  std::string all = widened(zip, true);
  EXPECT_EQ(unpacked(all), kBoth);
  // The second entry leads to the first one's bytes.
  const std::string head = little_endian(1, 2) + little_endian(24, 2);
  all.replace(all.find(head, all.find(head) + 1) + 20, 8, std::string(8, '\0'));
  EXPECT_EQ(unpacked(all), Lines{"! its files share their packed bytes: a ZIP bomb"});
}

TEST(Archive, LimitsOnWhatComesOut) {
  const Files files = {{"a", "Ada"}, {"large", std::string(5000, 'x')}, {"b", "Pia"}};
  const Lines without_large = {"a=Ada", "large! larger than the limit of 1000 bytes", "b=Pia"};
  UnpackLimits small;
  small.max_member_bytes = 1000;
  small.max_ratio = 1'000'000;
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_ZIP), "a.zip", small), without_large);
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP), "a.tgz", small),
            without_large);
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_7ZIP), "a.7z", small), without_large);

  UnpackLimits few;
  few.max_members = 2;
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_ZIP), "a.zip", few).back(), "! more than 2 members");
  UnpackLimits little;
  little.max_bytes = 4000;
  EXPECT_EQ(unpacked(pack(files, ARCHIVE_FORMAT_TAR_USTAR), "a.tar", little).back(),
            "! its members have more than 4000 bytes together");

  // A bomb: what is passed over counts as well.
  const Files bomb(8, {"zeros", std::string(size_t{1} << 20, '\0')});
  UnpackLimits usual;
  usual.max_member_bytes = size_t{1} << 18;
  for (const auto& [format, filter] : {std::pair(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE),
                                       std::pair(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ)})
    EXPECT_EQ(unpacked(pack(bomb, format, filter), "a", usual).back(),
              "! unpacks to more than 250 times its size");
}

TEST(Archive, WhatStandsBeforeTheDamageStays) {
  Files files;
  std::string noise;
  for (uint32_t i = 0, x = 1; i < 150'000; ++i)
    noise.push_back(static_cast<char>((x = x * 1664525 + 1013904223) >> 24));
  for (int i = 0; i < 4; ++i) files.push_back({"f" + std::to_string(i), noise});
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR}) {
    const int filter = format == ARCHIVE_FORMAT_ZIP ? ARCHIVE_FILTER_NONE : ARCHIVE_FILTER_GZIP;
    const std::string whole = pack(files, format, filter);
    const Lines cut = unpacked(whole.substr(0, whole.size() / 2), "a");
    ASSERT_GE(cut.size(), 2U) << cut.front();
    EXPECT_EQ(cut.front(), "f0=" + noise);
    EXPECT_TRUE(cut.back().starts_with("! the archive is damaged")) << cut.back();
  }
  std::string flipped = pack(files, ARCHIVE_FORMAT_ZIP);
  const size_t second = flipped.find("PK\x03\x04", 10);
  flipped[second + 3000] ^= 1;
  const Lines lines = unpacked(flipped);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[1].starts_with("f1! damaged")) << lines[1];
  EXPECT_EQ(lines[3], "f3=" + noise);
}

// The directory of a ZIP file has `times` entries that all lead to the one file in it.
TEST(Archive, RefusesFilesThatShareTheirBytes) {
  const std::string one = pack({{"a", std::string(1000, 'x')}}, ARCHIVE_FORMAT_ZIP);
  const size_t directory = one.find("PK\x01\x02");
  const size_t end = one.find("PK\x05\x06");
  const std::string entry = one.substr(directory, end - directory);
  std::string tail = one.substr(end);
  tail[8] = tail[10] = 2;
  tail[12] = static_cast<char>(2 * entry.size());
  EXPECT_EQ(unpacked(one).size(), 1U);
  EXPECT_EQ(unpacked(one.substr(0, directory) + entry + entry + tail),
            Lines{"! its files share their packed bytes: a ZIP bomb"});
}

TEST(Archive, AnyBytesEnd) {
  const std::string zip = pack(kTwo, ARCHIVE_FORMAT_ZIP);
  const std::string tar = pack(kTwo, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
  const std::string seven = pack(kTwo, ARCHIVE_FORMAT_7ZIP);
  for (const std::string& whole : {zip, tar, seven})
    for (size_t at = 6; at < whole.size(); ++at) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
      Capture capture;
      capture.path = "a";
      capture.bytes = bytes;
      (void)unpack_archive(capture, {}, [](const Member&) { return true; });
    }
}

}  // namespace
}  // namespace hearsay
