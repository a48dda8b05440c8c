#include "store/document_rows.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "store/chain_words.h"
#include "store/span_text.h"
#include "text/places.h"

namespace hearsay {

namespace {

bool lies_in(Span span, std::string_view text) {
  return span.begin <= span.end && span.end <= text.size() && is_boundary(text, span.begin) &&
         is_boundary(text, span.end);
}

bool lie_in(const std::vector<Span>& spans, std::string_view text) {
  return std::ranges::all_of(spans, [&](Span span) { return lies_in(span, text); });
}

bool points_into(int index, size_t size) { return index == -1 || (index >= 0 && size_t(index) < size); }

// Of each span the innermost passage around it, or -1. Both lists are ordered by begin, so one sweep does.
std::vector<int> passages_of(const std::vector<Span>& spans, const std::vector<Passage>& passages) {
  std::vector<int> found;
  std::vector<int> open;
  size_t next = 0;
  for (const Span span : spans) {
    const auto close_before = [&](uint32_t at) {
      while (!open.empty() && passages[size_t(open.back())].span.end <= at) open.pop_back();
    };
    for (; next < passages.size() && passages[next].span.begin <= span.begin; ++next) {
      close_before(passages[next].span.begin);
      open.push_back(static_cast<int>(next));
    }
    close_before(span.begin);
    const auto around = std::find_if(open.rbegin(), open.rend(), [&](int passage) {
      return passages[size_t(passage)].span.contains(span);
    });
    found.push_back(around == open.rend() ? -1 : *around);
  }
  return found;
}

std::vector<int> passages_of(const std::vector<Sentence>& sentences, const std::vector<Passage>& passages) {
  std::vector<Span> spans;
  for (const Sentence& sentence : sentences) spans.push_back(sentence.span);
  return passages_of(spans, passages);
}

// Of attributions, which need not be ordered.
std::vector<int> passages_of(const std::vector<Attribution>& attributions,
                             const std::vector<Passage>& passages) {
  std::vector<std::pair<Span, size_t>> order;
  for (size_t i = 0; i < attributions.size(); ++i) order.emplace_back(extent_of(attributions[i]), i);
  std::ranges::sort(order);
  std::vector<Span> spans;
  for (const auto& [span, index] : order) spans.push_back(span);
  const std::vector<int> found = passages_of(spans, passages);
  std::vector<int> of(attributions.size());
  for (size_t i = 0; i < order.size(); ++i) of[order[i].second] = found[i];
  return of;
}

// When each passage was written: as it says, or as the passage around it or the document does.
std::vector<std::string_view> dates_of(const Document& document) {
  std::vector<std::string_view> dates;
  for (const Passage& passage : document.passages) {
    std::string_view date = passage.published;
    if (date.empty()) date = passage.parent < 0 ? document.published : dates[size_t(passage.parent)];
    dates.push_back(date);
  }
  return dates;
}

// The attributions in an order in which each stands after its parent. While a row points at one that is not
// there yet, SQLite looks for such rows through the whole table at every insert.
std::vector<size_t> parents_first(const std::vector<Attribution>& attributions) {
  std::vector<size_t> order;
  std::vector<bool> placed(attributions.size());
  std::vector<size_t> waiting;
  for (size_t i = 0; i < attributions.size(); ++i) {
    for (int at = static_cast<int>(i); at >= 0 && !placed[size_t(at)]; at = attributions[size_t(at)].parent) {
      placed[size_t(at)] = true;
      waiting.push_back(size_t(at));
    }
    order.insert(order.end(), waiting.rbegin(), waiting.rend());
    waiting.clear();
  }
  return order;
}

std::string chain_text(const ReadFile& file, const std::vector<ChainLink>& links) {
  std::vector<std::string> words;
  for (const ChainLink& link : links) {
    if (link.kind == ChainLink::Kind::Attribution) {
      const Attribution& attribution = file.reading.attributions[size_t(link.index)];
      const bool known = attribution.source_entity >= 0;
      words.push_back(
          read_as(words_of(attribution.source, file.document.text),
                  known ? file.reading.entities[size_t(attribution.source_entity)].name : std::string()));
    } else {
      const Passage& passage = file.document.passages[size_t(link.index)];
      words.emplace_back(writer_of(passage.author, passage.outlet, passage.parent < 0, file.document.author,
                                   file.document.outlet));
    }
  }
  return join_chain(words);
}

// Where the first span of any role begins; 0 for a claim without spans.
uint32_t first_byte(const Attribution& attribution) {
  uint32_t first = UINT32_MAX;
  for (const auto* role : {&attribution.source, &attribution.cue, &attribution.content}) {
    for (const Span span : *role) first = std::min(first, span.begin);
  }
  return first == UINT32_MAX ? 0 : first;
}

// Of the spans of a claim: the indices of the sentences that they touch, each once.
void collect_sentences(const std::vector<Span>& spans, const std::vector<Sentence>& sentences,
                       std::vector<size_t>& found) {
  for (const Span span : spans) {
    auto at = std::ranges::partition_point(
        sentences, [&](const Sentence& sentence) { return sentence.span.end <= span.begin; });
    for (; at != sentences.end() && at->span.begin < span.end; ++at) {
      found.push_back(static_cast<size_t>(at - sentences.begin()));
    }
  }
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

int hundredths(float share) { return static_cast<int>(std::lround(100 * share)); }

std::optional<int64_t> id_of(int index, int64_t first) {
  if (index < 0) return std::nullopt;
  return first + index;
}

}  // namespace

Status check_file(const ReadFile& file) {
  const Error wrong(ErrorKind::Invalid,
                    file.capture.path + ": what was read of it does not fit its text; nothing of it is kept");
  const Document& document = file.document;
  const std::string_view text = document.text;
  for (size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    if (!lies_in(passage.span, text) || !lies_in(passage.author_span, text)) return wrong;
    if (!points_into(passage.parent, i)) return wrong;
  }
  uint32_t end = 0;
  for (const Sentence& sentence : file.annotation.sentences) {
    if (!lies_in(sentence.span, text) || sentence.span.empty() || sentence.span.begin < end) return wrong;
    end = sentence.span.end;
  }
  const Reading& reading = file.reading;
  for (const Attribution& attribution : reading.attributions) {
    if (!lie_in(attribution.source, text) || !lie_in(attribution.cue, text)) return wrong;
    if (!lie_in(attribution.content, text) || !lie_in(attribution.access, text)) return wrong;
    if (!points_into(attribution.parent, reading.attributions.size())) return wrong;
    if (!points_into(attribution.source_entity, reading.entities.size())) return wrong;
  }
  for (const Finding& finding : reading.findings) {
    if (!lie_in(finding.evidence, text)) return wrong;
  }
  return Done{};
}

Status DocumentRows::prepare(Database& database) {
  const std::pair<const char*, Statement&> statements[] = {
      {"INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
       document_},
      {"INSERT INTO passage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", passage_},
      {"INSERT INTO sentence VALUES (?1, ?2, ?3, ?4, ?5, ?6)", sentence_},
      {"INSERT INTO entity VALUES (?1, ?2, ?3, ?4)", entity_},
      {"INSERT INTO alias VALUES (?1, ?2, ?3)", alias_},
      {"INSERT INTO mention VALUES (?1, ?2, ?3)", mention_},
      {"INSERT INTO attribution VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
       "?16, ?17, ?18, ?19, ?20, ?21, ?22)",
       attribution_},
      {"INSERT INTO source (name, type, scope) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", source_},
      {"SELECT id FROM source WHERE name = ?1 AND type = ?2 AND scope = ?3", source_id_},
      {"INSERT INTO chain_link VALUES (?1, ?2, ?3, ?4)", link_},
      {"INSERT INTO claim_sentence VALUES (?1, ?2)", claim_sentence_},
      {"INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5)", finding_},
  };
  for (const auto& [sql, statement] : statements) {
    Status prepared = database.prepare(sql, statement);
    if (!prepared) return prepared;
  }
  const std::pair<const char*, int64_t&> ids[] = {
      {"document", next_.document}, {"passage", next_.passage},         {"sentence", next_.sentence},
      {"entity", next_.entity},     {"attribution", next_.attribution}, {"finding", next_.finding}};
  for (const auto& [table, id] : ids) {
    const Result<int64_t> last = database.integer(std::string("SELECT max(id) FROM ") + table);
    if (!last) return last.error();
    id = *last + 1;
  }
  return Done{};
}

Status DocumentRows::insert(const ReadFile& file, int64_t capture, Zstd& zstd) {
  Status status = insert_document(file, capture, zstd);
  if (status) status = insert_passages(file.document);
  if (status) status = insert_sentences(file);
  if (status) status = insert_entities(file.reading);
  if (status) status = insert_attributions(file);
  if (status) status = insert_claim_sentences(file);
  if (status) status = insert_findings(file.reading);
  next_.document += 1;
  next_.passage += static_cast<int64_t>(file.document.passages.size());
  next_.sentence += static_cast<int64_t>(file.annotation.sentences.size());
  next_.entity += static_cast<int64_t>(file.reading.entities.size());
  next_.attribution += static_cast<int64_t>(file.reading.attributions.size());
  next_.finding += static_cast<int64_t>(file.reading.findings.size());
  return status;
}

Status DocumentRows::insert_document(const ReadFile& file, int64_t capture, Zstd& zstd) {
  const Document& document = file.document;
  const std::string places = encode_places(document);
  const std::string packed(places.empty() ? std::string_view() : zstd.compress(places));
  return document_.run(next_.document, capture, document.title, document.author, document.outlet,
                       document.published, document.language, joined_lines(document.notes),
                       document.text.size(), Blob{zstd.compress(document.text)}, Blob{document.map.encode()},
                       document.amended, Blob{packed}, places.size());
}

Status DocumentRows::insert_passages(const Document& document) {
  const std::vector<std::string_view> dates = dates_of(document);
  for (size_t i = 0; i < document.passages.size(); ++i) {
    const Passage& passage = document.passages[i];
    Status inserted = passage_.run(
        next_.passage + static_cast<int64_t>(i), next_.document, id_of(passage.parent, next_.passage),
        name_of(passage.kind), passage.span.begin, passage.span.end, passage.author, passage.outlet,
        passage.published, dates[i], passage.author_span.begin, passage.author_span.end, passage.link);
    if (!inserted) return inserted;
  }
  return Done{};
}

Status DocumentRows::insert_sentences(const ReadFile& file) {
  const std::vector<Sentence>& sentences = file.annotation.sentences;
  const std::vector<int> passages = passages_of(sentences, file.document.passages);
  for (size_t i = 0; i < sentences.size(); ++i) {
    Status inserted = sentence_.run(next_.sentence + static_cast<int64_t>(i), next_.document,
                                    id_of(passages[i], next_.passage), sentences[i].heading,
                                    sentences[i].span.begin, sentences[i].span.end);
    if (!inserted) return inserted;
  }
  return Done{};
}

Status DocumentRows::insert_entities(const Reading& reading) {
  for (size_t i = 0; i < reading.entities.size(); ++i) {
    const Entity& entity = reading.entities[i];
    const int64_t id = next_.entity + static_cast<int64_t>(i);
    Status inserted = entity_.run(id, next_.document, name_of(entity.type), entity.name);
    for (size_t alias = 0; inserted && alias < entity.aliases.size(); ++alias) {
      inserted = alias_.run(id, alias, entity.aliases[alias]);
    }
    if (!inserted) return inserted;
  }
  std::vector<std::pair<int64_t, Span>> mentions;
  for (const Attribution& attribution : reading.attributions) {
    if (attribution.source_entity < 0) continue;
    for (const Span span : attribution.source) {
      mentions.emplace_back(next_.entity + attribution.source_entity, span);
    }
  }
  std::ranges::sort(mentions);
  const auto repeated = std::ranges::unique(mentions);
  mentions.erase(repeated.begin(), repeated.end());
  for (const auto& [entity, span] : mentions) {
    Status inserted = mention_.run(entity, span.begin, span.end);
    if (!inserted) return inserted;
  }
  return Done{};
}

Status DocumentRows::insert_attributions(const ReadFile& file) {
  const std::string_view text = file.document.text;
  const CodePointOffsets positions(text);
  const std::vector<int> passages = passages_of(file.reading.attributions, file.document.passages);
  const std::vector<std::string_view> dates = dates_of(file.document);
  std::vector<std::vector<ChainLink>> chains(file.reading.attributions.size());
  for (const size_t i : parents_first(file.reading.attributions)) {
    const Attribution& attribution = file.reading.attributions[i];
    const int64_t id = next_.attribution + static_cast<int64_t>(i);
    chains[i] = chain_of(file.document, file.reading, static_cast<int>(i));
    const std::string_view around = passages[i] < 0 ? std::string_view() : dates[size_t(passages[i])];
    const std::string_view dated = around.empty() ? std::string_view(file.document.published) : around;
    const Result<std::optional<int64_t>> heard = source_of(file, i);
    if (!heard) return heard.error();
    Status inserted = attribution_.run(
        id, next_.document, id_of(attribution.parent, next_.attribution),
        id_of(attribution.source_entity, next_.entity), depth_of(chains[i]),
        positions.at(first_byte(attribution)), name_of(attribution.source_type), name_of(attribution.form),
        name_of(attribution.stance), words_of(attribution.source, text), words_of(attribution.cue, text),
        words_of(attribution.content, text), chain_text(file, chains[i]), write_spans(attribution.source),
        write_spans(attribution.cue), write_spans(attribution.content), *heard,
        id_of(passages[i], next_.passage), dated, hundredths(attribution.confidence),
        words_of(attribution.access, text), write_spans(attribution.access));
    if (!inserted) return inserted;
  }
  for (size_t i = 0; i < chains.size(); ++i) {
    Status inserted = insert_links(chains[i], next_.attribution + static_cast<int64_t>(i));
    if (!inserted) return inserted;
  }
  return Done{};
}

Result<std::optional<int64_t>> DocumentRows::source_of(const ReadFile& file, size_t index) {
  const Attribution& attribution = file.reading.attributions[index];
  const bool known = attribution.source_entity >= 0;
  const std::string name = known ? file.reading.entities[size_t(attribution.source_entity)].name
                                 : words_of(attribution.source, file.document.text);
  if (name.empty()) return std::optional<int64_t>();
  const SourceType type = attribution.source_type;
  std::string scope;
  if (type == SourceType::Anonymous || type == SourceType::Described) {
    scope = known ? "e" + std::to_string(next_.entity + attribution.source_entity)
                  : "a" + std::to_string(next_.attribution + static_cast<int64_t>(index));
  } else if (!known) {
    scope = "d" + std::to_string(next_.document);
  }
  const Status inserted = source_.run(name, name_of(type), scope);
  if (!inserted) return inserted.error();
  const Result<bool> found = source_id_.bind(name, name_of(type), scope).step();
  if (!found) return found.error();
  const int64_t id = source_id_.integer(0);
  source_id_.reset();
  return std::optional<int64_t>(id);
}

Status DocumentRows::insert_links(const std::vector<ChainLink>& links, int64_t claim) {
  for (size_t i = 0; i < links.size(); ++i) {
    const bool is_passage = links[i].kind == ChainLink::Kind::Passage;
    Status inserted = link_.run(claim, i, id_of(is_passage ? links[i].index : -1, next_.passage),
                                id_of(is_passage ? -1 : links[i].index, next_.attribution));
    if (!inserted) return inserted;
  }
  return Done{};
}

Status DocumentRows::insert_claim_sentences(const ReadFile& file) {
  std::vector<std::pair<int64_t, int64_t>> rows;
  std::vector<size_t> touched;
  for (size_t i = 0; i < file.reading.attributions.size(); ++i) {
    const Attribution& attribution = file.reading.attributions[i];
    touched.clear();
    for (const auto* role : {&attribution.source, &attribution.cue, &attribution.content}) {
      collect_sentences(*role, file.annotation.sentences, touched);
    }
    for (const size_t sentence : touched) {
      rows.emplace_back(next_.sentence + static_cast<int64_t>(sentence),
                        next_.attribution + static_cast<int64_t>(i));
    }
  }
  std::ranges::sort(rows);
  const auto repeated = std::ranges::unique(rows);
  rows.erase(repeated.begin(), repeated.end());
  for (const auto& [sentence, claim] : rows) {
    Status inserted = claim_sentence_.run(sentence, claim);
    if (!inserted) return inserted;
  }
  return Done{};
}

Status DocumentRows::insert_findings(const Reading& reading) {
  for (size_t i = 0; i < reading.findings.size(); ++i) {
    const Finding& finding = reading.findings[i];
    Status inserted = finding_.run(next_.finding + static_cast<int64_t>(i), next_.document,
                                   name_of(finding.kind), finding.message, write_spans(finding.evidence));
    if (!inserted) return inserted;
  }
  return Done{};
}

}  // namespace hearsay
