// Puts one document with everything derived from it into the case's tables.
#pragma once

#include "store/rows.h"
#include "store/sqlite.h"
#include "store/zstd.h"

namespace hearsay {

// Invalid when a span does not lie in the text on character boundaries or an index points nowhere: a mistake
// of a reading stage, found before it gets into the case. Linear.
Status check_file(const ReadFile& file);

// Statements are prepared once. One thread; the caller keeps the transaction.
class DocumentRows {
 public:
  // Also to be called after a transaction was undone: learns which ids are free.
  Status prepare(Database& database);
  // The file must have passed check_file.
  Status insert(const ReadFile& file, int64_t capture, Zstd& zstd);

 private:
  // The ids that rows get next: one document's rows have ids in a row, so that index + first is the id.
  struct Ids {
    int64_t document = 0, passage = 0, sentence = 0, entity = 0, attribution = 0, finding = 0;
  };

  Status insert_document(const ReadFile& file, int64_t capture, Zstd& zstd);
  Status insert_passages(const Document& document);
  Status insert_sentences(const ReadFile& file);
  Status insert_entities(const Reading& reading);
  Status insert_attributions(const ReadFile& file);
  // Who an attribution is heard from, over all documents: two sources are one only under the same full name
  // and type, and one that the text does not name stays within its document. None where the text says nobody.
  Result<std::optional<int64_t>> source_of(const ReadFile& file, size_t index);
  Status insert_links(const std::vector<ChainLink>& links, int64_t claim);
  Status insert_claim_sentences(const ReadFile& file);
  Status insert_findings(const Reading& reading);

  Ids next_;
  Statement document_, passage_, sentence_, entity_, alias_, mention_, attribution_, link_, claim_sentence_,
      finding_, source_, source_id_;
};

}  // namespace hearsay
