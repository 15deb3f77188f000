#include "claims/check/baseline.h"

namespace tally {

std::string_view name_of(KnownState state) {
    switch (state) {
    case KnownState::known: return "known";
    case KnownState::changed: return "changed";
    case KnownState::gone: return "gone";
    }
    return "";
}

} // namespace tally
