// Rules tried only where they may match, against the same rules tried everywhere: on all packs and
// texts that are here, and on random rules with texts of the rules' own words.
#include "claims/base/source_text.h"
#include "claims/extract/extract.h"
#include "claims/extract/gate.h"
#include "claims/extract/literal_scan.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"
#include "tests/support/extract_oracle.h"
#include "tests/support/packs.h"
#include "tests/support/rule_maker.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace tally;
using tests::article_of;
using tests::difference;
using tests::RuleMaker;
using tests::values_in;

namespace {

std::vector<Pack> packs_below(const std::string& folder) {
    std::vector<Pack> packs;
    std::set<std::string> seen; // first files of packs
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml") continue;
        const std::vector<SourceText> files = tests::files_of_pack(entry.path());
        if (!seen.insert(files.front().name()).second) continue;
        auto read = read_packs(files);
        if (!read) continue; // not a pack, or one that uses others
        std::vector<Pack> found = std::move(read).value();
        std::move(found.begin(), found.end(), std::back_inserter(packs));
    }
    return packs;
}

/// "0:1 4:0 ": offsets, and the word that stands there.
std::string shown(const std::vector<LiteralScan::Hit>& hits) {
    std::string out;
    for (const LiteralScan::Hit& hit : hits)
        out += std::to_string(hit.offset) + ":" + std::to_string(hit.word) + " ";
    return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<Pack> packs_here() {
    std::vector<Pack> packs;
    for (const char* folder : {"rules", "fixtures/extract", "fixtures/check", "fixtures/rules"})
        for (Pack& pack : packs_below(folder))
            packs.push_back(std::move(pack));
    return packs;
}

/// On all texts here, among them the tests of some packs.
void compare_everywhere(const std::vector<Pack>& packs, const std::vector<Pack>& tests) {
    const Extractor fast(packs);
    const Extractor plain(packs, Trying::everywhere);
    std::size_t claims = 0;
    std::size_t texts = 0;
    const auto compare = [&](const Article& article) {
        ++texts;
        claims += fast.extract(article, 0, values_in(article)).claims.size();
        const std::string wrong = difference(fast, plain, article);
        if (!wrong.empty()) BOOST_ERROR(wrong);
    };
    for (const Pack& pack : tests)
        for (const Rule& rule : pack.rules)
            for (const RuleTest& test : rule.tests)
                for (const TestText& text : test.texts)
                    compare(article_of(text.text, text.title));
    for (const auto& entry : std::filesystem::recursive_directory_iterator("fixtures"))
        if (entry.path().extension() == ".txt" || entry.path().extension() == ".md" ||
            entry.path().extension() == ".html")
            compare(article_of(tests::read_file(entry.path())));
    BOOST_TEST(texts > 100U);
    BOOST_TEST(claims > 100U);
}

} // namespace

BOOST_AUTO_TEST_SUITE(rule_index)

BOOST_AUTO_TEST_CASE(words_are_found_at_every_place_in_any_case_and_within_words) {
    const LiteralScan scan({{"at"}, {"boat"}, {"oats"}, {"withdrawn"}, {"wit"}});
    BOOST_TEST(shown(scan.find("BOATs withDrawn wit; a|t oat")) ==
               "0:1 1:2 2:0 6:4 6:3 16:4 26:0 ");
    BOOST_TEST(scan.find("").empty());
    BOOST_TEST(LiteralScan({}).find("a boat").empty());
}

BOOST_AUTO_TEST_CASE(words_that_begin_words_are_found_there_alone) {
    const LiteralScan scan({{"at", true}, {"oats", true}, {"oat"}, {"attack", true}});
    BOOST_TEST(shown(scan.find("at boats, (Attack) 5at at\u2019t \u00E9at oats")) ==
               "0:0 4:2 11:3 11:0 20:0 23:0 32:0 35:1 35:2 ");
}

BOOST_AUTO_TEST_CASE(random_words_are_found_as_a_plain_search_finds_them) {
    const bool good = rc::check([] {
        const auto text_of = [](std::size_t least) {
            return rc::gen::suchThat(
                rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'A', '.', '\x80')),
                [=](const std::string& text) { return text.size() >= least; });
        };
        std::set<std::string> words;
        for (const std::string& word : *rc::gen::container<std::vector<std::string>>(text_of(2))) {
            std::string lower = word;
            std::replace(lower.begin(), lower.end(), 'A', 'a');
            std::replace(lower.begin(), lower.end(), '\x80', 'z');
            words.insert(lower.substr(0, 9));
        }
        std::vector<LiteralScan::Literal> list;
        for (const std::string& word : words)
            list.push_back({word, *rc::gen::arbitrary<bool>()});
        const std::string text = *rc::gen::resize(200, text_of(0));
        std::string folded = text;
        std::replace(folded.begin(), folded.end(), 'A', 'a');
        std::vector<std::pair<std::size_t, std::size_t>> expected, found;
        for (std::size_t at = 0; at < folded.size(); ++at)
            for (std::size_t word = 0; word < list.size(); ++word)
                if (folded.compare(at, list[word].text.size(), list[word].text) == 0 &&
                    !(list[word].begins_word && is_letter(list[word].text.front()) && at > 0 &&
                      is_letter(folded[at - 1])))
                    expected.emplace_back(at, word);
        for (const LiteralScan::Hit& hit : LiteralScan(list).find(text))
            found.emplace_back(hit.offset, hit.word);
        RC_ASSERT(std::is_sorted(found.begin(), found.end(),
                                 [](const auto& a, const auto& b) { return a.first < b.first; }));
        std::sort(found.begin(), found.end());
        RC_ASSERT(found == expected);

        std::vector<Span> parts;
        std::size_t behind = 0;
        for (const std::size_t size :
             *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 150))) {
            const Span part{std::min(behind, text.size()), std::min(behind + size, text.size())};
            if (parts.size() % 3 != 1 || *rc::gen::arbitrary<bool>()) parts.push_back(part);
            behind = part.end + size % 7;
        }
        const auto left_out = [&](const auto& hit) {
            return std::none_of(parts.begin(), parts.end(), [&](const Span& part) {
                return part.start <= hit.first && hit.first < part.end;
            });
        };
        expected.erase(std::remove_if(expected.begin(), expected.end(), left_out), expected.end());
        found.clear();
        std::vector<LiteralScan::Hit> hits;
        LiteralScan(list).find(text, parts, hits);
        for (const LiteralScan::Hit& hit : hits)
            found.emplace_back(hit.offset, hit.word);
        std::sort(found.begin(), found.end());
        RC_ASSERT(found == expected);
    });
    BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(all_packs_and_texts_here_give_the_same_claims_everywhere) {
    const std::vector<Pack> packs = packs_here();
    compare_everywhere(packs, packs);
}

// With these the scan leaves out sentences that hold no value, and cues and denials in them.
BOOST_AUTO_TEST_CASE(so_do_the_rules_whose_claims_need_a_value) {
    const std::vector<Pack> all = packs_here();
    std::vector<Pack> packs = all;
    std::size_t rules = 0;
    for (Pack& pack : packs) {
        const auto takes_any = [](const Rule& rule) {
            return std::any_of(rule.match.begin(), rule.match.end(), [&](const Pattern& pattern) {
                return Gate(rule, pattern).lets(Stretch{});
            });
        };
        pack.rules.erase(std::remove_if(pack.rules.begin(), pack.rules.end(), takes_any),
                         pack.rules.end());
        rules += pack.rules.size();
    }
    BOOST_TEST(rules > 100U);
    compare_everywhere(packs, all);
}

BOOST_AUTO_TEST_CASE(random_rules_on_texts_of_their_words_give_the_same_claims_everywhere) {
    std::size_t made = 0;
    std::size_t claims = 0;
    const bool good = rc::check([&] {
        std::mt19937 random(*rc::gen::noShrink(rc::gen::arbitrary<unsigned>()));
        RuleMaker maker([&random] { return static_cast<unsigned>(random()); });
        std::string source = RuleMaker::head;
        std::vector<std::string> texts;
        for (int i = 0; i < 8; ++i) {
            std::vector<std::string> more;
            const std::string rule = maker.rule("r" + std::to_string(i), more);
            if (!read_packs({SourceText("t.yaml", RuleMaker::head + rule)}))
                continue; // `a?` alone, say
            source += rule;
            texts.insert(texts.end(), more.begin(), more.end());
        }
        if (texts.empty()) return;
        const std::vector<Pack> packs = read_packs({SourceText("t.yaml", source)}).value();
        made += packs.front().rules.size();
        const Extractor fast(packs);
        const Extractor plain(packs, Trying::everywhere);
        for (int i = 0; i < 6; ++i) {
            const Article article = article_of(maker.article(texts), "asks 12 members");
            claims += fast.extract(article, 0, values_in(article)).claims.size();
            const std::string wrong = difference(fast, plain, article);
            if (!wrong.empty()) RC_FAIL(wrong + "\n" + source);
        }
    });
    BOOST_TEST(good);
    BOOST_TEST(made > 300U);
    BOOST_TEST(claims > 300U);
}

BOOST_AUTO_TEST_SUITE_END()
