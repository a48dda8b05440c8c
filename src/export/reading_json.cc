#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "export/json_lines.h"
#include "json/json_writer.h"
#include "language/language_model.h"

namespace hearsay {
namespace {

// Byte offsets to code points. Questions mostly go on from the last one: then only what lies between is read.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text), offsets_(text) {}

  int64_t at(uint32_t byte) {
    const bool near = byte >= byte_ && byte - byte_ < kNear;
    point_ = near ? point_ + count_code_points(text_.substr(byte_, byte - byte_)) : offsets_.at(byte);
    byte_ = byte;
    return static_cast<int64_t>(point_);
  }

 private:
  static constexpr uint32_t kNear = 256;
  std::string_view text_;
  CodePointOffsets offsets_;
  uint32_t byte_ = 0;  // of the last question
  size_t point_ = 0;   // and its answer
};

class ReadingWriter {
 public:
  explicit ReadingWriter(const ReadFile& file) : file_(file), positions_(file.document.text) {}

  std::string write() && {
    json_.begin_object();
    write_document();
    write_passages();
    write_sentences_and_tokens();
    number_entities();
    write_mentions();
    write_times();
    write_attributions();
    write_entities();
    write_findings();
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  void span(Span span) {
    json_.begin_array().value(positions_.at(span.begin)).value(positions_.at(span.end)).end_array();
  }

  void spans(std::string_view name, const std::vector<Span>& list) {
    json_.key(name).begin_array();
    for (const Span one : list) span(one);
    json_.end_array();
  }

  // An index, or null for -1.
  void index(std::string_view name, int position) {
    json_.key(name);
    position < 0 ? json_.null() : json_.value(position);
  }

  void write_document() {
    const Document& document = file_.document;
    json_.key("document").begin_object();
    json_.member("id", "sha256:" + file_.capture.sha256);
    json_.member("path", std::string_view(file_.capture.path));
    json_.known("media_type", file_.capture.media_type).known("container", file_.capture.container);
    json_.known("title", document.title);
    json_.known("language", document.language);
    json_.known("outlet", document.outlet)
        .known("published", document.published)
        .known("amended", document.amended);
    json_.member("text", std::string_view(document.text));
    if (!document.boxes.empty()) write_pages();
    json_.end_object();
  }

  // Runs of text on one page: a footnote that stands behind the paragraph it belongs to makes a page come
  // back.
  void write_pages() {
    const Document& document = file_.document;
    json_.key("pages").begin_array();
    for (size_t at = 0; at < document.boxes.size();) {
      const uint32_t page = document.boxes[at].page;
      Span run = document.boxes[at].text;
      for (; at < document.boxes.size() && document.boxes[at].page == page; ++at)
        run.end = document.boxes[at].text.end;
      json_.begin_object().member("page", page);
      if (page - 1 < document.page_labels.size()) json_.known("label", document.page_labels[page - 1]);
      json_.key("span");
      span(run);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_passages() {
    json_.key("passages").begin_array();
    int id = 0;
    for (const Passage& passage : file_.document.passages) {
      json_.begin_object().member("id", id++);
      index("parent", passage.parent);
      json_.member("kind", name_of(passage.kind)).key("span");
      span(passage.span);
      json_.known("author", passage.author).known("outlet", passage.outlet);
      json_.known("published", passage.published).known("link", passage.link).end_object();
    }
    json_.end_array();
  }

  void write_sentences_and_tokens() {
    json_.key("sentences").begin_array();
    for (const Sentence& sentence : file_.annotation.sentences) span(sentence.span);
    json_.end_array().key("tokens").begin_array();
    const Syntax& syntax = file_.annotation.syntax;
    for (size_t token = 0; token < file_.annotation.tokens.size(); ++token) {
      json_.begin_object().key("span");
      span(file_.annotation.tokens[token].span);
      if (!syntax.empty()) write_syntax(token);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_times() {
    json_.key("times").begin_array();
    for (const Time& time : file_.annotation.times) {
      json_.begin_object().key("span");
      span(time.span);
      json_.member("type", name_of(time.type)).member("value", std::string_view(time.value));
      json_.known("begin", time.begin).known("end", time.end);
      if (time.until >= 0) json_.member("until", time.until);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_syntax(size_t token) {
    const Syntax& syntax = file_.annotation.syntax;
    const LanguageModel& model = *syntax.model;
    json_.member("lemma", syntax.lemma(token));
    json_.member("upos", model.universal_labels[syntax.universal[token]]);
    json_.member("xpos", model.tag_labels[syntax.tag[token]]);
    index("head", syntax.head[token] == token ? -1 : static_cast<int>(syntax.head[token]));
    json_.member("deprel", model.relation_labels[syntax.relation[token]]);
  }

  void write_mentions() {
    const Annotation& annotation = file_.annotation;
    if (annotation.syntax.empty()) return;
    json_.key("mentions").begin_array();
    int id = 0;
    auto role = annotation.roles.begin();
    for (const Mention& mention : annotation.mentions) {
      json_.begin_object().member("id", id++).key("span");
      span({annotation.tokens[mention.begin].span.begin, annotation.tokens[mention.end - 1].span.end});
      json_.key("head");
      span(annotation.tokens[mention.head].span);
      json_.member("type", name_of(mention.type)).member("form", name_of(mention.form));
      if (mention.phrase >= 0)
        json_.member("phrase", int64_t{mention.phrase});
      else if (mention.entity >= 0)
        json_.member("entity", numbers_[static_cast<size_t>(mention.entity)]);
      const auto first = role;
      while (role != annotation.roles.end() && role->mention + 1 == static_cast<uint32_t>(id)) ++role;
      write_roles(first, role);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_roles(std::vector<MentionRole>::const_iterator role,
                   std::vector<MentionRole>::const_iterator end) {
    if (role == end) return;
    json_.key("roles").begin_array();
    const auto& tokens = file_.annotation.tokens;
    for (; role != end; ++role) span({tokens[role->begin].span.begin, tokens[role->end - 1].span.end});
    json_.end_array();
  }

  // Sources keep their places; who is only mentioned comes behind them. A source is the first mentioned
  // entity that has one of its names.
  void number_entities() {
    read_names();
    std::map<std::string_view, size_t> sources;
    for (size_t i = 0; i < file_.reading.entities.size(); ++i) {
      sources.emplace(file_.reading.entities[i].name, i);
      for (const std::string& alias : file_.reading.entities[i].aliases) sources.emplace(alias, i);
    }
    std::vector<bool> taken(file_.reading.entities.size());
    size_t next = taken.size();
    for (const auto& names : names_) {
      const auto source = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
        const auto found = sources.find(name);
        return found != sources.end() && !taken[found->second];
      });
      if (source != names.end()) taken[sources[*source]] = true;
      numbers_.push_back(static_cast<int64_t>(source != names.end() ? sources[*source] : next++));
    }
  }

  // What each mentioned entity is called, the longest name first; one without a name as it is called first.
  void read_names() {
    const Annotation& annotation = file_.annotation;
    names_.resize(annotation.entities.size());
    for (size_t i = 0; i < names_.size(); ++i) {
      const MentionedEntity& entity = annotation.entities[i];
      const size_t first = entity.name >= 0 ? static_cast<size_t>(entity.name) : entity.mentions.front();
      names_[i].push_back(text_of(annotation.mentions[first]));
    }
    constexpr size_t kMost = 16;  // names of an entity
    for (const Mention& mention : annotation.mentions) {
      if (mention.form != MentionForm::Name || mention.entity < 0) continue;
      auto& names = names_[static_cast<size_t>(mention.entity)];
      const std::string_view name = text_of(mention);
      if (names.size() < kMost && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    }
  }

  std::string_view text_of(const Mention& mention) const {
    const auto& tokens = file_.annotation.tokens;
    return Span{tokens[mention.begin].span.begin, tokens[mention.end - 1].span.end}.of(file_.document.text);
  }

  void write_attributions() {
    json_.key("attributions").begin_array();
    int id = 0;
    for (const Attribution& attribution : file_.reading.attributions) {
      json_.begin_object().member("id", id++);
      index("parent", attribution.parent);
      spans("source", attribution.source);
      spans("cue", attribution.cue);
      spans("content", attribution.content);
      if (attribution.source_entity >= 0) json_.member("source_entity", attribution.source_entity);
      json_.member("source_type", name_of(attribution.source_type));
      json_.member("form", name_of(attribution.form)).member("stance", name_of(attribution.stance));
      if (!attribution.access.empty()) spans("access", attribution.access);
      if (attribution.confidence > 0) json_.key("confidence").decimal(attribution.confidence, 2);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_entities() {
    json_.key("entities").begin_array();
    int id = 0;
    for (const Entity& entity : file_.reading.entities) {
      json_.begin_object().member("id", id++);
      json_.member("type", name_of(entity.type)).member("name", std::string_view(entity.name));
      json_.key("aliases").begin_array();
      for (const std::string& alias : entity.aliases) json_.value(alias);
      json_.end_array().end_object();
    }
    for (size_t i = 0; i < numbers_.size(); ++i) {
      if (numbers_[i] < id) continue;
      json_.begin_object().member("id", id++);
      json_.member("type", name_of(file_.annotation.entities[i].type)).member("name", names_[i].front());
      json_.key("aliases").begin_array();
      for (size_t name = 1; name < names_[i].size(); ++name) json_.value(names_[i][name]);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_findings() {
    json_.key("findings").begin_array();
    for (const Finding& finding : file_.reading.findings) {
      json_.begin_object().member("kind", name_of(finding.kind));
      json_.member("message", std::string_view(finding.message));
      spans("evidence", finding.evidence);
      json_.end_object();
    }
    json_.end_array();
  }

  const ReadFile& file_;
  Positions positions_;
  JsonWriter json_;
  std::vector<std::vector<std::string_view>> names_;  // of each mentioned entity
  std::vector<int64_t> numbers_;                      // its id
};

}  // namespace

std::string reading_json(const ReadFile& file) { return ReadingWriter(file).write(); }

}  // namespace hearsay
