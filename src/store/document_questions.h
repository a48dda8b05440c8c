// Questions about documents for the workbench. The caller keeps a transaction around each.
#pragma once

#include "store/browse_rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

Result<Listed<DocumentRow>> list_documents(Database& database, const DocumentFilter& filter);
// The newest document of these bytes; 0 where there is none.
Result<int64_t> find_document_with(Database& database, const std::string& sha256);
// The following fail with NotFound when there is no such document.
Result<DocumentHead> find_document(Database& database, int64_t id);
Result<DocumentText> find_text(Database& database, Zstd& zstd, int64_t id);
Result<std::string> find_bytes(Database& database, Zstd& zstd, int64_t id);
// `wanted` moves out to the edges of sentences, but not further than `reach` bytes beyond its end.
Result<Stretch> find_stretch(Database& database, int64_t id, Span wanted, uint32_t reach,
                             int64_t most_claims);
Result<Listed<FindingRow>> list_findings(Database& database, const std::string& kind, Page page);
Result<CaseState> state_of(Database& database);

}  // namespace hearsay
