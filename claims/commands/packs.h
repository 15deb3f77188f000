#pragma once

#include "claims/commands/config.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>
#include <vector>

namespace tally {

/// The options of every command that applies rules, after its own.
std::vector<Option> with_rule_options(std::vector<Option> own);

/// The packs of a run: those of --pack, else those of tally.yaml, else those that are on by
/// themselves; of their rules those that --select names and --ignore does not. Nothing where one
/// can't be read, or a pattern of --select or --ignore fits no rule; why is told.
std::optional<std::vector<Pack>> read_pack_choice(const Given& given, const Config& config,
                                                  Environment& environment);

/// A digest of all that the rules say: the same rules, the same digest.
std::string digest_of(const std::vector<Pack>& packs);

} // namespace tally
