// `tally config`: what a run would go by, and who says so. The command line wins over the
// environment, that over tally.yaml, that over what is built in.
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/config.h"
#include "claims/commands/database.h"
#include "claims/commands/input.h"
#include "claims/commands/terminal.h"
#include "claims/reports/table.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tally {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

class ConfigTable {
public:
    ConfigTable(const Config& config, const Given& given, const Environment& environment)
        : config_(config), given_(given), environment_(environment) {
        table_.columns = {"setting", "value", "set by"};
    }

    ResultTable fill() {
        file();
        add("project", config_.settings.project);
        overridden("database", "--db", "TALLY_DB", config_.database);
        row("database.full-text", config_.full_text ? "true" : "false",
            config_.full_text ? origin_of("database") : "built-in");
        add("decisions", config_.decisions);
        add("baseline", config_.baseline);
        articles();
        std::vector<std::string> texts;
        for (const Glob& glob : config_.exclude)
            texts.push_back(glob.pattern());
        add("exclude", joined(texts));
        texts.clear();
        for (const RuleEntry& entry : config_.rules)
            texts.push_back(entry.text);
        if (given_.has("--pack"))
            row("rules", joined(given_.all("--pack")), "--pack");
        else
            add("rules", joined(texts));
        for (const Source& source : config_.sources)
            row("sources." + source.id, words_of(source), place(source.where));
        check();
        for (const SeverityEntry& entry : config_.settings.severity)
            row("severity." + entry.rules, weights_of(entry), place(entry.where));
        for (const ReportEntry& report : config_.settings.reports)
            row("reports." + report.format, report.path, place(report.where));
        for (const auto& [name, sql] : config_.queries)
            row("queries." + name, sql, origin_of("queries"));
        return std::move(table_);
    }

private:
    void row(std::string key, std::string value, std::string origin) {
        table_.rows.push_back({std::move(key), std::move(value), std::move(origin)});
    }

    static std::string place(const Location& where) {
        return where.file + ':' + std::to_string(where.line);
    }

    std::string origin_of(const std::string& key) const {
        const auto found = config_.given.find(key);
        return found == config_.given.end() ? "built-in" : place(found->second);
    }

    void add(const std::string& key, std::string value) {
        row(key, std::move(value), origin_of(key));
    }

    void file() {
        std::string origin = "found in or above the working folder";
        if (given_.has("--config"))
            origin = "--config";
        else if (environment_.is_set("TALLY_CONFIG"))
            origin = "TALLY_CONFIG";
        if (given_.has("--no-config")) origin = "--no-config";
        if (config_.path.empty() && !given_.has("--no-config")) origin = "built-in";
        row("tally.yaml", config_.path.empty() ? "none" : config_.path, origin);
        if (!config_.user_path.empty())
            row("user file", config_.user_path, "found in the user's folder of configurations");
    }

    void overridden(const std::string& key, const std::string& option, const std::string& variable,
                    const std::string& value) {
        if (given_.has(option))
            row(key, given_.text(option), option);
        else if (environment_.is_set(variable))
            row(key, std::string(environment_.variable(variable)), variable);
        else
            add(key, value);
    }

    void articles() {
        if (config_.articles.empty()) add("articles", "");
        for (const ArticleEntry& entry : config_.articles) {
            std::string value = entry.path.pattern();
            if (!entry.source.empty()) value += ", source " + entry.source;
            if (!entry.published.empty()) value += ", published " + entry.published;
            if (!entry.story.empty()) value += ", story " + entry.story;
            row("articles", value, place(entry.where));
        }
    }

    void check() {
        const auto& fail_on = config_.settings.fail_on;
        if (given_.has("--fail-on"))
            row("check.fail-on", given_.text("--fail-on"), "--fail-on");
        else if (fail_on)
            row("check.fail-on",
                *fail_on == RuleSeverity::off ? "never" : std::string(name_of(*fail_on)),
                place(config_.settings.fail_on_where));
        else
            row("check.fail-on", "error", "built-in");
        const Location& zone = config_.settings.time_zone_where;
        row("check.time-zone", config_.settings.time_zone_name,
            zone.file.empty() ? "built-in" : place(zone));
        for (const auto& [hedge, width] : config_.settings.hedges)
            row("check.hedges." + hedge,
                "-" + percent_of(width.below) + ", +" + percent_of(width.above),
                place(config_.settings.hedges_where));
    }

    static std::string percent_of(const Decimal& share) {
        return Decimal::multiply(share, Decimal(100), Rounding::up).to_string() + "%";
    }

    static std::string words_of(const Source& source) {
        std::string out = source.name;
        if (!source.kind.empty()) out += ", " + source.kind;
        if (!source.reprints.empty()) out += ", reprints " + joined(source.reprints);
        return out;
    }

    static std::string weights_of(const SeverityEntry& entry) {
        std::vector<std::string> parts;
        for (const auto& [verdict, weight] : entry.weights)
            parts.push_back(verdict + ' ' + std::string(name_of(weight)));
        return joined(parts);
    }

    const Config& config_;
    const Given& given_;
    const Environment& environment_;
    ResultTable table_;
};

ExitStatus run_config(const Given& given, Environment& environment) {
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return ExitStatus::failed;
    ResultTable table = ConfigTable(*config, given, environment).fill();
    if (!given.has("--origin")) {
        table.columns.pop_back();
        for (auto& row : table.rows)
            row.pop_back();
    }
    const std::string format = given.text("--format", "table");
    std::string out;
    for (const TableFormat& one : table_formats())
        if (one.name == format)
            one.write(out, table, {text_width(environment, environment.out), false});
    environment.out.write(out);
    return ExitStatus::clean;
}

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const TableFormat& format : table_formats())
        names.push_back(format.name);
    return names;
}

} // namespace

Command config_command() {
    return {
        {"config",
         "Shows the settings of a run, and who set each.",
         {},
         {{"tally config --origin", "which file and line, flag or variable"}},
         with_common_options({
             {"--origin", "", "say who set each"},
             {"--format", "FORMAT", "table, long, csv, json, jsonl or markdown [table]",
              format_names()},
             database_option(),
             {"--fail-on", "WEIGHT", "as of tally check", {"error", "warning", "note", "never"}},
             {"--pack", "PACK", "as of tally check", {}, true},
             {"--config", "FILE",
              "the configuration [the nearest tally.yaml, in or above the working folder]"},
             {"--no-config", "", "read no tally.yaml"},
         })},
        run_config};
}

} // namespace tally
