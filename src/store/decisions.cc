#include "store/decisions.h"

#include "base/sha256.h"

namespace hearsay {

std::string digest_of(std::string_view digest_before, const Decision& decision) {
  // Each field with its length before it, so that no two decisions give the same bytes.
  std::string bytes;
  const auto add = [&](std::string_view field) {
    bytes.append(std::to_string(field.size())).append(":").append(field);
  };
  add(digest_before);
  add(std::to_string(decision.id));
  add(std::to_string(decision.at));
  add(decision.who);
  add(decision.kind);
  add(decision.sha256);
  add(decision.quote);
  add(std::to_string(decision.span.begin));
  add(std::to_string(decision.span.end));
  add(decision.payload);
  return sha256_hex(bytes);
}

Status append_decision(Database& database, const Decision& decision) {
  Result<Statement> last = database.prepare("SELECT id, digest FROM decision ORDER BY id DESC LIMIT 1");
  if (!last) return last.error();
  const Result<bool> row = last->step();
  if (!row) return row.error();
  Decision next = decision;
  next.id = *row ? last->integer(0) + 1 : 1;
  const std::string digest = digest_of(*row ? last->text(1) : std::string_view(), next);
  Result<Statement> insert =
      database.prepare("INSERT INTO decision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  if (!insert) return insert.error();
  return insert->run(next.id, next.at, next.who, next.kind, next.sha256, next.quote, next.span.begin,
                     next.span.end, next.payload, digest);
}

Status each_decision(Database& database,
                     const std::function<void(const Decision&, std::string_view digest)>& each) {
  Result<Statement> rows = database.prepare(
      "SELECT id, at, who, kind, sha256, quote, span_begin, span_end, payload, digest FROM decision"
      " ORDER BY id");
  if (!rows) return rows.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    Decision decision;
    decision.id = rows->integer(0);
    decision.at = rows->integer(1);
    decision.who = rows->text(2);
    decision.kind = rows->text(3);
    decision.sha256 = rows->text(4);
    decision.quote = rows->text(5);
    decision.span = {static_cast<uint32_t>(rows->integer(6)), static_cast<uint32_t>(rows->integer(7))};
    decision.payload = rows->text(8);
    each(decision, rows->text(9));
  }
}

}  // namespace hearsay
