#pragma once

#include "claims/check/date_parts.h"
#include "claims/check/surroundings.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// A claim as it is linked with others: what its value is, and what stands around it.
struct Statement {
    std::size_t claim = 0;    ///< among the checked claims
    std::size_t article = 0;  ///< index into the corpus
    std::string role;         ///< what a rule calls it ("people killed"), or empty
    bool one_of_role = false; ///< a story has one such thing, as a rule: where its sources differ
                              ///< on it, that is more than a note
    bool role_names = false;  ///< the role names whom or what it is of: "age of Olsen"
    std::string low, high;    ///< the keys of what it allows; see check/keys.h
    std::string said;         ///< kind and value as written: equal for "20 points" and "20"
    double magnitude = 0;     ///< of its value as written, or 0
    double size = 0;          ///< the same in the unit of comparison
    std::string digits;       ///< its digits but for zeros at the ends: "12" of 1,200 and 0.12
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
    std::vector<std::size_t> dates; ///< the dates among them; of a sentence without any that goes
                                    ///< on with the one before, those of that one
};

/// Whether two statements may both be true of one fact.
bool fit_each_other(const Statement& a, const Statement& b);

/// How strongly two statements of different articles seem to speak of the same fact, as log-odds:
/// above 0 more likely than not. Where they state the same value the value itself is evidence, the
/// more the rarer it is: 2,301 points twice is no chance, two boats twice may be.
///
/// The weights were fitted by logistic regression, each gold fact weighing the same, to 9,000 pairs
/// of statements from 92 news articles on eight events, and rounded. Where each event in turn is
/// left out of the fit, pairs are ranked with an average precision of 0.88.
double evidence_of_one_fact(const Statement& a, const Statement& b,
                            const std::vector<Statement>& all, const Words& words);

/// The same for two statements that cannot both be true, by wording alone. `rival` is the greatest
/// evidence that the article of one of them states the fact of the other elsewhere, with a value
/// that fits.
///
/// The weights were fitted in the same way to 20,000 pairs from 124 articles on 16 events, each
/// fact weighing the same, none of a sign that goes against its meaning. Where each event in turn
/// is left out, facts are ranked with an average precision of 0.49 (weights set by hand: 0.37).
double evidence_of_a_conflict(const Statement& a, const Statement& b,
                              const std::vector<Statement>& all, const Words& words, double rival);

/// What two statements have in common, for people: "same value, same role, same place".
std::string shared_by(const Statement& a, const Statement& b, const std::vector<Statement>& all,
                      const Words& words);

} // namespace tally
