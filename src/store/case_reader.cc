#include "store/case_reader.h"

#include <filesystem>

#include "store/case_lock.h"
#include "store/case_path.h"
#include "store/claim_questions.h"
#include "store/decisions.h"
#include "store/document_questions.h"
#include "store/ledger_questions.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/source_questions.h"
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
  Result<CaseState> state() override {
    return ask<CaseState>([&] { return state_of(database_); });
  }
  Result<Listed<DocumentRow>> list_documents(const DocumentFilter& filter) override {
    return ask<Listed<DocumentRow>>([&] { return hearsay::list_documents(database_, filter); });
  }
  Result<DocumentHead> document(int64_t id) override {
    return ask<DocumentHead>([&] { return find_document(database_, id); });
  }
  Result<DocumentText> text(int64_t document) override {
    return ask<DocumentText>([&] { return find_text(database_, zstd_, document); });
  }
  Result<std::string> bytes(int64_t document) override {
    return ask<std::string>([&] { return find_bytes(database_, zstd_, document); });
  }
  Result<Stretch> stretch(int64_t document, Span wanted, uint32_t reach, int64_t most_claims) override {
    return ask<Stretch>([&] { return find_stretch(database_, document, wanted, reach, most_claims); });
  }
  Result<Listed<ClaimRow>> list_claims(const ClaimQuery& query) override {
    return ask<Listed<ClaimRow>>([&] { return hearsay::list_claims(database_, query); });
  }
  Result<Span> context(int64_t claim) override {
    return ask<Span>([&] { return find_context(database_, claim); });
  }
  Result<std::vector<HeardRow>> heard() override {
    return ask<std::vector<HeardRow>>([&] { return all_heard(database_); });
  }
  Result<SourceDetails> source_details(const std::vector<int64_t>& heard) override {
    return ask<SourceDetails>([&] { return find_source_details(database_, heard); });
  }
  Result<SourceDetails> source_extent(const std::vector<int64_t>& heard) override {
    return ask<SourceDetails>([&] { return find_source_extent(database_, heard); });
  }
  Result<Listed<FindingRow>> list_findings(const std::string& kind, Page page) override {
    return ask<Listed<FindingRow>>([&] { return hearsay::list_findings(database_, kind, page); });
  }
  Result<Listed<LedgerEntry>> list_offers(const OfferFilter& filter) override {
    return ask<Listed<LedgerEntry>>([&] { return hearsay::list_offers(database_, filter); });
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
