// Invented documents for the tests of the store: what the reading stages would have made of them.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "store/rows.h"

namespace hearsay {

// A folder for the length of a test.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hearsay-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline Span span_of(std::string_view text, std::string_view words, size_t from = 0) {
  const size_t begin = text.find(words, from);
  HEARSAY_CHECK(begin != std::string_view::npos);
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
}

inline Capture capture_of(const std::string& path, const std::string& bytes) {
  return {path, "", bytes, sha256_hex(bytes), "text/plain", 1600000000};
}

// A document of one article without claims; every line is a sentence.
inline ReadFile plain_file(const std::string& path, const std::string& text) {
  ReadFile file;
  file.capture = capture_of(path, text);
  file.document.text = text;
  file.document.map = OffsetMap::identity(static_cast<uint32_t>(text.size()));
  file.document.passages.push_back(
      {-1, PassageKind::Article, {0, static_cast<uint32_t>(text.size())}, "", "", "", {}});
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    if (end > begin) {
      file.annotation.sentences.push_back(
          {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, 0, 0, false});
    }
    begin = end + 1;
  }
  return file;
}

// Adds a claim whose words stand in the text from `from` on; gives its index.
struct ClaimWords {
  std::string_view source, cue, content;
  int parent = -1;
  int entity = -1;
  SourceType type = SourceType::Named;
  Stance stance = Stance::Asserted;
};
inline int add_claim(ReadFile& file, const ClaimWords& words, size_t from = 0) {
  const std::string_view text = file.document.text;
  Attribution attribution;
  attribution.parent = words.parent;
  if (!words.source.empty()) attribution.source = {span_of(text, words.source, from)};
  if (!words.cue.empty()) attribution.cue = {span_of(text, words.cue, from)};
  if (!words.content.empty()) attribution.content = {span_of(text, words.content, from)};
  attribution.source_entity = words.entity;
  attribution.source_type = words.type;
  attribution.stance = words.stance;
  file.reading.attributions.push_back(attribution);
  return static_cast<int>(file.reading.attributions.size()) - 1;
}

}  // namespace hearsay
