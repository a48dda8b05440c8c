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

// Whether what is told beside the text is UTF-8, and not longer together than it may be.
bool words_are_sound(const Document& document, size_t most) {
  bool good = true;
  const auto check = [&](const std::string& text) {
    good = good && text.size() <= most && is_utf8(text);
    most -= good ? text.size() : 0;
  };
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

Result<Document> decode_document(std::string_view bytes, size_t capture_size, size_t max_text_bytes) {
  WireReader reader(bytes);
  Document document;
  const std::string_view text = reader.text();
  if (text.size() > max_text_bytes) return Error(ErrorKind::Limit, "its text is too long");
  document.text = text;
  const std::string_view map = reader.text();
  bool few = take_all(reader, document.parts, kMostParts);
  for (std::string* word : {&document.title, &document.author, &document.outlet, &document.published,
                            &document.language, &document.amended})
    *word = reader.text();
  few = few && take_all(reader, document.passages, kMostPassages) &&
        take_all(reader, document.notes, kMostNotes + 1);
  if (!few) return Error(ErrorKind::Limit, "it has too many passages");
  const Error damaged(ErrorKind::Corrupt, "what was read of it makes no sense");
  if (!reader.finished() || !words_are_sound(document, max_text_bytes)) return damaged;
  auto decoded = OffsetMap::decode(map);
  if (!decoded) return Error(damaged);
  document.map = *std::move(decoded);
  if (std::string fault = document_fault(document, capture_size); !fault.empty())
    return Error(ErrorKind::Corrupt, std::move(fault)).within(damaged.message());
  return document;
}

}  // namespace hearsay
