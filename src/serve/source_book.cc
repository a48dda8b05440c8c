#include "serve/source_book.h"

#include <algorithm>
#include <set>

#include "store/fold.h"

namespace hearsay {

namespace {

constexpr size_t kCommonWord = 200;    // a word in more names than this tells nothing
constexpr size_t kLeastWordBytes = 3;  // "of", "mr" and initials tell nothing either
constexpr size_t kMostPairs = 20000;

bool has_own_name(SourceType type) {
  return type == SourceType::Named || type == SourceType::Institution || type == SourceType::Outlet ||
         type == SourceType::Document;
}

int64_t claims_of(const BookedSource& source) { return source.direct + source.relayed; }

}  // namespace

SourceBook::SourceBook(const std::vector<HeardRow>& heard, const Judgements& judgements) {
  for (const HeardRow& row : heard) {
    const int64_t one = judgements.one_for(row.id);
    const auto [place, is_new] = at_.emplace(one, sources_.size());
    if (is_new) {
      sources_.emplace_back();
      sources_.back().id = one;
    }
    at_[row.id] = place->second;
    BookedSource& source = sources_[place->second];
    const std::vector<int64_t> together = judgements.together_with(row.id);
    if (together.size() > 1) {
      source.members = together;
      if (std::ranges::find(source.names, row.name) == source.names.end()) source.names.push_back(row.name);
    }
    if (row.name.size() > source.name.size()) {
      source.name = row.name;
      source.type = row.type;
    }
    source.direct += row.direct;
    source.relayed += row.relayed;
    source.documents += row.documents;
    if (!row.first.empty() && (source.first.empty() || row.first < source.first)) source.first = row.first;
    source.last = std::max(source.last, row.last);
  }
  for (size_t i = 0; i < sources_.size(); ++i) {
    BookedSource& source = sources_[i];
    folded_.push_back(fold(source.name));
    for (const std::string& name : source.names) folded_.back() += "\n" + fold(name);
    last_.emplace_back();
    if (!has_own_name(source.type)) continue;
    for (FoldedWord& word : folded_words(source.name)) {
      std::vector<uint32_t>& list = words_[word.word];
      const bool known = !list.empty() && list.back() == i;
      if (word.word.size() >= kLeastWordBytes && !known) list.push_back(static_cast<uint32_t>(i));
      last_.back() = std::move(word.word);
    }
  }
}

const BookedSource* SourceBook::find(int64_t source) const {
  const auto found = at_.find(source);
  return found == at_.end() ? nullptr : &sources_[found->second];
}

SourceBook::Found SourceBook::list(const std::string& part, const std::vector<SourceType>& types, Order order,
                                   Page page) const {
  const std::string folded_part = fold(part);
  std::vector<uint32_t> fit;
  for (size_t i = 0; i < sources_.size(); ++i) {
    const bool type = types.empty() || std::ranges::find(types, sources_[i].type) != types.end();
    if (type && folded_[i].find(folded_part) != std::string::npos) fit.push_back(static_cast<uint32_t>(i));
  }
  const auto before = [&](uint32_t a, uint32_t b) {
    const BookedSource &first = sources_[a], &second = sources_[b];
    if (order == Order::Heard && claims_of(first) != claims_of(second))
      return claims_of(first) > claims_of(second);
    if (order == Order::Documents && first.documents != second.documents)
      return first.documents > second.documents;
    if (folded_[a] != folded_[b]) return folded_[a] < folded_[b];
    return first.id < second.id;
  };
  const size_t begin = std::min(fit.size(), static_cast<size_t>(page.offset));
  const size_t end = std::min(fit.size(), begin + static_cast<size_t>(page.limit));
  std::ranges::partial_sort(fit, fit.begin() + static_cast<ptrdiff_t>(end), before);
  Found found;
  found.total = static_cast<int64_t>(fit.size());
  for (size_t i = begin; i < end; ++i) found.sources.push_back(&sources_[fit[i]]);
  return found;
}

std::vector<SourceBook::Alike> SourceBook::alike(const BookedSource& source, size_t most) const {
  std::vector<std::pair<size_t, std::string>> words;  // in how many names, the word
  for (const FoldedWord& word : folded_words(source.name)) {
    const auto known = words_.find(word.word);
    if (known != words_.end() && known->second.size() <= kCommonWord)
      words.emplace_back(known->second.size(), word.word);
  }
  std::ranges::sort(words);
  std::vector<Alike> alike;
  std::set<int64_t> seen{source.id};
  for (const auto& [count, word] : words) {
    for (const uint32_t index : words_.at(word)) {
      const BookedSource& other = sources_[index];
      if (alike.size() >= most || !seen.insert(other.id).second) continue;
      alike.push_back({&other, "both names hold “" + word + "”"});
    }
  }
  return alike;
}

Listed<SourceBook::Pair> SourceBook::pairs(const Judgements& judgements, Page page) const {
  struct Candidate {
    int64_t weight;
    uint32_t a, b;
    std::string_view word;
  };
  std::vector<Candidate> candidates;
  for (const auto& [word, list] : words_) {
    if (list.size() < 2 || list.size() > kCommonWord) continue;
    for (size_t i = 0; i < list.size() && candidates.size() < kMostPairs; ++i) {
      for (size_t k = i + 1; k < list.size() && candidates.size() < kMostPairs; ++k) {
        const BookedSource &a = sources_[list[i]], &b = sources_[list[k]];
        if (a.type != SourceType::Named || b.type != SourceType::Named) continue;
        if (last_[list[i]] != word || last_[list[k]] != word || judgements.of_pair(a.id, b.id)) continue;
        candidates.push_back({std::min(claims_of(a), claims_of(b)), list[i], list[k], word});
      }
    }
  }
  std::ranges::sort(candidates, [](const Candidate& x, const Candidate& y) {
    return std::tuple(-x.weight, x.a, x.b) < std::tuple(-y.weight, y.a, y.b);
  });
  Listed<Pair> listed;
  listed.total = static_cast<int64_t>(candidates.size());
  const auto begin = std::min(candidates.size(), static_cast<size_t>(page.offset));
  const auto end = std::min(candidates.size(), begin + static_cast<size_t>(page.limit));
  for (size_t i = begin; i < end; ++i) {
    const Candidate& candidate = candidates[i];
    listed.rows.push_back({&sources_[candidate.a], &sources_[candidate.b],
                           "both names end in “" + std::string(candidate.word) + "”"});
  }
  return listed;
}

}  // namespace hearsay
