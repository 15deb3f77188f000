#include "claims/commands/going_on.h"

#include "claims/reports/next_commands.h"
#include "db/query.h"
#include "db/run_diff.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace tally {

namespace {

std::string options_of(const Given& given, std::initializer_list<std::string_view> names) {
    std::string out;
    for (const std::string_view name : names)
        for (const std::string& value : given.all(name))
            out += ' ' + std::string(name) + ' ' + shell_word(value);
    if (given.has("--no-config")) out += " --no-config";
    return out;
}

std::string text_of(const TableCell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? "" : *text;
}

} // namespace

NextCommands next_commands(const Given& given) {
    NextCommands next;
    next.decide = options_of(given, {"-C", "--config", "--db"});
    const bool piped =
        std::find(given.operands.begin(), given.operands.end(), "-") != given.operands.end();
    if (piped) return next;
    next.explain = options_of(
        given, {"-C", "--config", "--pack", "--source", "--published", "--exclude", "--min-link"});
    for (const std::string& path : given.operands)
        *next.explain += ' ' + shell_word(path);
    return next;
}

std::optional<SinceLastRun> since_last_run(const std::string& path) {
    constexpr std::size_t most_changes = 200;
    constexpr std::chrono::seconds patience{5};
    Snapshot database(path);
    const auto runs = database.query("SELECT id, at, rules FROM runs ORDER BY id DESC LIMIT 2");
    if (!runs || runs->table.rows.size() < 2) return std::nullopt;
    const auto& now = runs->table.rows[0];
    const auto& before = runs->table.rows[1];
    SinceLastRun since;
    since.run = std::get<std::int64_t>(before.at(0));
    since.at = text_of(before.at(1));
    since.other_rules = text_of(now.at(2)) != text_of(before.at(2));
    const SqlQuery made = run_diff_query(since.run, std::get<std::int64_t>(now.at(0)), true, false);
    const auto found = database.query(made.sql, {most_changes, patience}, made.parameters);
    if (!found) return std::nullopt;
    for (const auto& row : found->table.rows)
        since.changes.push_back({text_of(row.at(0)), text_of(row.at(1)), text_of(row.at(2)),
                                 text_of(row.at(3)), text_of(row.at(4))});
    since.more = found->cut;
    return since;
}

} // namespace tally
