#include "claims/cue_lexicon.h"

#include <map>
#include <string>
#include <unordered_map>

namespace hearsay {
namespace {

constexpr uint16_t kSpeech = kQuotation | kClause | kReports;
constexpr uint16_t kThought = kClause | kReports;

// Verbs are written lemma, lemma:past, lemma:past:participle; "+" joins a particle; "*" marks one whose base
// and third person are often nouns.
struct VerbGroup {
  Stance stance;
  uint16_t frames;
  std::string_view verbs;
};

constexpr VerbGroup kCueVerbs[] = {
    // Saying
    {Stance::Asserted, kSpeech | kQuestion | kPassive, "say:said"},
    {Stance::Asserted, kSpeech | kThatClause,
     "add go:went:gone+on quip opine observe remark* joke* intone chime+in shoot:shot+back fire+back snap "
     "thunder "
     "muse deadpan gush"},
    {Stance::Asserted, kSpeech | kNoun | kPassive, "report*"},
    {Stance::Asserted, kSpeech | kNoun,
     "state* note* declare assert announce proclaim reiterate stress* emphasize emphasise repeat "
     "recall testify recount relate counter* maintain insist avow attest predict forecast*:forecast posit"},
    {Stance::Asserted, kSpeech | kNoun | kQuestion,
     "explain reveal disclose divulge clarify specify write:wrote:written point+out spell+out "
     "make:made+clear "
     "describe outline* detail*"},
    {Stance::Asserted, kQuotation | kClause | kReports,
     "argue contend comment* respond reply answer* conclude "
     "tweet* post* email* text* blog* retort* interject exclaim shout* yell* whisper* mutter cry* chant* "
     "boast* brag sing:sang:sung lament* complain grumble concur "
     "read:read* retweet scream* tease* caution* crow marvel vent"},
    {Stance::Asserted, kSpeech | kAddressee | kOrder | kQuestion | kPassive, "tell:told"},
    {Stance::Asserted, kSpeech | kAddressee | kQuestion, "inform remind assure reassure brief notify"},
    {Stance::Asserted, kSpeech | kAddressee | kOrder | kNoun, "warn"},
    {Stance::Asserted, kSpeech | kAddressee | kOrder, "advise"},
    {Stance::Asserted, kSpeech | kAddressee, "convince persuade"},
    {Stance::Asserted, kClause | kNoun | kQuestion, "show*:showed:shown"},
    {Stance::Asserted, kClause | kReports | kNoun | kQuestion, "indicate demonstrate"},
    {Stance::Asserted, kThatClause | kReports | kQuestion, "learn"},
    {Stance::Asserted, kClause | kReports | kPassive, "find:found"},
    {Stance::Asserted, kClause | kReports | kQuestion, "determine discover"},
    {Stance::Asserted, kThatClause | kQuestion, "realize realise understand:understood notice* remember"},
    {Stance::Asserted, kClause | kQuestion, "know:knew:known hear:heard"},
    {Stance::Asserted, kNoun,
     "cite mention* quote* talk+about speak:spoke:spoken+about refer+to discuss point+to allude+to "
     "characterize characterise portray depict liken compare highlight* underscore tout "
     "call label* term* dub brand* list* identify "
     "invoke mock ridicule* echo* address* reference* write:wrote:written+about "
     "know:knew:known+of know:knew:known+about warn+of speak:spoke:spoken+of talk+of "
     "joke+about boast+about complain+about brag+about lecture+about rail+against "
     "credit* attribute* see:saw:seen+as think:thought:thought+of"},
    {Stance::Asserted, kNoun | kGerund,
     "criticize criticise praise* condemn blast* slam attack* denounce defend support* oppose endorse back* "
     "applaud decry deplore assail bash rip ridicule chide scold lambaste lambast rebuke* welcome* hail "
     "commend congratulate thank favor* favour* tout disparage challenge* champion* trash* "
     "prefer chastise castigate berate excoriate skewer vilify laud cheer* salute* "
     "object+to disagree+with agree+with side+with come:came:come+out"},
    {Stance::Alleged, kNoun, "blame*"},
    {Stance::Asserted, kInfinitive | kClause | kQuotation | kNoun, "promise* vow* pledge*"},
    {Stance::Asserted, kInfinitive | kClause | kGerund | kNoun | kQuotation, "propose recommend"},
    {Stance::Asserted, kInfinitive | kOrder | kNoun, "want*"},
    {Stance::Asserted, kInfinitive | kNoun, "seek:sought"},
    {Stance::Asserted, kInfinitive, "plan* intend aim* prefer"},
    {Stance::Asserted, kInfinitive | kClause | kQuestion, "decide"},
    {Stance::Confirmed, kClause, "agree"},
    {Stance::Asserted, kInfinitive, "agree"},
    {Stance::Asserted, kInfinitive | kClause, "threaten swear:swore:sworn opt"},
    {Stance::Asserted, kInfinitive | kNoun, "offer*"},

    {Stance::Asserted, kQuotation, "put:put+it continue begin:began:begun"},
    {Stance::Asserted, kClause | kQuotation, "make:made+clear"},
    {Stance::Asserted, kThatClause, "hold:held"},
    {Stance::Asserted, kPassive | kNoun, "know:knew:known+as"},
    {Stance::Asserted, kThatClause, "mean:meant"},
    {Stance::Asserted, kSpeech | kNoun, "portend"},
    {Stance::Hedged, kNoun, "express"},
    {Stance::Asserted, kThatClause | kQuotation, "rule* signal* communicate convey"},
    {Stance::Asserted, kNoun, "stand:stood+by"},
    // Admitting and agreeing
    {Stance::Confirmed, kSpeech | kNoun | kQuestion, "confirm"},
    {Stance::Confirmed, kSpeech | kNoun | kGerund, "admit acknowledge concede"},
    {Stance::Confirmed, kClause | kNoun, "accept recognize recognise verify"},
    {Stance::Confirmed, kNoun | kGerund, "admit+to plead+guilty own+up"},
    {Stance::Confirmed, kSpeech, "confess"},
    // Denying
    {Stance::Denied, kSpeech | kNoun | kGerund, "deny"},
    {Stance::Denied, kNoun, "disavow dismiss reject refute rebut rebuff brush+off push+back repudiate"},
    {Stance::Denied, kNoun | kClause, "dispute* contest*"},
    {Stance::Denied, kInfinitive, "refuse decline+to"},
    {Stance::Denied, kNoun, "rule+out"},
    // Claiming
    {Stance::Alleged, kSpeech | kInfinitive | kNoun, "claim*"},
    {Stance::Alleged, kSpeech | kNoun | kPassive, "allege"},
    {Stance::Alleged, kNoun | kPassive, "accuse"},
    {Stance::Alleged, kQuotation | kClause, "charge*"},
    // Thinking, hoping, fearing
    {Stance::Hedged, kThought | kQuotation | kNoun | kQuestion, "suggest"},
    {Stance::Hedged, kThought | kPassive,
     "believe think:thought reckon suppose presume estimate* "
     "speculate rumor* rumour*"},
    {Stance::Hedged, kThought | kNoun | kPassive, "fear* suspect* expect anticipate assume"},
    {Stance::Hedged, kThought | kInfinitive, "hope* figure*"},
    {Stance::Hedged, kThought, "feel:felt guess* worry* imply surmise hypothesize theorize"},
    {Stance::Hedged, kNoun | kClause | kQuestion, "doubt* hint+at contemplate"},
    {Stance::Asserted, kInfinitive, "wish* choose:chose:chosen"},
    {Stance::Asserted, kSpeech | kNoun, "hint* submit elaborate"},
    {Stance::Hedged, kNoun, "hope*+for worry*+about believe+in look*+forward"},
    {Stance::Hedged, kPassive | kNoun | kGerund, "consider regard* view*"},
    {Stance::Hedged, kPassive | kNoun, "deem"},
    {Stance::Hedged, kPassive, "see:saw:seen"},
    {Stance::Hedged, kPassive, "seem appear"},
    {Stance::Hedged, kNoun | kClause, "question* envision imagine foresee:foresaw:foreseen"},
    // Asking and ordering
    {Stance::Asked, kQuotation | kQuestion | kOrder | kInfinitive | kAddressee | kReports | kPassive, "ask"},
    {Stance::Asked, kNoun,
     "ask+for ask+about call*+for call*+on inquire+about enquire+about press*+for push*+for "
     "appeal*+for plead+for"},
    {Stance::Asked, kQuotation | kQuestion | kReports, "wonder* inquire enquire query*"},
    {Stance::Asked, kOrder | kQuotation | kClause | kNoun | kReports, "urge*"},
    {Stance::Asked, kOrder | kNoun, "order*"},
    {Stance::Asked, kOrder, "instruct implore beg invite* encourage direct exhort task* pressure* press*"},
    {Stance::Asked, kClause | kNoun | kInfinitive | kQuotation, "demand*"},
    {Stance::Asked, kNoun | kClause, "request* require"},
    // Taking back and staying silent
    {Stance::Retracted, kNoun, "retract withdraw:withdrew:withdrawn recant take:took:taken+back"},
    {Stance::Retracted, kNoun | kClause | kQuotation, "correct"},
    {Stance::NoResponse, kNoun, "respond+to reply+to"},
};

// Verbs that cue nothing but shape clauses.
constexpr std::string_view kOtherVerbs =
    "accompany achieve act* allow alter apply approach* arrange arrest* arrive attach attempt* "
    "attend avoid bear:bore:borne beat:beat become:became:become benefit* bid:bid block* "
    "break*:broke:broken bring:brought build:built burn* buy:bought carry catch:caught cause* "
    "change* chase* choose:chose:chosen circulate clear climb* close* collapse* collect "
    "come:came:come commit compete complete comply concern* conduct* conflict* consist contact* "
    "contain contradict contrast* contribute convict* cook cooperate cost*:cost cover* create "
    "cross* cut*:cut damage* date* deal*:dealt debate* defeat* delay* deliver depart depend deploy "
    "deserve design* destroy develop die dominate draw:drew:drawn dress* drink*:drank:drunk "
    "drive*:drove:driven drop* earn eat:ate:eaten elect eliminate emerge employ enable end* enjoy "
    "ensure enter escape* establish evolve examine exercise* exist expand experience* explode "
    "expose extend face* fail fall*:fell:fallen feature* feed:fed fight*:fought file* fill finance* "
    "finish* fire* fit* fix* flee:fled fly:flew:flown focus* follow force* form* found free gain* "
    "gather get:got:gotten give:gave:given go:went:gone govern grab grow:grew:grown guide* hand* "
    "handle* hang:hung happen harm* hate* head* help* hide:hid:hidden hire hit:hit host* hurt:hurt "
    "ignore impose improve include increase* influence* injure inspire install insult* intercept "
    "interview* invest investigate involve isolate issue* join judge* jump* keep:kept kick* kidnap "
    "kill* knock* lack* land* last* laugh* launch* lead:led leak* lean leave:left lend:lent let:let "
    "lie* lift* like limit* link* listen live locate look* lose:lost love* lower make:made manage "
    "march* mark* marry match* matter* measure* meet:met miss* move* murder* name* need* negotiate "
    "nominate obey object* obtain occur open operate organise organize overcome:overcame owe own "
    "participate pass* pay*:paid penetrate perform permit* pick* place* play* point* pose possess "
    "postpone prepare present preserve pretend prevent proceed produce prohibit prompt* prosecute "
    "protect prove provide pull* purchase* pursue push* put:put quit:quit raid* rank* reach* react "
    "rebuild:rebuilt receive record* recover recruit* reduce refer reflect reform* regret* release* "
    "rely remain remove rent* replace represent rescue* resign resolve* rest* restore restrict "
    "result* resume retain retire return* review* ride:rode:ridden ring:rang:rung rise*:rose:risen "
    "risk* roll* run*:ran:run rush* save score* search* secure seize select sell:sold send:sent "
    "sentence* separate serve set:set settle shake:shook:shaken shape* share* shift* shock* "
    "shoot:shot shop* shut:shut sign* sit:sat sleep*:slept slip* smile* smoke* solve "
    "speak:spoke:spoken spend:spent split:split spread:spread stand:stood start* stay* "
    "steal:stole:stolen stem step* stick:stuck stop* strengthen strike*:struck struggle* study* "
    "submit substitute* succeed sue suffer supply* surprise* surround survive suspend sweep:swept "
    "swim:swam:swum tackle* take:took:taken talk* target* teach:taught tear:tore:torn tend test* "
    "throw:threw:thrown touch* track* trade* train* transfer* transform travel* treat trigger* try "
    "turn* undergo:underwent undermine unite update* use* vary violate visit* vote* wait* "
    "wake:woke:woken walk* warrant* wash* waste* watch* wear:wore:worn weigh win*:won wish* "
    "witness* work* wound*";

struct NounGroup {
  Stance stance;
  uint16_t frames;
  std::string_view nouns;  // singular; the plural is made by rule
};

constexpr NounGroup kCueNouns[] = {
    {Stance::Asserted, kThatClause | kQuotation,
     "statement assertion announcement observation remark comment message reminder assurance "
     "explanation testimony reply response answer revelation notion conviction confidence "
     "impression opinion view conclusion finding realization knowledge argument contention "
     "insistence word news understanding recollection prediction point "
     "account feeling principle acceptance tweet reports"},
    {Stance::Asserted, kThatClause, "evidence proof report"},
    {Stance::Asserted, kThatClause | kInfinitive,
     "promise pledge vow threat decision plan intention agreement proposal wish desire "
     "willingness commitment offer determination resolve"},
    {Stance::Alleged, kThatClause, "claim allegation accusation charge complaint"},
    {Stance::Hedged, kThatClause,
     "belief suggestion suspicion fear hope rumor rumour doubt concern theory speculation worry "
     "assumption hint indication estimate expectation implication hypothesis idea perception"},
    {Stance::Asked, kThatClause | kInfinitive | kQuestion,
     "demand request order instruction call question recommendation plea appeal"},
    {Stance::Asserted, kThatClause, "warning advice"},
    {Stance::Denied, kThatClause, "denial rejection"},
    {Stance::Denied, kInfinitive, "refusal"},
    {Stance::Confirmed, kThatClause,
     "admission confirmation acknowledgement acknowledgment confession concession"},
};

constexpr NounGroup kCueAdjectives[] = {
    {Stance::Asserted, kThatClause | kQuestion, "aware clear adamant certain sure"},
    {Stance::Hedged, kThatClause,
     "confident convinced hopeful optimistic worried concerned skeptical sceptical persuaded "
     "unsure uncertain suspicious doubtful fearful wary afraid"},
    {Stance::Asserted, kInfinitive, "willing eager determined unwilling reluctant ready keen prepared"},
    {Stance::Denied, kNoun, "opposed"},
    {Stance::Hedged, kQuestion, "unaware"},
};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string third_person(std::string_view lemma) {
  std::string word(lemma);
  const char last = word.back();
  if (last == 'y' && !is_vowel(word[word.size() - 2])) {
    word.back() = 'i';
    return word + "es";
  }
  const bool hisses = last == 's' || last == 'x' || last == 'z' || last == 'o' || word.ends_with("ch") ||
                      word.ends_with("sh");
  return word + (hisses ? "es" : "s");
}

// "admit" and "plan" double their last letter, "visit" and "read" do not: only words that end in one vowel
// and one consonant, stressed on their last syllable.
bool doubles_last(std::string_view lemma) {
  const size_t n = lemma.size();
  if (n < 3 || is_vowel(lemma[n - 1]) || !is_vowel(lemma[n - 2]) || is_vowel(lemma[n - 3])) return false;
  if (std::string_view("wxyh").find(lemma[n - 1]) != std::string_view::npos) return false;
  static constexpr std::string_view kStressed[] = {"admit",  "commit", "permit",   "submit", "refer",
                                                   "infer",  "rebut",  "transfer", "occur",  "regret",
                                                   "prefer", "forget", "kidnap",   "concur", "rebuff"};
  for (std::string_view word : kStressed) {
    if (word == lemma) return true;
  }
  size_t vowels = 0;
  for (char c : lemma) vowels += is_vowel(c) ? 1 : 0;
  return vowels == 1;
}

std::string with_ending(std::string_view lemma, std::string_view ending) {
  std::string word(lemma);
  if (ending == "ed" && word.ends_with("e")) return word + "d";
  if (ending == "ing" && word.ends_with("ie")) return word.substr(0, word.size() - 2) + "ying";
  if (ending == "ing" && word.ends_with("e") && !word.ends_with("ee")) word.pop_back();
  if (ending == "ed" && word.ends_with("y") && !is_vowel(word[word.size() - 2])) word.back() = 'i';
  if (doubles_last(lemma)) word += word.back();
  return word.append(ending);
}

// Calls take(item) for each item of a list parted by spaces.
template <typename Take>
void for_each_word(std::string_view list, Take take) {
  size_t at = 0;
  while (at < list.size()) {
    const size_t space = std::min(list.find(' ', at), list.size());
    if (space > at) take(list.substr(at, space - at));
    at = space + 1;
  }
}

class Lexicon {
 public:
  Lexicon() {
    for (const VerbGroup& group : kCueVerbs) {
      for_each_word(group.verbs, [&](std::string_view item) { add_verb(item, group.frames, group.stance); });
    }
    for_each_word(kOtherVerbs, [&](std::string_view item) { add_verb(item, 0, Stance::Asserted); });
    for (const NounGroup& group : kCueNouns) {
      for_each_word(group.nouns, [&](std::string_view noun) {
        nouns_[std::string(noun)] = {noun, group.frames, group.stance};
        nouns_.try_emplace(third_person(noun), CueWord{noun, group.frames, group.stance});
      });
    }
    for (const NounGroup& group : kCueAdjectives) {
      for_each_word(group.nouns, [&](std::string_view word) {
        adjectives_[std::string(word)] = {word, group.frames, group.stance};
      });
    }
    for (auto& [lemma, verb] : verbs_) {
      std::stable_partition(verb.cues.begin(), verb.cues.end(),
                            [](const CueVerb& cue) { return !cue.particle.empty(); });
    }
  }

  VerbReading verb(std::string_view word) const { return find(forms_, word); }
  const CueWord* noun(std::string_view word) const { return find_pointer(nouns_, word); }
  const CueWord* adjective(std::string_view word) const { return find_pointer(adjectives_, word); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  template <typename Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  template <typename Value>
  static Value find(const Table<Value>& table, std::string_view word) {
    const auto found = table.find(word);
    return found == table.end() ? Value{} : found->second;
  }
  template <typename Value>
  static const Value* find_pointer(const Table<Value>& table, std::string_view word) {
    const auto found = table.find(word);
    return found == table.end() ? nullptr : &found->second;
  }

  void add_form(const std::string& word, const Verb& verb, uint8_t form) {
    VerbReading& reading = forms_[word];
    if (reading.verb == nullptr) reading.verb = &verb;
    if (reading.verb == &verb) reading.forms |= form;
  }

  void add_verb(std::string_view item, uint16_t frames, Stance stance) {
    std::string_view parts[3];  // lemma, past, participle
    std::string_view particle;
    const size_t plus = item.find('+');
    if (plus != std::string_view::npos) {
      particle = item.substr(plus + 1);
      item = item.substr(0, plus);
    }
    const bool also_noun = item.find('*') != std::string_view::npos;
    size_t part = 0;
    for (size_t at = 0; at < item.size() && part < 3; ++part) {
      const size_t colon = std::min(item.find(':', at), item.size());
      parts[part] = item.substr(at, colon - at);
      if (!parts[part].empty() && parts[part].back() == '*') parts[part].remove_suffix(1);
      at = colon + 1;
    }
    Verb& verb = verbs_[std::string(parts[0])];
    verb.also_noun = verb.also_noun || also_noun;
    if (frames != 0) verb.cues.push_back({parts[0], particle, frames, stance});
    if (!verb.lemma.empty()) return;
    verb.lemma = parts[0];
    const std::string past = parts[1].empty() ? with_ending(parts[0], "ed") : std::string(parts[1]);
    add_form(std::string(parts[0]), verb, kBase);
    add_form(third_person(parts[0]), verb, kThird);
    add_form(past, verb, kPast);
    add_form(parts[2].empty() ? past : std::string(parts[2]), verb, kParticiple);
    add_form(with_ending(parts[0], "ing"), verb, kPresentParticiple);
  }

  std::map<std::string, Verb> verbs_;  // a map, so that pointers into it stay
  Table<VerbReading> forms_;
  Table<CueWord> nouns_;
  Table<CueWord> adjectives_;
};

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

}  // namespace

VerbReading find_verb(std::string_view word) { return lexicon().verb(word); }
const CueWord* find_cue_noun(std::string_view word) { return lexicon().noun(word); }
const CueWord* find_cue_adjective(std::string_view word) { return lexicon().adjective(word); }

}  // namespace hearsay
