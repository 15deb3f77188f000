// A fact is summed up by greatest and least strings only. Two own reports of "at least 12" and
// "15": greatest lower end 15, least upper end 15; the ends do not cross, so one value satisfies
// both.
#include "claims/check/summary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

void keep_greater(std::optional<Witness>& kept, const std::optional<Witness>& other) {
    if (other && (!kept || *kept < *other)) kept = other;
}

void keep_lesser(std::optional<Witness>& kept, const std::optional<Witness>& other) {
    if (other && (!kept || *other < *kept)) kept = other;
}

Cell cell_of(const Testimony& testimony) {
    Cell cell;
    if (testimony.denied) {
        cell.denied = {testimony.says};
    } else {
        cell.low = Witness{testimony.says.low, testimony.claim};
        cell.high = Witness{testimony.says.high, testimony.claim};
    }
    return cell;
}

} // namespace

void add_range(std::vector<KeyRange>& ranges, KeyRange range) {
    // The first that ends where the new one begins, or later, may meet it; so may those behind it.
    const auto first = std::find_if(ranges.begin(), ranges.end(), [&](const KeyRange& one) {
        return key_after(one.high) >= range.low;
    });
    auto last = first;
    for (; last != ranges.end() && last->low <= key_after(range.high); ++last) {
        range.low = std::min(range.low, last->low);
        range.high = std::max(range.high, last->high);
    }
    ranges.insert(ranges.erase(first, last), std::move(range));
}

void Cell::merge(const Cell& other) {
    keep_greater(low, other.low);
    keep_lesser(high, other.high);
    for (const KeyRange& range : other.denied)
        add_range(denied, range);
}

void Extremes::add(const std::string& text) {
    if (!least || text < *least) least = text;
    if (!greatest || text > *greatest) greatest = text;
}

void Extremes::merge(const Extremes& other) {
    if (other.least) add(*other.least);
    if (other.greatest) add(*other.greatest);
}

Summary Summary::of(const Testimony& testimony) {
    Summary out;
    const bool limits = testimony.says != unbounded_keys();
    const Cell cell = limits ? cell_of(testimony) : Cell();
    out.ever = cell;
    if (testimony.withdrawn) return out;

    if (limits) (testimony.window ? out.windows[*testimony.window] : out.undated) = cell;
    out.said.insert({testimony.window, testimony.denied, testimony.says});
    const bool silent = testimony.denied || !limits;
    (silent ? out.silent_sources : out.sources).add(testimony.source);
    (silent ? out.silent_origins : out.origins).add(testimony.origin);
    if (silent) return out;

    out.lows.add(testimony.says.low);
    out.highs.add(testimony.says.high);
    out.central_lows.add(testimony.central.low);
    out.central_highs.add(testimony.central.high);
    if (!testimony.reach.empty()) out.least_reach = testimony.reach;
    return out;
}

void Summary::merge(const Summary& other) {
    for (const auto& [window, cell] : other.windows)
        windows[window].merge(cell);
    undated.merge(other.undated);
    ever.merge(other.ever);
    sources.merge(other.sources);
    origins.merge(other.origins);
    silent_sources.merge(other.silent_sources);
    silent_origins.merge(other.silent_origins);
    lows.merge(other.lows);
    highs.merge(other.highs);
    central_lows.merge(other.central_lows);
    central_highs.merge(other.central_highs);
    if (other.least_reach && (!least_reach || *other.least_reach < *least_reach))
        least_reach = other.least_reach;

    said.insert(other.said.begin(), other.said.end());
    said_more = said_more || other.said_more || said.size() > said_limit;
    while (said.size() > said_limit)
        said.erase(std::prev(said.end()));
}

} // namespace tally
