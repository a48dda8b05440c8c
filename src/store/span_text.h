// Lists of spans as the case stores them: "4-18 20-30". Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace hearsay {

std::string write_spans(const std::vector<Span>& spans);
// Fails with Corrupt on anything that write_spans does not write. Whether they lie in the text is not its
// matter.
Result<std::vector<Span>> read_spans(std::string_view text);

// The words of the spans, fragments joined by " … ". The spans must lie inside the text.
std::string words_of(const std::vector<Span>& spans, std::string_view text);

}  // namespace hearsay
