// How pages mark authors in their markup: names of meta elements, classes and ids, and addresses.
#pragma once

#include <algorithm>
#include <string_view>

#include "text/html_words.h"

namespace hearsay {

// Names of meta elements, the most reliable first.
inline constexpr std::string_view kAuthorNames[] = {
    "author",          "article:author_name",  "article:author",  "og:article:author",
    "parsely-author",  "sailthru.author",      "dc.creator",      "byl",
    "dcterms.creator", "dc.contributor",       "citation_author", "cxenseparse:author",
    "nrbi:authors",    "twitter:creator:name", "authors",         "shareaholic:article_author_name"};

// Labels of the pairs that some pages give to Twitter's cards: "Written by", and the name beside it.
inline constexpr std::string_view kWrittenBy[] = {
    "written by",      "verfasst von", "geschrieben von", "escrito por", "écrit par", "scritto da",
    "geschreven door", "skrevet av",   "napisane przez",  "skriven av",  "yazan",     "автор"};

// Parts of names of classes and ids: "articleauthor", "storybyline", "autorenzeile".
inline constexpr std::string_view kAuthorParts[] = {
    "author",    "autor",       "auteur",    "autore",      "byline",    "writer",
    "written",   "contributor", "columnist", "journalist",  "reporter",  "redakteur",
    "verfasser", "periodista",  "posted-by", "postedby",    "posted_by", "submitted",
    "yazar",     "skribent",    "forfatter", "kirjoittaja", "penulis",   "firma"};
// The same of members, who may be commenters too.
inline constexpr std::string_view kMemberParts[] = {"user-name", "username", "user_name", "display-name"};
// Words of classes and ids that say that it is not the name, or not the article's.
inline const HtmlWordList kNotNames = {"archive", "avatar", "bio", "biography", "count", "follow",
                                       "image",   "img",    "job", "photo",     "role",  "social"};
inline const HtmlWordList kCreditWords = {"caption", "copyright", "figcaption", "gallery",
                                          "licence", "license",   "photocredit"};

// Around a name in microformats.
inline const HtmlWordList kAuthorElements = {"author", "byline"};

// Elements in whose letters authors sign. Sorted.
inline constexpr std::string_view kSetApart[] = {"b", "cite", "em", "i", "strong"};
static_assert(std::ranges::is_sorted(kSetApart));

// Paths of pages about authors.
inline constexpr std::string_view kAuthorPaths[] = {
    "/author/",      "/authors/",      "/autor/",     "/autoren/",    "/autores/",    "/autora/",
    "/auteur/",      "/auteurs/",      "/autore/",    "/autori/",     "/redaktion/",  "/by/",
    "/byline/",      "/reporter/",     "/reporters/", "/writer/",     "/writers/",    "/staff/",
    "/contributor/", "/contributors/", "/redakcja/",  "/skribent/",   "/journalist/", "/journalists/",
    "/journaliste/", "/periodista/",   "/columnist/", "/columnists/", "/columnista/", "/firmas/",
    "/yazar/",       "/penulis/",      "?author=",    "&author=",     "/verfasser/",  "/correspondents/"};
// Paths of pages about members, who may be commenters too.
inline constexpr std::string_view kMemberPaths[] = {
    "/profile/", "/profil/", "/profiles/", "/user/", "/users/", "/u/", "/member/", "/members/", "?u="};

// Paths of pages about people, of whom articles may speak.
inline constexpr std::string_view kPeoplePaths[] = {"/team/",        "/people/",  "/person/", "/personen/",
                                                    "/mitarbeiter/", "/bio/",     "/about/",  "/equipe/",
                                                    "/equipo/",      "/persona/", "/@"};

}  // namespace hearsay
