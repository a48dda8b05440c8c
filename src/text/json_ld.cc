#include "text/json_ld.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr size_t kDeepest = 64;

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("Report") ||
         type.ends_with("Review");
}

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

  ArticleFacts run() {
    while (at_ < json_.size() && found_.empty()) step();
    // Pages cut short still said what they said.
    while (!frames_.empty() && found_.empty()) close();
    return std::move(found_);
  }

 private:
  struct Frame {
    bool is_object = false;
    std::string key;  // of the value that comes next
    bool has_key = false;
    std::string type;
    std::string name;
    ArticleFacts facts;
  };

  void step() {
    const char c = json_[at_];
    if (c == '"') {
      text(take_string());
      return;
    }
    ++at_;
    if ((c == '{' || c == '[') && frames_.size() < kDeepest) {
      Frame frame;
      frame.is_object = c == '{';
      // What an array holds belongs to the array's key.
      if (!frame.is_object && !frames_.empty()) frame.key = frames_.back().key;
      frames_.push_back(std::move(frame));
    } else if ((c == '}' || c == ']') && !frames_.empty()) {
      close();
    } else if (c == ',' && !frames_.empty() && frames_.back().is_object) {
      frames_.back().has_key = false;
    }
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

  void text(std::string value) {
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    if (frame.is_object && !frame.has_key) {
      frame.key = std::move(value);
      frame.has_key = true;
      return;
    }
    // An array of strings speaks for the object around it.
    Frame* owner = &frame;
    if (!frame.is_object) owner = frames_.size() > 1 ? &frames_[frames_.size() - 2] : nullptr;
    if (owner == nullptr || !owner->is_object) return;
    take_field(*owner, frame.key, std::move(value));
  }

  static void take_field(Frame& frame, std::string_view key, std::string value) {
    const auto set = [&value](std::string& field) {
      if (field.empty()) field = std::move(value);
    };
    if (key == "@type") {
      if (frame.type.empty() || is_article_type(value)) frame.type = std::move(value);
    } else if (key == "name") {
      set(frame.name);
    } else if (key == "headline") {
      set(frame.facts.title);
    } else if (key == "datePublished") {
      set(frame.facts.published);
    } else if (key == "author" || key == "creator") {
      add_author(frame.facts, std::move(value));
    } else if (key == "publisher") {
      set(frame.facts.outlet);
    }
  }

  static void add_author(ArticleFacts& facts, std::string name) {
    constexpr size_t kMost = 32;
    if (name.empty() || name.starts_with("http") || facts.authors.size() >= kMost) return;
    if (std::find(facts.authors.begin(), facts.authors.end(), name) == facts.authors.end())
      facts.authors.push_back(std::move(name));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (!frame.is_object) return;
    if (is_article_type(frame.type) && !frame.facts.empty()) {
      found_ = std::move(frame.facts);
      return;
    }
    // Its name goes to the object around it: "author": {"name": …} or "author": [{"name": …}].
    size_t outer = frames_.size();
    if (outer > 0 && !frames_[outer - 1].is_object) --outer;
    if (outer == 0 || frames_.empty() || frame.name.empty()) return;
    const std::string& key = frames_.back().key;
    Frame& owner = frames_[outer - 1];
    if (key == "author" || key == "creator") add_author(owner.facts, std::move(frame.name));
    if (key == "publisher" && owner.facts.outlet.empty()) owner.facts.outlet = std::move(frame.name);
  }

  std::string_view json_;
  size_t at_ = 0;
  std::vector<Frame> frames_;
  ArticleFacts found_;
};

}  // namespace

ArticleFacts read_json_ld(std::string_view json) { return Scanner(json).run(); }

}  // namespace hearsay
