#include "serve/api.h"

#include <charconv>
#include <optional>

#include "serve/assets.h"
#include "serve/guard.h"
#include "serve/json_rows.h"

namespace hearsay {

namespace {

std::string_view take_part(std::string_view& path) {
  path.remove_prefix(1);
  const size_t end = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end);
  return part;
}

bool fits(std::string_view pattern, std::string_view path, int64_t& id) {
  while (pattern.starts_with('/') && path.starts_with('/')) {
    const std::string_view expected = take_part(pattern);
    const std::string_view part = take_part(path);
    if (expected == "#") {
      const auto read = std::from_chars(part.data(), part.data() + part.size(), id);
      if (part.empty() || read.ec != std::errc() || read.ptr != part.data() + part.size() || id < 1)
        return false;
    } else if (expected != part) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

const std::vector<Route>& routes() {
  static const std::vector<Route> kRoutes = [] {
    std::vector<Route> all;
    for (const auto& group : {case_routes(), document_routes(), claim_routes(), source_routes(),
                              decision_routes(), search_routes()})
      all.insert(all.end(), group.begin(), group.end());
    return all;
  }();
  return kRoutes;
}

HttpAnswer respond_to_api(const HttpRequest& request, Workbench& workbench) {
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  bool known = false;
  for (const Route& route : routes()) {
    int64_t id = 0;
    if (!fits(route.path, request.path, id)) continue;
    known = true;
    if (route.method != method) continue;
    const CasePool::Lease reader = workbench.pool().take();
    Asked asked(request, workbench, *reader, id);
    return route.handler(asked);
  }
  return known ? error_answer(405, "method", "this address is not asked so")
               : error_answer(404, "not_found", "there is no such address");
}

HttpAnswer asset_answer(const Asset& asset, bool for_good) {
  HttpAnswer answer;
  answer.type = asset_type(asset.path);
  answer.body = asset.bytes;
  if (for_good) answer.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  add_security_headers(answer);
  return answer;
}

HttpAnswer respond_with_page(const HttpRequest& request) {
  static const std::vector<Asset> kAssets = embedded_assets();
  const bool asset = request.path.starts_with("/assets/");
  const std::string_view last = std::string_view(request.path).substr(request.path.rfind('/') + 1);
  // The front end's own paths: all are the one page.
  const bool page = !asset && last.find('.') == std::string_view::npos;
  for (const Asset& each : kAssets)
    if (each.path == (page ? "/index.html" : std::string_view(request.path)))
      return asset_answer(each, asset);
  return error_answer(404, "not_found",
                      kAssets.empty() ? "this hearsay was built without its pages" : "there is no such page");
}

}  // namespace

Result<const Judgements*> Asked::judgements() {
  if (!judgements_) {
    auto made = workbench.judgements(reader);
    if (!made) return made.error();
    judgements_ = *std::move(made);
  }
  return judgements_.get();
}

Result<const SourceBook*> Asked::sources() {
  if (!sources_) {
    auto made = workbench.sources(reader);
    if (!made) return made.error();
    sources_ = *std::move(made);
  }
  return sources_.get();
}

Status Asked::write_claims(JsonWriter& json, std::string_view name, const std::vector<ClaimRow>& rows) {
  const Result<const Judgements*> judged = judgements();
  if (!judged) return judged.error();
  json.key(name).begin_array();
  for (const ClaimRow& row : rows) {
    const auto text = texts.of(row.document);
    if (!text) return text.error();
    json.begin_object();
    write_claim(json, row, **text, **judged);
    json.end_object();
  }
  json.end_array();
  return Done{};
}

HttpAnswer respond(const HttpRequest& request, Workbench& workbench) {
  if (request.path.starts_with("/api/")) return respond_to_api(request, workbench);
  return respond_with_page(request);
}

}  // namespace hearsay
