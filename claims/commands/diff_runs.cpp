#include "claims/commands/diff_runs.h"

#include "claims/base/calendar.h"
#include "claims/commands/asking.h"
#include "claims/commands/database.h"
#include "claims/commands/days.h"
#include "db/query.h"
#include "db/run_diff.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tally {

namespace {

/// A run, by its number or by the last day on which it may have been.
Result<std::int64_t> run_of(Snapshot& database, const std::string& text, Day today) {
    QueryParameter wanted{"run", std::int64_t{0}};
    std::string sql = "SELECT id, at, rules FROM runs WHERE id = :run";
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto day = day_in_words(text, today);
    if (error == std::errc() && end == text.data() + text.size() && text.size() < 12 &&
        !(day && text.size() == 4 && number > 1000)) {
        wanted.value = number;
    } else if (day) {
        sql =
            "SELECT id, at, rules FROM runs WHERE substr(at, 1, length(:run)) <= :run ORDER BY id "
            "DESC LIMIT 1";
        wanted.value = *day;
    } else {
        return Diagnostic{
            {"tally"},
            "'" + text + "' is no run",
            "give its number (tally runs lists them) or a day: 2021-06-10, yesterday, "
            "7d"};
    }
    const auto found = database.query(sql, {}, {wanted});
    if (!found) return found.error();
    if (found->table.rows.empty())
        return Diagnostic{{"tally"},
                          "there is no run " +
                              (day && number == 0 ? "of " + text + " or before" : text),
                          "tally runs lists them"};
    return std::get<std::int64_t>(found->table.rows.front().front());
}

/// The two runs to compare: by default the last against the one before it.
Result<std::pair<std::int64_t, std::int64_t>> runs_of(const Given& given, Snapshot& database,
                                                      Day today) {
    const auto last = database.query("SELECT id FROM runs ORDER BY id DESC LIMIT 2");
    if (!last) return last.error();
    const auto id = [&](std::size_t row) {
        return std::get<std::int64_t>(last->table.rows.at(row).front());
    };
    std::pair<std::int64_t, std::int64_t> out{0, id(0)};
    if (given.operands.size() > 1) {
        const auto newer = run_of(database, given.operands[1], today);
        if (!newer) return newer.error();
        out.second = *newer;
    }
    if (!given.operands.empty()) {
        const auto older = run_of(database, given.operands[0], today);
        if (!older) return older.error();
        out.first = *older;
    } else if (last->table.rows.size() > 1) {
        out.first = id(1);
    } else {
        return Diagnostic{{"tally"},
                          "there is only one run, so nothing to compare it with",
                          "run tally check again after a change"};
    }
    return out;
}

/// What else is different, so that nobody looks for the reason in the articles.
void tell_other_rules(Snapshot& database, std::pair<std::int64_t, std::int64_t> runs,
                      Environment& environment) {
    const auto found = database.query(
        "SELECT count(DISTINCT rules), count(DISTINCT tool) FROM runs WHERE id IN (:a, :b)", {},
        {{"a", runs.first}, {"b", runs.second}});
    if (!found) return;
    const auto many = [&](std::size_t column) {
        return std::get<std::int64_t>(found->table.rows.at(0).at(column)) > 1;
    };
    if (many(0)) environment.say("tally: note: the rules of these two runs differ");
    if (many(1)) environment.say("tally: note: two versions of tally made these runs");
}

} // namespace

ExitStatus diff_runs(const Given& given, Environment& environment) {
    const auto path = database_path(given, environment);
    if (!path) {
        tell_all(environment, path.error());
        return ExitStatus::failed;
    }
    const auto today = parse_iso_date(environment.time_stamp().substr(0, 10));
    Snapshot database(*path);
    const auto runs = runs_of(given, database, today.value_or(Day{}));
    if (!runs) {
        tell_all(environment, runs.error());
        return ExitStatus::failed;
    }
    Given form = given;
    if (given.text("--format") == "json") form.turn_on("--json");
    tell_other_rules(database, *runs, environment);
    const std::string between =
        "run " + std::to_string(runs->first) + " and run " + std::to_string(runs->second);
    environment.say("tally: between " + between);
    const SqlQuery made =
        run_diff_query(runs->first, runs->second, is_for_people(form), given.has("--evidence"));
    bool any = false;
    const ExitStatus status =
        ask_database(form, environment, made.sql, made.parameters, "no fact is different", &any);
    return status == ExitStatus::clean && any ? ExitStatus::findings : status;
}

} // namespace tally
