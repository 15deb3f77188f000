#pragma once

#include "claims/base/calendar.h"
#include "claims/extract/match.h"
#include "claims/extract/views.h"
#include "claims/rules/rule.h"

#include <optional>
#include <string>

namespace tally {

/// When a claim speaks for, and the words that it was read from ("In April"; empty where the
/// article's own date stands in).
struct SpokenFor {
    std::optional<Day> day;
    std::string text;
};

/// The day that a claim speaks for: none where the rule's facts never move (the words are given all
/// the same). Else
/// - the rule's own capture `as-of`, if it has one;
/// - a date of the sentence: of facts that grow or shrink one that tells when it was counted ("as
/// of
///   Monday", "said on Tuesday", "rose to 15 on Friday"), not the day of the event ("the quake on
///   Monday"); of facts that move any way the one nearest to the match, but for those that begin or
///   bound a span ("since 2014", "before June");
/// - the article's date.
/// Of a month or a year its last day, or the article's date where that is earlier.
SpokenFor as_of(const RuleMatch& match, const Value& value, Views& views);

} // namespace tally
