#pragma once

#include "claims/extract/entity_names.h"
#include "claims/extract/match.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

/// What a claim is about.
struct Identity {
    std::string subject, attribute, unit; ///< unit empty: the value's own
    std::string per; ///< of a unit such as "request per minute"; empty: the value's own
    std::vector<std::pair<std::string, std::string>> qualifiers; ///< those that the text gives
};

/// Fills a fact's templates with captures. The key of an entity that stands alone ("usa"), and a
/// captured name, become the entity's name. A qualifier whose capture is absent, or has no such
/// part (the month of "2014"), is left out.
/// Error: the name of the capture that the subject, the attribute or the unit wants and the match
/// does not have.
std::variant<Identity, std::string> identity_of(const FactTemplate& fact, const Captures& captures,
                                                const EntityNames& names);

} // namespace tally
