#include "text/package.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "capture/archive.h"
#include "capture/media_type.h"

namespace hearsay {
namespace {

constexpr size_t kMostPartBytes = size_t{64} << 20;
constexpr size_t kMostBytes = size_t{192} << 20;
constexpr size_t kMostParts = 50'000;

bool is_text_part(std::string_view name) {
  constexpr std::string_view kExtensions[] = {".xml", ".rels", ".xhtml", ".html",
                                              ".htm", ".xht",  ".opf",   ".ncx"};
  return std::find(std::begin(kExtensions), std::end(kExtensions), extension_of(name)) !=
         std::end(kExtensions);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool coded = text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
                       hex_value(text[at + 2]) >= 0;
    out.push_back(coded ? static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]))
                        : text[at]);
    if (coded) at += 2;
  }
  return out;
}

}  // namespace

Result<Package> Package::open(std::string_view bytes) {
  UnpackLimits limits;
  limits.max_member_bytes = kMostPartBytes;
  limits.max_bytes = kMostBytes;
  limits.max_members = kMostParts;
  Result<ArchiveReader> reader = ArchiveReader::open(bytes, limits);
  if (!reader) return std::move(reader).error();
  Package package;
  ArchiveEntry entry;
  while (true) {
    const Result<bool> more = reader->next(entry);
    if (!more && more.error().kind() == ErrorKind::Corrupt && !package.parts_.empty()) {
      package.notes_.push_back(more.error().text());
      return package;
    }
    if (!more) return more.error();
    if (!*more) return package;
    package.names_.push_back(entry.name);
    if (!is_text_part(entry.name)) continue;
    Result<std::string> content =
        entry.problem.empty() ? reader->read() : Error(ErrorKind::Unsupported, entry.problem);
    if (content)
      package.parts_.try_emplace(lower(std::string_view(entry.name)), *std::move(content));
    else
      package.notes_.push_back(entry.name + ": " + content.error().text());
  }
}

Package Package::of(std::map<std::string, std::string, std::less<>> parts) {
  Package package;
  for (auto& [name, content] : parts) {
    package.names_.push_back(name);
    package.parts_.try_emplace(lower(std::string_view(name)), std::move(content));
  }
  return package;
}

const std::string* Package::find(std::string_view name) const {
  const auto at = parts_.find(lower(name));
  return at == parts_.end() ? nullptr : &at->second;
}

size_t Package::count(std::string_view prefix) const {
  return static_cast<size_t>(std::count_if(
      names_.begin(), names_.end(), [prefix](const std::string& name) { return name.starts_with(prefix); }));
}

std::string resolve_part(std::string_view from, std::string_view target) {
  if (target.find("://") != std::string_view::npos || target.starts_with("mailto:")) return "";
  target = target.substr(0, target.find('#'));
  if (target.empty()) return "";
  std::string path =
      target.starts_with('/')
          ? std::string()
          : std::string(from.substr(0, from.rfind('/') == std::string_view::npos ? 0 : from.rfind('/') + 1));
  path += percent_decoded(target);
  std::vector<std::string_view> parts;
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = std::string_view(path).substr(at, end - at);
    if (part == ".." && !parts.empty())
      parts.pop_back();
    else if (!part.empty() && part != "." && part != "..")
      parts.push_back(part);
    at = end + 1;
  }
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

}  // namespace hearsay
