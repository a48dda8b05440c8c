// Who may ask: the checks that every request passes before anything of it is read or done.
//
// A page of another site can make a browser send requests to this machine, and with a name that leads here it
// can read the answers (DNS rebinding); another user of the machine can reach the port. So the Host must be
// the server's own, the Origin, where there is one, too, and the token of this start must be there. Pure;
// safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "serve/http.h"

namespace hearsay {

struct GuardSettings {
  int port = 0;
  std::string token;  // 64 hexadecimal digits
  size_t max_json_bytes = size_t{256} << 10;
  size_t max_file_bytes = size_t{64} << 20;
};

// 32 random bytes of the system, in hexadecimal digits.
std::string new_token();

std::string cookie_name(int port);

// Why the request is refused; none when it may be answered. `/?token=…` with the right token passes.
std::optional<HttpAnswer> check_request(const HttpRequest& request, const GuardSettings& settings);

// Whether this is the request that hands the token over.
bool hands_over_token(const HttpRequest& request);

// The answer to it: the cookie, and on to the page.
HttpAnswer take_token(const GuardSettings& settings);

// Headers of every answer; `page` for one that a browser shows.
void add_security_headers(HttpAnswer& answer);

// {"error": {"kind": …, "message": …}}
HttpAnswer error_answer(int status, std::string_view kind, std::string_view message);

}  // namespace hearsay
