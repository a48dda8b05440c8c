#include "export/conllu.h"

#include <string_view>
#include <vector>

#include "language/language_model.h"

namespace hearsay {

namespace {

// Without what would end a column or a line.
std::string one_line(std::string_view text, char blank) {
  std::string out(text);
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t' || (c == ' ' && blank == '_')) c = blank;
  return out.empty() ? "_" : out;
}

// Name=B-Person at the first word of a name, Name=I-Person at the others.
std::vector<std::string> names_of(const Annotation& annotation) {
  std::vector<std::string> names(annotation.tokens.size());
  for (const Mention& mention : annotation.mentions) {
    if (mention.form != MentionForm::Name) continue;
    for (uint32_t token = mention.begin; token < mention.end; ++token)
      names[token] =
          std::string(token == mention.begin ? "Name=B-" : "Name=I-") + std::string(name_of(mention.type));
  }
  return names;
}

// Entity=(e3 where a mention begins that shares its entity with others, e3) where it ends; the wider one
// outside.
std::vector<std::string> entities_of(const Annotation& annotation) {
  std::vector<std::string> opens(annotation.tokens.size()), closes(annotation.tokens.size());
  for (const Mention& mention : annotation.mentions) {
    if (mention.entity < 0 || mention.phrase >= 0) continue;
    if (annotation.entities[static_cast<size_t>(mention.entity)].mentions.size() < 2) continue;
    const std::string number = "e" + std::to_string(mention.entity);
    if (mention.end == mention.begin + 1) {
      opens[mention.begin] += "(" + number + ")";
    } else {
      opens[mention.begin] += "(" + number;
      closes[mention.end - 1] = number + ")" + closes[mention.end - 1];
    }
  }
  for (size_t token = 0; token < opens.size(); ++token) opens[token] += closes[token];
  return opens;
}

}  // namespace

std::string conllu(const ReadFile& file) {
  const std::string_view text = file.document.text;
  const Annotation& annotation = file.annotation;
  const Syntax& syntax = annotation.syntax;
  const std::vector<std::string> names = names_of(annotation);
  const std::vector<std::string> entities = entities_of(annotation);
  std::string out = "# newdoc id = " + one_line(file.capture.path, ' ') + '\n';
  if (syntax.empty()) out += "# not analysed: the text is in another language than English\n";
  size_t number = 0;
  for (const Sentence& sentence : annotation.sentences) {
    out += "# sent_id = " + std::to_string(++number) + "\n# text = " + one_line(sentence.span.of(text), ' ') +
           '\n';
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const Span span = annotation.tokens[token].span;
      out += std::to_string(token - sentence.begin + 1) + '\t' + one_line(span.of(text), '_') + '\t';
      if (syntax.empty()) {
        out += "_\t_\t_\t_\t_\t_\t_\t";
      } else {
        const uint32_t head = syntax.head[token];
        out += one_line(syntax.lemma(token), '_') + '\t';
        out += std::string(syntax.model->universal_labels[syntax.universal[token]]) + '\t';
        out += std::string(syntax.model->tag_labels[syntax.tag[token]]) + "\t_\t";
        out += std::to_string(head == token ? 0 : head - sentence.begin + 1) + '\t';
        out += std::string(syntax.model->relation_labels[syntax.relation[token]]) + "\t_\t";
      }
      const bool glued = token + 1 < sentence.end && annotation.tokens[token + 1].span.begin == span.end;
      std::string misc = entities[token].empty() ? "" : "Entity=" + entities[token];
      if (!names[token].empty()) misc += (misc.empty() ? "" : "|") + names[token];
      if (glued) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
      out += (misc.empty() ? "_" : misc) + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace hearsay
