// Looks through the tags of a page before libgumbo does.
//
// Bounds the work: libgumbo looks through its stack of open elements at every tag and, under formatting
// elements, at every character, so it is quadratic in nesting. And finds elements that are written as empty
// ones ("<iframe/>", in pages saved as XML): HTML takes such a tag for an opening one, and would swallow what
// follows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

struct HtmlPrescan {
  std::string fault;                 // why the page must not be parsed; empty when it may
  std::vector<Span> empty_elements;  // tags that open what is meant to be empty
};

// Linear.
HtmlPrescan prescan_html(std::string_view page);

// The page with those tags made comments of the same length, so that all offsets stay.
std::string without_empty_elements(std::string_view page, const std::vector<Span>& empty_elements);

}  // namespace hearsay
