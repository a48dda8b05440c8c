#include "text/text_language.h"

#include <string>

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(TextLanguage, KnowsWhatATextIsWrittenIn) {
  const struct {
    const char *language, *text;
  } cases[] = {
      {"en", "The ferry was late, and those who had waited on the quay said that it had been so for weeks."},
      {"de",
       "Die Fähre kam zu spät, und wer auf dem Kai gewartet hatte, sagte, dass das seit Wochen so ist."},
      {"fr",
       "Le bac est en retard, et ceux qui ont attendu sur le quai disent que c'est ainsi depuis des "
       "semaines."},
      {"es",
       "El barco llegó tarde, y los que lo esperaban en el muelle dicen que así es desde hace semanas, pero "
       "sin que nadie les haya dicho por qué."},
      {"it",
       "Il traghetto è in ritardo, e chi lo ha atteso sul molo dice che è così da settimane, come anche a "
       "Tarsk."},
      {"pt",
       "O barco não chegou a tempo, e quem o esperava no cais diz que é assim há semanas, também em Tarsk."},
      {"nl",
       "De pont was te laat, en wie op de kade had gewacht zei dat het al weken niet anders is, maar dat ze "
       "er nog nooit iets over hebben gehoord van het bedrijf."},
      {"pl",
       "Prom się spóźnił, i ci, którzy czekali na nabrzeżu, mówią, że tak jest od tygodni, także w Tarsku, "
       "ale nie dla nich to był już czas na list do urzędu, który jest za miastem."},
      {"sv",
       "Färjan var sen, och de som hade väntat på kajen sade att det har varit så i veckor, men att man inte "
       "får veta något när man frågar efter den."},
      {"ru",
       "Паром опоздал, и те, кто ждал на причале, сказали, что это так не первую неделю, как и в Тарске, но "
       "для города это было то же, что и при старом пароме, который из года в год."},
      {"tr",
       "Vapur geç kaldı ve iskelede bekleyenler bunun haftalardır böyle olduğu için çok şikayet var dedi, "
       "ama bir şey daha."},
      {"", "The ferry"},
      {"", "1 2 3 4 5 6 7 8 9"},
      {"", ""},
      {"", "Tarsk Marrow Orrin Fell Lind Finch Marsh Brook Lio Oda Ada Bo Cleo Pia"},
  };
  for (const auto& c : cases) EXPECT_EQ(language_of_text(c.text), c.language) << c.text;
}

TEST(TextLanguage, TwoLanguagesInOneTextAreNone) {
  std::string text;
  for (int i = 0; i < 3; ++i)
    text +=
        "The ferry was late and those who had waited said that it was so. "
        "Die Fähre kam zu spät, und wer auf dem Kai war, hat das auch so gesehen. ";
  EXPECT_EQ(language_of_text(text), "");
}

}  // namespace
}  // namespace hearsay
