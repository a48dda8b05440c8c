// SHA-256 (FIPS 180-4, by OpenSSL): the name of a capture's bytes. Safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace hearsay
