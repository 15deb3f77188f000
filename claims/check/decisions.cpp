#include "claims/check/decisions.h"

namespace tally {

std::string_view name_of(RulingState state) {
    switch (state) {
    case RulingState::in_force: return "in-force";
    case RulingState::ended: return "ended";
    case RulingState::stale: return "stale";
    }
    return "";
}

} // namespace tally
