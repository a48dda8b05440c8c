#include <algorithm>
#include <map>
#include <string>

#include "claims/layout_cues.h"

namespace hearsay {
namespace {

constexpr int kLongestLabel = 6;  // words

struct Label {
  WordRange name;   // without the colon
  int content = 0;  // the first word after it
  int end = 0;      // past the last word of its paragraph
  bool question = false;
  bool known = false;  // "Q." and "A.": no name to look for elsewhere
  bool headline = false;
};

class LabelReader {
 public:
  explicit LabelReader(const Page& page) : page_(page), words_(page.words) {}

  void run(std::vector<Attribution>& found) {
    find_labels();
    for (const Label& label : labels_) {
      if (!label.known && !label.headline && !repeated(label)) continue;
      if (label.headline && !repeated(label) && !named_again(label)) continue;
      add(label, found);
    }
    find_signatures(found);
  }

 private:
  bool line_begins(int at) const {
    if (at == 0) return true;
    const uint32_t from = words_[at - 1].span.end;
    return page_.text.substr(from, words_[at].span.begin - from).find('\n') != std::string_view::npos;
  }

  // Past the last word of the line's paragraph: before a blank line, or before the next label.
  int paragraph_end(int at) const {
    int i = at + 1;
    for (; i < words_.size(); ++i) {
      const uint32_t from = words_[i - 1].span.end;
      const std::string_view gap = page_.text.substr(from, words_[i].span.begin - from);
      if (std::count(gap.begin(), gap.end(), '\n') > 1 ||
          (gap.find('\n') != std::string_view::npos && label_end(i) > 0))
        break;
      if (answer_begins(i)) break;
    }
    return i;
  }

  // Past the colon of a label that begins at `at`, or -1.
  int label_end(int at) const {
    for (int i = at; i < words_.size() && i - at <= kLongestLabel; ++i) {
      const Word& word = words_[i];
      if (word.is(kColon) && word.text() == ":")
        return i > at && i + 1 < words_.size() && !line_begins(i + 1) ? i + 1 : -1;
      if ((i > at && line_begins(i)) || word.is(kPunctuation & ~kStop) ||
          !word.is(kCapital | kNumber | kStop))
        return -1;
      if (i == at && word.is(kDeterminer | kPreposition | kSubordinator | kNumber)) return -1;
    }
    return -1;
  }

  // "Q." or "A." where a question or an answer begins: at a line's begin or after a full stop or a mark.
  bool answer_begins(int at) const {
    const std::string_view text = words_[at].text();
    if (!words_[at].is(kCapital) || (text != "q." && text != "a." && text != "q" && text != "a"))
      return false;
    const bool has_stop = text.size() == 2 || (at + 1 < words_.size() && words_[at + 1].text() == "." &&
                                               words_[at + 1].span.begin == words_[at].span.end);
    return has_stop && (line_begins(at) || words_[at - 1].is(kStop | kDash | kQuoteMark));
  }

  void find_labels() {
    for (int i = 0; i < words_.size(); ++i) {
      if (answer_begins(i)) {
        const int content = i + (words_[i].text().size() == 2 ? 1 : 2);
        if (content >= words_.size()) break;
        labels_.push_back(
            {{i, i + 1}, content, paragraph_end(content), words_[i].text()[0] == 'q', true, false});
        continue;
      }
      if (!line_begins(i)) continue;
      const int content = label_end(i);
      if (content < 0) continue;
      const Label label{{i, content - 1}, content, paragraph_end(content), false, false, i == 0};
      ++uses_[name_of_label(label)];
      labels_.push_back(label);
    }
    const auto asked = std::count_if(labels_.begin(), labels_.end(),
                                     [](const Label& label) { return label.known && label.question; });
    if (asked == 0) std::erase_if(labels_, [](const Label& label) { return label.known; });
  }

  std::string_view name_of_label(const Label& label) const {
    const uint32_t begin = words_[label.name.begin].span.begin;
    return page_.text.substr(begin, words_[label.name.end - 1].span.end - begin);
  }

  bool repeated(const Label& label) const {
    const auto uses = uses_.find(name_of_label(label));
    return uses != uses_.end() && uses->second > 1;
  }

  // A headline's "Name:" is a speaker's when the text speaks of the name soon after.
  bool named_again(const Label& label) const {
    constexpr int kSoon = 120;  // words
    const std::string_view name = words_[label.name.end - 1].text();
    for (int i = label.end; i < std::min(words_.size(), label.end + kSoon); ++i) {
      if (words_[i].text() == name && words_[i].is(kCapital)) return true;
    }
    return false;
  }

  // "From: …", "Joined: …": what heads a mail or a member's card.
  bool is_header(const Label& label) const {
    static constexpr std::string_view kHeaders[] = {
        "from",  "to",       "cc",         "bcc",    "sent",  "date",     "subject", "joined", "messages",
        "posts", "location", "country",    "title",  "pages", "reaction", "re",      "fw",     "note",
        "photo", "update",   "correction", "source", "tags",  "related",  "edited",  "by",     "image"};
    const std::string_view first = words_[label.name.begin].text();
    return std::find(std::begin(kHeaders), std::end(kHeaders), first) != std::end(kHeaders);
  }

  // Words in lower case and a mark at the end: "Location: Port Hale" and "Messages: 77" are no speech.
  bool reads_as_speech(const Label& label) const {
    int lower = 0;
    for (int i = label.content; i < label.end; ++i)
      lower += words_[i].is(kCapital | kPunctuation | kNumber) ? 0 : 1;
    return lower >= 1 && (label.headline || words_[label.end - 1].is(kStop | kQuoteMark | kDash));
  }

  void add(const Label& label, std::vector<Attribution>& found) const {
    if (label.content + 1 >= label.end || (!label.known && (is_header(label) || !reads_as_speech(label))))
      return;
    Attribution attribution;
    const uint32_t name_begin = words_[label.name.begin].span.begin;
    attribution.source = {{name_begin, words_[label.name.end - 1].span.end}};
    int end = label.end;
    if (label.headline && !repeated(label)) {
      const Span colon = words_[label.content - 1].span;
      attribution.cue = {colon};
      if (words_[end - 1].text() == ".") --end;
    }
    if (end <= label.content) return;
    attribution.content = {{words_[label.content].span.begin, words_[end - 1].span.end}};
    attribution.stance = label.question || words_[end - 1].text() == "?" ? Stance::Asked : Stance::Asserted;
    found.push_back(std::move(attribution));
  }

  // "— Name (@name) 3 May" on a line of its own below a post: the line or paragraph above is its content.
  void find_signatures(std::vector<Attribution>& found) const {
    for (int i = 1; i + 1 < words_.size(); ++i) {
      const std::string_view mark = words_[i].span.of(page_.text);
      if ((mark != "\u2014" && mark != "\u2013" && mark != "--") || !line_begins(i) ||
          !words_[i + 1].is(kCapital) || line_begins(i + 1))
        continue;
      int begin = i - 1;
      while (begin > 0 && !line_begins(begin) && i - begin < 120) --begin;
      int end = i + 1;
      while (end < words_.size() && !line_begins(end) && !words_[end].is(kComma | kTime | kStop) &&
             end - i < 12)
        ++end;
      if (!line_begins(begin) || i - begin < 3) continue;
      Attribution attribution;
      attribution.source = {{words_[i + 1].span.begin, words_[end - 1].span.end}};
      attribution.content = {{words_[begin].span.begin, words_[i - 1].span.end}};
      attribution.form = Form::Direct;
      found.push_back(std::move(attribution));
    }
  }

  const Page& page_;
  const Words& words_;
  std::vector<Label> labels_;
  std::map<std::string_view, int> uses_;
};

}  // namespace

void read_labels(const Page& page, std::vector<Attribution>& found) { LabelReader(page).run(found); }

}  // namespace hearsay
