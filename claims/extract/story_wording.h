#pragma once

#include "claims/base/span.h"
#include "claims/values/value.h"

#include <string>
#include <string_view>

namespace tally {

/// The words right around a value in its clause, the value left out: "pirates in … boats". What a
/// fact is called that no rule names.
std::string wording_of(std::string_view text, Span sentence, const Value& value);

/// Whether a value says something that a reader could hold against another article: not "now",
/// "several", "one of the", a length of time without its number, or the date of a dateline.
bool is_checkable(std::string_view text, Span sentence, const Value& value);

/// Whether a value is a number that the words leave open: "several", "a few".
bool is_vague(std::string_view text, const Value& value);

} // namespace tally
