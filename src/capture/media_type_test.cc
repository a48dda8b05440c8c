#include "capture/media_type.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

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
      {"a.txt", "%PDF-1.4 words", "application/pdf"},
      {"a.rtf", "{\\rtf1\\ansi\\deff0 words}", "application/rtf"},
      {"a", "{\\rtf1{\\fonttbl words}}", "application/rtf"},
      {"a.doc", "{\\rtf1\r\n\\mac words}", "application/rtf"},
      {"a.txt", "{\\rtf is what every file of the old format begins with", "text/plain"},
      {"a.txt", "{\\rtf1 again, said the ferryman, and laughed}", "text/plain"},
      {"a.txt", "{\\rtf1}", "text/plain"},
      {"a.txt", "{\\rtf", "text/plain"},
      {"a.json", "{}", "application/json"},
      {"a.gz", "\x1F\x8B\x08", "application/gzip"},
      {"a.bin", "BZh91AY&SY...", "application/x-bzip2"},
      {"a", std::string(257, 'a') + "ustar", "application/x-tar"},
      {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("WordDocument", true), "application/msword"},
      {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("__substg1.0_", true),
       "application/vnd.ms-outlook"},
      {"a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("EncryptedPackage", true),
       "application/x-encrypted-office"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(detect_media_type(c.path, c.bytes), c.type) << c.path << " " << c.bytes;
}

// A ZIP file of empty members with these names; the first may have content.
std::string zip_of(const std::vector<std::string>& names, const std::string& first_content = "") {
  const auto number = [](size_t value, size_t width) {
    std::string out;
    for (; width > 0; --width, value >>= 8) out.push_back(static_cast<char>(value & 0xFF));
    return out;
  };
  std::string local;
  std::string directory;
  for (const std::string& name : names) {
    const std::string content = local.empty() ? first_content : "";
    // Version, flags, method, time, day, checksum, sizes, length of the name: what both headers share.
    const std::string shared = number(20, 2) + number(0, 12) + number(content.size(), 4) +
                               number(content.size(), 4) + number(name.size(), 2) + number(0, 2);
    directory += "PK\x01\x02" + number(20, 2) + shared + number(0, 10) + number(local.size(), 4) + name;
    local += "PK\x03\x04" + shared + name + content;
  }
  return local + directory + "PK\x05\x06"s + number(0, 4) + number(names.size(), 2) +
         number(names.size(), 2) + number(directory.size(), 4) + number(local.size(), 4) + number(0, 2);
}

TEST(MediaType, TellsPackagesFromArchives) {
  const std::string docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const std::string odf = "application/vnd.oasis.opendocument.";
  const struct {
    const char* path;
    std::string bytes;
    std::string type;
  } cases[] = {
      {"a.zip", zip_of({"minutes.txt"}), "application/zip"},
      {"a.zip", zip_of({}), "application/zip"},
      {"a", zip_of({"[Content_Types].xml", "word/document.xml"}), docx},
      {"a", zip_of({"word/document2.xml", "[Content_Types].xml"}), docx},
      {"a.zip", zip_of({"word/of-honour.txt"}), "application/zip"},
      {"a.docx", zip_of({"minutes.txt"}), "application/zip"},
      {"a.docx", zip_of({"[Content_Types].xml", "word/document.xml"}).substr(0, 90), docx},
      {"a.docx", zip_of({"[Content_Types].xml", "xl/workbook.xml"}),
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"a", zip_of({"mimetype", "content.xml"}, odf + "text"), odf + "text"},
      {"a", zip_of({"mimetype", "content.xml"}, odf + "text-template"), odf + "text"},
      {"a", zip_of({"mimetype", "content.xml"}, odf + "spreadsheet"), odf + "spreadsheet"},
      {"a", zip_of({"mimetype", "content.xml"}, odf + "graphics"), "application/vnd.oasis.opendocument"},
      {"a", zip_of({"mimetype"}, "application/epub+zip\n"), "application/epub+zip"},
      {"a", zip_of({"OEBPS/1.xhtml", "META-INF/container.xml"}), "application/epub+zip"},
      {"a", zip_of({"META-INF/MANIFEST.MF", "A.class"}), "application/java-archive"},
      {"a.zip", "PK\x03\x04", "application/zip"},
      {"a.odt", "PK\x03\x04 cut short", odf + "text"},
      {"a.zip", zip_of({"a"}) + "a comment, or a signature", "application/zip"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(detect_media_type(c.path, c.bytes), c.type) << c.path << " " << c.bytes;
}

TEST(MediaType, TellsMailFromThreadsPastedAsText) {
  const std::string headers = "From: Ada Brook <ada@example.org>\nDate: Mon, 3 May 2021 10:00:00 +0100\n";
  const std::string line = "From ada@example.org Mon May  3 10:00:00 2021\n";
  const struct {
    const char* path;
    std::string bytes;
    const char* type;
  } cases[] = {
      {"a", headers + "Message-ID: <1@example.org>\n\nHello", "message/rfc822"},
      {"a", "Received: from a\r\n\tby b\r\nSubject: x\r\n\r\nHello", "message/rfc822"},
      {"a", "MIME-Version: 1.0", "message/rfc822"},
      {"a", "\xEF\xBB\xBFMIME-Version: 1.0\n\nHello", "message/rfc822"},
      {"a", line + headers + "\nHello", "message/rfc822"},
      {"a.eml", headers + "\nHello", "message/rfc822"},
      {"a.txt", headers + "\nHello", "text/plain"},
      {"a.txt", headers + "Subject: x\n\nHello\n\nMessage-ID: <1@example.org>", "text/plain"},
      {"a.txt", "Ada wrote:\nMessage-ID: <1@example.org>\n", "text/plain"},
      {"a.txt", "From Lund in 2021\nthey left.\n", "text/plain"},
      {"a.txt", "From here on all is said in 2021\nNote: nothing\n\nWords", "text/plain"},
      {"a", line + headers + "\nHello\n\n" + line + headers + "\nAgain", "application/mbox"},
      {"a.eml", line + headers + "\nHello\n\n" + line + headers + "\nAgain", "application/mbox"},
      {"a", line + headers + "\r\nHello\r\n\r\n" + line + headers + "\nAgain", "application/mbox"},
      {"a", line + headers + "\nHello\n\nFrom here it is far\nSubject: x", "message/rfc822"},
      {"a",
       "From ada@example.org\n" + headers + "\nHello\n\nFrom root Mon May  3 10:00:00 2021 +0100\n" + headers,
       "application/mbox"},
      {"a.mbox", line + headers + "\nHello", "application/mbox"},
      {"a.mbox", "Hello", "text/plain"},
      {"page.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "multipart/related"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(detect_media_type(c.path, c.bytes), c.type) << c.path << " " << c.bytes;
}

TEST(MediaType, SaysWhyItIsNotRead) {
  const std::pair<const char*, const char*> cases[] = {
      {"text/plain", ""},
      {"text/html", ""},
      {"application/rtf", "an RTF file: save it as DOCX or PDF"},
      {"image/png",
       "a PNG image: hearsay reads text, Markdown, HTML, mail, PDF, DOCX, ODT, EPUB and archives of these"},
      {"application/x-unheard-of",
       "application/x-unheard-of: hearsay reads text, Markdown, HTML, mail, PDF, DOCX, ODT, EPUB and "
       "archives of these"},
      {"", "binary data, not a text"},
  };
  for (const auto& [type, reason] : cases) EXPECT_EQ(why_not_read(type), reason) << type;
}

}  // namespace
}  // namespace hearsay
