#pragma once

#include "claims/base/calendar.h"
#include "claims/values/tokens.h"
#include "claims/values/value.h"

#include <cstddef>
#include <optional>

namespace tally {

/// What temporal recognisers carry from one value to the next within an article.
struct TemporalContext {
    std::optional<Day> published;
};

/// A value and the tokens [first, last) that it takes.
struct Reading {
    Value value;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The date, time, duration or set that begins at token `at`, hedge included ("about three years",
/// "every Monday", "5 p.m."); nothing where none begins there.
std::optional<Reading> recognise_temporal(const TokenisedSentence& sentence, std::size_t at,
                                          TemporalContext& context);

} // namespace tally
