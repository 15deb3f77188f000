// `tally rules --fmt`: what is laid out means the same, keeps its comments, and stays as it is when
// it is laid out again. Each fixtures/rules/format/<name>.yaml has its canonical layout beside it.
#include "claims/base/yaml.h"
#include "claims/rules/format.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using tally::YamlNode;
using tally::tests::Case;
using tally::tests::read_file;

/// A node as text, without its places.
std::string written(const YamlNode& node) {
    std::string out;
    if (node.is_null()) out = "null";
    if (node.is_scalar()) out = std::to_string(node.scalar.size()) + ":" + node.scalar;
    for (const YamlNode& item : node.items)
        out += "[" + written(item) + "]";
    for (const auto& [key, value] : node.entries)
        out += "{" + key.scalar + "=" + written(value) + "}";
    return out;
}

std::string meaning(const std::string& text) {
    const tally::SourceText file("pack.yaml", text);
    const auto root = tally::read_yaml(file);
    return root ? written(*root) : "";
}

std::vector<std::string> comments(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string::npos || line[start] != '#') continue;
        line.erase(line.find_last_not_of(" \r") + 1);
        out.push_back(line.substr(start));
    }
    return out;
}

std::string laid_out(const std::string& path, const std::string& text) {
    const auto out = tally::formatted_pack(tally::SourceText(path, text));
    if (out) return *out;
    BOOST_ERROR(to_string(out.error().front()));
    return "";
}

std::vector<Case> cases_of(const fs::path& path) {
    return {{"is_laid_out", [path] {
                 auto golden = path;
                 const std::string text = read_file(path);
                 const std::string out = laid_out(path.string(), text);
                 BOOST_TEST(meaning(out) == meaning(text));
                 tally::tests::check_golden(golden.replace_extension(".formatted"), out);
             }}};
}

const bool registered = tally::tests::add_case_suite({"fixtures/rules/format", ".yaml", cases_of});

std::vector<std::string> all_yaml_files() {
    std::vector<std::string> out;
    for (const char* folder : {"rules", "fixtures", "claims/commands/project"})
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rule_format)

BOOST_AUTO_TEST_CASE(every_file_that_can_be_read_means_the_same) {
    std::size_t seen = 0;
    for (const std::string& path : all_yaml_files()) {
        const std::string text = read_file(path);
        const std::string before = meaning(text);
        if (before.empty() || before == "null") continue;
        ++seen;
        const std::string out = laid_out(path, text);
        BOOST_TEST(meaning(out) == before, path);
        BOOST_TEST(laid_out(path, out) == out, path);
        BOOST_TEST(comments(out) == comments(text), path);
    }
    BOOST_TEST(seen > 100U);
}

BOOST_AUTO_TEST_CASE(blanks_and_line_ends_make_no_difference) {
    const std::string text = read_file("rules/summit.yaml");
    const std::string canonical = laid_out("rules/summit.yaml", text);
    const bool held = rc::check("mangled layout", [&] {
        const int line_end = *rc::gen::inRange(0, 3);
        std::string mangled;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            mangled += line;
            if (*rc::gen::inRange(0, 4) == 0) mangled += std::string(3, ' ');
            mangled += line_end == 0 ? "\r\n" : "\n";
            const bool is_break = line.empty();
            for (int i = is_break ? *rc::gen::inRange(0, 3) : 0; i > 0; --i)
                mangled += line_end == 0 ? "\r\n" : "\n";
        }
        const auto out = tally::formatted_pack(tally::SourceText("summit.yaml", mangled));
        RC_ASSERT(out.has_value());
        RC_ASSERT(*out == canonical);
    });
    BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(depth_is_two_blanks_a_level) {
    const std::string wide = "tally: 1\npack: p\nlists:\n        a:\n        - x\n        - y\n"
                             "fragments:\n   b: 'c'\n";
    BOOST_TEST(laid_out("wide.yaml", wide) ==
               "tally: 1\npack: p\n\nlists:\n  a:\n    - x\n    - y\n\nfragments:\n  b: 'c'\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_yaml_is_told_and_left) {
    const auto out = tally::formatted_pack(tally::SourceText("bad.yaml", "a: b: c\n"));
    BOOST_REQUIRE(!out);
    BOOST_TEST(out.error().front().where.line == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
