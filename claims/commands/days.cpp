#include "claims/commands/days.h"

namespace tally {

std::optional<std::string> day_in_words(const std::string& text, Day today) {
    const int number = day_number(today);
    if (text == "today") return iso_date(today);
    if (text == "yesterday") return iso_date(day_from_number(number - 1));
    const bool digits = !text.empty() && text.size() < 6 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    if (text.size() > 1 && text.size() < 6 && text.back() == 'd' &&
        text.find_first_not_of("0123456789") == text.size() - 1)
        return iso_date(day_from_number(number - std::stoi(text)));
    if (digits && text.size() == 4) return text;
    if (text.size() == 7 && parse_iso_date(text + "-01")) return text;
    if (text.size() == 10 && parse_iso_date(text)) return text;
    return std::nullopt;
}

} // namespace tally
