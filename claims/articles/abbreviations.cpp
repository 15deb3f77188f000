// The words that a stop does not end, as tables. Months, states and titles are those of the
// Associated Press Stylebook and the Chicago Manual of Style (chapter 10); organisations and Latin
// forms are the common ones of both.
#include "claims/articles/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tally {

namespace {

template <std::size_t N>
bool has(const std::array<std::string_view, N>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

/// Sorted while compiling, so that a table can be kept in the order that people read best.
template <std::size_t N>
constexpr std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
    std::sort(words.begin(), words.end());
    return words;
}

constexpr auto titles = sorted(std::to_array<std::string_view>(
    {"Mr",   "Mrs",  "Ms",  "Mx",   "Messrs", "Mme",   "Mlle", "Dr",      "Drs",    "Prof",   "Rev",
     "Fr",   "Msgr", "Hon", "Sen",  "Sens",   "Rep",   "Reps", "Gov",     "Govs",   "Lt",     "Col",
     "Gen",  "Gens", "Maj", "Capt", "Cmdr",   "Cpl",   "Pfc",  "Pvt",     "Sgt",    "Sgts",   "Adm",
     "Brig", "Insp", "Det", "Supt", "Amb",    "Pres",  "Atty", "Asst",    "Assoc",  "Dep",    "Min",
     "Sr",   "Sra",  "Dir", "Ald",  "Sec",    "Treas", "Mt",   "Mts",     "Pt",     "Ss",     "Abp",
     "Bp",   "Card", "Hr",  "Frau", "Ing",    "Mag",   "Dipl", "Col-Gen", "Lt-Gen", "Maj-Gen"}));

constexpr auto clocks = sorted(std::to_array<std::string_view>({"a.m", "p.m", "A.M", "P.M"}));

constexpr auto inners = sorted(std::to_array<std::string_view>(
    {"e.g",  "eg",  "i.e", "ie", "cf",    "vs", "viz",  "v",   "a.k.a", "aka", "approx", "incl",
     "excl", "esp", "c",   "ca", "circa", "al", "resp", "c.f", "f.k.a", "n.b", "w.r.t",  "q.v"}));

constexpr auto counteds = sorted(std::to_array<std::string_view>(
    {"No",  "Nos",  "no",   "nos",  "Nr",   "nr",   "p",    "pp",  "Art",  "art",  "Arts",
     "sec", "Sect", "Secs", "Fig",  "Figs", "fig",  "figs", "Vol", "vol",  "Vols", "vols",
     "Ch",  "ch",   "Chap", "chap", "Ed",   "Eq",   "eq",   "Eqs", "Para", "para", "paras",
     "jan", "feb",  "apr",  "aug",  "sep",  "sept", "oct",  "nov", "dec",  "Pl",   "Op",
     "Ex",  "ver",  "Ver",  "Tab",  "Ref",  "Refs", "App",  "Nrs"}));

constexpr auto tails = sorted(std::to_array<std::string_view>(
    {// Organisations and names.
     "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "LLC", "L.L.C", "Plc", "plc", "Assn", "Dept",
     "Univ", "Jr", "Sr", "St", "Ste", "Ft", "Esq", "Ph.D", "PhD", "M.D", "B.A", "M.A", "etc", "Etc",
     "Ave", "Blvd", "Rd", "Hwy", "Bldg", "Phila", "Intl", "Natl", "Govt", "govt", "est", "Est",
     "dept", "Gov't", "Int'l", "Mfg", "Ltda", "GmbH",
     // Months and days (AP, and the common longer forms).
     "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon",
     "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
     // States (AP).
     "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
     "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa",
     "Tenn", "Vt", "Va", "Wash", "Wis", "Wyo", "Ont", "Que",
     // Units that are written with a stop.
     "ft", "lb", "lbs", "oz", "mi", "sq", "cu", "hr", "hrs", "min", "mins", "secs", "yr", "yrs",
     "mos", "wk", "wks", "bn", "mn", "tn", "mph", "km", "kg", "gal"}));

constexpr auto openers = sorted(std::to_array<std::string_view>(
    {"The",         "A",          "An",           "In",         "On",         "At",
     "By",          "For",        "From",         "To",         "With",       "Without",
     "After",       "Before",     "Since",        "While",      "When",       "As",
     "If",          "But",        "And",          "So",         "Yet",        "Still",
     "However",     "Meanwhile",  "Although",     "Though",     "Because",    "It",
     "Its",         "He",         "His",          "She",        "Her",        "They",
     "Their",       "We",         "Our",          "You",        "Your",       "My",
     "This",        "That",       "These",        "Those",      "There",      "Here",
     "What",        "Who",        "Why",          "How",        "Where",      "Which",
     "Whether",     "Both",       "Some",         "Many",       "Most",       "More",
     "Several",     "All",        "Each",         "Every",      "According",  "Also",
     "Among",       "During",     "Earlier",      "Later",      "Last",       "Now",
     "Then",        "Under",      "Until",        "Over",       "Once",       "Only",
     "Even",        "Despite",    "Such",         "Asked",      "Not",        "Nor",
     "Neither",     "Either",     "Another",      "Other",      "Others",     "Between",
     "About",       "Nearly",     "Almost",       "Instead",    "Moreover",   "Nevertheless",
     "Nonetheless", "Thus",       "Therefore",    "Today",      "Yesterday",  "Tomorrow",
     "Through",     "It's",       "It’s",         "He's",       "He’s",       "She's",
     "She’s",       "That's",     "That’s",       "There's",    "There’s",    "I'm",
     "I’m",         "I've",       "I’ve",         "We're",      "We’re",      "They're",
     "They’re",     "Because",    "Additionally", "Following",  "Around",     "Whatever",
     "Unlike",      "Recently",   "Currently",    "Previously", "Separately", "Similarly",
     "Finally",     "Eventually", "Overall",      "Perhaps",    "Indeed",     "Again"}));

constexpr auto clock_followers = sorted(std::to_array<std::string_view>(
    {"Monday", "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",    "Mon",
     "Tue",    "Tues",      "Wed",       "Thu",      "Thur",     "Thurs",    "Fri",       "Sat",
     "Sun",    "January",   "February",  "March",    "April",    "May",      "June",      "July",
     "August", "September", "October",   "November", "December", "Jan",      "Feb",       "Mar",
     "Apr",    "Jun",       "Jul",       "Aug",      "Sep",      "Sept",     "Oct",       "Nov",
     "Dec",    "Eastern",   "Central",   "Mountain", "Pacific",  "Atlantic", "Greenwich", "GMT",
     "UTC",    "BST",       "CET",       "CEST",     "EET",      "EST",      "EDT",       "ET",
     "CST",    "CDT",       "CT",        "MST",      "MDT",      "MT",       "PST",       "PDT",
     "PT",     "AKST",      "AKDT",      "HST",      "IST",      "JST",      "KST",       "MSK",
     "AEST",   "AEDT",      "SGT",       "HKT",      "WIB"}));

constexpr auto speech_verbs = sorted(std::to_array<std::string_view>(
    {"said",   "says",    "say",      "asked",    "asks",      "added",    "adds",
     "told",   "tells",   "wrote",    "writes",   "replied",   "replies",  "tweeted",
     "posted", "shouted", "wondered", "demanded", "exclaimed", "answered", "insisted",
     "joked",  "quipped", "cried",    "yelled",   "chanted",   "continued"}));

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "U.S", "U.N", "D.C", "J.K": single letters with stops between them.
bool is_dotted_letters(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
    return true;
}

/// Few words share theirs with an abbreviation: a number made of both ends and the length.
constexpr std::size_t mark_of(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    const auto second = static_cast<unsigned char>(word[word.size() > 1 ? 1 : 0]);
    return (first * 67U + second * 11U + last * 5U + word.size()) % 8192;
}

/// A bit for each table of abbreviations.
enum Table : std::uint8_t {
    in_clocks = 1,
    in_inners = 2,
    in_titles = 4,
    in_counteds = 8,
    in_tails = 16
};
using Marks = std::array<std::uint8_t, 8192>;

template <std::size_t N>
constexpr void add_marks(Marks& marks, Table table, const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words)
        marks[mark_of(word)] |= table;
}

constexpr Marks all_marks() {
    Marks marks{};
    add_marks(marks, in_clocks, clocks);
    add_marks(marks, in_inners, inners);
    add_marks(marks, in_titles, titles);
    add_marks(marks, in_counteds, counteds);
    add_marks(marks, in_tails, tails);
    return marks;
}

/// Tells most words from abbreviations without looking them up.
constexpr Marks marks_of_abbreviations = all_marks();

} // namespace

Abbreviation abbreviation_kind(std::string_view word) {
    const unsigned marks = word.empty() ? 0U : marks_of_abbreviations[mark_of(word)];
    if ((marks & in_clocks) != 0 && has(clocks, word)) return Abbreviation::clock;
    if ((marks & in_inners) != 0 && has(inners, word)) return Abbreviation::inner;
    if ((marks & in_titles) != 0 && has(titles, word)) return Abbreviation::title;
    if ((marks & in_counteds) != 0 && has(counteds, word)) return Abbreviation::counted;
    if ((marks & in_tails) != 0 && has(tails, word)) return Abbreviation::tail;
    return is_dotted_letters(word) ? Abbreviation::tail : Abbreviation::none;
}

bool opens_sentences(std::string_view word) { return has(openers, word); }
bool follows_clock(std::string_view word) { return has(clock_followers, word); }
bool is_speech_verb(std::string_view word) { return has(speech_verbs, word); }

} // namespace tally
