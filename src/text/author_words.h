// Words that stand in bylines around names, in the languages of Europe and some more. In lower case.
#pragma once

#include <string_view>

namespace hearsay {

// What introduces authors, before a blank; what ends in a colon is a label. In lower case; the longer ones
// first where one begins another.
inline constexpr std::string_view kBy[] = {"view all posts by ",
                                           "all posts by ",
                                           "posts by ",
                                           "more from ",
                                           "more by ",
                                           "alles von ",
                                           "mehr von ",
                                           "all stories by ",
                                           "this entry was posted by ",
                                           "this post was written by ",
                                           "written by ",
                                           "posted by ",
                                           "published by ",
                                           "submitted by ",
                                           "reported by ",
                                           "reporting by ",
                                           "words by ",
                                           "compiled by ",
                                           "created by ",
                                           "by ",
                                           "byline ",
                                           "author ",
                                           "authors ",
                                           "geschrieben von ",
                                           "verfasst von ",
                                           "veröffentlicht von ",
                                           "eingestellt von ",
                                           "erstellt von ",
                                           "gepostet von ",
                                           "von ",
                                           "autor ",
                                           "autorin ",
                                           "autoren ",
                                           "verfasser ",
                                           "écrit par ",
                                           "publié par ",
                                           "rédigé par ",
                                           "propos recueillis par ",
                                           "par ",
                                           "auteur ",
                                           "escrito por ",
                                           "publicado por ",
                                           "postado por ",
                                           "escribe ",
                                           "por ",
                                           "scritto da ",
                                           "pubblicato da ",
                                           "a cura di ",
                                           "articolo di ",
                                           "geschreven door ",
                                           "geplaatst door ",
                                           "door ",
                                           "skrevet av ",
                                           "skrevet af ",
                                           "skrivet av ",
                                           "av ",
                                           "af ",
                                           "napisał ",
                                           "napisała ",
                                           "autorzy ",
                                           "diposting oleh ",
                                           "oleh ",
                                           "ditulis oleh ",
                                           "penulis ",
                                           "kirjoittanut ",
                                           "írta ",
                                           "yazan "};

// These begin names too: "Di Brown", "Da Silva".
inline constexpr std::string_view kByOrName[] = {"di ", "da "};

// "Analysis by Ada Finch", "Ein Gastbeitrag von Ada Finch".
inline constexpr std::string_view kPassives[] = {" by ", " von ", " par ", " por ", " door ", " av ", " af "};

// Parts of the words in labels of authors: "Text und Fotos: Ada Finch".
inline constexpr std::string_view kTextLabels[] = {
    "author", "autor", "auteur",  "by",     "byline",    "door",      "författare", "forfatter",
    "oleh",   "par",   "penulis", "por",    "redakteur", "redactor",  "rédacteur",  "tekst",
    "teksti", "text",  "texte",   "textes", "texto",     "verfasser", "von",        "words",
    "writer", "yazan", "yazar",   "Автор",  "автор",     "Текст",     "текст",      "redaktion"};

// And of the words for what they wrote or did with it: "Eine Kolumne von Ada Finch", "Posted in Weather by
// Ada".
inline constexpr std::string_view kGenres[] = {
    "analys", "artikel",     "article",       "bericht",        "beitrag",   "column",    "commentary",
    "essay",  "gastbeitrag", "gastkommentar", "glosse",         "interview", "kolumne",   "kommentar",
    "kritik", "opini",       "recherche",     "rezension",      "report",    "reportage", "review",
    "story",  "posted",      "published",     "veröffentlicht", "publicado", "publié"};

// What introduces those who did something else.
inline constexpr std::string_view kOthers[] = {
    "geteilt",      "shared",        "compartida",  "partagée",   "bild",        "bilder",
    "copyright",    "credit",        "dessin",      "edited",     "fact check",  "fact-check",
    "foto",         "fotos",         "fotografie",  "fotografía", "grafik",      "graphics",
    "illustration", "illustrations", "image",       "images",     "kamera",      "medically reviewed",
    "photo",        "photographs",   "photography", "photos",     "quelle",      "reviewed",
    "source",       "titelbild",     "traducción",  "traduction", "translated",  "translation",
    "video",        "visuals",       "zeichnung",   "Übersetzt",  "Übersetzung", "übersetzt",
    "übersetzung"};

// What may follow a name: "Ada Finch in Tarsk", "Ada Finch for The Lamp".
inline constexpr std::string_view kTails[] = {
    " Aktualisiert",   " Erstellt", " Posted", " Publicado", " Published", " Publié", " Updated",
    " Veröffentlicht", " on ",      " am ",    " in ",       " for ",      " @ ",     " at ",
    " from ",          " aus ",     " bei ",   " im ",       " für "};

// The same before a day: "Ada Finch on 3 March".
inline constexpr std::string_view kDateTails[] = {" vom ", " le ", " el ",  " em ",   " il ",      " op ",
                                                  " den ", " um ", " the ", " last ", " updated ", " - "};

// What stands between two fields of a line; each may be introduced anew: "Text: Ada Finch | Fotos: Bo Lind".
inline constexpr std::string_view kFields[] = {"|",        "\n",       "\t",  "\u2022", "\u00B7",
                                               " \u2013 ", " \u2014 ", " - ", " // "};
// What stands between two names of a list.
inline constexpr std::string_view kJoints[] = {
    ",",   ";",    "(",    ")",     " / ", " & ",     " + ",    " and ", " und ", " et ",   " y ",
    " e ", " en ", " og ", " och ", " i ", " sowie ", " with ", " mit ", " con ", " avec ", " via "};

// Labels of authors with nothing else on their line; the name is on the next.
inline constexpr std::string_view kAuthorLabels[] = {"author",
                                                     "authors",
                                                     "autor",
                                                     "autor/in",
                                                     "autoren",
                                                     "autores",
                                                     "autorin",
                                                     "auteur",
                                                     "auteurs",
                                                     "autore",
                                                     "autori",
                                                     "by",
                                                     "byline",
                                                     "di",
                                                     "door",
                                                     "eingestellt von",
                                                     "escrito por",
                                                     "författare",
                                                     "forfatter",
                                                     "oleh",
                                                     "par",
                                                     "penulis",
                                                     "por",
                                                     "posted by",
                                                     "published by",
                                                     "publicado por",
                                                     "redaktion",
                                                     "scritto da",
                                                     "tekst",
                                                     "text",
                                                     "text von",
                                                     "texte",
                                                     "texto",
                                                     "texto de",
                                                     "verfasser",
                                                     "verfasst von",
                                                     "von",
                                                     "words",
                                                     "words by",
                                                     "writer",
                                                     "written by",
                                                     "yazar",
                                                     "автор",
                                                     "Автор",
                                                     "текст",
                                                     "Текст",
                                                     "écrit par",
                                                     "interview",
                                                     "about the author",
                                                     "about the authors",
                                                     "über den autor",
                                                     "über die autorin",
                                                     "zum autor",
                                                     "zur autorin",
                                                     "sobre el autor",
                                                     "sobre la autora",
                                                     "sobre o autor",
                                                     "sobre a autora",
                                                     "à propos de l'auteur",
                                                     "l'autore",
                                                     "l'autrice",
                                                     "over de auteur"};

// Labels of books, which have authors of their own, in lower case.
inline constexpr std::string_view kBookLabels[] = {
    "isbn",       "verlag:",  "publisher:",    "seiten:",       "seitenzahl", "pages:",  "genre:",  "éditeur",
    "editorial:", "uitgever", "casa editrice", "originaltitel", "page count", "pagine:", "páginas:"};

// What boxes about authors begin with.
inline constexpr std::string_view kAbout[] = {"about the author ",
                                              "about ",
                                              "über den autor ",
                                              "über die autorin ",
                                              "über ",
                                              "sobre el autor ",
                                              "sobre ",
                                              "à propos de l'auteur ",
                                              "à propos de ",
                                              "informazioni su ",
                                              "over de auteur ",
                                              "over ",
                                              "om "};

// Introductions that somebody's account made for him: a single name may follow.
inline constexpr std::string_view kPosted[] = {"this entry was posted by ",
                                               "this post was written by ",
                                               "written by ",
                                               "posted by ",
                                               "published by ",
                                               "submitted by ",
                                               "geschrieben von ",
                                               "verfasst von ",
                                               "erstellt von ",
                                               "eingestellt von ",
                                               "gepostet von ",
                                               "veröffentlicht von ",
                                               "écrit par ",
                                               "publié par ",
                                               "rédigé par ",
                                               "escrito por ",
                                               "publicado por ",
                                               "postado por ",
                                               "scritto da ",
                                               "pubblicato da ",
                                               "geschreven door ",
                                               "geplaatst door ",
                                               "skrevet av ",
                                               "skrevet af ",
                                               "skrivet av ",
                                               "ditulis oleh "};

// Days of the week, in lower case.
inline constexpr std::string_view kWeekdays[] = {
    "montag",       "dienstag",     "mittwoch",    "donnerstag", "freitag",   "samstag",       "sonnabend",
    "sonntag",      "lundi",        "mardi",       "mercredi",   "jeudi",     "vendredi",      "samedi",
    "dimanche",     "lunes",        "martes",      "miércoles",  "jueves",    "viernes",       "sábado",
    "domingo",      "lunedì",       "martedì",     "mercoledì",  "giovedì",   "venerdì",       "sabato",
    "domenica",     "maandag",      "dinsdag",     "woensdag",   "donderdag", "vrijdag",       "zaterdag",
    "zondag",       "mandag",       "tirsdag",     "onsdag",     "torsdag",   "fredag",        "lørdag",
    "søndag",       "måndag",       "tisdag",      "lördag",     "söndag",    "segunda-feira", "terça-feira",
    "quarta-feira", "quinta-feira", "sexta-feira", "monday",     "tuesday",   "wednesday",     "thursday",
    "friday",       "saturday",     "sunday",      "mon",        "tue",       "wed",           "thu",
    "fri",          "heute",        "gestern",     "today",      "yesterday"};

// Whole segments that name nobody, in lower case.
inline constexpr std::string_view kNobody[] = {"por",
                                               "par",
                                               "di",
                                               "door",
                                               "av",
                                               "af",
                                               "text",
                                               "texte",
                                               "texto",
                                               "words",
                                               "autores",
                                               "authors",
                                               "admin",
                                               "administrator",
                                               "anonymous",
                                               "anónimo",
                                               "anonym",
                                               "author",
                                               "autor",
                                               "autorin",
                                               "by",
                                               "von",
                                               "name",
                                               "guest",
                                               "gast",
                                               "unknown",
                                               "unbekannt",
                                               "user",
                                               "webmaster",
                                               "editor",
                                               "share",
                                               "follow",
                                               "more",
                                               "profile",
                                               "none",
                                               "null",
                                               "undefined",
                                               "default",
                                               "superuser",
                                               "root",
                                               "all posts",
                                               "alle beiträge",
                                               "twitter",
                                               "facebook",
                                               "email",
                                               "e-mail",
                                               "contact",
                                               "kontakt",
                                               "author bio",
                                               "about the author",
                                               "über den autor",
                                               "read more",
                                               "comments",
                                               "kommentare",
                                               "test",
                                               "content",
                                               "folgen",
                                               "advertisement",
                                               "anzeige",
                                               "gesponserte inhalte",
                                               "nota",
                                               "opinion",
                                               "opinión",
                                               "publicado",
                                               "publié",
                                               "published",
                                               "sponsored",
                                               "veröffentlicht",
                                               "live",
                                               "watch live",
                                               "nachrichten",
                                               "nachrichtenagentur",
                                               "news",
                                               "social links",
                                               "agency report",
                                               "noticias",
                                               "news desk"};

// What people are, also as part of a longer word: "Sportredakteurin".
inline constexpr std::string_view kRoles[] = {
    "aktualisiert", "blogger",       "bureau chief",  "chefredak",       "columnist",
    "contributor",  "correspondent", "corresponsal",  "editor-at-large", "fotograf",
    "founder",      "gastautor",     "geschäftsführ", "giornalista",     "gründer",
    "journalist",   "korrespondent", "lesezeit",      "min read",        "periodista",
    "photograph",   "redakteur",     "reporter",      "veröffentlicht",  "volontär"};

// The same and what stands around dates, as words of their own: "Fuhrmann" names a man, "10 Uhr" nobody.
inline constexpr std::string_view kRoleWords[] = {
    "analyst",    "article", "articles", "artikel",   "artículos", "author",    "authors",  "autor",
    "autorin",    "autoren", "beiträge", "beitrag",   "ceo",       "chief",     "comments", "critic",
    "director",   "editor",  "editors",  "leiter",    "leiterin",  "manager",   "minuten",  "min",
    "posted",     "posts",   "producer", "professor", "published", "publisher", "read",     "rédacteur",
    "rédactrice", "stories", "uhr",      "updated",   "writer",    "writers"};

// Behind a name, where somebody works.
inline constexpr std::string_view kInstitutions[] = {"academy",  "akademie", "college", "hochschule",
                                                     "institut", "universi", "verlag"};

// For whom somebody writes, behind a name; alone, an agency is whom the page names.
inline constexpr std::string_view kAgencies[] = {"afp",
                                                 "agencies",
                                                 "agence france-presse",
                                                 "agencia efe",
                                                 "agenturen",
                                                 "ansa",
                                                 "ap",
                                                 "apa",
                                                 "associated press",
                                                 "belga",
                                                 "bloomberg",
                                                 "dpa",
                                                 "efe",
                                                 "epd",
                                                 "europa press",
                                                 "kna",
                                                 "press association",
                                                 "pti",
                                                 "reuters",
                                                 "ritzau",
                                                 "sda",
                                                 "sid",
                                                 "the associated press",
                                                 "upi",
                                                 "wire services",
                                                 "xinhua"};

// Last words of companies' names.
inline constexpr std::string_view kCompanyForms[] = {"ag",  "gmbh", "inc", "kg",    "llc",  "ltd", "ltda",
                                                     "ohg", "s.a",  "s.l", "s.r.l", "sarl", "se",  "srl"};

inline constexpr std::string_view kDegrees[] = {"phd",    "ph.d.", "ph.d", "md",  "m.d.", "m.d", "rd",
                                                "ms",     "msc",   "mph",  "rdn", "rn",   "mba", "ma",
                                                "ba",     "bsc",   "esq.", "cpa", "dds",  "ldn", "cnp",
                                                "pharmd", "np",    "do",   "jd",  "j.d.", "llm", "mag."};

}  // namespace hearsay
