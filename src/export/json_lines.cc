#include "export/json_lines.h"
namespace hearsay {
std::string reading_json(const ReadFile&) { return "{}"; }
}  // namespace hearsay
