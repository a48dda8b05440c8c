// What the names in a page's markup say of a part: its class and id words, role and element.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/html_tree.h"
#include "text/html_words.h"

namespace hearsay {

// The words of an element's class and id: "article__Related-links" gives article, related, links. Computed
// once for all nodes, and once for equal classes; const access is safe from any thread.
class HtmlHints {
 public:
  explicit HtmlHints(const HtmlTree& tree);

  // Whether one of the node's words is in the list.
  bool has_word(int node, const HtmlWordList& list) const { return (marks_[node].lists & list.bit()) != 0; }
  // Whether one of its classes, taken whole, is this one (in lower case).
  bool has_class(int node, std::string_view name) const;

  bool is_hidden(int node) const { return marks_[node].hidden; }
  // Navigation, adverts, sharing, teasers, forms: by element, role and words.
  bool is_boilerplate(int node) const;
  // How far a node's names are to be trusted to mean the article.
  enum class Trust : uint8_t { None, Main, Article, Body };
  Trust trust_as_article(int node) const;
  // A summary between headline and text.
  bool is_lead(int node) const;

 private:
  // What a name, or all of a node's names and attributes, say.
  struct Marks {
    uint64_t lists = 0;  // bits of HtmlWordList
    bool hidden = false;
    bool boilerplate = false;
    Trust trust = Trust::None;

    void add(const Marks& other);
  };

  static Marks marks_of_class(std::string_view classes);
  static Marks marks_of_id(std::string_view id);
  static Marks marks_of_attribute(const HtmlAttribute& attribute);
  // Of the words that names are made of.
  static Marks marks_of_words(std::string_view names);

  const HtmlTree& tree_;
  std::vector<Marks> marks_;             // by node
  std::vector<uint32_t> quotes_before_;  // how many quotations begin before a node; one more at the end
};

// The digits at the end of an id such as "post-1234" or "p1234"; empty where it has no such form.
std::string_view item_number(std::string_view id);

}  // namespace hearsay
