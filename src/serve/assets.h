// The front end's files, which are part of the program (cmake/WebAssets.cmake). Safe from any thread.
#pragma once

#include <string_view>
#include <vector>

namespace hearsay {

struct Asset {
  std::string_view path;  // "/index.html", "/assets/main-4f2a.js"
  std::string_view bytes;
};

// Empty where the program was built without a bundle.
std::vector<Asset> embedded_assets();

// By the end of its name; "application/octet-stream" where it is none of a page's kinds.
std::string_view asset_type(std::string_view path);

}  // namespace hearsay
