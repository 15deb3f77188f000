#include "claims/base/embedded.h"
#include "claims/rules/packs.h"
#include "claims/rules/read.h"
#include "claims/rules/slots.h"
#include "claims/rules/template.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tally;

namespace {

std::vector<Pack> read(const std::vector<SourceText>& files,
                       const std::vector<SourceText>& library = {}) {
    auto packs = read_packs(files, library);
    if (!packs) BOOST_FAIL(to_string(packs.error().front()));
    return *packs;
}

std::string told(const std::vector<SourceText>& files,
                 const std::vector<SourceText>& library = {}) {
    const auto packs = read_packs(files, library);
    std::string out;
    if (!packs)
        for (const Diagnostic& one : packs.error())
            out += to_string(one) + "\n";
    return out;
}

std::string pack(const std::string& name, const std::string& more = "") {
    return "tally: 1\npack: " + name + "\n" + more;
}

std::string rule(const std::string& id, const std::string& match, const std::string& more = "") {
    return "rules:\n  - id: " + id + "\n    match: '" + match +
           "'\n    fact: {subject: s, attribute: t}\n" + more;
}

Rule one_rule(const std::string& more, const std::string& head = "") {
    const auto packs = read({{"a.yaml", pack("p", head + "rules:\n  - id: a\n" + more)}});
    BOOST_REQUIRE(packs.front().rules.size() == 1U);
    return packs.front().rules.front();
}

} // namespace

BOOST_AUTO_TEST_SUITE(read_rules)

BOOST_AUTO_TEST_CASE(the_example_pack_is_read_whole) {
    const SourceText file("rules/summit.yaml", std::string(embedded_file("rules/summit.yaml")));
    const Pack summit = read({file}).front();
    BOOST_TEST(summit.id == "summit");
    BOOST_TEST(summit.entities.at("russia").name == "Russia");
    const Rule& total = summit.rules.front();
    BOOST_TEST(total.terms->id == "summit/sanctioned-total");
    BOOST_TEST((total.terms->on_conflict == RuleSeverity::error));
    BOOST_TEST(total.claims.front().fact.subject.front().text == "Russia");
    BOOST_TEST(!total.tests.empty());
    for (const Rule& one : summit.rules)
        BOOST_TEST(!one.tests.empty(), one.terms->id << " has no tests");
}

BOOST_AUTO_TEST_CASE(all_packs_that_come_along_are_good) {
    for (const std::string& name : packs_that_come_along()) {
        const auto packs = load_packs({{name, {}, ""}});
        BOOST_TEST(packs.has_value(), name);
    }
}

BOOST_AUTO_TEST_CASE(every_example_of_the_documentation_is_good) {
    const std::string page = tests::read_file("docs/rules.md");
    const std::string open = "\n```yaml\n";
    std::size_t examples = 0;
    for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at + 1)) {
        const std::size_t start = at + open.size();
        std::string text = page.substr(start, page.find("\n```\n", start) + 1 - start);
        if (text.starts_with("# tally.yaml")) continue; // a configuration
        if (text.find("pack: ") == std::string::npos) text = pack("example", text);
        const SourceText summit("rules/summit.yaml",
                                std::string(embedded_file("rules/summit.yaml")));
        BOOST_TEST(told({{"docs/rules.md", text}}, {summit}) == "", text);
        ++examples;
    }
    BOOST_TEST(examples > 8U);
}

BOOST_AUTO_TEST_CASE(the_documentation_names_what_patterns_and_templates_may_hold) {
    const std::string page = tests::read_file("docs/rules.md");
    for (const SlotType& type : slot_types())
        BOOST_TEST(page.find("| `" + std::string(type.name) + "` |") != std::string::npos,
                   type.name);
    for (const Filter filter : {Filter::year, Filter::month, Filter::day, Filter::entity,
                                Filter::lower, Filter::number, Filter::noun})
        BOOST_TEST(page.find("`" + std::string(name_of(filter)) + "`") != std::string::npos,
                   name_of(filter));
}

BOOST_AUTO_TEST_CASE(terms_come_from_the_rule_then_from_the_defaults) {
    const Rule rule = one_rule("    match: 'rose {{n:percent}}'\n"
                               "    fact: {subject: s, attribute: t}\n"
                               "    compare: {tolerance: 5%, same-time: 2 weeks}\n"
                               "    severity: {echo: off}\n"
                               "    precision: exact\n",
                               "defaults:\n  severity: {conflict: warning, echo: error}\n"
                               "  compare: {moves: grows, tolerance: 1}\n"
                               "  independence: publisher\n");
    const RuleTerms& terms = *rule.terms;
    BOOST_TEST((terms.moves == Moves::grows));
    BOOST_TEST(terms.tolerance->is_share);
    BOOST_TEST((terms.tolerance->amount == Decimal::scaled(5, -2)));
    BOOST_TEST(terms.same_time_days == 14);
    BOOST_TEST((terms.on_conflict == RuleSeverity::warning));
    BOOST_TEST((terms.on_echo == RuleSeverity::off));
    BOOST_TEST((terms.precision == PrecisionRule::exact));
    BOOST_TEST((terms.independence == Independence::publisher));
}

BOOST_AUTO_TEST_CASE(guards_and_captures_say_where_they_look) {
    const Rule rule =
        one_rule("    match: '{{n:number}} votes'\n"
                 "    near: [poll, {near: ballot, in: paragraph}]\n"
                 "    unless: {near: not, in: 4 words before, because: denied}\n"
                 "    with:\n"
                 "      when: {find: '{{date}}', in: article, or: published}\n"
                 "      from: {find: 'since {{y:date}}', required: true}\n"
                 "      place: 'in (?<town>\\w+)'\n"
                 "    fact:\n"
                 "      subject: s\n"
                 "      attribute: t\n"
                 "      qualifiers: {since: '{{from.y|year}}', on: 'the {{when|day}}',\n"
                 "                   at: '{{place.town|lower}}', seen: '{{place}}'}\n");
    BOOST_REQUIRE(rule.near.size() == 2U);
    BOOST_TEST((rule.near[0].scope == Scope::sentence));
    BOOST_TEST((rule.near[1].scope == Scope::paragraph));
    BOOST_TEST((rule.unless[0].scope == Scope::words_before));
    BOOST_TEST(rule.unless[0].words == 4);
    BOOST_TEST(rule.unless[0].because == "denied");
    BOOST_REQUIRE(rule.with.size() == 3U);
    BOOST_TEST(rule.with[0].or_published);
    BOOST_TEST((rule.with[0].scope == Scope::article));
    BOOST_TEST(rule.with[0].pattern.slots[0].name == "date");
    BOOST_TEST(rule.with[1].required);
    BOOST_TEST(rule.with[2].pattern.groups.front() == "town");
    const FactTemplate& fact = rule.claims.front().fact;
    BOOST_REQUIRE(fact.qualifiers.size() == 4U); // in order of name
    BOOST_TEST(fact.qualifiers[0].first == "at");
    BOOST_TEST(fact.qualifiers[1].second[0].text == "the ");
    BOOST_TEST((fact.qualifiers[1].second[1].filter == Filter::day));
    BOOST_TEST(fact.qualifiers[3].second[0].text == "from.y");
}

BOOST_AUTO_TEST_CASE(patterns_carry_slots_widening_and_digits) {
    const Rule rule =
        one_rule("    match: [{pattern: 'ends {{d:date}}', widen: {low: -1d, high: 1 week}},\n"
                 "            'on (?<d>\\d+ May)', 'said {{q:quote}} until {{d:date}}']\n"
                 "    value: d\n"
                 "    fact: {subject: s, attribute: t}\n");
    BOOST_REQUIRE(rule.match.size() == 3U);
    BOOST_TEST((rule.match[0].widen_low == Decimal(-1)));
    BOOST_TEST((rule.match[0].widen_high == Decimal(7)));
    BOOST_TEST(rule.match[1].writes_digits);
    BOOST_TEST(rule.match[1].slots.front().name == "d");
    BOOST_TEST(rule.match[1].slots.front().kinds.size() == 10U);
    BOOST_TEST(rule.match[2].wants_quotes);
    BOOST_TEST(!rule.match[2].writes_digits);
    BOOST_TEST(rule.claims.front().value == "d");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_an_entity_id_stands_for_its_name) {
    const Rule rule =
        one_rule("    match: '{{n:number}} votes'\n"
                 "    fact: {subject: usa, attribute: usa, qualifiers: {by: usa, of: it}}\n",
                 "entities:\n  usa: {name: United States}\n");
    const FactTemplate& fact = rule.claims.front().fact;
    BOOST_TEST(fact.subject[0].text == "United States");
    BOOST_TEST(fact.attribute[0].text == "usa");
    BOOST_TEST(fact.qualifiers[0].second[0].text == "United States");
    BOOST_TEST(fact.qualifiers[1].second[0].text == "it");
}

BOOST_AUTO_TEST_CASE(tests_keep_what_they_expect_as_it_was_written) {
    const Rule rule =
        one_rule("    match: '{{n:number}} votes'\n"
                 "    fact: {subject: s, attribute: t, qualifiers: {place: '{{n}}'}}\n"
                 "    tests:\n"
                 "      - {text: She won 12 votes., gives: {value: 12, max: null, place: there}}\n"
                 "      - {text: Nobody came., gives: nothing}\n"
                 "      - {text: Two., gives: [{value: 1}, {value: 2}]}\n"
                 "      - pair: [one, {text: two, source: b, as_of: 2021-05-01}]\n"
                 "        published: 2021-06-01\n"
                 "        verdict: single-source\n");
    BOOST_REQUIRE(rule.tests.size() == 4U);
    BOOST_TEST(rule.tests[0].gives[0].fields[1].second == "null");
    BOOST_TEST(rule.tests[1].gives.empty());
    BOOST_TEST(rule.tests[2].gives.size() == 2U);
    BOOST_TEST(rule.tests[3].texts[1].as_of == "2021-05-01");
    BOOST_TEST(rule.tests[3].texts[1].published == "2021-06-01");
    BOOST_TEST(rule.tests[3].verdict == "single-source");
}

BOOST_AUTO_TEST_CASE(files_of_a_folder_make_one_pack) {
    const auto packs = read(
        {{"r/a.yaml", pack("p", "lists: {what: [votes]}\n" + rule("a", "{{n:number}} {{what}}"))},
         {"r/b.yaml", pack("p", "about: both\n" + rule("b", "{{what}}: {{n:number}}"))}});
    BOOST_REQUIRE(packs.size() == 1U);
    BOOST_TEST(packs[0].rules.size() == 2U);
    BOOST_TEST(packs[0].files.size() == 2U);
    BOOST_TEST(packs[0].about == "both");
    BOOST_TEST(told({{"r/a.yaml", pack("p", rule("a", "{{n:number}} x"))},
                     {"s/a.yaml", pack("p", rule("b", "{{n:number}} x"))}}) ==
               "s/a.yaml:2:7: error: a pack 'p' stands in r/a.yaml already, rename one; only files "
               "of one folder make a pack together\n");
    BOOST_TEST(told({{"r/a.yaml", pack("p", rule("a", "{{n:number}} x"))},
                     {"r/b.yaml", pack("p", rule("a", "{{n:number}} y"))}})
                   .find("r/b.yaml:4:9: error: a rule 'a' stands at r/a.yaml:4 already") == 0U);
    BOOST_TEST(told({{"r/a.yaml", pack("p", "about: x\n" + rule("a", "{{n:number}} x"))},
                     {"r/b.yaml", pack("p", "about: y\n")}})
                   .find("r/b.yaml:3:8: error: 'about' stands in two files") == 0U);
}

BOOST_AUTO_TEST_CASE(a_pack_uses_names_of_another) {
    const std::string words =
        pack("words", "lists: {thing: [votes, seats]}\n"
                      "fragments: {won: '(?:won|got)', both: '{{won}} {{thing}}'}\n"
                      "entities: {eu: {name: European Union}, towns: {bern: {name: Bern}}}\n");
    const std::string user = pack(
        "p", "use: [words]\n"
             "rules:\n"
             "  - id: a\n"
             "    match: 'in {{t:name:words.towns}} {{words.won}} {{n:number}} {{words.thing}}'\n"
             "    value: n\n"
             "    fact: {subject: words.eu, attribute: t}\n");
    for (const auto& packs : {read({{"a.yaml", user}, {"w.yaml", words}}),
                              read({{"a.yaml", user}}, {{"w.yaml", words}})}) {
        BOOST_TEST(packs.front().id == "p");
        BOOST_TEST(packs.front().rules[0].claims[0].fact.subject[0].text == "European Union");
        BOOST_TEST(packs.front().entities.at("words.bern").name == "Bern");
    }
    BOOST_TEST(read({{"a.yaml", user}}, {{"w.yaml", words}}).size() ==
               1U); // the library is no rules
    BOOST_TEST(told({{"a.yaml", user}, {"w.yaml", pack("words", "lists: {thing: []}")}})
                   .find("w.yaml:3:16: error: the list 'thing' is empty") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(packs_in_a_ring_are_told) {
    const auto user = [](const std::string& name, const std::string& used) {
        return pack(name, "use: [" + used + "]\n" + rule("a", "{{n:number}} x"));
    };
    BOOST_TEST(told({{"a.yaml", user("a", "b")}, {"b.yaml", user("b", "a")}}) ==
               "b.yaml:3:7: error: packs use one another in a ring: a → b → a, move what both need "
               "into a third pack\n");
    BOOST_TEST(told({{"a.yaml", user("a", "a")}}).find("ring: a → a") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_names_stand_for_cannot_grow_without_end) {
    std::string fragments = "fragments:\n  f0: '(?:a|b)'\n";
    for (int i = 1; i < 40; ++i) {
        const std::string below = "{{f" + std::to_string(i - 1) + "}}";
        fragments += "  f" + std::to_string(i) + ": '" + below + below + "'\n";
    }
    BOOST_TEST(told({{"a.yaml", pack("p", fragments)}}).find("too large") != std::string::npos);
    std::string chain = "fragments:\n";
    for (int i = 0; i < 2000; ++i)
        chain +=
            "  f" + std::to_string(10'000 + i) + ": '{{f" + std::to_string(10'001 + i) + "}}'\n";
    chain += "  f12000: x\n";
    BOOST_TEST(told({{"a.yaml", pack("p", chain)}}).find("more than 64 deep") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
