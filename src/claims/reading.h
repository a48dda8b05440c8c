// Reading: who says what on whose word in one document. PARC / PolNeAR terms: source, cue, content.
//
// read_claims is a pure function of document and annotation: same input, same reading, on any thread. It
// reads what the text says; it judges nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/annotation.h"
#include "text/document.h"

namespace hearsay {

enum class SourceType : uint8_t { Named, Anonymous, Described, Institution, Outlet, Document, None };
enum class Form : uint8_t { Direct, Indirect, Mixed };
enum class Stance : uint8_t {
  Asserted,
  Confirmed,
  Denied,
  Alleged,
  Hedged,
  Asked,
  Declined,
  NoResponse,
  Retracted
};
enum class EntityType : uint8_t { Person, Organization, Place, Group, Outlet, Work, Event, Law, Other };
enum class FindingKind : uint8_t { Correction, Declined, OpenQuestion, Conflict };

// The names of the reading format ("named", "no_response", "Person", "open_question"), and back; false if
// unknown.
std::string_view name_of(SourceType type);
std::string_view name_of(Form form);
std::string_view name_of(Stance stance);
std::string_view name_of(EntityType type);
std::string_view name_of(FindingKind kind);
bool parse_name(std::string_view name, SourceType& type);
bool parse_name(std::string_view name, Stance& stance);

// Spans of a role are in text order and do not overlap; more than one where another role stands in between.
struct Attribution {
  int parent = -1;  // the attribution in whose content this one stands, or -1: the passage's author makes it
  std::vector<Span> source;   // empty for SourceType::None
  std::vector<Span> cue;      // empty where only a label or quotation marks tie them ("NAME: …")
  std::vector<Span> content;  // empty only for Declined and NoResponse
  std::vector<Span> access;   // what the text says of the source's position and access (access.h)
  int source_entity = -1;     // index into Reading::entities, or -1
  SourceType source_type = SourceType::None;
  Form form = Form::Indirect;
  Stance stance = Stance::Asserted;
  float confidence = 0;  // how probable it is that this reading is right (confidence.h); 0: not known
};

// A source of this document, under every form it is written in. Two are one only where the text leaves no
// doubt.
struct Entity {
  EntityType type = EntityType::Other;
  std::string name;                  // the fullest form
  std::vector<std::string> aliases;  // the other forms, in order of appearance
};

struct Finding {
  FindingKind kind = FindingKind::Correction;
  std::string message;
  std::vector<Span> evidence;
};

// Attributions are ordered by the begin of their first span; parents need not stand before children. No
// cycles.
struct Reading {
  std::vector<Attribution> attributions;
  std::vector<Entity> entities;
  std::vector<Finding> findings;
};

// By rules alone, which need tokens and sentences.
Reading read_claims(const Document& document, const Annotation& annotation);

// How sure the trained reader must be of an attribution: what it is less sure of is left out. Figures for
// each are in docs/quality.md.
enum class Precision : uint8_t { Normal, High };

struct AttributionModel;

// Analyses the document (analysis.h) and reads it with the trained reader, which looks at what the rules
// found. `attributions` is of the same model. A document that is not analysed, since it is in another
// language, is read by rules alone.
Reading analyse_and_read(const Document& document, const LanguageModel& model,
                         const AttributionModel& attributions, Annotation& annotation,
                         Precision precision = Precision::Normal);

// Whether it says that somebody gave no answer.
bool refuses(const Attribution& attribution);

// The first and last byte that any role of the attribution stands on.
Span extent_of(const Attribution& attribution);

}  // namespace hearsay
