// All sources of a case as people see them: those that somebody decided to be one are one, claims that were
// given to another source count there. Worked out once for many requests; then constant and safe from any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "store/browse_rows.h"
#include "store/judgements.h"

namespace hearsay {

struct BookedSource {
  int64_t id = 0;                  // the smallest of its members
  std::vector<int64_t> members;    // empty: only itself
  std::string name;                // the fullest of its names
  std::vector<std::string> names;  // of all members; empty: just the one
  SourceType type = SourceType::None;
  int64_t direct = 0, relayed = 0;
  int64_t documents = 0;    // of merged ones at most so many
  std::string first, last;  // dates of its claims, where known

  std::vector<int64_t> all_members() const { return members.empty() ? std::vector<int64_t>{id} : members; }
};

class SourceBook {
 public:
  enum class Order : uint8_t { Heard, Name, Documents };

  SourceBook(const std::vector<HeardRow>& heard, const Judgements& judgements);

  // By any member's id; null where there is none.
  const BookedSource* find(int64_t source) const;
  struct Found {
    int64_t total = 0;
    std::vector<const BookedSource*> sources;
  };
  // With the part in one of its names, letter case ignored.
  Found list(const std::string& part, const std::vector<SourceType>& types, Order order, Page page) const;
  // Others whose names share a word with its name that is no name of everybody: rarest words first.
  struct Alike {
    const BookedSource* source;
    std::string why;
  };
  std::vector<Alike> alike(const BookedSource& source, size_t most) const;
  // Pairs of people that share the last word of their names and of which nobody decided.
  struct Pair {
    const BookedSource *a, *b;
    std::string why;
  };
  Listed<Pair> pairs(const Judgements& judgements, Page page) const;

 private:
  std::vector<BookedSource> sources_;
  std::vector<std::string> folded_;                               // names of each, folded
  std::vector<std::string> last_;                                 // the last word of each name, folded
  std::unordered_map<int64_t, size_t> at_;                        // any member's id → index
  std::unordered_map<std::string, std::vector<uint32_t>> words_;  // folded word of a name → sources
};

}  // namespace hearsay
