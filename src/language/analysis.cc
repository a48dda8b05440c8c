#include "language/analysis.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "language/network.h"
#include "language/word_features.h"

namespace hearsay {

namespace {

constexpr size_t kStretch =
    256;  // tokens that are read together: a stretch of whole sentences of about this size

class Analyser {
 public:
  Analyser(const Document& document, const LanguageModel& model, Annotation& annotation,
           const Kernels& kernels, StretchReader* reader)
      : text_(document.text),
        model_(model),
        annotation_(annotation),
        network_(model, kernels),
        reader_(reader) {}

  void run() {
    Syntax& syntax = annotation_.syntax;
    syntax.model = &model_;
    const size_t tokens = annotation_.tokens.size();
    for (auto* column : {&syntax.universal, &syntax.tag, &syntax.relation}) column->resize(tokens);
    syntax.head.resize(tokens);
    syntax.lemma_ends.reserve(tokens);
    const auto& sentences = annotation_.sentences;
    for (size_t first = 0; first < sentences.size();) {
      size_t last = first + 1;
      while (last < sentences.size() && sentences[last].end - sentences[first].begin <= kStretch) ++last;
      stretch(first, last);
      first = last;
    }
    annotation_.sentences = std::move(cut_);
  }

 private:
  void stretch(size_t first, size_t last) {
    const auto& sentences = annotation_.sentences;
    const uint32_t begin = sentences[first].begin;
    words_.clear();
    for (size_t s = first; s < last; ++s)
      for (uint32_t t = sentences[s].begin; t < sentences[s].end; ++t)
        words_.push_back(word(t, t == sentences[s].begin));
    network_.encode(words_);
    network_.tag(universal_, tags_);
    std::copy(universal_.begin(), universal_.end(), annotation_.syntax.universal.begin() + begin);
    std::copy(tags_.begin(), tags_.end(), annotation_.syntax.tag.begin() + begin);
    for (size_t t = 0; t < tags_.size(); ++t) add_lemma(begin + static_cast<uint32_t>(t), tags_[t]);
    const size_t done = cut_.size();
    for (size_t s = first; s < last; ++s) cut(sentences[s], begin);
    const std::span<const Sentence> found = std::span(cut_).subspan(done);
    for (const Sentence& sentence : found) {
      add_tree(sentence, begin);
      add_names(sentence, begin);
    }
    if (reader_ != nullptr) reader_->read(begin, sentences[last - 1].end, network_.encoded(), found);
  }

  // Rules find where sentences end by their punctuation; where there is none, words tell it.
  void cut(Sentence sentence, uint32_t stretch) {
    const auto& tokens = annotation_.tokens;
    for (uint32_t token = sentence.begin + 1; token < sentence.end; ++token) {
      if (!network_.begins_sentence(token - stretch)) continue;
      cut_.push_back({{sentence.span.begin, tokens[token - 1].span.end}, sentence.begin, token});
      sentence.span.begin = tokens[token].span.begin;
      sentence.begin = token;
    }
    cut_.push_back(sentence);
  }

  NetworkWord word(uint32_t token, bool begins_sentence) const {
    const Span span = annotation_.tokens[token].span;
    const uint32_t before = token == 0 ? 0 : annotation_.tokens[token - 1].span.end;
    const std::string_view between = text_.substr(before, span.begin - before);
    const auto lines = std::count(between.begin(), between.end(), '\n');
    const int gap = token == 0 || lines > 1 ? 3 : lines == 1 ? 2 : between.empty() ? 0 : 1;
    return {word_features(text_.substr(span.begin, span.size())), static_cast<uint8_t>(gap), begins_sentence};
  }

  // A sentence that is longer than a tree may be is cut; the tops of its later pieces hang side by side on
  // the first's.
  void add_tree(const Sentence& sentence, uint32_t stretch) {
    Syntax& syntax = annotation_.syntax;
    uint32_t top = sentence.begin;
    for (uint32_t begin = sentence.begin; begin < sentence.end;) {
      const auto end = static_cast<uint32_t>(std::min<size_t>(sentence.end, begin + Network::kLongestTree));
      network_.parse(begin - stretch, end - stretch, heads_, relations_);
      for (uint32_t i = 0; i < end - begin; ++i) {
        const bool is_top = heads_[i] == end - begin;
        syntax.relation[begin + i] = relations_[i];
        syntax.head[begin + i] = begin + (is_top ? i : heads_[i]);
        if (!is_top) continue;
        if (begin == sentence.begin)
          top = begin + i;
        else
          syntax.head[begin + i] = top;
      }
      begin = end;
    }
  }

  void add_names(const Sentence& sentence, uint32_t stretch) {
    static constexpr std::array<MentionType, 5> kTypes{MentionType::Person, MentionType::Organization,
                                                       MentionType::Place, MentionType::Group,
                                                       MentionType::Other};
    for (const NameSpan& name : network_.names(sentence.begin - stretch, sentence.end - stretch)) {
      const uint32_t begin = sentence.begin + name.begin;
      const uint32_t end = sentence.begin + name.end;
      annotation_.mentions.push_back(
          {begin, end, head_of(begin, end), kTypes[name.kind], MentionForm::Name, -1, -1});
    }
  }

  // The token whose governor lies outside; the first of several.
  uint32_t head_of(uint32_t begin, uint32_t end) const {
    for (uint32_t token = begin; token < end; ++token) {
      const uint32_t head = annotation_.syntax.head[token];
      if (head == token || head < begin || head >= end) return token;
    }
    return begin;
  }

  void add_lemma(uint32_t token, uint8_t tag) {
    Syntax& syntax = annotation_.syntax;
    const Span span = annotation_.tokens[token].span;
    const bool keeps_case = model_.tag_labels[tag].substr(0, 3) == "NNP";
    const std::string_view word = text_.substr(span.begin, span.size());
    lemma_ = keeps_case ? std::string(word) : lower_letters(word);
    const LemmaRule rule = model_.lemma_rule(lemma_, tag);
    for (uint32_t i = 0; i < rule.cut && !lemma_.empty(); ++i)
      lemma_.resize(lemma_.size() - decode_before(lemma_, lemma_.size()).length);
    syntax.lemmas += lemma_;
    syntax.lemmas += rule.add;
    syntax.lemma_ends.push_back(static_cast<uint32_t>(syntax.lemmas.size()));
  }

  std::string_view text_;
  const LanguageModel& model_;
  Annotation& annotation_;
  Network network_;
  StretchReader* reader_;
  std::vector<NetworkWord> words_;
  std::vector<Sentence> cut_;  // the sentences so far
  std::vector<uint8_t> universal_, tags_, relations_;
  std::vector<uint32_t> heads_;
  std::string lemma_;
};

}  // namespace

void analyse(const Document& document, const LanguageModel& model, Annotation& annotation,
             const Kernels& kernels, StretchReader* reader) {
  if (!document.language.empty() && document.language.substr(0, 2) != "en") return;
  Analyser(document, model, annotation, kernels, reader).run();
}

}  // namespace hearsay
