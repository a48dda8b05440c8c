// What separates the posts of a forum thread that was flattened to text: member cards ("Joined …", "Messages
// …"), numbers and dates ("#3 · 4 Mar 2021, 10:04"), and the buttons of the page.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/lines.h"

namespace hearsay {

// Where a post begins, and whose it is.
struct PostHead {
  size_t first = 0, last = 0;            // its lines: [first, last)
  size_t card_first = 0, card_last = 0;  // the member card among them; empty where the head has none
  Span author;                           // empty if nobody is named without doubt
  std::string published;                 // ISO day, or empty
};

// The heads of the page in order; empty for a page that is no thread. Linear in the page.
std::vector<PostHead> find_post_heads(const Page& page);

// Buttons, counters and navigation: "Like (14) | Quote | Report", "Page 2 of 9   Next »", "Top".
bool is_thread_furniture(std::string_view line);
// The same for a line of a page: "Reactions:" and the names below it too.
bool is_thread_furniture(const Page& page, size_t at);

// A heading below which nothing but links follows: "Similar threads", "Latest posts".
bool is_thread_footer(std::string_view line);

}  // namespace hearsay
