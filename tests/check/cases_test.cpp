// The cases below fixtures/check/cases/: claims as data, the intervals that are compared, and the
// verdict. Each is judged as it stands, in reverse and with each claim twice, and with the values
// that are read out of its words.
#include "tests/check/builder.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tally::tests {

namespace {

std::vector<std::string> texts(const YamlNode& node) {
    std::vector<std::string> out;
    if (node.is_scalar()) return {node.scalar};
    for (const YamlNode& item : node.items)
        out.push_back(item.scalar);
    return out;
}

std::vector<std::string> verdicts_of(const Checked& checked) {
    std::vector<std::string> out;
    for (const Fact& fact : checked.facts)
        out.emplace_back(name_of(fact.verdict));
    std::sort(out.begin(), out.end());
    return out;
}

/// Everything that a case may say of its (first) fact.
void check_fact(const YamlNode& expected, const Checked& checked, const Fact& fact) {
    const auto check_text = [&](std::string_view key, const std::string& actual) {
        const YamlNode* node = expected.find(key);
        if (node != nullptr) BOOST_CHECK_MESSAGE(node->scalar == actual, key << ": " << actual);
    };
    const auto check_part = [&](std::string_view key, const std::string& actual) {
        const YamlNode* node = expected.find(key);
        if (node == nullptr) return;
        for (const std::string& part : texts(*node))
            BOOST_CHECK_MESSAGE(actual.find(part) != std::string::npos, key << ": " << actual);
    };
    check_text("strength", fact.strength ? std::string(name_of(*fact.strength)) : "none");
    check_text("common", fact.common ? show(*fact.common, fact.kind) : "none");
    check_text("unit", fact.unit);
    check_text("unit_as_written", fact.unit_as_written);
    check_text("common_as_written",
               fact.common_as_written ? show(*fact.common_as_written, fact.kind) : "none");
    std::string qualifiers;
    for (const auto& [name, value] : fact.qualifiers)
        qualifiers += (qualifiers.empty() ? "" : ", ") + name + "=" + value;
    check_text("qualifiers", qualifiers);
    check_text("independent", std::to_string(fact.independent_sources));
    check_text("conflicts", std::to_string(fact.conflicts_total));
    check_part("why", fact.conflicts.empty() ? "" : fact.conflicts.front().why);
    check_part("time", fact.time);
    if (const YamlNode* pair = expected.find("pair")) {
        BOOST_REQUIRE(!fact.conflicts.empty());
        const Conflict& first = fact.conflicts.front();
        std::vector<std::string> ids = {checked.claims[first.a].id, checked.claims[first.b].id};
        for (const std::size_t other : first.also)
            ids.push_back(checked.claims[other].id);
        BOOST_TEST(ids == texts(*pair), boost::test_tools::per_element());
    }
}

/// The claims of each fact, counted from 1 in the order of the case: "1 3".
std::vector<std::string> groups_of(const BuiltCase& built, const Checked& checked) {
    std::vector<std::string> out;
    for (const Fact& fact : checked.facts) {
        std::set<std::size_t> members;
        for (const std::size_t member : fact.claims)
            for (std::size_t i = 0; i < built.claims.size(); ++i)
                if (built.claims[i].id == checked.claims[member].id) members.insert(i + 1);
        std::string group;
        for (const std::size_t member : members)
            group += (group.empty() ? "" : " ") + std::to_string(member);
        out.push_back(group);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void check_compared(const YamlNode& expected, const BuiltCase& built, const Checked& checked) {
    const auto compared_as = [&](std::size_t claim) {
        for (const Compared& one : checked.compared)
            if (checked.claims[one.claim].id == built.claims[claim].id) return one;
        throw std::runtime_error("a claim got lost");
    };
    if (const YamlNode* intervals = expected.find("compared")) {
        BOOST_REQUIRE_EQUAL(intervals->items.size(), built.claims.size());
        for (std::size_t i = 0; i < built.claims.size(); ++i) {
            const Compared one = compared_as(i);
            const std::string actual = show(one.interval, checked.facts[one.fact].kind);
            BOOST_CHECK_MESSAGE(intervals->items[i].scalar == actual,
                                "compared, claim " << i + 1 << ": " << actual);
        }
    }
    if (const YamlNode* groups = expected.find("groups"))
        BOOST_TEST(groups_of(built, checked) == texts(*groups), boost::test_tools::per_element());
    if (const YamlNode* taken = expected.find("taken_as"))
        for (std::size_t i = 0; i < built.claims.size(); ++i)
            BOOST_TEST(compared_as(i).taken_as == taken->items.at(i).scalar);
}

/// The same case with values read out of its words.
void check_read(const YamlNode& expected, BuiltCase built,
                const std::vector<std::string>& verdicts) {
    bool any = false;
    for (std::size_t i = 0; i < built.claims.size(); ++i) {
        if (built.says[i].empty()) continue;
        any = true;
        Claim& claim = built.claims[i];
        const Value value = read_value(built.says[i], claim, built.corpus.articles[claim.article]);
        BOOST_CHECK_MESSAGE(value.allows == claim.value.allows,
                            built.says[i] << " allows " << show(value.allows, value.kind));
        BOOST_CHECK_MESSAGE(value.value == claim.value.value, built.says[i] << ": its value");
        claim.value = value;
    }
    if (!any) return;
    const Checked checked = check(built.corpus, built.claims, built.options);
    BOOST_TEST(verdicts_of(checked) == verdicts, boost::test_tools::per_element());
    if (!checked.facts.empty()) check_fact(expected, checked, checked.facts.front());
    check_compared(expected, built, checked);
}

void check_case(const YamlNode& expected, const std::string& place) {
    BOOST_TEST_CONTEXT(place) {
        const BuiltCase built = build_case(expected);
        const YamlNode* verdict = expected.find("verdict");
        BOOST_REQUIRE(verdict != nullptr);
        std::vector<std::string> verdicts = texts(*verdict);
        std::sort(verdicts.begin(), verdicts.end());

        const Checked checked = check(built.corpus, built.claims, built.options);
        BOOST_TEST(verdicts_of(checked) == verdicts, boost::test_tools::per_element());
        if (!checked.facts.empty()) check_fact(expected, checked, checked.facts.front());
        check_compared(expected, built, checked);

        std::vector<Claim> twice(built.claims.rbegin(), built.claims.rend());
        twice.insert(twice.end(), built.claims.begin(), built.claims.end());
        const Checked again = check(built.corpus, twice, built.options);
        BOOST_TEST(verdicts_of(again) == verdicts, boost::test_tools::per_element());
        if (!again.facts.empty()) check_fact(expected, again, again.facts.front());
        check_compared(expected, built, again);

        check_read(expected, built, verdicts);
    }
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const auto file = std::make_shared<SourceText>(path.string(), read_file(path));
    auto cases = read_yaml(*file);
    if (!cases) throw std::runtime_error(to_string(cases.error().front()));
    std::vector<Case> out;
    for (const YamlNode& node : cases->items) {
        const YamlNode* name = node.find("name");
        if (name == nullptr) throw std::runtime_error(path.string() + ": a case without a name");
        const std::string place =
            path.string() + ":" + std::to_string(file->location(name->offset).line);
        out.push_back({name->scalar, [node, place] { check_case(node, place); }});
    }
    return out;
}

const bool registered = add_case_suite({"fixtures/check/cases", ".yml", cases_of});

} // namespace

} // namespace tally::tests
