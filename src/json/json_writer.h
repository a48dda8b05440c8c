// JsonWriter: one JSON value written straight into a string. Documents have millions of tokens; a tree of
// them would be many times their size.
//
// The caller nests begin and end rightly; commas are put here. Strings may be any bytes: what is not UTF-8
// becomes U+FFFD. Not synchronised.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(int64_t number);
  JsonWriter& decimal(double number, int digits = 1);  // so many behind the point
  JsonWriter& null();
  JsonWriter& truth(bool value);  // a name of its own: a string literal would become a bool

  // A member, for what is the same every time.
  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }
  // Left out when empty: not known.
  JsonWriter& known(std::string_view name, std::string_view text) {
    return text.empty() ? *this : member(name, text);
  }

  std::string take() && { return std::move(out_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;  // nothing stands before in this array or object, or a key does
};

}  // namespace hearsay
