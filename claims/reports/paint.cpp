#include "claims/reports/paint.h"

namespace tally {

namespace {

/// Select Graphic Rendition, ECMA-48 8.3.117.
std::string_view code_of(Ink ink) {
    switch (ink) {
    case Ink::error: return "1;31";
    case Ink::warning: return "1;33";
    case Ink::note: return "1;36";
    case Ink::good: return "1;32";
    case Ink::primary: return "31";
    case Ink::secondary: return "34";
    case Ink::frame: return "2";
    case Ink::strong: return "1";
    }
    return "0";
}

} // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code_of(ink)) + 'm' + std::string(text) + "\x1b[0m";
}

Ink ink_of(RuleSeverity weight) {
    switch (weight) {
    case RuleSeverity::error: return Ink::error;
    case RuleSeverity::warning: return Ink::warning;
    case RuleSeverity::note:
    case RuleSeverity::off: return Ink::note;
    }
    return Ink::note;
}

} // namespace tally
