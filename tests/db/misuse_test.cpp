// Runs fixtures/db/misuse.yml: one case an attempt, against a stored story. Afterwards the database
// is byte for byte what it was, and no other file was written.
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"
#include "db/query.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"
#include "tests/support/watched_disk.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace tally;
using namespace tally::tests;

struct Misuse {
    std::string name, sql, refused;
};

std::string field(const YamlNode& node, std::string_view name) {
    const YamlNode* found = node.find(name);
    return found == nullptr ? "" : found->scalar;
}

/// The SQL with <repeat> written out.
std::string sql_of(const YamlNode& node) {
    std::string sql = field(node, "sql");
    const std::string mark = "<repeat>";
    const std::size_t at = sql.find(mark);
    if (at == std::string::npos) return sql;
    std::string text;
    for (int i = std::stoi(field(node, "times")); i > 0; --i)
        text += field(node, "repeat");
    return sql.replace(at, mark.size(), text);
}

void run(const Misuse& misuse) {
    const StoredStory stored;
    const std::string before = read_file(stored.path());
    const auto start = std::chrono::steady_clock::now();
    std::size_t changes = 0; // of any file, temporary ones too
    const WatchedDisk disk([&](const DiskCall&) {
        ++changes;
        return 0;
    });
    const Result<QueryResult> result =
        query(stored.path(), misuse.sql, {.rows = 1000, .time = std::chrono::milliseconds(300)});
    BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(10)));
    if (!misuse.refused.empty()) {
        BOOST_REQUIRE(!result);
        const std::string told = to_string(result.error().front());
        BOOST_TEST(told.find(misuse.refused) != std::string::npos, told);
        BOOST_TEST(told.starts_with("SQL:"), told);
    } else if (result) {
        BOOST_TEST(result->table.rows.size() <= 1000U);
    }
    BOOST_TEST(changes == 0U);
    BOOST_TEST((read_file(stored.path()) == before));
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
    const SourceText file(path.string(), read_file(path));
    const Result<YamlNode> document = read_yaml(file);
    if (!document) throw std::runtime_error(to_string(document.error().front()));
    std::vector<Case> out;
    for (const YamlNode& node : document->items) {
        const Misuse misuse{field(node, "name"), sql_of(node), field(node, "refused")};
        if (misuse.refused.empty() && field(node, "bounded") != "true")
            throw std::runtime_error(misuse.name + " expects nothing");
        out.push_back({misuse.name, [misuse] { run(misuse); }});
    }
    return out;
}

const bool registered = add_case_suite({"fixtures/db", "misuse.yml", cases_of});

} // namespace
