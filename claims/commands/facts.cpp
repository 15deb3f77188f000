// Facts without SQL: filters such as verdict=conflict source=ledger since=2021-06 ~ 'treaty'.
#include "db/facts.h"

#include "claims/base/calendar.h"
#include "claims/base/decimal.h"
#include "claims/base/utf8.h"
#include "claims/commands/asking.h"
#include "claims/commands/days.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

using Sort = FactField::Sort;

constexpr std::array<std::pair<std::string_view, FilterSign>, 6> signs{{
    {"!=", FilterSign::is_not},
    {"<=", FilterSign::at_most},
    {">=", FilterSign::at_least},
    {"=", FilterSign::is},
    {"<", FilterSign::less},
    {">", FilterSign::more},
}};

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

class FilterReader {
public:
    FilterReader(Day today, std::string_view home) : today_(today), home_(home) {}

    Result<FactsAsked> read(const std::vector<std::string>& operands) {
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const std::string& operand = operands[i];
            // A shell makes the home folder of a ~ that stands alone.
            const bool is_home = !home_.empty() && operand == home_;
            if (!operand.starts_with('~') && !is_home) {
                condition(operand);
                continue;
            }
            std::string words = is_home ? "" : operand.substr(1);
            if (words.empty() && i + 1 < operands.size()) words = operands[++i];
            if (words.empty())
                wrong("no words stand behind '~'", "write ~ 'the treaty'");
            else
                asked_.words.push_back(std::move(words));
        }
        if (!wrong_.empty()) return std::move(wrong_);
        return std::move(asked_);
    }

private:
    void wrong(std::string what, std::string cure) {
        wrong_.push_back({{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error});
    }

    void condition(const std::string& operand) {
        std::size_t at = std::string::npos;
        const std::pair<std::string_view, FilterSign>* sign = nullptr;
        for (const auto& one : signs)
            if (const std::size_t found = operand.find(one.first); found < at) {
                at = found;
                sign = &one;
            }
        if (sign == nullptr)
            return wrong("'" + operand + "' is no filter",
                         "write FIELD=VALUE, or ~ '" + operand + "' for what speaks of it");
        const std::string name = operand.substr(0, at);
        const FactField* field = fact_field(name);
        if (field == nullptr) return unknown_field(name);
        FactCondition made{field, sign->second,
                           parts_of(std::string_view(operand).substr(at + sign->first.size()))};
        for (std::string& value : made.values)
            if (!check(made, value)) return;
        asked_.conditions.push_back(std::move(made));
    }

    void unknown_field(const std::string& name) {
        std::vector<std::string_view> known;
        std::string list;
        for (const FactField& field : fact_fields()) {
            known.push_back(field.name);
            list += (list.empty() ? "" : ", ") + std::string(field.name);
        }
        const std::string_view near = nearest(name, known);
        wrong("facts have no '" + name + "'",
              near.empty() ? "they have " + list : "did you mean '" + std::string(near) + "'?");
    }

    /// Whether a value may stand behind its field and sign; brings it into form.
    bool check(const FactCondition& condition, std::string& value) {
        const FactField& field = *condition.field;
        const std::string name(field.name);
        const bool equal =
            condition.comparison == FilterSign::is || condition.comparison == FilterSign::is_not;
        if (field.sort != Sort::number && !equal) {
            wrong("'" + name + "' is no number", "write " + name + "=VALUE");
            return false;
        }
        switch (field.sort) {
        case Sort::number:
            if (Decimal::parse(value)) return true;
            wrong("'" + value + "' is no number", "write " + name + ">=2");
            return false;
        case Sort::since:
        case Sort::until:
            if (const auto day = day_in_words(value, today_);
                day && condition.comparison == FilterSign::is) {
                value = *day;
                return true;
            }
            wrong("'" + value + "' is no day behind " + name + "=",
                  "write it as 2021-06-10, 2021-06, yesterday, or 30d for 30 days ago");
            return false;
        case Sort::word: {
            if (value.find('*') != std::string::npos) return true;
            const auto& words = field.choices;
            if (std::find(words.begin(), words.end(), folded(value)) != words.end()) return true;
            const std::string_view near = nearest(folded(value), words);
            wrong("no " + name + " is called '" + value + "'",
                  near.empty() ? std::string(field.about)
                               : "did you mean '" + std::string(near) + "'?");
            return false;
        }
        case Sort::text:
            if (name == "id" || name == "claim") value += '*';
            return true;
        }
        return true;
    }

    Day today_;
    std::string_view home_;
    FactsAsked asked_;
    Diagnostics wrong_;
};

/// The fields of --by.
Result<std::vector<const FactField*>> facets_of(const Given& given) {
    std::vector<const FactField*> out;
    if (!given.has("--by")) return out;
    std::vector<std::string_view> known;
    std::string list;
    for (const FactField& field : fact_fields())
        if (field.is_facet) {
            known.push_back(field.name);
            list += (list.empty() ? "" : ", ") + std::string(field.name);
        }
    for (const std::string& name : parts_of(given.text("--by"))) {
        const FactField* field = fact_field(name);
        if (field == nullptr || !field->is_facet) {
            const std::string_view near = nearest(name, known);
            return Diagnostic{{"--by"},
                              "facts are not counted by '" + name + "'",
                              near.empty() ? "they are by " + list
                                           : "did you mean '" + std::string(near) + "'?"};
        }
        out.push_back(field);
    }
    return out;
}

ExitStatus list_fields(const Given& given, Environment& environment) {
    ResultTable table{{"field", "is", "counted by"}, {}};
    for (const FactField& field : fact_fields())
        table.rows.push_back({std::string(field.name), std::string(field.about),
                              std::string(field.is_facet ? "yes" : "")});
    return print_table(given, environment, table);
}

ExitStatus run_facts(const Given& given, Environment& environment) {
    if (given.has("--fields")) return list_fields(given, environment);
    const auto today = parse_iso_date(environment.time_stamp().substr(0, 10));
    Result<FactsAsked> asked =
        FilterReader(today.value_or(Day{}), environment.variable("HOME")).read(given.operands);
    if (!asked) {
        tell_all(environment, asked.error());
        return ExitStatus::failed;
    }
    Result<std::vector<const FactField*>> facets = facets_of(given);
    if (!facets) {
        tell_all(environment, facets.error());
        return ExitStatus::failed;
    }
    asked->by = std::move(*facets);
    asked->claims = given.has("--claims");
    asked->for_people = is_for_people(given);
    const SqlQuery made = facts_query(*asked);
    Given form = given;
    if (asked->claims && asked->by.empty() && !has_format(given)) form.turn_on("--long");
    return ask_database(form, environment, made.sql, made.parameters,
                        "tally: note: no fact of the last run fits");
}

} // namespace

Command facts_command() {
    return {{"facts",
             "The facts of the last run and what the sources say of them, chosen by filters.",
             {"FILTER…"},
             {{"tally facts verdict=conflict source=ledger since=2021-06", "all of these hold"},
              {"tally facts --claims ~ 'treaty'", "who speaks of it, with the sentences"},
              {"tally facts kind=money 'value>=1000000' subject='Rus*'", "numbers, any characters"},
              {"tally facts verdict=conflict,update --by source,month", "how many, by what"}},
             with_asking_options(
                 {{"--claims", "",
                   "their claims, each with its sentence and place; --long unless said"},
                  {"--fields", "", "what a filter may be on, and nothing else"},
                  {"--by", "FIELD[,FIELD]", "count facts and claims by these"}})},
            run_facts};
}

} // namespace tally
