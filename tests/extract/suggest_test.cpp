// What is suggested passes as it is printed: each sentence of fixtures/extract/suggest/ gives a
// pack that can be read, whose one rule claims a value of the kind that the sentence is listed
// under, and whose test passes.
#include "claims/articles/sentences.h"
#include "claims/base/yaml.h"
#include "claims/extract/examples.h"
#include "claims/extract/suggest.h"
#include "claims/rules/read.h"
#include "claims/rules/yaml_text.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <set>
#include <string>

namespace {

tally::Article article_of(const std::string& text) {
    tally::Article article;
    article.id = article.path = article.source = "text";
    article.text = text;
    article.published = "2021-06-10";
    article.day = tally::parse_iso_date(article.published);
    article.sentences = tally::sentences_of(article.text);
    tally::index_lines(article);
    return article;
}

void check_passes(const std::string& pack, const std::string& text) {
    const auto packs = tally::read_packs({tally::SourceText("draft.yaml", pack)});
    if (!packs) {
        BOOST_ERROR(text << ": " << to_string(packs.error().front()) << "\n" << pack);
        return;
    }
    const auto ran =
        tally::run_examples(packs->front(), [](const auto&, const auto&) { return std::string(); });
    for (const tally::RuleExamples& rule : ran)
        BOOST_TEST((rule.faults.empty() && rule.passed == 1), pack);
}

} // namespace

BOOST_AUTO_TEST_SUITE(suggest)

BOOST_AUTO_TEST_CASE(drafts_pass_as_printed) {
    const std::string path = "fixtures/extract/suggest/sentences.yml";
    const tally::SourceText file(path, tally::tests::read_file(path));
    const auto groups = tally::read_yaml(file);
    BOOST_REQUIRE(groups);
    std::set<std::string> kinds;
    for (const tally::YamlNode& group : groups->items) {
        const std::string kind = group.find("kind")->scalar;
        kinds.insert(kind);
        for (const tally::YamlNode& text : group.find("text")->items) {
            const auto drafts = tally::suggest_rules(article_of(text.scalar));
            BOOST_TEST(drafts.size() == 1U, "no draft for '" << text.scalar << "'");
            if (drafts.size() != 1) continue;
            BOOST_TEST(name_of(drafts.front().kind) == kind,
                       text.scalar << ": " << drafts.front().pattern);
            check_passes(tally::draft_pack("draft", drafts), text.scalar);
        }
    }
    for (const tally::KindInfo& info : tally::kinds())
        if (info.kind != tally::Kind::name && info.kind != tally::Kind::quote)
            BOOST_TEST(kinds.count(std::string(info.name)) == 1U, info.name);
}

BOOST_AUTO_TEST_CASE(the_value_that_is_wanted_is_taken) {
    const tally::Article article =
        article_of("The bridge cost $4.2 million, half a million more than planned, and is 180 "
                   "metres long.");
    const auto drafts = tally::suggest_rules(article, "180");
    BOOST_REQUIRE(drafts.size() == 1U);
    BOOST_TEST((drafts.front().kind == tally::Kind::quantity));
    BOOST_TEST(tally::suggest_rules(article, "190").empty());
}

BOOST_AUTO_TEST_CASE(one_rule_a_sentence_each_with_an_id_of_its_own) {
    const auto drafts = tally::suggest_rules(article_of(
        "The old bridge cost $4 million. Nobody spoke. The new bridge cost $5 million."));
    BOOST_REQUIRE(drafts.size() == 2U);
    const std::string pack = tally::draft_pack("bridges", drafts);
    check_passes(pack, "two sentences");
}

BOOST_AUTO_TEST_CASE(any_text_is_read_back_from_yaml_as_it_was) {
    const bool held = rc::check("yaml_text", [] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("abz 019 :#-,[]{}'\"%@&*!|>?~\\\n\t.yno")));
        RC_PRE(!bytes.empty());
        for (const bool in_flow : {false, true}) {
            const std::string item = tally::yaml_text(bytes, in_flow);
            const std::string whole = in_flow ? "{a: [" + item + "]}" : "a:\n  - " + item + "\n";
            const tally::SourceText file("text.yaml", whole);
            const auto root = tally::read_yaml(file);
            RC_ASSERT(root.has_value());
            const tally::YamlNode* list = root->find("a");
            RC_ASSERT(list != nullptr && list->items.size() == 1U);
            RC_ASSERT(list->items.front().is_scalar());
            RC_ASSERT(list->items.front().scalar == bytes);
        }
    });
    BOOST_TEST(held);
}

BOOST_AUTO_TEST_SUITE_END()
