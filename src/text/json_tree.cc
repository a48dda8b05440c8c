#include "text/json_tree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr size_t kDeepest = 64;
constexpr size_t kMostNodes = 200'000;

char32_t hex4(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return kReplacement;
    value = value << 4 | static_cast<char32_t>(digit);
  }
  return value;
}

class Scanner {
 public:
  explicit Scanner(std::string_view json) : json_(json) {}

  std::vector<JsonNode> run() {
    while (at_ < json_.size() && nodes_.size() < kMostNodes) step();
    while (!open_.empty()) close();
    return std::move(nodes_);
  }

 private:
  void step() {
    const char c = json_[at_];
    if (c == '"') {
      take_text(take_string());
    } else if ((c >= '0' && c <= '9') || c == '-') {
      const size_t end = std::min(json_.find_first_not_of("0123456789+-.eE", at_), json_.size());
      take_text(std::string(json_.substr(at_, end - at_)));
      at_ = end;
    } else {
      ++at_;
      if (c == '{' || c == '[') {
        open(c == '{');
      } else if (c == '}' || c == ']') {
        if (too_deep_ > 0) {
          --too_deep_;
        } else if (!open_.empty()) {
          close();
        }
      } else if (c == ',') {
        has_key_ = false;
      }
    }
  }

  bool in_object() const { return !open_.empty() && nodes_[open_.back()].kind == JsonNode::Kind::Object; }

  void open(bool object) {
    if (open_.size() == kDeepest || too_deep_ > 0) {
      ++too_deep_;
      return;
    }
    add(object ? JsonNode::Kind::Object : JsonNode::Kind::Array, "");
    open_.push_back(nodes_.size() - 1);
  }

  void close() {
    nodes_[open_.back()].end = static_cast<int>(nodes_.size());
    open_.pop_back();
    has_key_ = false;
  }

  void take_text(std::string text) {
    if (too_deep_ > 0) return;
    if (in_object() && !has_key_) {
      key_ = std::move(text);
      has_key_ = true;
      return;
    }
    add(JsonNode::Kind::Text, std::move(text));
  }

  void add(JsonNode::Kind kind, std::string text) {
    JsonNode node;
    node.kind = kind;
    if (in_object() && has_key_) node.key = std::move(key_);
    node.text = std::move(text);
    node.end = static_cast<int>(nodes_.size()) + 1;
    nodes_.push_back(std::move(node));
    has_key_ = false;
  }

  // `at_` is at the opening quotation mark.
  std::string take_string() {
    std::string out;
    for (++at_; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (json_[at_] != '\\' || at_ + 1 >= json_.size()) {
        out.push_back(json_[at_]);
        continue;
      }
      const char c = json_[++at_];
      if (c == 'u') {
        append_utf8(out, take_unicode());
      } else if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
        out.push_back(' ');
      } else {
        out.push_back(c);
      }
    }
    if (at_ < json_.size()) ++at_;
    return out;
  }

  // `at_` is at the u of \uXXXX, and is left at its last digit.
  char32_t take_unicode() {
    const auto unit = [this](size_t from) {
      return from + 4 <= json_.size() ? hex4(json_.substr(from, 4)) : kReplacement;
    };
    const char32_t first = unit(at_ + 1);
    at_ = std::min(at_ + 4, json_.size() - 1);
    if (first < 0xD800 || first > 0xDFFF) return first;
    const bool pair = json_.substr(std::min(at_ + 1, json_.size())).starts_with("\\u");
    const char32_t second = pair ? unit(at_ + 3) : kReplacement;
    if (first > 0xDBFF || second < 0xDC00 || second > 0xDFFF) return kReplacement;
    at_ = std::min(at_ + 6, json_.size() - 1);
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  std::string_view json_;
  size_t at_ = 0;
  std::vector<JsonNode> nodes_;
  std::vector<size_t> open_;
  size_t too_deep_ = 0;  // containers open below kDeepest: passed over
  std::string key_;      // of the value that comes next
  bool has_key_ = false;
};

}  // namespace

std::vector<JsonNode> read_json_tree(std::string_view json) { return Scanner(json).run(); }

}  // namespace hearsay
