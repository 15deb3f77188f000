#pragma once

#include "claims/base/glob.h"
#include "claims/base/result.h"
#include "claims/commands/config.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/rules/packs.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>
#include <vector>

namespace tally {

/// `--pack PACK`.
Option pack_option();

/// The options of every command that applies rules, after its own.
std::vector<Option> with_rule_options(std::vector<Option> own);

/// What --pack names, else what `rules:` of tally.yaml does.
std::vector<PackChoice> pack_choices(const Given& given, const Config& config);

/// The packs of a run, with all their rules. Nothing where one can't be read; why is told.
std::optional<std::vector<Pack>> load_pack_choice(const Given& given, const Config& config,
                                                  Environment& environment);

/// The packs of a run: those of --pack, else those of tally.yaml, else those that are on by
/// themselves; of their rules those that --select names and --ignore does not. Nothing where one
/// can't be read, or a pattern of --select or --ignore fits no rule; why is told.
std::optional<std::vector<Pack>> read_pack_choice(const Given& given, const Config& config,
                                                  Environment& environment);

/// What patterns of rule ids mean, those of an option or (`told_as` "tally") of operands: globs
/// over `rules`, ids such as "news/killed". Those that do not compile, or that no rule fits, go to
/// `wrong`.
std::vector<Glob> rule_globs(const std::string& told_as, const std::vector<std::string>& patterns,
                             const std::vector<std::string>& rules, Diagnostics& wrong);

bool matches_any(const std::vector<Glob>& globs, const std::string& rule);
/// Which rules and relations --select and --ignore leave.
class RuleFilter {
public:
    /// Errors: a pattern that does not compile, or that fits none of these packs' rules and
    /// relations (with the nearest).
    static Result<RuleFilter> read(const Given& given, const std::vector<Pack>& packs);

    bool lets(const std::string& id) const;

private:
    std::vector<Glob> selected_, ignored_;
};

/// A digest of all that makes claims and weighs them: the bytes of the rule files that are chosen,
/// what --select, --ignore and `severity:` leave of `packs`, and `hedges:`. The same bytes, the
/// same digest, wherever the files lie.
std::string digest_of(const Given& given, const Config& config, const std::vector<Pack>& packs);

} // namespace tally
