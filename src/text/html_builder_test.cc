#include "text/html_builder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "text/html_references.h"
#include "text/html_tree.h"

namespace hearsay {
namespace {

// Names of svg and math that are not in lower case: only the published tests ask for them.
std::string adjusted(std::string name, bool svg) {
  constexpr std::string_view kNames[] = {"altGlyph",
                                         "altGlyphDef",
                                         "altGlyphItem",
                                         "animateColor",
                                         "animateMotion",
                                         "animateTransform",
                                         "attributeName",
                                         "attributeType",
                                         "baseFrequency",
                                         "baseProfile",
                                         "calcMode",
                                         "clipPath",
                                         "clipPathUnits",
                                         "diffuseConstant",
                                         "edgeMode",
                                         "feBlend",
                                         "feColorMatrix",
                                         "feComponentTransfer",
                                         "feComposite",
                                         "feConvolveMatrix",
                                         "feDiffuseLighting",
                                         "feDisplacementMap",
                                         "feDistantLight",
                                         "feDropShadow",
                                         "feFlood",
                                         "feFuncA",
                                         "feFuncB",
                                         "feFuncG",
                                         "feFuncR",
                                         "feGaussianBlur",
                                         "feImage",
                                         "feMerge",
                                         "feMergeNode",
                                         "feMorphology",
                                         "feOffset",
                                         "fePointLight",
                                         "feSpecularLighting",
                                         "feSpotLight",
                                         "feTile",
                                         "feTurbulence",
                                         "filterUnits",
                                         "foreignObject",
                                         "glyphRef",
                                         "gradientTransform",
                                         "gradientUnits",
                                         "kernelMatrix",
                                         "kernelUnitLength",
                                         "keyPoints",
                                         "keySplines",
                                         "keyTimes",
                                         "lengthAdjust",
                                         "limitingConeAngle",
                                         "linearGradient",
                                         "markerHeight",
                                         "markerUnits",
                                         "markerWidth",
                                         "maskContentUnits",
                                         "maskUnits",
                                         "numOctaves",
                                         "pathLength",
                                         "patternContentUnits",
                                         "patternTransform",
                                         "patternUnits",
                                         "pointsAtX",
                                         "pointsAtY",
                                         "pointsAtZ",
                                         "preserveAlpha",
                                         "preserveAspectRatio",
                                         "primitiveUnits",
                                         "radialGradient",
                                         "refX",
                                         "refY",
                                         "repeatCount",
                                         "repeatDur",
                                         "requiredExtensions",
                                         "requiredFeatures",
                                         "specularConstant",
                                         "specularExponent",
                                         "spreadMethod",
                                         "startOffset",
                                         "stdDeviation",
                                         "stitchTiles",
                                         "surfaceScale",
                                         "systemLanguage",
                                         "tableValues",
                                         "targetX",
                                         "targetY",
                                         "textLength",
                                         "textPath",
                                         "viewBox",
                                         "viewTarget",
                                         "xChannelSelector",
                                         "yChannelSelector",
                                         "zoomAndPan"};
  if (!svg && name == "definitionurl") return "definitionURL";
  if (svg)
    for (const std::string_view known : kNames)
      if (is_html_name(known, name)) return std::string(known);
  return name;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = html_lower(c);
  return out;
}

// The tree in the form of the published tests (html5lib), without doctypes.
class Printer {
 public:
  Printer(std::string_view page, const HtmlDom& dom) : page_(page), dom_(dom) {}

  std::string run() {
    children(HtmlDom::kDocument, 0);
    return std::move(out_);
  }

 private:
  void line(int depth, std::string_view text) {
    out_ += "| " + std::string(static_cast<size_t>(depth) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }

  void children(uint32_t parent, int depth) {
    for (uint32_t at = dom_.nodes[parent].first_child; at != HtmlDom::kNone; at = dom_.nodes[at].next) {
      const HtmlDom::Node& node = dom_.nodes[at];
      if (node.kind == HtmlDom::Kind::Text) {
        std::string text;
        for (uint32_t chunk = node.first; chunk != HtmlDom::kNone; chunk = dom_.chunks[chunk].next)
          text += dom_.chunks[chunk].text(page_);
        line(depth, "\"" + text + "\"");
      } else if (node.kind == HtmlDom::Kind::Comment) {
        line(depth, "<!-- " + std::string(node.source.of(page_)) + " -->");
      } else {
        element(at, depth);
      }
    }
  }

  void element(uint32_t at, int depth) {
    const HtmlDom::Node& node = dom_.nodes[at];
    const bool svg = node.space == HtmlDom::Space::Svg;
    const bool foreign = node.space != HtmlDom::Space::Html;
    std::string name(name_of(node.name_tag));
    if (name.empty()) name = lower(node.source.of(page_));
    line(depth, std::string("<") + (svg ? "svg " : foreign ? "math " : "") + adjusted(name, svg) + ">");
    std::map<std::string, std::string> attributes;
    for (uint32_t i = node.first; i < node.first + node.count; ++i) {
      const HtmlDom::Attribute& attribute = dom_.attributes[i];
      std::string key = lower(attribute.name.of(page_));
      if (foreign) key = adjusted(key, svg);
      if (foreign &&
          (key.starts_with("xlink:") || key == "xml:lang" || key == "xml:space" || key == "xmlns:xlink"))
        std::ranges::replace(key, ':', ' ');
      std::string decoded;
      attributes.emplace(key, decode_html_value(attribute.value.of(page_), decoded));
    }
    for (const auto& [key, value] : attributes) line(depth + 1, key + "=\"" + value + "\"");
    const bool content = node.tag == HtmlTag::Template;
    if (content) line(depth + 1, "content");
    children(at, depth + 1 + content);
  }

  std::string_view page_;
  const HtmlDom& dom_;
  std::string out_;
};

std::string print(std::string_view page) {
  HtmlBuildOptions options;
  options.empty_elements = false;
  const HtmlDom dom = HtmlBuilder(page, options).run();
  return Printer(page, dom).run();
}

struct Case {
  std::string data, document;
  bool skipped = false;  // parts of pages, or with scripting on
};

std::vector<Case> read_cases(std::istream&& in) {
  std::vector<Case> cases;
  std::string section;
  for (std::string text; std::getline(in, text);) {
    if (text == "#data") {
      cases.emplace_back();
      section = text;
    } else if (text.starts_with('#') && (section != "#data" || text == "#errors") &&
               (text == "#errors" || text == "#new-errors" || text.starts_with("#document") ||
                text.starts_with("#script-"))) {
      section = text;
      if (text == "#document-fragment" || text == "#script-on") cases.back().skipped = true;
    } else if (section == "#data") {
      cases.back().data += text + "\n";
    } else if (section == "#document") {
      cases.back().document += text + "\n";
    }
  }
  for (Case& c : cases) {
    if (c.data.ends_with('\n')) c.data.pop_back();
    while (c.document.ends_with("\n\n")) c.document.pop_back();
    const size_t doctype = c.document.find("| <!DOCTYPE");
    if (doctype != std::string::npos) c.document.erase(doctype, c.document.find('\n', doctype) + 1 - doctype);
  }
  return cases;
}

constexpr char kCases[] =
#include "text/html_builder_cases.inc"
    ;

TEST(HtmlBuilder, MakesTheTreesOfTheStandard) {
  const std::vector<Case> cases = read_cases(std::istringstream(kCases));
  EXPECT_GT(cases.size(), 50);
  for (const Case& c : cases) EXPECT_EQ(print(c.data), c.document) << c.data;
}

TEST(HtmlBuilder, ElementsWrittenAsEmptyAreEmpty) {
  const struct {
    const char *page, *body;
  } cases[] = {
      {"<p>a<span/>b", "| <p>\n|   \"ab\"\n"},
      {"<p>a<iframe/>b", "| <p>\n|   \"ab\"\n"},
      {"<div/>a<div>b</div>", "| \"a\"\n| <div>\n|   \"b\"\n"},
      {"<script/>x</script>a", "| \"a\"\n"},  // with its end tag it is a slip of the pen
      {"<li/>a", "| <li>\n|   \"a\"\n"},      // an entry may be left open
  };
  for (const auto& c : cases) {
    const HtmlDom dom = HtmlBuilder(c.page, {}).run();
    std::string tree = Printer(c.page, dom).run();
    tree.erase(0, tree.find("<body>") + 7);
    for (size_t at = 0; (at = tree.find("|     ", at)) != std::string::npos; ++at) tree.erase(at + 1, 4);
    EXPECT_EQ(tree, c.body) << c.page;
  }
}

// What references, one after another, mean; empty where they are none.
std::string decoded(std::string_view references) {
  std::string out;
  for (size_t at = 0; at < references.size();) {
    const HtmlReference reference = read_html_reference(references.substr(at), false);
    if (reference.source_size == 0) return "";
    out += reference.view();
    at += reference.source_size;
  }
  return out;
}

// Every character of a text is the bytes it stands on, or stands on one reference that means it.
TEST(HtmlBuilder, TextsAreTheBytesTheyStandOn) {
  constexpr std::string_view kParts[] = {
      "word ",     "caf\u00E9", "&eacute;",   "&nGg;",       "&not",      "&notit;", "&#150;",   "&#x1F600;",
      "&",         "&amp",      "\r\n",       "\r",          "\n",        "<",       "<b>",      "</b>",
      "<table>",   "<td>",      "</table>",   "<p>",         "<pre>",     "<title>", "</title>", "<svg>",
      "<![CDATA[", "]]>",       "<textarea>", "</textarea>", "<!-- x -->"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (size_t count = random() % 40; count > 0; --count) page += kParts[random() % std::size(kParts)];
    const Result<HtmlTree> tree = parse_html(page, 512);
    ASSERT_TRUE(tree.ok()) << page;
    uint32_t mapped = 0;
    for (const OffsetMap::Piece& piece : tree->map.pieces()) {
      ASSERT_EQ(piece.text.begin, mapped) << page;
      mapped = piece.text.end;
      std::string source(piece.source.of(page));
      if (decoded(source).empty()) std::ranges::replace(source, '\r', '\n');
      const std::string_view text = piece.text.of(tree->text);
      if (source == text) continue;
      ASSERT_NE(decoded(source).find(text), std::string::npos) << page;
    }
    ASSERT_EQ(mapped, tree->text.size()) << page;
  }
}

// The tree construction tests of html5lib, where they are: HEARSAY_HTML5LIB_TESTS names their folder.
TEST(HtmlBuilder, PublishedTests) {
  const char* const folder = std::getenv("HEARSAY_HTML5LIB_TESTS");
  if (folder == nullptr) GTEST_SKIP() << "HEARSAY_HTML5LIB_TESTS is not set";
  int passed = 0, failed = 0, skipped = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".dat") continue;
    for (const Case& c : read_cases(std::ifstream(file.path()))) {
      if (c.skipped) {
        ++skipped;
      } else if (print(c.data) == c.document) {
        ++passed;
      } else {
        ++failed;
        std::cout << file.path().filename() << ": " << c.data << "\n--- expected\n"
                  << c.document << "--- found\n"
                  << print(c.data) << "\n";
      }
    }
  }
  std::cout << passed << " passed, " << failed << " failed, " << skipped << " not for this parser\n";
  EXPECT_GT(passed, 0) << folder;
  EXPECT_GE(passed, failed * 99);
}

}  // namespace
}  // namespace hearsay
