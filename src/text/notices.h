// What single lines and paragraphs of a page are: a correction notice, a caption, page furniture.
//
// Used for text with and without markup. A paragraph comes without the blanks at its ends. All functions look
// at a bounded part of it, are pure, and safe from any thread. In doubt they say no.
#pragma once

#include <string_view>

namespace hearsay {

// "Correction, 8 June: …", "AMENDED 2 July: …", "This article was amended on …", "Editor's note: … updated
// …".
bool is_correction_notice(std::string_view paragraph);

// A heading alone, whose paragraph follows: "11.15 CORRECTION", "Corrections and clarifications".
bool is_correction_heading(std::string_view line);

// "Photo: …", "[Image: …]", or a short paragraph that ends in a picture credit: "… Picture: NAME".
bool is_caption(std::string_view paragraph);

// What a page puts between the paragraphs: "Advertisement", "SEE ALSO: …", "Scroll down for video".
bool is_page_furniture(std::string_view line);

// "The information in this e-mail is confidential …".
bool is_mail_disclaimer(std::string_view line);

}  // namespace hearsay
