// The local web server of the workbench: one case, one token, loopback only.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "serve/guard.h"
#include "serve/http.h"
#include "serve/workbench.h"

namespace hearsay {

class WorkbenchServer {
 public:
  // Opens the case, which is made where there is none, and takes the port (0: any that is free). Fails as
  // CaseReader::open does, and with Unavailable when the port is taken.
  static Result<std::unique_ptr<WorkbenchServer>> open(const WorkbenchSettings& settings, int port);

  // With the token: to be opened once.
  std::string url() const;
  // Until stop(), which may be called from any thread.
  void run() { http_->run(); }
  void stop() { http_->stop(); }

 private:
  WorkbenchServer() = default;

  GuardSettings guard_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<HttpServer> http_;
};

}  // namespace hearsay
