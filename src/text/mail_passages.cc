#include "text/mail_passages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/bylines.h"
#include "text/mail_headers.h"
#include "text/notices.h"

namespace hearsay {
namespace {

constexpr size_t kDeepest = 32;
constexpr size_t kLongestSignatureLine = 90;

// "Yours sincerely,", "Best wishes": the end of a letter.
bool is_closing(std::string_view line) {
  constexpr std::array<std::string_view, 17> kClosings = {"yours",
                                                          "yours sincerely",
                                                          "yours faithfully",
                                                          "yours truly",
                                                          "sincerely",
                                                          "kind regards",
                                                          "with kind regards",
                                                          "best regards",
                                                          "regards",
                                                          "best wishes",
                                                          "best",
                                                          "many thanks",
                                                          "cheers",
                                                          "warm regards",
                                                          "with best regards",
                                                          "mit freundlichen grüßen",
                                                          "cordialement"};
  const std::string lower = lower_case(strip(line, ",.!"), 40);
  return std::find(kClosings.begin(), kClosings.end(), lower) != kClosings.end();
}

// "Sent from my phone": what devices put under a mail.
bool is_device_line(std::string_view line) {
  constexpr size_t kLongest = 80;
  if (line.size() > kLongest) return false;
  for (const std::string_view begin :
       {"sent from my ", "sent from mail for ", "sent from yahoo mail", "sent via ", "get outlook for ",
        "von meinem ", "gesendet von mail", "gesendet mit der ", "envoyé de mon ", "envoyé depuis mon ",
        "enviado desde mi ", "enviado do meu ", "inviato da ", "verzonden vanaf mijn ", "skickat från min ",
        "sendt fra min "})
    if (starts_with_any_case(line, begin)) return true;
  return false;
}

// Whether a line begins with the author's name, or with a part of it.
bool names_author(std::string_view line, std::string_view author) {
  for (const std::string_view part : split_words(author)) {
    const std::string_view name = strip(part, ",.");
    const size_t at = name.size() >= 3 ? line.substr(0, 40).find(name) : std::string_view::npos;
    if (at == std::string_view::npos) continue;
    const size_t end = at + name.size();
    if ((at == 0 || is_blank(line[at - 1])) && (end == line.size() || !is_ascii_letter(line[end])))
      return true;
  }
  return false;
}

class MailReader {
 public:
  MailReader(const Page& page, PassageTree& tree) : page_(page), tree_(tree) {}

  // The mail below `head`, with all that stands in it.
  void add_message(const MailHead& head, size_t last, size_t level) {
    add(PassageKind::Message, page_.span(head.first, last), head);
    if (head.keys < head.last) tree_.add(PassageKind::Boilerplate, page_.span(head.keys, head.last));
    read_words(head, head.last, last, page_.lines[head.first].depth, level);
  }

  // The words of a mail or a quotation on lines [first, last), all of them quoted `depth` deep or deeper.
  void read_words(const MailHead& head, size_t first, size_t last, uint16_t depth, size_t level) {
    std::optional<MailHead> wrote;  // the line above the quotation that comes next
    size_t own = first;             // the author's own words since the last quotation
    for (size_t at = first; at < last;) {
      if (page_.lines[at].depth > depth) {
        const size_t end = run_end(at, last, depth);
        read_quoted(wrote ? *wrote : guess_author(head, at), at, end, level);
        wrote.reset();
        at = own = end;
        continue;
      }
      if (level < kDeepest) {
        if (const auto header = read_mail_header(page_, at, last)) {
          add_signature(own, at, head);
          add_message(*header, last, level + 1);
          return;
        }
        if (auto line = read_wrote_line(page_, at, last); line && line->last < last) {
          add_signature(own, at, head);
          if (line->to_recipient) line->author = recipient_span(head);
          at = own = line->last;
          if (page_.lines[at].depth <= depth && !line->published.empty()) {
            // No marks: all that follows was quoted.
            read_quoted(*line, at, last, level);
            return;
          }
          wrote = *line;
          continue;
        }
      }
      wrote.reset();
      ++at;
    }
    if (own < last) add_signature(own, last, head);
  }

 private:
  void add(PassageKind kind, Span span, const MailHead& head) {
    Passage passage{-1, kind, span, "", "", head.published, head.author};
    passage.author = person_of(head.author.of(page_.text));
    tree_.add(std::move(passage));
  }

  size_t run_end(size_t at, size_t last, uint16_t depth) const {
    while (at < last && page_.lines[at].depth > depth) ++at;
    return at;
  }

  Span recipient_span(const MailHead& head) const {
    return head.recipient.empty() ? Span{} : page_.span_of(head.recipient);
  }

  // Who wrote quoted words without a line above them that says so. In a reply they are the words of whom it
  // goes to, unless a line announces somebody else's ("She wrote this to me:").
  MailHead guess_author(const MailHead& reply, size_t at) const {
    MailHead head;
    const bool announced = at > 0 && page_.line(at - 1).back() == ':';
    const bool is_reply =
        starts_with_any_case(reply.subject, "re:") || starts_with_any_case(reply.subject, "aw:");
    if (!announced && is_reply) head.author = recipient_span(reply);
    return head;
  }

  void read_quoted(MailHead head, size_t first, size_t last, size_t level) {
    if (level >= kDeepest) {
      add(PassageKind::Quotation, page_.span(first, last), head);
      return;
    }
    size_t begin = first;
    if (const auto header = read_mail_header(page_, first, last)) {
      if (header->first < header->keys) {
        add_message(*header, last, level + 1);
        return;
      }
      head = *header;
    } else if (const auto line = read_wrote_line(page_, first, last);
               line && line->last < last && !line->to_recipient) {
      if (head.author.empty() && head.published.empty()) {
        head = *line;
        begin = line->last;
      }
    }
    if (head.author.empty()) head.author = signed_by(begin, last);
    add(PassageKind::Quotation, page_.span(begin, last), head);
    uint16_t depth = kMostQuoting;
    for (size_t at = begin; at < last; ++at) depth = std::min(depth, page_.lines[at].depth);
    read_words(head, std::max(begin, head.first == begin ? head.last : begin), last, depth, level + 1);
  }

  // The name under quoted words, where it stands alone: "J. Lind", or "Ada Finch, Front Desk".
  Span signed_by(size_t first, size_t last) const {
    const uint16_t depth = page_.lines[first].depth;
    size_t end = last;
    while (end > first && page_.lines[end - 1].depth > depth) --end;
    if (end < first + 2) return {};
    size_t at = end - 1;
    for (size_t i = end - 1; i > first && i + 4 > end; --i) {
      if (is_closing(page_.line(i)) && i + 1 < end) at = i + 1;
    }
    std::string_view name = page_.line(at);
    name = trim(name.substr(0, name.find(',')));
    const bool fits =
        name.size() >= 3 && name.size() <= 40 && !name.ends_with('.') && split_words(name).size() <= 4;
    return fits && is_person_name(name) ? page_.span_of(name) : Span{};
  }

  // The signature at the end of somebody's own words [first, last), and the disclaimer below it.
  void add_signature(size_t first, size_t last, const MailHead& head) {
    constexpr size_t kMostLines = 8;
    size_t disclaimer = last;
    while (disclaimer > first && is_mail_disclaimer(page_.line(disclaimer - 1))) --disclaimer;
    if (disclaimer < last) tree_.add(PassageKind::Boilerplate, page_.span(disclaimer, last));
    last = disclaimer;
    const size_t earliest = last > first + kMostLines ? last - kMostLines : first;
    size_t begin = last;
    for (size_t at = earliest; at < last; ++at) {
      const std::string_view line = page_.line(at);
      if (line == "--" || is_device_line(line)) {
        tree_.add(PassageKind::Signature, page_.span(at, last));
        return;
      }
      if (line.size() > kLongestSignatureLine) begin = last;
      const bool opens =
          begin == last &&
          (is_closing(line) || (page_.lines[at].gap && names_author(line, head.author.of(page_.text))));
      if (opens) begin = at;
      // A further gap starts again: the signature is the last block, or the closing and the block after it.
      if (begin < at && page_.lines[at].gap && !is_closing(page_.line(at - 1))) begin = opens ? at : last;
    }
    if (begin == last || begin == first) return;
    const size_t names = begin + (is_closing(page_.line(begin)) ? 1 : 0);
    const bool titled = last - names >= 2 ||
                        (last > names && page_.line(names).find_first_of(",|") != std::string_view::npos);
    if (titled) tree_.add(PassageKind::Signature, page_.span(begin, last));
  }

  const Page& page_;
  PassageTree& tree_;
};

// The first line of a mail: a header block near the top, or (as a mail without one) the first line of all
// where something below was forwarded or quoted as mail programs do.
std::optional<MailHead> first_message(const Page& page) {
  constexpr size_t kNearTop = 6;
  const size_t count = page.lines.size();
  for (size_t at = 0; at < count; ++at) {
    std::optional<MailHead> header = read_mail_header(page, at, count);
    if (header && at < kNearTop) return header;
    const bool forwarded = header && header->first < header->keys;
    const auto wrote = forwarded ? std::nullopt : read_wrote_line(page, at, count);
    if (!forwarded && !(wrote && !wrote->published.empty() && wrote->last < count &&
                        page.lines[wrote->last].depth > page.lines[at].depth)) {
      continue;
    }
    return MailHead{};
  }
  return std::nullopt;
}

}  // namespace

void add_mail_messages(const Page& page, const MailHead& head, PassageTree& tree) {
  MailReader(page, tree).add_message(head, page.lines.size(), 0);
}

bool add_mail_page(const Page& page, Document& document, PassageTree& tree) {
  std::optional<MailHead> first = first_message(page);
  if (!first) return false;
  if (first->first > 0) {
    // A letterhead, a number, and in telegrams the day.
    const Span above = page.span(0, first->first);
    if (first->published.empty())
      if (const auto date = find_date(above.of(page.text), page.order)) first->published = date->iso;
    tree.add(PassageKind::Boilerplate, above);
  }
  add_mail_messages(page, *first, tree);
  if (document.title.empty()) document.title = std::string(first->subject);
  if (document.author.empty()) document.author = person_of(first->author.of(page.text));
  if (document.published.empty()) document.published = first->published;
  return true;
}

}  // namespace hearsay
