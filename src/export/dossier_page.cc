#include "export/dossier_page.h"

#include "base/utf8.h"

namespace hearsay {

namespace {

constexpr std::string_view kStyle =
    "body{font:16px/1.5 serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}"
    "h1,h2{line-height:1.2}h2{margin-top:2.5rem;border-top:1px solid #999;padding-top:1rem}"
    "blockquote{margin:.5rem 0 .5rem 1rem;padding-left:.8rem;border-left:3px solid #999;white-space:pre-wrap;"
    "overflow-wrap:anywhere}dl{margin:.2rem 0;font:14px/1.4 "
    "sans-serif}dt{float:left;clear:left;min-width:7rem;"
    "color:#555}dd{margin-left:7.5rem;overflow-wrap:anywhere}ol,ul{padding-left:1.4rem}li{margin:.6rem 0}"
    ".mark{font:14px sans-serif;border:1px solid #777;padding:0 .4rem;margin-right:.4rem}"
    "@media print{h2,li{break-inside:avoid-page}body{margin:0;max-width:none}}";

// Characters that a page or a terminal would obey rather than show.
bool is_shown(char32_t c) {
  return c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F && !(0x80 <= c && c < 0xA0));
}

template <typename Put>
void each_character(std::string_view text, Put put) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    put(is_shown(point.value) && point.valid ? point.value : kReplacement);
    at += point.length;
  }
}

// Apart from what stands around it: signs that turn the direction of writing end with it.
std::string isolated(std::string_view text) { return "<bdi>" + html_text(text) + "</bdi>"; }

std::string facts_html(const DossierFacts& facts) {
  std::string html = "<dl>";
  for (const auto& [name, value] : facts)
    if (!value.empty()) html += "<dt>" + html_text(name) + "</dt><dd>" + isolated(value) + "</dd>";
  return html + "</dl>\n";
}

std::string claim_html(const DossierClaim& claim, size_t number) {
  std::string html = "<h2 id=\"claim-" + std::to_string(claim.id) + "\">" + std::to_string(number) + ". " +
                     isolated(claim.sentence) + "</h2>\n<p>";
  for (const std::string& mark : claim.marks) html += "<span class=\"mark\">" + html_text(mark) + "</span>";
  html += "Claim " + std::to_string(claim.id) + ", <a href=\"#document-" + std::to_string(claim.document) +
          "\">document " + std::to_string(claim.document) + "</a></p>\n";
  if (!claim.corrections.empty()) html += facts_html(claim.corrections);
  html += "<ol>\n";
  for (const DossierLink& link : claim.links) {
    html += "<li>" + isolated(link.who) + " " + html_text(link.did);
    if (!link.when.empty()) html += " (" + isolated(link.when) + ")";
    if (!link.quote.empty()) html += "<blockquote>" + isolated(link.quote) + "</blockquote>";
    html += facts_html(link.facts) + "</li>\n";
  }
  html += "</ol>\n";
  if (claim.decisions.empty()) return html;
  html += "<h3>Decisions</h3>\n<ul>\n";
  for (const std::string& decision : claim.decisions) html += "<li>" + isolated(decision) + "</li>\n";
  return html + "</ul>\n";
}

// A quotation in Markdown: each line behind its mark.
std::string quoted_lines(std::string_view text, std::string_view before) {
  std::string lines;
  while (true) {
    const size_t end = text.find('\n');
    lines.append(before).append("> ").append(markdown_text(text.substr(0, end))).append("\n");
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string facts_markdown(const DossierFacts& facts, std::string_view before) {
  std::string lines;
  for (const auto& [name, value] : facts)
    if (!value.empty()) lines.append(before).append("- " + name + ": " + markdown_text(value) + "\n");
  return lines;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string html;
  each_character(text, [&](char32_t c) {
    if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else if (c == '&')
      html += "&amp;";
    else if (c == '"')
      html += "&quot;";
    else if (c == '\'')
      html += "&#39;";
    else
      append_utf8(html, c);
  });
  return html;
}

// Signs that Markdown or HTML in it may take for its own get a backslash; a line end becomes a blank.
std::string markdown_text(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_{}[]()<>#+-.!|~&$^=:\"'@";
  bool turned = false;
  std::string markdown;
  each_character(text, [&](char32_t c) {
    turned = turned || (0x202A <= c && c <= 0x202E) || (0x2066 <= c && c <= 0x2069);
    if (c == '\n' || c == '\t') c = ' ';
    if (c < 0x80 && kSigns.find(static_cast<char>(c)) != std::string_view::npos) markdown += '\\';
    append_utf8(markdown, c);
  });
  if (!turned) return markdown;
  return "\u2068" + markdown + "\u2069";
}

std::string dossier_html(const Dossier& dossier) {
  std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  html +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + html_text(dossier.title) +
          "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>" +
          isolated(dossier.title) + "</h1>\n<p>" + isolated(dossier.made) + "</p>\n" +
          "<p>Who says what, on whose word, as the documents have it. Nothing here says that it is so.</p>\n";
  size_t number = 0;
  for (const DossierClaim& claim : dossier.claims) html += claim_html(claim, ++number);
  html += "<h2>Documents</h2>\n";
  for (const DossierDocument& document : dossier.documents) {
    const std::string id = std::to_string(document.number);
    html += "<section id=\"document-" + id + "\"><h3>Document " + id + "</h3>" + facts_html(document.facts) +
            "</section>\n";
  }
  return html + "</body>\n</html>\n";
}

std::string dossier_markdown(const Dossier& dossier) {
  std::string text =
      "# " + markdown_text(dossier.title) + "\n\n" + markdown_text(dossier.made) +
      "\n\nWho says what, on whose word, as the documents have it. Nothing here says that it is so.\n";
  size_t number = 0;
  for (const DossierClaim& claim : dossier.claims) {
    text += "\n## " + std::to_string(++number) + ". " + markdown_text(claim.sentence) + "\n\nClaim " +
            std::to_string(claim.id) + ", document " + std::to_string(claim.document);
    for (const std::string& mark : claim.marks) text += ", " + mark;
    text += "\n\n" + facts_markdown(claim.corrections, "");
    if (!claim.corrections.empty()) text += "\n";
    size_t place = 0;
    for (const DossierLink& link : claim.links) {
      text += std::to_string(++place) + ". " + markdown_text(link.who) + " " + link.did;
      if (!link.when.empty()) text += " (" + markdown_text(link.when) + ")";
      text += "\n";
      if (!link.quote.empty()) text += "\n" + quoted_lines(link.quote, "   ") + "\n";
      text += facts_markdown(link.facts, "   ");
    }
    if (!claim.decisions.empty()) text += "\nDecisions:\n\n";
    for (const std::string& decision : claim.decisions) text += "- " + markdown_text(decision) + "\n";
  }
  text += "\n## Documents\n";
  for (const DossierDocument& document : dossier.documents)
    text += "\n### Document " + std::to_string(document.number) + "\n\n" + facts_markdown(document.facts, "");
  return text;
}

}  // namespace hearsay
