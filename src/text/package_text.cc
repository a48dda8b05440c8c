#include "text/package_text.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::string_view kSoftHyphen = "\u00AD";

}  // namespace

Result<const XmlTree*> PackageText::open(const Package& package, const std::string& name, bool needed) {
  const std::string* bytes = package.find(name);
  if (bytes == nullptr) {
    if (needed) return Error(ErrorKind::Corrupt, "it has no part " + name);
    return nullptr;
  }
  Result<std::unique_ptr<XmlTree>> tree = parse_xml(*bytes);
  if (!tree) {
    if (needed) return std::move(tree).error().within(name);
    notes_.push_back(name + " is not read: " + tree.error().text());
    return nullptr;
  }
  const XmlTree* parsed = tree->get();
  if (!parsed->note.empty()) notes_.push_back(name + " is " + parsed->note);
  for (const std::string& note : parsed->source.notes) notes_.push_back(name + ": " + note);
  for (const OffsetMap::Piece& piece : parsed->source.map.pieces())
    to_bytes_.append({decoded_ + piece.text.begin, decoded_ + piece.text.end},
                     {bytes_ + piece.source.begin, bytes_ + piece.source.end});
  part_of_.emplace(parsed, parts_.size());
  parts_.push_back({name, *std::move(tree), decoded_, bytes_});
  decoded_ += static_cast<uint32_t>(parsed->source.text.size());
  bytes_ += static_cast<uint32_t>(bytes->size());
  return parsed;
}

const PackageText::Opened& PackageText::opened(const XmlTree& tree) const {
  const auto at = part_of_.find(&tree);
  HEARSAY_CHECK(at != part_of_.end());
  return parts_[at->second];
}

uint32_t PackageText::begin() {
  constexpr std::string_view kGaps[] = {"", " ", "\t", "\n", "\n\n"};
  if (end() != begun_) text_ += kGaps[static_cast<size_t>(gap_)];
  gap_ = TextGap::None;
  return begun_ = end();
}

void PackageText::put(std::string_view words) {
  begin();
  text_ += words;
}

void PackageText::add(std::string_view piece, uint32_t source, uint32_t source_size) {
  const uint32_t at = begin();
  text_ += piece;
  const Span text{at, end()};
  if (piece.size() == source_size)
    map_.append(text, {source, source + source_size});
  else
    map_.append_whole(text, {source, source + source_size});
}

void PackageText::words(const XmlTree& tree, pugi::xml_node node) {
  const std::string_view raw = node.value();
  const ptrdiff_t offset = node.offset_debug();
  if (raw.empty() || offset < 0) return;
  const uint32_t place = opened(tree).decoded + static_cast<uint32_t>(offset);
  const bool literal = node.type() == pugi::node_cdata;
  for (size_t at = 0; at < raw.size();) {
    const auto source = static_cast<uint32_t>(place + at);
    const std::string_view rest = raw.substr(at);
    if (is_space(raw[at])) {
      ++at;
      if (spaces_ == Spaces::Folded)
        gap(TextGap::Space);
      else
        add(" ", source, 1);
    } else if (const auto entity = literal ? std::nullopt : read_entity(rest)) {
      std::string character;
      append_utf8(character, entity->value);
      add(character, source, static_cast<uint32_t>(entity->length));
      at += entity->length;
    } else if (rest.starts_with(kSoftHyphen)) {
      at += kSoftHyphen.size();
    } else {
      size_t size = 1;
      while (size < rest.size() && !is_space(rest[size]) && rest[size] != '&' &&
             !rest.substr(size).starts_with(kSoftHyphen))
        ++size;
      add(rest.substr(0, size), source, static_cast<uint32_t>(size));
      at += size;
    }
  }
}

void PackageText::finish(Document& document) && {
  document.map = map_.after(to_bytes_);
  document.text = std::move(text_);
  for (size_t i = 0; i < parts_.size(); ++i) {
    const uint32_t end = i + 1 < parts_.size() ? parts_[i + 1].bytes : bytes_;
    document.parts.push_back({std::move(parts_[i].name), {parts_[i].bytes, end}});
  }
  document.notes.insert(document.notes.end(), std::make_move_iterator(notes_.begin()),
                        std::make_move_iterator(notes_.end()));
}

}  // namespace hearsay
