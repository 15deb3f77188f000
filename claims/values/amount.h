#pragma once

// What the units of number, count, money, percent, quantity and ordinal share; nobody else includes
// it but recognise.cpp.

#include "claims/base/decimal.h"
#include "claims/values/hedge.h"
#include "claims/values/kinds.h"
#include "claims/values/number_words.h"
#include "claims/values/temporal.h"
#include "claims/values/tokens.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// What stands behind a number (or a sign before it) and says of what the number is.
struct UnitReading {
    Kind kind = Kind::number;
    std::string unit;            ///< as Value::unit
    std::string per;             ///< as Value::per
    Decimal factor = Decimal(1); ///< a cent is a hundredth of its unit
    std::size_t first = 0;       ///< the tokens of unit_text: [first, text_last)
    std::size_t text_last = 0;   ///< where the unit's words end
    std::size_t last = 0;        ///< the token behind it
    bool from_zero = true;       ///< no such amount is below 0
    bool apart = false;          ///< another value stands before it: the bills of "two $5 bills"
};

/// Whether money, a percentage or a quantity may stand behind a number that ends before `at`: one
/// look at the token there, for behind most numbers none of them does. Not for fractions, nor for
/// "thousands of dollars".
bool may_begin_unit(const TokenisedSentence& sentence, std::size_t at);

/// Whether the sign or name of a currency may begin at the token: a quick look at one token.
bool may_begin_currency(const Token& token);
/// "$", "A$", "Rs.": the sign of a currency that begins at `at`.
std::optional<UnitReading> currency_sign(const TokenisedSentence& sentence, std::size_t at);
/// "euros", "Australian dollars", "cents", "-dollar" behind a number.
std::optional<UnitReading> money_behind(const TokenisedSentence& sentence, std::size_t at,
                                        const NumberReading& number);
/// "%", "percent", "percentage points", "basis points".
std::optional<UnitReading> percent_behind(const TokenisedSentence& sentence, std::size_t at);
/// "km", "-metre", "square miles", "degrees Celsius", "km/h", "pounds per square inch".
std::optional<UnitReading> quantity_behind(const TokenisedSentence& sentence, std::size_t at,
                                           const NumberReading& number);
/// A second, smaller unit behind the first: "5-foot-11", "six feet two inches", "11 st 4 lb". The
/// whole is counted in the smaller one, where it is exact.
struct CompoundReading {
    Decimal value;
    std::string unit;
    std::size_t last = 0;
};
std::optional<CompoundReading> compound_behind(const TokenisedSentence& sentence,
                                               const UnitReading& large,
                                               const NumberReading& number);
/// "magnitude", "Mach" before a number.
std::optional<UnitReading> quantity_before(const TokenisedSentence& sentence, std::size_t at);
/// "Russian diplomats", "of the hostages", "-member": the noun that is counted.
std::optional<UnitReading> counted_behind(const TokenisedSentence& sentence, std::size_t at,
                                          const NumberReading& number);
/// The same into `out`, which is new; false, and `out` of no use, where nothing is counted.
bool read_counted(const TokenisedSentence& sentence, std::size_t at, const NumberReading& number,
                  UnitReading& out);

/// A count of none: "no deaths", "no one was killed", "nobody died". Only of things that one counts
/// in an event; "no doubt" counts nothing.
std::optional<Reading> recognise_none(const TokenisedSentence& sentence, std::size_t at);

/// "a majority", "the vast majority of voters" (more than 50 %), "a minority" (less); not "a
/// majority of 12 seats", "the majority leader".
std::optional<Reading> recognise_majority(const TokenisedSentence& sentence, std::size_t at);

/// "any diplomats", "anyone" behind a word of denial: one or more, which is what "denied expelling
/// any" denies. Elsewhere "any" is no number. Its hedge is "any".
std::optional<Reading> recognise_any(const TokenisedSentence& sentence, std::size_t at);

/// A denominator that begins at `at`: "a month", "per share", "/kg", "an ounce". `last` of it is
/// the token behind it, and `unit` the denominator; of two the time is last, as in "user/month" of
/// "per user per month" and of "a month per user".
std::optional<UnitReading> denominator_at(const TokenisedSentence& sentence, std::size_t at);

/// Whether the number of the tokens [first, last) is a piece of something else: of a name or model
/// ("AK-47", "Highway 175"), a version, an address, a phone number, a date with slashes, an idiom.
bool is_part_of_name(const TokenisedSentence& sentence, std::size_t first,
                     const NumberReading& number);

/// The ordinal that begins at `at`: "third", "21st", "twenty-first".
std::optional<Reading> recognise_ordinal(const TokenisedSentence& sentence, std::size_t at);

/// Whether a date, time or duration begins at a token, and where it ends (0 for no).
using TemporalEnd = std::function<std::size_t(std::size_t)>;

/// The number, count, sum, percentage, quantity or range of them that begins at `at`, with the
/// hedge that hedge_before() tells of there: appended to `out`, and the token behind it; 0 for
/// none.
std::size_t recognise_amount(const TokenisedSentence& sentence, std::size_t at,
                             const std::optional<HedgeMatch>& hedge,
                             const TemporalEnd& temporal_end, std::vector<Value>& out);

} // namespace tally
