// What commit acknowledged stays, whatever happens afterwards.
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/case_reader.h"
#include "store/case_writer.h"
#include "store/sqlite.h"
#include "store/test_files.h"

namespace hearsay {
namespace {

using testing::HasSubstr;

ReadFile numbered_file(int number) {
  const std::string text = "Document " + std::to_string(number) + " of the harbour papers.\n" +
                           "Adela Croft said the quay was sound.\n" + std::string(3000, 'x') +
                           std::to_string(number);
  ReadFile file = plain_file("file" + std::to_string(number), text);
  add_claim(file, {"Adela Croft", "said", "the quay was sound", -1, -1, SourceType::Named});
  return file;
}

std::set<std::string> paths_in(const std::string& path) {
  auto reader = CaseReader::open(path);
  EXPECT_TRUE(reader.ok()) << (reader.ok() ? "" : reader.error().text());
  std::set<std::string> paths;
  EXPECT_TRUE((*reader)->offers([&](const LedgerEntry& entry) { paths.insert(entry.path); }).ok());
  return paths;
}

void expect_sound(const std::string& path) {
  auto reader = CaseReader::open(path);
  ASSERT_TRUE(reader.ok()) << reader.error().text();
  const Result<VerifyReport> report = (*reader)->verify({});
  ASSERT_TRUE(report.ok()) << report.error().text();
  for (const Problem& problem : report->problems) ADD_FAILURE() << problem.where << ": " << problem.what;
  const Result<LedgerSummary> ledger = (*reader)->ledger();
  EXPECT_EQ(ledger->documents, ledger->read);
  EXPECT_EQ(ledger->documents, ledger->attributions);  // one each: none is half there
}

// Writes documents from `first` on, `batch` a commit, and tells of each commit through the pipe: for ever.
[[noreturn]] void write_until_killed(const std::string& path, int first, int batch, int pipe) {
  auto writer = CaseWriter::open(path);
  if (!writer) _exit(1);
  for (int next = first;;) {
    for (int i = 0; i < batch; ++i) {
      if (!(*writer)->add(numbered_file(next++), 1)) _exit(2);
    }
    if (!(*writer)->commit()) _exit(3);
    if (write(pipe, &next, sizeof next) != sizeof next) _exit(4);
    if (next % 7 == 0 && !(*writer)->update_index()) _exit(5);
  }
}

TEST(Durability, KilledWritersLoseNothingAcknowledged) {
  const TestFolder folder;
  const std::string path = folder.file("k.hearsay");
  int acknowledged = 0;
  for (int round = 0; round < 12; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) write_until_killed(path, acknowledged, 1 + round % 5, ends[1]);
    close(ends[1]);
    // Every second one is killed while it begins, the others once they have told of a commit.
    pollfd told{ends[0], POLLIN, 0};
    ASSERT_GE(poll(&told, 1, round % 2 == 1 ? 60000 : 0), round % 2);
    usleep(static_cast<useconds_t>(3000 + round * 7919 % 40000));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "exit " << WEXITSTATUS(status);
    for (int next = 0; read(ends[0], &next, sizeof next) == sizeof next;) acknowledged = next;
    close(ends[0]);
    if (acknowledged == 0) continue;  // killed before the case was made

    const std::set<std::string> paths = paths_in(path);
    for (int i = 0; i < acknowledged; ++i) ASSERT_TRUE(paths.contains("file" + std::to_string(i))) << i;
    expect_sound(path);
    acknowledged = static_cast<int>(paths.size());  // a commit that was done and not told of
  }
  ASSERT_GT(acknowledged, 0);
  // The lock of a killed writer holds nobody up, and what was written is known.
  auto writer = CaseWriter::open(path);
  ASSERT_TRUE(writer.ok()) << writer.error().text();
  const Capture capture = numbered_file(0).capture;
  EXPECT_EQ((*writer)->known(capture.path, capture.sha256), CaseWriter::Known::ThisPath);
  ASSERT_TRUE((*writer)->update_index().ok());
  expect_sound(path);
}

// Runs `act` in a child whose files cannot grow beyond `bytes`; gives its exit status.
int with_small_files(rlim_t bytes, const std::function<int()>& act) {
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit(act());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Durability, AFullDiskStopsWithAMessageAndLosesNothing) {
  const TestFolder folder;
  const std::string path = folder.file("f.hearsay");
  const int exit_status = with_small_files(2 << 20, [&] {
    auto writer = CaseWriter::open(path);
    if (!writer) return 100;
    for (int i = 0; i < 10000; ++i) {
      Status status = (*writer)->add(numbered_file(i), 1);
      if (status) status = (*writer)->commit();
      if (status) continue;
      if (status.error().kind() != ErrorKind::Unavailable) return 101;
      if (status.error().text().find(path) == std::string::npos) return 102;
      // What failed is not known, what was acknowledged is.
      const Capture failed = numbered_file(i).capture, before = numbered_file(i - 1).capture;
      if ((*writer)->known(failed.path, failed.sha256) != CaseWriter::Known::No) return 103;
      if ((*writer)->known(before.path, before.sha256) != CaseWriter::Known::ThisPath) return 104;
      return i > 10 ? 0 : 105;
    }
    return 106;
  });
  EXPECT_EQ(exit_status, 0);
  const size_t kept = paths_in(path).size();
  EXPECT_GT(kept, 10u);
  expect_sound(path);
  // With room again the work goes on.
  auto writer = CaseWriter::open(path);
  ASSERT_TRUE(writer.ok()) << writer.error().text();
  ASSERT_TRUE((*writer)->add(numbered_file(5000), 1).ok());
  ASSERT_TRUE((*writer)->update_index().ok());
  EXPECT_EQ(paths_in(path).size(), kept + 1);
  expect_sound(path);
}

// Making the case needs room, too; wherever it ends, what is left opens as a case or as nothing.
TEST(Durability, NoRoomForANewCase) {
  for (const rlim_t bytes : {0, 1, 4096, 20000, 50000, 100000, 150000}) {
    const TestFolder folder;
    const std::string path = folder.file("n.hearsay");
    const int exit_status = with_small_files(bytes, [&] {
      auto writer = CaseWriter::open(path);
      return writer.ok() || writer.error().kind() == ErrorKind::Unavailable ? 0 : 1;
    });
    EXPECT_EQ(exit_status, 0) << bytes;
    auto writer = CaseWriter::open(path);
    ASSERT_TRUE(writer.ok()) << bytes << ": " << writer.error().text();
    ASSERT_TRUE((*writer)->add(numbered_file(1), 1).ok());
    ASSERT_TRUE((*writer)->commit().ok());
    expect_sound(path);
  }
}

TEST(Durability, OneWriterAtATime) {
  const TestFolder folder;
  const std::string path = folder.file("w.hearsay");
  auto first = CaseWriter::open(path);
  ASSERT_TRUE(first.ok());
  std::filesystem::create_symlink(path, folder.file("link.hearsay"));
  for (const std::string& name : {path, folder.file("link.hearsay"), folder.file("./w.hearsay")}) {
    const auto second = CaseWriter::open(name);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind(), ErrorKind::Conflict);
    EXPECT_THAT(second.error().text(), HasSubstr(name));
    EXPECT_THAT(second.error().text(), HasSubstr("another hearsay"));
  }
  first->reset();
  EXPECT_TRUE(CaseWriter::open(path).ok());
}

TEST(Durability, ReadersSeeWholeCommitsWhileAWriterWorks) {
  const TestFolder folder;
  const std::string path = folder.file("r.hearsay");
  auto writer = CaseWriter::open(path);
  ASSERT_TRUE(writer.ok());
  std::atomic<bool> over = false;
  std::jthread reading([&] {
    int64_t last = 0;
    while (!over) {
      auto reader = CaseReader::open(path);
      ASSERT_TRUE(reader.ok()) << reader.error().text();
      for (int i = 0; i < 3; ++i) {
        const Result<LedgerSummary> ledger = (*reader)->ledger();
        ASSERT_TRUE(ledger.ok()) << ledger.error().text();
        ASSERT_EQ(ledger->documents % 10, 0);
        ASSERT_EQ(ledger->attributions, ledger->documents);
        ASSERT_GE(ledger->documents, last);
        last = ledger->documents;
      }
    }
  });
  for (int i = 0; i < 600; ++i) {
    ASSERT_TRUE((*writer)->add(numbered_file(i), 1).ok());
    if (i % 10 == 9) {
      const Status committed = (*writer)->commit();
      ASSERT_TRUE(committed.ok()) << committed.error().text();
    }
  }
  const Status indexed = (*writer)->update_index();
  EXPECT_TRUE(indexed.ok()) << (indexed.ok() ? "" : indexed.error().text());
  over = true;
  reading.join();
  expect_sound(path);
}

TEST(Durability, ACleanEndLeavesOneFile) {
  const TestFolder folder;
  const std::string path = folder.file("one.hearsay");
  {
    auto writer = CaseWriter::open(path);
    ASSERT_TRUE((*writer)->add(numbered_file(1), 1).ok());
    ASSERT_TRUE((*writer)->update_index().ok());
  }
  const auto names = [&] {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder.file(""))) {
      found.insert(entry.path().filename());
    }
    return found;
  };
  EXPECT_THAT(names(), testing::ElementsAre("one.hearsay"));
  expect_sound(path);
  EXPECT_THAT(names(), testing::ElementsAre("one.hearsay"));
}

// Killed while it changes the journal's kind, a writer leaves a journal that has to be rolled back.
TEST(Durability, ReadersRollBackWhatAKilledWriterLeft) {
  const TestFolder folder;
  const std::string path = folder.file("one.hearsay");
  {
    auto writer = CaseWriter::open(path);
    ASSERT_TRUE((*writer)->add(numbered_file(1), 1).ok());
    ASSERT_TRUE((*writer)->update_index().ok());
  }
  const pid_t child = fork();
  if (child == 0) {
    auto database = Database::open(path, Database::Mode::ReadWrite, path);
    const Status written = database->run(
        "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE document SET text = zeroblob(1000000);"
        "UPDATE sentence SET heading = 1");  // more than the cache holds: it reaches the file
    _exit(written.ok() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  ASSERT_TRUE(std::filesystem::exists(path + "-journal"));
  expect_sound(path);
  EXPECT_FALSE(std::filesystem::exists(path + "-journal"));
}

// As another user where the tests run as root, whom no permission stops.
int as_somebody_else(const std::function<int()>& act) {
  constexpr uid_t kNobody = 65534;
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && setuid(kNobody) != 0) _exit(99);
    _exit(act());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Durability, AReadOnlyFolderIsRead) {
  const TestFolder folder;
  const std::string path = folder.file("one.hearsay");
  {
    auto writer = CaseWriter::open(path);
    ASSERT_TRUE((*writer)->add(numbered_file(1), 1).ok());
    ASSERT_TRUE((*writer)->update_index().ok());
  }
  using std::filesystem::perms;
  std::filesystem::permissions(path, perms::owner_read | perms::group_read | perms::others_read);
  std::filesystem::permissions(folder.file(""), perms::owner_read | perms::owner_exec | perms::group_read |
                                                    perms::group_exec | perms::others_read |
                                                    perms::others_exec);
  const int exit_status = as_somebody_else([&] {
    auto reader = CaseReader::open(path);
    if (!reader) return 1;
    const Result<VerifyReport> report = (*reader)->verify({});
    if (!report || !report->problems.empty() || report->documents != 1) return 2;
    const auto found = (*reader)->search("quay", -1);
    if (!found || found->total != 1) return 3;
    const auto writer = CaseWriter::open(path);
    return writer.ok() || writer.error().kind() != ErrorKind::Unavailable ? 4 : 0;
  });
  std::filesystem::permissions(folder.file(""), perms::owner_all);
  EXPECT_EQ(exit_status, 0);
}

}  // namespace
}  // namespace hearsay
