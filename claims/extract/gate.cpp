#include "claims/extract/gate.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace tally {

namespace {

/// "(?<=", "(?<*" and their longer names, "(*plb:".
constexpr std::string_view looks_back[] = {"(?<=", "(?<*", "(*"};

/// Whether a pattern may capture what stands before its match, as far as a glance can tell.
bool may_look_back(const Pattern& pattern) {
    return std::any_of(std::begin(looks_back), std::end(looks_back), [&](std::string_view sign) {
        return pattern.pcre.find(sign) != std::string::npos;
    });
}

} // namespace

Gate::Gate(const Rule& rule, const Pattern& pattern) : looks_back_(may_look_back(pattern)) {
    if (pattern.writes_digits) { // sees no values, and takes them by named groups
        open_ = looks_back_ = true;
        return;
    }
    for (const ClaimTemplate& claim : rule.claims) {
        const auto slot =
            std::find_if(pattern.slots.begin(), pattern.slots.end(),
                         [&](const Slot& candidate) { return candidate.name == claim.value; });
        if (slot == pattern.slots.end()) {
            // Without the slot a claim can still come of a named group or an extra capture.
            open_ = looks_back_ = true;
        } else {
            for (const Kind kind : slot->kinds) {
                if (kind == Kind::name) open_ = looks_back_ = true; // names stay text
                kinds_ |= bit_of(kind);
            }
        }
    }
}

} // namespace tally
