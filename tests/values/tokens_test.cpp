// Sentences are taken apart sixty-four bytes at a time, and what is not plain ASCII one character
// at a time. Tokens may not depend on where in those bytes they stand.
#include "claims/values/tokens.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

using tally::Token;
using tally::TokenisedSentence;

namespace {

/// What stands before, what each token is compared as, and what else is known of it.
std::string described(const TokenisedSentence& sentence, std::size_t from) {
    std::string out;
    for (std::size_t i = from; i < sentence.size(); ++i) {
        const Token& token = sentence[i];
        out += token.blank_before() ? " " : "";
        out += std::string(token.folded()) + (token.capital() ? "^" : "");
        out += token.is_word() ? "" : token.is_digits() ? "#" : "!";
        out += token.word() != nullptr ? "(" + std::to_string(token.traits()) + ")" : "";
        out += token.head() == tally::head_of(token.folded()) ? "|" : "?";
    }
    return out;
}

std::string compared(const std::string& text) {
    TokenisedSentence sentence;
    sentence.tokenise(text, {0, text.size()});
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i)
        out += (i == 0 ? "" : sentence.glued(i) ? "_" : " ") + std::string(sentence[i].folded());
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tokens)

BOOST_AUTO_TEST_CASE(words_digits_and_signs_are_told_apart) {
    BOOST_TEST(compared("The eight-year-old paid $1.7m at 5pm.") ==
               "the eight_-_year_-_old paid $_1_._7_m at 5_pm_.");
    BOOST_TEST(compared("Don't say O’Brien's U.S. visit, p.m. or a.") ==
               "don't say o'brien_'s u.s. visit_, p.m. or a_.");
    BOOST_TEST(compared("CAFÉ–bar “naïve”\u00A05½ 'tis \x7F x") ==
               "café_–_bar \"_naïve_\" 5_½ '_tis x");
}

BOOST_AUTO_TEST_CASE(tokens_are_the_same_at_any_place_of_a_sentence) {
    BOOST_TEST(rc::check([] {
        static const std::vector<std::string> pieces = {"a",
                                                        "The",
                                                        "Mondays",
                                                        "don't",
                                                        "O’Brien",
                                                        "'s",
                                                        "’s",
                                                        "U.S.",
                                                        "p.m",
                                                        "café",
                                                        "É",
                                                        "½",
                                                        "–",
                                                        "“",
                                                        "”",
                                                        "'",
                                                        ".",
                                                        ",",
                                                        "$",
                                                        "12",
                                                        "3",
                                                        "\t",
                                                        "\u00A0",
                                                        " ",
                                                        " ",
                                                        " ",
                                                        "\x7F",
                                                        "internationalisation",
                                                        "\xFF",
                                                        "x",
                                                        "honorificabilitudinitatibus",
                                                        "1234567890123456789"};
        std::string text;
        const int count = *rc::gen::inRange(1, 14);
        for (int i = 0; i < count; ++i)
            text += *rc::gen::elementOf(pieces);
        TokenisedSentence alone, behind;
        alone.tokenise(text, {0, text.size()});
        const auto before = *rc::gen::inRange<std::size_t>(1, 140);
        const std::string longer = std::string(before, 'b') + "; " + text;
        behind.tokenise(longer, {0, longer.size()});
        RC_ASSERT(described(behind, 2) == described(alone, 0));
    }));
}

BOOST_AUTO_TEST_SUITE_END()
