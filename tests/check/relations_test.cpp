// The cases below fixtures/check/relations/: claims as data, a relation over their facts, and what
// it comes to. Each is evaluated as it stands, in reverse and with each claim twice.
#include "claims/check/relations.h"
#include "tests/check/builder.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <variant>

namespace tally::tests {

namespace {

std::string text_of(const YamlNode& node, std::string_view key) {
    const YamlNode* found = node.find(key);
    return found != nullptr ? found->scalar : "";
}

std::shared_ptr<const RelationRule> relation_of(const YamlNode& node) {
    auto out = std::make_shared<RelationRule>();
    out->id = "cases/relation";
    out->expect = text_of(node, "expect");
    out->message = text_of(node, "message");
    auto parsed = parse_relation(out->expect);
    if (const auto* mistake = std::get_if<RelationMistake>(&parsed))
        throw std::runtime_error(mistake->what);
    out->relation = std::get<Relation>(std::move(parsed));
    out->same = {"subject"};
    if (const YamlNode* same = node.find("same")) {
        out->same.clear();
        for (const YamlNode& item : same->items)
            out->same.push_back(item.scalar);
    }
    return out;
}

std::string shared_of(const RelationResult& result) {
    std::string out = result.subject.empty() ? "" : "subject=" + result.subject;
    for (const auto& [name, value] : result.qualifiers)
        out += (out.empty() ? "" : ", ") + name + "=" + value;
    return out;
}

/// The claims that a result rests on, counted from 1 in the order of the case.
std::string claims_of(const RelationResult& result, const BuiltCase& built,
                      const Checked& checked) {
    std::string out;
    for (const std::size_t claim : result.claims)
        for (std::size_t i = 0; i < built.claims.size(); ++i)
            if (built.claims[i].id == checked.claims[claim].id)
                out += (out.empty() ? "" : " ") + std::to_string(i + 1);
    return out;
}

void check_result(const YamlNode& expected, const RelationResult& result, const BuiltCase& built,
                  const Checked& checked) {
    const auto check_text = [&](std::string_view key, const std::string& actual) {
        const YamlNode* node = expected.find(key);
        if (node != nullptr) BOOST_CHECK_MESSAGE(node->scalar == actual, key << ": " << actual);
    };
    check_text("verdict", std::string(name_of(result.verdict)));
    check_text("left", result.left.words);
    check_text("right", result.right.words);
    check_text("message", result.message);
    check_text("shared", shared_of(result));
    check_text("claims", claims_of(result, built, checked));
    if (const YamlNode* why = expected.find("why"))
        BOOST_CHECK_MESSAGE(result.why.find(why->scalar) != std::string::npos,
                            "why: " << result.why);
    BOOST_TEST(result.id.starts_with("r:"));
    const bool evaluated = result.verdict != RelationVerdict::not_evaluated;
    BOOST_TEST(result.claims.empty() == !evaluated);
    BOOST_TEST(result.left.allows.empty() == !evaluated);
    BOOST_TEST(result.message.empty() == (result.verdict != RelationVerdict::fails));
}

void check_case(const YamlNode& node, const std::string& place) {
    BOOST_TEST_CONTEXT(place) {
        const BuiltCase built = build_case(node);
        const YamlNode* results = node.find("results");
        BOOST_REQUIRE(results != nullptr);
        CheckOptions options = built.options;
        options.relations = {relation_of(node)};
        std::vector<Claim> twice(built.claims.rbegin(), built.claims.rend());
        twice.insert(twice.end(), built.claims.begin(), built.claims.end());
        std::vector<std::string> ids;
        for (const auto& claims : {built.claims, twice}) {
            const Checked checked = check(built.corpus, claims, options);
            BOOST_REQUIRE_EQUAL(checked.relations.size(), results->items.size());
            std::vector<std::string> now;
            for (std::size_t i = 0; i < results->items.size(); ++i) {
                check_result(results->items[i], checked.relations[i], built, checked);
                now.push_back(checked.relations[i].id);
            }
            if (ids.empty()) ids = now;
            BOOST_TEST(now == ids, boost::test_tools::per_element());
        }
        std::sort(ids.begin(), ids.end());
        BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()), "ids repeat");
    }
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const auto file = std::make_shared<SourceText>(path.string(), read_file(path));
    auto cases = read_yaml(*file);
    if (!cases) throw std::runtime_error(to_string(cases.error().front()));
    std::vector<Case> out;
    for (const YamlNode& node : cases->items) {
        const std::string place =
            path.string() + ":" + std::to_string(file->location(node.find("name")->offset).line);
        out.push_back({node.find("name")->scalar, [node, place] { check_case(node, place); }});
    }
    return out;
}

const bool registered = add_case_suite({"fixtures/check/relations", ".yml", cases_of});

} // namespace

} // namespace tally::tests
