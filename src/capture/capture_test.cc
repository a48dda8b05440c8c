#include "capture/capture.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "capture/members.h"
#include "capture/walk.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

class InAFolder : public testing::Test {
 protected:
  InAFolder() : folder_(fs::temp_directory_path() / ("hearsay_capture_test." + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~InAFolder() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  // "name", "name: reason" or "name! reason", with the folder's own path cut off.
  std::vector<std::string> offered(const std::vector<std::string>& paths) const {
    std::vector<std::string> out;
    for (const Offer& offer : walk(paths)) {
      std::string line = offer.path.substr(std::min(offer.path.size(), folder_.string().size() + 1));
      if (offer.fate == Offer::Fate::Skipped) line += ": " + offer.reason;
      if (offer.fate == Offer::Fate::Failed) line += "! " + offer.reason;
      out.push_back(std::move(line));
    }
    return out;
  }

  std::string failure(const std::string& name, CaptureLimits limits = {}) const {
    const Result<Capture> capture = capture_file(path(name), limits);
    if (capture.ok()) return "";
    EXPECT_EQ(capture.error().message(), path(name));
    return capture.error().cause()->text();
  }

  fs::path folder_;
};

using Names = std::vector<std::string>;

class CaptureFile : public InAFolder {};
class Walk : public InAFolder {};

TEST_F(CaptureFile, HoldsTheBytes) {
  write("a.txt", "words\r\n");
  Result<Capture> capture = capture_file(path(".") + "/./a.txt", {});
  ASSERT_TRUE(capture.ok()) << capture.error().text();
  hash_capture(*capture);
  EXPECT_EQ(capture->path, path("a.txt"));
  EXPECT_EQ(capture->bytes, "words\r\n");
  EXPECT_EQ(capture->media_type, "text/plain");
  EXPECT_EQ(capture->sha256, "c174e793ffb70a94223b1c90e497b6fc4e200cbda7c2d812d4c0fbcfb4ca3bfd");
  EXPECT_GT(capture->modified, 0);
}

TEST(CaptureMember, StandsUnderItsContainer) {
  Capture container;
  container.path = "post/may.eml";
  const Result<Capture> letter =
      capture_member(container.path, {.name = "letter.txt", .bytes = "words", .modified = 7});
  ASSERT_TRUE(letter.ok());
  EXPECT_EQ(letter->path, "post/may.eml/letter.txt");
  EXPECT_EQ(letter->container, "post/may.eml");
  EXPECT_EQ(letter->media_type, "text/plain");
  EXPECT_EQ(letter->modified, 7);

  const Result<Capture> locked = capture_member(
      container.path, {.name = "b.txt", .kind = ErrorKind::Unsupported, .problem = "encrypted"});
  ASSERT_FALSE(locked.ok());
  EXPECT_EQ(locked.error().text(), "post/may.eml/b.txt: encrypted");
  EXPECT_EQ(locked.error().kind(), ErrorKind::Unsupported);
  EXPECT_FALSE(capture_member(container.path, {.name = "empty.txt"}).ok());
}

TEST_F(CaptureFile, SaysWhyNot) {
  write("empty.txt", "");
  write("large.txt", std::string(101, 'x'));
  write("fits.txt", std::string(100, 'x'));
  write("ferry.png", "\x89PNG\r\n\x1A\n");
  write("noise.txt", std::string(1000, '\x01'));
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(failure("empty.txt"), "the file is empty");
  EXPECT_EQ(failure("large.txt", {100}), "larger than the limit of 100 bytes");
  EXPECT_EQ(failure("fits.txt", {100}), "");
  EXPECT_EQ(
      failure("ferry.png"),
      "a PNG image: hearsay reads text, Markdown, HTML, mail, PDF, DOCX, ODT, EPUB and archives of these");
  EXPECT_EQ(capture_file(path("ferry.png"), {}).error().kind(), ErrorKind::Unsupported);
  EXPECT_EQ(failure("noise.txt"), "binary data, not a text");
  EXPECT_EQ(failure("pipe"), "not a regular file but a pipe");
  EXPECT_EQ(failure("."), "not a regular file but a folder");
  EXPECT_EQ(failure("none.txt"), "there is no such file");
}

TEST_F(CaptureFile, SaysThatItMayNot) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("secret.txt", "words");
  fs::permissions(path("secret.txt"), fs::perms::none);
  EXPECT_EQ(failure("secret.txt"), "cannot be read: Permission denied");
}

TEST_F(Walk, OffersFilesInOrder) {
  write("b/2.txt", "x");
  write("b/1.txt", "x");
  write("a.txt", "x");
  write("b.txt", "x");
  EXPECT_EQ(offered({path("")}), (Names{"a.txt", "b.txt", "b/1.txt", "b/2.txt"}));
  EXPECT_EQ(offered({path("b.txt"), path("b"), path("b/../b/1.txt")}),
            (Names{"b.txt", "b/1.txt", "b/2.txt"}));
}

TEST_F(Walk, LeavesOutWhatIsIgnored) {
  write(".hearsayignore", "*.tmp\ndrafts/\n");
  write("a.tmp", "x");
  write("drafts/d.txt", "x");
  write("news/.hearsayignore", "!keep.tmp\n/b.txt\n");
  write("news/keep.tmp", "x");
  write("news/b.txt", "x");
  write("news/deep/b.txt", "x");
  EXPECT_EQ(offered({path("")}),
            (Names{"a.tmp: left out by .hearsayignore", "drafts: left out by .hearsayignore",
                   "news/b.txt: left out by .hearsayignore", "news/deep/b.txt", "news/keep.tmp"}));
  EXPECT_EQ(offered({path("a.tmp")}), (Names{"a.tmp"}));  // named by the user
}

TEST_F(Walk, LeavesOutCaseFilesAndVersionControl) {
  write("case.hearsay", "x");
  write("case.hearsay-wal", "x");
  write(".git/config", "x");
  write("a.hearsay.txt", "x");
  EXPECT_EQ(offered({path("")}), (Names{".git: a folder of version control", "a.hearsay.txt"}));
  EXPECT_EQ(offered({path("case.hearsay")}), (Names{"case.hearsay: a case file, not a document"}));
}

TEST_F(Walk, EntersNoFolderTwice) {
  write("b/x.txt", "x");
  fs::create_directory_symlink(folder_, folder_ / "b/loop");
  fs::create_directory_symlink("b", folder_ / "a");
  fs::create_symlink("b/x.txt", folder_ / "link.txt");
  fs::create_symlink("nowhere", folder_ / "broken");
  fs::create_symlink("self", folder_ / "self");
  EXPECT_EQ(
      offered({path("")}),
      (Names{"a: a link to a folder that is read already", "b/loop: a link to a folder that is read already",
             "b/x.txt", "broken! a link to nothing", "link.txt", "self! a link that leads back to itself"}));
}

TEST_F(Walk, FailsOnWhatIsNotThere) {
  EXPECT_EQ(offered({path("none")}), (Names{"none! there is no such file or folder"}));
  EXPECT_EQ(walk({""}).size(), 1U);
  EXPECT_TRUE(walk({}).empty());
}

}  // namespace
}  // namespace hearsay
