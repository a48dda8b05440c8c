#include "serve/http.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace hearsay {

namespace {

constexpr int kBacklog = 128;  // the library's own, 5, makes browsers wait a second when many come at once
constexpr int kKeepAliveSeconds = 2;
constexpr size_t kKeepAliveRequests = 100000;
constexpr int kPatienceSeconds = 20;  // of reading a request and writing an answer

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

HttpRequest plain(const httplib::Request& request) {
  HttpRequest plain;
  plain.method = request.method;
  plain.path = request.path;
  for (const auto& [name, value] : request.headers) plain.headers.emplace(lower_case(name), value);
  plain.parameters.insert(request.params.begin(), request.params.end());
  return plain;
}

// Through a provider: what is set as a body would be compressed, on a loopback for nothing. `last` ends the
// connection, since a body that was not read must not be taken for the next request: a provider that gives
// everything and then fails does that.
void send(HttpAnswer answer, httplib::Response& response, bool last) {
  response.status = answer.status;
  for (auto& [name, value] : answer.headers) response.set_header(name, value);
  if (last) response.set_header("Connection", "close");
  auto body = std::make_shared<const std::string>(std::move(answer.body));
  if (body->empty()) {
    response.set_header("Content-Type", answer.type);
    return;
  }
  response.set_content_provider(
      body->size(), answer.type, [body, last](size_t offset, size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, std::min(length, body->size() - offset)) && !last;
      });
}

// A body that is refused but short is read all the same: closing a connection on what was not read takes the
// answer away from whoever is still sending.
bool is_soon_read(const HttpRequest& request) {
  const std::string length = request.header("content-length").value_or("");
  return request.method == "POST" && !length.empty() && length.size() <= 6 &&
         length.find_first_not_of("0123456789") == std::string::npos &&
         !request.headers.contains("transfer-encoding") && !request.headers.contains("content-encoding") &&
         request.header("content-type").value_or("").find("multipart") == std::string::npos;
}

}  // namespace

std::optional<std::string> HttpRequest::header(const std::string& name) const {
  const auto [begin, end] = headers.equal_range(name);
  if (begin == end || std::next(begin) != end) return std::nullopt;
  return begin->second;
}

std::string HttpRequest::parameter(const std::string& name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

class HttpServer::Server : public httplib::Server {
 public:
  Server(Check check, Respond respond) {
    set_tcp_nodelay(true);  // without it each answer on a kept connection waits for a delayed acknowledgement
    set_keep_alive_timeout(kKeepAliveSeconds);
    set_keep_alive_max_count(kKeepAliveRequests);
    set_read_timeout(kPatienceSeconds);
    set_write_timeout(kPatienceSeconds);
    set_pre_routing_handler([check, respond](const httplib::Request& request, httplib::Response& response) {
      const HttpRequest head = plain(request);
      // The library would cut the answer into the parts that were asked for, whatever it is.
      const_cast<httplib::Request&>(request).ranges.clear();
      if (std::optional<HttpAnswer> refusal = check(head)) {
        if (is_soon_read(head)) return HandlerResponse::Unhandled;
        send(*std::move(refusal), response, true);
        return HandlerResponse::Handled;
      }
      if (request.method == "POST") return HandlerResponse::Unhandled;  // its body is to be read
      send(respond(head), response, false);
      return HandlerResponse::Handled;
    });
    Post(".*", [check, respond](const httplib::Request& request, httplib::Response& response) {
      HttpRequest whole = plain(request);
      if (std::optional<HttpAnswer> refusal = check(whole)) return send(*std::move(refusal), response, false);
      whole.body = request.body;
      send(respond(whole), response, false);
    });
  }

  int bind(const HttpSettings& settings) {
    set_payload_max_length(settings.max_body_bytes);
    new_task_queue = [threads = settings.threads] { return new httplib::ThreadPool(threads); };
    const int port = settings.port == 0                              ? bind_to_any_port(settings.address)
                     : bind_to_port(settings.address, settings.port) ? settings.port
                                                                     : -1;
    if (port > 0) ::listen(svr_sock_, kBacklog);
    return port;
  }
};

HttpServer::HttpServer(Check check, Respond respond)
    : server_(std::make_unique<Server>(std::move(check), std::move(respond))) {}

HttpServer::~HttpServer() = default;

Result<int> HttpServer::bind(const HttpSettings& settings) {
  const int port = server_->bind(settings);
  if (port > 0) return port;
  return Error(ErrorKind::Unavailable,
               "port " + std::to_string(settings.port) + " is not free: choose another with --port");
}

void HttpServer::run() { server_->listen_after_bind(); }

// The library ignores a stop that comes before it has begun to listen.
void HttpServer::stop() {
  for (int tries = 0; tries < 100 && !server_->is_running(); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  server_->stop();
}

}  // namespace hearsay
