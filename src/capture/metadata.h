// What a bare text cannot say of itself, from a table that the user gives: `hearsay read --metadata FILE`.
//
// FILE is UTF-8, tab-separated; its first line names the columns, out of: path title author outlet published.
// `path` must be there and is matched against the path as offered, else against its last components.
// `published` is YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 time.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace hearsay {

// Empty fields are unknown.
struct Metadata {
  std::string title, author, outlet, published;
};

class MetadataTable {
 public:
  MetadataTable() = default;
  // Fails with file name, line number and reason.
  static Result<MetadataTable> load(const std::string& file);
  static Result<MetadataTable> parse(const std::string& file, std::string_view content);

  // The row for a file, or an empty Metadata.
  Metadata find(const std::string& path) const;
  size_t size() const { return rows_.size(); }

 private:
  std::map<std::string, Metadata> rows_;  // by path as written in the table
};

}  // namespace hearsay
