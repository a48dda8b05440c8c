// Who is refused: each row is one request that differs from a right one in one thing.
#include "serve/guard.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

const GuardSettings kSettings{.port = 8123, .token = std::string(64, 'a')};

HttpRequest right_get(const std::string& path) {
  HttpRequest request;
  request.method = "GET";
  request.path = path;
  request.headers = {{"host", "127.0.0.1:8123"}, {"cookie", "hearsay-8123=" + kSettings.token}};
  return request;
}

HttpRequest right_post() {
  HttpRequest request = right_get("/api/decisions");
  request.method = "POST";
  request.headers.emplace("origin", "http://127.0.0.1:8123");
  request.headers.emplace("content-type", "application/json");
  request.headers.emplace("content-length", "2");
  return request;
}

void set(HttpRequest& request, const std::string& name, const std::string& value) {
  request.headers.erase(name);
  request.headers.emplace(name, value);
}

TEST(Guard, LetsTheRightRequestsPass) {
  for (const char* path : {"/", "/api/case", "/assets/main.js", "/claims/7"})
    EXPECT_FALSE(check_request(right_get(path), kSettings)) << path;
  EXPECT_FALSE(check_request(right_post(), kSettings));
  for (const char* host : {"localhost:8123", "[::1]:8123"}) {
    HttpRequest request = right_get("/api/case");
    set(request, "host", host);
    EXPECT_FALSE(check_request(request, kSettings)) << host;
  }
  HttpRequest first = right_get("/");
  first.headers.erase("cookie");
  first.parameters.emplace("token", kSettings.token);
  EXPECT_FALSE(check_request(first, kSettings));
  EXPECT_TRUE(hands_over_token(first));
}

TEST(Guard, RefusesAllOthers) {
  using Change = void (*)(HttpRequest&);
  const struct {
    const char* what;
    bool post;
    Change change;
    int status;
  } kCases[] = {
      {"no host", false, [](auto& r) { r.headers.erase("host"); }, 403},
      {"another host", false, [](auto& r) { set(r, "host", "orrin.example:8123"); }, 403},
      {"another port", false, [](auto& r) { set(r, "host", "127.0.0.1:8124"); }, 403},
      {"a host that begins right", false, [](auto& r) { set(r, "host", "127.0.0.1:8123.orrin.example"); },
       403},
      {"two hosts", false, [](auto& r) { r.headers.emplace("host", "127.0.0.1:8123"); }, 403},
      {"another origin", false, [](auto& r) { set(r, "origin", "http://orrin.example"); }, 403},
      {"an origin of another port", false, [](auto& r) { set(r, "origin", "http://127.0.0.1:80"); }, 403},
      {"an origin without a name", false, [](auto& r) { set(r, "origin", "null"); }, 403},
      {"the origin of another name of this machine", true,
       [](auto& r) { set(r, "origin", "http://localhost:8123"); }, 403},
      {"an encrypted origin", true, [](auto& r) { set(r, "origin", "https://127.0.0.1:8123"); }, 403},
      {"no origin where something changes", true, [](auto& r) { r.headers.erase("origin"); }, 403},
      {"from another site", false, [](auto& r) { set(r, "sec-fetch-site", "cross-site"); }, 403},
      {"from a neighbour", false, [](auto& r) { set(r, "sec-fetch-site", "same-site"); }, 403},
      {"no cookie", false, [](auto& r) { r.headers.erase("cookie"); }, 401},
      {"another token", false, [](auto& r) { set(r, "cookie", "hearsay-8123=" + std::string(64, 'b')); },
       401},
      {"a shorter token", false, [](auto& r) { set(r, "cookie", "hearsay-8123=" + std::string(63, 'a')); },
       401},
      {"a longer token", false, [](auto& r) { set(r, "cookie", "hearsay-8123=" + std::string(65, 'a')); },
       401},
      {"an empty token", false, [](auto& r) { set(r, "cookie", "hearsay-8123="); }, 401},
      {"another server's cookie", false, [](auto& r) { set(r, "cookie", "hearsay-81=" + kSettings.token); },
       401},
      {"the token in the wrong place", false,
       [](auto& r) {
         r.headers.erase("cookie");
         r.parameters.emplace("token", kSettings.token);
       },
       401},
      {"the wrong token in the right place", false,
       [](auto& r) {
         r.path = "/";
         r.parameters.emplace("token", std::string(64, 'b'));
       },
       401},
      {"DELETE", false, [](auto& r) { r.method = "DELETE"; }, 405},
      {"PUT", true, [](auto& r) { r.method = "PUT"; }, 405},
      {"OPTIONS", false, [](auto& r) { r.method = "OPTIONS"; }, 405},
      {"POST to a page", true, [](auto& r) { r.path = "/"; }, 405},
      {"a range", false, [](auto& r) { set(r, "range", "bytes=0-1"); }, 400},
      {"a form", true, [](auto& r) { set(r, "content-type", "application/x-www-form-urlencoded"); }, 415},
      {"text", true, [](auto& r) { set(r, "content-type", "text/plain"); }, 415},
      {"no type", true, [](auto& r) { r.headers.erase("content-type"); }, 415},
      {"a compressed body", true, [](auto& r) { set(r, "content-encoding", "gzip"); }, 415},
      {"no length", true, [](auto& r) { r.headers.erase("content-length"); }, 411},
      {"two lengths", true, [](auto& r) { r.headers.emplace("content-length", "3"); }, 411},
      {"chunks", true, [](auto& r) { set(r, "transfer-encoding", "chunked"); }, 411},
      {"a length that is none", true, [](auto& r) { set(r, "content-length", "2x"); }, 400},
      {"too much JSON", true, [](auto& r) { set(r, "content-length", "262145"); }, 413},
      {"a file that is no file", true, [](auto& r) { r.path = "/api/files"; }, 415},
      {"a long path", true, [](auto& r) { r.path = "/api/" + std::string(500, 'x'); }, 404},
  };
  for (const auto& each : kCases) {
    HttpRequest request = each.post ? right_post() : right_get("/api/case");
    each.change(request);
    const std::optional<HttpAnswer> refusal = check_request(request, kSettings);
    ASSERT_TRUE(refusal) << each.what;
    EXPECT_EQ(refusal->status, each.status) << each.what;
  }
}

TEST(Guard, EveryAnswerForbidsWhatPagesCouldDo) {
  const HttpAnswer answer = error_answer(404, "not_found", "\"<b>");
  EXPECT_EQ(answer.body, R"({"error":{"kind":"not_found","message":"\"<b>"}})");
  const std::multimap<std::string, std::string> headers(answer.headers.begin(), answer.headers.end());
  const std::string policy = headers.find("Content-Security-Policy")->second;
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_TRUE(headers.contains("X-Content-Type-Options"));
}

TEST(Guard, TokensAreNewEachTime) {
  EXPECT_EQ(new_token().size(), 64u);
  EXPECT_NE(new_token(), new_token());
}

}  // namespace
}  // namespace hearsay
