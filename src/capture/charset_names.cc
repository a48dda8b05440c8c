#include "capture/charset_names.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool is_charset_name(std::string_view name) {
  constexpr size_t kLongest = 40;
  return !name.empty() && name.size() <= kLongest && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
  });
}

}  // namespace

std::string usual_charset(std::string_view declared) {
  std::string name(declared);
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
    if (name == latin) return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "shift_jis" || name == "sjis" || name == "x-sjis") return "ibm-943_P15A-2003";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  return name;
}

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view charset) {
  const std::string name = usual_charset(charset);
  if (name == "utf-8" && is_utf8(bytes)) return std::string(bytes);
  // ICU's own name for it is in capitals.
  if (!is_charset_name(name) && name != "ibm-943_P15A-2003") return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    status = U_ZERO_ERROR;
    const UChar32 value = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // what is left makes no character
    const bool bad = U_FAILURE(status) || value < 0 || value > 0x10FFFF || U_IS_SURROGATE(value);
    append_utf8(out, bad ? kReplacement : static_cast<char32_t>(value));
  }
  return out;
}

std::string to_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  return to_utf8(bytes, "windows-1252").value_or(std::string());
}

}  // namespace hearsay
