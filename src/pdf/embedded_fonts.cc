#include "pdf/embedded_fonts.h"

#include <poppler/Object.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <utility>

namespace hearsay {
namespace {

// What the stream holds; nothing where that is more than `most` bytes.
std::string read(Stream& stream, size_t most) {
  constexpr int kStep = 1 << 16;
  std::string bytes;
  stream.reset();
  for (int got = kStep; got == kStep;) {
    const size_t size = bytes.size();
    if (size > most) return "";
    bytes.resize(size + kStep);
    got = stream.doGetChars(kStep, reinterpret_cast<unsigned char*>(bytes.data()) + size);
    bytes.resize(size + static_cast<size_t>(std::max(got, 0)));
  }
  stream.close();
  return bytes.size() <= most ? bytes : "";
}

}  // namespace

void EmbeddedFonts::unpack_file(XRef& objects, const Dict& descriptor, const char* key) {
  const Object& place = descriptor.lookupNF(key);
  if (!place.isRef()) return;
  const Object file = objects.fetch(place.getRef());
  if (!file.isStream() || file.streamGetDict()->lookupNF("Filter").isNull()) return;
  std::string bytes = read(*file.getStream(), left_);
  if (bytes.empty()) return;
  left_ -= bytes.size();
  Dict* const head = file.streamGetDict()->copy(&objects);
  head->remove("Filter");
  head->remove("DecodeParms");
  bytes.shrink_to_fit();
  const std::string& kept = files_.emplace_back(std::move(bytes));
  const Object unpacked(
      static_cast<Stream*>(new MemStream(kept.data(), 0, static_cast<Goffset>(kept.size()), Object(head))));
  objects.setModifiedObject(&unpacked, place.getRef());
}

void EmbeddedFonts::unpack(XRef& objects, Dict* page_resources) {
  if (page_resources == nullptr) return;
  const Object fonts = page_resources->lookup("Font");
  if (!fonts.isDict()) return;
  for (int i = 0; i < fonts.getDict()->getLength(); ++i) {
    const Object& place = fonts.getDict()->getValNF(i);
    if (!place.isRef() || !seen_.insert(place.getRefNum()).second) continue;
    const Object font = objects.fetch(place.getRef());
    if (!font.isDict()) continue;
    const Object descriptor = font.getDict()->lookup("FontDescriptor");
    if (!descriptor.isDict()) continue;
    for (const char* key : {"FontFile", "FontFile3"}) unpack_file(objects, *descriptor.getDict(), key);
  }
}

}  // namespace hearsay
