#include "text/package_passages.h"

#include <map>
#include <utility>

#include "text/plain_passages.h"

namespace hearsay {

void add_passage(PassageTree& passages, PassageKind kind, Span span, const TextChange& by) {
  Passage passage;
  passage.kind = kind;
  passage.span = span;
  passage.author = by.author;
  passage.published = by.date;
  passages.add(std::move(passage));
}

void find_body_passages(std::string_view body, Document& document, PassageTree& passages) {
  Document plain;
  plain.text = body;
  plain.title = document.title;
  plain.author = document.author;
  plain.outlet = document.outlet;
  plain.published = document.published;
  find_plain_passages(plain);
  const bool has_shape = plain.passages.size() > 1;
  for (Passage& passage : plain.passages) passages.add(std::move(passage));
  if (!has_shape) return;
  document.author = plain.author;
  document.outlet = plain.outlet;
  document.published = plain.published;
}

std::vector<std::string> count_changes(const std::vector<TextChange>& changes, std::string_view what,
                                       std::string_view where) {
  std::map<std::string, size_t> by;
  for (const TextChange& change : changes) ++by[change.author];
  std::vector<std::string> notes;
  for (const auto& [author, times] : by) {
    std::string note = std::to_string(times);
    note.append(" ").append(what).append(times == 1 ? "" : "s").append(" by ");
    notes.push_back(note.append(author.empty() ? "somebody" : author).append(" ").append(where));
  }
  return notes;
}

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace hearsay
