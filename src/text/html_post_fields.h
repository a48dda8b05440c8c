// Who wrote each post, when, and where it can be found: the fields beside its words.
#pragma once

#include <cstdint>
#include <vector>

#include "text/html_roles.h"

namespace hearsay {

struct PostPart {
  const std::vector<int>* own;  // nodes of the post, without those of replies inside it
  NodeRun nodes, body;
};

struct PostPage {
  const HtmlPage& page;
  const HtmlSignals& signals;
  const HtmlEngine* engine;            // null where the program is not known
  const std::vector<uint64_t>& paths;  // by node: the same for the same place in every post
};

// Fills author, author_span, published and link of the items, one for each part. Linear in the parts.
void read_post_fields(const PostPage& page, const std::vector<PostPart>& parts, std::vector<HtmlItem>& items);

// "Last edited by Ada; 3 May 2020": the program's words in a post.
bool is_edit_notice(const HtmlPage& page, int node);

}  // namespace hearsay
