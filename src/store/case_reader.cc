#include "store/case_reader.h"

#include <filesystem>

#include "store/case_lock.h"
#include "store/case_path.h"
#include "store/claim_questions.h"
#include "store/decisions.h"
#include "store/ledger_questions.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/sqlite.h"
#include "store/verify.h"
#include "store/zstd.h"

namespace hearsay {

namespace {

class SqliteCaseReader : public CaseReader {
 public:
  explicit SqliteCaseReader(Database database) : database_(std::move(database)) {}

  Status claims(const ClaimFilter& filter, const std::function<void(const ClaimRow&)>& each) override {
    return ask<Done>([&] { return find_claims(database_, filter, each); });
  }
  Result<Chain> chain(int64_t claim) override {
    return ask<Chain>([&] { return find_chain(database_, zstd_, claim); });
  }
  Result<std::vector<SourceRow>> sources(const std::string& name_part) override {
    return ask<std::vector<SourceRow>>([&] { return find_sources(database_, name_part); });
  }
  Result<SearchResult> search(const std::string& query, int64_t limit) override {
    return ask<SearchResult>([&] { return search_sentences(database_, zstd_, query, limit); });
  }
  Result<LedgerSummary> ledger() override {
    return ask<LedgerSummary>([&] { return sum_up_ledger(database_); });
  }
  Status offers(const std::function<void(const LedgerEntry&)>& each) override {
    return ask<Done>([&] { return each_offer(database_, each); });
  }
  Status decisions(const std::function<void(const Decision&)>& each) override {
    return ask<Done>([&] {
      return each_decision(database_, [&](const Decision& decision, std::string_view) { each(decision); });
    });
  }
  Result<VerifyReport> verify(const std::function<void(int64_t, int64_t)>& progress) override {
    return ask<VerifyReport>([&] { return verify_case(database_, zstd_, progress); });
  }

 private:
  // One consistent state for each question.
  template <typename Answer, typename Question>
  Result<Answer> ask(Question question) {
    const Result<Transaction> transaction = Transaction::begin(database_, Transaction::Kind::Read);
    if (!transaction) return transaction.error();
    return question();
  }

  Database database_;
  Zstd zstd_;
};

Result<Database> open_file(const std::string& real, const std::string& name) {
  std::error_code failed;
  if (!std::filesystem::exists(real, failed)) {
    return Error(ErrorKind::NotFound, name + ": there is no such case");
  }
  if (is_no_file(real)) return Error(ErrorKind::Invalid, name + ": this is not a case file");
  return Database::open(real, Database::Mode::ReadOnly, name);
}

Result<Database> open_checked(const std::string& real, const std::string& name) {
  Result<Database> database = open_file(real, name);
  if (!database) return database;
  const Status checked = check_case(*database, migrations());
  if (!checked) return checked.error();
  return database;
}

// A writer that is killed while it opens or closes a case (it changes the journal's kind then) leaves a
// journal that only a connection that may write can roll back. Nothing else is written here.
bool roll_back_what_was_left(const std::string& real, const std::string& name) {
  std::error_code failed;
  if (!std::filesystem::exists(real + "-journal", failed)) return false;
  const Result<CaseLock> lock = CaseLock::take(real, name);
  if (!lock) return false;
  Result<Database> database = Database::open(real, Database::Mode::ReadWrite, name);
  return database && database->integer("SELECT count(*) FROM sqlite_schema");
}

}  // namespace

Result<std::unique_ptr<CaseReader>> CaseReader::open(const std::string& path) {
  const std::string real = real_case_path(path);
  Result<Database> database = open_checked(real, path);
  if (!database && roll_back_what_was_left(real, path)) database = open_checked(real, path);
  if (!database) return database.error();
  return std::unique_ptr<CaseReader>(std::make_unique<SqliteCaseReader>(*std::move(database)));
}

}  // namespace hearsay
