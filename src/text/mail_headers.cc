#include "text/mail_headers.h"

#include <algorithm>
#include <array>

#include "text/bylines.h"

namespace hearsay {
namespace {

constexpr size_t kMostHeaderLines = 40;
constexpr size_t kLongestName = 60;

enum class Key { None, From, To, Date, Subject, Other };

struct KeyName {
  std::string_view name;
  Key key;
};
// As the mail programs of many languages write them; what begins beyond ASCII with a capital, as it is.
constexpr KeyName kKeys[] = {{"from", Key::From},
                             {"von", Key::From},
                             {"de", Key::From},
                             {"da", Key::From},
                             {"van", Key::From},
                             {"från", Key::From},
                             {"fra", Key::From},
                             {"od", Key::From},
                             {"От", Key::From},
                             {"发件人", Key::From},
                             {"寄件者", Key::From},
                             {"差出人", Key::From},
                             {"feladó", Key::From},
                             {"lähettäjä", Key::From},
                             {"kimden", Key::From},
                             {"to", Key::To},
                             {"an", Key::To},
                             {"à", Key::To},
                             {"À", Key::To},
                             {"para", Key::To},
                             {"a", Key::To},
                             {"aan", Key::To},
                             {"till", Key::To},
                             {"til", Key::To},
                             {"do", Key::To},
                             {"komu", Key::To},
                             {"Кому", Key::To},
                             {"收件人", Key::To},
                             {"收件者", Key::To},
                             {"宛先", Key::To},
                             {"címzett", Key::To},
                             {"vastaanottaja", Key::To},
                             {"kime", Key::To},
                             {"date", Key::Date},
                             {"sent", Key::Date},
                             {"gesendet", Key::Date},
                             {"datum", Key::Date},
                             {"envoyé", Key::Date},
                             {"enviado", Key::Date},
                             {"enviado el", Key::Date},
                             {"enviada em", Key::Date},
                             {"enviado em", Key::Date},
                             {"fecha", Key::Date},
                             {"data", Key::Date},
                             {"inviato", Key::Date},
                             {"verzonden", Key::Date},
                             {"skickat", Key::Date},
                             {"sendt", Key::Date},
                             {"dato", Key::Date},
                             {"wysłano", Key::Date},
                             {"odesláno", Key::Date},
                             {"Дата", Key::Date},
                             {"Отправлено", Key::Date},
                             {"发送时间", Key::Date},
                             {"日期", Key::Date},
                             {"送信日時", Key::Date},
                             {"日付", Key::Date},
                             {"elküldve", Key::Date},
                             {"lähetetty", Key::Date},
                             {"tarih", Key::Date},
                             {"subject", Key::Subject},
                             {"subj", Key::Subject},
                             {"betreff", Key::Subject},
                             {"objet", Key::Subject},
                             {"asunto", Key::Subject},
                             {"assunto", Key::Subject},
                             {"oggetto", Key::Subject},
                             {"onderwerp", Key::Subject},
                             {"Ämne", Key::Subject},
                             {"ämne", Key::Subject},
                             {"emne", Key::Subject},
                             {"temat", Key::Subject},
                             {"předmět", Key::Subject},
                             {"Тема", Key::Subject},
                             {"主题", Key::Subject},
                             {"主旨", Key::Subject},
                             {"件名", Key::Subject},
                             {"tárgy", Key::Subject},
                             {"aihe", Key::Subject},
                             {"konu", Key::Subject},
                             {"cc", Key::Other},
                             {"bcc", Key::Other},
                             {"cci", Key::Other},
                             {"reply-to", Key::Other},
                             {"importance", Key::Other},
                             {"priority", Key::Other},
                             {"attachments", Key::Other},
                             {"attachment", Key::Other},
                             {"organization", Key::Other},
                             {"newsgroups", Key::Other},
                             {"message-id", Key::Other},
                             {"kopie", Key::Other},
                             {"copie à", Key::Other},
                             {"copia", Key::Other},
                             {"cópia", Key::Other},
                             {"kopia", Key::Other},
                             {"kopi", Key::Other},
                             {"Копия", Key::Other},
                             {"抄送", Key::Other}};

Key key_of(std::string_view line, std::string_view& value) {
  constexpr size_t kLongestKey = 24;
  constexpr std::string_view kWideColon = "：";
  const std::string_view head = line.substr(0, kLongestKey);
  const size_t narrow = head.find(':');
  const size_t colon = std::min(narrow, head.find(kWideColon));
  if (colon == std::string_view::npos || colon == 0) return Key::None;
  // Stars are what is left of bold letters: "*From:* Ada Finch".
  value = strip(line.substr(colon + (colon == narrow ? 1 : kWideColon.size())), "*");
  const std::string name = lower_case(strip(line.substr(0, colon), "*"));
  for (const KeyName& key : kKeys) {
    if (key.name == name) return key.key;
  }
  // "X-Mailer:", "Return-Path:": what mail programs add.
  const bool hyphened = name.find('-') != std::string::npos && name.find(' ') == std::string::npos;
  return hyphened || name == "received" ? Key::Other : Key::None;
}

constexpr std::string_view kForwardBegins[] = {"begin forwarded message",
                                               "anfang der weitergeleiteten nachricht",
                                               "anfang der weitergeleiteten e-mail",
                                               "début du message réexpédié",
                                               "début du message transféré",
                                               "inicio del mensaje reenviado",
                                               "inizio messaggio inoltrato",
                                               "início da mensagem encaminhada",
                                               "begin doorgestuurd bericht",
                                               "vidarebefordrat brev",
                                               "videresendt besked"};
constexpr std::string_view kForwardRules[] = {"original message",
                                              "forwarded message",
                                              "original-nachricht",
                                              "ursprüngliche nachricht",
                                              "weitergeleitete nachricht",
                                              "message d'origine",
                                              "message original",
                                              "message transféré",
                                              "mensaje original",
                                              "mensaje reenviado",
                                              "messaggio originale",
                                              "messaggio inoltrato",
                                              "mensagem original",
                                              "mensagem encaminhada",
                                              "oorspronkelijk bericht",
                                              "doorgestuurd bericht",
                                              "ursprungligt meddelande",
                                              "vidarebefordrat meddelande",
                                              "oprindelig meddelelse",
                                              "videresendt meddelelse",
                                              "opprinnelig melding",
                                              "videresendt melding",
                                              "wiadomość oryginalna",
                                              "oryginalna wiadomość",
                                              "původní zpráva",
                                              "přeposlaná zpráva",
                                              "Исходное сообщение",
                                              "Пересылаемое сообщение",
                                              "Пересланное сообщение",
                                              "alkuperäinen viesti",
                                              "välitetty viesti",
                                              "eredeti üzenet",
                                              "orijinal ileti",
                                              "原始邮件",
                                              "转发邮件",
                                              "元のメッセージ"};

// "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:".
bool is_forward_rule(std::string_view line) {
  if (line.size() > 80) return false;
  const std::string_view core = strip(line, "-=_*: ");
  const std::string lower = lower_case(core);
  const auto is_one_of = [&lower](auto& words) {
    return std::find(std::begin(words), std::end(words), lower) != std::end(words);
  };
  if (is_one_of(kForwardBegins)) return true;
  if (!line.starts_with("--") && !line.starts_with("==") && !line.starts_with("__")) return false;
  if (core.empty()) return line.size() >= 10 && line.starts_with("__");
  return is_one_of(kForwardRules);
}

// "Night Staff", "Council list", "City Editor": a role or a group, which nobody is called.
bool is_group(std::string_view name) {
  for (const std::string_view word : split_words(name)) {
    const std::string lower = lower_case(strip(word, "(),"));
    for (const std::string_view group :
         {"staff", "group", "list", "board", "committee", "desk", "team", "all", "office", "department",
          "trustees", "editor", "director", "members", "jury", "users"}) {
      if (lower == group) return true;
    }
  }
  return false;
}

// The one person in a list of recipients, or nothing.
std::string_view one_recipient(std::string_view value) {
  const std::string_view name = mail_name(value);
  if (is_group(name)) return {};
  const bool several = value.find(';') != std::string_view::npos ||
                       name.find(',') != std::string_view::npos ||
                       std::count(value.begin(), value.end(), '@') > 1;
  return several || split_words(name).size() < 2 || split_words(name).size() > 4 ? std::string_view{} : name;
}

Span author_of(const Page& page, std::string_view value) {
  const std::string_view name = mail_name(value);
  if (name.empty() || name.size() > kLongestName) return {};
  // "reader mail", "system administrator": no one is named.
  const bool lower = std::none_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '@' || static_cast<unsigned char>(c) >= 0x80;
  });
  return lower ? Span{} : page.span_of(name);
}

bool is_time_token(std::string_view word) {
  word = strip(word, ",;()");
  const std::string lower = lower_case(word);
  if (word.empty() || lower == "at" || lower == "am" || lower == "pm" || lower == "um" || lower == "à")
    return true;
  if (is_digit(word.front()) || word.front() == '+' || word.front() == '-') {
    return word.find_first_of("0123456789") != std::string_view::npos;
  }
  if (lower.starts_with("gmt+") || lower.starts_with("gmt-")) return true;
  for (const std::string_view time :
       {"gmt", "utc", "uhr", "pst", "est", "cet",   "kl", "kl.", "klo", "om", "alle",
        "ore", "às",  "a",   "las", "o",   "godz.", "г.", "v",   "в",   "h"})
    if (lower == time) return true;
  return false;
}

// Where the words begin that are no time of day; sets `timed` where there is one before.
size_t skip_time(std::string_view text, bool& timed) {
  for (const std::string_view word : split_words(text)) {
    if (!is_time_token(word)) return static_cast<size_t>(word.data() - text.data());
    timed = timed || word.find_first_of("0123456789") != std::string_view::npos;
  }
  return text.size();
}

// The cue that ends a line above quoted words, or nothing.
std::string_view wrote_cue(std::string_view line) {
  for (const std::string_view cue :
       {"wrote:",      "writes:",    "schrieb:", "a écrit :", "a écrit:",  "a écrit\u00A0:", "escribió:",
        "ha scritto:", "scrisse:",   "schreef:", "skrev:",    "escreveu:", "napisał(a):",    "napisała:",
        "napisał:",    "napsal(a):", "napsal:",  "napsala:",  "пишет:",    "написал:",       "написала:",
        "написал(а):", "kirjoitti:", "írta:",    "yazdı:",    "έγραψε:",   "a scris:",       "je napisao:",
        "写道：",      "写道:",      "寫道：",   "寫道:"}) {
    if (line.ends_with(cue)) return cue;
  }
  return {};
}

// The cue between day and name, where a language puts it there: "Am 3.6.2019 um 10:04 schrieb NAME:".
std::string_view inner_wrote_cue(std::string_view line) {
  if (!line.ends_with(':')) return {};
  for (const std::string_view cue : {" schrieb ", " schreef ", " skrev "})
    if (line.find(cue) != std::string_view::npos) return cue;
  return {};
}

// How a line above quoted words begins that tells the day.
bool begins_with_day(std::string_view line) {
  for (const std::string_view word : {"On ", "Am ", "Le ", "El ", "Il ", "Op ", "Den ", "Em ", "W dniu ",
                                      "Dnia ", "Dne ", "În ", "Pe ", "Στις "})
    if (line.starts_with(word)) return true;
  return false;
}

bool is_pronoun(std::string_view lower) {
  for (const std::string_view word : {"he", "she", "they", "i", "it", "we", "who", "which", "and"}) {
    if (lower == word) return true;
  }
  return false;
}

}  // namespace

std::string_view mail_name(std::string_view value) {
  // "ada@example.org (Ada Finch)", as mails were written once.
  const size_t comment = value.find(" (");
  if (value.ends_with(')') && comment != std::string_view::npos &&
      value.substr(0, comment).find('@') != std::string_view::npos &&
      value.substr(0, comment).find_first_of("<[ ") == std::string_view::npos)
    return trim(value.substr(comment + 2, value.size() - comment - 3));
  const size_t bracket = value.find_first_of("<[");
  std::string_view name = strip(value.substr(0, bracket), "\"'");
  if (name.empty() && bracket != std::string_view::npos) name = strip(value.substr(bracket), "<>[]\"'");
  // "Ada Finch, The Marrow Herald": the name stands first; "Finch, Ada" is one name.
  const size_t comma = name.find(", ");
  if (comma != std::string_view::npos && name.substr(0, comma).find(' ') != std::string_view::npos) {
    name = trim(name.substr(0, comma));
  }
  return name;
}

std::string person_of(std::string_view written) {
  const size_t comma = written.find(", ");
  if (comma == std::string_view::npos) return std::string(written);
  const std::string_view last = written.substr(0, comma);
  const std::string_view first = trim(written.substr(comma + 2));
  return std::string(first) + " " + std::string(last);
}

std::optional<MailHead> read_mail_header(const Page& page, size_t at, size_t last) {
  MailHead head;
  head.first = head.keys = at;
  const uint16_t depth = page.lines[at].depth;
  if (is_forward_rule(page.line(at))) {
    ++head.keys;
    if (head.keys == last || page.lines[head.keys].depth != depth) return std::nullopt;
  }
  std::string_view value;
  if (key_of(page.line(head.keys), value) == Key::None) return std::nullopt;
  bool from = false;
  size_t others = 0;
  size_t end = head.keys;
  const size_t stop = std::min(last, head.keys + kMostHeaderLines);
  for (size_t i = head.keys; i < stop; ++i) {
    if (page.lines[i].depth != depth || (i > head.keys && page.lines[i].gap)) break;
    const Key key = key_of(page.line(i), value);
    if (key == Key::From) {
      if (from) break;
      from = true;
      head.author = author_of(page, value);
    } else if (key == Key::To) {
      head.recipient = one_recipient(value);
    } else if (key == Key::Date) {
      if (const auto date = find_date(value, page.order)) head.published = date->iso;
    } else if (key == Key::Subject) {
      head.subject = value;
    }
    // A line without a key carries on the one before it, where another key follows.
    if (key == Key::None) continue;
    if (key != Key::From && key != Key::Other) ++others;
    end = i + 1;
    if (i - head.keys > 12 + others * 4) break;
  }
  if (!from || others == 0) return std::nullopt;
  head.last = end;
  return head;
}

std::optional<MailHead> read_wrote_line(const Page& page, size_t at, size_t last) {
  constexpr size_t kLongestHead = 240;
  constexpr size_t kLongestDay = 40;
  MailHead head;
  head.first = at;
  head.last = head.keys = at + 1;
  std::string_view line = page.line(at);
  if (line.size() > kLongestHead) return std::nullopt;
  // Some languages begin with the day itself; an address tells such a line from prose.
  const bool dated = line.find('@') != std::string_view::npos && line.ends_with(':') &&
                     find_date(line.substr(0, kLongestDay), page.order);
  const bool on = begins_with_day(line) || dated;
  std::string_view cue = wrote_cue(line);
  const std::string_view inner = on && cue.empty() ? inner_wrote_cue(line) : std::string_view();
  // "2014-03-03 11:05 GMT+01:00 NAME <address>:"
  if (!inner.empty() || (cue.empty() && dated && line.ends_with(">:"))) cue = ":";
  if (cue.empty() && on && at + 1 < last && page.lines[at + 1].depth == page.lines[at].depth &&
      !page.lines[at + 1].gap && page.line(at + 1).size() <= kLongestHead) {
    cue = wrote_cue(page.line(at + 1));
    if (cue.empty()) return std::nullopt;
    line = page.span(at, at + 2).of(page.text);
    head.last = head.keys = at + 2;
  }
  if (cue.empty() || line.size() > kLongestHead) return std::nullopt;
  std::string_view who = trim(line.substr(0, line.size() - cue.size()));
  const std::string lower = lower_case(who);
  if (lower == "you" || lower == "you also") {
    head.to_recipient = true;
    return head;
  }
  bool timed = false;  // it tells the time of day
  if (on) {
    const auto date = find_date(who, page.order);
    if (!date) return std::nullopt;
    head.published = date->iso;
    who = who.substr(date->span.end);
    const size_t rest = skip_time(who, timed);
    if (!inner.empty() && !who.substr(rest).starts_with(trim(inner))) return std::nullopt;
    who = who.substr(rest + trim(inner).size());
  }
  const bool address = who.find('@') != std::string_view::npos;
  const std::string_view name = mail_name(strip(who, ",;:> "));
  if (name.empty() || name.size() > kLongestName || is_pronoun(lower_case(split_words(name).front())))
    return std::nullopt;
  // Without an address, quotation marks below tell such a line from prose, or the time of day.
  const bool quoted_below = head.last < last && page.lines[head.last].depth > page.lines[at].depth;
  const bool told = on ? quoted_below || (timed && is_person_name(person_of(name)))
                       : quoted_below && split_words(name).size() <= 4;
  if (!address && !told) return std::nullopt;
  head.author = author_of(page, name);
  return head;
}

}  // namespace hearsay
