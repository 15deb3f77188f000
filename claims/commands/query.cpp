#include "db/query.h"

#include "claims/base/decimal.h"
#include "claims/commands/asking.h"
#include "claims/commands/input.h"
#include "claims/reports/table.h"
#include "db/cells.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace tally {

namespace {

ExitStatus failed(Environment& environment, std::string what, std::string cure) {
    tell_all(environment, {{{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error}});
    return ExitStatus::failed;
}

/// A value as SQL takes it: a number where it is written as one ("2", "-0.5"), else the text;
/// quotation marks around it make it a text in any case.
TableCell cell_of(const std::string& text) {
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'')
        return text.substr(1, text.size() - 2);
    const auto number = Decimal::parse(text);
    if (number && number->to_string() == text) return number_cell(*number);
    return text;
}

/// "month=2021-06" of each -p.
Result<std::vector<QueryParameter>> parameters_of(const Given& given) {
    std::vector<QueryParameter> out;
    for (const std::string& text : given.all("--param")) {
        const std::size_t sign = text.find('=');
        if (sign == std::string::npos || sign == 0)
            return Diagnostic{{"--param"}, "'" + text + "' gives no value", "write NAME=VALUE"};
        out.push_back({text.substr(0, sign), cell_of(text.substr(sign + 1))});
    }
    return out;
}

std::string in_one_line(const std::string& sql) {
    std::string out;
    for (const char c : sql) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

ExitStatus list_queries(const Given& given, const Config& config, Environment& environment) {
    if (config.queries.empty())
        return failed(environment, "there is no saved query", "add it to 'queries' of tally.yaml");
    ResultTable table{{"name", "sql"}, {}};
    for (const auto& [name, sql] : config.queries)
        table.rows.push_back({name, in_one_line(sql)});
    return print_table(given, environment, table);
}

ExitStatus run_query(const Given& given, Environment& environment) {
    const auto parameters = parameters_of(given);
    if (!parameters) {
        tell_all(environment, parameters.error());
        return ExitStatus::failed;
    }
    const bool saved = given.has("--saved");
    if (saved && !given.operands.empty())
        return failed(environment, "a saved query and SQL are both given", "give one of them");
    if (!saved && !given.has("--list")) {
        if (given.operands.empty())
            return failed(environment, "tally query needs SQL, or a query by --saved NAME",
                          "see tally help query");
        return ask_database(given, environment, given.operands.front(), *parameters);
    }
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    if (given.has("--list")) return list_queries(given, *config, environment);
    const std::string name = given.text("--saved");
    std::vector<std::string_view> known;
    for (const auto& [known_name, sql] : config->queries) {
        if (known_name == name) return ask_database(given, environment, sql, *parameters);
        known.push_back(known_name);
    }
    const std::string_view near = nearest(name, known);
    return failed(environment, "no saved query '" + name + "'",
                  near.empty() ? "tally query --list shows those of tally.yaml"
                               : "did you mean '" + std::string(near) + "'?");
}

} // namespace

Command query_command() {
    return {{"query",
             "Asks the claims database in SQL, read-only.",
             {"SQL", 0, 1},
             {{"tally query \"select distinct id, source, text from conflicts\"",
               "who says what where it can't all be true"},
              {"tally query --csv \"select * from facts\" > facts.csv", "for a spreadsheet"},
              {"tally query --saved outlier-sources -p month=2021-06",
               "a query of tally.yaml, with a value for its :month"}},
             with_asking_options(
                 {{"--saved", "NAME", "the query of that name under 'queries' of tally.yaml"},
                  {"-p,--param", "NAME=VALUE", "the value of :NAME in the query", {}, true},
                  {"--list", "", "the saved queries"}})},
            run_query};
}

} // namespace tally
