#include "claims/values/ambiguous.h"

#include "claims/values/tokens.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace tally {

namespace {

/// Regions by their ISO 3166 code, and the dollar that is their own (ISO 4217).
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> dollars = {{
    {"us", "USD"},
    {"au", "AUD"},
    {"ca", "CAD"},
    {"nz", "NZD"},
    {"sg", "SGD"},
    {"hk", "HKD"},
    {"tw", "TWD"},
    {"jm", "JMD"},
    {"tt", "TTD"},
    {"bb", "BBD"},
    {"bs", "BSD"},
    {"bz", "BZD"},
    {"fj", "FJD"},
    {"gy", "GYD"},
    {"lr", "LRD"},
    {"na", "NAD"},
    {"bm", "BMD"},
}};

/// Regions that write the day first in English; the United States and the Philippines write the
/// month first, and Canada both (CLDR 44, short date formats).
constexpr std::array<std::string_view, 16> day_first = {
    "gb", "ie", "au", "nz", "in", "za", "sg", "ng", "ke", "gh", "pk", "jm", "tt", "mt", "ug", "zw"};

/// "au" of "en-AU"; empty where the language names no region.
std::string region_of(std::string_view language) {
    const std::size_t at = language.find_last_of("-_");
    if (at == std::string_view::npos || language.size() != at + 3) return {};
    std::string out(language.substr(at + 1));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The one or two digits that end before `at`, or begin at it; nothing where there are more.
std::optional<int> number_before(std::string_view text, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && is_digit(text[first - 1]) && at - first < 3)
        --first;
    if (first == at || at - first > 2 || (first > 0 && text[first - 1] == '/')) return std::nullopt;
    return std::stoi(std::string(text.substr(first, at - first)));
}

std::optional<int> number_from(std::string_view text, std::size_t at, std::size_t& last) {
    last = at;
    while (last < text.size() && is_digit(text[last]) && last - at < 3)
        ++last;
    if (last == at || last - at > 2) return std::nullopt;
    return std::stoi(std::string(text.substr(at, last - at)));
}

bool is_year_behind(std::string_view text, std::size_t at) {
    std::size_t last = at;
    while (last < text.size() && is_digit(text[last]) && last - at < 5)
        ++last;
    return last - at == 4 || last - at == 2;
}

// ---- dollars

enum class Sign { none, bare, american, local };

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// How a sum says its dollar.
Sign sign_of(const Value& value, std::string_view text) {
    if (value.kind != Kind::money) return Sign::none;
    if (value.unit != "USD") {
        const bool known = std::any_of(dollars.begin(), dollars.end(),
                                       [&](const auto& row) { return row.second == value.unit; });
        return known ? Sign::local : Sign::none;
    }
    const std::string_view span = value.span.of(text);
    if (has(span, "merican") ||
        (has(span, "U") && (has(span, "US") || has(span, "U.S") || has(span, "United"))))
        return Sign::american;
    const bool dollar = has(span, "$") || has(span, "ollar");
    return dollar || has(span, "cent") || has(span, "¢") ? Sign::bare : Sign::none;
}

/// Words before "in Canadian dollars" that say so of all sums, and not of one.
bool says_of_all(const Token& word) {
    constexpr std::array<std::string_view, 14> words = {
        "are",    "is",       "figures", "amounts",   "sums",    "prices",    "values",
        "report", "reported", "reports", "expressed", "results", "otherwise", "("};
    return std::find(words.begin(), words.end(), word.folded()) != words.end();
}

/// The dollar of "all figures are in Canadian dollars"; empty for none.
std::string stated_dollar(std::string_view text) {
    constexpr std::size_t most_before = 48; // "amounts are in East Caribbean "
    constexpr std::string_view name = "dollars";
    TokenisedSentence words;
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + name.size())) {
        std::size_t first = at > most_before ? at - most_before : 0;
        while (first < at && first > 0 && text[first - 1] != ' ')
            ++first;
        words.tokenise(text, {first, at + name.size()});
        for (std::size_t i = 1; i + 2 < words.size(); ++i) {
            if (!words[i].is("in") || !says_of_all(words[i - 1])) continue;
            const auto found = Vocabulary::phrase(Table::currency, words, i + 1);
            if (found && found->last == words.size()) return vocabulary().currency(found->row).code;
        }
    }
    return {};
}

std::string own_dollar(const std::string& region) {
    const auto* const row = std::find_if(dollars.begin(), dollars.end(),
                                         [&](const auto& known) { return known.first == region; });
    return row == dollars.end() ? std::string() : std::string(row->second);
}

/// The sums of an article by what their signs say.
struct Sums {
    std::vector<Value*> bare;
    std::vector<const Value*> local;
    bool american = false;

    /// The one other dollar that is named; empty for none and for several.
    std::string only_local() const {
        if (local.empty()) return {};
        for (const Value* sum : local)
            if (sum->unit != local.front()->unit) return {};
        return local.front()->unit;
    }
};

Sums sums_of(std::string_view text, std::vector<Value>& values) {
    Sums out;
    for (Value& value : values)
        switch (sign_of(value, text)) {
        case Sign::none: break;
        case Sign::bare: out.bare.push_back(&value); break;
        case Sign::american: out.american = true; break;
        case Sign::local: out.local.push_back(&value); break;
        }
    return out;
}

/// The dollar of all bare signs; empty where nothing tells.
std::string dollar_of(std::string_view text, const std::string& region, const Sums& sums) {
    if (std::string stated = stated_dollar(text); !stated.empty()) return stated;
    const std::string own = own_dollar(region);
    const bool told_apart = std::any_of(sums.local.begin(), sums.local.end(),
                                        [&](const Value* sum) { return sum->unit == own; });
    if (!own.empty() && !(told_apart && !sums.american)) return own;
    return sums.american ? sums.only_local() : std::string();
}

} // namespace

DayOrder day_order_of(std::string_view text, std::string_view language) {
    bool day = false;
    bool month = false;
    for (std::size_t at = text.find('/'); at != std::string_view::npos;
         at = text.find('/', at + 1)) {
        const auto a = number_before(text, at);
        if (!a) continue;
        std::size_t last = 0;
        const auto b = number_from(text, at + 1, last);
        if (!b || last >= text.size() || text[last] != '/' || !is_year_behind(text, last + 1))
            continue;
        if (*a > 12 && *a <= 31 && *b >= 1 && *b <= 12) day = true;
        if (*b > 12 && *b <= 31 && *a >= 1 && *a <= 12) month = true;
    }
    if (day != month) return day ? DayOrder::day_first : DayOrder::month_first;
    const std::string region = region_of(language);
    const bool known = std::find(day_first.begin(), day_first.end(), region) != day_first.end();
    return known ? DayOrder::day_first : DayOrder::unknown;
}

namespace {

void resolve_dollars(std::string_view text, const std::string& region, std::vector<Value>& values) {
    const Sums sums = sums_of(text, values);
    if (sums.bare.empty()) return;
    const std::string dollar = dollar_of(text, region, sums);
    for (Value* const sum : sums.bare) {
        if (!dollar.empty()) {
            sum->unit = dollar;
            continue;
        }
        for (const Value* const named : sums.local)
            if (sum->value && sum->value == named->value) sum->unit = named->unit;
    }
}

bool is_grand(const Value& value, std::string_view text) {
    if (value.kind != Kind::money) return false;
    const std::string_view span = value.span.of(text);
    return has(span, "g") && has(span, " grand"); // most sums have blanks, few a g
}

/// "50 grand" is of the currency of the article's other sums, where they have but one, or of its
/// region; else of the United States.
void resolve_grand(std::string_view text, const std::string& region, std::vector<Value>& values) {
    std::string other;
    bool several = false, any = false;
    for (const Value& value : values) {
        if (value.kind != Kind::money) continue;
        if (is_grand(value, text)) {
            any = true;
            continue;
        }
        several = several || (!other.empty() && other != value.unit);
        other = value.unit;
    }
    if (!any) return;
    std::string unit = several ? std::string() : other;
    if (unit.empty()) unit = region == "gb" ? "GBP" : region == "ie" ? "EUR" : own_dollar(region);
    if (unit.empty()) return;
    for (Value& value : values)
        if (is_grand(value, text)) value.unit = unit;
}

} // namespace

void resolve_currencies(std::string_view text, std::string_view language,
                        std::vector<Value>& values) {
    const std::string region = region_of(language);
    resolve_dollars(text, region, values);
    resolve_grand(text, region, values);
}

} // namespace tally
