#include "text/html_head.h"

#include <algorithm>
#include <cstddef>

#include "text/lines.h"

namespace hearsay {
namespace {

constexpr size_t kLongestContent = 2000;

// Only what is looked for: a page can have any number of meta elements.
constexpr size_t kMostMetas = 1000;
constexpr size_t kMostAddresses = 16;

std::string inner_text(const HtmlPage& page, int node) {
  std::string text;
  for (int inner = node + 1; inner < page.node(node).end; ++inner)
    if (page.node(inner).is_text()) text += page.node(inner).text.of(page.tree.text);
  return text;
}

// Letters and digits of other scripts, in lower case: to compare titles that differ in quotes and blanks.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : lower_case(text, kLongestContent))
    if (is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0xC3) out.push_back(c);
  return out;
}

class Reader {
 public:
  explicit Reader(const HtmlPage& page) : page_(page) {}

  PageHead run() {
    for (int node = 0; node < page_.size(); ++node) {
      const std::string_view name = page_.node(node).name;
      if (name == "meta") {
        add_meta(node);
      } else if (name == "script") {
        scripts_.push_back(inner_text(page_, node));
      } else if (name == "title" && head_.title.empty() && !inside_svg(node)) {
        head_.title = plain_line(inner_text(page_, node));
      } else if (name == "html" && head_.language.empty()) {
        head_.language = attribute(node, "lang");
      } else if (name == "link" && head_.addresses.size() < kMostAddresses &&
                 attribute(node, "rel") == "canonical") {
        add_address(attribute(node, "href"));
      }
    }
    add_address(head_.meta("og:url"));
    choose_article();
    add_address(head_.article.address);
    for (const std::string_view name : {"language", "content-language", "dc.language", "og:locale"})
      if (head_.language.empty()) head_.language = head_.meta(name);
    if (head_.language.empty()) head_.language = head_.article.language;
    return std::move(head_);
  }

 private:
  std::string_view attribute(int node, std::string_view name) const {
    return page_.tree.attribute(node, name);
  }

  bool inside_svg(int node) const {
    const int parent = page_.node(node).parent;
    return parent >= 0 && page_.node(parent).name != "head" && page_.node(parent).name != "html" &&
           page_.node(parent).name != "body";
  }

  void add_meta(int node) {
    const std::string_view content = attribute(node, "content").substr(0, kLongestContent);
    if (content.empty() || head_.metas.size() >= kMostMetas) return;
    // What microdata says inside the body is said of the item around it, which need not be the article.
    for (const std::string_view by : {"property", "name", "http-equiv", "itemprop"}) {
      const std::string_view name = attribute(node, by);
      if (name.empty()) continue;
      if (by == "itemprop" && inside_svg(node)) return;
      head_.metas.emplace_back(lower_case(name), plain_line(content));
      return;
    }
  }

  void add_address(std::string_view address) {
    if (address.find('/') != std::string_view::npos) head_.addresses.emplace_back(address);
  }

  // The article with the page's title, else the first; other facts fill what it leaves open.
  void choose_article() {
    LinkedData data = read_json_ld(scripts_);
    const std::string title = bare(head_.title) + '\n' + bare(head_.meta("og:title"));
    const auto same = std::ranges::find_if(data.articles, [&title](const ArticleFacts& facts) {
      const std::string own = bare(facts.title);
      return !own.empty() && title.find(own) != std::string::npos;
    });
    if (same != data.articles.end())
      head_.article = *same;
    else if (!data.articles.empty())
      head_.article = data.articles.front();
    for (const ArticleFacts& other : data.others) fill(other);
  }

  void fill(const ArticleFacts& other) {
    ArticleFacts& facts = head_.article;
    if (facts.published.empty() && facts.created.empty() && facts.modified.empty()) {
      facts.published = other.published;
      facts.created = other.created;
      facts.modified = other.modified;
    }
    if (facts.authors.empty() && facts.organizations.empty()) {
      facts.authors = other.authors;
      facts.organizations = other.organizations;
    }
    for (const auto field :
         {&ArticleFacts::title, &ArticleFacts::outlet, &ArticleFacts::language, &ArticleFacts::address})
      if ((facts.*field).empty()) facts.*field = other.*field;
  }

  const HtmlPage& page_;
  PageHead head_;
  std::vector<std::string> scripts_;
};

}  // namespace

std::string_view PageHead::meta(std::string_view name) const {
  const auto found = std::ranges::find(metas, name, &std::pair<std::string, std::string>::first);
  return found == metas.end() ? std::string_view{} : std::string_view(found->second);
}

PageHead read_page_head(const HtmlPage& page) { return Reader(page).run(); }

}  // namespace hearsay
