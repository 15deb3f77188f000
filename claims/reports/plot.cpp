// Plots are drawn in a box 360 wide, so that their words stay readable on a narrow screen. Bounds
// are exact elsewhere; here they are only drawn, to a tenth of a unit.
#include "claims/reports/plot.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/wording.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/markup.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr double width = 360;
constexpr double left = 14, right = 346;
constexpr double row_height = 34;
constexpr std::size_t most_rows = 12;

/// "12.5", without the locale and the same on each machine.
std::string number(double value) {
    const auto tenths = static_cast<long long>(std::llround(value * 10));
    std::string out = (tenths < 0 ? "-" : "") + std::to_string(std::llabs(tenths) / 10);
    if (tenths % 10 != 0) out += '.' + std::to_string(std::llabs(tenths) % 10);
    return out;
}

struct Axis {
    double low = 0, high = 1;

    double at(double value) const { return left + (value - low) / (high - low) * (right - left); }
};

/// All finite bounds, with room at both ends for arrows.
std::optional<Axis> axis_of(const std::vector<const Interval*>& intervals) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Interval* interval : intervals)
        for (const auto* bound : {&interval->min(), &interval->max()})
            if (*bound) {
                low = std::min(low, (*bound)->to_double());
                high = std::max(high, (*bound)->to_double());
            }
    if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
    const double room = high > low ? (high - low) * 0.08 : std::max(std::abs(high) * 0.08, 1.0);
    return Axis{low - room, high + room};
}

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
    return "<line class=\"" + std::string(kind) + "\" x1=\"" + number(x1) + "\" y1=\"" +
           number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string dot(double x, double y, bool hollow) {
    return "<circle" + std::string(hollow ? " class=\"hollow\"" : "") + " cx=\"" + number(x) +
           "\" cy=\"" + number(y) + "\" r=\"4\"/>";
}

std::string words(double x, double y, std::string_view anchor, const std::string& text,
                  std::string_view kind = "") {
    return "<text" + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + " x=\"" +
           number(x) + "\" y=\"" + number(y) + "\"" +
           (anchor.empty() ? "" : " text-anchor=\"" + std::string(anchor) + "\"") + '>' +
           html_text(text) + "</text>";
}

std::string arrow(double x, double y, double way) {
    return "<path d=\"M" + number(x) + ' ' + number(y) + "l" + number(-7 * way) + " -4v8z\"/>";
}

std::string opening(double height, const std::string& id, const std::string& title,
                    const std::string& description) {
    return "<svg viewBox=\"0 0 " + number(width) + ' ' + number(height) +
           "\" role=\"img\" aria-labelledby=\"" + id + "t " + id + "d\"><title id=\"" + id +
           "t\">" + html_text(title) + "</title><desc id=\"" + id + "d\">" +
           html_text(description) + "</desc>";
}

bool is_drawable(Kind kind) {
    return kind != Kind::name && kind != Kind::quote && kind != Kind::set;
}

std::string bar(const Axis& axis, const Interval& interval, double y, bool hedged) {
    const double from = interval.min() ? axis.at(interval.min()->to_double()) : left;
    const double to = interval.max() ? axis.at(interval.max()->to_double()) : right;
    std::string out;
    if (to - from >= 0.1) out += line(from, y, to, y, hedged ? "bar hedged" : "bar");
    if (interval.min())
        out += dot(from, y, interval.min_open());
    else
        out += arrow(from - 6, y, -1);
    if (interval.max() && !interval.is_exact())
        out += dot(to, y, interval.max_open());
    else if (!interval.max())
        out += arrow(to + 6, y, 1);
    return out;
}

struct Row {
    std::size_t claim = 0;
    std::set<std::string> sources;
};

/// Claims that allow the same are one bar.
std::vector<Row> rows_of(const Report& report, const Fact& fact) {
    std::vector<Row> rows;
    for (const std::size_t index : fact.claims) {
        const Compared& said = report.checked.compared.at(index);
        const std::string source(source_of(report, report.checked.claims.at(index)));
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return report.checked.compared.at(row.claim).interval == said.interval &&
                   report.checked.claims.at(row.claim).polarity ==
                       report.checked.claims.at(index).polarity;
        });
        if (same != rows.end())
            same->sources.insert(source);
        else
            rows.push_back({index, {source}});
    }
    return rows;
}

std::string named(const Row& row) {
    std::string out = *row.sources.begin();
    if (row.sources.size() > 1) out += " and " + std::to_string(row.sources.size() - 1) + " more";
    return out;
}

} // namespace

std::string interval_plot(const Report& report, const Fact& fact, const std::string& id) {
    if (!is_drawable(fact.kind)) return "";
    const std::vector<Row> rows = rows_of(report, fact);
    if (rows.size() < 2) return "";
    std::vector<const Interval*> intervals;
    for (const Row& row : rows)
        intervals.push_back(&report.checked.compared.at(row.claim).interval);
    const std::optional<Axis> axis = axis_of(intervals);
    if (!axis) return "";
    const std::size_t shown = std::min(rows.size(), most_rows);
    const double height = static_cast<double>(shown) * row_height + 22;

    std::string description;
    std::string bars;
    for (std::size_t i = 0; i < shown; ++i) {
        const Claim& claim = report.checked.claims.at(rows[i].claim);
        const std::string allowed = allowed_words(report, rows[i].claim);
        const double y = static_cast<double>(i) * row_height;
        // Both stand on one line, some 60 columns wide; what is allowed goes before names.
        const std::string said = fitted(allowed, 36, "…");
        bars += words(left, y + 12, "", fitted(named(rows[i]), 56 - display_width(said), "…"));
        bars += words(right, y + 12, "end", said);
        bars += bar(*axis, *intervals[i], y + 23, claim.value.approximate);
        description += named(rows[i]) + ": " + allowed + ". ";
    }
    std::string out = opening(height, id, "What each allows", description);
    if (fact.common) {
        const double from =
            fact.common->min() ? axis->at(fact.common->min()->to_double()) : left - 6;
        const double to =
            fact.common->max() ? axis->at(fact.common->max()->to_double()) : right + 6;
        const double wide = std::max(to - from, 2.0);
        out += "<rect class=\"shared\" x=\"" + number(to - from < 2 ? from - 1 : from) +
               "\" y=\"0\" width=\"" + number(wide) + "\" height=\"" + number(height - 18) + "\"/>";
    }
    out += bars + line(left, height - 16, right, height - 16, "axis");
    std::set<double> ends;
    for (const Interval* interval : intervals)
        for (const auto* bound : {&interval->min(), &interval->max()})
            if (*bound) ends.insert((*bound)->to_double());
    // An end of the axis is told as the claim that it comes from tells it: years, not months.
    const auto label = [&](double value, std::string_view anchor, double x) {
        for (const Row& row : rows) {
            const Compared& compared = report.checked.compared.at(row.claim);
            const Value& told = report.checked.claims.at(row.claim).value;
            for (const auto bound : {&Interval::min, &Interval::max}) {
                const std::optional<Decimal>& end = (compared.interval.*bound)();
                if (!end || end->to_double() != value) continue;
                const std::optional<Decimal>& own = (compared.own.*bound)();
                const Decimal& bound_shown = own ? *own : *end;
                out += words(x, height - 4, anchor,
                             bound_words(bound_shown, fact.kind) +
                                 behind_number(unit_words(told), bound_shown == Decimal(1)),
                             "tick");
                return;
            }
        }
    };
    if (!ends.empty()) label(*ends.begin(), "start", left);
    if (ends.size() > 1) label(*ends.rbegin(), "end", right);
    return out + "</svg>" +
           (rows.size() > shown ? "<p>" + counted(rows.size() - shown, "more value") + "</p>" : "");
}

std::string timeline_plot(const Report& report, const Fact& fact, const std::string& id) {
    if (fact.verdict != Verdict::update || !is_drawable(fact.kind)) return "";
    struct Point {
        Day day;
        double value;
        std::size_t claim;
    };
    std::vector<Point> points;
    std::set<Day> days;
    for (const std::size_t index : fact.claims) {
        const Claim& claim = report.checked.claims.at(index);
        const Interval& allows = report.checked.compared.at(index).interval;
        const auto day = claim.as_of ? claim.as_of : report.corpus.articles.at(claim.article).day;
        const auto& bound = allows.min() ? allows.min() : allows.max();
        if (!day || !bound) continue;
        double value = bound->to_double();
        if (allows.min() && allows.max())
            value = (allows.min()->to_double() + allows.max()->to_double()) / 2;
        points.push_back({*day, value, index});
        days.insert(*day);
    }
    if (days.size() < 2) return "";
    std::stable_sort(points.begin(), points.end(),
                     [](const Point& a, const Point& b) { return a.day < b.day; });
    constexpr double top = 30, bottom = 104, height = 132;
    const auto [least, most] =
        std::minmax_element(points.begin(), points.end(),
                            [](const Point& a, const Point& b) { return a.value < b.value; });
    const double range = std::max(most->value - least->value, 1e-9);
    const auto day_number = [](Day day) {
        return static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count());
    };
    const double first = day_number(points.front().day);
    const double span = day_number(points.back().day) - first;
    const auto x = [&](const Point& p) {
        return left + 26 + (day_number(p.day) - first) / span * (right - left - 52);
    };
    const auto y = [&](const Point& p) {
        return bottom - (p.value - least->value) / range * (bottom - top);
    };
    std::string description;
    std::string drawn;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& p = points[i];
        const Claim& claim = report.checked.claims.at(p.claim);
        const std::string value = short_value_words(report, claim, {}, "…");
        if (i > 0) {
            drawn += line(x(points[i - 1]), y(points[i - 1]), x(p), y(points[i - 1]), "step");
            drawn += line(x(p), y(points[i - 1]), x(p), y(p), "step");
        }
        drawn += dot(x(p), y(p), false);
        if (points.size() <= 6) drawn += words(x(p), y(p) - 9, "middle", fitted(value, 18, "…"));
        description += iso_date(p.day) + ": " + value + ". ";
    }
    std::string out = opening(height, id, "As time goes on", description);
    out += line(left, bottom + 10, right, bottom + 10, "axis") + drawn;
    out += words(x(points.front()), height - 4, "middle", iso_date(points.front().day), "tick");
    out += words(x(points.back()), height - 4, "middle", iso_date(points.back().day), "tick");
    return out + "</svg>";
}

} // namespace tally
