#include "claims/source_words.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>

namespace hearsay {

namespace {

using WordSet = std::unordered_set<std::string_view>;
template <typename Value>
using Table = std::unordered_map<std::string_view, Value>;

// Calls `take` with each word of a list parted by white space.
template <typename Take>
void for_each_word(std::string_view list, Take take) {
  for (size_t at = list.find_first_not_of(" \n"); at != std::string_view::npos;) {
    const size_t end = std::min(list.find_first_of(" \n", at), list.size());
    take(list.substr(at, end - at));
    at = list.find_first_not_of(" \n", end);
  }
}

// A word that stands in two lists keeps the sense of the first.
template <typename Value>
void put(Table<Value>& table, Value value, std::string_view words) {
  for_each_word(words, [&](std::string_view word) { table.emplace(word, value); });
}

WordSet word_set(std::string_view words) {
  WordSet set;
  for_each_word(words, [&](std::string_view word) { set.insert(word); });
  return set;
}

Table<NounSense> make_nouns() {
  Table<NounSense> table;
  put(table, NounSense::Anonymous,
      R"(
      source sources insider insiders whistleblower whistleblowers whistle-blower informant
      informants tipster leaker asset)");
  put(table, NounSense::Spokesperson,
      R"(
      spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons)");
  put(table, NounSense::Institution,
      R"(
      ministry ministries government governments police company companies firm firms corporation
      court courts committee subcommittee commission board council councils agency agencies
      department departments authorities authority trust trustees campaign administration bank
      banks university college school hospital party parties union unions charity charities army
      military navy forces coalition regulator regulators inspectorate association foundation
      organization organisation organizations organisations embassy consulate office parliament
      congress senate legislature assembly state country countries nation nations city county
      town club church bureau service services institute center centre laboratory lender insurer
      insurers contractor  manufacturer airline retailer supermarket brigade coastguard
      management leadership cabinet panel tribunal jury inquest prosecution defence defense
      watchdog co-op co-operative cooperative council's federation league movement faction
      militia group headquarters hq station network society institution institutions home fund
      startup start-up conglomerate subsidiary publisher airport zoo museum utility majority
      opposition presidency monarchy kremlin pentagon treasury constabulary ambulance team
      division unit squad directorate secretariat chamber house think-tank sheriff's archdiocese
      diocese vatican parish borough district province
      chain camp archive lab workshop depot force prosecutors maker makers developer)");
  put(table, NounSense::Outlet,
      R"(
      newspaper newspapers paper papers magazine magazines broadcaster broadcasters channel
      channels tabloid tabloids daily dailies weekly website websites site blog media outlet
      outlets press wires newswire newsletter radio television tv programme show podcast
      periodical wikinews)");
  put(table, NounSense::Document,
      R"(
      report letter letters memo memos memorandum minutes filing filings document documents
      email e-mail emails e-mails study studies survey surveys poll polls evidence log logs
      diary record records video videos article articles story stories note notes review
      transcript transcripts cable cables telegram information data file files book books law
      laws act rule rules regulation regulations section article's code constitution treaty
      agreement contract indictment complaint lawsuit suit affidavit verdict judgment judgement
      ruling order warrant certificate invoice invoices receipt bill resolution draft text texts
      page pages post posts message messages chronicle catalogue list directory register summary
      analysis assessment estimate estimates figures statistics results findings investigation
      inquiry probe research photo photos picture pictures photograph photographs image images
      footage recording recordings tape tapes sign signs label rumour rumours rumor rumors
      dispatch dispatches bulletin advisory guidance guidelines policy manual plan paragraph
      paragraphs attachment enclosure sheet slide slides presentation testimony deposition
      caption headline headlines editorial column paperwork manifest timetable table chart map
      obituary notice proclamation hoax transaction wording phrase edition version publication
      legislation proposal charter statute budget audit census test tests sample autopsy x-ray
      polling intelligence piece ad advert
      reports screenshot screenshots footnote entry entries printing database audio clause
      printout brochure leaflet poster plaque displays manuscript interview interviews
      correspondence papers)");
  put(table, NounSense::Statement,
      R"(
      statement statements release tweet tweets announcement communique communiqué website's
      declaration spokesperson's account reply response remarks comments speech
      conclusion view claim assertion allegation opinion belief argument suggestion submission)");
  put(table, NounSense::Quantity,
      R"(
      number one two three four five some many several most majority all none dozens hundreds
      thousands scores few couple each any both half group pair handful either neither lot per
      percent member members another another's dozen range series)");
  return table;
}

Table<Pronoun> make_pronouns() {
  Table<Pronoun> table;
  put(table, Pronoun{PronounKind::Person, Gender::Male}, R"(
      he him his himself)");
  put(table, Pronoun{PronounKind::Person, Gender::Female}, R"(
      she her hers herself)");
  put(table, Pronoun{PronounKind::Thing, Gender::Unknown}, "it its itself");
  put(table, Pronoun{PronounKind::Several, Gender::Unknown}, R"(
      they them their theirs themselves)");
  put(table, Pronoun{PronounKind::Speaker, Gender::Unknown}, R"(
      i me my mine myself)");
  put(table, Pronoun{PronounKind::Speakers, Gender::Unknown}, R"(
      we us our ours ourselves)");
  put(table, Pronoun{PronounKind::Hearer, Gender::Unknown}, R"(
      you your yours yourself)");
  return table;
}

Table<NameWord> make_name_words() {
  Table<NameWord> table;
  put(table, NameWord::Title,
      R"(
      mr mrs ms miss mx dr prof professor sir lord lady dame baroness baron rev reverend father
      fr sister brother bishop archbishop cardinal pope imam rabbi sheikh president
      vice-president vice senator sen representative rep congressman congresswoman governor gov
      mayor councillor cllr alderman judge justice prime minister premier chancellor secretary
      undersecretary ambassador envoy king queen prince princess emperor general gen lieutenant
      lt colonel col major maj captain capt commander cmdr cdr sergeant sgt corporal private
      admiral adm brigadier detective inspector superintendent supt constable officer sheriff
      deputy chief assistant acting former director chairman chairwoman chair executive ceo cfo
      editor attorney solicitor counsel commissioner coroner speaker leader foreign managing
      senior interim nurse dcs dci di ds dac d/supt d/chief ac pc wpc qc kc hon honourable
      honorable comrade señor señora madame mme monsieur herr frau uncle aunt warden agent
      correspondent reporter spokesman spokeswoman spokesperson democrat republican founder
      co-founder author marshal chief-of-staff lieut ltc messrs manager head principal dean
      provost ayatollah mullah analyst lawyer doctor professors presidents senators analysts
      economist historian actor actress singer coach
      prosecutor pm mp secretary-general chairperson vice-chairman adviser advisor strategist activist pastor dpp)");
  put(table, NameWord::Institution,
      R"(
      ministry department dept committee commission council board bank inc corp corporation ltd
      llc plc llp co company companies group holdings party university college school institute
      institution association agency bureau court police foundation trust society union
      federation league office service services administration authority parliament congress
      senate house assembly army navy force forces guard command corps brigade hospital church
      centre center fund partners capital securities industries international organization
      organisation government republic campaign inquiry tribunal embassy consulate treasury
      pentagon kremlin   airlines airways railways laboratories laboratory
      pharmaceuticals technologies systems solutions networks motors energy electric oil gas
      water navigation logistics insurance club alliance coalition front movement brotherhood
      committees councils labour conservatives    observatory network
      watch rights conference forum initiative project programme exchange museum library
      library's isis isil nato nasa un eu us uk u.s u.s. u.k. u.n. fbi cia nsa who google
      facebook apple amazon twitter tesco microsoft samsung hezbollah hamas taliban al-qaeda
      al-qaida vatican interpol europol state states city county district directorate
      secretariat constabulary  prosecutors authorities ombudsman inspectorate
      regulator works stores hotel hotels homes farm farms brothers sons associates agriculture
      defense defence affairs security brands
      dairies controls mutual marine geological survey gmbh academy studios entertainment)");
  put(table, NameWord::Outlet,
      R"(
      times post news herald gazette tribune telegraph mirror guardian journal chronicle
      observer examiner radio tv television broadcasting magazine sentinel mercury echo argus
      advertiser courier bulletin dispatch daily weekly standard globe press newspaper
      newspapers inquirer register star sun mail express messenger lantern packet clarion
      independent reporter's ledger beacon review newswire wire reuters cnn bbc nbc cbs abc
      msnbc cnbc npr pbs itv espn ap afp upi tass xinhua itar-tass interfax ria bloomberg
      politico buzzfeed mashable gawker vice vox slate salon huffpost breitbart axios jazeera
      wikinews wikipedia forbes fortune time newsweek economist spectator variety inquisitr tmz
      vanity ndtv dw rt cbc rte rté aljazeera univision telemundo spiegel monde figaro pais país
      pravda izvestia agence wsj nyt fusion intercept hill
      haaretz walla politifact federalist verge rappler nrk népszava diplomat citizen enquirer gazeta deutsche
      welle corriere fars isna mehr irna anadolu anatolia kyodo yonhap cnet wired atlantic)");
  put(table, NameWord::Place,
      R"(
      afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh
      belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chile
      china colombia croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia
      finland france georgia germany ghana greece guatemala haiti honduras hungary iceland india
      indonesia iran iraq ireland israel italy japan jordan kazakhstan kenya kosovo kuwait
      latvia lebanon libya lithuania malaysia mali malta mexico moldova mongolia morocco myanmar
      nepal netherlands nicaragua niger nigeria norway pakistan panama paraguay peru philippines
      poland portugal qatar romania russia rwanda scotland serbia singapore slovakia slovenia
      somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey
      uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe washington
      moscow beijing tehran brussels london ankara kyiv kiev pyongyang seoul tokyo delhi
      islamabad baghdad damascus cairo riyadh berlin madrid rome ottawa canberra texas
      california europe america africa asia korea
      arabia lanka kong zealand kingdom emirates usa)");
  put(table, NameWord::Connector,
      R"(
      of de del la van von der den bin ibn al el da dos di du le des ter abu af y & and for the)");
  return table;
}

Table<Gender> make_titles() {
  Table<Gender> table;
  put(table, Gender::Male, R"(
      mr sir lord king prince father brother chairman congressman spokesman monsieur herr señor
      uncle pope cardinal baron imam actor sheikh husband son man boy grandfather nephew
      brother-in-law father-in-law widower gentleman lad bloke guy policeman fireman monk priest)");
  put(table, Gender::Female,
      R"(
      mrs ms miss lady dame queen princess sister chairwoman congresswoman spokeswoman madame
      mme frau señora aunt baroness actress wpc wife mother daughter woman widow girl niece grandmother
      sister-in-law mother-in-law nun girlfriend policewoman waitress)");
  return table;
}

Table<Gender> make_given_names() {
  Table<Gender> table;
  put(table, Gender::Male,
      R"(
      james john robert michael william david richard joseph thomas charles christopher daniel
      matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
      ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
      scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
      tyler aaron jose adam nathan henry peter zachary kyle walter ethan jeremy harold keith
      christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe
      jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene
      vincent russell louis bobby philip johnny mike jim tom bob bill dan dave steve tony chris
      ben sam nick matt tim ted barack neil ian simon martin graham colin barry nigel rupert
      boris gordon ahmed mohammed muhammad ali omar ivan vladimir sergei dmitry carlos luis
      pedro antonio francisco hassan ibrahim philip phillip stuart stewart ralph craig keith derek trevor
      clive geoffrey geoff malcolm norman roland gareth owen rhys hugh ewan alistair callum duncan angus liam declan
      patrick brendan conor niall finn oliver harry charlie freddie theodore edgar edwin ernest
      hans klaus jürgen wolfgang dieter karl heinz günter otto ulrich stefan björn lars sven erik anders
      pierre jacques michel philippe andré rené émile étienne luc giovanni giuseppe marco paolo luigi matteo
      andrei alexei mikhail nikolai boris oleg igor yuri pavel anton konstantin yevgeny viktor leonid
      mehmet mustafa yusuf khalid tariq abdul abdullah bashar karim samir rashid
      diego javier miguel fernando rafael alberto jorge pablo sergio enrique raúl joão
      rajesh sanjay vijay anil sunil arjun)");
  put(table, Gender::Female,
      R"(
      mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
      margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah
      stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma
      nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
      heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn
      judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison
      frances kathryn janice jean alice sophia grace julia judy marie theresa hillary rebekah
      jane kate lucy claire fiona alison nikki irina olga natalia svetlana fatima aisha elena
      ingrid astrid philippa harriet eleanor charlotte audrey beatrice bridget camilla carmen cecilia
      chloe claudia constance daisy edith eileen ellen elsie eva felicity florence gemma georgina gertrude
      gillian gwen hazel heidi helga hilda imogen isabel isabella ivy jacinta jasmine jenny joanna joanne josephine
      kirsten kirsty leila lesley lillian lily louise lydia mabel marjorie marta maureen mildred miriam molly
      monica nadia naomi nina nora norma pauline penelope phyllis polly priscilla rosemary rosalind sally
      sabrina sheila sonia stella sylvia tamara tanya tatiana theresa tracy ursula valerie vera veronica vivian
      winifred yvonne zoe ludmila ekaterina anastasia yulia galina lena marina oksana carla chiara francesca
      giulia lucia elisabeth gudrun greta hannelore ilse johanna katrin monika petra renate sabine ulrike
      amina khadija layla maryam nour yasmin zainab ana beatriz dolores esperanza guadalupe inés pilar rosa
      priya anjali sunita)");
  return table;
}

bool holds(std::string_view text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    if (text.find(part) != std::string_view::npos) return true;
  }
  return false;
}

template <typename Value>
Value look_up(const Table<Value>& table, std::string_view word, Value missing) {
  const auto found = table.find(word);
  return found == table.end() ? missing : found->second;
}

}  // namespace

NounSense noun_sense(std::string_view lower) {
  static const Table<NounSense> kTable = make_nouns();
  return look_up(kTable, lower, NounSense::None);
}

Pronoun pronoun_of(std::string_view lower) {
  static const Table<Pronoun> kTable = make_pronouns();
  return look_up(kTable, lower, Pronoun{});
}

NameWord name_word(std::string_view lower) {
  static const Table<NameWord> kTable = make_name_words();
  if (lower.ends_with('.') && lower.find('.') == lower.size() - 1) lower.remove_suffix(1);
  return look_up(kTable, lower, NameWord::Plain);
}

Gender gender_of_title(std::string_view lower) {
  static const Table<Gender> kTable = make_titles();
  if (lower.ends_with('.')) lower.remove_suffix(1);
  return look_up(kTable, lower, Gender::Unknown);
}

Gender gender_of_given_name(std::string_view lower) {
  static const Table<Gender> kTable = make_given_names();
  return look_up(kTable, lower, Gender::Unknown);
}

bool is_person_noun(std::string_view lower) {
  static const WordSet kWords = word_set(R"(
      accountant accuser acquaintance activist actor actress adviser advisor agent aide ally ambassador analyst
      applicant architect archivist artist assistant associate attendant attendee attorney auctioneer auditor
      aunt author baker bailiff banker barrister bishop blogger bloke boatman boss boy boyfriend broker brother
      brother-in-law builder bystander candidate captain caretaker carpenter cashier ceo chair chairman
      chairperson chairwoman chancellor chef chemist chief child cleaner cleric clerk client coach colleague
      collector colonel commander commissioner complainant consul consultant contractor controller cook
      co-worker congressman congresswoman constable cop coroner correspondent councillor counsel counsellor
      courier cousin critic curate curator customer dad daughter dealer dean defendant delegate dentist deputy
      detective diplomat director diver doctor doorman driver dude economist editor electrician employee employer
      engineer envoy executive expert eyewitness ex-husband ex-wife fan farmer father father-in-law fellow
      fiancé fiancée firefighter fireman fisherman fitter flatmate foreman founder friend gardener general
      gentleman girl girlfriend governor grandfather grandmother grandson granddaughter guard guest guide
      hairdresser historian host hostage husband inmate inspector instructor interpreter interviewee
      interviewer investigator investor janitor jeweller journalist judge juror keeper king labourer lad lady
      landlady landlord landowner lawmaker lawyer leader lecturer librarian lieutenant locksmith lodger major
      man manager marshal master mate mayor mechanic mediator medic member merchant messenger mother
      mother-in-law miner minister moderator monk mp mum neighbor neighbour nephew niece nun nurse observer
      officer official operator organiser organizer owner painter paramedic partner passenger passer-by patient
      pensioner person pharmacist photographer physician physicist pilot plumber police-officer policeman
      policewoman politician porter poster postman president priest prince princess principal prisoner producer
      professor prosecutor psychologist publisher pupil queen rapporteur reader receptionist recruit rector
      registrar relative reporter representative resident researcher reverend sailor salesman schoolteacher
      scholar scientist secretary senator sergeant servant sheriff shepherd shopkeeper signalman signatory singer
      sister sister-in-law skipper soldier solicitor son son-in-law speaker specialist steward stewardess
      strategist student superintendent superior supervisor surgeon surveyor suspect tailor teacher technician
      teenager tenant therapist tourist trader trainer translator traveller treasurer trucker trustee tutor uncle
      undersecretary user vendor veteran vet vicar victim villager visitor volunteer waiter waitress warden warder
      watchman widow widower wife witness woman worker writer youth)");
  return kWords.contains(lower);
}

bool is_day_or_month(std::string_view lower) {
  static const WordSet kWords = word_set(R"(
      monday tuesday wednesday thursday friday saturday sunday january february march april june
      july august september october november december yesterday today tomorrow tonight)");
  return kWords.contains(lower);
}

bool is_indefinite(std::string_view lower) {
  static const WordSet kWords = word_set(
      "nobody no-one noone none someone somebody anyone anybody everyone everybody whoever people others no "
      "one some many");
  return kWords.contains(lower);
}

bool is_post_nominal(std::string_view word) {
  static const WordSet kWords = word_set("QC KC MP MSP MEP OBE MBE CBE PhD Esq. M.D. Jr. Sr.");
  return kWords.contains(word);
}

bool is_determiner(std::string_view lower) {
  static const WordSet kWords = word_set(R"(
      the a an this that these those some any no every each his her its their our my your one
      two three several many both all another other same certain)");
  return kWords.contains(lower);
}

bool is_definite(std::string_view lower) {
  static const WordSet kWords = word_set(R"(
      the this that these those)");
  return kWords.contains(lower);
}

bool ends_noun_phrase(std::string_view lower) {
  static const WordSet kWords = word_set(R"(
      of at in from for with on by to about near who which that whose whom within inside into
      against between among where when under over behind close familiar briefed speaking citing
      involved after before dated published released contacted as based including working living
      outside via through)");
  return kWords.contains(lower);
}

bool withholds_name(std::string_view lower_words) {
  return holds(lower_words, {"anonym",
                             "asked not to be",
                             "not to be named",
                             "not to be identified",
                             "not be named",
                             "not be identified",
                             "declined to be named",
                             "declined to be identified",
                             "unnamed",
                             "unidentified",
                             "not authorized to",
                             "not authorised to",
                             "withheld",
                             "withhold h",
                             "withhold t",
                             "unauthorized to speak",
                             "refused to be named",
                             "wished not to be",
                             "requested not to be",
                             "out of print",
                             "name was kept",
                             "name were kept",
                             "names kept",
                             "name kept",
                             "familiar with the",
                             "with knowledge of",
                             "keep her out of",
                             "keep him out of",
                             "keep his name",
                             "keep her name",
                             "keep their name",
                             "did not want to be named",
                             "didn't want to be named",
                             "did not name",
                             "would not name",
                             "will not name",
                             "does not name",
                             "not to use h",
                             "not use h",
                             "briefed on",
                             "privy to",
                             "close to the",
                             "speak only if",
                             "talk only",
                             "her name",
                             "his name",
                             "their name",
                             "whose name",
                             "no name",
                             "be quoted",
                             "begged me",
                             "off the record",
                             "asked us not",
                             "asked me to",
                             "asked me not",
                             "credible person",
                             "undisclosed",
                             "confidential"});
}

bool speaks_anonymously(std::string_view lower_words) {
  return holds(lower_words, {"condition of anonymity", "asked not to be named", "asked not to be identified",
                             "declined to be named", "declined to be identified", "not authorized to speak",
                             "not authorised to speak", "spoke anonymously", "speaking anonymously",
                             "requested anonymity", "insisted on anonymity"});
}

std::string lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace hearsay
