#include "json/json_writer.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "base/check.h"

namespace hearsay {
namespace {

std::string quoted(std::string_view text) {
  using Json = nlohmann::json;
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_.append(1, '"').append(name).append("\":");
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  out_ += quoted(text);
  return *this;
}

JsonWriter& JsonWriter::value(int64_t number) {
  separate();
  char digits[24];
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  return *this;
}

JsonWriter& JsonWriter::decimal(double number, int digits) {
  separate();
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, digits);
  HEARSAY_CHECK(end.ec == std::errc());
  out_.append(text, end.ptr);
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

}  // namespace hearsay
