#include "claims/check/rule_of_time.h"

#include "claims/check/wording.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tally {

namespace {

std::string speaks_for(const Claim& claim) {
    std::string out = day_words(*claim.as_of);
    if (!claim.as_of_text.empty()) out += " (\"" + claim.as_of_text + "\")";
    return out;
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2021", "2021-04" and "2021-04-15" as people write them.
std::optional<std::string> period_words(std::string_view text) {
    if (text.size() == 4 && is_digits(text)) return std::string(text);
    const bool month = text.size() == 7;
    const std::optional<Day> day =
        parse_iso_date(month ? std::string(text) + "-01" : std::string(text));
    if (!day) return std::nullopt;
    const std::string words = day_words(*day);
    return month ? words.substr(words.find(' ') + 1) : words;
}

/// The period that both name as what narrows their fact.
std::optional<std::string> shared_period(const Claim& a, const Claim& b) {
    for (const auto& qualifier : a.qualifiers)
        for (const auto& other : b.qualifiers)
            if (qualifier == other)
                if (auto words = period_words(qualifier.second)) return words;
    return std::nullopt;
}

/// The words that date the claims: ("In April").
std::string read_from(const Claim& a, const Claim& b) {
    if (a.as_of_text.empty() && b.as_of_text.empty()) return "";
    if (a.as_of_text == b.as_of_text || b.as_of_text.empty()) return " (\"" + a.as_of_text + "\")";
    if (a.as_of_text.empty()) return " (\"" + b.as_of_text + "\")";
    return " (\"" + a.as_of_text + "\", \"" + b.as_of_text + "\")";
}

std::string_view movement(Moves moves) {
    switch (moves) {
    case Moves::never: return "does not change with time";
    case Moves::any: return "may change with time";
    case Moves::grows: return "only grows";
    case Moves::shrinks: return "only shrinks";
    }
    return "";
}

std::string conflict_words(const Claim& a, const Claim& b, Moves moves) {
    if (const auto period = shared_period(a, b))
        return "both speak for " + *period + read_from(a, b) + ", so the later is not an update";
    if (moves == Moves::never)
        return "the fact does not change with time, so no later value is an update";
    if (!a.as_of || !b.as_of)
        return "time unknown: " + std::string(a.as_of || b.as_of ? "one is" : "both are") +
               " undated, so compared with all";
    if (a.as_of == b.as_of)
        return "both speak for " + day_words(*a.as_of) + read_from(a, b) +
               ", so the later is not an update";
    const bool a_first = *a.as_of < *b.as_of;
    const Claim& earlier = a_first ? a : b;
    const Claim& later = a_first ? b : a;
    return "the fact " + std::string(movement(moves)) + ": " + speaks_for(earlier) + " and later " +
           speaks_for(later) + " do not go together";
}

} // namespace

std::string rule_of_time(const Claim& a, const Claim& b, Moves moves, Verdict verdict) {
    if (verdict == Verdict::conflict) return conflict_words(a, b, moves);
    if (verdict != Verdict::update) return "";
    if (moves == Moves::never) return "the source corrected itself";
    const bool dated = a.as_of && b.as_of && a.as_of != b.as_of;
    const bool a_first = dated && *a.as_of < *b.as_of;
    std::string out = "the fact " + std::string(movement(moves));
    if (dated)
        out += ": from " + speaks_for(a_first ? a : b) + " to " + speaks_for(a_first ? b : a);
    return out;
}

} // namespace tally
