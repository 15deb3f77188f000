#include "claims/check/relation_words.h"

#include "claims/check/dimension.h"
#include "claims/check/wording.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

constexpr int shown_digits = 15;

/// A value of a fact in the unit that most of its claims use.
std::optional<Value> usual_value(const Checked& checked, const Fact& fact) {
    for (const std::size_t claim : fact.claims) {
        const Value& value = checked.claims[claim].value;
        const std::string unit = value.unit + (value.per.empty() ? "" : "/" + value.per);
        if (unit == fact.unit_as_written && dimension_of(value).kind == value.kind) return value;
    }
    return std::nullopt;
}

/// A range among the terms of a sum stands in parentheses.
std::string as_operand(const std::string& words, bool is_range) {
    return is_range ? "(" + words + ")" : words;
}

std::string_view unit_of(RelationTerm::Sort function) {
    if (function == RelationTerm::Sort::years) return "years";
    return function == RelationTerm::Sort::months ? "months" : "days";
}

using Choices = std::map<std::string, const FactChoice*>;

class Work {
public:
    Work(const Choices& choices, const ShownUnit& unit) : choices_(choices), unit_(unit) {}

    /// `top`: the term is a whole side.
    std::variant<WordedSide, std::string> term(const RelationTerm& one, bool top) const {
        switch (one.sort) {
        case RelationTerm::Sort::attribute: {
            const Extent& extent = choices_.at(one.text)->extent;
            return WordedSide{extent, operand(extent, unit_.words(extent, top), top)};
        }
        case RelationTerm::Sort::amount: {
            const Extent extent = extent_of(one.amount);
            return WordedSide{extent, unit_.words(extent, true)};
        }
        case RelationTerm::Sort::sum:
        case RelationTerm::Sort::difference: return added(one, top);
        case RelationTerm::Sort::years:
        case RelationTerm::Sort::months:
        case RelationTerm::Sort::days: return between(one, top);
        }
        return std::string("no such term");
    }

private:
    static std::string operand(const Extent& extent, const std::string& words, bool top) {
        return as_operand(words, !top && !extent.allows.is_exact());
    }

    std::variant<WordedSide, std::string> added(const RelationTerm& one, bool top) const {
        const bool is_sum = one.sort == RelationTerm::Sort::sum;
        WordedSide out;
        for (std::size_t i = 0; i < one.parts.size(); ++i) {
            auto part = term(one.parts[i], false);
            if (auto* why = std::get_if<std::string>(&part)) return std::move(*why);
            WordedSide& side = std::get<WordedSide>(part);
            if (i == 0) {
                out = std::move(side);
                continue;
            }
            Reckoned result =
                is_sum ? sum(out.extent, side.extent) : difference(out.extent, side.extent);
            if (auto* why = std::get_if<std::string>(&result)) return std::move(*why);
            out.extent = std::get<Extent>(std::move(result));
            out.words += (is_sum ? " + " : " - ") + side.words;
        }
        if (top) out.words += " = " + unit_.words(out.extent, true);
        return out;
    }

    std::variant<WordedSide, std::string> between(const RelationTerm& one, bool top) const {
        auto from = term(one.parts.at(0), false);
        if (auto* why = std::get_if<std::string>(&from)) return std::move(*why);
        auto to = term(one.parts.at(1), false);
        if (auto* why = std::get_if<std::string>(&to)) return std::move(*why);
        const WordedSide& start = std::get<WordedSide>(from);
        const WordedSide& end = std::get<WordedSide>(to);
        Reckoned result = time_between(one.sort, start.extent, end.extent);
        if (auto* why = std::get_if<std::string>(&result)) return std::move(*why);
        WordedSide out{std::get<Extent>(std::move(result)), ""};
        const std::string ends = " between " + start.words + " and " + end.words;
        if (top)
            out.words = unit_.words(out.extent, true) + ends;
        else
            out.words = operand(out.extent, unit_.words(out.extent, false), false) + " (" +
                        std::string(unit_of(one.sort)) + ends + ")";
        return out;
    }

    const Choices& choices_;
    const ShownUnit& unit_;
};

std::string replaced(std::string text, std::string_view word, const std::string& by) {
    for (std::size_t at = text.find(word); at != std::string::npos;
         at = text.find(word, at + by.size()))
        text.replace(at, word.size(), by);
    return text;
}

/// What a failing side is to the other.
std::string_view failing_words(Comparison comparison, bool dated) {
    switch (comparison) {
    case Comparison::equal: return " is not ";
    case Comparison::not_equal: return " is ";
    case Comparison::less: return dated ? " is not before " : " is not less than ";
    case Comparison::at_most: return dated ? " is after " : " is more than ";
    case Comparison::more: return dated ? " is not after " : " is not more than ";
    case Comparison::at_least: return dated ? " is before " : " is less than ";
    }
    return " is not ";
}

} // namespace

ShownUnit::ShownUnit(const Checked& checked, const std::vector<const FactChoice*>& facts) {
    const std::string* unit = nullptr;
    for (const FactChoice* choice : facts) {
        const Fact& fact = checked.facts.at(choice->fact);
        if (fact.unit.empty() || fact.kind == Kind::count || fact.kind == Kind::number) continue;
        if (unit != nullptr && *unit != fact.unit_as_written) {
            usual_.reset();
            return;
        }
        unit = &fact.unit_as_written;
        if (!usual_) usual_ = usual_value(checked, fact);
    }
}

Interval ShownUnit::shown(const Extent& extent) const {
    if (!usual_) return extent.allows;
    const Dimension dimension = dimension_of(*usual_);
    return dimension.unit == extent.unit ? as_written(extent.allows, dimension, shown_digits)
                                         : extent.allows;
}

std::string ShownUnit::unit_of(const Extent& extent) const {
    if (extent.sort == Extent::Sort::length || extent.sort == Extent::Sort::amount) {
        if (usual_ && dimension_of(*usual_).unit == extent.unit) return unit_words(*usual_);
        return extent.unit + (extent.sort == Extent::Sort::length ? "s" : "");
    }
    return "";
}

std::string ShownUnit::words(const Extent& extent, bool unit) const {
    const Interval interval = shown(extent);
    std::string out = interval_words(interval, extent.kind);
    if (unit) out += behind_number(unit_of(extent), interval == Interval::exactly(Decimal(1)));
    return out;
}

std::string ShownUnit::why(const Extent& left, Comparison comparison, const Extent& right) const {
    const Interval a = shown(left);
    const Interval b = shown(right);
    const Kind kind = left.kind;
    const auto told = [&](const std::optional<Decimal>& bound) {
        return bound_words(*bound, kind) + behind_number(unit_of(left), *bound == Decimal(1));
    };
    switch (comparison) {
    case Comparison::equal: return gap_words(a, b, kind, unit_of(left));
    case Comparison::not_equal: return "both are " + told(a.min());
    case Comparison::less:
    case Comparison::at_most:
        return "the least that the left side can be is " + told(a.min()) +
               ", the most that the right side can be is " + told(b.max());
    case Comparison::more:
    case Comparison::at_least:
        return "the most that the left side can be is " + told(a.max()) +
               ", the least that the right side can be is " + told(b.min());
    }
    return "";
}

std::variant<WordedSide, std::string> worked_out(const RelationTerm& side, const Choices& choices,
                                                 const ShownUnit& unit) {
    return Work(choices, unit).term(side, true);
}

std::string failure_message(const RelationRule& relation, const std::string& left,
                            const std::string& right, Kind kind) {
    if (relation.message.empty())
        return left +
               std::string(failing_words(relation.relation.comparison,
                                         kind == Kind::date || kind == Kind::time)) +
               right;
    // The right side first: a left side that held "{right}" would be filled in twice.
    return replaced(replaced(relation.message, "{right}", right), "{left}", left);
}

} // namespace tally
