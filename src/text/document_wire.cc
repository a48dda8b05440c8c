#include "text/document_wire.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "base/wire.h"
#include "text/document_check.h"

namespace hearsay {
namespace {

// A passage takes a dozen bytes on the way and more than a hundred in memory.
constexpr size_t kMostPassages = 1'000'000;
constexpr size_t kMostParts = 100'000;

void put(WireWriter& writer, const Passage& passage) {
  const auto& [parent, kind, span, author, outlet, published, author_span, link] = passage;
  writer.number(static_cast<uint64_t>(parent + 1));
  writer.number(static_cast<uint64_t>(kind));
  writer.span(span);
  for (const std::string* text : {&author, &outlet, &published, &link}) writer.text(*text);
  writer.span(author_span);
}

void take(WireReader& reader, Passage& passage) {
  passage.parent = static_cast<int>(reader.number_up_to(kMostPassages)) - 1;
  passage.kind =
      static_cast<PassageKind>(reader.number_up_to(static_cast<uint64_t>(PassageKind::Boilerplate)));
  passage.span = reader.span();
  for (std::string* text : {&passage.author, &passage.outlet, &passage.published, &passage.link})
    *text = reader.text();
  passage.author_span = reader.span();
}

void put(WireWriter& writer, const Part& part) {
  writer.text(part.name);
  writer.span(part.source);
}

void take(WireReader& reader, Part& part) {
  part.name = reader.text();
  part.source = reader.span();
}

void put(WireWriter& writer, const std::string& text) { writer.text(text); }
void take(WireReader& reader, std::string& text) { text = reader.text(); }

template <typename Item>
void put_all(WireWriter& writer, const std::vector<Item>& items) {
  writer.number(items.size());
  for (const Item& item : items) put(writer, item);
}

// False where there are more than `most`.
template <typename Item>
bool take_all(WireReader& reader, std::vector<Item>& items, size_t most) {
  const size_t count = reader.count();
  if (count > most) return false;
  for (size_t i = 0; i < count && reader.ok(); ++i) take(reader, items.emplace_back());
  return true;
}

bool all_utf8(const Document& document) {
  bool good = true;
  const auto check = [&good](const std::string& text) { good = good && is_utf8(text); };
  for (const std::string* text : {&document.title, &document.author, &document.outlet, &document.published,
                                  &document.language, &document.amended})
    check(*text);
  for (const std::string& note : document.notes) check(note);
  for (const Part& part : document.parts) check(part.name);
  for (const Passage& passage : document.passages)
    for (const std::string* text : {&passage.author, &passage.outlet, &passage.published, &passage.link})
      check(*text);
  return good;
}

// Where the parts stand one after another, how long they are together; the capture itself without parts.
Result<size_t> source_size(const Document& document, size_t capture_size) {
  if (document.parts.empty()) return capture_size;
  uint32_t end = 0;
  for (const Part& part : document.parts) {
    if (part.source.begin != end)
      return Error(ErrorKind::Corrupt, "its parts do not stand one after another");
    end = part.source.end;
  }
  return end;
}

}  // namespace

std::string encode_document(const Document& document) {
  const auto& [text, map, parts, boxes, labels, title, author, outlet, published, language, amended, passages,
               notes] = document;
  HEARSAY_CHECK(boxes.empty() && labels.empty());
  WireWriter writer;
  writer.text(text);
  writer.text(map.encode());
  put_all(writer, parts);
  for (const std::string* word : {&title, &author, &outlet, &published, &language, &amended})
    writer.text(*word);
  put_all(writer, passages);
  put_all(writer, notes);
  return writer.take();
}

Result<Document> decode_document(std::string_view bytes, size_t capture_size) {
  WireReader reader(bytes);
  Document document;
  document.text = reader.text();
  const std::string_view map = reader.text();
  bool few = take_all(reader, document.parts, kMostParts);
  for (std::string* word : {&document.title, &document.author, &document.outlet, &document.published,
                            &document.language, &document.amended})
    *word = reader.text();
  few = few && take_all(reader, document.passages, kMostPassages) &&
        take_all(reader, document.notes, kMostNotes + 1);
  if (!few) return Error(ErrorKind::Limit, "it has too many passages");
  const Error damaged(ErrorKind::Corrupt, "what was read of it makes no sense");
  if (!reader.finished() || !all_utf8(document)) return damaged;
  auto decoded = OffsetMap::decode(map);
  if (!decoded) return Error(damaged);
  document.map = *std::move(decoded);
  const Result<size_t> size = source_size(document, capture_size);
  if (!size) return size.error();
  if (std::string fault = document_fault(document, *size); !fault.empty())
    return Error(ErrorKind::Corrupt, std::move(fault)).within(damaged.message());
  return document;
}

}  // namespace hearsay
