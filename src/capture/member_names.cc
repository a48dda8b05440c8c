#include "capture/member_names.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr size_t kMostBytes = 500;

// Code page 437 from 0x80 on.
constexpr char16_t kCodePage437[] =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(sizeof(kCodePage437) == 2 * (128 + 1));

std::string as_utf8(std::string_view raw) {
  if (is_utf8(raw)) return std::string(raw);
  std::string out;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte < 0x80 ? byte : kCodePage437[byte - 0x80]);
  }
  return out;
}

// Line ends, escapes and marks that turn the direction of writing: a name is shown in one line as it is.
bool is_harmful(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069) || value == 0x2028 || value == 0x2029;
}

bool is_drive(std::string_view part) {
  return part.size() == 2 && part[1] == ':' && ((part[0] | 0x20) >= 'a' && (part[0] | 0x20) <= 'z');
}

// The beginning and the end, which has the extension.
std::string cut(std::string name) {
  if (name.size() <= kMostBytes) return name;
  size_t head = kMostBytes / 2;
  size_t tail = name.size() - kMostBytes / 2;
  while (!is_boundary(name, head)) --head;
  while (!is_boundary(name, tail)) ++tail;
  return name.substr(0, head) + "…" + name.substr(tail);
}

}  // namespace

std::string clean_member_name(std::string_view raw) {
  const std::string text = as_utf8(raw);
  std::string name;
  std::string part;
  const auto end_part = [&] {
    if (!part.empty() && part != "." && part != ".." && !(name.empty() && is_drive(part))) {
      if (!name.empty()) name += '/';
      name += part;
    }
    part.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (point.value == '/' || point.value == '\\')
      end_part();
    else if (is_harmful(point.value))
      append_utf8(part, kReplacement);
    else
      part.append(text, at, point.length);
    at += point.length;
  }
  end_part();
  return cut(std::move(name));
}

std::string DistinctNames::distinct(std::string name) {
  const std::hash<std::string_view> hash;
  uint32_t& times = taken_[hash(name)];
  if (++times == 1) return name;
  const size_t slash = name.rfind('/') + 1;
  const size_t dot = name.rfind('.');
  const size_t stem = dot == std::string::npos || dot <= slash ? name.size() : dot;
  for (;; ++times) {
    std::string numbered = name.substr(0, stem);
    numbered.append(" (").append(std::to_string(times)).append(")").append(name, stem);
    if (taken_.try_emplace(hash(numbered), 1).second) return numbered;
  }
}

bool is_system_file(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos ||
         file.starts_with("._") || file == ".DS_Store" || file == "Thumbs.db" || file == "desktop.ini";
}

}  // namespace hearsay
