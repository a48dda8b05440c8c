// CaseReader: questions to a case file. Opens it read-only; a writer may work at the same time.
//
// Each question sees one consistent state. One thread uses a reader at a time; open several for several
// threads.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "store/browse_rows.h"
#include "store/rows.h"

namespace hearsay {

class CaseReader {
 public:
  // Fails with NotFound, Invalid (no case), Unsupported (made by a newer version, or an older one that needs
  // `hearsay read` to bring it up to date), Corrupt.
  static Result<std::unique_ptr<CaseReader>> open(const std::string& path);
  virtual ~CaseReader() = default;

  // In the order of documents and of the text. `each` is called once a row.
  virtual Status claims(const ClaimFilter& filter, const std::function<void(const ClaimRow&)>& each) = 0;
  // Fails with NotFound when there is no such claim.
  virtual Result<Chain> chain(int64_t claim) = 0;
  // Most heard first, ties by name.
  virtual Result<std::vector<SourceRow>> sources(const std::string& name_part) = 0;
  // Syntax in store/query.h; a query that cannot be understood is Invalid and the message says where.
  virtual Result<SearchResult> search(const std::string& query, int64_t limit) = 0;
  virtual Result<LedgerSummary> ledger() = 0;
  // Every offer with its fate, by path.
  virtual Status offers(const std::function<void(const LedgerEntry&)>& each) = 0;
  // In the order in which they were made.
  virtual Status decisions(const std::function<void(const Decision&)>& each) = 0;
  // For the workbench, page by page; the types say what is asked. A question about one thing fails with
  // NotFound when it is not there.
  virtual Result<CaseState> state() = 0;
  virtual Result<Listed<DocumentRow>> list_documents(const DocumentFilter& filter) = 0;
  virtual Result<DocumentHead> document(int64_t id) = 0;
  virtual Result<int64_t> document_with(const std::string& sha256) = 0;  // 0: none has these bytes
  virtual Result<DocumentText> text(int64_t document) = 0;
  virtual Result<std::string> bytes(int64_t document) = 0;  // of its capture, as they came
  // `wanted` moves out to the edges of sentences, but not further than `reach` bytes beyond it.
  virtual Result<Stretch> stretch(int64_t document, Span wanted, uint32_t reach, int64_t most_claims) = 0;
  virtual Result<Listed<ClaimRow>> list_claims(const ClaimQuery& query) = 0;
  virtual Result<Span> context(int64_t claim) = 0;  // its sentences and two on each side
  virtual Result<std::vector<HeardRow>> heard() = 0;
  virtual Result<SourceDetails> source_details(const std::vector<int64_t>& heard) = 0;
  virtual Result<int64_t> source_documents(const std::vector<int64_t>& heard) = 0;  // in how many they speak
  virtual Result<FacetedResult> search_with_facets(const FacetedQuery& query) = 0;
  virtual Result<Listed<FindingRow>> list_findings(const std::string& kind, Page page) = 0;
  virtual Result<Listed<LedgerEntry>> list_offers(const OfferFilter& filter) = 0;
  // Hashes of captures, spans inside their texts, quotes equal to the text, ledger adding up, index agreeing.
  // `progress(done, total)` in documents may be empty.
  virtual Result<VerifyReport> verify(const std::function<void(int64_t, int64_t)>& progress) = 0;
};

}  // namespace hearsay
