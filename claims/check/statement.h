#pragma once

#include "claims/check/date_parts.h"
#include "claims/check/surroundings.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// A claim as it is linked with others: what its value is, and what stands around it.
struct Statement {
    std::size_t claim = 0;   ///< among the checked claims
    std::size_t article = 0; ///< index into the corpus
    std::string measure;     ///< what may be compared with it at all: money of one currency,
                             ///< lengths, counts of anything
    std::string role;        ///< what a rule calls it ("people killed"), or empty
    bool of_many = false;    ///< a story may have many such things with other values, as a score
                             ///< on the way: what differs is another one
    bool role_names = false; ///< the role names whom or what it is of: "age of Olsen"
    std::string low, high;   ///< the keys of what it allows; see check/keys.h
    std::string unit;        ///< as it is written: "km"
    std::string currency;    ///< of a sum of money
    std::string among_low, among_high; ///< the keys of what it allows beside statements of other
                                       ///< units and currencies; empty where that is the same
    std::string said;     ///< kind and value as written: equal for "20 points" and "20"
    double magnitude = 0; ///< of its value as written, or 0
    double size = 0;      ///< the same in the unit of comparison
    double width = 0;     ///< of what it allows, as a share of its size
    std::string digits;   ///< its digits but for zeros at the ends: "12" of 1,200 and 0.12
    bool is_date = false;
    DateParts parts;               ///< of a date
    bool is_calendar_date = false; ///< a day that is written with its number: "June 3"
    bool is_ordinal = false;
    bool is_vague = false; ///< "dozens", "millions"
    bool looks_back =
        false; ///< its sentence names a month or a year, as sentences of the background do
    bool is_time = false; ///< a time of day, a length of time, a time that returns
    Surroundings around;
    bool restates = false; ///< stands in brackets right behind the statement before it, which it
                           ///< says again in another unit if both can be true
    std::vector<std::size_t> beside; ///< other statements of its sentence, in order
    bool heading = false;            ///< stands in a heading
    Moves moves = Moves::never;      ///< as its rule says
    std::optional<Day> as_of;
    std::string speaker;               ///< whom the article credits with it, or nobody
    std::vector<std::size_t> disputed; ///< statements of its sentence that give another value to
                                       ///< the same thing, as the words between them say
    /// How many different values its article gives to its role, to its noun, and in its measure:
    /// where each of two articles gives one, they are likely values of one thing.
    std::size_t of_role = 1, of_head = 1, of_measure = 1;
    std::vector<std::size_t> days;  ///< the times of a known day among those beside it
    std::vector<std::size_t> dates; ///< the dates among them; of a sentence without any that goes
                                    ///< on with the one before, those of that one
};

/// Whether two statements may both be true of one fact.
bool fit_each_other(const Statement& a, const Statement& b);

} // namespace tally
