// The law of forms: however a value is written, it is the same value. Each property draws a value,
// writes it in two of its forms into one sentence frame, and compares what is read.
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

using tally::Decimal;
using tally::Interval;
using tally::Kind;
using tally::Value;

namespace {

using Forms = std::vector<std::string>;

/// What two forms must share: kind, unit and bounds, in the unit's base.
struct Meaning {
    Kind kind;
    std::string unit, per;
    Interval allows;

    friend bool operator==(const Meaning&, const Meaning&) = default;
};

Meaning meaning_of(const Value& value) {
    Meaning out{value.kind, value.unit, value.per, value.allows};
    if (value.kind != Kind::quantity) return out;
    const tally::Unit* const unit = tally::vocabulary().unit_of(value.unit);
    RC_ASSERT(unit != nullptr);
    out.unit = unit->base;
    out.allows = tally::scaled(value.allows, unit->factor);
    return out;
}

/// The one value of a sentence in which the form stands.
Meaning read(const std::string& before, const std::string& form, const std::string& after) {
    const std::string text = before + form + after;
    RC_LOG() << text << '\n';
    tally::Setting setting;
    setting.published = tally::parse_iso_date("2021-06-16");
    const auto found = tally::recognise(text, {{0, text.size()}}, setting);
    RC_ASSERT(found.size() == 1U);
    RC_ASSERT(found.front().span.start <= before.size());
    RC_ASSERT(found.front().span.end >= before.size() + form.size());
    return meaning_of(found.front());
}

/// Each form against the first one.
void all_mean_the_same(const std::string& before, const Forms& forms, const std::string& after) {
    const Meaning first = read(before, forms.front(), after);
    for (const std::string& form : forms)
        RC_ASSERT(read(before, form, after) == first);
}

// ------------------------------------------------------------ numbers and their forms

const std::string& small_word(std::int64_t n) {
    static const std::vector<std::string> words = {
        "zero",     "one",     "two",     "three",     "four",     "five",    "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    return words[static_cast<std::size_t>(n)];
}

std::string below_thousand(std::int64_t n, const std::string& and_word) {
    static const std::vector<std::string> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                  "fifty", "sixty", "seventy", "eighty", "ninety"};
    std::string out;
    if (n >= 100) out = small_word(n / 100) + " hundred";
    const std::int64_t rest = n % 100;
    if (rest == 0 && n > 0) return out;
    if (!out.empty()) out += and_word;
    if (rest < 20) return out + small_word(rest);
    out += tens[static_cast<std::size_t>(rest / 10)];
    return rest % 10 == 0 ? out : out + "-" + small_word(rest % 10);
}

std::string in_words(std::int64_t n, const std::string& and_word = " and ") {
    static const std::array<std::pair<std::int64_t, const char*>, 4> scales = {
        {{1'000'000'000'000, " trillion"},
         {1'000'000'000, " billion"},
         {1'000'000, " million"},
         {1'000, " thousand"}}};
    std::string out;
    for (const auto& [size, name] : scales) {
        if (n < size) continue;
        if (!out.empty()) out += ' ';
        out += below_thousand(n / size, and_word) + name;
        n %= size;
    }
    if (n == 0 && !out.empty()) return out;
    if (!out.empty()) out += ' ';
    return out + below_thousand(n, and_word);
}

std::string grouped(std::int64_t n, const std::string& separator) {
    const std::string digits = std::to_string(n);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

/// n / 10^power in plain digits, grouped: "2,000", "1.25".
std::string divided(std::int64_t n, int power) {
    std::int64_t size = 1;
    for (int i = 0; i < power; ++i)
        size *= 10;
    std::string out = grouped(n / size, ",");
    std::string rest = std::to_string(n % size);
    if (n % size == 0) return out;
    rest.insert(0, static_cast<std::size_t>(power) - rest.size(), '0');
    while (rest.back() == '0')
        rest.pop_back();
    return out + "." + rest;
}

/// A whole number of one to four significant digits, from one to a hundred trillion: the sizes that
/// people say in several ways.
std::int64_t any_number() {
    std::int64_t n = *rc::gen::inRange<std::int64_t>(1, 10'000);
    const int power = *rc::gen::inRange(0, 11);
    for (int i = 0; i < power; ++i)
        n *= 10;
    return n;
}

struct Scale {
    int power;
    Forms written; ///< behind digits, with the blank that belongs to it
    bool letters;  ///< stands with money only
};

const std::vector<Scale>& scales() {
    static const std::vector<Scale> out = {{3, {" thousand"}, false},
                                           {6, {" million"}, false},
                                           {9, {" billion", "bn", " bn"}, false},
                                           {12, {" trillion"}, false},
                                           {6, {"m", "mn", " million"}, true},
                                           {9, {"b", "bn"}, true},
                                           {12, {"tn"}, true},
                                           {3, {"k"}, true}};
    return out;
}

/// The number with a scale behind it, wherever that is a number that people write.
Forms scaled_forms(std::int64_t n, bool money) {
    Forms out;
    for (const Scale& scale : scales()) {
        if (scale.letters && !money) continue;
        std::int64_t size = 1;
        for (int i = 0; i < scale.power; ++i)
            size *= 10;
        if (n < size || n / size >= 10'000) continue;
        for (const std::string& letters : scale.written)
            out.push_back(divided(n, scale.power) + letters);
    }
    return out;
}

Forms number_forms(std::int64_t n) {
    Forms out = {grouped(n, ","), in_words(n), in_words(n, " ")};
    if (n >= 1'000) out.push_back(grouped(n, "\u202F"));
    if (n >= 1'000'000) out.push_back(grouped(n, " "));
    if (n >= 10'000 && n < 1'000'000'000) out.push_back(std::to_string(n));
    for (const std::string& form : scaled_forms(n, false))
        out.push_back(form);
    return out;
}

Forms around(const Forms& forms, const std::string& before, const std::string& after) {
    Forms out;
    for (const std::string& form : forms)
        out.push_back(before + form + after);
    return out;
}

void append(Forms& forms, const Forms& more) {
    forms.insert(forms.end(), more.begin(), more.end());
}

} // namespace

BOOST_AUTO_TEST_SUITE(forms)

BOOST_AUTO_TEST_CASE(a_count_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const std::int64_t n = std::max<std::int64_t>(2, any_number());
        all_mean_the_same("They sold ", number_forms(n), " tickets in all.");
    }));
}

BOOST_AUTO_TEST_CASE(a_hedged_count_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const std::int64_t n = std::max<std::int64_t>(2, any_number());
        const std::string hedge =
            *rc::gen::element<std::string>("more than ", "at least ", "up to ", "fewer than ");
        all_mean_the_same("They sold " + hedge, number_forms(n), " tickets in all.");
    }));
}

BOOST_AUTO_TEST_CASE(money_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const std::int64_t n = std::max<std::int64_t>(2, any_number());
        Forms amounts = {grouped(n, ",")};
        append(amounts, scaled_forms(n, true));
        Forms forms;
        for (const char* sign : {"$", "US$", "USD ", "US $"})
            append(forms, around(amounts, sign, ""));
        for (const char* name : {" dollars", " US dollars", " U.S. dollars", " USD"})
            append(forms, around(number_forms(n), "", name));
        all_mean_the_same("They paid ", forms, " for it.");
    }));
}

BOOST_AUTO_TEST_CASE(coins_are_parts_of_their_money) {
    BOOST_TEST(rc::check([] {
        const auto whole = *rc::gen::inRange<std::int64_t>(1, 2'000);
        const auto coins = *rc::gen::inRange<std::int64_t>(1, 100);
        const std::string cents = (coins < 10 ? "0" : "") + std::to_string(coins);
        all_mean_the_same("It costs ",
                          {"$" + grouped(whole, ",") + "." + cents,
                           "USD " + grouped(whole, ",") + "." + cents,
                           grouped(whole, ",") + "." + cents + " dollars",
                           grouped(whole, ",") + (whole == 1 ? " dollar" : " dollars") + " and " +
                               std::to_string(coins) + (coins == 1 ? " cent" : " cents"),
                           in_words(whole) + (whole == 1 ? " dollar" : " dollars") + " and " +
                               in_words(coins) + (coins == 1 ? " cent" : " cents")},
                          " there.");
    }));
}

BOOST_AUTO_TEST_CASE(a_percentage_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const auto hundredths = *rc::gen::inRange<std::int64_t>(1, 30'000);
        const std::string digits = divided(hundredths, 2);
        Forms numbers = {digits};
        if (hundredths % 100 == 0) numbers.push_back(in_words(hundredths / 100));
        if (hundredths % 10 == 0 && hundredths % 100 != 0)
            numbers.push_back(in_words(hundredths / 100) + " point " +
                              small_word(hundredths / 10 % 10));
        Forms forms = {digits + "%", digits + " %", digits + "pc"};
        for (const char* sign : {" percent", " per cent", " pct"})
            append(forms, around(numbers, "", sign));
        all_mean_the_same("The share is ", forms, " there.");
        const std::string verb = *rc::gen::element<std::string>("rose ", "fell by ", "is below ");
        all_mean_the_same("The share " + verb, forms, " there.");
    }));
}

BOOST_AUTO_TEST_CASE(a_quantity_is_the_same_in_each_of_its_forms) {
    struct Measure {
        Forms large;
        std::int64_t size; ///< how many of the small one it is
        Forms small;
    };
    static const std::vector<Measure> measures = {
        {{" km", "km", " kilometres", " kilometers", "-kilometre"}, 1'000, {" m", " metres", "m"}},
        {{" m", " metres", " meters", "-metre"}, 100, {" cm", "cm", " centimetres"}},
        {{" kg", "kg", " kilograms", " kilogrammes", " kilos"}, 1'000, {" g", "g", " grams"}},
        {{" tonnes", " metric tons", "-tonne"}, 1'000, {" kg", " kilograms"}},
        {{" litres", " liters", "-litre"}, 1'000, {" ml", "ml", " millilitres"}},
        {{" feet", " ft", "-foot"}, 12, {" inches", "-inch"}},
        {{" miles", "-mile"}, 1'760, {" yards", "-yard"}},
        {{" GB", "GB", " gigabytes"}, 1'000, {" MB", "MB", " megabytes"}},
        {{" kilowatts", " kW", "kW"}, 1'000, {" watts", " W"}},
    };
    BOOST_TEST(rc::check([] {
        const Measure& measure = *rc::gen::elementOf(measures);
        const auto n = *rc::gen::inRange<std::int64_t>(2, 3'000);
        Forms forms;
        for (const std::string& unit : measure.large) {
            forms.push_back(grouped(n, ",") + unit);
            if (unit.front() == '-' || unit.size() > 4) forms.push_back(in_words(n) + unit);
        }
        for (const std::string& unit : measure.small)
            forms.push_back(grouped(n * measure.size, ",") + unit);
        all_mean_the_same("It is ", forms, " in all.");
    }));
}

BOOST_AUTO_TEST_CASE(a_date_is_the_same_in_each_of_its_forms) {
    static const std::vector<std::string> months = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    BOOST_TEST(rc::check([] {
        const int year = *rc::gen::inRange(1800, 2100);
        const int month = *rc::gen::inRange(1, 13);
        const int day = *rc::gen::inRange(1, 29);
        const std::string& name = months[static_cast<std::size_t>(month - 1)];
        const std::string short_name = name.substr(0, 3);
        const std::string y = std::to_string(year);
        const std::string d = std::to_string(day);
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        const int last = day % 10;
        const bool teen = day / 10 == 1;
        const std::string th = d + (teen || last == 0 || last > 3 ? "th"
                                    : last == 1                   ? "st"
                                    : last == 2                   ? "nd"
                                                                  : "rd");
        Forms forms = {y + "-" + two(month) + "-" + two(day),
                       d + " " + name + " " + y,
                       name + " " + d + ", " + y,
                       name + " " + d + " " + y,
                       th + " " + name + " " + y,
                       "the " + th + " of " + name + " " + y,
                       "the " + th + " of " + name + ", " + y,
                       name + " " + th + ", " + y,
                       d + " " + short_name + " " + y,
                       short_name + " " + d + ", " + y,
                       d + "-" + short_name + "-" + y,
                       y + "/" + two(month) + "/" + two(day)};
        if (month != 5) forms.push_back(short_name + ". " + d + ", " + y);
        if (day > 12) {
            forms.push_back(two(day) + "/" + two(month) + "/" + y);
            forms.push_back(two(month) + "/" + two(day) + "/" + y);
            forms.push_back(two(day) + "." + two(month) + "." + y);
        }
        all_mean_the_same("It opened on ", forms, " at last.");
    }));
}

BOOST_AUTO_TEST_CASE(a_time_of_day_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const int hour = *rc::gen::inRange(13, 24);
        const int minute = *rc::gen::element(0, 0, 5, 15, 30, 45, 59);
        const std::string h = std::to_string(hour - 12);
        const std::string m = (minute < 10 ? ":0" : ":") + std::to_string(minute);
        Forms forms = {std::to_string(hour) + m, h + m + "pm", h + m + " p.m.", h + m + " PM",
                       h + m + " pm"};
        if (minute == 0) append(forms, {h + "pm", h + " pm", h + " p.m.", h + " PM"});
        all_mean_the_same("It opened at ", forms, " on the dot.");
    }));
}

BOOST_AUTO_TEST_CASE(a_length_of_time_is_the_same_in_each_of_its_forms) {
    BOOST_TEST(rc::check([] {
        const auto n = *rc::gen::inRange<std::int64_t>(2, 500);
        const std::string unit = *rc::gen::element<std::string>("second", "minute", "hour", "day",
                                                                "week", "month", "year");
        Forms forms;
        for (const std::string& number : {std::to_string(n), in_words(n)}) {
            forms.push_back(number + " " + unit + "s");
            forms.push_back("a " + number + "-" + unit + " spell");
        }
        const Meaning first = read("It took ", forms.front(), " to end.");
        for (const std::string& form : forms) {
            const std::string text = "It took " + form + " to end.";
            RC_LOG() << text << '\n';
            const auto found = tally::recognise(text, {{0, text.size()}}, {});
            RC_ASSERT(found.size() == 1U);
            RC_ASSERT(meaning_of(found.front()) == first);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
