// What coreference has to choose between, for training/coreference.py.
//
//     coreference_decisions MODEL gold|model < LIST > DECISIONS
//
// LIST: lines "D PATH" (a text; "L PATH" where gold has not all kinds of mentions: only its own are written) and after it "M BEGIN END HEAD ENTITY" for each of its mentions in gold, in
// bytes of the text. With `gold` each phrase joins the entity where gold has it, with `model` the one that MODEL
// chooses, as it will be when nobody knows better. DECISIONS, 32-bit numbers: for each phrase the number of
// choices, then for each choice 1 where it is right, the number of its features, and these. With `clusters` instead,
// lines "D PATH" and "P BEGIN END ENTITY GOLD" for each phrase.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "language/phrase_linker.h"

namespace {

using hearsay::Annotation;
using hearsay::Phrase;

struct GoldMention {
  uint32_t begin = 0, end = 0, head = 0;
  int32_t entity = -1;
};

struct Text {
  std::string path;
  bool partial = false;
  std::vector<GoldMention> mentions;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<Text> read_list() {
  std::vector<Text> texts;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.rfind("D ", 0) == 0 || line.rfind("L ", 0) == 0) {
      texts.push_back({line.substr(2), line[0] == 'L', {}});
      continue;
    }
    std::istringstream fields(line.substr(1));
    GoldMention mention;
    fields >> mention.begin >> mention.end >> mention.head >> mention.entity;
    texts.back().mentions.push_back(mention);
  }
  return texts;
}

// The entity of each phrase in gold, or -1: by its words, or by its head where no phrase has those words.
std::vector<int32_t> gold_entities(const Text& text, const Annotation& annotation, const std::vector<Phrase>& phrases) {
  std::map<std::pair<uint32_t, uint32_t>, size_t> by_span;
  std::map<uint32_t, size_t> by_head;
  for (size_t i = 0; i < phrases.size(); ++i) {
    by_span.emplace(std::pair(annotation.tokens[phrases[i].begin].span.begin,
                              annotation.tokens[phrases[i].end - 1].span.end), i);
    if (phrases[i].kind != hearsay::PhraseKind::Several)
      by_head.emplace(annotation.tokens[phrases[i].head].span.begin, i);
  }
  std::vector<int32_t> gold(phrases.size(), -1);
  for (const GoldMention& mention : text.mentions)
    if (const auto found = by_span.find({mention.begin, mention.end}); found != by_span.end())
      gold[found->second] = mention.entity;
  for (const GoldMention& mention : text.mentions)
    if (by_span.count({mention.begin, mention.end}) == 0)
      if (const auto found = by_head.find(mention.head); found != by_head.end() && gold[found->second] < 0)
        gold[found->second] = mention.entity;
  return gold;
}

class Writer : public hearsay::CoreferenceObserver {
 public:
  Writer(const std::vector<int32_t>& gold, bool follow_gold, bool writes, bool partial)
      : gold_(gold), follow_gold_(follow_gold), writes_(writes), partial_(partial) {}

  size_t choose(uint32_t phrase, std::span<const Choice> choices, size_t best) override {
    std::vector<uint32_t> out{static_cast<uint32_t>(choices.size())};
    size_t right = 0;
    for (size_t i = choices.size(); i-- > 1;)
      if (gold_[phrase] >= 0 && entity_of(choices[i].entity) == gold_[phrase]) right = i;
    for (size_t i = 0; i < choices.size(); ++i) {
      const bool good = right == 0 ? i == 0 : i > 0 && entity_of(choices[i].entity) == gold_[phrase];
      out.push_back(good);
      out.push_back(static_cast<uint32_t>(choices[i].features.size()));
      out.insert(out.end(), choices[i].features.begin(), choices[i].features.end());
    }
    if (writes_ && (!partial_ || gold_[phrase] >= 0)) std::fwrite(out.data(), sizeof(uint32_t), out.size(), stdout);
    return follow_gold_ ? right : best;
  }

  void joined(uint32_t phrase, uint32_t entity) override {
    if (entity >= counts_.size()) counts_.resize(entity + 1);
    ++counts_[entity][gold_[phrase]];
  }

 private:
  // What most of its phrases are in gold.
  int32_t entity_of(uint32_t entity) const {
    int32_t best = -1;
    uint32_t most = 0;
    for (const auto& [gold, count] : counts_[entity])
      if (count > most || (count == most && best < 0)) {
        best = gold;
        most = count;
      }
    return best;
  }

  const std::vector<int32_t>& gold_;
  bool follow_gold_, writes_, partial_;
  std::vector<std::map<int32_t, uint32_t>> counts_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::string bytes = read_file(arguments[1]);
  std::vector<uint64_t> aligned(bytes.size() / 8 + 1);
  std::memcpy(aligned.data(), bytes.data(), bytes.size());
  const auto model =
      hearsay::CoreferenceModel::from_bytes({reinterpret_cast<const char*>(aligned.data()), bytes.size()}).value();
  const std::string mode = arguments[2];
  for (const Text& text : read_list()) {
    hearsay::Document document;
    document.text = read_file(text.path);
    hearsay::Passage whole;
    whole.span = {0, static_cast<uint32_t>(document.text.size())};
    document.passages.push_back(whole);
    Annotation annotation = hearsay::annotate(document);
    hearsay::analyse(document, hearsay::LanguageModel::builtin(), annotation);
    const auto speech = hearsay::find_quoted_speech(document, annotation);
    const auto phrases = hearsay::find_phrases(document, annotation, speech, model);
    const auto gold = gold_entities(text, annotation, phrases);
    Writer writer(gold, mode == "gold", mode != "clusters", text.partial);
    const auto entities = hearsay::link_phrases(document, annotation, speech, phrases, model, &writer);
    if (mode != "clusters") continue;
    std::printf("D %s\n", text.path.c_str());
    for (size_t i = 0; i < phrases.size(); ++i)
      std::printf("P %u %u %u %d\n", annotation.tokens[phrases[i].begin].span.begin,
                  annotation.tokens[phrases[i].end - 1].span.end, entities[i], gold[i]);
  }
}
