// Requests and answers as plain values, and a server that hands one to a function and sends the other.
// cpp-httplib stands behind it, in http.cc alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace hearsay {

struct HttpRequest {
  std::string method, path;                         // the path is decoded and has no query
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::multimap<std::string, std::string> parameters;
  std::string body;

  // The value of a header that stands there just once; none otherwise.
  std::optional<std::string> header(const std::string& name) const;
  // The first value of a parameter, or nothing.
  std::string parameter(const std::string& name) const;
};

struct HttpAnswer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

struct HttpSettings {
  std::string address = "127.0.0.1";
  int port = 0;  // 0: any that is free
  size_t threads = 64;
  size_t max_body_bytes = size_t{64} << 20;
};

class HttpServer {
 public:
  // Told of each request before its body is read; an answer refuses it, and the connection is closed.
  using Check = std::function<std::optional<HttpAnswer>(const HttpRequest&)>;
  using Respond = std::function<HttpAnswer(const HttpRequest&)>;

  // Both are called from many threads at once.
  HttpServer(Check check, Respond respond);
  ~HttpServer();

  // Fails with Unavailable when the port is taken. Gives the port.
  Result<int> bind(const HttpSettings& settings);
  // Serves until stop() is called, from any thread; then waits for what is being answered.
  void run();
  void stop();

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace hearsay
