// Articles that somebody pasted into a post.
#pragma once

#include <cstddef>

#include "text/lines.h"
#include "text/passage_tree.h"

namespace hearsay {

// An article pasted into the post: a headline with a byline below it, within the first lines. It ends with
// its last caption or correction; without one, before closing remarks in the first person.
// Adds it, its captions and its correction notices to the tree; false, having added nothing, where the lines
// [first, last) of a post hold none. Linear in them.
bool add_repost(const Page& page, size_t first, size_t last, PassageTree& tree);

}  // namespace hearsay
