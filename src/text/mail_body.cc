#include "text/mail_body.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <utility>

#include "text/charset.h"
#include "text/html_hints.h"
#include "text/html_text.h"
#include "text/html_tree.h"
#include "text/lines.h"

namespace hearsay {
namespace {

using Bodies = std::vector<MailBody>;

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

// The part's bytes without their transfer encoding, and the map from them to the mail.
std::string decode_content(const MailPart& part, std::string_view bytes, OffsetMap& map) {
  const uint32_t base = part.content.begin;
  return decode_transfer(part.content.of(bytes), part.encoding, [&](Span text, Span source, bool whole) {
    const Span place{source.begin + base, source.end + base};
    whole ? map.append_whole(text, place) : map.append(text, place);
  });
}

// The marks of quotation at the beginning of a line (RFC 3676): how many, and where its words begin.
size_t count_quote_marks(std::string_view line) { return std::min(line.find_first_not_of('>'), line.size()); }

// Joins the lines of format=flowed: a line that ends with a blank goes on in the next one of the same
// quoting.
class FlowedReader {
 public:
  FlowedReader(std::string_view text, bool drops_space) : text_(text), drops_space_(drops_space) {}

  void run(std::string& out, OffsetMap& map) {
    size_t joins = 0;
    for (size_t at = 0; at < text_.size();) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      const size_t next = std::min(end + 1, text_.size());
      std::string_view line = text_.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      const size_t marks = count_quote_marks(line);
      // A blank before the words is stuffing, but part of the marks where there are any.
      const bool stuffed = line.substr(marks, 1) == " ";
      const bool continues = open_ && marks == marks_;
      const size_t begin = continues ? at + marks + stuffed : at + (stuffed && marks == 0);
      const bool signature = line.substr(marks + stuffed) == "-- ";
      const bool flows = line.ends_with(' ') && line.size() > marks + stuffed && !signature &&
                         next < text_.size() && marks_of_line(next) == marks && joins < kMostJoins;
      joins += flows;
      const size_t words_end = at + line.size() - (flows && drops_space_);
      copy(begin, flows ? std::max(begin, words_end) : next, out, map);
      open_ = flows;
      marks_ = marks;
      at = next;
    }
  }

 private:
  // Behind so many joined lines all others stay as they are, so that the map does not become many times the
  // text.
  static constexpr size_t kMostJoins = size_t{1} << 20;

  size_t marks_of_line(size_t at) const {
    return std::min(text_.find_first_not_of('>', at), text_.size()) - at;
  }

  void copy(size_t begin, size_t end, std::string& out, OffsetMap& map) const {
    map.append(span_of(out.size(), out.size() + end - begin), span_of(begin, end));
    out.append(text_.substr(begin, end - begin));
  }

  std::string_view text_;
  bool drops_space_;
  bool open_ = false;  // the last line goes on
  size_t marks_ = 0;
};

MailBody read_plain(const MailPart& part, std::string_view bytes) {
  OffsetMap transfer;
  const std::string content = decode_content(part, bytes, transfer);
  DecodedText decoded = decode_text(content, part.charset);
  MailBody body;
  body.notes = std::move(decoded.notes);
  if (part.flowed) {
    OffsetMap flowed;
    FlowedReader(decoded.text, part.drops_space).run(body.text, flowed);
    body.map = flowed.after(decoded.map).after(transfer);
  } else {
    body.text = std::move(decoded.text);
    body.map = decoded.map.after(transfer);
  }
  return body;
}

// How mail programs mark what they quote: <blockquote type="cite">, or a class of theirs. Of divs only these
// hold quoted words and nothing else; those of others hold the blockquote and the line above it.
bool is_cited(const HtmlTree& tree, const HtmlHints& hints, int node) {
  const auto has_one_of = [&](std::initializer_list<std::string_view> classes) {
    return std::any_of(classes.begin(), classes.end(),
                       [&](std::string_view name) { return hints.has_class(node, name); });
  };
  const std::string_view name = tree.nodes[static_cast<size_t>(node)].name;
  if (name == "div") return has_one_of({"yahoo_quoted", "moz-forward-container"});
  return name == "blockquote" &&
         (lower_case(tree.attribute(node, "type")) == "cite" ||
          has_one_of({"gmail_quote", "protonmail_quote", "tutanota_quote", "evolution-cite", "quote"}));
}

// A blockquote that only moves its text to the right.
bool is_indent(const HtmlTree& tree, int node) {
  const std::string style = lower_case(tree.attribute(node, "style"));
  return style.find("border:none") != std::string::npos || style.find("border: none") != std::string::npos;
}

void find_structure(const HtmlTree& tree, const HtmlText& rendered, MailBody& body) {
  const HtmlHints hints(tree);
  for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
    const Span words = rendered.spans[static_cast<size_t>(node)];
    if (tree.nodes[static_cast<size_t>(node)].is_text() || words.empty()) continue;
    const bool quote = tree.nodes[static_cast<size_t>(node)].name == "blockquote";
    if (is_cited(tree, hints, node))
      body.quoted.push_back(words);
    else if (quote && !is_indent(tree, node))
      body.block_quotes.push_back(words);
    else if (hints.is_hidden(node) && (body.hidden.empty() || body.hidden.back().end <= words.begin))
      body.hidden.push_back(words);
  }
}

Result<MailBody> read_html_body(const MailPart& part, std::string_view bytes, const TextLimits& limits) {
  OffsetMap transfer;
  const std::string content = decode_content(part, bytes, transfer);
  DecodedText decoded =
      decode_text(content, part.charset.empty() ? declared_html_charset(content) : part.charset);
  Result<HtmlTree> tree = parse_html(decoded.text, limits.max_html_depth);
  if (!tree) return std::move(tree).error();
  HtmlText rendered = render_html(*tree, HtmlFlow::Mail);
  MailBody body;
  body.notes = std::move(decoded.notes);
  find_structure(*tree, rendered, body);
  body.map = rendered.map.after(tree->map).after(decoded.map).after(transfer);
  body.text = std::move(rendered.text);
  return body;
}

// How many bytes of words there are, without addresses of pages, which plain text spells out.
size_t weight_of(const Bodies& bodies) {
  size_t weight = 0;
  for (const MailBody& body : bodies)
    for (const std::string_view word : split_words(body.text))
      if (word.find("://") == std::string_view::npos) weight += word.size();
  return weight;
}

// "Your program cannot show HTML. View this mail in your browser."
bool is_stub(const Bodies& bodies) {
  constexpr size_t kLongest = 500;
  std::string text;
  for (const MailBody& body : bodies) text += body.text;
  if (text.size() > kLongest) return false;
  text = lower_case(text);
  for (const std::string_view word :
       {"html", "browser", "web version", "webversion", "view this", "view online"})
    if (text.find(word) != std::string::npos) return true;
  return false;
}

class BodyReader {
 public:
  BodyReader(const ParsedMail& mail, std::string_view bytes, const TextLimits& limits)
      : mail_(mail), bytes_(bytes), limits_(limits), children_(mail.parts.size()) {
    for (size_t i = 0; i < mail.parts.size(); ++i)
      if (mail.parts[i].parent >= 0) children_[static_cast<size_t>(mail.parts[i].parent)].push_back(i);
  }

  // The words of a part and of what stands in it: parse_mail bounds the nesting.
  Result<Bodies> read(size_t index) {
    const MailPart& part = mail_.parts[index];
    if (part.attachment) return Bodies{};
    if (part.media_type == "multipart/alternative") return read_alternative(index);
    Bodies bodies;
    if (part.is_multipart()) {
      for (const size_t child : children_[index]) {
        Result<Bodies> read_child = read(child);
        if (!read_child) return read_child;
        std::move(read_child->begin(), read_child->end(), std::back_inserter(bodies));
      }
    } else if (part.media_type == "text/html") {
      Result<MailBody> body = read_html_body(part, bytes_, limits_);
      if (!body) return std::move(body).error();
      bodies.push_back(*std::move(body));
    } else {
      bodies.push_back(read_plain(part, bytes_));
    }
    return bodies;
  }

 private:
  bool has_html(size_t index) const {
    if (mail_.parts[index].media_type == "text/html") return !mail_.parts[index].attachment;
    return std::any_of(children_[index].begin(), children_[index].end(),
                       [this](size_t child) { return has_html(child); });
  }

  bool has_words(size_t index) const {
    const MailPart& part = mail_.parts[index];
    if (!part.is_multipart()) return !part.attachment;
    return std::any_of(children_[index].begin(), children_[index].end(),
                       [this](size_t child) { return has_words(child); });
  }

  // One form of the words: the first plain text, or the last HTML.
  Result<Bodies> read_alternative(size_t index) {
    std::optional<size_t> plain;
    std::optional<size_t> html;
    for (const size_t child : children_[index]) {
      if (has_html(child))
        html = child;
      else if (!plain && has_words(child))
        plain = child;
    }
    if (!plain && !html) return Bodies{};
    if (!html) return read(*plain);
    Result<Bodies> rich = read(*html);
    if (!plain) return rich;
    Result<Bodies> simple = read(*plain);
    if (!simple) return rich;
    if (!rich) {
      simple->front().notes.push_back("its HTML form was not read: " + rich.error().text());
      return simple;
    }
    constexpr size_t kMuch = 200;
    const size_t simple_weight = weight_of(*simple);
    const size_t rich_weight = weight_of(*rich);
    const bool stub = rich_weight > simple_weight && is_stub(*simple);
    const bool short_form = rich_weight > 2 * simple_weight + kMuch;
    return simple_weight == 0 || stub || short_form ? std::move(rich) : std::move(simple);
  }

  const ParsedMail& mail_;
  std::string_view bytes_;
  const TextLimits& limits_;
  std::vector<std::vector<size_t>> children_;
};

}  // namespace

Result<std::vector<MailBody>> read_mail_bodies(const ParsedMail& mail, std::string_view bytes,
                                               const TextLimits& limits) {
  if (mail.parts.empty()) return Bodies{};
  return BodyReader(mail, bytes, limits).read(0);
}

}  // namespace hearsay
