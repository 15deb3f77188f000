#include "claims/values/temporal_scan.h"

#include "claims/values/traits.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

/// Whether dates or numbers know the word.
bool is_known(const Token& token) {
    return token.word() != nullptr &&
           (token.word()->times != nullptr ||
            (token.word()->classes & (number_parts | bit(WordClass::amount_word))) != 0);
}

std::optional<int> number_of(const Token& token, WordClass kind) {
    if (!is(token, kind)) return std::nullopt;
    const auto number = token.word()->number(kind);
    if (!number || *number > 1000) return std::nullopt;
    return static_cast<int>(*number);
}

/// Up to three digits as a number.
std::optional<int> digits_of(const Token& token) {
    if (!token.is_digits() || token.text().size() > 3) return std::nullopt;
    int value = 0;
    for (const char c : token.text())
        value = 10 * value + (c - '0');
    return value;
}

} // namespace

std::uint32_t TemporalScan::find_heads(std::size_t at) const {
    const Token& token = sentence_[at];
    if (asks_everywhere()) return ~0U;
    if (token.is_digits()) {
        const std::size_t size = token.text().size();
        const bool parted = size == 8 || (glued(at + 1) && !sentence_[at + 1].is(","));
        return head::digits |
               (size == 4  ? head::year
                : size < 4 ? head::few
                           : 0) |
               (parted ? head::parted : 0);
    }
    const bool opens_hedge =
        token.word() != nullptr && (token.word()->tables & bit(Table::hedge)) != 0;
    const std::uint32_t hedge = opens_hedge ? head::hedge : 0;
    if (!token.is_word()) return token.is_end() ? 0 : head::sign | hedge;
    if (token.word() == nullptr) return is_plural_day(token) ? head::plural_day : 0;
    std::uint32_t out = token.word()->sure_senses;
    if (out != token.word()->time_senses && token.word()->time_seconds.may_be(sentence_[at + 1]))
        out = TimeWords::senses(*token.word()->times, sentence_, at);
    out |= hedge;
    const std::uint64_t classes = token.word()->classes;
    constexpr std::uint64_t numbers = bit(WordClass::unit_number) | bit(WordClass::tens_number);
    if ((classes & numbers) != 0) out |= head::number;
    constexpr std::uint64_t ordinals = bit(WordClass::ordinal) | bit(WordClass::tens_number);
    if ((classes & ordinals) != 0) out |= head::ordinal; // "twenty-first"
    if ((classes & (numeric_classes | bit(WordClass::amount_word))) != 0) out |= head::amount;
    if (is_plural_day(token)) out |= head::plural_day;
    // "the street", "a bridge": no expression goes on with a word that no table knows
    constexpr std::uint32_t article = bit(TimeSense::determiner) | head::amount | head::hedge;
    if ((out & bit(TimeSense::determiner)) != 0 && (out & ~article) == 0) {
        const Token& next = sentence_[at + 1];
        if (next.is_word() && !is_known(next)) return hedge;
    }
    return out;
}

Value& begin(Reading& out, Kind kind, const TemporalScan& scan, std::size_t first,
             std::size_t last) {
    if (out.last != 0) out = {};
    out.first = first;
    out.last = last;
    out.value.kind = kind;
    out.value.span = out.value.core = scan.sentence().span_of(first, last);
    return out.value;
}

std::size_t TemporalScan::behind_stop(std::size_t at) const {
    if (!sentence_[at].is(".") || !glued(at)) return at;
    const std::size_t length = sentence_[at - 1].text().size();
    // The stop of an abbreviation, not the sentence's: short words only, and something follows.
    return length >= 2 && length <= 5 && !sentence_[at + 1].is_end() ? at + 1 : at;
}

std::optional<Small> TemporalScan::cardinal(std::size_t at) const {
    const Token& token = sentence_[at];
    if (const auto digits = digits_of(token)) return Small{*digits, at + 1};
    if (const auto unit = number_of(token, WordClass::unit_number)) return Small{*unit, at + 1};
    const auto tens = number_of(token, WordClass::tens_number);
    if (!tens) return std::nullopt;
    std::size_t next = at + 1;
    if (sentence_[next].is("-")) ++next;
    const auto unit = number_of(sentence_[next], WordClass::unit_number);
    if (unit && *unit > 0 && *unit < 10) return Small{*tens + *unit, next + 1};
    return Small{*tens, at + 1};
}

std::optional<Small> TemporalScan::ordinal(std::size_t at) const {
    const Token& token = sentence_[at];
    if (token.is_digits()) {
        if (!glued(at + 1) || !tally::is(sentence_[at + 1], WordClass::ordinal_end))
            return std::nullopt;
        const auto digits = digits_of(token);
        return digits ? std::optional(Small{*digits, at + 2}) : std::nullopt;
    }
    if (const auto place = number_of(token, WordClass::ordinal)) return Small{*place, at + 1};
    const auto tens = number_of(token, WordClass::tens_number);
    if (!tens) return std::nullopt;
    std::size_t next = at + 1;
    if (sentence_[next].is("-")) ++next;
    const auto unit = number_of(sentence_[next], WordClass::ordinal);
    if (!unit || *unit > 9) return std::nullopt;
    return Small{*tens + *unit, next + 1};
}

// "nineteen ninety-one", "seventeen hundred thirty three", "nineteen oh five", "two thousand and
// fifteen", "twenty twenty-one".
std::optional<Small> TemporalScan::spelled_year(std::size_t at) const {
    if (!sentence_[at].is_word()) return std::nullopt;
    const auto head = cardinal(at);
    if (!head || head->value < 2 || head->value > 21) return std::nullopt;
    const auto rest = [&](std::size_t from) -> std::optional<Small> {
        if (sentence_[from].is("and")) ++from;
        const auto small = sentence_[from].is_word() ? cardinal(from) : std::nullopt;
        if (!small || small->value == 0 || small->value > 99) return std::nullopt;
        return small;
    };
    std::size_t next = head->last;
    if (sentence_[next].is("thousand")) {
        if (head->value != 2) return std::nullopt;
        const auto small = rest(next + 1);
        return small ? Small{2000 + small->value, small->last} : Small{2000, next + 1};
    }
    if (head->value < 11) return std::nullopt;
    if (sentence_[next].is("hundred")) {
        const auto small = rest(next + 1);
        return small ? Small{100 * head->value + small->value, small->last}
                     : Small{100 * head->value, next + 1};
    }
    if (sentence_[next].is("-")) ++next;
    if (is(next, "oh", "o")) {
        const auto small = rest(next + 1);
        if (!small || small->value > 9) return std::nullopt;
        return Small{100 * head->value + small->value, small->last};
    }
    const auto small = sentence_[next].is_word() ? cardinal(next) : std::nullopt;
    if (!small || small->value < 10) return std::nullopt;
    return Small{100 * head->value + small->value, small->last};
}

} // namespace tally
