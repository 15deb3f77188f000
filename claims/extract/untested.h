#pragma once

#include "claims/base/diagnostic.h"
#include "claims/rules/rule.h"

namespace tally {

/// What the tests of a pack leave open, as notes: rules without tests, and guards that no test
/// needs (no text of it is refused by them), so that they may be mistyped and nobody would see it.
Diagnostics untested_parts(const Pack& pack);

} // namespace tally
