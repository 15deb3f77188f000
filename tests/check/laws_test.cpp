// The laws of the summary, and the verdict against a plain oracle that knows neither keys nor
// summaries: it tries values. Bounds are small whole numbers, so all that can tell two intervals
// apart are the whole and the half numbers near them.
#include "claims/check/conflicts.h"
#include "claims/check/judge.h"
#include "claims/check/summary.h"
#include "tests/check/laws.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

using namespace tally;
using tally::tests::holds;

namespace {

constexpr std::array<Moves, 4> all_moves = {Moves::never, Moves::any, Moves::grows, Moves::shrinks};

/// A claim in halves: 3 is 1.5. No end is `limit` and beyond.
struct Plain {
    int low = 0, high = 0; // in halves, whole numbers only, so even
    bool low_open = false, high_open = false, no_low = false, no_high = false;
    std::optional<int> central;
    std::optional<int> window;
    bool denied = false, withdrawn = false;
    int source = 0, origin = 0, id = 0;

    bool says_nothing() const { return no_low && no_high; }
    bool asserts() const { return !denied && !says_nothing(); }
    bool allows(int value) const {
        return (no_low || value > low || (value == low && !low_open)) &&
               (no_high || value < high || (value == high && !high_open));
    }
};

constexpr int least_value = -12; // below and above all bounds
constexpr int greatest_value = 30;

Plain decoded(std::uint32_t bits, int id) {
    const auto take = [&](std::uint32_t choices) {
        const std::uint32_t out = bits % choices;
        bits /= choices;
        return static_cast<int>(out);
    };
    Plain out;
    const int shape = take(8);
    out.low = 2 * (take(7) - 1);
    out.high = out.low + 2 * take(4);
    const bool exact = shape < 3 || out.low == out.high;
    if (exact) out.high = out.low;
    const bool vague = shape == 5 && take(4) == 0;
    out.no_low = shape == 6 || vague;
    out.no_high = shape == 7 || vague;
    out.low_open = !exact && !out.no_low && take(3) == 0;
    out.high_open = !exact && !out.no_high && take(3) == 0;
    if (exact && (out.no_low || out.no_high)) out.low_open = out.high_open = take(2) == 0;
    out.low_open = out.low_open && !out.no_low;
    out.high_open = out.high_open && !out.no_high;
    if (take(4) != 0) out.central = take(2) == 0 ? out.low : out.high;
    if (const int window = take(4); window != 3) out.window = window;
    out.denied = take(5) == 0;
    out.withdrawn = take(8) == 0;
    out.source = take(3);
    out.origin = take(3);
    out.id = id;
    return out;
}

std::vector<Plain> decoded(const std::vector<std::uint32_t>& bits) {
    std::vector<Plain> out;
    for (const std::uint32_t one : bits)
        out.push_back(decoded(one * 2654435761U, static_cast<int>(out.size())));
    return out;
}

std::vector<Plain> some_claims() {
    return decoded(
        *rc::gen::resize(7, rc::gen::container<std::vector<std::uint32_t>>(
                                rc::gen::resize(100, rc::gen::arbitrary<std::uint32_t>()))));
}

Interval interval_of(const Plain& one) {
    std::optional<Decimal> low, high;
    if (!one.no_low) low = Decimal::scaled(one.low * 5, -1);
    if (!one.no_high) high = Decimal::scaled(one.high * 5, -1);
    return Interval::of(low, one.low_open, high, one.high_open);
}

Testimony testimony_of(const Plain& one) {
    Testimony out;
    out.claim = "c:" + std::to_string(one.id);
    out.source = std::string(1, static_cast<char>('A' + one.source));
    out.origin = std::string(1, static_cast<char>('r' + one.origin));
    out.window = one.window;
    out.denied = one.denied;
    out.withdrawn = one.withdrawn;
    out.says = keys_of(interval_of(one));
    out.central =
        one.central ? keys_of(Interval::exactly(Decimal::scaled(*one.central * 5, -1))) : out.says;
    if (one.no_high && !one.no_low && one.low > 0) out.reach = order_key(Decimal(one.low)) + "1";
    return out;
}

Summary summary_of(const std::vector<Plain>& claims) {
    Summary out;
    for (const Plain& one : claims)
        out.merge(Summary::of(testimony_of(one)));
    return out;
}

// The oracle.

struct Verdicts {
    Verdict verdict = Verdict::single_source;
    std::optional<Strength> strength;

    friend bool operator==(const Verdicts&, const Verdicts&) = default;
};

bool comparable_and_apart(const Plain& a, const Plain& b, Moves moves) {
    bool meet = false;
    for (int v = least_value; v <= greatest_value; ++v)
        meet = meet || (a.allows(v) && b.allows(v));
    if (meet) return false;
    if (moves == Moves::never || !a.window || !b.window || a.window == b.window) return true;
    if (moves == Moves::any) return false;
    bool a_above = true; // all of a lies above all of b
    for (int v = least_value; v <= greatest_value; ++v)
        for (int w = v; w <= greatest_value; ++w)
            if (a.allows(v) && b.allows(w)) a_above = false;
    const bool a_earlier = *a.window < *b.window;
    return moves == Moves::grows ? a_above == a_earlier : a_above != a_earlier;
}

/// Whether a value, or a course of values, satisfies all assertions and avoids all denials.
bool can_be(const std::vector<Plain>& claims, Moves moves) {
    const auto allowed = [&](std::optional<int> window, int value) {
        for (const Plain& one : claims) {
            const bool speaks =
                moves == Moves::never || !one.window || (window && one.window == window);
            if (speaks && !one.says_nothing() && one.allows(value) == one.denied) return false;
        }
        return true;
    };
    std::set<int> windows;
    for (const Plain& one : claims)
        if (one.window && !one.says_nothing()) windows.insert(*one.window);
    std::vector<std::optional<int>> course(windows.begin(), windows.end());
    if (course.empty() || moves == Moves::never) course = {std::nullopt};
    if (moves == Moves::shrinks) std::reverse(course.begin(), course.end());
    int from = least_value;
    for (const std::optional<int> window : course) {
        const bool asserts = std::any_of(claims.begin(), claims.end(), [&](const Plain& one) {
            return one.asserts() && (!one.window || one.window == window);
        });
        if (moves == Moves::any && !asserts) continue; // denials alone leave nothing to rule out
        int value = moves == Moves::grows || moves == Moves::shrinks ? from : least_value;
        while (value <= greatest_value && !allowed(window, value))
            ++value;
        if (value > greatest_value) return false;
        from = value;
    }
    return true;
}

Verdicts plainly(const std::vector<Plain>& all, Moves moves) {
    std::vector<Plain> standing, asserted;
    for (const Plain& one : all)
        if (!one.withdrawn) standing.push_back(one);
    for (const Plain& one : standing)
        if (one.asserts()) asserted.push_back(one);
    const bool ever_asserted =
        std::any_of(all.begin(), all.end(), [](const Plain& one) { return one.asserts(); });

    Verdicts out;
    if (!asserted.empty()) {
        bool conflict = !can_be(standing, moves);
        for (const Plain& a : asserted)
            for (const Plain& b : asserted)
                conflict = conflict || comparable_and_apart(a, b, moves);
        if (conflict) return {Verdict::conflict, std::nullopt};
    }
    if (ever_asserted && !can_be(all, Moves::never)) return {Verdict::update, std::nullopt};

    const std::vector<Plain>& voices = asserted.empty() ? standing : asserted;
    bool several = false;
    bool independent = false;
    for (const Plain& a : voices)
        for (const Plain& b : voices) {
            several = several || a.source != b.source;
            independent = independent || (a.source != b.source && a.origin != b.origin);
        }
    out.verdict = !several ? Verdict::single_source : Verdict::echo;
    if (!independent || asserted.empty()) return out;
    out.verdict = Verdict::agreement;

    const auto common = [&](int v) {
        return std::all_of(asserted.begin(), asserted.end(),
                           [&](const Plain& one) { return one.allows(v); });
    };
    bool equal = true;
    bool central = true;
    bool loose = false;
    for (const Plain& one : asserted) {
        for (int v = least_value; v <= greatest_value; ++v) {
            equal = equal && one.allows(v) == asserted.front().allows(v);
            const bool is_central = one.central ? v == *one.central : one.allows(v);
            central = central && (!is_central || common(v));
        }
        if (!one.no_high || one.no_low || one.low <= 0) continue;
        bool beyond = true;
        for (int v = least_value; v <= 2 * one.low; ++v)
            beyond = beyond && !common(v);
        loose = loose || beyond;
    }
    out.strength = loose     ? Strength::loose
                   : equal   ? Strength::exact
                   : central ? Strength::consistent
                             : Strength::compatible;
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(check_laws)

BOOST_AUTO_TEST_CASE(the_verdict_is_the_one_that_trying_all_pairs_and_values_gives) {
    holds(100'000, [] {
        const std::vector<Plain> claims = some_claims();
        const Summary summary = summary_of(claims);
        for (const Moves moves : all_moves) {
            const Judgement judgement = judge(summary, moves);
            const Verdicts expected = plainly(claims, moves);
            RC_ASSERT(std::string(name_of(judgement.verdict)) == name_of(expected.verdict));
            RC_ASSERT(judgement.strength == expected.strength);
        }
    });
}

BOOST_AUTO_TEST_CASE(
    merging_is_associative_commutative_and_idempotent_and_nothing_changes_nothing) {
    holds(20'000, [] {
        const Summary a = summary_of(some_claims());
        const Summary b = summary_of(some_claims());
        const Summary c = summary_of(some_claims());
        const auto merged = [](Summary left, const Summary& right) {
            left.merge(right);
            return left;
        };
        RC_ASSERT(merged(merged(a, b), c) == merged(a, merged(b, c)));
        RC_ASSERT(merged(a, b) == merged(b, a));
        RC_ASSERT(merged(a, a) == a);
        RC_ASSERT(merged(a, Summary()) == a);
        RC_ASSERT(merged(Summary(), a) == a);
    });
}

BOOST_AUTO_TEST_CASE(any_tree_of_merges_gives_the_same_summary) {
    holds(20'000, [] {
        const std::vector<Plain> claims = some_claims();
        std::vector<Summary> parts;
        for (const Plain& one : claims)
            parts.push_back(Summary::of(testimony_of(one)));
        for (const Plain& one : claims) // some come twice
            if (one.source == 0) parts.push_back(Summary::of(testimony_of(one)));
        parts.emplace_back();
        while (parts.size() > 1) {
            const auto a = *rc::gen::inRange<std::size_t>(0, parts.size());
            Summary taken = std::move(parts[a]);
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(a));
            parts[*rc::gen::inRange<std::size_t>(0, parts.size())].merge(taken);
        }
        RC_ASSERT(parts.front() == summary_of(claims));
    });
}

BOOST_AUTO_TEST_CASE(a_witness_pair_can_not_both_be_true) {
    holds(10'000, [] {
        const std::vector<Plain> claims = some_claims();
        const Summary summary = summary_of(claims);
        for (const Moves moves : all_moves) {
            const auto pair = judge(summary, moves).clash;
            if (!pair || pair->by_denial) continue;
            const auto named = [&](const std::string& id) {
                return claims[static_cast<std::size_t>(std::stoi(id.substr(2)))];
            };
            RC_ASSERT(comparable_and_apart(named(pair->low), named(pair->high), moves));
        }
    });
}

BOOST_AUTO_TEST_CASE(clashing_pairs_are_counted_as_if_each_were_looked_at) {
    holds(10'000, [] {
        const std::vector<Plain> claims = some_claims();
        std::vector<Assertion> assertions;
        for (const Plain& one : claims)
            assertions.push_back({keys_of(interval_of(one)), one.window});
        for (const Moves moves : all_moves) {
            std::set<std::pair<std::size_t, std::size_t>> pairs;
            for (std::size_t a = 0; a < claims.size(); ++a)
                for (std::size_t b = a + 1; b < claims.size(); ++b) {
                    const bool apart = comparable_and_apart(claims[a], claims[b], moves);
                    RC_ASSERT(clash(assertions[a], assertions[b], moves) == apart);
                    if (apart) pairs.emplace(a, b);
                }
            RC_ASSERT(count_clashes(assertions, moves) == pairs.size());
            std::set<std::pair<std::size_t, std::size_t>> listed;
            for (const auto& [a, b] : list_clashes(assertions, moves, 1000))
                listed.emplace(std::min(a, b), std::max(a, b));
            RC_ASSERT(listed == pairs);
            RC_ASSERT(list_clashes(assertions, moves, 2).size() ==
                      std::min<std::size_t>(2, pairs.size()));
        }
    });
}

BOOST_AUTO_TEST_CASE(the_table_of_values_said_is_cut_the_same_in_any_order) {
    std::vector<Summary> parts;
    for (int i = 0; i < 200; ++i) {
        Plain one;
        one.low = one.high = 2 * (i * 37 % 150);
        one.id = i;
        parts.push_back(Summary::of(testimony_of(one)));
    }
    Summary forward, backward;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        forward.merge(parts[i]);
        backward.merge(parts[parts.size() - 1 - i]);
    }
    BOOST_TEST((forward == backward));
    BOOST_TEST(forward.said.size() == Summary::said_limit);
    BOOST_TEST(forward.said_more);
}

BOOST_AUTO_TEST_CASE(keys_give_their_interval_back) {
    holds(10'000, [] {
        for (const Plain& one : some_claims()) {
            const Interval interval = interval_of(one);
            RC_ASSERT(tally::interval_of(keys_of(interval)) == interval);
        }
        const Interval point = Interval::exactly(
            Decimal::scaled(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-40, 40)));
        RC_ASSERT(tally::interval_of(keys_of(point)) == point);
    });
}

BOOST_AUTO_TEST_CASE(keys_of_texts_meet_only_if_the_texts_are_equal) {
    const KeyRange a = keys_of_text("geneva");
    const KeyRange b = keys_of_text("geneva lake");
    BOOST_TEST(a.low <= a.high);
    BOOST_TEST(std::max(a.low, b.low) > std::min(a.high, b.high));
    const KeyRange any = any_text_keys();
    BOOST_TEST((any.low < a.low && b.high < any.high));
    BOOST_TEST((unbounded_keys().high < any.low));
    BOOST_CHECK_THROW((void)tally::interval_of(a), std::invalid_argument);
    BOOST_CHECK_THROW((void)tally::interval_of(KeyRange{"x1", "y1"}), std::invalid_argument);
    BOOST_CHECK_THROW((void)tally::interval_of(KeyRange{"", ""}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
