#include "text/json_ld.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "text/json_tree.h"

namespace hearsay {
namespace {

using Kind = JsonNode::Kind;

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("Report") ||
         type.ends_with("Review");
}

// What can stand for a page's own content beside articles; people, outlets and pictures have dates too.
bool is_other_work(std::string_view type) {
  return type.ends_with("Page") || type.ends_with("Recipe") || type.ends_with("CreativeWork") ||
         type.ends_with("Episode") || type.ends_with("VideoObject") || type.ends_with("Book") ||
         type.ends_with("Chapter") || type.ends_with("HowTo") || type.ends_with("Dataset") ||
         type.ends_with("Product");
}

bool is_organization_type(std::string_view type) {
  return type.ends_with("Organization") || type.ends_with("Corporation") || type.ends_with("Brand") ||
         type.ends_with("WebSite");
}

bool is_address(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:") || text.starts_with("www.");
}

class Reader {
 public:
  explicit Reader(std::vector<JsonNode> nodes) : nodes_(std::move(nodes)) {
    for (int at = 0; at < size(); ++at) {
      if (node(at).kind != Kind::Object) continue;
      const std::string_view id = text_of(member(at, "@id"));
      // A mere reference has no name; the first that has one is meant.
      if (!id.empty() && member(at, "name") >= 0) named_.emplace(id, at);
    }
  }

  LinkedData run() {
    for (int root = 0; root < size(); root = node(root).end) look(root);
    return std::move(found_);
  }

 private:
  int size() const { return static_cast<int>(nodes_.size()); }
  const JsonNode& node(int at) const { return nodes_[static_cast<size_t>(at)]; }

  // The value of this name, or -1; bounded, since objects can be made endless.
  int member(int object, std::string_view key) const {
    constexpr int kMost = 200;
    int seen = 0;
    for (int at = object + 1; at < node(object).end && seen < kMost; at = node(at).end, ++seen)
      if (node(at).key == key) return at;
    return -1;
  }

  // A text, or the first of an array of texts.
  std::string_view text_of(int at) const {
    if (at < 0) return {};
    if (node(at).kind == Kind::Array && node(at).end > at + 1) ++at;
    return node(at).kind == Kind::Text ? std::string_view(node(at).text) : std::string_view{};
  }

  template <typename Fits>
  bool has_type(int object, Fits fits) const {
    const int type = member(object, "@type");
    if (type < 0) return false;
    for (int at = type; at < node(type).end; ++at)
      if (node(at).kind == Kind::Text && fits(node(at).text)) return true;
    return false;
  }

  // Arrays, graphs and what a page calls its main entity; each node is entered once.
  void look(int at) {
    const JsonNode& value = node(at);
    if (value.kind == Kind::Text) return;
    if (value.kind == Kind::Object) {
      if (has_type(at, is_article_type)) {
        found_.articles.push_back(facts_of(at));
        return;
      }
      if (has_type(at, is_other_work)) found_.others.push_back(facts_of(at));
    }
    for (int inner = at + 1; inner < value.end; inner = node(inner).end) {
      const std::string& key = node(inner).key;
      if (value.kind == Kind::Array || key == "@graph" || key == "mainEntity" || key == "mainEntityOfPage")
        look(inner);
    }
  }

  ArticleFacts facts_of(int object) const {
    const auto line = [&](std::string_view key) { return plain_line(text_of(member(object, key))); };
    ArticleFacts facts;
    facts.title = line("headline");
    facts.published = line("datePublished");
    facts.created = line("dateCreated");
    facts.modified = line("dateModified");
    facts.language = line("inLanguage");
    facts.address = line("url");
    if (facts.address.empty()) facts.address = line("mainEntityOfPage");
    for (const std::string_view key : {"author", "creator"}) {
      const int names = member(object, key);
      if (names >= 0 && facts.authors.empty() && facts.organizations.empty()) add_authors(facts, names);
    }
    const int publisher = member(object, "publisher");
    if (publisher >= 0) facts.outlet = name_of(publisher);
    return facts;
  }

  // The name that a text, an object or an object referred to has.
  std::string name_of(int at) const {
    const std::string_view text = text_of(at);
    if (!text.empty()) return is_address(text) ? "" : plain_line(text);
    if (node(at).kind == Kind::Array && node(at).end > at + 1) ++at;
    if (node(at).kind != Kind::Object) return "";
    at = resolve(at);
    std::string name = plain_line(text_of(member(at, "name")));
    if (name.empty()) {
      name = plain_line(text_of(member(at, "givenName")));
      const std::string family = plain_line(text_of(member(at, "familyName")));
      if (!family.empty()) name += (name.empty() ? "" : " ") + family;
    }
    return is_address(name) ? "" : name;
  }

  int resolve(int object) const {
    if (member(object, "name") >= 0) return object;
    const auto found = named_.find(text_of(member(object, "@id")));
    return found == named_.end() ? object : found->second;
  }

  void add_authors(ArticleFacts& facts, int value) const {
    constexpr size_t kMost = 32;
    const bool list = node(value).kind == Kind::Array;
    for (int at = list ? value + 1 : value; at < node(value).end; at = node(at).end) {
      const std::string name = name_of(at);
      const bool organization = node(at).kind == Kind::Object && has_type(resolve(at), is_organization_type);
      std::vector<std::string>& names = organization ? facts.organizations : facts.authors;
      if (!name.empty() && names.size() < kMost && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    }
  }

  std::vector<JsonNode> nodes_;
  std::unordered_map<std::string_view, int> named_;  // objects by "@id"
  LinkedData found_;
};

// The sign that a character reference without & and ; means, or nothing.
char32_t referred(std::string_view reference) {
  constexpr std::pair<std::string_view, char32_t> kNamed[] = {
      {"amp", '&'},      {"quot", '"'},     {"apos", '\''},    {"lt", '<'},
      {"gt", '>'},       {"nbsp", ' '},     {"ndash", 0x2013}, {"mdash", 0x2014},
      {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
      {"bdquo", 0x201E}, {"laquo", 0xAB},   {"raquo", 0xBB},   {"hellip", 0x2026}};
  for (const auto& [name, sign] : kNamed)
    if (reference == name) return sign;
  if (reference.size() < 2 || reference.front() != '#') return 0;
  reference.remove_prefix(1);
  const bool hex = reference.front() == 'x' || reference.front() == 'X';
  if (hex) reference.remove_prefix(1);
  char32_t value = 0;
  for (const char c : reference) {
    const char low = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool digit = low >= '0' && low <= '9';
    if (!digit && !(hex && low >= 'a' && low <= 'f')) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit ? low - '0' : low - 'a' + 10);
    if (value > 0x10FFFF) return 0;
  }
  return value < 0x20 || (value >= 0xD800 && value <= 0xDFFF) ? 0 : value;
}

bool starts_tag(std::string_view text, size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  return next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

}  // namespace

LinkedData read_json_ld(const std::vector<std::string>& scripts) {
  std::vector<JsonNode> all;
  constexpr size_t kMostNodes = 200'000;
  for (const std::string& script : scripts) {
    if (all.size() > kMostNodes) break;
    std::vector<JsonNode> nodes = read_json_tree(script);
    const int before = static_cast<int>(all.size());
    for (JsonNode& node : nodes) node.end += before;
    std::move(nodes.begin(), nodes.end(), std::back_inserter(all));
  }
  return Reader(std::move(all)).run();
}

std::string plain_line(std::string_view text) {
  constexpr size_t kLongestReference = 10;
  constexpr size_t kLongestTag = 300;
  std::string out;
  const auto space = [&out] {
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  };
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
      space();
    } else if (text.substr(at).starts_with("\u00A0")) {
      space();
      ++at;
    } else if (c == '<' && starts_tag(text, at) && text.substr(at, kLongestTag).find('>') != text.npos) {
      at = text.find('>', at);
    } else if (c == '&') {
      const size_t end = text.substr(at, kLongestReference).find(';');
      const char32_t sign = end == text.npos ? 0 : referred(text.substr(at + 1, end - 1));
      if (sign == 0) {
        out.push_back(c);
        continue;
      }
      if (sign == ' ' || sign == 0xA0) {
        space();
      } else {
        append_utf8(out, sign);
      }
      at += end;
    } else {
      out.push_back(c);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace hearsay
