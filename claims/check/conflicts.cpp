#include "claims/check/conflicts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace tally {

namespace {

bool meet(const KeyRange& a, const KeyRange& b) {
    return std::max(a.low, b.low) <= std::min(a.high, b.high);
}

/// Lower and upper keys as their places in one order, so that they compare as numbers.
struct Ranks {
    std::vector<std::size_t> low, high;
    std::size_t count = 0;

    explicit Ranks(const std::vector<Assertion>& assertions) {
        std::vector<std::string> keys;
        for (const Assertion& one : assertions) {
            keys.push_back(one.says.low);
            keys.push_back(one.says.high);
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        count = keys.size();
        const auto rank = [&](const std::string& key) {
            return static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), key) -
                                            keys.begin());
        };
        for (const Assertion& one : assertions) {
            low.push_back(rank(one.says.low));
            high.push_back(rank(one.says.high));
        }
    }
};

/// Lower ends seen so far, and how many of them lie above a rank (a Fenwick tree).
class Counter {
public:
    explicit Counter(std::size_t ranks) : tree_(ranks + 1) {}

    void add(std::size_t rank) {
        ++total_;
        for (std::size_t i = rank + 1; i < tree_.size(); i += i & (~i + 1))
            ++tree_[i];
    }

    std::size_t above(std::size_t rank) const {
        std::size_t not_above = 0;
        for (std::size_t i = rank + 1; i > 0; i -= i & (~i + 1))
            not_above += tree_[i];
        return total_ - not_above;
    }

private:
    std::vector<std::size_t> tree_;
    std::size_t total_ = 0;
};

using Members = std::vector<std::size_t>;

} // namespace

bool same_time(std::optional<int> a, std::optional<int> b, Moves moves) {
    return moves == Moves::never || !a || !b || *a == *b;
}

bool clash(const Assertion& a, const Assertion& b, Moves moves) {
    if (same_time(a.window, b.window, moves)) return !meet(a.says, b.says);
    if (moves == Moves::any) return false;
    const bool a_first = (*a.window < *b.window) == (moves == Moves::grows);
    return a_first ? a.says.low > b.says.high : b.says.low > a.says.high;
}

std::size_t count_clashes(const std::vector<Assertion>& assertions, Moves moves) {
    const Ranks ranks(assertions);
    Members undated;
    std::map<int, Members> windows;
    Members dated;
    for (std::size_t i = 0; i < assertions.size(); ++i) {
        const std::optional<int> window = assertions[i].window;
        if (!window && moves != Moves::never) {
            undated.push_back(i);
            continue;
        }
        dated.push_back(i);
        const int at = moves == Moves::never ? 0 : *window;
        windows[moves == Moves::shrinks ? -at : at].push_back(i);
    }
    const auto count = [&](Counter& counter, const Members& lows, const Members& highs) {
        for (const std::size_t i : lows)
            counter.add(ranks.low[i]);
        std::size_t total = 0;
        for (const std::size_t i : highs)
            total += counter.above(ranks.high[i]);
        return total;
    };
    std::size_t total = 0;
    Counter running(ranks.count);
    for (const auto& [window, members] : windows) {
        Counter alone(ranks.count * (moves == Moves::any ? 1 : 0));
        total += count(moves == Moves::any ? alone : running, members, members);
    }
    if (undated.empty()) return total;
    for (const auto& [lows, highs] : {std::pair(&undated, &undated), std::pair(&undated, &dated),
                                      std::pair(&dated, &undated)}) {
        Counter counter(ranks.count);
        total += count(counter, *lows, *highs);
    }
    return total;
}

std::vector<std::pair<std::size_t, std::size_t>>
list_clashes(const std::vector<Assertion>& assertions, Moves moves, std::size_t limit) {
    const Ranks ranks(assertions);
    Members by_low(assertions.size());
    std::iota(by_low.begin(), by_low.end(), std::size_t{0});
    Members by_high = by_low;
    std::stable_sort(by_low.begin(), by_low.end(),
                     [&](std::size_t a, std::size_t b) { return ranks.low[a] > ranks.low[b]; });
    std::stable_sort(by_high.begin(), by_high.end(),
                     [&](std::size_t a, std::size_t b) { return ranks.high[a] < ranks.high[b]; });
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const std::size_t low : by_low)
        for (const std::size_t high : by_high) {
            if (out.size() == limit) return out;
            if (ranks.low[low] <= ranks.high[high]) break;
            if (clash(assertions[low], assertions[high], moves)) out.emplace_back(low, high);
        }
    return out;
}

} // namespace tally
