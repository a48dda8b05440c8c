#include "text/front_matter.h"

#include <algorithm>
#include <optional>

#include "text/dates.h"

namespace hearsay {
namespace {

constexpr size_t kMaxLines = 200;

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

// Without quotation marks, and a list in brackets as its members in a row.
std::string plain_value(std::string_view value) {
  value = trimmed(value);
  const bool list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  if (list) value = trimmed(value.substr(1, value.size() - 2));
  std::string out;
  for (size_t i = 0; i < value.size(); ++i) {
    const bool edge = i == 0 || i + 1 == value.size();
    const bool quote = value[i] == '"' || value[i] == '\'';
    const bool dropped = quote && (edge || (list && value[i] == '"'));
    if (!dropped) out.push_back(value[i]);
  }
  return out;
}

std::string date_of(const std::string& value) {
  if (!iso_day(value).empty()) return value;
  const auto date = find_date(value);
  return date ? date->iso : "";
}

void take(FrontMatter& head, std::string_view key, std::string_view raw) {
  const std::string value = plain_value(raw);
  if (value.empty()) return;
  const auto is = [key](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), key) != names.end();
  };
  if (is({"title", "headline"}) && head.title.empty()) {
    head.title = value;
  } else if (is({"author", "authors", "by", "byline"})) {
    head.author += (head.author.empty() ? "" : ", ") + value;
  } else if (is({"outlet", "publisher", "publication", "site", "source"}) && head.outlet.empty()) {
    head.outlet = value;
  } else if (is({"date", "published", "published_at", "publish_date", "datepublished", "created"}) &&
             head.published.empty()) {
    head.published = date_of(value);
  }
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter head;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return head;
  size_t at = text.find('\n') + 1;
  std::string key;
  for (size_t lines = 0; lines < kMaxLines && at < text.size(); ++lines) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (trimmed(line) == "---" || trimmed(line) == "...") {
      head.size = at;
      return head;
    }
    const std::string_view entry = trimmed(line);
    if (entry.starts_with("- ")) {
      take(head, key, entry.substr(2));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with(' ')) continue;
    key = std::string(trimmed(line.substr(0, colon)));
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    take(head, key, line.substr(colon + 1));
  }
  // Never closed: a rule that happens to open the text.
  return {};
}

}  // namespace hearsay
