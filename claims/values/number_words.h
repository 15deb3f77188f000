#pragma once

#include "claims/base/decimal.h"
#include "claims/values/interval.h"
#include "claims/values/tokens.h"
#include "claims/values/value.h"

#include <cstddef>
#include <optional>

namespace tally {

/// A number as it stands in the text, without hedge and unit.
struct NumberReading {
    std::size_t last = 0;         ///< the token behind it
    std::optional<Decimal> value; ///< none for "dozens", "several"
    Interval allows;              ///< exactly the value, or what the vague word allows
    Precision precision;
    Decimal scale = Decimal(1); ///< what the words multiply by: 10^9 of "2 billion"
    bool approximate = false;   ///< the number itself is vague: "dozens", "a dozen", "several"
    bool in_words = false;      ///< no digits in it
    bool bare_digits = false;   ///< nothing but one run of digits: may be a year, a page, a name
    bool article = false;       ///< begins with "a": "a hundred"
    bool is_signed = false;
    bool multiple = false; ///< "tenfold": how many times as much, so it counts nothing
    bool times = false;    ///< "twice": counts times by itself
};

/// What the text around a number lets its letters mean.
struct NumberContext {
    bool money = false; ///< "$2m" is two million, "2m wide" is two metres
};

/// The number that begins at token `at`: digits with separators, decimals, signs and scale
/// ("2,000", "-1.5", "3.2 trillion", "2bn", "40k", "1.99×10^30"), words ("twenty-eight thousand six
/// hundred forty-two", "half a million", "two and a half", "a dozen"), fractions ("two-thirds",
/// "1/2", "2½", "half", "one in five"), and vague ones ("dozens", "hundreds of thousands",
/// "several hundred", "a few"). Nothing where none begins there.
///
/// It does not ask whether the number is a part of a name or a date.
std::optional<NumberReading> read_number(const TokenisedSentence& sentence, std::size_t at,
                                         NumberContext context = {});

/// The same into `out`, which is new; false, and `out` stays as it is, where none begins.
bool read_number(const TokenisedSentence& sentence, std::size_t at, NumberContext context,
                 NumberReading& out);

/// Whether a number may begin at the token: a quick look at one token.
inline bool may_begin_number(const Token& token) { return token.has(Trait::number); }

} // namespace tally
