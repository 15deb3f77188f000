// Holds every #include of claims/ and db/ to the two tables of claims/README.md: which folder may
// include which, and which one file sees a library.
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
using tally::tests::read_file;

namespace {

/// The cells of a table row, "| a | b |".
std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    std::istringstream rest{std::string(row.substr(1))};
    for (std::string cell; std::getline(rest, cell, '|');)
        cells.push_back(cell);
    return cells;
}

/// The words between backticks.
std::vector<std::string> quoted_words(const std::string& cell) {
    std::vector<std::string> words;
    for (std::size_t open = cell.find('`'); open != std::string::npos;) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string::npos) break;
        words.push_back(cell.substr(open + 1, close - open - 1));
        open = cell.find('`', close + 1);
    }
    return words;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// What the README allows.
struct Architecture {
    std::map<std::string, std::set<std::string>> folders; ///< of "claims/rules": "claims/base", …
    std::set<std::string> all_knowing;                    ///< may include every folder
    std::map<std::string, std::set<std::string>> library_files; ///< of "PCRE2": its files
};

Architecture read_architecture() {
    Architecture out;
    bool libraries = false;
    std::istringstream lines(read_file("claims/README.md"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('|') || line.starts_with("| ---")) continue;
        const std::vector<std::string> cells = cells_of(line);
        BOOST_REQUIRE_GE(cells.size(), 2U);
        if (trimmed(cells[0]) == "library") {
            libraries = true;
        } else if (libraries) {
            for (const std::string& file : quoted_words(cells[1]))
                out.library_files[trimmed(cells[0])].insert(file);
        } else if (trimmed(cells[0]) != "folder") {
            const std::vector<std::string> name = quoted_words(cells[0]);
            BOOST_REQUIRE_EQUAL(name.size(), 1U);
            if (trimmed(cells.back()) == "all") out.all_knowing.insert(name[0]);
            for (const std::string& allowed : quoted_words(cells.back()))
                out.folders[name[0]].insert(allowed);
            out.folders[name[0]].insert(name[0]);
        }
    }
    return out;
}

/// The folder that a file counts to: "claims/rules" of claims/rules/rule.h; the front door is a
/// folder of its own, and main hands over to the commands.
std::string folder_of(const std::string& file) {
    if (file == "claims/tally.h" || file == "claims/tally.cpp") return "claims/tally";
    if (file == "claims/main.cpp") return "claims/commands";
    return fs::path(file).parent_path().string();
}

/// How a library's headers begin.
const std::vector<std::pair<std::string, std::string>>& library_headers() {
    static const std::vector<std::pair<std::string, std::string>> table = {
        {"pcre2", "PCRE2"},
        {"yaml-cpp/", "yaml-cpp"},
        {"simdjson", "simdjson"},
        {"fmt/", "fmt"},
        {"utf8proc", "utf8proc"},
        {"xxhash", "xxhash"},
        {"md4c", "md4c"},
        {"zlib", "zlib, zstd"},
        {"zstd", "zlib, zstd"},
        {"libstemmer", "Snowball"},
        {"SQLiteCpp/", "SQLiteCpp, SQLite"},
        {"sqlite3", "SQLiteCpp, SQLite"},
        {"boost/multiprecision/", "Boost.Multiprecision"},
        {"CLI/", "CLI11"},
        {"boost/", "Boost"},
    };
    return table;
}

/// Of the standard library, the system or the compiler: <vector>, <unistd.h>, <sys/stat.h>.
bool is_system_header(const std::string& header) {
    static const std::set<std::string> known = {"unistd.h", "fcntl.h",  "dirent.h",
                                                "poll.h",   "signal.h", "emmintrin.h"};
    return header.find_first_of("/.") == std::string::npos || header.starts_with("sys/") ||
           header.starts_with("linux/") || known.contains(header);
}

/// Why a file may not have this include line; "" where it may.
std::string objection(const Architecture& architecture, const std::string& file,
                      const std::string& included, bool own) {
    if (own) {
        if (!fs::exists(included)) return "is no path from the repository's root";
        const std::string from = folder_of(file);
        const std::string to = folder_of(included);
        if (architecture.all_knowing.contains(from)) return "";
        const auto allowed = architecture.folders.find(from);
        if (allowed == architecture.folders.end()) return "comes from a folder not in the table";
        return allowed->second.contains(to) ? "" : "is not allowed for " + from;
    }
    if (is_system_header(included) || file == "claims/base/libraries.cpp") return "";
    for (const auto& [prefix, library] : library_headers()) {
        if (!included.starts_with(prefix)) continue;
        const auto files = architecture.library_files.find(library);
        if (files == architecture.library_files.end()) return "is of a library not in the table";
        const bool allowed = files->second.contains(file) || file == "claims/base/libraries.cpp";
        return allowed ? "" : "is seen by " + *files->second.begin() + " alone";
    }
    return "is of a library that architecture_test.cpp does not know";
}

/// The name of the type that a line defines at the level of the namespace, "" for other lines: two
/// headers that define one name break the one-definition rule without a word from the compiler.
std::string type_defined(const std::string& line) {
    for (const std::string_view word : {"struct ", "class ", "enum class "}) {
        if (!line.starts_with(word) || line.ends_with(';')) continue;
        std::string rest = line.substr(word.size());
        if (rest.starts_with("[[")) rest = rest.substr(rest.find("]] ") + 3);
        return rest.substr(0, rest.find_first_of(" :{"));
    }
    return "";
}

/// Checks each include line of a source; returns how many there are.
std::size_t check_includes(const Architecture& architecture, const std::string& file) {
    std::size_t count = 0;
    std::size_t number = 0;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.starts_with("#include")) continue;
        ++count;
        const std::size_t open = line.find_first_of("\"<");
        const bool own = line[open] == '"';
        const std::string included =
            line.substr(open + 1, line.find_first_of("\">", open + 1) - open - 1);
        const std::string why = objection(architecture, file, included, own);
        if (!why.empty()) BOOST_ERROR(file << ":" << number << ": " << included << " " << why);
    }
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(architecture)

BOOST_AUTO_TEST_CASE(every_include_is_one_that_the_map_allows) {
    const Architecture architecture = read_architecture();
    BOOST_TEST(architecture.folders.size() >= 8U);
    BOOST_TEST(architecture.library_files.size() >= 8U);
    std::size_t includes = 0;
    for (const std::string root : {"claims", "db"}) {
        if (!fs::exists(root)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".h" || extension == ".cpp")
                includes += check_includes(architecture, entry.path().generic_string());
        }
    }
    BOOST_TEST(includes > 100U);
}

BOOST_AUTO_TEST_CASE(a_forbidden_include_is_found) {
    const Architecture architecture = read_architecture();
    BOOST_TEST(objection(architecture, "claims/values/value.h", "claims/rules/rule.h", true) ==
               "is not allowed for claims/values");
    BOOST_TEST(objection(architecture, "claims/base/json.cpp", "claims/values/value.h", true) ==
               "is not allowed for claims/base");
    BOOST_TEST(objection(architecture, "claims/rules/rule.h", "values/value.h", true) ==
               "is no path from the repository's root");
    BOOST_TEST(objection(architecture, "claims/extract/extract.cpp", "pcre2.h", false) ==
               "is seen by claims/base/regex.cpp alone");
    BOOST_TEST(objection(architecture, "claims/base/json.cpp", "vector", false) == "");
}

BOOST_AUTO_TEST_CASE(no_two_headers_define_a_type_of_one_name) {
    std::map<std::string, std::string> defined;
    for (const std::string root : {"claims", "db"})
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".h") continue;
            std::istringstream lines(read_file(entry.path()));
            for (std::string line; std::getline(lines, line);) {
                const std::string name = type_defined(line);
                if (name.empty()) continue;
                const auto [first, is_new] = defined.emplace(name, entry.path().generic_string());
                BOOST_TEST(is_new,
                           name << " stands in " << first->second << " and " << entry.path());
            }
        }
    BOOST_TEST(defined.size() > 50U);
}

BOOST_AUTO_TEST_CASE(each_folder_of_the_tree_stands_in_the_map) {
    const Architecture architecture = read_architecture();
    for (const auto& entry : fs::directory_iterator("claims"))
        if (entry.is_directory())
            BOOST_TEST(architecture.folders.contains(entry.path().generic_string()),
                       entry.path().generic_string() << " is not in claims/README.md");
}

BOOST_AUTO_TEST_SUITE_END()
