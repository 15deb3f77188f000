#pragma once

#include "claims/articles/article.h"
#include "claims/base/calendar.h"
#include "claims/base/decimal.h"
#include "claims/extract/claim.h"
#include "claims/values/interval.h"
#include "claims/values/kinds.h"

#include <string>
#include <string_view>

namespace tally {

/// Numbers, days and intervals as people read them, the same in every report.

/// "32", "1,034", "1.9 billion", "0.05"; more than 9 digits behind the point are rounded to 6.
std::string number_words(const Decimal& number);

/// "16 June 2021"
std::string day_words(Day day);

/// One bound of a value of this kind: a number, a day ("16 June 2021") or a time ("16 June 2021,
/// 19:48"; without its day "19:48").
std::string bound_words(const Decimal& bound, Kind kind);

/// "32", "from 10 to 20", "from 36 up to (not including) 40", "more than 30", "at least 30", "less
/// than 30", "at most 50", "above 30 and below 40", "any value".
std::string interval_words(const Interval& interval, Kind kind);

/// The same beside a caret: "exactly 32", "at least 36, below 40", "more than 30"; of days "a day
/// in June 2021".
std::string bounds_words(const Interval& interval, Kind kind);

/// The unit of a value as people read it: "km", "miles", "weeks", "USD", "percent"; with its
/// denominator "USD/month". Nothing for kinds whose unit is said by their words.
std::string unit_words(const Value& value);

/// A unit behind a number, with the blank before it: " km", " weeks" (" week" behind `one`), "%".
std::string behind_number(std::string_view unit, bool one);

/// What a claim says of its value, for people: of a name its entity's name, of a count the hedge
/// and the number, else the words of the text with single blanks.
std::string words_of(const Claim& claim, const Article& article);

/// What a claim says in one line, for those who write rules: "32 USD/month", "above 30, denied"; of
/// a name what it is called.
std::string claimed_words(const Claim& claim);

/// Why no value satisfies both: "no number is both 32 and from 36 up to (not including) 40; the gap
/// is at least 4". Requires intervals that do not meet; `unit` is named where the kind has one.
std::string gap_words(const Interval& a, const Interval& b, Kind kind, std::string_view unit);

} // namespace tally
