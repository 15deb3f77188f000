// The openings of tokens are a fast path: recognisers are asked only where a token opens for them.
// Here they are held to the plain one, which asks all recognisers at all tokens.
#include "claims/articles/sentences.h"
#include "claims/values/traits.h"
#include "claims/values/vocabulary.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

using tally::Setting;
using tally::Span;
using tally::Value;

namespace {

bool same(const Value& a, const Value& b) {
    return a.kind == b.kind && a.span == b.span && a.core == b.core && a.value == b.value &&
           a.allows == b.allows && a.approximate == b.approximate && a.change == b.change &&
           a.hedge == b.hedge && a.precision == b.precision && a.unit == b.unit && a.per == b.per &&
           a.unit_text == b.unit_text && a.timex3 == b.timex3;
}

/// Where the two first differ, or nothing.
std::optional<std::string> difference(const std::string& text) {
    std::vector<Span> sentences;
    for (const tally::Sentence& sentence : tally::sentences_of(text))
        sentences.push_back(sentence.span);
    const Setting setting{tally::day_from_number(18800)};
    const std::vector<Value> fast = tally::recognise(text, sentences, setting);
    const std::vector<Value> plain = tally::recognise_asking_everywhere(text, sentences, setting);
    for (std::size_t i = 0; i < fast.size() || i < plain.size(); ++i) {
        if (i < fast.size() && i < plain.size() && same(fast[i], plain[i])) continue;
        const Value& shown = i < plain.size() ? plain[i] : fast[i];
        return std::string(shown.span.of(text));
    }
    return std::nullopt;
}

/// Words that values are made of, each of the vocabulary's that opens for a recogniser among them,
/// and signs.
std::string any_text() {
    static const std::vector<std::string> pieces = {
        "no",      "nobody",   "one",       "deaths", "died",      "denied",   "any",
        "anyone",  "the",      "a",         "vast",   "majority",  "minority", "of",
        "voters",  "minus",    "between",   "and",    "magnitude", "6.1",      "Mach",
        "pH",      "category", "5",         "-",      "+",         ".",        "½",
        "'",       "95",       "~",         "$",      "A$",        "EUR",      "40",
        "people",  "third",    "21st",      "twenty", "half",      "several",  "dozens",
        "hundred", "about",    "more than", "up to",  "Mondays",   "Holidays", "weekends",
        "daily",   "Monday",   "June",      "Easter", "last",      "week",     "early",
        "noon",    "once",     "every",     "now",    "eighties",  "24/7",     "day",
        "square",  "two",      "cents",     "%",      ",",         "(",        "per",
        "year",    "ago"};
    std::string out;
    const int words = *rc::gen::inRange(0, 12);
    for (int i = 0; i < words; ++i) {
        out += *rc::gen::elementOf(pieces);
        if (*rc::gen::inRange(0, 5) > 0) out += ' ';
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(openings)

BOOST_AUTO_TEST_CASE(nothing_is_missed_in_any_file_of_the_fixtures) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("fixtures/values")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto found = difference(text);
        BOOST_TEST(!found, entry.path().string() << ": " << found.value_or(""));
        ++files;
    }
    BOOST_TEST(files > 10U);
}

BOOST_AUTO_TEST_CASE(nothing_is_missed_in_any_text) {
    BOOST_TEST(rc::check([] {
        const std::string text = any_text();
        const auto found = difference(text);
        if (found) RC_FAIL(text + ": " + *found);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
