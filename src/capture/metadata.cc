#include "capture/metadata.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "capture/regular_file.h"

namespace hearsay {
namespace {

constexpr size_t kMaxTableBytes = size_t{256} << 20;
constexpr std::string_view kColumns = "path title author outlet published";

Error line_error(const std::string& file, size_t line, const std::string& reason) {
  return {ErrorKind::Invalid, file + ":" + std::to_string(line) + ": " + reason};
}

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const size_t tab = line.find('\t');
    std::string_view field = line.substr(0, tab);
    while (field.starts_with(' ')) field.remove_prefix(1);
    while (field.ends_with(' ')) field.remove_suffix(1);
    fields.push_back(field);
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// YYYY, YYYY-MM, YYYY-MM-DD, or that with T and a time behind it.
bool is_date(std::string_view text) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (text.size() < 4 || !are_digits(text.substr(0, 4))) return false;
  if (text.size() == 4) return true;
  if (text.size() < 7 || text[4] != '-' || !are_digits(text.substr(5, 2))) return false;
  const int month = number_of(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  if (text.size() < 10 || text[7] != '-' || !are_digits(text.substr(8, 2))) return false;
  const int day = number_of(text.substr(8, 2));
  if (day < 1 || day > kDays[month - 1]) return false;
  if (text.size() == 10) return true;
  const std::string_view time = text.substr(10);
  return time.size() >= 6 && (time[0] == 'T' || time[0] == ' ') && are_digits(time.substr(1, 2)) &&
         time[3] == ':' && time.find_first_not_of("0123456789:.,+-Z", 1) == std::string_view::npos;
}

std::string* field_of(Metadata& row, std::string& path, std::string_view column) {
  if (column == "path") return &path;
  if (column == "title") return &row.title;
  if (column == "author") return &row.author;
  if (column == "outlet") return &row.outlet;
  if (column == "published") return &row.published;
  return nullptr;
}

// Why a header line cannot be used; empty when it can.
std::string header_fault(const std::vector<std::string_view>& columns) {
  Metadata row;
  std::string path;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (field_of(row, path, columns[i]) == nullptr)
      return "there is no column \"" + std::string(columns[i]) +
             "\"; the columns are: " + std::string(kColumns) + " (parted by tabs)";
    if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), columns[i]) !=
        columns.begin() + static_cast<std::ptrdiff_t>(i))
      return "the column \"" + std::string(columns[i]) + "\" stands there twice";
  }
  if (std::find(columns.begin(), columns.end(), "path") == columns.end())
    return "the first line must name the columns, and \"path\" must be one of them";
  return "";
}

}  // namespace

Result<MetadataTable> MetadataTable::load(const std::string& file) {
  const Result<FileContent> content = read_regular_file(file, kMaxTableBytes);
  if (!content) return content.error();
  return parse(file, content->bytes);
}

Result<MetadataTable> MetadataTable::parse(const std::string& file, std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  MetadataTable table;
  std::map<std::string, size_t> lines;  // where each path was given
  std::vector<std::string_view> columns;
  for (size_t number = 1; !content.empty(); ++number) {
    const size_t end = content.find('\n');
    std::string_view line = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_utf8(line)) return line_error(file, number, "not UTF-8");
    if (columns.empty()) {
      columns = split_fields(line);
      const std::string fault = header_fault(columns);
      if (!fault.empty()) return line_error(file, number, fault);
      continue;
    }
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    const std::vector<std::string_view> fields = split_fields(line);
    if (fields.size() > columns.size())
      return line_error(
          file, number,
          "has " + std::to_string(fields.size()) + " fields, the header " + std::to_string(columns.size()));
    Metadata row;
    std::string path;
    for (size_t i = 0; i < fields.size(); ++i) *field_of(row, path, columns[i]) = fields[i];
    if (path.empty()) return line_error(file, number, "has no path");
    if (!row.published.empty() && !is_date(row.published))
      return line_error(file, number,
                        "\"" + row.published + "\" is no date such as 2017, 2017-06 or 2017-06-05");
    path = std::filesystem::path(path).lexically_normal().string();
    const auto [earlier, is_new] = lines.emplace(path, number);
    if (!is_new)
      return line_error(file, number,
                        path + " stands in line " + std::to_string(earlier->second) + " already");
    table.rows_.emplace(std::move(path), std::move(row));
  }
  if (columns.empty()) return line_error(file, 1, header_fault({}));
  return table;
}

Metadata MetadataTable::find(const std::string& path) const {
  const std::string whole = std::filesystem::path(path).lexically_normal().string();
  // The path itself, then ever fewer of its last components.
  for (size_t at = 0; at != std::string::npos;) {
    const auto row = rows_.find(whole.substr(at));
    if (row != rows_.end()) return row->second;
    const size_t slash = whole.find('/', at);
    at = slash == std::string::npos ? slash : slash + 1;
  }
  return {};
}

}  // namespace hearsay
