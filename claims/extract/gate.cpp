#include "claims/extract/gate.h"

#include <algorithm>

namespace tally {

Gate::Gate(const Rule& rule, const Pattern& pattern) {
    if (pattern.writes_digits) { // sees no values, and takes them by named groups
        open_ = true;
        return;
    }
    for (const ClaimTemplate& claim : rule.claims) {
        const auto slot =
            std::find_if(pattern.slots.begin(), pattern.slots.end(),
                         [&](const Slot& candidate) { return candidate.name == claim.value; });
        if (slot == pattern.slots.end()) {
            // Without the slot a claim can still come of a named group or an extra capture.
            open_ = true;
        } else {
            for (const Kind kind : slot->kinds) {
                if (kind == Kind::name) open_ = true; // names stay text
                kinds_ |= bit_of(kind);
            }
        }
    }
}

} // namespace tally
