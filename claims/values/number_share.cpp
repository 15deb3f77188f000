// "one in five", "9 out of 10".
#include "claims/values/number_grammar.h"
#include "claims/values/vocabulary.h"

namespace tally {

namespace {

/// A whole number below a thousand, in digits or words.
std::optional<std::pair<std::int64_t, std::size_t>> whole(const TokenisedSentence& s,
                                                          std::size_t at) {
    if (s[at].is_digits() && s[at].text().size() <= 7) {
        std::string text(s[at].text());
        const std::size_t last = take_groups(s, at, text);
        if (text.size() > 9) return std::nullopt;
        return std::pair{static_cast<std::int64_t>(std::stol(text)), last};
    }
    if (!is_number_word(s[at])) return std::nullopt;
    std::size_t last = at;
    std::int64_t out = below_hundred(s, at, last);
    // "one in five hundred", "one in ten thousand"
    if (const auto power = number_of(s, last, WordClass::scale);
        power && *power <= 6 && out > 0 && out < 100) {
        for (std::int64_t i = 0; i < *power; ++i)
            out *= 10;
        ++last;
    }
    return std::pair{out, last};
}

} // namespace

std::optional<NumberReading> share_at(const TokenisedSentence& s, std::size_t at) {
    // Most digits stand before none of what may follow, and cost no more than this look.
    const Token& after = s[at + 1];
    if (s[at].is_digits() && !after.is("in") && !after.is("out") && !after.is("-") &&
        !after.is(",") && !after.is_digits())
        return std::nullopt;
    const auto part = whole(s, at);
    if (!part || part->first < 1 || part->first > 99) return std::nullopt;
    std::size_t i = past_hyphen(s, part->second);
    const bool out_of = s[i].is("out") && s[i + 1].is("of");
    if (out_of) {
        i += 2;
        if (s[i].is("every")) ++i;
    } else if (s[i].is("in")) {
        i = past_hyphen(s, i + 1);
        if (s[i].is("every")) ++i;
    } else {
        return std::nullopt;
    }
    const auto all = whole(s, i);
    if (!all || all->first <= part->first) return std::nullopt;
    const bool round = all->first <= 20 || (part->first == 1 && all->first < 100) ||
                       all->first == 1000 || all->first % 10000 == 0 ||
                       (all->first < 1000 && all->first % 100 == 0);
    if (!round || (!out_of && part->first > 9)) return std::nullopt;
    const Token& next = s[past_hyphen(s, all->second)];
    const bool time = Vocabulary::phrase(Table::unit, s, past_hyphen(s, all->second)).has_value() ||
                      next.is("am") || next.is("pm") || next.is(":") || next.is(".") ||
                      next.is("%");
    const bool goes_on = next.is(".") && s[past_hyphen(s, all->second) + 1].is_digits();
    if ((time && !(next.is(".") && !goes_on)) || is(next, WordClass::scale)) return std::nullopt;
    return fraction_reading(ratio(part->first, all->first), all->second);
}

} // namespace tally
