#include "store/verify.h"

#include <filesystem>
#include <system_error>

#include "base/sha256.h"
#include "base/utf8.h"
#include "store/decisions.h"
#include "store/span_text.h"
#include "store/verify_index.h"
#include "text/places.h"

namespace hearsay {

namespace {

constexpr size_t kMostProblems = 1000;  // a file that is damaged all over is described well enough by these

bool lies_in(int64_t begin, int64_t end, std::string_view text) {
  return 0 <= begin && begin <= end && end <= static_cast<int64_t>(text.size()) &&
         is_boundary(text, static_cast<size_t>(begin)) && is_boundary(text, static_cast<size_t>(end));
}

class Verifier {
 public:
  Verifier(Database& database, Zstd& zstd) : database_(database), zstd_(zstd) {}

  Status run(const std::function<void(int64_t, int64_t)>& progress) {
    Status status = check_file();
    if (status) status = check_captures();
    if (status) status = check_documents(progress);
    if (status) status = check_ledger();
    if (status) status = check_decisions();
    if (status) status = check_index();
    return status;
  }
  VerifyReport take_report() { return std::move(report_); }

 private:
  void problem(const std::string& where, const std::string& what) {
    if (report_.problems.size() < kMostProblems) report_.problems.push_back({where, what});
  }

  // Runs a query and hands each row on.
  template <typename Each>
  Status each_row(std::string_view sql, std::optional<int64_t> parameter, Each each) {
    Result<Statement> rows = database_.prepare(sql);
    if (!rows) return rows.error();
    if (parameter) rows->bind(*parameter);
    while (true) {
      const Result<bool> row = rows->step();
      if (!row) return row.error();
      if (!*row) return Done{};
      each(*rows);
    }
  }

  // One problem for each row of a query that finds what must not be: where, what.
  Status none_of(std::string_view sql) {
    return each_row(sql, std::nullopt, [&](const Statement& row) {
      problem(std::string(row.text(0)), std::string(row.text(1)));
    });
  }

  // The file as such: by SQLite's own checks, which do not notice a last page that is cut and not in use.
  Status check_file() {
    const Result<int64_t> page = database_.integer("PRAGMA page_size");
    if (!page) return page.error();
    std::error_code error;
    const auto size =
        std::filesystem::file_size(sqlite3_db_filename(database_.connection().handle, "main"), error);
    if (!error && size % static_cast<uint64_t>(*page) != 0)
      problem(database_.connection().name, "the file ends in the middle of a page: it was cut");
    Status checked = each_row("PRAGMA quick_check(20)", std::nullopt, [&](const Statement& row) {
      if (row.text(0) != "ok") problem(database_.connection().name, std::string(row.text(0)));
    });
    if (!checked) return checked;
    return each_row("PRAGMA foreign_key_check", std::nullopt, [&](const Statement& row) {
      problem("table " + std::string(row.text(0)) + ", row " + std::string(row.text(1)),
              "points at a row of " + std::string(row.text(2)) + " that is not there");
    });
  }

  Status check_captures() {
    Status counted = each_row("SELECT count(*) FROM capture", std::nullopt,
                              [&](const Statement& row) { report_.captures = row.integer(0); });
    if (!counted) return counted;
    Status checked =
        each_row("SELECT id, sha256, size, zstd FROM blob", std::nullopt, [&](const Statement& row) {
          const Result<std::string> bytes = zstd_.restore(row.blob(3), row.integer(2));
          if (!bytes) return problem(captures_of(row.integer(0)), bytes.error().text());
          if (sha256_hex(*bytes) != row.text(1)) {
            problem(captures_of(row.integer(0)), "the stored bytes do not have their SHA-256");
          }
        });
    if (!checked) return checked;
    // What was read as an archive needs no document, whatever other captures of the same bytes are called.
    return none_of(
        "SELECT 'capture ' || id || ' (' || path || ')', 'its bytes have no document' FROM capture"
        " WHERE NOT EXISTS (SELECT 1 FROM capture AS same LEFT JOIN document ON document.capture = same.id"
        " WHERE same.blob = capture.blob AND (same.archive OR document.id IS NOT NULL))");
  }

  std::string captures_of(int64_t blob) {
    std::string names;
    const Status named =
        each_row("SELECT path FROM capture WHERE blob = ?1 ORDER BY id", blob, [&](const Statement& row) {
          if (names.empty()) names = row.text(0);
        });
    return "capture " + std::to_string(blob) + (named && !names.empty() ? " (" + names + ")" : "");
  }

  Status check_documents(const std::function<void(int64_t, int64_t)>& progress) {
    const Result<int64_t> total = database_.integer("SELECT count(*) FROM document");
    if (!total) return total.error();
    constexpr char kDocuments[] =
        "SELECT d.id, capture.path, d.size, d.text, d.map, blob.size, d.places_size, d.places FROM document "
        "AS d"
        " JOIN capture ON capture.id = d.capture JOIN blob ON blob.id = capture.blob ORDER BY d.id";
    Status inner = Done{};
    Status status = each_row(kDocuments, std::nullopt, [&](const Statement& row) {
      if (inner) inner = check_document(row);
      ++report_.documents;
      if (progress) progress(report_.documents, *total);
    });
    return status ? inner : status;
  }

  Status check_document(const Statement& row) {
    const int64_t id = row.integer(0);
    where_ = "document " + std::to_string(id) + " (" + std::string(row.text(1)) + ")";
    Result<std::string> text = zstd_.restore(row.blob(3), row.integer(2));
    if (!text) {
      problem(where_, text.error().text());
      return Done{};
    }
    text_ = *std::move(text);
    if (!is_utf8(text_)) problem(where_, "the text is not UTF-8");
    check_map(row.blob(4), bytes_behind(row));
    Status status = check_passages(id);
    if (status) status = check_sentences(id);
    if (status) status = check_mentions(id);
    if (status) status = check_claims(id);
    if (status) status = check_findings(id);
    return status;
  }

  // How many bytes the map may lead to: those of the capture, or those of its parts when they are unpacked.
  int64_t bytes_behind(const Statement& row) {
    const int64_t capture_size = row.integer(5);
    if (row.integer(6) == 0) return capture_size;
    Document document;
    const Result<std::string> places = zstd_.restore(row.blob(7), row.integer(6));
    if (!places || !decode_places(*places, document)) {
      problem(where_, "the places of its text are damaged");
      return capture_size;
    }
    for (const PageBox& box : document.boxes)
      if (!lies_in(box.text.begin, box.text.end, text_)) {
        problem(where_, "a word on a page does not lie in the text");
        break;
      }
    return static_cast<int64_t>(source_size(document.parts, static_cast<size_t>(capture_size)));
  }

  void check_map(std::string_view encoded, int64_t capture_size) {
    const Result<OffsetMap> map = OffsetMap::decode(encoded);
    if (!map) return problem(where_, map.error().text());
    uint32_t last = 0;
    for (const OffsetMap::Piece& piece : map->pieces()) {
      const bool sound = last <= piece.text.begin && lies_in(piece.text.begin, piece.text.end, text_) &&
                         piece.source.begin <= piece.source.end && piece.source.end <= capture_size;
      if (!sound) return problem(where_, "the map from text to bytes leads outside of them");
      last = piece.text.end;
    }
  }

  void check_span(const std::string& what, int64_t begin, int64_t end) {
    ++report_.spans;
    if (!lies_in(begin, end, text_)) problem(where_ + ", " + what, "its span does not lie in the text");
  }

  Status check_passages(int64_t document) {
    return each_row(
        "SELECT p.id, p.span_begin, p.span_end, p.author_begin, p.author_end,"
        " p.parent IS NULL OR (q.document = p.document AND q.span_begin <= p.span_begin AND"
        " p.span_end <= q.span_end) FROM passage AS p LEFT JOIN passage AS q ON q.id = p.parent"
        " WHERE p.document = ?1",
        document, [&](const Statement& row) {
          const std::string what = "passage " + std::to_string(row.integer(0));
          check_span(what, row.integer(1), row.integer(2));
          check_span(what, row.integer(3), row.integer(4));
          if (row.integer(5) == 0) problem(where_ + ", " + what, "it does not lie in the passage around it");
        });
  }

  Status check_sentences(int64_t document) {
    int64_t last = 0;
    return each_row("SELECT id, span_begin, span_end FROM sentence WHERE document = ?1 ORDER BY id", document,
                    [&](const Statement& row) {
                      const std::string what = "sentence " + std::to_string(row.integer(0));
                      check_span(what, row.integer(1), row.integer(2));
                      if (row.integer(1) < last)
                        problem(where_ + ", " + what, "it begins before the one before it ends");
                      last = row.integer(2);
                    });
  }

  Status check_mentions(int64_t document) {
    return each_row(
        "SELECT id, span_begin, span_end FROM entity JOIN mention ON mention.entity = entity.id WHERE "
        "document = ?1",
        document, [&](const Statement& row) {
          check_span("mention of source " + std::to_string(row.integer(0)), row.integer(1), row.integer(2));
        });
  }

  // Checks the spans of a role and that the words beside them are what stands there.
  void check_role(const std::string& what, std::string_view stored_spans, std::string_view stored_words) {
    const Result<std::vector<Span>> spans = read_spans(stored_spans);
    if (!spans) return problem(where_ + ", " + what, spans.error().text());
    bool sound = true;
    for (const Span span : *spans) {
      ++report_.spans;
      sound = sound && lies_in(span.begin, span.end, text_);
    }
    if (!sound) return problem(where_ + ", " + what, "its span does not lie in the text");
    if (spans->empty()) return;
    ++report_.quotes;
    if (words_of(*spans, text_) != stored_words) {
      problem(where_ + ", " + what, "its words are not those of the text");
    }
  }

  Status check_claims(int64_t document) {
    Status checked = each_row(
        "SELECT a.id, a.source_spans, a.source, a.cue_spans, a.cue, a.content_spans, a.content,"
        " a.depth + 1 = (SELECT count(*) FROM chain_link WHERE claim = a.id),"
        " a.parent IS NULL OR a.document = (SELECT document FROM attribution WHERE id = a.parent),"
        " a.access_spans, a.access"
        " FROM attribution AS a WHERE a.document = ?1",
        document, [&](const Statement& row) {
          const std::string what = "claim " + std::to_string(row.integer(0));
          check_role(what + ", source", row.text(1), row.text(2));
          check_role(what + ", cue", row.text(3), row.text(4));
          check_role(what + ", content", row.text(5), row.text(6));
          check_role(what + ", access", row.text(9), row.text(10));
          if (row.integer(7) == 0) problem(where_ + ", " + what, "its depth is not that of its chain");
          if (row.integer(8) == 0) problem(where_ + ", " + what, "it stands in a claim of another document");
        });
    if (!checked) return checked;
    return each_row(
        "SELECT c.claim FROM sentence AS s JOIN claim_sentence AS c ON c.sentence = s.id"
        " JOIN attribution AS a ON a.id = c.claim WHERE s.document = ?1 AND a.document <> s.document",
        document, [&](const Statement& row) {
          problem(where_ + ", claim " + std::to_string(row.integer(0)),
                  "it is said to stand in a sentence of another document");
        });
  }

  Status check_findings(int64_t document) {
    return each_row("SELECT id, spans FROM finding WHERE document = ?1", document, [&](const Statement& row) {
      const std::string what = "finding " + std::to_string(row.integer(0));
      const Result<std::vector<Span>> spans = read_spans(row.text(1));
      if (!spans) return problem(where_ + ", " + what, spans.error().text());
      for (const Span span : *spans) check_span(what, span.begin, span.end);
    });
  }

  Status check_ledger() {
    return none_of(
        "SELECT path, 'the ledger calls it read, but it has no capture' FROM ledger"
        " WHERE fate = 'read' AND capture IS NULL"
        " UNION ALL SELECT ledger.path, 'the ledger gives it the capture of another path' FROM ledger"
        " JOIN capture ON capture.id = ledger.capture WHERE capture.path <> ledger.path"
        " UNION ALL SELECT path, 'it was captured, but it is not in the ledger' FROM capture"
        " WHERE path NOT IN (SELECT path FROM ledger)");
  }

  Status check_decisions() {
    std::string before;
    int64_t count = 0;
    return each_decision(database_, [&](const Decision& decision, std::string_view digest) {
      ++count;
      const bool sound = decision.id == count && digest == digest_of(before, decision);
      if (!sound) problem("decision " + std::to_string(decision.id), "it or one before it was changed");
      before = digest;
    });
  }

  // Damaged texts were told of already and make no comparison.
  Status check_index() {
    if (!report_.problems.empty()) return Done{};
    const Result<bool> agrees = index_agrees(database_, zstd_);
    if (!agrees) return agrees.error();
    if (!*agrees) problem("search index", "it does not hold the words of the sentences");
    return Done{};
  }

  Database& database_;
  Zstd& zstd_;
  VerifyReport report_;
  std::string where_;  // the document at hand, for messages
  std::string text_;   // its text
};

}  // namespace

Result<VerifyReport> verify_case(Database& database, Zstd& zstd,
                                 const std::function<void(int64_t, int64_t)>& progress) {
  Verifier verifier(database, zstd);
  const Status status = verifier.run(progress);
  VerifyReport report = verifier.take_report();
  // Pages that cannot be read end the check, but that is what was asked for: a problem, not a failure.
  if (!status && status.error().kind() != ErrorKind::Corrupt) return status.error();
  if (!status) report.problems.push_back({database.connection().name, status.error().text()});
  return report;
}

}  // namespace hearsay
