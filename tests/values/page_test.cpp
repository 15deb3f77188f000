// docs/values.md is true: each row of its tables is read as it says, each "Not read" is not, and
// every kind of value has its section.
#include "claims/values/kinds.h"
#include "claims/values/value.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using tally::Kind;
using tally::Value;

namespace {

constexpr std::string_view not_read = "Not read: ";

std::vector<Value> values_of(const std::string& text, Kind kind) {
    std::vector<Value> out = tally::recognise(text, {{0, text.size()}}, {});
    out.erase(std::remove_if(out.begin(), out.end(),
                             [&](const Value& value) { return value.kind != kind; }),
              out.end());
    return out;
}

/// A value as the page writes it: "4577", "25 to 35 people", "above 50 percent", "P8Y".
std::string said(const Value& value) {
    if (value.timex3) return value.timex3->value;
    const auto& low = value.allows.min();
    const auto& high = value.allows.max();
    std::string out;
    if (low && high && *low == *high) {
        out = low->to_string();
    } else if (low && (!high || value.allows.min_open())) {
        out = "above " + low->to_string();
    } else {
        out = (low ? low->to_string() : "") + " to " + (high ? high->to_string() : "");
    }
    return value.unit.empty() ? out : out + " " + value.unit;
}

std::vector<std::string> split(std::string_view text, std::string_view sign) {
    std::vector<std::string> out;
    for (std::size_t end = text.find(sign); end != std::string_view::npos; end = text.find(sign)) {
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end + sign.size());
    }
    out.emplace_back(text);
    return out;
}

void check_row(const std::string& line, Kind kind) {
    const std::vector<std::string> cells = split(line, " | ");
    const std::string text = cells.at(0).substr(2);
    const std::string wanted = cells.at(1).substr(0, cells.at(1).size() - 2);
    const std::vector<Value> values = values_of(text, kind);
    BOOST_TEST_CONTEXT(line) {
        BOOST_TEST_REQUIRE(values.size() == 1U);
        BOOST_TEST(said(values.front()) == wanted);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(page_of_values)

BOOST_AUTO_TEST_CASE(its_examples_are_read_as_it_says) {
    std::istringstream page(tally::tests::read_file("docs/values.md"));
    std::optional<Kind> kind;
    std::vector<std::string> sections;
    std::size_t rows = 0;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) {
            sections.push_back(line.substr(3));
            kind = tally::kind_named(sections.back());
            BOOST_TEST(kind.has_value(), line);
        }
        if (!kind) continue;
        if (line.starts_with("| ") && line != "| read | as |" && !line.starts_with("| ---")) {
            check_row(line, *kind);
            ++rows;
        }
        if (!line.starts_with(not_read)) continue;
        const std::string list = line.substr(not_read.size());
        for (const std::string& text : split(list.substr(0, list.find(". ")), " · "))
            BOOST_TEST(values_of(text, *kind).empty(), text);
    }
    BOOST_TEST(rows > 30U);
    for (const std::string_view name : {"number", "count", "money", "percent", "quantity",
                                        "ordinal", "date", "time", "duration", "set"})
        BOOST_TEST(std::count(sections.begin(), sections.end(), name) == 1, name);
}

BOOST_AUTO_TEST_SUITE_END()
