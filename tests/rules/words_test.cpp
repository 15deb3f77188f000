// The small languages within rules: amounts, scopes, names of entities, relations.
#include "claims/rules/amount.h"
#include "claims/rules/entities.h"
#include "claims/rules/guard.h"
#include "claims/rules/packs.h"
#include "claims/rules/relation.h"
#include "claims/rules/slots.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

using namespace tally;

BOOST_AUTO_TEST_SUITE(rule_words)

BOOST_AUTO_TEST_CASE(amounts_are_plain_days_or_shares) {
    BOOST_TEST((parse_amount("5%")->amount == Decimal::scaled(5, -2)));
    BOOST_TEST((parse_amount("5%")->sort == Amount::Sort::share));
    BOOST_TEST((parse_amount("-1d")->amount == Decimal(-1)));
    BOOST_TEST((parse_amount("+2 weeks")->amount == Decimal(14)));
    BOOST_TEST((parse_amount("1 day")->sort == Amount::Sort::days));
    BOOST_TEST((parse_amount("0.3")->sort == Amount::Sort::plain));
    for (const char* bad : {"", "d", "5 %%", "1m", "two", "1,5", "--1", "+-1", "1d2", "% 5"})
        BOOST_TEST(!parse_amount(bad), bad);
}

BOOST_AUTO_TEST_CASE(scopes_are_few) {
    BOOST_TEST((parse_scope("4 words before") == std::pair(Scope::words_before, 4)));
    BOOST_TEST((parse_scope("1 word after") == std::pair(Scope::words_after, 1)));
    BOOST_TEST((parse_scope("quote") == std::pair(Scope::quote, 0)));
    for (const char* bad : {"", "words before", "0 words after", "51 words after", "-1 words after",
                            "4 words", "Sentence", "4words before"})
        BOOST_TEST(!parse_scope(bad), bad);
}

BOOST_AUTO_TEST_CASE(entities_are_found_by_any_of_their_names) {
    Pack pack;
    pack.entities["usa"] = {"usa", "United States", "", {"the U.S.", "Washington"}};
    pack.entities["dc"] = {"dc", "Washington", "towns", {"Washington, D.C."}};
    pack.entities["eu"] = {"eu", "European Union", "", {"the bloc"}};
    const auto id = [&](std::string_view text, std::string_view list = "") {
        const Entity* found = find_entity(pack, text, list);
        return found == nullptr ? std::string("-") : found->id;
    };
    BOOST_TEST(id("united\n states") == "usa");
    BOOST_TEST(id("The United States\u2019") == "usa");
    BOOST_TEST(id("U.S.") == "usa");
    BOOST_TEST(id("Washington\u2019s") == "usa"); // those outside of lists come first
    BOOST_TEST(id("Washington", "towns") == "dc");
    BOOST_TEST(id("WASHINGTON, D.C.") == "dc");
    BOOST_TEST(id("Bloc") == "eu");
    BOOST_TEST(id("States") == "-");
    BOOST_TEST(id("") == "-");
}

BOOST_AUTO_TEST_CASE(relations_are_two_sides_of_terms) {
    const auto parsed = parse_relation("years(first day in force, last day in force + 1d) = 15");
    BOOST_REQUIRE(std::holds_alternative<Relation>(parsed));
    const Relation& relation = std::get<Relation>(parsed);
    BOOST_TEST((relation.left.sort == RelationTerm::Sort::years));
    BOOST_TEST((relation.left.parts[1].sort == RelationTerm::Sort::sum));
    BOOST_TEST((relation.left.parts[1].parts[1].amount.sort == Amount::Sort::days));
    BOOST_TEST((relation.right.amount.amount == Decimal(15)));
    BOOST_TEST(attributes_of(relation).size() == 2U);

    const auto sum = parse_relation("arms-control seats + other seats - 2 <= all seats");
    BOOST_REQUIRE(std::holds_alternative<Relation>(sum));
    BOOST_TEST((std::get<Relation>(sum).left.sort == RelationTerm::Sort::difference));
    BOOST_TEST(std::get<Relation>(sum).left.parts[0].parts[0].text == "arms-control seats");
    BOOST_TEST((std::get<Relation>(sum).comparison == Comparison::at_most));

    for (const char* bad : {"", "a", "a =", "= a", "a = b = c", "a + = b", "years(a) = 1",
                            "years(a, b = 1", "a = b)", "a ! b"})
        BOOST_TEST(std::holds_alternative<RelationMistake>(parse_relation(bad)), bad);
    std::string deep = "a = ";
    for (int i = 0; i < 1000; ++i)
        deep += "days(";
    BOOST_TEST(std::get<RelationMistake>(parse_relation(deep)).what == "nested too deeply");
}

BOOST_AUTO_TEST_CASE(a_value_has_the_character_of_its_kind) {
    Value value;
    value.kind = Kind::time;
    value.timex3 = Timex3{"TIME", "T08:00"};
    BOOST_TEST((slot_character(value) == slot_character(Kind::time)));
    value.timex3->value = "2021-06-16T08:00";
    BOOST_TEST((slot_character(value) == dated_time_character));
    BOOST_TEST(slot_class({Kind::number, Kind::count}) == "[\\x{F0000}\\x{F0001}]");
    BOOST_TEST(slot_class({Kind::date}) == "[\\x{F0006}\\x{F0010}]");
    for (const KindInfo& info : kinds())
        BOOST_TEST((slot_character(info.kind) < dated_time_character));
}

namespace {

namespace fs = std::filesystem;

/// A folder that goes away with the test.
struct Folder {
    fs::path path =
        fs::temp_directory_path() / ("tally_packs_" + std::to_string(std::random_device()()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

std::string ids(const Result<std::vector<Pack>>& packs) {
    if (!packs) return to_string(packs.error().front());
    std::string out;
    for (const Pack& pack : *packs)
        out += (out.empty() ? "" : " ") + pack.id;
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(packs_are_found_by_path_pattern_and_name) {
    const Folder folder;
    const auto pack = [](const std::string& name) {
        return "tally: 1\npack: " + name + "\nlists: {a: [b]}\n";
    };
    folder.write("rules/b.yaml", pack("b"));
    folder.write("rules/sub/a.yml", pack("a"));
    folder.write("rules/readme.md", "no rules");
    const std::string base = folder.path.string();
    const auto found = [&](const std::string& text) {
        return ids(load_packs({{text, {"tally.yaml", 3, 9}, base}}));
    };
    BOOST_TEST(found("rules") == "b a");
    BOOST_TEST(found("rules/**/*.{yaml,yml}") == "b a");
    BOOST_TEST(found("rules/*.yaml") == "b");
    BOOST_TEST(found("rules/b.yaml") == "b");
    BOOST_TEST(found(base + "/rules/sub/a.yml") == "a");
    BOOST_TEST(found("summit") == "summit");
    BOOST_TEST(found("rules/x*.yaml") == "tally.yaml:3:9: error: no rule file matches "
                                         "'rules/x*.yaml', rule files end in .yaml or .yml");
    BOOST_TEST(found("sumit") ==
               "tally.yaml:3:9: error: no rule file or pack is called 'sumit', did "
               "you mean 'summit'?");
    BOOST_TEST(found("rules/{a").find("tally.yaml:3:9: error:") == 0U);
    BOOST_TEST(
        ids(load_packs({{"rules", {}, base}, {"rules/b.yaml", {}, base}, {"summit", {}, base}})) ==
        "b a summit");
    BOOST_TEST(ids(load_packs({})) == "");
    BOOST_TEST(ids(load_packs({{"default", {}, ""}})).find("error") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
