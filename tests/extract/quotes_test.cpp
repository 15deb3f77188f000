#include "claims/articles/sentences.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"
#include "claims/extract/attribution.h"
#include "claims/extract/quotes.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

// fixtures/extract/quotes/*.yml: texts, and the quotations that each of them holds, as "WORDS" or
// "SPEAKER: WORDS" with the words as normalised_words gives them; [] for none.

using namespace tally;

namespace {

Article article_of(std::string text) {
    Article article;
    article.id = "a";
    article.text = std::move(text);
    article.sentences = sentences_of(article.text);
    return article;
}

std::string shown(const std::vector<Quotation>& quotations, const std::string& text) {
    std::string out;
    for (const Quotation& quotation : quotations) {
        if (!out.empty()) out += " | ";
        if (!quotation.speaker.empty()) out += quotation.speaker + ": ";
        out += name_of(quotation, text);
    }
    return out;
}

void check_quotations(const std::string& text, const YamlNode& expected) {
    const Article article = article_of(text);
    std::vector<Quotation> found = find_quotations(article);
    const std::vector<Value> none;
    const WatchedPlaces cues = Speakers::cues(article.text);
    Attribution attribution(article, found, none, cues);
    attribution.name_speakers();
    std::string wanted;
    for (const YamlNode& item : expected.items)
        wanted += (wanted.empty() ? "" : " | ") + item.scalar;
    BOOST_TEST(shown(found, text) == wanted,
               text << "\n  found:  " << shown(found, text) << "\n  wanted: " << wanted);
    for (const Quotation& quotation : found)
        for (const Span& words : quotation.words)
            BOOST_TEST(quotation.value.span.contains(words));
}

std::vector<tests::Case> quote_cases(const std::filesystem::path& path) {
    const SourceText file(path.string(), tests::read_file(path));
    const Result<YamlNode> root = read_yaml(file);
    if (!root) throw std::runtime_error(to_string(root.error().front()));
    std::vector<tests::Case> cases;
    for (const YamlNode& item : root.value().items) {
        const auto node = std::make_shared<YamlNode>(item);
        cases.push_back({item.find("name")->scalar, [node] {
                             const YamlNode& text = *node->find("text");
                             const YamlNode& expected = *node->find("quotes");
                             if (text.is_scalar()) check_quotations(text.scalar, expected);
                             for (const YamlNode& one : text.items)
                                 check_quotations(one.scalar, expected);
                         }});
    }
    return cases;
}

[[maybe_unused]] const bool added =
    tests::add_case_suite({"fixtures/extract/quotes", ".yml", quote_cases});

} // namespace

BOOST_AUTO_TEST_SUITE(quotes)

BOOST_AUTO_TEST_CASE(any_marks_in_any_order_give_spans_in_order_that_do_not_overlap) {
    const bool holds = rc::check("quotations are in order", [] {
        static const std::vector<std::string> pieces = {
            "“", "”", "\"", "'", "’", "‘", "«", "»", "„", "a", " ", "s", ".", "\n\n", "— ", "1"};
        const auto chosen =
            *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
        std::string text;
        for (const std::string& piece : chosen)
            text += piece;
        const Article article = article_of(text);
        std::size_t last = 0;
        for (const Quotation& quotation : find_quotations(article)) {
            RC_ASSERT(quotation.value.span.start >= last);
            last = quotation.value.span.end;
            RC_ASSERT(last <= text.size());
            RC_ASSERT(!quotation.words.empty());
            std::size_t inside = quotation.value.span.start;
            for (const Span& words : quotation.words) {
                RC_ASSERT(words.start > inside);
                RC_ASSERT(words.end >= words.start);
                inside = words.end;
            }
            RC_ASSERT(inside < last);
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(normalising_twice_is_normalising_once) {
    const bool holds = rc::check("normal form", [] {
        static const std::vector<std::string> pieces = {
            "“", "”", "'", "…", ".", ",", "—", "-", " ", "We", "2.5", "1,000", "É", "(", "!"};
        const auto chosen =
            *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
        std::string text;
        for (const std::string& piece : chosen)
            text += piece;
        const std::string once = normalised_words(text);
        RC_ASSERT(normalised_words(once) == once);
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(credits_asked_for_in_any_order_are_those_read_from_the_start) {
    std::size_t credited = 0;
    const bool holds = rc::check("order of asking", [&credited] {
        static const std::vector<std::string> sentences = {
            "The secretary, Olga Brandt, said 12 houses burned. ",
            "Brandt said 4 more had gone. ",
            "She added that 30 people were safe. ",
            "“We lost 9 sheds,” she said. ",
            "“They were 8,” he answered. ",
            "Police in Lund said 5 men were held. ",
            "Marek said 7 cars were found. ",
            "A neighbour, Jan Marek, told reporters that 6 dogs ran off. ",
            "According to the ministry, 20 roads are shut. ",
            "It said 21 would open. ",
            "“Not 22. Not 23.” ",
            "Nobody counted the 40 sheep. ",
            "\n\n"};
        std::string text;
        for (const std::string& sentence :
             *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(sentences)))
            text += sentence;
        const Article article = article_of(text);
        const std::vector<Value> none;
        std::vector<Quotation> quoted = find_quotations(article), quoted_too = quoted;
        const WatchedPlaces cues = Speakers::cues(article.text);
        Attribution any_order(article, quoted, none, cues);
        Attribution in_order(article, quoted_too, none, cues);
        in_order.read_in_order();
        std::vector<Span> digits;
        for (std::size_t at = text.find_first_of("0123456789"); at != std::string::npos;
             at = text.find_first_of("0123456789", at + 1))
            digits.push_back({at, at + 1});
        const auto start = *rc::gen::inRange<std::size_t>(0, digits.size() + 1);
        std::rotate(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(start),
                    digits.end());
        for (const Span& span : digits) {
            const std::string expected = in_order.of(span);
            RC_ASSERT(any_order.of(span) == expected);
            credited += expected.empty() ? 0 : 1;
        }
        any_order.name_speakers();
        in_order.name_speakers();
        RC_ASSERT(shown(quoted, article.text) == shown(quoted_too, article.text));
    });
    BOOST_TEST(holds);
    BOOST_TEST(credited > 100U);
}

BOOST_AUTO_TEST_SUITE_END()
