// Parts of a page that repeat as the posts of a thread do, whatever program wrote it.
//
// Each post has a date, a member's name, or an element with its number at the same place of its markup.
// Around each of these marks the largest element that holds no other mark of its kind is a record, or, where
// the words stand beside that element (rows of a table), the elements from one mark to the next. After the
// mining of data records by Liu et al. (KDD 2003) with the anchors of a forum for its start.
#pragma once

#include <vector>

#include "text/html_signals.h"

namespace hearsay {

// Lists of records that may be the posts, each in page order with two records or more. A bounded number of
// lists.
std::vector<std::vector<NodeRun>> find_record_lists(const HtmlPage& page, const HtmlSignals& signals);

}  // namespace hearsay
