#include "serve/server.h"

#include "serve/api.h"
#include "store/case_writer.h"

namespace hearsay {

namespace {

// Makes the case or brings an older one up to date, unless somebody is writing to it: then it is there.
Status prepare_case(const std::string& path) {
  const auto writer = CaseWriter::open(path);
  if (writer || writer.error().kind() == ErrorKind::Conflict) return Done{};
  return writer.error();
}

}  // namespace

Result<std::unique_ptr<WorkbenchServer>> WorkbenchServer::open(const WorkbenchSettings& settings, int port) {
  const Status prepared = prepare_case(settings.path);
  if (!prepared) return prepared.error();
  auto workbench = Workbench::open(settings);
  if (!workbench) return workbench.error();
  auto server = std::unique_ptr<WorkbenchServer>(new WorkbenchServer);
  server->workbench_ = *std::move(workbench);
  server->guard_.token = new_token();
  server->http_ = std::make_unique<HttpServer>(
      [guard = &server->guard_](const HttpRequest& request) { return check_request(request, *guard); },
      [guard = &server->guard_, bench = server->workbench_.get()](const HttpRequest& request) {
        return hands_over_token(request) ? take_token(*guard) : respond(request, *bench);
      });
  HttpSettings http;
  http.port = port;
  http.max_body_bytes = server->guard_.max_file_bytes;
  const Result<int> bound = server->http_->bind(http);
  if (!bound) return bound.error();
  server->guard_.port = *bound;
  return server;
}

std::string WorkbenchServer::url() const {
  return "http://127.0.0.1:" + std::to_string(guard_.port) + "/?token=" + guard_.token;
}

}  // namespace hearsay
