// How a dossier looks, as HTML and as Markdown. Every text in it may come from a document: it is escaped
// here, and nowhere else. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {

// A name and a value, both shown; empty values are left out.
using DossierFacts = std::vector<std::pair<std::string, std::string>>;

struct DossierLink {
  std::string who, did, when, quote;
  DossierFacts facts;
};

struct DossierClaim {
  int64_t id = 0, document = 0;  // of the case; the document's number in the dossier
  std::string sentence;
  std::vector<std::string> marks;  // "reading rejected", "taken back"
  std::vector<DossierLink> links;  // outermost first
  std::vector<std::string> decisions;
  DossierFacts corrections;  // what was read and what a person put in its place
};

struct DossierDocument {
  int64_t number = 0;
  DossierFacts facts;
};

struct Dossier {
  std::string title, made;
  std::vector<DossierClaim> claims;
  std::vector<DossierDocument> documents;
};

std::string dossier_html(const Dossier& dossier);
std::string dossier_markdown(const Dossier& dossier);

// Text that stays text: in HTML in an element or a quoted attribute, in Markdown in a line.
std::string html_text(std::string_view text);
std::string markdown_text(std::string_view text);

}  // namespace hearsay
