// JSON as pages write it, read as far as it can be understood.
//
// Nodes are in document order; a node's subtree is the range [node, nodes[node].end). Comments, stray commas
// and words between values are passed over; numbers are kept as they are written. Nothing fails: what is cut
// short ends there. Linear; bounded in depth and number of nodes; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

struct JsonNode {
  enum class Kind { Object, Array, Text } kind = Kind::Text;
  std::string key;   // in the object around it; empty in arrays
  std::string text;  // of a string or number
  int end = 0;
};

std::vector<JsonNode> read_json_tree(std::string_view json);

}  // namespace hearsay
