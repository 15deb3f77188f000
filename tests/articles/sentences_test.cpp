#include "claims/articles/sentences.h"
#include "claims/articles/stops.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

using tally::Sentence;
using tally::Span;

namespace {

/// Pieces that sentences are made of, and some that break them.
std::string any_text() {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"The",      "talks",
                                                    "Mr",       "U.S",
                                                    ".",        "!",
                                                    "?",        "…",
                                                    " ",        " ",
                                                    " ",        "\n",
                                                    "\n\n",     "\r\n",
                                                    "“",        "”",
                                                    "\"",       ")",
                                                    "(",        "[3]",
                                                    "5",        "3.5",
                                                    "p.m.",     "é",
                                                    "Ünder",    "\xEF\xBB\xBF",
                                                    "\xC2\xA0", "。",
                                                    "他",       "- ",
                                                    ",",        "\t",
                                                    "said",     "J."}));
    std::string text;
    for (const auto& piece : pieces)
        text += piece;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sentences)

BOOST_AUTO_TEST_CASE(each_byte_that_is_not_blank_is_in_exactly_one_sentence) {
    BOOST_TEST(rc::check([] {
        const std::string text = any_text();
        std::size_t at = 0;
        std::size_t paragraph = 0;
        const auto only_blanks = [&](std::size_t end) {
            while (at < end) {
                const std::size_t size = tally::blank_at(text, at);
                RC_ASSERT(size > 0U);
                at += size;
            }
        };
        for (const Sentence& sentence : tally::sentences_of(text)) {
            RC_ASSERT(sentence.span.start < sentence.span.end);
            RC_ASSERT(sentence.span.start >= at);
            only_blanks(sentence.span.start);
            RC_ASSERT(at == sentence.span.start);
            RC_ASSERT(tally::blank_at(text, at) == 0U);
            RC_ASSERT(sentence.paragraph >= paragraph);
            paragraph = sentence.paragraph;
            at = sentence.span.end;
        }
        only_blanks(text.size());
    }));
}

BOOST_AUTO_TEST_SUITE_END()
