// What the names in a page's markup say of a part: its class and id words, role and element.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_tree.h"

namespace hearsay {

// The words of an element's class and id: "article__Related-links" gives article, related, links. Computed
// once for all nodes; const access is safe from any thread.
class HtmlHints {
 public:
  explicit HtmlHints(const HtmlTree& tree);

  // Whether one of the node's words is in the list, which is sorted.
  template <size_t size>
  bool has_word(int node, const std::string_view (&sorted)[size]) const {
    return has_word(node, sorted, size);
  }
  bool has_word(int node, std::string_view word) const { return has_word(node, &word, 1); }
  // Whether one of its classes, taken whole, is this one (in lower case).
  bool has_class(int node, std::string_view name) const;

  bool is_hidden(int node) const;
  // Navigation, adverts, sharing, teasers, forms: by element, role and words.
  bool is_boilerplate(int node) const;
  // How far a node's names are to be trusted to mean the article.
  enum class Trust : uint8_t { None, Main, Article, Body };
  Trust trust_as_article(int node) const;
  // A summary between headline and text.
  bool is_lead(int node) const;

 private:
  bool names_body(int node) const;
  // Whether one of its classes, taken whole, is in the list, which is sorted and in lower case.
  template <size_t size>
  bool has_class_of(int node, const std::string_view (&sorted)[size]) const;
  // The same, or its id is.
  template <size_t size>
  bool is_named(int node, const std::string_view (&sorted)[size]) const;
  bool has_word(int node, const std::string_view* sorted, size_t size) const;

  const HtmlTree& tree_;
  std::string text_;                     // classes and ids in lower case
  std::vector<std::string_view> words_;  // of all nodes, one after another
  std::vector<uint32_t> first_word_;     // by node; one more at the end
  std::vector<uint32_t> quotes_before_;  // how many quotations begin before a node; one more at the end
};

// The digits at the end of an id such as "post-1234" or "p1234"; empty where it has no such form.
std::string_view item_number(std::string_view id);

}  // namespace hearsay
