#include "claims/check/check.h"

#include "claims/check/compare.h"
#include "claims/check/conflicts.h"
#include "claims/check/corrections.h"
#include "claims/check/dimension.h"
#include "claims/check/explain.h"
#include "claims/check/group.h"
#include "claims/check/independence.h"
#include "claims/check/judge.h"
#include "claims/check/link.h"
#include "claims/check/quotations.h"
#include "claims/check/rule_of_time.h"
#include "claims/check/summary.h"
#include "claims/check/wording.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t listed_conflicts = 100;

/// Each sentence once, in order: what a copy is known by.
std::vector<ClaimSentence> sentences_with(const std::vector<Claim>& claims) {
    std::vector<ClaimSentence> out;
    for (const Claim& claim : claims)
        if (out.empty() || out.back().article != claim.article ||
            !(out.back().sentence == claim.sentence))
            out.push_back({claim.article, claim.sentence});
    return out;
}

int window_of(Day day, int days) {
    const int number = day_number(day);
    return number >= 0 ? number / days : -((-number + days - 1) / days);
}

/// What a claim says without giving one value is central as a whole: "dozens", "in June".
KeyRange central_keys(const Claim& claim, const KeyRange& says) {
    if (!claim.value.value || is_text_key(says)) return says;
    const Dimension dimension = dimension_of(claim.value);
    return {order_key(converted(*claim.value.value, dimension, Rounding::down)) + "1",
            order_key(converted(*claim.value.value, dimension, Rounding::up)) + "1"};
}

/// "More than 100" is thought to reach to 200.
std::string reach_key(const Interval& interval) {
    if (interval.max() || !interval.min() || *interval.min() <= Decimal(0)) return "";
    return order_key(*interval.min() * Decimal(2)) + "1";
}

class FactMaker {
public:
    FactMaker(const Corpus& corpus, Checked& checked, const Origins& origins)
        : corpus_(corpus), checked_(checked), origins_(origins) {}

    void add(Group group) {
        const std::size_t index = checked_.facts.size();
        Fact fact = described(std::move(group));
        take_part(fact, index);
        judge_fact(fact);
        checked_.facts.push_back(std::move(fact));
    }

private:
    void judge_fact(Fact& fact) {
        Summary summary;
        std::map<std::string, std::size_t> by_id;
        for (const std::size_t member : fact.claims) {
            summary.merge(Summary::of(testimony(member)));
            by_id[checked_.claims[member].id] = member;
        }
        const Judgement judgement = judge(summary, fact.moves);
        fact.verdict = judgement.verdict;
        fact.strength = judgement.strength;
        if (judgement.common && !is_text_key(*judgement.common))
            fact.common = interval_of(*judgement.common);
        fact.independent_sources = independent(fact.claims);
        const Value& usual = usual_value(fact.claims);
        say_as_written(fact, usual);
        if (judgement.clash) {
            add_conflicts(fact, by_id[judgement.clash->low], by_id[judgement.clash->high],
                          judgement.clash->by_denial, usual);
            fact.time = rule_of_time(claim(fact.conflicts.front().a),
                                     claim(fact.conflicts.front().b), fact.moves, fact.verdict);
        } else if (fact.verdict == Verdict::update) {
            const Cell& ever = summary.ever;
            fact.time = rule_of_time(claim(by_id[ever.low->claim]), claim(by_id[ever.high->claim]),
                                     fact.moves, fact.verdict);
        }
    }

    const Claim& claim(std::size_t index) const { return checked_.claims[index]; }
    const Compared& compared(std::size_t index) const { return checked_.compared[index]; }

    Fact described(Group group) const {
        Fact fact;
        fact.id = group.identity.id();
        fact.subject = std::move(group.identity.subject);
        fact.attribute = std::move(group.identity.attribute);
        fact.qualifiers = std::move(group.identity.qualifiers);
        fact.kind = group.identity.kind;
        fact.unit = std::move(group.identity.unit);
        fact.claims = std::move(group.claims);
        fact.link = group.link;
        fact.path = std::move(group.path);
        fact.moves = moves_of(checked_.claims, fact.claims);
        return fact;
    }

    /// Says of each claim what only its fact can: windows, corrections, quotations as a group.
    void take_part(const Fact& fact, std::size_t index) {
        const Moves moves = fact.moves;
        int days = 1;
        for (const std::size_t member : fact.claims)
            days = std::max(days, claim(member).rule->same_time_days);
        const std::vector<bool> withdrawn =
            find_withdrawn(corpus_.articles, checked_.claims, fact.claims, origins_);
        std::vector<KeyRange> quotations;
        if (fact.kind == Kind::quote) quotations = quotation_keys(checked_.claims, fact.claims);
        for (std::size_t i = 0; i < fact.claims.size(); ++i) {
            Compared& one = checked_.compared[fact.claims[i]];
            one.fact = index;
            one.withdrawn = withdrawn[i];
            Claim& own = checked_.claims[fact.claims[i]];
            date_by_article(own, moves, corpus_.articles[own.article]);
            const std::optional<Day> day = own.as_of;
            if (day && moves != Moves::never) one.window = window_of(*day, days);
            // "Rose to four yesterday" is what that day's own papers could not know yet.
            const bool one_way = moves == Moves::grows || moves == Moves::shrinks;
            if (one.window && one_way && days == 1) {
                const std::optional<Day>& published = corpus_.articles[own.article].day;
                one.window = 2 * *one.window + (published && *day < *published ? 1 : 0);
            }
            if (quotations.empty()) continue;
            one.min_key = quotations[i].low;
            one.max_key = quotations[i].high;
        }
    }

    Testimony testimony(std::size_t index) const {
        const Compared& one = compared(index);
        Testimony out;
        out.claim = claim(index).id;
        out.source = one.source;
        out.origin = one.origin;
        out.window = one.window;
        out.denied = claim(index).polarity == Polarity::denied;
        out.withdrawn = one.withdrawn;
        out.says = {one.min_key, one.max_key};
        out.central = one.currency.empty() ? central_keys(claim(index), out.says) : out.says;
        if (!is_text_key(out.says)) out.reach = reach_key(one.interval);
        return out;
    }

    bool counts(std::size_t index, Polarity polarity) const {
        const Compared& one = compared(index);
        return claim(index).polarity == polarity && !one.withdrawn &&
               KeyRange{one.min_key, one.max_key} != unbounded_keys();
    }

    /// Of the claims that assert something; where none does, of all that stand.
    std::size_t independent(const std::vector<std::size_t>& members) const {
        std::set<std::pair<std::string, std::string>> asserting, all;
        for (const std::size_t member : members) {
            const std::pair pair(compared(member).source, compared(member).origin);
            if (!compared(member).withdrawn) all.insert(pair);
            if (counts(member, Polarity::asserted)) asserting.insert(pair);
        }
        return independent_sources(asserting.empty() ? all : asserting);
    }

    /// The first value in the unit that most claims use, of several units in the finest.
    const Value& usual_value(const std::vector<std::size_t>& members) const {
        std::map<std::pair<std::string, Decimal>, std::size_t> uses;
        const auto unit_of = [&](std::size_t member) {
            const Value& value = claim(member).value;
            return std::pair(value.unit, dimension_of(value).factor);
        };
        for (const std::size_t member : members)
            if (compared(member).currency.empty()) ++uses[unit_of(member)];
        std::size_t best = members.front();
        for (const std::size_t member : members)
            if (std::pair(uses[unit_of(member)], -unit_of(member).second) >
                std::pair(uses[unit_of(best)], -unit_of(best).second))
                best = member;
        return claim(best).value;
    }

    void say_as_written(Fact& fact, const Value& usual) const {
        fact.unit_as_written = fact.unit;
        fact.common_as_written = fact.common;
        const Dimension dimension = dimension_of(usual);
        if (dimension.kind == Kind::percent && usual.kind != Kind::percent) { // a share in words
            fact.unit_in_words = fact.unit;
            return;
        }
        fact.unit_in_words = unit_words(usual);
        if (dimension.is_own_unit()) return;
        fact.unit_as_written = usual.unit + (usual.per.empty() ? "" : "/" + usual.per);
        if (!fact.common) return;
        std::optional<Interval> common = Interval();
        for (const std::size_t member : fact.claims) {
            const Value& value = claim(member).value;
            const bool same =
                value.unit == usual.unit && dimension_of(value).factor == dimension.factor;
            if (!same) common.reset();
            if (common && counts(member, Polarity::asserted))
                common = intersection(*common, compared(member).own);
        }
        constexpr int shown_digits = 5; // of a figure that no text gives
        fact.common_as_written =
            common ? common : as_written(*fact.common, dimension, shown_digits);
    }

    Assertion assertion(std::size_t index) const {
        return {{compared(index).min_key, compared(index).max_key}, compared(index).window};
    }

    void add_conflicts(Fact& fact, std::size_t low, std::size_t high, bool by_denial,
                       const Value& usual) {
        std::vector<std::size_t> asserted, denied;
        for (const std::size_t member : fact.claims) {
            if (counts(member, Polarity::asserted)) asserted.push_back(member);
            if (counts(member, Polarity::denied)) denied.push_back(member);
        }
        std::vector<Assertion> assertions;
        for (const std::size_t member : asserted)
            assertions.push_back(assertion(member));
        fact.conflicts_total = count_clashes(assertions, fact.moves);
        if (!by_denial) add_pair(fact, low, high, usual);
        for (const auto& [a, b] : list_clashes(assertions, fact.moves, listed_conflicts))
            add_pair(fact, asserted[a], asserted[b], usual);
        for (const std::size_t one : asserted)
            for (const std::size_t denial : denied)
                if (rules_out(denial, one, fact.moves)) {
                    ++fact.conflicts_total;
                    add_pair(fact, one, denial, usual);
                }
        lead_with_one_time(fact);
        if (fact.conflicts.empty()) add_joint(fact, low, high, denied, usual);
    }

    /// Puts a pair that speaks for one time before one with an undated claim, which may be an
    /// update that nobody dated.
    void lead_with_one_time(Fact& fact) const {
        if (fact.moves == Moves::never) return;
        const auto rank = [&](const Conflict& pair) {
            const std::optional<int>& a = compared(pair.a).window;
            const std::optional<int>& b = compared(pair.b).window;
            if (!a || !b) return 2;
            return a == b ? 0 : 1;
        };
        const auto best = std::min_element(
            fact.conflicts.begin(), fact.conflicts.end(),
            [&](const Conflict& a, const Conflict& b) { return rank(a) < rank(b); });
        if (best != fact.conflicts.end())
            std::rotate(fact.conflicts.begin(), best, std::next(best));
    }

    bool rules_out(std::size_t denial, std::size_t asserted, Moves moves) const {
        return same_time(compared(denial).window, compared(asserted).window, moves) &&
               compared(denial).min_key <= compared(asserted).min_key &&
               compared(asserted).max_key <= compared(denial).max_key;
    }

    void add_pair(Fact& fact, std::size_t a, std::size_t b, const Value& usual) const {
        if (a > b) std::swap(a, b);
        if (fact.conflicts.size() == listed_conflicts) return;
        for (const Conflict& listed : fact.conflicts)
            if (listed.a == a && listed.b == b) return;
        fact.conflicts.push_back({a, b, why_both_cannot_be(testified(a), testified(b), usual), {}});
    }

    /// A conflict that takes more than two: denials leave nothing of what others allow.
    void add_joint(Fact& fact, std::size_t low, std::size_t high,
                   const std::vector<std::size_t>& denied, const Value& usual) const {
        std::vector<std::size_t> others;
        for (const std::size_t denial : denied)
            if (compared(denial).min_key <= compared(high).max_key &&
                compared(low).min_key <= compared(denial).max_key)
                others.push_back(denial);
        Conflict conflict;
        conflict.a = low;
        conflict.b = others.empty() ? high : others.front();
        if (high != low && conflict.b != high) conflict.also.push_back(high);
        for (const std::size_t other : others)
            if (other != conflict.b) conflict.also.push_back(other);
        std::vector<Testified> denials;
        for (const std::size_t other : others)
            denials.push_back(testified(other));
        conflict.why = why_nothing_is_left(testified(low), testified(high), denials, usual);
        fact.conflicts.push_back(std::move(conflict));
        fact.conflicts_total = std::max<std::size_t>(fact.conflicts_total, 1);
    }

    Testified testified(std::size_t index) const {
        const std::size_t article = claim(index).article;
        return {claim(index), compared(index), origins_.copies[article],
                words_of(claim(index), corpus_.articles[article])};
    }

    const Corpus& corpus_;
    Checked& checked_;
    const Origins& origins_;
};

} // namespace

Checked check(const Corpus& corpus, std::vector<Claim> claims, const CheckOptions& options) {
    Checked out;
    out.claims = in_order(std::move(claims));
    const Origins origins =
        find_origins(corpus.articles, sentences_with(out.claims), options.sources, options.jobs);
    out.origins = origins.of;
    out.notes = origins.notes;

    out.compared.reserve(out.claims.size());
    for (std::size_t i = 0; i < out.claims.size(); ++i) {
        const std::size_t article = out.claims[i].article;
        out.compared.push_back(
            compared_of(out.claims[i], corpus.articles[article], origins.of[article]));
        out.compared.back().claim = i;
    }
    std::vector<std::size_t> named, open;
    for (std::size_t i = 0; i < out.claims.size(); ++i)
        (out.claims[i].rule->linking == Linking::none ? named : open).push_back(i);
    std::vector<Group> groups = link_claims(corpus, out.claims, out.compared, open,
                                            options.min_link, options.one_fact_a_role, out.notes);
    for (Group& group : group_claims(out.claims, named))
        groups.push_back(std::move(group));
    sort_by_id(groups);
    FactMaker maker(corpus, out, origins);
    out.facts.reserve(groups.size());
    for (Group& group : groups)
        maker.add(std::move(group));
    out.relations = evaluate_relations(options.relations, out);
    return out;
}

} // namespace tally
