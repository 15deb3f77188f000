#include "claims/check/fact.h"

namespace tally {

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::conflict: return "conflict";
    case Verdict::update: return "update";
    case Verdict::agreement: return "agreement";
    case Verdict::single_source: return "single-source";
    case Verdict::echo: return "echo";
    }
    return "";
}

std::string_view name_of(Strength strength) {
    switch (strength) {
    case Strength::exact: return "exact";
    case Strength::consistent: return "consistent";
    case Strength::compatible: return "compatible";
    case Strength::loose: return "loose";
    }
    return "";
}

std::string_view name_of(Link link) {
    switch (link) {
    case Link::exact: return "exact";
    case Link::close: return "close";
    case Link::loose: return "loose";
    }
    return "";
}

} // namespace tally
