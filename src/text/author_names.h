// The names in a line that says who wrote something.
//
// Pure functions of a line of bounded length; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// How surely the page marks the line as naming authors.
enum class AuthorMark {
  None,    // only by its own words, "By" and its like: full names of people count
  Likely,  // its element is called so: single names count too
  Sure     // rel=author, microdata, metadata: whatever it calls itself, also an office or an account
};

// "By Ada Finch and Bo Lind, arts correspondents | 3 March 2021" gives the two. Roles, degrees, dates,
// addresses and words such as "admin" are left out.
std::vector<std::string> author_names(std::string_view line, AuthorMark mark);

// The names in a line that nothing introduces or marks: all of its words are names of people that are or
// begin with common given names, or say a day or a time. Else none.
std::vector<std::string> bare_names(std::string_view line);

// The line without the words that introduce authors in a dozen languages: "By", "Von", "Texto:"; the line
// itself where it has none.
std::string_view without_by(std::string_view line);

// Whether a line is nothing but a label of authors, "Author:", and the name stands on the next.
bool is_author_label(std::string_view line);

// Whether a line is one that programs write for an account: "Posted by ada at 10:04".
bool is_posting(std::string_view line);

// The editorial office or agency that a short line names and nothing else but perhaps a day: "Redaktion
// Tarsk, 3 March 2021"; empty where it is none.
std::string office_name(std::string_view line);

// Whether words before a name say that somebody did something else than write: "Translated by".
bool introduces_others(std::string_view line);

// Adds a name unless it is among them in other writing. Of two of which one holds the other, the whole name
// stays: "Ada Finch" of "ada" and "Ada Finch", and of "Ada Finch" and "About Ada Finch".
void add_author(std::vector<std::string>& names, std::string name);

}  // namespace hearsay
