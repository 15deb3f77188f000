#include "claims/check/judge.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// What must have a value of its own: all claims together, or each window with the undated ones.
/// In the order in which a moving value passes through them.
std::vector<Cell> cells_to_fill(const Summary& summary, Moves moves) {
    std::vector<Cell> cells;
    for (const auto& [window, cell] : summary.windows) {
        if (moves == Moves::never && !cells.empty())
            cells.front().merge(cell);
        else
            cells.push_back(cell);
    }
    if (cells.empty()) return {summary.undated};
    for (Cell& cell : cells)
        cell.merge(summary.undated);
    if (moves == Moves::shrinks) std::reverse(cells.begin(), cells.end());
    return cells;
}

/// Takes the least value from `low` on that is not denied.
void pass_denials(std::string& low, const std::vector<KeyRange>& denied) {
    for (const KeyRange& range : denied)
        if (range.low <= low && low <= range.high) low = key_after(range.high);
}

/// The upper end where nothing bounds it, among keys of numbers or of text.
std::string end_beyond(const std::string& low) {
    return is_text_key({low, low}) ? any_text_keys().high : unbounded_keys().high;
}

/// Fills the cells one after the other, each with the least value that it allows. Where values only
/// grow the next begins at the last one's value: a running maximum.
std::optional<Clash> find_clash(const std::vector<Cell>& cells, bool running) {
    const Witness begin = {unbounded_keys().low, ""};
    Witness low = begin;
    bool pushed = false; // by a denial
    for (const Cell& cell : cells) {
        if (!running) low = begin;
        if (cell.low && *cell.low > low) {
            low = *cell.low;
            pushed = false;
        }
        if (!cell.high && low.claim.empty() && !running) continue; // only denials
        const Witness high = cell.high ? *cell.high : Witness{end_beyond(low.key), low.claim};
        const std::string before = low.key;
        if (low.key <= high.key) pass_denials(low.key, cell.denied);
        pushed = pushed || low.key != before;
        if (low.key > high.key && !high.claim.empty())
            return Clash{low.claim.empty() ? high.claim : low.claim, high.claim, pushed};
    }
    return std::nullopt;
}

std::optional<KeyRange> range_of(const Cell& cell) {
    if (!cell.low || !cell.high || cell.low->key > cell.high->key) return std::nullopt;
    return KeyRange{cell.low->key, cell.high->key};
}

/// Whether one value satisfies all that was ever said, denials included.
bool has_common_value(const Cell& cell) {
    const std::optional<KeyRange> range = range_of(cell);
    if (!range) return !cell.low;
    std::string low = range->low;
    pass_denials(low, cell.denied);
    return low <= range->high;
}

Strength strength_of(const Summary& summary, const KeyRange& common) {
    if (summary.least_reach && common.low > *summary.least_reach) return Strength::loose;
    if (!summary.lows.differ() && !summary.highs.differ()) return Strength::exact;
    const bool all_central =
        *summary.central_lows.least >= common.low && *summary.central_highs.greatest <= common.high;
    return all_central ? Strength::consistent : Strength::compatible;
}

} // namespace

Judgement judge(const Summary& summary, Moves moves) {
    Judgement out;
    const bool asserted = summary.sources.least.has_value();
    if (!asserted) {
        if (summary.ever.low && !has_common_value(summary.ever))
            out.verdict = Verdict::update; // asserted once, withdrawn, and now denied
        else
            out.verdict = summary.silent_sources.differ() ? Verdict::echo : Verdict::single_source;
        return out;
    }
    const bool running = moves == Moves::grows || moves == Moves::shrinks;
    out.clash = find_clash(cells_to_fill(summary, moves), running);
    if (out.clash) {
        out.verdict = Verdict::conflict;
        return out;
    }
    if (!has_common_value(summary.ever)) {
        out.verdict = Verdict::update;
        return out;
    }
    out.common = range_of(cells_to_fill(summary, Moves::never).front());
    if (!summary.sources.differ()) {
        out.verdict = Verdict::single_source;
    } else if (!summary.origins.differ()) {
        out.verdict = Verdict::echo;
    } else {
        out.verdict = Verdict::agreement;
        out.strength = strength_of(summary, *out.common);
    }
    return out;
}

Moves more_lenient(Moves a, Moves b) {
    if (a == b || b == Moves::never) return a;
    if (a == Moves::never) return b;
    return Moves::any;
}

} // namespace tally
