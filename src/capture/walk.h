// Finds the files that paths offer: files as they are, folders recursively, in a fixed order.
//
// Leaves out what a `.hearsayignore` names (one glob a line, `#` comments, `!` takes back, a trailing `/` for
// folders only, as in gitignore) and says so: each file found ends as an Offer, with a reason where it will
// not be read. Folders that link to themselves are entered once. Case files (`*.hearsay` and their
// companions) are not documents.
#pragma once

#include <string>
#include <vector>

namespace hearsay {

struct Offer {
  enum class Fate { Read, Skipped, Failed };
  std::string path;  // lexically normal
  Fate fate = Fate::Read;
  std::string reason;     // why it is not to be read; empty for Fate::Read
  std::string file = {};  // where its bytes lie, where that is not its path
};

// Never fails: a path that is not there or a folder that cannot be listed is an Offer with Fate::Failed. A
// path that is reached twice is offered once. Sorted by path within each given path; given paths in the order
// given.
std::vector<Offer> walk(const std::vector<std::string>& paths);

}  // namespace hearsay
