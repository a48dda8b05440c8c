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
class Asked {
 public:
  Asked(const HttpRequest& asked, Workbench& bench, CaseReader& lent, int64_t number)
      : request(asked), workbench(bench), reader(lent), parameters(asked), texts(lent), id(number) {}

  // Worked out at most once for a request.
  Result<const Judgements*> judgements();
  Result<const SourceBook*> sources();
  // A list of claims as people see them, each with its document's text.
  Status write_claims(JsonWriter& json, std::string_view name, const std::vector<ClaimRow>& rows);

  const HttpRequest& request;
  Workbench& workbench;
  CaseReader& reader;
  Parameters parameters;
  TextUnits texts;
  const int64_t id;  // the number in the path, where it has one

 private:
  std::shared_ptr<const Judgements> judgements_;
  std::shared_ptr<const SourceBook> sources_;
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
std::vector<Route> source_routes();
std::vector<Route> decision_routes();
std::vector<Route> search_routes();

}  // namespace hearsay
