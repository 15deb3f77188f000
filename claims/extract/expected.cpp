#include "claims/extract/expected.h"

#include "claims/base/calendar.h"
#include "claims/extract/dates.h"
#include "claims/extract/quotes.h"
#include "claims/rules/versions.h"

#include <optional>

namespace tally {

namespace {

constexpr std::string_view null_text = "null";

std::string or_null(std::string_view text) { return std::string(text.empty() ? null_text : text); }

std::string truth(bool value) { return value ? "true" : "false"; }

/// A bound as the contract prints it; an open end of a date moves to the day that it still allows
/// only in days_of, here it stands as it is.
std::string bound_text(const Claim& claim, const std::optional<Decimal>& bound) {
    if (!bound) return std::string(null_text);
    const bool dated =
        claim.value.kind == Kind::date || (claim.value.kind == Kind::time && days_of(claim.value));
    if (!dated) return bound->to_string();
    const auto whole = bound->to_whole(Rounding::down);
    if (!whole) return bound->to_string();
    if (claim.value.kind == Kind::date) return iso_date(day_from_number(static_cast<int>(*whole)));
    const auto second = ((*whole % 86'400) + 86'400) % 86'400;
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    std::string out = iso_date(day_from_number(static_cast<int>((*whole - second) / 86'400)));
    out += "T" + two(second / 3600) + ":" + two(second / 60 % 60);
    if (second % 60 != 0) out += ":" + two(second % 60);
    return out;
}

/// "2021-06" as its first or last day; other texts as they are.
std::string whole_day(const std::string& text, bool last) {
    const std::string first = text.size() == 7   ? text + "-01"
                              : text.size() == 4 ? text + "-01-01"
                                                 : "";
    const auto start = first.empty() ? std::nullopt : parse_iso_date(first);
    if (!start || !last) return start ? first : text;
    const std::chrono::year_month_day day{*start};
    const auto month = text.size() == 4 ? std::chrono::December : day.month();
    return iso_date(std::chrono::sys_days{day.year() / month / std::chrono::last});
}

/// Whether a date is that one day.
bool is_day(const Value& value, const std::string& wanted) {
    const auto day = parse_iso_date(wanted);
    if (!day || value.kind != Kind::date || wanted.size() != iso_date(*day).size()) return false;
    return value.allows == Interval::exactly(Decimal(day_number(*day)));
}

bool same_name(const std::string& wanted, const std::string& found, const EntityNames& names) {
    const EntityNames::Known* known = names.named(wanted);
    const Entity* with_key = names.with_key(wanted);
    return (known && (known->key == found || known->entity->name == found)) ||
           (with_key && with_key->name == found) || normalised_words(wanted) == found;
}

bool same(std::string_view field, const std::string& wanted, const std::string& found,
          const Claim& claim, const EntityNames& names) {
    if (wanted == found) return true;
    if (field == "value" && is_day(claim.value, wanted)) return true;
    if (wanted == null_text || found == null_text) return false;
    if (field == "value" || field == "min" || field == "max") {
        const auto a = Decimal::parse(wanted);
        const auto b = Decimal::parse(found);
        if (a && b) return *a == *b;
    }
    const bool dated = claim.value.kind == Kind::date || claim.value.kind == Kind::time;
    if (dated && (field == "min" || field == "max"))
        return whole_day(wanted, field == "max") == found;
    if (field == "text") return plain_words(wanted) == found;
    const bool is_version = claim.value.unit == version_unit;
    if (is_version && field == "kind") return wanted == "version";
    if (is_version && field == "name") return version_in(wanted) == found; // "3.1" is not 3.10
    return same_name(wanted, found, names);
}

} // namespace

namespace {

/// What a claim has in a field, for a message. Where it has no one value, what it has instead: the
/// day that it is, the days that it allows, a name.
std::string told_of(const Claim& claim, std::string_view text, std::string_view field,
                    std::string found) {
    if (field != "value" || found != null_text) return found;
    if (claim.value.kind == Kind::name)
        return "none: it is a name, " + field_of(claim, text, "name");
    const std::string min = field_of(claim, text, "min");
    const std::string max = field_of(claim, text, "max");
    if (min == max) return min == null_text ? found : min;
    return "none: min " + min + ", max " + max;
}

} // namespace

std::string field_of(const Claim& claim, std::string_view text, std::string_view field) {
    const Value& value = claim.value;
    if (field == "value") return value.value ? value.value->to_string() : std::string(null_text);
    if (field == "min") return bound_text(claim, value.allows.min());
    if (field == "max") return bound_text(claim, value.allows.max());
    if (field == "min_open") return truth(value.allows.min_open());
    if (field == "max_open") return truth(value.allows.max_open());
    if (field == "approximate") return truth(value.approximate);
    if (field == "correction") return truth(claim.correction);
    if (field == "text") return plain_words(value.span.of(text));
    if (field == "unit") return or_null(value.unit);
    if (field == "unit_text") return or_null(value.unit_text);
    if (field == "per") return or_null(value.per);
    if (field == "name") return or_null(value.name);
    if (field == "hedge") return or_null(value.hedge);
    if (field == "change") return std::string(name_of(value.change));
    if (field == "kind") return std::string(name_of(value.kind));
    if (field == "polarity") return std::string(name_of(claim.polarity));
    if (field == "subject") return claim.subject;
    if (field == "attribute") return claim.attribute;
    if (field == "attribution") return or_null(claim.attribution);
    if (field == "as_of") return claim.as_of ? iso_date(*claim.as_of) : std::string(null_text);
    for (const auto& [name, content] : claim.qualifiers)
        if (name == field) return content;
    return std::string(null_text);
}

std::vector<FieldDifference> differences(const ExpectedClaim& expected, const Claim& claim,
                                         std::string_view text, const EntityNames& names) {
    std::vector<FieldDifference> out;
    for (const auto& [field, wanted] : expected.fields) {
        const std::string found = field_of(claim, text, field);
        if (!same(field, wanted, found, claim, names))
            out.push_back({field, wanted, told_of(claim, text, field, found)});
    }
    return out;
}

} // namespace tally
