#include "capture/media_type.h"

#include <string>

#include <gtest/gtest.h>

#include "capture/capture.h"

namespace hearsay {
namespace {

using namespace std::string_literals;

std::string utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

std::string every_byte() {
  std::string out;
  for (int round = 0; round < 8; ++round)
    for (int byte = 0; byte < 256; ++byte) out.push_back(static_cast<char>(byte * 37 + round));
  return out;
}

TEST(MediaType, ContentFirstThenName) {
  const struct {
    const char* path;
    std::string bytes;
    const char* type;
  } cases[] = {
      {"a.txt", "words", "text/plain"},
      {"a", "words", "text/plain"},
      {".profile", "words", "text/plain"},
      {"a.md", "words", "text/markdown"},
      {"folder.md/a", "words", "text/plain"},
      {"A.HTML", "words", "text/html"},
      {"a.txt", "<!DOCTYPE html><p>words", "text/html"},
      {"a.txt", " \n<!-- saved page -->\n<HTML lang=en>", "text/html"},
      {"a.xml", "<?xml version='1.0'?><html>", "text/html"},
      {"a.txt", "<htmlish words>", "text/plain"},
      {"a.txt", "words about <html>", "text/plain"},
      {"a.txt", "\xFF\xFE" + utf16("<html><p>words", true), "text/html"},
      {"a.txt", utf16("words in sixteen bits", true), "text/plain"},
      {"a.txt", utf16("words in sixteen bits", false), "text/plain"},
      {"a.txt", "caf\xE9 \x93words\x94", "text/plain"},
      {"a.txt", "a long enough text with one zero byte \0 in it, as damaged files have"s, "text/plain"},
      {"a.txt", every_byte(), ""},
      {"a.txt", std::string(400, '\0') + "abc", ""},
      {"a.txt", "%PDF-1.4 words", ""},
      {"a.json", "{}", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(detect_media_type(c.path, c.bytes), c.type) << c.path << " " << c.bytes;
}

TEST(MediaType, SaysWhatItCannotRead) {
  const struct {
    const char* path;
    std::string bytes;
    const char* kind;
  } cases[] = {
      {"a.txt", "%PDF-1.7", "a PDF file"},
      {"a.docx", "PK\x03\x04...", "a Word document"},
      {"a.zip", "PK\x03\x04...", "a ZIP archive"},
      {"a.txt", "\x89PNG\r\n\x1A\n", "a PNG image"},
      {"a.eml", "From: x", "an e-mail"},
      {"a.tsv", "path\ttitle", "a table"},
      {"a.txt", "words", ""},
      {"a.txt", "", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(unsupported_kind(c.path, c.bytes), c.kind) << c.path;
}

}  // namespace
}  // namespace hearsay
