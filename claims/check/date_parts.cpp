#include "claims/check/date_parts.h"

#include "claims/base/calendar.h"

namespace tally {

namespace {

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int out = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        out = out * 10 + (text[i] - '0');
    }
    return out;
}

bool part_differs(const std::optional<int>& a, const std::optional<int>& b) {
    return a && b && *a != *b;
}

} // namespace

DateParts date_parts(std::string_view timex) {
    DateParts out;
    timex = timex.substr(0, timex.find('T'));
    out.year = digits_at(timex, 0, 4);
    if (timex.size() < 6 || timex[4] != '-') return out;
    if (timex[5] == 'W') { // "XXXX-WXX-5"
        if (timex.size() == 10) out.weekday = digits_at(timex, 9, 1);
        return out;
    }
    out.month = digits_at(timex, 5, 2);
    if (timex.size() == 10) out.day = digits_at(timex, 8, 2);
    if (const auto known = parse_iso_date(timex)) out.weekday = weekday_of(*known);
    return out;
}

bool differ(const DateParts& a, const DateParts& b) {
    return part_differs(a.year, b.year) || part_differs(a.month, b.month) ||
           part_differs(a.day, b.day) || part_differs(a.weekday, b.weekday);
}

} // namespace tally
