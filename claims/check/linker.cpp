#include "claims/check/linker.h"

#include "claims/check/evidence.h"
#include "claims/check/union_find.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

namespace tally {

namespace {

constexpr double the_same = 1e9;
constexpr double a_dispute = 1e8; ///< of statements that an article itself says do not go together
constexpr double never = -1e9;

/// Joins groups of statements, best first. `Score` says how well two groups go together, at most
/// `never` for not at all.
template <class Score>
std::vector<std::vector<std::size_t>> joined(std::vector<std::vector<std::size_t>> groups,
                                             double least, const Score& score) {
    using Offer = std::tuple<double, std::size_t, std::size_t>; // best first, then the oldest
    const auto worse = [](const Offer& a, const Offer& b) {
        if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a) < std::get<0>(b);
        return std::tie(std::get<1>(a), std::get<2>(a)) > std::tie(std::get<1>(b), std::get<2>(b));
    };
    std::priority_queue<Offer, std::vector<Offer>, decltype(worse)> offers(worse);
    std::vector<bool> stands(groups.size(), true);
    const auto offer = [&](std::size_t a, std::size_t b) {
        const double value = score(groups[a], groups[b]);
        if (value >= least) offers.emplace(value, a, b);
    };
    for (std::size_t b = 0; b < groups.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            offer(a, b);
    while (!offers.empty()) {
        const auto [value, a, b] = offers.top();
        offers.pop();
        if (!stands[a] || !stands[b]) continue;
        stands[a] = stands[b] = false;
        std::vector<std::size_t> both = groups[a];
        both.insert(both.end(), groups[b].begin(), groups[b].end());
        groups.push_back(std::move(both));
        stands.push_back(true);
        for (std::size_t other = 0; other + 1 < groups.size(); ++other)
            if (stands[other]) offer(other, groups.size() - 1);
    }
    std::vector<std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (stands[i]) out.push_back(std::move(groups[i]));
    return out;
}

/// The mean of the best `share` of some scores: a fact told in many ways is like each of them
/// somewhere.
double mean_of_best(std::vector<double>& scores, double share) {
    if (scores.empty()) return never;
    std::sort(scores.rbegin(), scores.rend());
    const auto best =
        static_cast<std::size_t>(std::ceil(static_cast<double>(scores.size()) * share));
    double sum = 0;
    for (std::size_t i = 0; i < best; ++i)
        sum += scores[i];
    return sum / static_cast<double>(best);
}

/// Dates contradict each other only where a rule says that they are of one thing, or where
/// both are written as the calendar has them: by their words alone most others are not.
bool may_contradict(const Statement& a, const Statement& b) {
    if (a.of_many || b.of_many) return false;
    if (!a.is_date || (!a.role.empty() && a.role == b.role)) return true;
    return a.is_calendar_date && b.is_calendar_date && a.role == b.role;
}

/// Whether an article gives two speakers' figures of one thing: "Police said 5 …. The governor
/// put it at 7."
bool two_voices(const Statement& a, const Statement& b) {
    return !a.role.empty() && a.role == b.role && !a.speaker.empty() && !b.speaker.empty() &&
           a.speaker != b.speaker;
}

} // namespace

/// Log-odds from which statements that fit are linked, and from which those that do not fit are:
/// what the scores of evidence.h are held against.
struct Linker::Thresholds {
    double one_fact, a_conflict;
};

std::vector<Linker::Members> Linker::facts(Link min_link) {
    const std::size_t n = members_.size();
    agree_.assign(n * n, never);
    contradict_.assign(n * n, never);
    for (std::size_t b = 0; b < n; ++b)
        for (std::size_t a = 0; a < b; ++a)
            weigh_agreement(a, b);
    set_rivals();
    for (std::size_t b = 0; b < n; ++b)
        for (std::size_t a = 0; a < b; ++a)
            weigh_contradiction(a, b);
    std::vector<Members> alone;
    for (std::size_t i = 0; i < n; ++i)
        alone.push_back({i});
    constexpr Thresholds close_link = {-0.5, -1.5};
    constexpr Thresholds loose_link = {-1.2, -2.0};
    if (min_link == Link::exact) return linked(std::move(alone), {the_same, the_same});
    auto groups = linked(std::move(alone), close_link);
    return min_link == Link::loose ? linked(std::move(groups), loose_link) : groups;
}

/// Whether some of a fact's statements were linked loosely.
bool Linker::is_loose(const Members& fact) const {
    return std::any_of(fact.begin(), fact.end(),
                       [&](std::size_t i) { return closely_[i] != closely_[fact.front()]; });
}

/// The strongest pairs that hold a fact together, one less than its statements: a spanning
/// tree, as pairs of members.
std::vector<std::pair<std::size_t, std::size_t>> Linker::ties_of(const Members& fact) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (const std::size_t a : fact)
        for (const std::size_t b : fact)
            if (a < b) pairs.emplace_back(-std::max(at(agree_, a, b), at(contradict_, a, b)), a, b);
    std::sort(pairs.begin(), pairs.end());
    UnionFind sets(members_.size());
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& [odds, a, b] : pairs) {
        if (sets.find(a) == sets.find(b)) continue;
        sets.join(a, b);
        out.emplace_back(a, b);
    }
    return out;
}

std::vector<Linker::Members> Linker::linked(std::vector<Members> groups, const Thresholds& least) {
    groups = joined(std::move(groups), least.one_fact,
                    [&](const auto& a, const auto& b) { return agreement(a, b); });
    groups = joined(std::move(groups), least.a_conflict,
                    [&](const auto& a, const auto& b) { return contradiction(a, b); });
    if (closely_.empty()) {
        closely_.resize(members_.size());
        for (std::size_t i = 0; i < groups.size(); ++i)
            for (const std::size_t member : groups[i])
                closely_[member] = i;
    }
    return groups;
}

double& Linker::at(std::vector<double>& table, std::size_t a, std::size_t b) const {
    return table[std::min(a, b) * members_.size() + std::max(a, b)];
}

void Linker::weigh_agreement(std::size_t a, std::size_t b) {
    const Statement& one = statement(a);
    const Statement& other = statement(b);
    if (!fit_each_other(one, other)) return;
    if (one.article != other.article)
        at(agree_, a, b) = evidence_of_one_fact(one, other, all_, words_);
    else if (other.restates && members_[a] + 1 == members_[b])
        at(agree_, a, b) = the_same;
}

void Linker::weigh_contradiction(std::size_t a, std::size_t b) {
    const Statement& one = statement(a);
    const Statement& other = statement(b);
    if (one.article == other.article) {
        if (disputes(members_[a], members_[b])) at(contradict_, a, b) = a_dispute;
    } else if (!fit_each_other(one, other) && may_contradict(one, other)) {
        const double rival = std::max(rival_of(a, other.article), rival_of(b, one.article));
        at(contradict_, a, b) = evidence_of_a_conflict(one, other, all_, words_, rival);
    }
}

/// Finds of each statement how surely each other article states the same with a value that
/// fits.
void Linker::set_rivals() {
    rivals_.assign(members_.size(), {});
    for (std::size_t b = 0; b < members_.size(); ++b)
        for (std::size_t a = 0; a < b; ++a) {
            const double odds = at(agree_, a, b);
            if (odds == never || statement(a).article == statement(b).article) continue;
            for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
                const auto [rival, is_new] = rivals_[one].emplace(statement(other).article, odds);
                if (!is_new) rival->second = std::max(rival->second, odds);
            }
        }
}

double Linker::rival_of(std::size_t i, std::size_t article) const {
    const auto found = rivals_[i].find(article);
    return found == rivals_[i].end() ? never : found->second;
}

bool Linker::disputes(std::size_t a, std::size_t b) const {
    const Members& disputed = all_[std::max(a, b)].disputed;
    return std::find(disputed.begin(), disputed.end(), std::min(a, b)) != disputed.end();
}

/// Whether an article states two things of these groups that cannot both be true, and does not
/// tell that they are disputed.
bool Linker::told_apart(const Members& a, const Members& b) const {
    for (const std::size_t i : a)
        for (const std::size_t j : b)
            if (statement(i).article == statement(j).article &&
                !fit_each_other(statement(i), statement(j)) &&
                !disputes(members_[i], members_[j]) && !two_voices(statement(i), statement(j)))
                return true;
    return false;
}

/// Whether none of some times of day may be on some of the dates.
bool Linker::never_on(const Members& dates, const Members& times) const {
    for (const std::size_t date : dates)
        for (const std::size_t time : times)
            if (!differ(all_[date].parts, all_[time].parts)) return false;
    return !dates.empty() && !times.empty();
}

/// Whether the dates that two groups speak of never meet: "killed 612 in February", "killed 10
/// on Sunday".
bool Linker::of_other_times(const Members& a, const Members& b) const {
    bool dated = false;
    for (const std::size_t i : a)
        for (const std::size_t j : b) {
            const Statement& left = statement(i);
            const Statement& right = statement(j);
            if (left.is_date || right.is_date) return false;
            for (const std::size_t one : left.dates)
                for (const std::size_t other : right.dates) {
                    if (fit_each_other(all_[one], all_[other])) return false;
                    dated = true;
                }
            // A toll that looks back is not of the night that another was told for.
            const bool moves = left.moves != Moves::never && right.moves != Moves::never;
            if (moves && left.looks_back != right.looks_back)
                dated = dated || (left.looks_back ? never_on(left.dates, right.days)
                                                  : never_on(right.dates, left.days));
        }
    return dated;
}

double Linker::agreement(const Members& a, const Members& b) {
    scores_.clear();
    for (const std::size_t i : a)
        for (const std::size_t j : b) {
            if (!fit_each_other(statement(i), statement(j))) return never;
            const double odds = at(agree_, i, j);
            if (odds == the_same) return the_same;
            if (statement(i).article != statement(j).article) scores_.push_back(odds);
        }
    return mean_of_best(scores_, 0.3);
}

double Linker::contradiction(const Members& a, const Members& b) {
    if (told_apart(a, b) || of_other_times(a, b)) return never;
    scores_.clear();
    std::size_t fitting = 0;
    for (const std::size_t i : a)
        for (const std::size_t j : b) {
            if (at(contradict_, i, j) == a_dispute) return a_dispute;
            if (statement(i).article == statement(j).article) continue;
            if (fit_each_other(statement(i), statement(j)))
                ++fitting;
            else
                scores_.push_back(at(contradict_, i, j));
        }
    if (fitting > scores_.size()) return never;
    return mean_of_best(scores_, 0.6);
}

} // namespace tally
