#include "store/sqlite.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace hearsay {

namespace {

constexpr int kPatienceMilliseconds = 10000;
constexpr size_t kMostKept = 64;  // statements of a connection

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::Conflict;
    case SQLITE_NOTADB:
      return ErrorKind::Invalid;
    case SQLITE_CORRUPT:
      return ErrorKind::Corrupt;
    case SQLITE_TOOBIG:
      return ErrorKind::Limit;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return ErrorKind::Invalid;
    default:
      return ErrorKind::Unavailable;
  }
}

bool is_out_of_space(int code, int system_error) {
  if ((code & 0xFF) == SQLITE_FULL) return true;
  return (code & 0xFF) == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT);
}

// The path as a URI, so that no name (":memory:", "file:x?mode=…") means anything but the file.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr char kDigits[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      uri += c;
    }
  }
  return uri;
}

// A case may come from a stranger: nothing that its schema holds may act on its own. Text in double quotes is
// never a string, deleted bytes are overwritten, and the file is never mapped into memory.
Status harden(Database& database) {
  sqlite3* handle = database.connection().handle;
  database.set_patience(kPatienceMilliseconds);
  const int settings[][2] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                             {SQLITE_DBCONFIG_DQS_DDL, 0},     {SQLITE_DBCONFIG_DQS_DML, 0},
                             {SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
  for (const auto& [setting, value] : settings) {
    sqlite3_db_config(handle, setting, value, static_cast<int*>(nullptr));
  }
  return database.run(
      "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA secure_delete = "
      "FAST");
}

}  // namespace

Error Connection::error(int code, std::string_view doing) const {
  const int system_error = handle ? sqlite3_system_errno(handle) : 0;
  std::string message = name;
  if (!doing.empty()) message.append(": ").append(doing);
  message += ": ";
  if (is_out_of_space(code, system_error)) {
    message += "the disk is full";
  } else if ((code & 0xFF) == SQLITE_NOTADB) {
    message += "this is not a case file";
  } else if ((code & 0xFF) == SQLITE_CORRUPT) {
    message += "the file is damaged";
  } else if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    message += "another program is using the file";
  } else {
    message += handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const int kind = code & 0xFF;
    if (system_error != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN)) {
      message.append(" (").append(std::strerror(system_error)).append(")");
    }
  }
  return {kind_of(code), message};
}

Result<bool> Statement::step() {
  const int bound = std::exchange(bound_, SQLITE_OK);
  if (bound != SQLITE_OK) return connection_->error(bound);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  Error error = connection_->error(code);
  reset();
  return error;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_text(statement_.get(), column);
  const auto size = static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes ? std::string_view(static_cast<const char*>(bytes), size) : std::string_view();
}

std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes ? std::string_view(static_cast<const char*>(bytes), size) : std::string_view();
}

// SQLite takes a null pointer for NULL; an empty view is an empty value.
void Statement::put_text(int at, std::string_view text) {
  const char* bytes = text.data() ? text.data() : "";
  note(sqlite3_bind_text64(statement_.get(), at, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::put_blob(int at, std::string_view bytes) {
  const char* data = bytes.data() ? bytes.data() : "";
  note(sqlite3_bind_blob64(statement_.get(), at, data, bytes.size(), SQLITE_STATIC));
}

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const {
  if (!keeper) {
    sqlite3_finalize(statement);
    return;
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  keeper->kept.push_back(statement);
  if (keeper->kept.size() <= kMostKept) return;
  sqlite3_finalize(keeper->kept.front());
  keeper->kept.erase(keeper->kept.begin());
}

void Database::Close::operator()(Connection* connection) const {
  for (sqlite3_stmt* statement : connection->kept) sqlite3_finalize(statement);
  sqlite3_close_v2(connection->handle);
  delete connection;
}

Result<Database> Database::open(const std::string& path, Mode mode, const std::string& name) {
  // Counting its memory would make every allocation of every connection wait for one lock.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  Database database;
  database.connection_.reset(new Connection{name, nullptr, false, {}});
  const std::string uri = uri_of(path);
  const int code = sqlite3_open_v2(uri.c_str(), &database.connection_->handle, flags, nullptr);
  if (code != SQLITE_OK) return database.connection_->error(code);
  const Status hardened = harden(database);
  if (!hardened) return hardened.error();
  // Only the writer checkpoints, closing included: two connections that do can lose commits in SQLite before
  // 3.51.3.
  if (mode != Mode::ReadWrite) {
    const Status cached = database.run("PRAGMA cache_size = -16000");
    if (!cached) return cached.error();
    database.connection_->keeps_statements = true;
    sqlite3_db_config(database.connection_->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                      static_cast<int*>(nullptr));
  }
  return database;
}

Result<Database> Database::open_in_memory() {
  Database database;
  database.connection_.reset(new Connection{"memory", nullptr, false, {}});
  const int code = sqlite3_open_v2(":memory:", &database.connection_->handle,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return database.connection_->error(code);
  const Status hardened = harden(database);
  if (!hardened) return hardened.error();
  return database;
}

Status Database::run(const char* sql) {
  const int code = sqlite3_exec(connection_->handle, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return connection_->error(code);
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
  Statement statement;
  Status prepared = prepare(sql, statement);
  if (!prepared) return std::move(prepared).error();
  return statement;
}

Status Database::prepare(std::string_view sql, Statement& statement) {
  Connection& connection = *connection_;
  const auto same = [&](sqlite3_stmt* kept) { return sql == sqlite3_sql(kept); };
  const auto kept = std::find_if(connection.kept.rbegin(), connection.kept.rend(), same);
  sqlite3_stmt* made = nullptr;
  if (kept != connection.kept.rend()) {
    made = *kept;
    connection.kept.erase(std::next(kept).base());
  }
  const int code = made ? SQLITE_OK
                        : sqlite3_prepare_v3(connection_->handle, sql.data(), static_cast<int>(sql.size()),
                                             SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (code != SQLITE_OK) return connection_->error(code);
  statement.statement_ = {made, Statement::GiveBack{connection.keeps_statements ? &connection : nullptr}};
  statement.connection_ = connection_.get();
  return Done{};
}

Result<int64_t> Database::integer(std::string_view sql) {
  Result<Statement> statement = prepare(sql);
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : 0;
}

Status Database::define(const char* name, int arguments,
                        void (*function)(sqlite3_context*, int, sqlite3_value**)) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  const int code = sqlite3_create_function_v2(connection_->handle, name, arguments, flags, nullptr, function,
                                              nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return connection_->error(code);
  return Done{};
}

Result<Transaction> Transaction::begin(Database& database, Kind kind) {
  Status begun = database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!begun) return std::move(begun).error();
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

// SQLite ends some failed transactions itself (a full disk); then there is nothing left to undo.
Transaction::~Transaction() {
  if (database_ && database_->in_transaction()) {
    sqlite3_exec(database_->connection().handle, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Status Transaction::commit() {
  Status committed = database_->run("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

}  // namespace hearsay
