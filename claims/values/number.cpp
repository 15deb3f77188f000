// What looks like a number and is none: names and models, versions, addresses, phone numbers,
// references. Decided by what the digits are glued to, and by the words beside them.
#include "claims/values/amount.h"
#include "claims/values/lemma.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tally {

namespace {

bool is_one_of(const Token& token, std::string_view signs) {
    return token.is_symbol() && token.folded().size() == 1 &&
           signs.find(token.folded()) != std::string_view::npos;
}

/// "91-73": two short numbers, and no third.
bool is_score(const TokenisedSentence& s, std::size_t second) {
    const bool more_before = s.glued(second - 2) && !s[second - 3].is("(");
    const bool more_behind =
        s.glued(second + 1) && (s[second + 1].is("-") || s[second + 1].is("–"));
    return !more_before && !more_behind && s[second].text().size() <= 3 &&
           s[second - 2].text().size() <= 3;
}

/// "a ratio of 3:1", "odds of 100:1", "a 5:4 majority": two short numbers with a colon between,
/// and a word that says so; others are times, scores in tables, verses.
bool is_ratio(const TokenisedSentence& s, std::size_t colon) {
    if (colon == 0 || !s[colon].is(":") || !s.glued(colon) || !s.glued(colon + 1)) return false;
    const Token& a = s[colon - 1];
    const Token& b = s[colon + 1];
    if (!a.is_digits() || !b.is_digits() || a.text().size() > 4 || b.text().size() > 4)
        return false;
    if (s.glued(colon - 1) || (s.glued(colon + 2) && s[colon + 2].is(":"))) return false;
    const auto says = [&](std::size_t at) {
        for (const char* word :
             {"ratio", "ratios", "odds", "scale", "majority", "split", "proportion"})
            if (s[at].is(word)) return true;
        return false;
    };
    const std::size_t behind = colon + (s[colon + 2].is("-") ? 3 : 2);
    if (says(behind)) return true;
    for (std::size_t back = 2; back <= 5 && back <= colon; ++back)
        if (says(colon - back)) return true;
    return false;
}

/// The "24" of "22,24,31", in which no group has the three digits of thousands; but not the "6" of
/// "Matthew 5,6" or of "pages 5,6", for the first is a part of a name, too.
bool is_list_item(const TokenisedSentence& s, std::size_t at) {
    if (s[at].text().size() > 2) return false;
    std::size_t i = at;
    while (i > 1 && s[i - 1].is(",") && s.glued(i) && s.glued(i - 1) && s[i - 2].is_digits() &&
           at - i < 60)
        i -= 2;
    const Token& before = s[i - 1];
    return i < at && !s.glued(i) && !(before.is_word() && before.capital()) &&
           !is(before, WordClass::name_before);
}

/// Glued to a word or sign before it: "AK-47", "F16", "#5", "v2", "9/11", "id=7".
bool glued_before(const TokenisedSentence& s, std::size_t first) {
    if (!s.glued(first)) return false;
    const Token& before = s[first - 1];
    if (before.is_word()) return !is(before, WordClass::scale) || before.capital();
    if (is_one_of(before, "/#@_=&\\:.,^*%")) {
        // A comma, stop or colon parts words where a blank was forgotten; between digits it joins.
        if (before.is(",") || before.is(".") || before.is(":")) {
            if (!s.glued(first - 1) || is_ratio(s, first - 1)) return false;
            const bool name = before.is(".") && s[first - 2].is_word() && s[first - 2].capital();
            if (is_list_item(s, first)) return false;
            return name || s[first - 2].is_digits();
        }
        return !(before.is("/") && !s.glued(first - 1));
    }
    if (before.is("'")) return true; // '80s
    if (before.is("-") || before.is("–")) {
        const Token& word = s[first - 2];
        if (!s.glued(first - 1))
            return word.is_word() && word.capital() && before.is("-"); // "Covid -19"
        if (word.is_digits()) return !is_score(s, first);
        if (!word.is_word()) return false;
        // "AK-47" and "mid-30s"; but "to-260,000", "under-21".
        return !(is(word, WordClass::preposition) || is(word, WordClass::conjunction) ||
                 is(word, WordClass::unit_number) || is(word, WordClass::tens_number) ||
                 word.is("sub") || word.is("minus") || word.is("then") || word.is("top"));
    }
    return false;
}

/// Glued to what follows: "737s", "5G", "10:30", "192.168", "3/4/2020".
bool glued_behind(const TokenisedSentence& s, std::size_t last) {
    if (!s.glued(last)) return false;
    const Token& next = s[last];
    const Token& after = s[last + 1];
    if (next.is_word()) return true;
    if (next.is_digits()) return true;
    if (is_ratio(s, last)) return false;
    if (is_one_of(next, ":/._\\=@#&^*"))
        return s.glued(last + 1) && (after.is_digits() || (after.is_word() && !next.is("/")));
    if (next.is(",")) return s.glued(last + 1) && after.is_digits() && after.text().size() == 3;
    return false;
}

/// "TLS 1.3", "section 4.2": digits with one point.
bool is_version_like(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    return !number.in_words && number.last == first + 3 && s[first + 1].is(".") &&
           s[first].text().size() <= 2 && s[first + 2].text().size() <= 2;
}

/// "junctions 10 and 11", "chapters 2, 3 and 5": the name stands before the first of a list. The
/// token of that first number.
std::size_t first_of_list(const TokenisedSentence& s, std::size_t first) {
    std::size_t at = first;
    for (int numbers = 0; numbers < 4 && at >= 3; ++numbers) {
        const Token& join = s[at - 1];
        if (!(join.is("and") || join.is("or") || join.is("to") || join.is(",")) ||
            !s[at - 2].is_digits())
            break;
        at -= 2;
    }
    return at;
}

/// How many bare runs of digits stand side by side about the token.
std::size_t digit_groups(const TokenisedSentence& s, std::size_t at) {
    std::size_t first = at;
    std::size_t last = at + 1;
    while (first > 0 && s[first - 1].is_digits() && at - first < 4)
        --first;
    while (s[last].is_digits() && last - at < 4)
        ++last;
    return last - first;
}

/// 555-1234, 202-555-0123, +44 20 7946 0958.
bool is_phone_like(const TokenisedSentence& s, std::size_t first, std::size_t last) {
    const Token& token = s[first];
    const auto joined = [&](std::size_t sign, std::size_t other, std::size_t size) {
        return (s[sign].is("-") || s[sign].is(")")) && s[other].is_digits() &&
               s[other].text().size() == size;
    };
    if (token.is("+")) return s[last].is_digits() || (s[last].is("(") && s[last + 1].is_digits());
    if (last != first + 1) return false;
    if (token.text().size() == 3 && s.glued(last) && joined(last, last + 1, 4) && s.glued(last + 1))
        return true;
    if (token.text().size() == 3 && s.glued(last) && joined(last, last + 1, 3) &&
        s.glued(last + 1) && s[last + 2].is("-"))
        return true;
    if (token.text().size() == 3 && s[first - 1].is("(") && joined(last, last + 1, 3) &&
        s[last + 2].is("-"))
        return true; // (415) 555-0132
    if (s[first - 1].is("+") && s.glued(first)) return s[last].is_digits();
    return digit_groups(s, first) > 2;
}

/// "dialled 1471", "called 999", "a 911 call": the numbers of emergency and help lines, of which
/// ITU-T E.161.1 names 112 and 911; "999 calls" are taken for calls to 999.
bool is_dialled(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    if (!number.bare_digits || number.last != first + 1 || first == 0) return false;
    if (s[first].text().size() != 3 && !s[first - 1].folded().starts_with("dial")) return false;
    const auto is_among = [&](std::size_t at, auto... words) { return (s[at].is(words) || ...); };
    const Token& next = s[number.last];
    const bool call = is_among(number.last, "call", "calls", "caller", "callers", "operator",
                               "operators", "dispatcher", "dispatchers", "dispatch", "handlers");
    if (is_among(first - 1, "dial", "dials", "dialled", "dialed", "dialling", "dialing"))
        return call || !is_plural(next);
    if (!is_among(first, "911", "999", "112", "111", "101", "000", "988", "311", "211", "119"))
        return false;
    const std::size_t verb = s[first - 1].is("to") ? first - 2 : first - 1;
    const bool called = is_among(verb, "call", "calls", "called", "calling", "ring", "rings",
                                 "rang", "ringing", "phone", "phones", "phoned", "phoning", "text");
    return call || (called && !(next.is_word() && is_plural(next)));
}

bool is_era(const Token& token) {
    constexpr std::int64_t eras = 23; // of grammar.yml's calendar_unit
    return is(token, WordClass::calendar_unit) &&
           token.word()->number(WordClass::calendar_unit) == eras;
}

/// "A.D. 1000", "between A.D. 1000 and 1260"
bool behind_era(const TokenisedSentence& s, std::size_t first) {
    if (first == 0) return false;
    if (is_era(s[first - 1]) && s[first - 1].text().front() == 'A') return true;
    return first > 2 && s[first - 2].is_digits() && is_era(s[first - 3]) &&
           (s[first - 1].is("and") || s[first - 1].is("to"));
}

/// A name that a number completes: "Highway 175", "Boeing 737", "iPhone 14", "G20".
/// "the Group of Seven", "a Gang of Four": a name that has its number behind "of".
bool is_named_of(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    if (first < 3 || !s[first - 1].is("of") || !s[first - 2].capital()) return false;
    if (number.in_words) return s[first].capital() && number.last == first + 1;
    return number.bare_digits && s[first - 2].is("group") &&
           is(s[first - 3], WordClass::determiner);
}

/// "a rocket named Halcyon 3", "the spacecraft Meridian 12": the word at `name` is one, by what
/// stands before it.
bool is_called(const TokenisedSentence& s, std::size_t name) {
    constexpr std::array<std::string_view, 22> words = {
        "named",     "called",  "dubbed",   "christened", "nicknamed", "codenamed",
        "rocket",    "ship",    "mission",  "spacecraft", "probe",     "satellite",
        "vessel",    "capsule", "rover",    "lander",     "submarine", "orbiter",
        "telescope", "ferry",   "aircraft", "spaceship"};
    if (name == 0 || !s[name].capital() || !s[name].is_word()) return false;
    const Token& before = s[name - 1];
    return std::find(words.begin(), words.end(), before.folded()) != words.end();
}

bool is_named(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    if (first == 0) return false;
    std::size_t b = first - 1;
    if (s[b].is(".") && s.glued(b)) --b; // "No. 5", "Vol. 3"
    if (const std::size_t listed = first_of_list(s, first); listed != first && listed > 0)
        if (is(s[listed - 1], WordClass::name_before) && is_plural(s[listed - 1])) return true;
    const Token& before = s[b];
    if (before.is("§")) return true;
    if (!before.is_word()) return false;
    if (number.bare_digits && behind_era(s, first)) return true;
    const Token& next = s[number.last];
    const bool counted = next.is_word() && !next.capital() && is_plural(next) &&
                         !is(next, WordClass::false_plural) && !is(next, WordClass::auxiliary);
    const bool small = number.value && *number.value < Decimal(10000) && number.value->is_whole();
    const bool opens = b == 0 || s[b - 1].is("\"") || s[b - 1].is("“");
    const bool article = is(before, WordClass::article) && opens; // "A 30-member crew sailed"
    if (is(before, WordClass::name_before) && small && !article) {
        // "in section 3", but "the area 3 times": a small common noun names only what it stands
        // before.
        if (before.capital() && before.text().size() > 1) return true; // "Fortune 500 companies"
        if (before.capital() || b != first - 1) return !counted || number.in_words;
        return !counted && !is(before, WordClass::preposition) && !is(before, WordClass::verb) &&
               !is(before, WordClass::article) && !before.is("no");
    }
    if (is_version_like(s, first, number) && is(before, WordClass::name_before) &&
        !is(before, WordClass::article)) // "A 5.6 quake"
        return before.capital() || is(before, WordClass::numbers_parts);
    // "the Kick Six", "the Big Four": a name in capitals
    if (number.in_words && s[first].capital() && before.capital() && !s.glued(first) && !counted &&
        b > 0 && (before.word() == nullptr || before.word()->classes == 0) &&
        number.last == first + 1)
        return true;
    if (is_named_of(s, first, number)) return true;
    if (!number.bare_digits || !small) return false;
    if (is_called(s, b)) return true;
    if (counted) return false;
    // An unknown capital word in the middle of a sentence, and nothing that the number could count.
    const bool initial = b == 0 || s[b - 1].is("\"") || s[b - 1].is(":");
    const bool known = before.word() != nullptr && before.word()->classes != 0;
    if (!before.capital() || initial || known) return false;
    if ((next.is("-") || next.is("–")) && s.glued(number.last) && s.glued(number.last + 1) &&
        s[number.last + 1].is_digits() && is_score(s, number.last + 1))
        return false; // "beat Hull 3-1"
    return !next.is_word() || next.capital() || is(next, WordClass::verb) ||
           is(next, WordClass::auxiliary) || is(next, WordClass::preposition) ||
           is(next, WordClass::conjunction) || is(next, WordClass::adverb);
}

/// "10 Downing Street", "52 Main St.".
bool is_address(const TokenisedSentence& s, const NumberReading& number) {
    std::size_t i = number.last;
    if (!number.bare_digits && !number.in_words) return false;
    if ((s[i].is("-") || s[i].is("–")) && s.glued(i) && s[i + 1].is_digits())
        i += 2; // "16-18 Station Avenue"
    for (int words = 0; words < 3 && s[i].is_word() && s[i].capital(); ++words, ++i)
        if (words > 0 && is(s[i], WordClass::name_after)) return true;
    return false;
}

/// "a .357 Magnum": a calibre that is a name.
bool is_calibre(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    const Token& next = s[number.last];
    const bool point =
        s[first].is(".") || (s[first - 1].is(".") && s.glued(first) && s[first - 1].blank_before());
    return point && next.is_word() && next.capital() &&
           (is(next, WordClass::name_before) || s[number.last + 1].is("calibre") ||
            s[number.last + 1].is("caliber"));
}

/// "11 Pro Max", "90049 ZIP Code": capital words behind it that no plural ends.
bool is_completed_name(const TokenisedSentence& s, const NumberReading& number) {
    std::size_t i = number.last;
    if (!number.bare_digits) return false;
    while (s[i].is_word() && s[i].capital() && (i == number.last || !s.glued(i)))
        ++i;
    if (i < number.last + 2) return false;
    for (std::size_t j = number.last; j < i + 1; ++j)
        if (is_plural(s[j])) return false;
    return true;
}

/// Whether a bracket that is open at the token began before it.
bool opened_before(const TokenisedSentence& s, std::size_t at) {
    constexpr std::size_t most_tokens = 40;
    for (std::size_t i = at; i > 0 && at - i < most_tokens; --i) {
        if (s[i - 1].is("(")) return true;
        if (s[i - 1].is(")")) return false;
    }
    return false;
}

/// "[12]", and a list's "1." or "2)" at the start of a sentence.
bool is_mark(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    if (!number.bare_digits) return false;
    const Token& next = s[number.last];
    if (s[first - 1].is("[") && next.is("]")) return true;
    if (next.is(")") && s[first].text().size() <= 2 && !opened_before(s, first)) return true;
    if (first == 0 && s[first].text().size() <= 2 && s.glued(number.last) &&
        (next.is(".") || next.is(")")) && !s[number.last + 1].is_end() && !s.glued(number.last + 1))
        return true;
    return false;
}

/// "the Halcyon 3 rocket": more than one would be rockets, so a name before it has the number.
bool is_of_model(const TokenisedSentence& s, std::size_t first, const NumberReading& number) {
    const auto plain = [](const Token& token) {
        return token.is_word() && token.text().size() > 2 &&
               (token.word() == nullptr ||
                (token.word()->classes == 0 && token.word()->tables == 0 &&
                 token.word()->times == nullptr));
    };
    if (!number.bare_digits || first == 0 || !number.value || *number.value < Decimal(2))
        return false;
    const Token& name = s[first - 1];
    const Token& noun = s[number.last];
    if (s.glued(first) || s.glued(number.last) || s[first].text().size() > 2) return false;
    if (!name.capital() || !plain(name) || !plain(noun) || noun.capital() || is_plural(noun))
        return false;
    if (noun.folded().ends_with("ed") || noun.folded().ends_with("ing") ||
        noun.folded().ends_with("ly"))
        return false;
    return !(s[number.last + 1].is_word() && is_plural(s[number.last + 1])); // "Gaza 3 huge camps"
}

} // namespace

bool is_part_of_name(const TokenisedSentence& sentence, std::size_t first,
                     const NumberReading& number) {
    if (number.in_words)
        return is_named(sentence, first, number) || is_address(sentence, number) ||
               (sentence.glued(number.last) && sentence[number.last].is_digits()); // "Twenty20"
    const Token& token = sentence[first];
    if (is_completed_name(sentence, number) || is_calibre(sentence, first, number)) return true;
    if (number.bare_digits && token.text().size() > 1 && token.text().front() == '0') return true;
    if (number.bare_digits && token.text().size() > 12) return true;
    return glued_before(sentence, first) || glued_behind(sentence, number.last) ||
           is_phone_like(sentence, first, number.last) || is_dialled(sentence, first, number) ||
           is_named(sentence, first, number) || is_of_model(sentence, first, number) ||
           is_address(sentence, number) || is_mark(sentence, first, number);
}

} // namespace tally
