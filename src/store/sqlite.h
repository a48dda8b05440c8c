// The C API of SQLite behind three small types: Database, Statement, Transaction.
//
// Only .cc files of src/store and their tests include this. A connection and its statements belong to one
// thread at a time. Every failure names the file and the reason: NotFound, Unavailable (disk full,
// permissions, input/output), Invalid (no database), Corrupt, Conflict (locked by somebody else).
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace hearsay {

// Bytes to bind as a BLOB; a plain string_view is bound as TEXT.
struct Blob {
  std::string_view bytes;
};

// A connection and the name under which messages speak of it.
struct Connection {
  std::string name;
  sqlite3* handle = nullptr;
  bool keeps_statements = false;    // for the next time that the same SQL is prepared
  std::vector<sqlite3_stmt*> kept;  // not in use; the last is the one that was used last

  // What SQLite's result code `code` means for a person who was `doing` something (empty: nothing to add).
  Error error(int code, std::string_view doing = {}) const;
};

// A prepared statement. Parameters are ?1, ?2, … Texts and blobs are not copied: they must live until the
// statement was run. Columns count from 0; what they give lives until the next step.
class Statement {
 public:
  Statement() = default;

  template <typename... Values>
  Statement& bind(const Values&... values) {
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }

  template <typename Value>
  void bind_at(int parameter, const Value& value) {
    put(parameter, value);
  }

  // Goes to the next row; false after the last, which also makes the statement ready to be bound anew.
  Result<bool> step();
  // Binds, runs to the end, and makes ready again.
  template <typename... Values>
  Status run(const Values&... values) {
    bind(values...);
    const Result<bool> stepped = step();
    reset();
    if (!stepped) return stepped.error();
    return Done{};
  }
  void reset();

  int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  std::string_view text(int column) const;
  std::string_view blob(int column) const;

 private:
  friend class Database;
  struct GiveBack {
    Connection* keeper;  // none: the statement ends
    void operator()(sqlite3_stmt* statement) const;
  };

  template <typename Value>
  void put(int at, const Value& value) {
    if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
      note(sqlite3_bind_int64(statement_.get(), at, static_cast<int64_t>(value)));
    } else if constexpr (std::is_same_v<Value, Blob>) {
      put_blob(at, value.bytes);
    } else if constexpr (std::is_same_v<Value, std::optional<int64_t>>) {
      if (value) put(at, *value);
      if (!value) note(sqlite3_bind_null(statement_.get(), at));
    } else {
      put_text(at, value);
    }
  }
  void put_text(int at, std::string_view text);
  void put_blob(int at, std::string_view bytes);
  void note(int code) {
    if (bound_ == SQLITE_OK) bound_ = code;
  }

  const Connection* connection_ = nullptr;
  std::unique_ptr<sqlite3_stmt, GiveBack> statement_{nullptr, GiveBack{nullptr}};
  int bound_ = SQLITE_OK;  // the first failure of a bind since the last run
};

class Database {
 public:
  enum class Mode {
    ReadWrite,  // makes the file when there is none
    ReadOnly,   // never checkpoints; keeps its statements, which must end before it does
  };
  // `name` is what messages call the file. Nothing in the file is trusted: see the .cc for the settings.
  static Result<Database> open(const std::string& path, Mode mode, const std::string& name);
  static Result<Database> open_in_memory();

  // Runs statements that need no parameters and give no rows.
  Status run(const char* sql);
  Result<Statement> prepare(std::string_view sql);
  // Prepares into `statement`, which may stand in a class that has no value yet.
  Status prepare(std::string_view sql, Statement& statement);
  // The integer in the first column of the first row; 0 when there is no row.
  Result<int64_t> integer(std::string_view sql);
  // How long to wait for a lock of somebody else before a Conflict.
  void set_patience(int milliseconds) { sqlite3_busy_timeout(connection_->handle, milliseconds); }
  // Makes `function(context, values)` callable in SQL as name(…), for our own statements only.
  Status define(const char* name, int arguments, void (*function)(sqlite3_context*, int, sqlite3_value**));

  // The rowid that the last INSERT gave.
  int64_t last_id() const { return sqlite3_last_insert_rowid(connection_->handle); }
  bool in_transaction() const { return sqlite3_get_autocommit(connection_->handle) == 0; }
  const Connection& connection() const { return *connection_; }

 private:
  struct Close {
    void operator()(Connection* connection) const;
  };
  std::unique_ptr<Connection, Close> connection_;  // on the heap: statements point at it
};

// What happens between begin and commit happens as a whole or not at all; undone unless committed.
class Transaction {
 public:
  enum class Kind { Read, Write };
  static Result<Transaction> begin(Database& database, Kind kind);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Status commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace hearsay
