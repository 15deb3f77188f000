#include "claims/rules/rule.h"

namespace tally {

std::string_view name_of(Moves moves) {
    switch (moves) {
    case Moves::never: return "never";
    case Moves::any: return "any";
    case Moves::grows: return "grows";
    case Moves::shrinks: return "shrinks";
    }
    return "";
}

std::string_view name_of(RuleSeverity severity) {
    switch (severity) {
    case RuleSeverity::error: return "error";
    case RuleSeverity::warning: return "warning";
    case RuleSeverity::note: return "note";
    case RuleSeverity::off: return "off";
    }
    return "";
}

} // namespace tally
