// The JSON API (docs/workbench-api.md) and the pages: requests that passed the guard → answers. Safe from any
// thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/answers.h"
#include "serve/http.h"
#include "serve/parameters.h"
#include "serve/text_units.h"
#include "serve/workbench.h"

namespace hearsay {

// One request while it is answered.
struct Asked {
  const HttpRequest& request;
  Workbench& workbench;
  CaseReader& reader;
  Parameters parameters;
  TextUnits texts;
  int64_t id = 0;  // the number in the path, where it has one
};

using Handler = HttpAnswer (*)(Asked& asked);

// "/api/documents/#/text": # is a number.
struct Route {
  std::string_view method, path;
  Handler handler;
};

HttpAnswer respond(const HttpRequest& request, Workbench& workbench);

// The routes of each file.
std::vector<Route> case_routes();
std::vector<Route> document_routes();
std::vector<Route> claim_routes();

}  // namespace hearsay
