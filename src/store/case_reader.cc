#include "store/case_reader.h"

#include <algorithm>
#include <filesystem>

#include "store/case_lock.h"
#include "store/case_path.h"
#include "store/claim_questions.h"
#include "store/decision_desk.h"
#include "store/decision_inbox.h"
#include "store/decisions.h"
#include "store/document_questions.h"
#include "store/ledger_questions.h"
#include "store/query_sql.h"
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
  SqliteCaseReader(Database database, std::string path)
      : database_(std::move(database)), path_(std::move(path)) {}

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
  // Those that wait beside the case follow those in it. They are read first: what is taken in meanwhile is
  // found in the table and known by its id.
  Status decisions(const std::function<void(const Decision&)>& each) override {
    const Result<WaitingDecisions> waiting = read_waiting_decisions(path_);
    if (!waiting) return waiting.error();
    int64_t last = 0;
    Status told = ask<Done>([&] {
      return each_decision(database_, [&](const Decision& decision, std::string_view) {
        last = decision.id;
        each(decision);
      });
    });
    if (!told) return told;
    for (const Decision& decision : waiting->decisions)
      if (decision.id > last) each(decision);
    return Done{};
  }
  Result<CaseState> state() override {
    const Result<WaitingDecisions> waiting = read_waiting_decisions(path_);
    if (!waiting) return waiting.error();
    Result<CaseState> state = ask<CaseState>([&] { return state_of(database_); });
    if (state && !waiting->decisions.empty())
      state->decisions = std::max(state->decisions, waiting->decisions.back().id);
    return state;
  }
  Result<Listed<DocumentRow>> list_documents(const DocumentFilter& filter) override {
    return ask<Listed<DocumentRow>>([&] { return hearsay::list_documents(database_, filter); });
  }
  Result<DocumentHead> document(int64_t id) override {
    return ask<DocumentHead>([&] { return find_document(database_, id); });
  }
  Result<int64_t> document_with(const std::string& sha256) override {
    return ask<int64_t>([&] { return find_document_with(database_, sha256); });
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
  Result<int64_t> source_documents(const std::vector<int64_t>& heard) override {
    return ask<int64_t>([&] { return count_source_documents(database_, heard); });
  }
  Result<FacetedResult> search_with_facets(const FacetedQuery& query) override {
    return ask<FacetedResult>([&] { return hearsay::search_with_facets(database_, zstd_, query); });
  }
  Result<Listed<FindingRow>> list_findings(const std::string& kind, Page page) override {
    return ask<Listed<FindingRow>>([&] { return hearsay::list_findings(database_, kind, page); });
  }
  Result<Listed<LedgerEntry>> list_offers(const OfferFilter& filter) override {
    return ask<Listed<LedgerEntry>>([&] { return hearsay::list_offers(database_, filter); });
  }
  Result<VerifyReport> verify(const std::function<void(int64_t, int64_t)>& progress) override {
    Result<VerifyReport> report = ask<VerifyReport>([&] { return verify_case(database_, zstd_, progress); });
    const Result<WaitingDecisions> waiting = read_waiting_decisions(path_);
    if (!waiting) return waiting.error();
    if (report && waiting->damaged > 0)
      report->problems.push_back({"decisions that wait beside the case",
                                  std::to_string(waiting->damaged) + " of their lines are damaged"});
    return report;
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
  std::string path_;  // the real one
  Zstd zstd_;
};

class WaitingDesk : public DecisionDesk {
 public:
  WaitingDesk(Database database, std::string path) : database_(std::move(database)), path_(std::move(path)) {}

  // The lock comes first: nothing is taken in, and no number given, until the decision is written.
  Result<Decision> add(const Decision& decision) override {
    Result<std::unique_ptr<DecisionInbox>> inbox = DecisionInbox::lock(path_, true);
    if (!inbox) return inbox.error();
    const Result<WaitingDecisions> waiting = (*inbox)->read();
    if (!waiting) return waiting.error();
    const Result<int64_t> last = database_.integer("SELECT max(id) FROM decision");
    if (!last) return last.error();
    Decision next = decision;
    next.id = *last + 1;
    if (!waiting->decisions.empty()) next.id = std::max(next.id, waiting->decisions.back().id + 1);
    const Status appended = (*inbox)->append(next);
    if (!appended) return appended.error();
    return next;
  }

 private:
  Database database_;
  std::string path_;
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

Result<Database> open_for_questions(const std::string& path) {
  const std::string real = real_case_path(path);
  Result<Database> database = open_checked(real, path);
  if (!database && roll_back_what_was_left(real, path)) database = open_checked(real, path);
  if (!database) return database;
  const Status defined = define_query_functions(*database);
  if (!defined) return defined.error();
  return database;
}

}  // namespace

Result<std::unique_ptr<CaseReader>> CaseReader::open(const std::string& path) {
  Result<Database> database = open_for_questions(path);
  if (!database) return database.error();
  return std::unique_ptr<CaseReader>(
      std::make_unique<SqliteCaseReader>(*std::move(database), real_case_path(path)));
}

Result<std::unique_ptr<DecisionDesk>> DecisionDesk::open(const std::string& path) {
  Result<Database> database = open_for_questions(path);
  if (!database) return database.error();
  return std::unique_ptr<DecisionDesk>(
      std::make_unique<WaitingDesk>(*std::move(database), real_case_path(path)));
}

}  // namespace hearsay
