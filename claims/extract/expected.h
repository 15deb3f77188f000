#pragma once

#include "claims/extract/claim.h"
#include "claims/extract/entity_names.h"
#include "claims/rules/rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A field that a test expects of a claim and that is another.
struct FieldDifference {
    std::string field, wanted, found;
};

/// What a claim says in a field of the contract, as a test writes it: "value" 32, "min" 2021-06-16,
/// "approximate" true, any qualifier; "null" where it has none.
std::string field_of(const Claim& claim, std::string_view text, std::string_view field);

/// The fields of `expected` that a claim does not have. Numbers compare by value, dates may be
/// given by month or year ("min: 2021-06" is its first day, "max" its last), names by key, name or
/// alias.
std::vector<FieldDifference> differences(const ExpectedClaim& expected, const Claim& claim,
                                         std::string_view text, const EntityNames& names);

} // namespace tally
