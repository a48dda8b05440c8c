#include "store/words.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

// How the next link is joined to this one.
std::string_view joint_of(Stance stance) {
  switch (stance) {
    case Stance::Asked:
      return " whether ";
    case Stance::Declined:
    case Stance::NoResponse:
      return " on this: ";
    default:
      return " that ";
  }
}

}  // namespace

std::string_view verb_of(Stance stance) {
  switch (stance) {
    case Stance::Asserted:
      return "said";
    case Stance::Confirmed:
      return "confirmed";
    case Stance::Denied:
      return "denied";
    case Stance::Alleged:
      return "alleged";
    case Stance::Hedged:
      return "said with reserve";
    case Stance::Asked:
      return "asked";
    case Stance::Declined:
      return "declined to comment";
    case Stance::NoResponse:
      return "did not respond";
    case Stance::Retracted:
      break;
  }
  return "took back";
}

std::string short_name(Stance stance) {
  std::string name(name_of(stance));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string_view words_of(SourceType type) {
  switch (type) {
    case SourceType::Named:
      return "named";
    case SourceType::Anonymous:
      return "anonymous: the text withholds the name";
    case SourceType::Described:
      return "described, not named";
    case SourceType::Institution:
      return "an institution";
    case SourceType::Outlet:
      return "an outlet";
    case SourceType::Document:
      return "a document";
    case SourceType::None:
      break;
  }
  return "the text does not say who";
}

std::string wrote(std::string_view passage_kind) {
  for (const std::string_view kind : {"article", "post", "comment", "message", "caption", "correction"})
    if (kind == passage_kind) return std::string("wrote this ").append(kind);
  return passage_kind == "quotation" ? "wrote what is quoted here" : "wrote this part of the page";
}

std::string without_line_marks(std::string_view text) {
  std::string bare;
  bool line_begins = true;
  for (size_t at = 0; at < text.size(); ++at) {
    if (line_begins) {
      const size_t rest = std::min(text.find_first_not_of("> \t", at), text.size());
      if (text.substr(at, rest - at).find('>') != std::string_view::npos) at = rest;
      if (at == text.size()) break;
    }
    bare += text[at];
    line_begins = text[at] == '\n';
  }
  return bare;
}

std::string in_quotes(std::string_view words) {
  const auto has = [](auto matches) {
    return std::ranges::any_of(std::array{"\"", "“", "”", "„", "«", "»", "‘", "’"}, matches);
  };
  const bool opened = has([&](std::string_view mark) { return words.starts_with(mark); });
  const bool closed = has([&](std::string_view mark) { return words.ends_with(mark); });
  return std::string(opened ? "" : "“").append(words).append(closed ? "" : "”");
}

std::string who_of(const ChainRow& link) {
  if (link.who.empty() && link.name.empty())
    return link.kind == ChainLink::Kind::Passage ? "an author whom the text does not name" : "somebody";
  if (link.who.empty()) return link.name;
  if (link.name.empty() || link.name == link.who) return link.who;
  return link.who + " [read as " + link.name + "]";
}

std::string sentence_of(const Chain& chain) {
  std::string sentence;
  for (size_t i = 0; i < chain.links.size(); ++i) {
    const ChainRow& link = chain.links[i];
    const bool passage = link.kind == ChainLink::Kind::Passage;
    sentence += who_of(link) + ' ';
    sentence += passage ? "wrote" : verb_of(link.stance);
    if (i + 1 < chain.links.size()) {
      sentence += passage ? " that " : joint_of(link.stance);
    } else if (!link.quote.empty()) {
      sentence += ": " + in_quotes(without_line_marks(link.quote));
    }
  }
  return sentence;
}

std::string count_of(int64_t number, std::string_view noun) {
  return std::to_string(number).append(" ").append(noun).append(number == 1 ? "" : "s");
}

}  // namespace hearsay
