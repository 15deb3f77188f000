// Which texts are copies of one another, and how many voices that leaves.
#include "claims/check/independence.h"
#include "claims/check/minhash.h"
#include "tests/check/laws.h"
#include "tests/support/cases.h"

#include <algorithm>
#include <map>
#include <set>

using namespace tally;

namespace {

Article article(std::string id, std::string source, std::string text, std::string day = "") {
    Article out;
    out.id = std::move(id);
    out.source = std::move(source);
    out.text = std::move(text);
    out.published = std::move(day);
    out.day = parse_iso_date(out.published);
    return out;
}

std::string text_of(const std::string& name) {
    return tests::read_file("fixtures/check/copies/" + name + ".txt");
}

std::vector<std::string> origins(const std::vector<Article>& articles,
                                 const std::vector<ClaimSentence>& sentences = {}) {
    return find_origins(articles, sentences, {}).of;
}

ClaimSentence whole(std::size_t index, const std::vector<Article>& articles) {
    return {index, {0, articles[index].text.size()}};
}

std::string repeated(const std::string& word, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += word + " ";
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(check_independence)

BOOST_AUTO_TEST_CASE(copies_share_the_least_id_and_own_reports_keep_theirs) {
    const std::vector<std::string> found = origins({
        article("d", "Ledger", text_of("wire-new-headline"), "2021-06-16"),
        article("b", "Wire", text_of("wire"), "2021-06-15"),
        article("e", "Herald", text_of("own-report"), "2021-06-16"),
        article("c", "Post", text_of("wire-shortened"), "2021-06-16"),
        article("a", "Times", text_of("other-grounding"), "2021-06-16"),
    });
    const std::vector<std::string> expected = {"b", "b", "e", "b", "a"};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_order_of_articles_plays_no_part) {
    std::vector<Article> articles = {article("d", "Ledger", text_of("wire-new-headline")),
                                     article("b", "Wire", text_of("wire")),
                                     article("e", "Herald", text_of("own-report")),
                                     article("c", "Post", text_of("wire-shortened"))};
    std::sort(articles.begin(), articles.end(),
              [](const Article& a, const Article& b) { return a.id < b.id; });
    do {
        const std::vector<std::string> found = origins(articles);
        for (std::size_t i = 0; i < articles.size(); ++i)
            BOOST_TEST(found[i] == (articles[i].id == "e" ? "e" : "b"));
    } while (std::next_permutation(articles.begin(), articles.end(),
                                   [](const auto& a, const auto& b) { return a.id < b.id; }));
}

BOOST_AUTO_TEST_CASE(a_text_of_another_week_is_no_copy) {
    const std::string text = text_of("wire");
    const auto pair = [&](const char* a, const char* b) {
        return origins({article("a", "A", text, a), article("b", "B", text, b)})[1];
    };
    BOOST_TEST(pair("2021-06-15", "2021-06-22") == "a");
    BOOST_TEST(pair("2021-06-15", "2021-06-23") == "b");
    BOOST_TEST(pair("2021-06-23", "2021-06-15") == "b");
    BOOST_TEST(pair("2021-06-15", "") == "a");
}

BOOST_AUTO_TEST_CASE(a_chain_of_days_ties_copies) {
    const std::string text = text_of("wire");
    const std::vector<std::string> found =
        origins({article("a", "A", text, "2021-06-01"), article("b", "B", text, "2021-06-07"),
                 article("c", "C", text, "2021-06-13")});
    BOOST_TEST(found[2] == "a");
}

BOOST_AUTO_TEST_CASE(an_altered_number_is_still_a_copy) {
    BOOST_TEST((masked_words("all 10 of 2,400.50 tonnes, 5.") ==
                masked_words("All 7 of 3 tonnes: 8,100")));
    BOOST_TEST((masked_words("paid 10 in 2021") == masked_words("paid 1,234 in 1999")));
    BOOST_TEST((masked_words("the 1st of A4") == masked_words("the 22st of a5")));
    BOOST_TEST((masked_words("the 1st of A4") != masked_words("the 1nd of a4")));
    BOOST_TEST(masked_words("the 1st of A4").size() == 4U);
    BOOST_TEST((masked_words("It’s “done” — twice…") == masked_words("it s done twice")));
    BOOST_TEST(masked_words("It’s “done” — twice…").size() == 4U);
    BOOST_TEST((masked_words("Ünïted") == masked_words("ÜNÏTED")));
}

BOOST_AUTO_TEST_CASE(texts_under_8_words_are_too_short_to_tell) {
    BOOST_TEST(origins({article("a", "A", "Ten sailors were saved on Tuesday night"),
                        article("b", "B", "Ten sailors were saved on Tuesday night.")})[1] == "b");
    BOOST_TEST(origins({article("a", "A", "Ten sailors were saved on Tuesday night, officials"),
                        article("b", "B",
                                "Ten sailors were saved on Tuesday night, officials")})[1] == "a");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_the_same_byte_for_byte_is_a_copy_however_short) {
    const auto three = [](std::string_view first, std::string_view second, std::string_view last) {
        std::vector<Article> articles = {article("a", "A", "It killed 12."),
                                         article("b", "B", "It killed 12."),
                                         article("c", "C", "It killed 12.")};
        articles[0].day = parse_iso_date(first);
        articles[1].day = parse_iso_date(second);
        articles[2].day = parse_iso_date(last);
        return origins(articles);
    };
    using Found = std::vector<std::string>;
    BOOST_TEST((three("2021-06-10", "2021-06-11", "2021-06-18") == Found{"a", "a", "a"}));
    BOOST_TEST((three("2021-06-10", "2021-06-18", "2021-06-19") == Found{"a", "b", "b"}));
    BOOST_TEST((three("", "2021-06-18", "2022-06-19") == Found{"a", "a", "a"}));
    BOOST_TEST(origins({article("a", "A", ""), article("b", "B", "")})[1] == "b");
}

BOOST_AUTO_TEST_CASE(a_claims_own_sentence_word_for_word_is_a_copy) {
    const std::string shared = "All 10 sailors of the freighter Alma were brought ashore by boat.";
    const std::vector<Article> articles = {
        article("a", "A", shared), article("b", "B", text_of("other-grounding") + shared),
        article(
            "c", "C",
            "Officials said: all 9 sailors of the freighter Alma were brought ashore by boat.")};
    const std::size_t at = articles[1].text.find(shared);
    const std::vector<std::string> found =
        origins(articles, {whole(0, articles), {1, {at, at + shared.size()}}, whole(2, articles)});
    BOOST_TEST(found[1] == "a");
    BOOST_TEST(found[2] == "c"); // other words stand in it
}

BOOST_AUTO_TEST_CASE(a_short_sentence_ties_nothing) {
    const std::vector<Article> articles = {article("a", "A", "Nobody was hurt, the mayor said."),
                                           article("b", "B", "Nobody was hurt, the mayor said")};
    BOOST_TEST(origins(articles, {whole(0, articles), whole(1, articles)})[1] == "b");
}

BOOST_AUTO_TEST_CASE(boilerplate_is_passed_over_and_told) {
    std::vector<Article> articles;
    for (int i = 0; i < 10'001; ++i)
        articles.push_back(article("a" + std::to_string(i), "A",
                                   "For terms of use and corrections see the page of number " +
                                       std::to_string(10'000 + i)));
    const Origins found = find_origins(articles, {}, {});
    BOOST_TEST(found.of[10'000] == "a10000");
    BOOST_REQUIRE(found.notes.size() == 2);
    BOOST_TEST(found.notes[0].find("10001 articles") != std::string::npos);
    articles.pop_back();
    BOOST_TEST(find_origins(articles, {}, {}).of[9'999] == "a0");
}

BOOST_AUTO_TEST_CASE(an_estimate_is_near_the_likeness) {
    // Of two texts of 1,000 words the last k differ: their likeness is known.
    for (const int differing : {50, 100, 200, 400}) {
        std::string a, b;
        for (int i = 0; i < 1000; ++i) {
            const std::string word(1, static_cast<char>('a' + i % 26));
            const std::string rest = word + std::string(1, static_cast<char>('a' + i / 26 % 26)) +
                                     std::string(1, static_cast<char>('a' + i / 676));
            a += rest + " ";
            b += (i < 1000 - differing ? rest : "x" + rest) + " ";
        }
        const auto left = minhash(masked_words(a), 2000);
        const auto right = minhash(masked_words(b), 2000);
        BOOST_REQUIRE((left && right));
        const double truth = (996.0 - differing) / (996.0 + differing);
        BOOST_TEST(std::abs(left->likeness(*right) - truth) < 0.1);
    }
    BOOST_TEST(!minhash(masked_words(repeated("word", 7)), 60));
    BOOST_TEST(minhash(masked_words(repeated("word", 8)), 60).has_value());
}

BOOST_AUTO_TEST_CASE(signatures_are_frozen) {
    // A change here changes which texts are copies, for every database.
    const auto signature =
        minhash(masked_words("one two three four five six seven eight nine"), 60);
    BOOST_REQUIRE(signature);
    BOOST_TEST(signature->least[0] == 571110245U);
    BOOST_TEST(signature->least[111] == 707120474U);
    BOOST_TEST(signature->band(13) == 12925895906780114720U);
}

BOOST_AUTO_TEST_CASE(a_signature_that_goes_on_is_that_of_all_words) {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += std::string(1, static_cast<char>('a' + i % 26)) + std::string(i % 7, 'x') + " ";
    const std::vector<std::uint64_t> words = masked_words(text);
    BOOST_REQUIRE(words.size() == 40U);
    for (std::size_t before = 8; before <= words.size(); ++before) {
        auto signature = minhash(words, before);
        BOOST_REQUIRE(signature);
        signature->add(words, before, words.size());
        BOOST_TEST((signature->least == minhash(words, words.size())->least), before);
    }
}

BOOST_AUTO_TEST_CASE(reprints_tie_articles_even_of_other_words) {
    const std::vector<Article> articles = {article("m", "meridian", "one text of its own"),
                                           article("c", "chronicle", "another that it wrote"),
                                           article("l", "ledger", "a third of nobody else")};
    const Origins found =
        find_origins(articles, {}, {{"chronicle", "Chronicle", "", {"meridian"}}});
    BOOST_TEST(found.of[0] == "c");
    BOOST_TEST(found.of[1] == "c");
    BOOST_TEST(found.of[2] == "l");
    BOOST_TEST(found.copies[0] == "m");
}

BOOST_AUTO_TEST_CASE(the_largest_matching_is_the_one_that_trying_all_gives) {
    tests::holds(10'000, [] {
        std::set<std::pair<std::string, std::string>> pairs;
        const int count = *rc::gen::inRange(0, 9);
        for (int i = 0; i < count; ++i)
            pairs.emplace(std::string(1, *rc::gen::inRange('A', 'F')),
                          std::string(1, *rc::gen::inRange('r', 'w')));
        const std::vector<std::pair<std::string, std::string>> list(pairs.begin(), pairs.end());
        std::size_t best = 0;
        for (unsigned chosen = 0; chosen < 1U << list.size(); ++chosen) {
            std::set<std::string> sources, origins;
            std::size_t size = 0;
            for (std::size_t i = 0; i < list.size(); ++i)
                if ((chosen >> i & 1U) != 0) {
                    ++size;
                    sources.insert(list[i].first);
                    origins.insert(list[i].second);
                }
            if (sources.size() == size && origins.size() == size) best = std::max(best, size);
        }
        RC_ASSERT(independent_sources(pairs) == best);
        // Two independent ones exist iff neither sources nor origins are all the same (Koenig).
        std::set<std::string> sources, origins;
        for (const auto& [source, origin] : list) {
            sources.insert(source);
            origins.insert(origin);
        }
        RC_ASSERT((best >= 2) == (sources.size() > 1 && origins.size() > 1));
    });
}

BOOST_AUTO_TEST_SUITE_END()
