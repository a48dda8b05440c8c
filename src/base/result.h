// Result<T>: a value, or why there is none.
//
// Operations that can fail (a file, a database, a limit) return Result. Odd input that can still be read is
// not a failure: it gives a value and notes. A bug aborts (check.h). Nothing here throws. Not synchronised;
// values.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/check.h"

namespace hearsay {

enum class ErrorKind {
  NotFound,     // it is not there
  Invalid,      // what was asked for makes no sense
  Corrupt,      // stored data is damaged
  Unavailable,  // the system refused: permissions, disk full, input/output
  Conflict,     // somebody else holds it
  Cancelled,    // the user stopped it
  Limit,        // it is larger or deeper than allowed
  Unsupported,  // a kind or version that this build does not know
};

// What failed and why, for a person: `message` names the thing, `cause` says what lay beneath.
class Error {
 public:
  Error(ErrorKind kind, std::string message) : kind_(kind), message_(std::move(message)) {}

  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }
  const Error* cause() const { return cause_.get(); }

  // This error as the cause of a wider one of the same kind: "reading x.html: too deep".
  Error within(std::string message) && {
    Error outer(kind_, std::move(message));
    outer.cause_ = std::make_shared<const Error>(std::move(*this));
    return outer;
  }

  // The whole story in one line, outermost first.
  std::string text() const { return cause_ ? message_ + ": " + cause_->text() : message_; }

 private:
  ErrorKind kind_;
  std::string message_;
  std::shared_ptr<const Error> cause_;  // shared so that errors can be copied
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return Error(…);` both read well.
  Result(T value) : content_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : content_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(content_); }
  explicit operator bool() const { return ok(); }

  // The value; only when ok().
  T& value() & {
    HEARSAY_CHECK(ok());
    return std::get<T>(content_);
  }
  const T& value() const& {
    HEARSAY_CHECK(ok());
    return std::get<T>(content_);
  }
  T&& value() && {
    HEARSAY_CHECK(ok());
    return std::get<T>(std::move(content_));
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  // The error; only when not ok().
  const Error& error() const& {
    HEARSAY_CHECK(!ok());
    return std::get<Error>(content_);
  }
  Error&& error() && {
    HEARSAY_CHECK(!ok());
    return std::get<Error>(std::move(content_));
  }

 private:
  std::variant<T, Error> content_;
};

// The result of something done for its effect: `return Done{};` or an Error.
struct Done {};
using Status = Result<Done>;

}  // namespace hearsay
