// Passages of text that came without markup: pages saved as text, threads pasted flat, articles with their
// notices.
//
// Reads the shape of lines ("Joined …", "X said: ↑", "By …", "Correction, 8 June:", "Latest posts") and
// finds posts with their member cards, quoted posts inside replies, reposted articles with byline, caption
// and correction, comments, and what is navigation. A text without such a shape is one article. Nothing is
// lost: what fits no role stays in the passage around it, or is boilerplate between passages.
#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace hearsay {

// Fills `document.passages` from `document.text`, and title, author, published of the document where they are
// still empty and the text says them. Linear in the text. Pure; safe from any thread.
void find_plain_passages(Document& document);

}  // namespace hearsay
