// A compact form for values that go through a pipe or into a blob: numbers as LEB128, texts with their length
// before them.
//
// Each number has one form. The reader takes hostile bytes: once something does not fit it has failed for
// good and gives zeros and empty texts, so that callers check once, at the end. Nothing is allocated by a
// number that was read. Values; not synchronised.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace hearsay {

class WireWriter {
 public:
  void number(uint64_t value);
  void signed_number(int64_t value);  // zigzag: small where the value is near zero
  void text(std::string_view value);
  void span(Span value);

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  uint64_t number();
  int64_t signed_number();
  // A number from 0 to most; a larger one is a failure.
  uint64_t number_up_to(uint64_t most);
  // How many items follow; each takes at least one byte, so that a count that cannot be is a failure.
  size_t count();
  std::string_view text();  // a view of the bytes that are read
  Span span();              // of not more than 4 GiB, begin before end
  void fail();              // what was read makes no sense to the caller

  bool ok() const { return ok_; }
  // Everything was read, and all of it made sense.
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace hearsay
