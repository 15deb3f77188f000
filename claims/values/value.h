#pragma once

#include "claims/base/calendar.h"
#include "claims/base/decimal.h"
#include "claims/base/span.h"
#include "claims/values/interval.h"
#include "claims/values/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// What the words say of the value, beside the value itself: "about", "more than", "rose".
enum class Change : std::uint8_t { equal, about, more, less, up, down };

/// "=", "~", ">", "<", "up", "down".
std::string_view name_of(Change change);

/// A temporal expression as ISO-TimeML writes it: type DATE, TIME, DURATION or SET, and a value
/// such as "2021-06-16", "P3M", "PRESENT_REF".
struct Timex3 {
    std::string_view type; ///< a literal: it lasts
    std::string value;

    friend bool operator==(const Timex3&, const Timex3&) = default;
};

/// How finely a number was written; what tells "2 billion" from "2,000,000,000" when claims are
/// compared.
struct Precision {
    Decimal last_place; ///< one unit of the last written place: 0.1 of "6.0", 1 of "30", 10^8 of
                        ///< "2.3 billion"
    Decimal last_digit; ///< one unit of the last non-zero digit: 10 of "30", 100 of "1,400"
    bool scale_word = false; ///< "billion", "m", "hundred" stood with it
    bool fraction = false;   ///< "half", "a third", "one in five"

    friend bool operator==(const Precision&, const Precision&) = default;
};

/// One checkable value in a text, recognised once. Spans are byte offsets into the article's text.
struct Value {
    Kind kind = Kind::number;
    Change change = Change::equal;
    bool approximate = false;

    Span span; ///< the whole expression, hedge and unit included: "nearly 40 Russian people"
    /// What a rule's slot stands for, the part of `span` that its text does not repeat: of a count
    /// the hedge and the number ("nearly 40"), of everything else the whole; without a hedge
    /// that rules ask for, which the sentence keeps ("200" of "exceeded 200").
    Span core;

    std::optional<Decimal>
        value;       ///< the central value as written, scaled; none for a range, a date, "dozens"
    Interval allows; ///< what the words' meaning allows, bare numbers exact
    Precision precision;
    /// The row of words/hedges.yml that applied ("nearly"), or empty. A name of hedge.h or a
    /// literal: it lasts.
    std::string_view hedge;

    std::string
        unit; ///< ISO 4217, "percent", UCUM, a noun's lemma, or a calendar unit; empty for none
    std::string per;       ///< the denominator of a rate, in the same forms; empty for none
    std::string unit_text; ///< the unit as written, with modifiers and denominator

    std::optional<Timex3> timex3; ///< of date, time, duration and set
    std::string name;             ///< of name and quote: what is equal or differs
};

/// What `recognise` needs to know besides the text.
struct Setting {
    std::optional<Day>
        published; ///< relative dates are resolved from it; without it they stay open
    std::string_view language = {}; ///< "en-AU": its region says what "$" and "3/4/2021" mean
};

/// All values of one article's text, in order of start, none overlapping another. `sentences` are
/// spans of the text in order, none overlapping; no value crosses a sentence's end. Requires valid
/// UTF-8. Time and memory are linear in the text.
std::vector<Value> recognise(std::string_view text, const std::vector<Span>& sentences,
                             const Setting& setting);

} // namespace tally
