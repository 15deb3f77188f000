#include "claims/base/layout.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/rule_modes.h"
#include "claims/extract/shadows.h"
#include "claims/extract/untested.h"
#include "claims/rules/lint.h"
#include "claims/rules/packs.h"
#include "claims/rules/read.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// The packs that the operands name, else those of the configuration; as `tally test` has it.
std::optional<std::vector<PackChoice>> choices(const Given& given, Environment& environment) {
    if (!given.operands.empty()) {
        std::vector<PackChoice> out;
        for (const std::string& operand : given.operands)
            out.push_back({operand, {"tally", 0, 0}, ""});
        return out;
    }
    const std::optional<Config> config = read_config_choice(given, environment);
    if (!config) return std::nullopt;
    return pack_choices(given, *config);
}

} // namespace

ExitStatus check_rules(const Given& given, Environment& environment) {
    const auto chosen = choices(given, environment);
    if (!chosen) return ExitStatus::failed;
    const Result<std::vector<SourceText>> files = find_packs(*chosen);
    const Result<std::vector<Pack>> packs = load_packs(*chosen);
    if (!packs || !files) {
        tell_all(environment, packs ? files.error() : packs.error());
        return ExitStatus::failed;
    }
    Diagnostics found = unused_names(*packs, *files);
    for (const Diagnostic& one : near_entities(*packs))
        found.push_back(one);
    std::size_t rules = 0;
    for (const Pack& pack : *packs) {
        rules += pack.rules.size();
        for (const Diagnostics& more :
             {weak_patterns(pack), shadowed_rules(pack), untested_parts(pack)})
            found.insert(found.end(), more.begin(), more.end());
    }
    std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    for (const Diagnostic& one : found)
        environment.out.write(to_string(one) + '\n');
    const auto notes = static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(),
                      [](const Diagnostic& one) { return one.severity == Severity::note; }));
    const std::size_t findings = found.size() - notes;
    environment.out.write(
        counted(rules, "rule") + " in " + counted(packs->size(), "pack") + ": " +
        (findings == 0 ? std::string("nothing found") : counted(findings, "finding")) +
        (notes == 0 ? "" : ", " + counted(notes, "note")) + '\n');
    return findings == 0 ? ExitStatus::clean : ExitStatus::findings;
}

} // namespace tally
