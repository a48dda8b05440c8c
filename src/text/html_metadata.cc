#include "text/html_metadata.h"

namespace hearsay {

void describe_html(const HtmlTree&, const HtmlText&, Document&) {}

}  // namespace hearsay
