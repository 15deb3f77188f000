#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/source_text.h"
#include "claims/base/time_zone.h"
#include "claims/base/yaml.h"
#include "claims/rules/rule.h"
#include "claims/values/hedge_widths.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// An entry of `severity:`: how much verdicts of some rules weigh.
struct SeverityEntry {
    std::string rules; ///< a rule, a pack, or a pattern of rules; "*" is all
    std::map<std::string, RuleSeverity> weights; ///< by verdict, "single-source"
    Location where;
};

/// An entry of `reports:`.
struct ReportEntry {
    std::string format;
    std::string path; ///< from the working folder, or absolute
    Location where;
};

/// What a tally.yaml says of the check and of its reports.
struct CheckSettings {
    std::string project;
    HedgeWidths hedges; ///< over the built-in ones
    Location hedges_where = {};
    std::optional<TimeZone> time_zone; ///< whose calendar tells the day of a moment given in UTC
    std::string time_zone_name;        ///< as it is written
    Location time_zone_where = {};
    std::optional<RuleSeverity> fail_on; ///< `off` is never
    Location fail_on_where = {};
    std::vector<SeverityEntry> severity; ///< the least specific first: later ones go over them
    std::vector<ReportEntry> reports;
};

/// The keys that read_settings() reads.
const std::vector<std::string_view>& settings_keys();

/// Reads one of settings_keys(). Mistakes and notes are added.
void read_setting(const SourceText& file, const YamlNode& key, const YamlNode& value,
                  CheckSettings& settings, Diagnostics& mistakes, Diagnostics& notes);

/// Lets verdicts weigh what `severity:` says. Warnings for entries that fit no rule.
Diagnostics apply_severity(const std::vector<SeverityEntry>& entries, std::vector<Pack>& packs);

/// "error", "warning", "note", "off" or "never".
std::optional<RuleSeverity> severity_of(std::string_view word);

} // namespace tally
