// How far a rule comes on sentences that it just misses: the cases below fixtures/extract/trace/.
#include "claims/base/yaml.h"
#include "claims/extract/test_article.h"
#include "claims/extract/trace.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>

namespace tally::tests {

namespace {

std::string text_of(const YamlNode& node, std::string_view key) {
    const YamlNode* found = node.find(key);
    return found != nullptr ? found->scalar : "";
}

void check_trace(const YamlNode& expected, const std::vector<Pack>& packs) {
    TestText test;
    test.text = text_of(expected, "text");
    const Article article = article_of(test, 0);
    const std::vector<Value> values = values_in(article);
    const Extraction found = extract(article, 0, values, packs);
    const std::vector<PatternTrace> traces =
        trace(packs.front().rules.front(), article, values, found, {0, article.text.size()});
    const std::string number = text_of(expected, "pattern");
    const std::size_t pattern = number.empty() ? 0 : std::stoul(number) - 1;
    BOOST_REQUIRE_GT(traces.size(), pattern);
    const PatternTrace& one = traces[pattern];
    const auto check = [&](std::string_view key, std::string_view actual) {
        if (expected.find(key) != nullptr)
            BOOST_CHECK_MESSAGE(text_of(expected, key) == actual, key << ": '" << actual << "'");
    };
    check("end", name_of(one.end));
    check("matched", one.matched.of(article.text));
    check("up_to", one.matched.of(article.text));
    check("at", one.stopped_at.of(article.text));
    if (expected.find("what") != nullptr)
        BOOST_CHECK_MESSAGE(one.what.find(text_of(expected, "what")) != std::string::npos,
                            "what: " << one.what);
    BOOST_TEST(one.where.line > 0U);
}

void check_case(const YamlNode& node, const std::string& place) {
    BOOST_TEST_CONTEXT(place) {
        const Result<std::vector<Pack>> packs =
            read_packs({SourceText("p.yaml", text_of(node, "pack"))});
        if (!packs) throw std::runtime_error(to_string(packs.error().front()));
        for (const YamlNode& one : node.find("texts")->items)
            BOOST_TEST_CONTEXT(text_of(one, "text")) check_trace(one, *packs);
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

const bool registered = add_case_suite({"fixtures/extract/trace", ".yml", cases_of});

} // namespace

} // namespace tally::tests
