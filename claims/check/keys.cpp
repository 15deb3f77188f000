#include "claims/check/keys.h"

#include "claims/rules/versions.h"

#include <charconv>
#include <optional>
#include <stdexcept>

namespace tally {

namespace {

// Behind a text stands a byte lower than any that a text holds, so that "a" and "a b" keep apart.
constexpr char text_mark = '5';
constexpr char text_end = '\x01';

/// The number of a key without its last character; nothing for an end without a bound.
std::optional<Decimal> number_of(std::string_view key) {
    if (key == "0" || key == "4") return std::nullopt;
    if (key == "2.") return Decimal(0);
    const bool negative = !key.empty() && key[0] == '1';
    if (key.size() < 8 || (!negative && key[0] != '3') || key.back() != (negative ? '~' : '.'))
        throw std::invalid_argument("a key in no known form");
    int shown = 0;
    std::from_chars(key.data() + 1, key.data() + 6, shown);
    std::string digits(key.substr(6, key.size() - 7));
    if (negative)
        for (char& c : digits)
            c = static_cast<char>('0' + ('9' - c));
    const int exponent = (negative ? 99999 - shown : shown) - 50000;
    const std::string text = (negative ? "-" : "") + digits + "e" +
                             std::to_string(exponent - static_cast<int>(digits.size()));
    const std::optional<Decimal> number = Decimal::parse(text);
    if (!number) throw std::invalid_argument("a key in no known form");
    return number;
}

} // namespace

KeyRange unbounded_keys() { return keys_of(Interval()); }

KeyRange keys_of(const Interval& interval) { return {interval.min_key(), interval.max_key()}; }

KeyRange keys_of_text(std::string_view text) {
    std::string key(1, text_mark);
    key += text;
    key += text_end;
    key += '1';
    return {key, key};
}

KeyRange keys_of_version(std::string_view version) {
    constexpr char behind_all = '\x7f';
    const std::string key = text_mark + order_of_version(version);
    return {key + text_end + '1', key + behind_all + '1'};
}

KeyRange any_text_keys() { return {{text_mark, text_end, '1'}, {text_mark + 1, '1'}}; }

bool is_text_key(const KeyRange& range) { return range.low.starts_with(text_mark); }

std::string key_after(std::string_view high) {
    std::string out(high);
    out.back() = high.back() == '1' ? '2' : '1';
    return out;
}

std::string key_before(std::string_view low) {
    std::string out(low);
    out.back() = low.back() == '1' ? '0' : '1';
    return out;
}

Interval interval_of(const KeyRange& keys) {
    if (keys.low.empty() || keys.high.empty() || is_text_key(keys))
        throw std::invalid_argument("not the keys of numbers");
    const std::string_view low(keys.low);
    const std::string_view high(keys.high);
    return Interval::of(number_of(low.substr(0, low.size() - 1)), low.back() == '2',
                        number_of(high.substr(0, high.size() - 1)), high.back() == '0');
}

} // namespace tally
