#pragma once

#include "claims/base/diagnostic.h"
#include "claims/check/fact.h"
#include "claims/rules/rule.h"

#include <string>
#include <string_view>

namespace tally {

/// What a stretch of text on a terminal is. Colour only repeats what the words and signs say.
enum class Ink { error, warning, note, good, primary, secondary, frame, strong };

/// Colours text where colours are wanted, else leaves it as it is.
class Paint {
public:
    explicit Paint(bool colour) : colour_(colour) {}

    std::string operator()(Ink ink, std::string_view text) const;

private:
    bool colour_;
};

Ink ink_of(RuleSeverity weight);

} // namespace tally
