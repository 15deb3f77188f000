// docs/values/*.md are true: their tables are read anew and compared as golden files, so `make
// update` writes what the program reads today and the diff is the review. A table is known by its
// first line:
//
//   | text | value | allows | unit | says |       what is read of the page's kind in each text
//   | text | TIMEX3 | allows |                     the same of dates, times, durations and sets
//   | not read | why |                             texts in which nothing of that kind is read
//   | hedge | before the number | behind it |      the rows of words/hedges.yml
#include "claims/base/calendar.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"
#include "claims/values/kinds.h"
#include "claims/values/value.h"
#include "tests/support/cases.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using tally::Kind;
using tally::Value;

namespace {

constexpr std::string_view published = "2021-06-16"; // as docs/values.md says
constexpr std::string_view amounts = "| text | value | allows | unit | says |";
constexpr std::string_view temporals = "| text | TIMEX3 | allows |";
constexpr std::string_view strangers = "| not read | why |";
constexpr std::string_view hedges = "| hedge | before the number | behind it |";

std::vector<Value> values_of(const std::string& text, std::optional<Kind> kind) {
    tally::Setting setting;
    setting.published = tally::parse_iso_date(std::string(published));
    std::vector<Value> out = tally::recognise(text, {{0, text.size()}}, setting);
    out.erase(std::remove_if(out.begin(), out.end(),
                             [&](const Value& value) { return kind && value.kind != *kind; }),
              out.end());
    return out;
}

std::string bound(const std::optional<tally::Decimal>& end, Kind kind) {
    if (!end) return "∞";
    if (kind != Kind::date && kind != Kind::time) return end->to_string();
    const std::int64_t number = end->to_whole(tally::Rounding::down).value();
    if (kind == Kind::date)
        return tally::iso_date(tally::day_from_number(static_cast<int>(number)));
    const std::int64_t of_day = (number % 86400 + 86400) % 86400;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return tally::iso_date(tally::day_from_number(static_cast<int>((number - of_day) / 86400))) +
           " " + two(of_day / 3600) + ":" + two(of_day / 60 % 60);
}

/// "30", "[25, 35]", "(30, ∞)".
std::string allows(const Value& value) {
    const auto& low = value.allows.min();
    const auto& high = value.allows.max();
    if (low && high && *low == *high) return bound(low, value.kind);
    return (low && !value.allows.min_open() ? "[" : "(") + (low ? "" : std::string("-")) +
           bound(low, value.kind) + ", " + bound(high, value.kind) +
           (high && !value.allows.max_open() ? "]" : ")");
}

std::string unit(const Value& value) {
    if (value.per.empty()) return value.unit;
    return (value.unit.empty() ? "" : value.unit + " ") + "per " + value.per;
}

/// The cells behind the text, each value's joined by " · ".
template <class Cell>
std::string cell(const std::vector<Value>& values, Cell of) {
    std::string out;
    for (const Value& value : values)
        out += (out.empty() ? "" : " · ") + of(value);
    return out;
}

std::string amount_cells(const std::vector<Value>& values) {
    return cell(values,
                [](const Value& v) { return v.value ? v.value->to_string() : std::string("–"); }) +
           " | " + cell(values, allows) + " | " + cell(values, unit) + " | " +
           cell(values, [](const Value& v) { return std::string(name_of(v.change)); });
}

std::string temporal_cells(const std::vector<Value>& values) {
    return cell(values, [](const Value& v) { return v.timex3->value; }) + " | " +
           cell(values, allows);
}

std::string words_of(const tally::YamlNode& section, const std::string& row) {
    std::string out;
    if (const tally::YamlNode* const list = section.find(row))
        for (const tally::YamlNode& word : list->items)
            out += (out.empty() ? "" : ", ") + word.scalar;
    return out;
}

std::string hedge_rows() {
    const std::string path = "claims/values/words/hedges.yml";
    const tally::SourceText file(path, tally::tests::read_file(path));
    const tally::YamlNode root = tally::read_yaml(file).value();
    const tally::YamlNode& before = *root.find("before");
    const tally::YamlNode& behind = *root.find("after");
    std::string out;
    for (const auto& [name, words] : before.entries)
        out += "| " + name.scalar + " | " + words_of(before, name.scalar) + " | " +
               words_of(behind, name.scalar) + " |\n";
    return out;
}

/// The page with each of its tables read anew.
std::string page_anew(const std::string& page, std::optional<Kind> kind, std::size_t& rows) {
    std::istringstream lines(page);
    std::string out;
    std::string table; // the first line of the one at hand
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ")) {
            table.clear();
        } else if (table.empty()) {
            table = line;
        } else if (!line.starts_with("| ---")) {
            const std::string text = line.substr(2, line.find(" |", 2) - 2);
            const std::vector<Value> values = values_of(text, kind);
            ++rows;
            if (table == strangers) {
                BOOST_TEST(values.empty(), "read after all: " << line);
            } else if (table == amounts) {
                BOOST_TEST(!values.empty(), "not read: " << line);
                line = "| " + text + " | " + amount_cells(values) + " |";
            } else if (table == temporals) {
                BOOST_TEST(!values.empty(), "not read: " << line);
                line = "| " + text + " | " + temporal_cells(values) + " |";
            } else if (table == hedges) {
                continue;
            }
        }
        out += line + "\n";
        if (table == hedges && line.starts_with("| ---")) out += hedge_rows();
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(pages_of_values)

BOOST_AUTO_TEST_CASE(their_tables_are_read_as_they_say) {
    std::size_t rows = 0;
    for (const auto& entry : std::filesystem::directory_iterator("docs/values")) {
        const auto kind = tally::kind_named(entry.path().stem().string());
        const std::string page = tally::tests::read_file(entry.path());
        tally::tests::check_golden(entry.path(), page_anew(page, kind, rows));
    }
    BOOST_TEST(rows > 150U);
}

BOOST_AUTO_TEST_CASE(each_kind_that_is_recognised_has_its_page) {
    const std::string index = tally::tests::read_file("docs/values.md");
    for (const tally::KindInfo& kind : tally::kinds()) {
        if (kind.kind == Kind::name || kind.kind == Kind::quote) continue; // of rules only
        const std::string page = "values/" + std::string(kind.name) + ".md";
        BOOST_TEST(std::filesystem::exists("docs/" + page), page);
        BOOST_TEST(index.find("(" + page + ")") != std::string::npos, page);
    }
}

BOOST_AUTO_TEST_SUITE_END()
