#include "text/month_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

namespace hearsay {
namespace {

// Lines: Germanic; Romance; West and South Slavic; East Slavic and Bulgarian; Finnic, Hungarian, Turkish,
// Greek, Indonesian; Arabic. The Croatian "listopad" (October) is left out: in Polish and Czech it is
// November.
constexpr std::array<std::string_view, 12> kMonths = {
    "january jan januar jänner jän januari janúar "
    "janvier janv enero ene janeiro gennaio gen ianuarie ian gener "
    "stycznia styczeń sty ledna leden januára január siječnja siječanj јануар "
    "января янв январь січня січень януари "
    "tammikuuta tammikuu jaanuar janvāris janvārī ocak oca ιανουαρίου ιανουάριος ιαν يناير",
    "february feb februar februari febr febrúar "
    "février févr fév febrero fevereiro fev febbraio februarie febrer "
    "lutego luty lut února únor februára február veljače veljača фебруар "
    "февраля фев февраль лютого лютий февруари "
    "helmikuuta helmikuu veebruar februāris februārī şubat şub φεβρουαρίου φεβρουάριος φεβ pebruari فبراير",
    "march mar märz mär mrz maart mrt marts mars "
    "marzo março marţ martie març "
    "marca marzec března březen marec ožujka ožujak март "
    "марта мар марті березня березень "
    "maaliskuuta maaliskuu märts martā március márc mart μαρτίου μάρτιος μαρ maret مارس",
    "april apr apríl "
    "avril avr abril abr aprile aprilie "
    "kwietnia kwiecień kwi dubna duben apríla travnja travanj април "
    "апреля апр апрель квітня квітень "
    "huhtikuuta huhtikuu aprill aprīlis aprīlī április ápr nisan nis απριλίου απρίλιος απρ أبريل",
    "may mai mei maj maí "
    "mayo maio maggio mag maig "
    "maja května květen mája máj svibnja svibanj мај "
    "мая май травня травень "
    "toukokuuta toukokuu maijs maijā május mayıs μαΐου μάιος μαΐ μαϊ مايو",
    "june jun juni juny júní "
    "juin junio junho giugno giu iunie iun "
    "czerwca czerwiec cze června červen júna jún lipnja lipanj junij јун "
    "июня июн июнь червня червень юни "
    "kesäkuuta kesäkuu juuni jūnijs jūnijā június haziran haz ιουνίου ιούνιος ιουν يونيو",
    "july jul juli júlí "
    "juillet juil julio julho luglio lug iulie iul juliol "
    "lipca lipiec lip července červenec júla júl srpnja srpanj julij јул "
    "июля июл июль липня липень юли "
    "heinäkuuta heinäkuu juuli jūlijs jūlijā július temmuz tem ιουλίου ιούλιος ιουλ يوليو",
    "august aug augustus augusti ágúst "
    "août aout agosto ago "
    "sierpnia sierpień sie srpna srpen augusta kolovoza kolovoz avgust avg август "
    "августа авг серпня серпень "
    "elokuuta elokuu augusts augustā augusztus ağustos ağu αυγούστου αύγουστος αυγ agustus أغسطس",
    "september sept sep "
    "septembre septiembre setiembre setembro set settembre sett septembrie setembre "
    "września wrzesień wrz září septembra rujna rujan септембар "
    "сентября сен сент сентябрь вересня вересень септември "
    "syyskuuta syyskuu septembris septembrī szeptember szept eylül eyl σεπτεμβρίου σεπτέμβριος σεπ سبتمبر",
    "october oct oktober okt október "
    "octobre octubre outubro out ottobre ott octombrie "
    "października październik paź října říjen októbra oktobra октобар "
    "октября окт октябрь жовтня жовтень октомври "
    "lokakuuta lokakuu oktoober oktobris oktobrī ekim eki οκτωβρίου οκτώβριος οκτ أكتوبر",
    "november nov nóvember "
    "novembre noviembre novembro noiembrie "
    "listopada listopad lis listopadu novembra studenoga studenog studeni новембар "
    "ноября ноя ноябрь листопада листопад ноември "
    "marraskuuta marraskuu novembris novembrī kasım kas νοεμβρίου νοέμβριος νοε nopember نوفمبر",
    "december dec dezember dez desember des "
    "décembre déc diciembre dic dezembro dicembre decembrie desembre "
    "grudnia grudzień gru prosince prosinec decembra prosinca prosinac децембар "
    "декабря дек декабрь грудня грудень декември "
    "joulukuuta joulukuu detsember decembris decembrī aralık ara δεκεμβρίου δεκέμβριος δεκ ديسمبر"};

using MonthsByName = std::unordered_map<std::string_view, int>;

MonthsByName read_table() {
  MonthsByName months;
  for (size_t month = 0; month < kMonths.size(); ++month) {
    std::string_view names = kMonths[month];
    while (!names.empty()) {
      const size_t end = std::min(names.find(' '), names.size());
      months.emplace(names.substr(0, end), static_cast<int>(month) + 1);
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  return months;
}

// Beginnings of two letters of ASCII, or of one before another letter (as kOther).
constexpr size_t kOther = 26;
constexpr size_t letter_index(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return c >= 'a' && c <= 'z' ? static_cast<size_t>(c - 'a') : kOther;
}
constexpr auto kBeginnings = [] {
  std::array<std::array<bool, kOther + 1>, kOther> begins{};
  for (const std::string_view names : kMonths)
    for (size_t at = 0; at + 1 < names.size(); at = std::min(names.find(' ', at), names.size() - 1) + 1)
      if (letter_index(names[at]) != kOther)
        begins[letter_index(names[at])][letter_index(names[at + 1])] = true;
  return begins;
}();

}  // namespace

bool may_begin_month(char first, char second) {
  return letter_index(first) == kOther || kBeginnings[letter_index(first)][letter_index(second)];
}

int month_named(std::string_view name) {
  static const MonthsByName kByName = read_table();
  const auto found = kByName.find(name);
  return found == kByName.end() ? 0 : found->second;
}

}  // namespace hearsay
