#pragma once

#include "claims/base/diagnostic.h"
#include "claims/rules/rule.h"

namespace tally {

/// Rules of a pack that claim the same fact at the same words as another, as their tests show: in a
/// test's text a second rule makes the claim that the test's own rule makes.
Diagnostics shadowed_rules(const Pack& pack);

} // namespace tally
