#include "claims/check/compare.h"

#include "claims/base/utf8.h"
#include "claims/check/dimension.h"
#include "claims/check/judge.h"
#include "claims/check/keys.h"
#include "claims/check/widen.h"
#include "claims/check/wording.h"
#include "claims/rules/versions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace tally {

namespace {

/// What is compared as text: names, and times that return.
std::optional<std::string> text_compared(const Value& value) {
    if (value.kind == Kind::name) return folded(value.name);
    const bool bounded = value.allows.min() || value.allows.max();
    if (value.kind == Kind::set && !bounded && value.timex3) return value.timex3->value;
    return std::nullopt;
}

std::string taken_as(const Value& value, const Interval& widened) {
    if (!widened.min() && !widened.max()) return "not compared, for the words set no limits";
    if (!value.value || widened == value.allows) return "";
    return number_words(*value.value) + ", taken as " + interval_words(widened, value.kind);
}

/// Whether what a claim speaks of is found among what the articles of its story say.
bool is_of_story(const Claim& claim) { return claim.rule->linking != Linking::none; }

} // namespace

std::vector<Claim> in_order(std::vector<Claim> claims) {
    const auto place = [](const Claim& claim) {
        return std::tie(claim.article, claim.value.span.start, claim.rule->id, claim.id);
    };
    std::sort(claims.begin(), claims.end(),
              [&](const Claim& a, const Claim& b) { return place(a) < place(b); });
    std::set<std::string> seen;
    const auto repeated = [&](const Claim& claim) { return !seen.insert(claim.id).second; };
    claims.erase(std::remove_if(claims.begin(), claims.end(), repeated), claims.end());
    return claims;
}

std::string origin_of(const RuleTerms& rule, std::string_view source, std::string_view attribution,
                      std::string_view copies) {
    switch (rule.independence) {
    case Independence::publisher: return "source " + std::string(source);
    case Independence::attribution:
        if (!attribution.empty()) return "speaker " + folded(attribution);
        break;
    case Independence::copy: break;
    }
    return std::string(copies);
}

Compared compared_of(const Claim& claim, const Article& article, std::string_view copies) {
    Compared out;
    out.source = article.source;
    out.origin = origin_of(*claim.rule, article.source, claim.attribution, copies);
    KeyRange keys;
    if (claim.value.kind == Kind::name && claim.value.unit == version_unit) {
        keys = keys_of_version(claim.value.name);
    } else if (const auto text = text_compared(claim.value)) {
        keys = keys_of_text(*text);
    } else {
        const std::optional<Interval> clock = clock_time(claim.value, is_of_story(claim));
        out.own = clock ? *clock : widened(claim.value, *claim.rule);
        if (claim.value.kind != Kind::quote) out.taken_as = taken_as(claim.value, out.own);
        out.interval = converted(out.own, dimension_of(claim.value));
        keys = keys_of(out.interval);
    }
    out.min_key = keys.low;
    out.max_key = keys.high;
    return out;
}

Moves moves_of(const std::vector<Claim>& claims, const std::vector<std::size_t>& members) {
    Moves moves = claims[members.front()].rule->moves;
    for (const std::size_t member : members)
        moves = more_lenient(moves, claims[member].rule->moves);
    return moves;
}

void date_by_article(Claim& claim, Moves of_fact, const Article& article) {
    if (!claim.as_of && of_fact != Moves::never && claim.rule->moves == Moves::never &&
        claim.rule->linking != Linking::none)
        claim.as_of = article.day;
}

} // namespace tally
