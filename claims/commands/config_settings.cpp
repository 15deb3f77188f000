#include "claims/commands/config_settings.h"

#include "claims/base/glob.h"
#include "claims/commands/yaml_mistakes.h"
#include "claims/reports/formats.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr std::array<std::pair<std::string_view, RuleSeverity RuleTerms::*>, 4> verdict_weights = {{
    {"conflict", &RuleTerms::on_conflict},
    {"update", &RuleTerms::on_update},
    {"echo", &RuleTerms::on_echo},
    {"single-source", &RuleTerms::on_single_source},
}};

class SettingReader {
public:
    SettingReader(const SourceText& file, CheckSettings& settings, Diagnostics& mistakes,
                  Diagnostics& notes)
        : file_(file), settings_(settings), mistakes_(mistakes), notes_(notes) {}

    void project(const YamlNode& node) {
        if (!node.is_scalar() || node.scalar.empty())
            return mistake(node, "'project' must be a text", "write its name");
        settings_.project = node.scalar;
    }

    void check(const YamlNode& node) {
        if (!node.is_mapping())
            return mistake(node, "'check' must have keys", "write 'check: {fail-on: warning}'");
        for (const auto& [key, value] : node.entries) {
            if (key.scalar == "fail-on") {
                settings_.fail_on = weight(value, "'fail-on'", "never");
                settings_.fail_on_where = file_.location(key.offset);
            } else if (key.scalar == "hedges") {
                settings_.hedges_where = file_.location(key.offset);
                hedges(value);
            } else if (key.scalar == "time-zone") {
                settings_.time_zone_where = file_.location(key.offset);
                time_zone(value);
            } else {
                unknown(key, "key", {"fail-on", "time-zone", "hedges"});
            }
        }
    }

    void time_zone(const YamlNode& node) {
        settings_.time_zone_name = node.scalar;
        if (node.is_scalar()) settings_.time_zone = TimeZone::named(node.scalar);
        if (settings_.time_zone) return;
        const std::string_view near = nearest(node.scalar, TimeZone::names());
        mistake(node,
                node.is_scalar() ? "unknown time zone '" + node.scalar + "'"
                                 : "'time-zone' must be a text",
                near.empty() ? "write it as Europe/Berlin, UTC or +02:00"
                             : "did you mean '" + std::string(near) + "'?");
    }

    /// `about: [-10%, +10%]`: of hedges that have a width, how far they reach to either side.
    void hedges(const YamlNode& node) {
        static const std::vector<std::string_view> known = {"about", "nearly", "just_over"};
        if (!node.is_mapping())
            return mistake(node, "'hedges' must be hedges with how far they reach",
                           "write 'hedges: {about: [-10%, +10%]}'");
        for (const auto& [key, value] : node.entries) {
            if (std::find(known.begin(), known.end(), key.scalar) == known.end()) {
                unknown(key, "hedge", known);
                continue;
            }
            const bool two = value.is_sequence() && value.items.size() == 2;
            const auto below = two ? share(value.items[0], true) : std::nullopt;
            const auto above = two ? share(value.items[1], false) : std::nullopt;
            const bool fits = below && above && (key.scalar != "nearly" || above->is_zero()) &&
                              (key.scalar != "just_over" || below->is_zero());
            if (!fits) {
                mistake(value, "how far '" + key.scalar + "' reaches must be two percentages",
                        key.scalar == "nearly"      ? "write 'nearly: [-10%, 0%]'"
                        : key.scalar == "just_over" ? "write 'just_over: [0%, +10%]'"
                                                    : "write 'about: [-10%, +10%]'");
                continue;
            }
            settings_.hedges[key.scalar] = {*below, *above};
        }
    }

    void severity(const YamlNode& node) {
        if (!node.is_mapping())
            return mistake(node, "'severity' must be rules or packs with what their verdicts weigh",
                           "write 'news/killed: {conflict: warning}'");
        for (const auto& [key, value] : node.entries) {
            SeverityEntry entry{key.scalar, {}, file_.location(key.offset)};
            if (!value.is_mapping()) {
                mistake(value, "what rules weigh must have verdicts as keys",
                        "write '" + key.scalar + ": {conflict: warning}'");
                continue;
            }
            for (const auto& [verdict, word] : value.entries) {
                std::vector<std::string_view> known;
                for (const auto& [name, member] : verdict_weights)
                    known.push_back(name);
                if (std::find(known.begin(), known.end(), verdict.scalar) == known.end())
                    unknown(verdict, "verdict", known);
                else if (const auto given = weight(word, "'" + verdict.scalar + "'", "off"))
                    entry.weights[verdict.scalar] = *given;
            }
            if (const auto glob = Glob::compile(key.scalar); !glob)
                for (const Diagnostic& wrong : glob.error())
                    mistake(key, wrong.what, wrong.cure);
            settings_.severity.push_back(std::move(entry));
        }
        std::stable_sort(
            settings_.severity.begin(), settings_.severity.end(),
            [](const SeverityEntry& a, const SeverityEntry& b) { return breadth(a) > breadth(b); });
    }

    void reports(const YamlNode& node) {
        if (!node.is_sequence())
            return mistake(node, "'reports' must be a list of entries",
                           "write '- {format: sarif, to: build/tally.sarif}'");
        std::set<std::string> paths;
        for (const YamlNode& item : node.items) {
            const YamlNode* format = item.is_mapping() ? item.find("format") : nullptr;
            const YamlNode* to = item.is_mapping() ? item.find("to") : nullptr;
            if (format == nullptr || to == nullptr || !format->is_scalar() || !to->is_scalar() ||
                to->scalar.empty()) {
                mistake(item, "an entry of 'reports' must have 'format' and 'to'",
                        "write '- {format: sarif, to: build/tally.sarif}'");
                continue;
            }
            for (const auto& [key, value] : item.entries)
                if (key.scalar != "format" && key.scalar != "to")
                    unknown(key, "key", {"format", "to"});
            std::vector<std::string_view> known;
            for (const ReportFormat& one : report_formats())
                known.push_back(one.name);
            if (std::find(known.begin(), known.end(), format->scalar) == known.end())
                unknown(*format, "format", known);
            if (!paths.insert(to->scalar).second)
                mistake(*to, "'" + to->scalar + "' is named twice", "each report has its own file");
            settings_.reports.push_back({format->scalar, to->scalar, file_.location(item.offset)});
        }
    }

private:
    /// "-10%" as 0.1, `negative` or not; at most 100 %.
    static std::optional<Decimal> share(const YamlNode& node, bool negative) {
        if (!node.is_scalar() || !node.scalar.ends_with('%')) return std::nullopt;
        std::string_view digits = node.scalar;
        digits.remove_suffix(1);
        if (digits.starts_with(negative ? '-' : '+')) digits.remove_prefix(1);
        const bool plain =
            !digits.empty() && digits.find_first_not_of("0123456789.") == std::string_view::npos;
        const auto percent = plain ? Decimal::parse(digits) : std::nullopt;
        if (!percent || *percent > Decimal(100)) return std::nullopt;
        return Decimal::multiply(*percent, Decimal::scaled(1, -2), Rounding::up);
    }

    /// 2 for all, 1 for a pack or a pattern, 0 for a rule.
    static int breadth(const SeverityEntry& entry) {
        if (entry.rules == "*") return 2;
        return entry.rules.find('/') == std::string::npos ||
                       entry.rules.find_first_of("*?[{") != std::string::npos
                   ? 1
                   : 0;
    }

    std::optional<RuleSeverity> weight(const YamlNode& node, const std::string& what,
                                       std::string_view none) {
        const std::vector<std::string_view> known = {"error", "warning", "note", none};
        const auto found =
            node.is_scalar() ? std::find(known.begin(), known.end(), node.scalar) : known.end();
        if (found != known.end()) return severity_of(*found);
        const std::string_view near =
            node.is_scalar() ? nearest(node.scalar, known) : std::string_view();
        mistake(node, what + " must be error, warning, note or " + std::string(none),
                near.empty() ? "" : "did you mean '" + std::string(near) + "'?");
        return std::nullopt;
    }

    void mistake(const YamlNode& node, std::string what, std::string cure) {
        YamlMistakes(file_, mistakes_).add(node, std::move(what), std::move(cure));
    }

    void unknown(const YamlNode& node, const std::string& what,
                 const std::vector<std::string_view>& known) {
        YamlMistakes(file_, mistakes_).unknown(node, what, known);
    }

    const SourceText& file_;
    CheckSettings& settings_;
    Diagnostics& mistakes_;
    Diagnostics& notes_;
};

struct SettingRow {
    std::string_view key;
    void (SettingReader::*read)(const YamlNode&);
};

constexpr std::array<SettingRow, 4> settings = {{
    {"project", &SettingReader::project},
    {"check", &SettingReader::check},
    {"severity", &SettingReader::severity},
    {"reports", &SettingReader::reports},
}};

} // namespace

const std::vector<std::string_view>& settings_keys() {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> out;
        for (const SettingRow& setting : settings)
            out.push_back(setting.key);
        return out;
    }();
    return keys;
}

void read_setting(const SourceText& file, const YamlNode& key, const YamlNode& value,
                  CheckSettings& into, Diagnostics& mistakes, Diagnostics& notes) {
    SettingReader reader(file, into, mistakes, notes);
    for (const SettingRow& setting : settings)
        if (setting.key == key.scalar) (reader.*setting.read)(value);
}

std::optional<RuleSeverity> severity_of(std::string_view word) {
    for (const RuleSeverity severity :
         {RuleSeverity::error, RuleSeverity::warning, RuleSeverity::note, RuleSeverity::off})
        if (name_of(severity) == word) return severity;
    if (word == "never") return RuleSeverity::off;
    return std::nullopt;
}

Diagnostics apply_severity(const std::vector<SeverityEntry>& entries, std::vector<Pack>& packs) {
    Diagnostics notes;
    for (const SeverityEntry& entry : entries) {
        const bool is_pack = entry.rules != "*" && entry.rules.find('/') == std::string::npos;
        const auto glob =
            Glob::compile(entry.rules == "*" ? "**" : entry.rules + (is_pack ? "/*" : ""));
        bool fits = false;
        std::vector<std::string_view> ids;
        for (Pack& pack : packs)
            for (Rule& rule : pack.rules) {
                ids.push_back(rule.terms->id);
                if (!glob || !glob->matches(rule.terms->id)) continue;
                fits = true;
                auto terms = std::make_shared<RuleTerms>(*rule.terms);
                for (const auto& [verdict, member] : verdict_weights)
                    if (const auto given = entry.weights.find(std::string(verdict));
                        given != entry.weights.end())
                        (*terms).*member = given->second;
                rule.terms = std::move(terms);
            }
        if (fits) continue;
        const std::string_view near = nearest(entry.rules, ids);
        notes.push_back({entry.where, "no rule that is on is named '" + entry.rules + "'",
                         near.empty() ? "name a rule, pack/rule, or a pack"
                                      : "did you mean '" + std::string(near) + "'?",
                         Severity::warning});
    }
    return notes;
}

} // namespace tally
