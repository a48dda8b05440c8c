#include "text/mail.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "capture/mail_parts.h"
#include "capture/mail_words.h"
#include "text/lines.h"
#include "text/mail_body.h"
#include "text/mail_headers.h"
#include "text/mail_passages.h"
#include "text/passage_tree.h"

namespace hearsay {
namespace {

struct VisibleHeader {
  std::string_view name;   // as a mail has it, in lower case
  std::string_view label;  // as it is shown
};
// The order in which mail programs show them; the sender first.
constexpr VisibleHeader kVisible[] = {{"from", "From: "}, {"to", "To: "},     {"cc", "Cc: "},
                                      {"bcc", "Bcc: "},   {"date", "Date: "}, {"subject", "Subject: "}};

class MailDocument {
 public:
  MailDocument(std::string_view bytes, Document document, const TextLimits& limits)
      : bytes_(bytes), document_(std::move(document)), limits_(limits) {}

  Result<Document> read() {
    Result<ParsedMail> mail = parse_mail(bytes_);
    if (!mail) return std::move(mail).error();
    for (const VisibleHeader& header : kVisible) add_header(header, mail->header(header.name));
    header_end_ = size();
    Result<std::vector<MailBody>> bodies = read_mail_bodies(*mail, bytes_, limits_);
    if (!bodies) return std::move(bodies).error();
    for (const MailBody& body : *bodies) add_body(body);
    describe(*mail);
    add_passages(mail->date);
    return std::move(document_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(document_.text.size()); }

  // The label is the reader's own; the value stands on its bytes.
  void add_header(const VisibleHeader& header, Span source) {
    const uint32_t base = size() + static_cast<uint32_t>(header.label.size());
    const std::string value = decode_mail_header(source.of(bytes_), [&](Span text, Span raw, bool whole) {
      text = {text.begin + base, text.end + base};
      raw = {raw.begin + source.begin, raw.end + source.begin};
      whole ? document_.map.append_whole(text, raw) : document_.map.append(text, raw);
    });
    if (value.empty()) return;
    document_.text.append(header.label).append(value).push_back('\n');
    if (header.name == "from") from_ = {base, size() - 1};
  }

  static Span moved(Span span, uint32_t by) { return {span.begin + by, span.end + by}; }

  // As OffsetMap::append_whole, which knows nothing of characters.
  void append_whole(Span text, Span source) {
    uint32_t cut = text.begin + 1;
    while (!is_boundary(document_.text, cut)) ++cut;
    const bool agrees = source.size() == text.size() || source.size() == 2 * text.size();
    if (!agrees) cut = text.end;
    document_.map.append({text.begin, cut}, source);
    if (cut < text.end) document_.map.append({cut, text.end}, source);
  }

  // A transfer encoding cuts characters in two where it likes: these map as a whole, to all they stand on.
  void append_map(const OffsetMap& map, uint32_t base) {
    OffsetMap::Piece open;  // the beginning of a character
    for (const OffsetMap::Piece& piece : map.pieces()) {
      const Span text = moved(piece.text, base);
      const bool exact = text.size() == piece.source.size();
      const auto source_of = [&](Span part) {
        return exact ? moved(part, piece.source.begin - text.begin) : piece.source;
      };
      uint32_t begin = text.begin;
      if (!open.text.empty()) {
        while (begin < text.end && !is_boundary(document_.text, begin)) ++begin;
        open = {{open.text.begin, begin}, join(open.source, source_of({text.begin, begin}))};
        if (!is_boundary(document_.text, begin)) continue;
        document_.map.append(open.text, open.source);
        open = {};
      }
      uint32_t end = text.end;
      while (end > begin && !is_boundary(document_.text, end)) --end;
      if (end > begin) {
        const Span part{begin, end};
        exact ? document_.map.append(part, source_of(part)) : append_whole(part, piece.source);
      }
      if (end < text.end) open = {{end, text.end}, source_of({end, text.end})};
    }
  }

  void add_body(const MailBody& body) {
    std::move(body.notes.begin(), body.notes.end(), std::back_inserter(document_.notes));
    if (trim(body.text).empty()) return;
    if (size() > 0) document_.text += size() == header_end_ || document_.text.back() == '\n' ? "\n" : "\n\n";
    const uint32_t base = size();
    document_.text += body.text;
    append_map(body.map, base);
    for (const Span span : body.quoted) quoted_.push_back(moved(span, base));
    // Trimmed as messages are, whose ends they would cross otherwise.
    const auto add = [&](PassageKind kind, Span span) {
      tree_.add(kind, trim(document_.text, moved(span, base)));
    };
    for (const Span span : body.block_quotes) add(PassageKind::Quotation, span);
    for (const Span span : body.hidden) add(PassageKind::Boilerplate, span);
  }

  void describe(const ParsedMail& mail) {
    if (document_.title.empty()) document_.title = decode_mail_header(mail.header("subject").of(bytes_));
    if (document_.published.empty()) document_.published = mail.date;
    const auto encrypted = [](const MailPart& part) {
      return part.media_type == "multipart/encrypted" || part.media_type == "application/pkcs7-mime" ||
             part.media_type == "application/x-pkcs7-mime";
    };
    if (std::any_of(mail.parts.begin(), mail.parts.end(), encrypted))
      document_.notes.emplace_back("a part of the mail is encrypted: it cannot be read");
  }

  // The lines with how deep they are quoted, by their marks or by the structure of their HTML.
  Page read_lines() const {
    Page page = read_page(document_.text);
    std::vector<Span> open;
    size_t next = 0;
    for (size_t at = 0; at < page.lines.size(); ++at) {
      Line& line = page.lines[at];
      while (next < quoted_.size() && quoted_[next].begin <= line.span.begin) open.push_back(quoted_[next++]);
      while (!open.empty() && open.back().end <= line.span.begin) open.pop_back();
      // An mbox writes ">From " where a line began with "From ".
      const bool escaped =
          line.depth == 1 && document_.text.compare(line.span.begin, 6, ">From ") == 0 &&
          (at == 0 || page.lines[at - 1].depth == 0 || line.gap) &&
          (at + 1 == page.lines.size() || page.lines[at + 1].depth == 0 || page.lines[at + 1].gap);
      if (escaped) {
        line.depth = 0;
        line.body = line.span.begin;
      }
      line.depth = static_cast<uint16_t>(std::min<size_t>(line.depth + open.size(), kMostQuoting));
    }
    return page;
  }

  void add_passages(const std::string& date) {
    // More lines than this are a list or a log: one message, so that memory stays bounded.
    constexpr size_t kMostLines = 2'000'000;
    constexpr std::string_view kBlanks = " \t\r\n\f";
    const size_t begin = document_.text.find_first_not_of(kBlanks);
    if (begin == std::string::npos) return;
    const Span whole{static_cast<uint32_t>(begin),
                     static_cast<uint32_t>(document_.text.find_last_not_of(kBlanks) + 1)};
    const Page page = count_line_ends(document_.text) > kMostLines ? Page{} : read_lines();
    if (page.lines.empty()) {
      tree_.add({-1, PassageKind::Message, whole, "", "", date, {}});
    } else {
      add_messages(page, date);
    }
    document_.passages = std::move(tree_).finish();
    // Marks of quotation without words and odd blanks at the ends are the mail's too.
    document_.passages.front().span = whole;
  }

  void add_messages(const Page& page, const std::string& date) {
    MailHead head;
    while (head.last < page.lines.size() && page.lines[head.last].span.begin < header_end_) ++head.last;
    if (head.last > 0) {
      if (auto read = read_mail_header(page, 0, head.last)) {
        read->last = head.last;
        head = *std::move(read);
      }
    }
    head.published = date;
    // Who sent a mail is known even where the name looks like none.
    if (head.author.empty() && !from_.empty())
      head.author = page.span_of(mail_name(from_.of(document_.text)));
    if (document_.author.empty()) document_.author = person_of(head.author.of(document_.text));
    add_mail_messages(page, head, tree_);
  }

  std::string_view bytes_;
  Document document_;
  const TextLimits& limits_;
  PassageTree tree_;
  std::vector<Span> quoted_;  // by begin, outer ones first
  Span from_;                 // the sender, as the mail names them
  uint32_t header_end_ = 0;
};

}  // namespace

Result<Document> read_mail(std::string_view bytes, Document document, const TextLimits& limits) {
  return MailDocument(bytes, std::move(document), limits).read();
}

}  // namespace hearsay
