// The schemas that `tally schema` prints, held against the readers by an independent validator:
// what a reader takes, its schema takes; what a reader refuses for its form (unknown keys, missing
// ones, values of another sort), its schema refuses. What names mean and patterns hold no schema
// sees.
#include "claims/base/source_text.h"
#include "claims/commands/config.h"
#include "claims/commands/schema.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"
#include "tests/support/packs.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using tally::tests::read_file;

namespace {

std::vector<std::string> yaml_files_below(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

const tally::SchemaFile& schema_named(std::string_view name) {
    for (const tally::SchemaFile& file : tally::schema_files())
        if (file.name == name) return file;
    throw std::runtime_error("no schema " + std::string(name));
}

/// What the validator says of each file: "good", "bad: …", "unread: …".
std::map<std::string, std::string> validated(std::string_view schema,
                                             const std::vector<std::string>& files) {
    std::string name = (fs::temp_directory_path() / "tally-schema-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    const fs::path folder = name;
    const fs::path json = folder / "schema.json";
    std::ofstream(json, std::ios::binary) << tally::schema_text(schema_named(schema));
    std::string line = "python3 tests/support/validate.py '" + json.string() + "'";
    for (const std::string& file : files)
        line += " '" + file + "'";
    line += " > '" + (folder / "out").string() + "' 2>&1";
    const int status = std::system(line.c_str()); // NOLINT(cert-env33-c): our own words
    std::istringstream told(read_file(folder / "out"));
    fs::remove_all(folder);
    BOOST_REQUIRE_MESSAGE(status == 0, "the validator failed (packages python3-jsonschema, "
                                       "python3-yaml):\n"
                                           << told.str());
    std::map<std::string, std::string> out;
    for (std::string row; std::getline(told, row);) {
        const std::size_t tab = row.find('\t');
        const std::size_t end = std::min(row.find('\t', tab + 1), row.size());
        out[row.substr(tab + 1, end - tab - 1)] =
            row.substr(0, tab) + (end < row.size() ? ": " + row.substr(end + 1) : "");
    }
    return out;
}

/// Whether one of these mistakes is one of form, as its reader words it.
bool is_of_form(const tally::Diagnostics& mistakes) {
    constexpr std::string_view words[] = {"unknown key '",   " needs '",      " must be ",
                                          " is not a name",  " must have a ", " is no amount",
                                          "is no number of", "would narrow",  " is no address"};
    return std::any_of(mistakes.begin(), mistakes.end(), [&](const tally::Diagnostic& mistake) {
        // A claim in a test may have the qualifiers of its rule as keys, which no schema knows.
        if (mistake.what.ends_with("' in a claim")) return false;
        return std::any_of(std::begin(words), std::end(words), [&](std::string_view one) {
            return mistake.what.find(one) != std::string::npos;
        });
    });
}

/// Holds each file to the mistakes that its reader finds. How many of them are of form.
template <class Mistakes>
std::size_t compare(std::string_view schema, const std::vector<std::string>& files,
                    const Mistakes& mistakes_of) {
    const std::map<std::string, std::string> results = validated(schema, files);
    std::size_t of_form = 0;
    for (const std::string& file : files) {
        const std::string& result = results.at(file);
        const tally::Diagnostics mistakes = mistakes_of(file);
        if (mistakes.empty()) {
            BOOST_TEST(result == "good", file << " is taken, but its schema says " << result);
        } else if (is_of_form(mistakes)) {
            ++of_form;
            BOOST_TEST(result != "good", file << " is refused, but its schema takes it");
        }
    }
    return of_form;
}

} // namespace

BOOST_AUTO_TEST_SUITE(commands)
BOOST_AUTO_TEST_SUITE(schema)

BOOST_AUTO_TEST_CASE(packs_are_taken_and_refused_as_by_their_reader) {
    std::vector<std::string> files = yaml_files_below("rules");
    files.emplace_back("claims/commands/project/rules/bridge.yaml");
    for (const std::string& file : yaml_files_below("fixtures"))
        if (file.starts_with("fixtures/rules/bad/") ||
            read_file(file).find("\npack: ") != std::string::npos)
            files.push_back(file);
    BOOST_TEST(files.size() > 80U);
    const std::vector<tally::SourceText> library{
        tally::SourceText("rules/summit.yaml", read_file("rules/summit.yaml"))};
    const std::size_t of_form = compare("pack", files, [&](const std::string& file) {
        const auto packs = tally::read_packs(tally::tests::files_of_pack(file), library);
        return packs ? tally::Diagnostics() : packs.error();
    });
    BOOST_TEST(of_form > 40U);
}

BOOST_AUTO_TEST_CASE(configurations_are_taken_and_refused_as_by_their_reader) {
    std::vector<std::string> files = yaml_files_below("fixtures/commands/config");
    files.emplace_back("claims/commands/project/tally.yaml");
    for (const std::string& file : yaml_files_below("fixtures"))
        if (file.ends_with("/tally.yaml")) files.push_back(file);
    const std::string here = fs::current_path().string();
    const std::size_t of_form = compare("config", files, [&](const std::string& file) {
        const auto config =
            tally::read_config(tally::SourceText(file, read_file(file)), here, here);
        return config ? tally::Diagnostics() : config.error();
    });
    BOOST_TEST(of_form > 2U);
}

BOOST_AUTO_TEST_CASE(decisions_are_taken_and_refused) {
    const std::vector<std::string> good = yaml_files_below("fixtures/commands/schema/decisions");
    const std::vector<std::string> bad = yaml_files_below("fixtures/commands/schema/bad_decisions");
    for (const auto& [file, result] : validated("decisions", good))
        BOOST_TEST(result == "good", file << ": " << result);
    for (const auto& [file, result] : validated("decisions", bad))
        BOOST_TEST(result.starts_with("bad: "), file << ": " << result);
}

BOOST_AUTO_TEST_CASE(each_pack_that_comes_along_names_its_schema) {
    for (const std::string& file : yaml_files_below("rules"))
        BOOST_TEST(read_file(file).starts_with("# yaml-language-server: $schema="), file);
}

/// All keys of a shape and of what it holds.
void collect(const tally::Shape& shape, std::set<std::string_view>& into) {
    for (const tally::ShapeKey& key : shape.keys) {
        into.insert(key.name);
        BOOST_TEST(!key.about.empty(), key.name);
        collect(key.shape, into);
    }
    for (const tally::Shape& one : shape.of)
        collect(one, into);
}

BOOST_AUTO_TEST_CASE(each_key_of_a_pack_stands_in_its_document) {
    std::set<std::string_view> keys;
    collect(schema_named("pack").shape(), keys);
    BOOST_TEST(keys.size() > 50U);
    const std::string page = read_file("docs/rules.md");
    for (const std::string_view key : keys) {
        const std::string name(key);
        const bool there = page.find('`' + name + '`') != std::string::npos ||
                           page.find(name + ':') != std::string::npos;
        BOOST_TEST(there, "docs/rules.md does not name the key " << name);
    }
}

BOOST_AUTO_TEST_CASE(each_key_of_a_configuration_stands_in_its_document) {
    const std::string page = read_file("docs/configuration.md");
    for (const tally::ShapeKey& key : schema_named("config").shape().keys)
        BOOST_TEST(page.find('`' + std::string(key.name) + '`') != std::string::npos,
                   "docs/configuration.md does not name the key " << key.name);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
