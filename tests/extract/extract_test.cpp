#include "claims/articles/sentences.h"
#include "claims/base/source_text.h"
#include "claims/extract/extract.h"
#include "claims/rules/read.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace tally;

namespace {

std::vector<Pack> packs_of(const std::string& rules) {
    Result<std::vector<Pack>> packs =
        read_packs({SourceText("t.yaml", "tally: 1\npack: t\nrules:\n" + rules)});
    if (!packs) throw std::runtime_error(to_string(packs.error().front()));
    return std::move(packs).value();
}

Article article_of(std::string text, const std::string& id = "a.txt") {
    Article article;
    article.id = article.path = id;
    article.source = "ledger";
    article.text = std::move(text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

Extraction extracted(const Article& article, const std::vector<Pack>& packs) {
    std::vector<Span> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return extract(article, 0, recognise(article.text, sentences, {article.day}), packs);
}

const std::string expelled = "  - id: expelled\n"
                             "    match: 'expelled {{n:number}} envoys'\n"
                             "    fact: {subject: Arcadia, attribute: expelled}\n";

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

double seconds_for(const std::string& text, const std::vector<Pack>& packs) {
    const Article article = article_of(text);
    const auto start = std::chrono::steady_clock::now();
    (void)extracted(article, packs);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

BOOST_AUTO_TEST_SUITE(extraction)

BOOST_AUTO_TEST_CASE(claims_come_in_order_of_start_and_their_ids_depend_on_content_alone) {
    const auto packs = packs_of(expelled);
    const std::string text = "Arcadia expelled 12 envoys. Then it expelled 3 envoys.";
    const Extraction once = extracted(article_of(text), packs);
    BOOST_REQUIRE(once.claims.size() == 2);
    BOOST_TEST(once.claims[0].value.span.start < once.claims[1].value.span.start);
    BOOST_TEST(once.claims[0].id != once.claims[1].id);
    BOOST_TEST(once.claims[0].id.size() == 18U); // c: and 16 digits
    BOOST_TEST(extracted(article_of(text), packs).claims[1].id == once.claims[1].id);
    BOOST_TEST(extracted(article_of(text, "b.txt"), packs).claims[1].id != once.claims[1].id);
}

BOOST_AUTO_TEST_CASE(one_fact_is_claimed_once_at_one_span) {
    const auto packs =
        packs_of("  - id: twice\n"
                 "    match: ['expelled {{n:number}} envoys', '{{n:number}} envoys']\n"
                 "    fact: {subject: Arcadia, attribute: expelled}\n");
    BOOST_TEST(extracted(article_of("Arcadia expelled 12 envoys."), packs).claims.size() == 1U);
}

BOOST_AUTO_TEST_CASE(rules_do_not_see_one_another) {
    const auto packs = packs_of(expelled + "  - id: other\n"
                                           "    match: '{{n:number}} envoys'\n"
                                           "    fact: {subject: Arcadia, attribute: envoys}\n");
    const Extraction found = extracted(article_of("Arcadia expelled 12 envoys."), packs);
    BOOST_REQUIRE(found.claims.size() == 2);
    BOOST_TEST(found.claims[0].rule->id == "t/expelled"); // at one start, in the pack's order
    BOOST_TEST(found.claims[0].id != found.claims[1].id);
}

BOOST_AUTO_TEST_CASE(values_that_were_claimed_are_marked) {
    const Extraction found =
        extracted(article_of("On 3 May Arcadia expelled 12 envoys."), packs_of(expelled));
    BOOST_TEST((found.claimed == std::vector<bool>{false, true}));
}

BOOST_AUTO_TEST_CASE(a_limit_is_named_with_rule_and_article_and_never_taken_for_no_match) {
    const auto packs = packs_of("  - id: slow\n"
                                "    match: '(?:a+)+b {{n:number}}'\n"
                                "    syntax: pcre2\n"
                                "    fact: {subject: Arcadia, attribute: expelled}\n");
    const Article article = article_of(repeated("a", 60) + " b 12 men.");
    const Extraction found = extracted(article, packs);
    BOOST_REQUIRE(found.limits.size() == 1);
    const std::string told = to_string(found.limits.front());
    BOOST_TEST(told.find("a.txt:1:") == 0U, told);
    BOOST_TEST(told.find("'t/slow'") != std::string::npos, told);
    BOOST_TEST(told.find("t.yaml:5:") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(a_pattern_that_keeps_hitting_its_limit_is_given_up_and_that_is_told) {
    const auto packs = packs_of("  - id: slow\n"
                                "    match: '(?:a+)+b {{n:number}}'\n"
                                "    syntax: pcre2\n"
                                "    fact: {subject: Arcadia, attribute: expelled}\n");
    const Extraction found =
        extracted(article_of(repeated(repeated("a", 60) + " b 12 men.\n\n", 40)), packs);
    BOOST_REQUIRE(found.limits.size() == 8U);
    BOOST_TEST(found.limits.back().what.find("the rest of the article") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_sentence_is_read_in_parts_and_that_is_told) {
    const std::string filler = repeated("it went on and on ", 400); // 7,200 bytes
    const Extraction found = extracted(
        article_of("Arcadia expelled 12 envoys while " + filler + "and expelled 3 envoys."),
        packs_of(expelled));
    BOOST_TEST(found.claims.size() == 2U);
    BOOST_REQUIRE(found.notes.size() == 1);
    BOOST_TEST(found.notes[0].what.find("2 parts") != std::string::npos, found.notes[0].what);
    BOOST_TEST(found.limits.empty());
}

BOOST_AUTO_TEST_CASE(what_stands_far_off_in_a_long_sentence_may_be_cut_anywhere) {
    const auto packs = packs_of(expelled);
    const std::string far =
        "In March 2031, \u201cas he said\u201d on 4 May, under 7 of them, denied by none, ";
    for (std::size_t more = 0; more <= far.size(); ++more) { // 2 KB before the claim
        const Article article =
            article_of(far + std::string(2048 - 40 - more, 'x') + " and so it expelled 10 envoys.");
        const auto claims = extracted(article, packs).claims;
        BOOST_TEST(claims.size() == 1U, more);
    }
}

BOOST_AUTO_TEST_CASE(a_match_that_a_guard_refused_says_which) {
    const auto packs = packs_of("  - id: expelled\n"
                                "    match: 'expelled {{n:number}} envoys'\n"
                                "    unless: {near: draft, in: sentence, because: a plan}\n"
                                "    fact: {subject: Arcadia, attribute: expelled}\n");
    const Extraction found =
        extracted(article_of("A draft says Arcadia expelled 12 envoys."), packs);
    BOOST_TEST(found.claims.empty());
    BOOST_REQUIRE(found.refused.size() == 1);
    BOOST_TEST(found.refused[0].why.find("a plan") != std::string::npos);
    BOOST_TEST(found.refused[0].where.line == 6U);
}

BOOST_AUTO_TEST_CASE(what_is_spelled_out_and_is_no_value_is_told) {
    const auto packs = packs_of("  - id: release\n"
                                "    match: 'release (?<v>[a-z]+|1)'\n"
                                "    value: v\n"
                                "    fact: {subject: it, attribute: release}\n");
    const Extraction found = extracted(article_of("We use release next."), packs);
    BOOST_TEST(found.claims.empty());
    BOOST_REQUIRE(found.notes.size() == 1);
    BOOST_TEST(found.notes[0].what.find("'next'") != std::string::npos, found.notes[0].what);
}

BOOST_AUTO_TEST_CASE(time_grows_with_the_text_and_not_faster) {
    const auto packs = packs_of(
        expelled + "  - id: said\n"
                   "    match: '{{q:quote}},? said'\n"
                   "    fact: {subject: it, attribute: words}\n"
                   "  - id: guarded\n"
                   "    match: '{{n:number}} envoys'\n"
                   "    near: {near: 'never there', in: article}\n"
                   "    unless: [{near: 'nor there', in: paragraph}, {near: 'men', in: quote}]\n"
                   "    with: {when: {find: '{{date}}', in: article}}\n"
                   "    fact: {subject: it, attribute: guarded}\n");
    const std::vector<std::string> hostile = {"\"a ",
                                              "'a ",
                                              "“a ",
                                              "‘a' ",
                                              "a \"b\" said Xu, ",
                                              "Xu said 3 envoys, ",
                                              "12 envoys ",
                                              "expelled 3 envoys not ",
                                              "On 3 May 5 envoys. ",
                                              "On 3 May 5 envoys.\n\n",
                                              "“We,” Xu said. ",
                                              "On Monday Xu, denied it, ",
                                              "On 3 May 5 envoys were never there. "};
    for (const std::string& piece : hostile) {
        const std::size_t times = 20'000 / piece.size();
        const double small = seconds_for(repeated(piece, times), packs);
        const double large = seconds_for(repeated(piece, 8 * times), packs);
        BOOST_TEST(large < 8 * 4 * small + 0.5, piece << ": " << small << " s, then " << large);
    }
}

BOOST_AUTO_TEST_CASE(any_text_gives_claims_whose_spans_lie_in_it) {
    const auto packs = packs_of(expelled + "  - id: said\n"
                                           "    match: '{{q:quote}}'\n"
                                           "    fact: {subject: it, attribute: words}\n");
    const bool holds = rc::check("spans lie in the text", [&packs] {
        static const std::vector<std::string> pieces = {
            "expelled ", "12 ",  "envoys ",         "“",         "” ",      "\"",
            "'",         "not ", "did not exceed ", "said ",     "Ana Ru ", ", ",
            ". ",        "\n\n", "denied ",         "on 3 May ", "é",       "\xF3\xB0\x80\x80"};
        const auto chosen =
            *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
        std::string text;
        for (const std::string& piece : chosen)
            text += piece;
        const Extraction found = extracted(article_of(text), packs);
        std::set<std::string> ids;
        std::size_t last = 0;
        for (const Claim& claim : found.claims) {
            RC_ASSERT(claim.value.span.start < claim.value.span.end);
            RC_ASSERT(claim.value.span.end <= text.size());
            RC_ASSERT(claim.sentence.contains(claim.value.span));
            RC_ASSERT(claim.value.span.start >= last);
            RC_ASSERT(ids.insert(claim.id).second);
            last = claim.value.span.start;
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
