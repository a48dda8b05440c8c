// Conditions of a query and the values bound to them. Nothing that a user typed becomes SQL.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/sqlite.h"

namespace hearsay {

class Conditions {
 public:
  // Binds a value; gives the parameter that stands for it: "?3".
  std::string value(std::variant<int64_t, std::string> bound) {
    values_.push_back(std::move(bound));
    return std::string("?").append(std::to_string(values_.size()));
  }

  void add(std::string_view condition) { sql_.append(sql_.empty() ? " WHERE " : " AND ").append(condition); }

  void among(std::string_view column, const std::vector<int64_t>& ids, bool wanted = true) {
    add(std::string(column) + (wanted ? " IN (" : " NOT IN (") + list(ids) + ")");
  }

  // "1, 2, 3"
  static std::string list(const std::vector<int64_t>& ids) {
    std::string list;
    for (const int64_t id : ids) list.append(list.empty() ? "" : ", ").append(std::to_string(id));
    return list;
  }

  template <typename Name>
  void named(std::string_view column, const std::vector<Name>& names) {
    if (names.empty()) return;
    std::string list;
    for (const Name name : names)
      list.append(list.empty() ? "" : ", ").append(value(std::string(name_of(name))));
    add(std::string(column) + " IN (" + list + ")");
  }

  // " WHERE … AND …", or nothing.
  const std::string& sql() const { return sql_; }

  void bind(Statement& statement) const {
    for (size_t i = 0; i < values_.size(); ++i)
      std::visit([&](const auto& bound) { statement.bind_at(static_cast<int>(i) + 1, bound); }, values_[i]);
  }

 private:
  std::string sql_;
  std::vector<std::variant<int64_t, std::string>> values_;
};

}  // namespace hearsay
