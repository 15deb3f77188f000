#include "claims/extract/match.h"

#include "claims/extract/scopes.h"
#include "claims/rules/entities.h"
#include "claims/rules/versions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t max_limit_hits = 8;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_slot(const Slot& slot) {
    return std::find(slot.kinds.begin(), slot.kinds.end(), Kind::name) != slot.kinds.end();
}

using ValuePtr = std::shared_ptr<const Value>;

/// One of the article's values, which outlive all that is captured.
ValuePtr kept(const Value& value) { return {ValuePtr(), &value}; }

ValuePtr made(Value value) { return std::make_shared<const Value>(std::move(value)); }

ValuePtr version_value(const std::string& words, Span span) {
    auto version = version_in(words);
    if (!version) return nullptr;
    Value value;
    value.kind = Kind::name;
    value.span = value.core = span;
    value.name = std::move(*version);
    value.unit = version_unit;
    return made(std::move(value));
}

ValuePtr name_value(const std::string& words, Span span, const Slot& slot,
                    const EntityNames& names) {
    Value value;
    value.kind = Kind::name;
    value.span = value.core = span;
    const EntityNames::Known* known = names.named(words, slot.entity_list);
    value.name = known ? known->key : entity_key(words);
    return made(std::move(value));
}

/// What a rule that spells out digits captured and recognise() left alone, "7" of "version 7": a
/// number, or a name if it is none ("10.2.1"). Words without a digit are no value.
ValuePtr spelled_out(const std::string& text, Span span) {
    const bool has_digit = std::any_of(text.begin(), text.end(), is_digit);
    if (!has_digit || std::any_of(text.begin(), text.end(), is_blank)) return nullptr;
    Value value;
    value.span = value.core = span;
    std::string digits;
    std::remove_copy(text.begin(), text.end(), std::back_inserter(digits), ',');
    value.value = Decimal::parse(digits);
    if (!value.value) {
        value.kind = Kind::name;
        value.name = entity_key(text);
        return made(std::move(value));
    }
    value.allows = Interval::exactly(*value.value);
    const std::size_t point = digits.find('.');
    const int places = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    value.precision.last_place = Decimal::scaled(1, -places);
    value.precision.last_digit = value.precision.last_place; // "port 2000" is not rounded
    return made(std::move(value));
}

/// Matches one rule on one article.
class Matcher {
public:
    Matcher(const Rule& rule, const EntityNames& names, Views& views, MatchMemory& memory)
        : rule_(rule), names_(names), views_(views), starts_(memory.starts), match_(memory.match),
          result_(memory.matches) {
        result_.found.clear();
        result_.refused.clear();
        result_.limits.clear();
    }

    void run(const std::vector<Trial>& trials) {
        const Pattern* pattern = nullptr;
        std::size_t limits = 0; // that it ran into
        for (const Trial& trial : trials) {
            if (trial.pattern != pattern) limits = 0;
            pattern = trial.pattern;
            if (limits < max_limit_hits && try_pattern(trial, limits + 1)) ++limits;
        }
    }

private:
    /// Whether the search ran into a limit, the pattern's `nth` here.
    bool try_pattern(const Trial& trial, std::size_t nth) {
        const Pattern& pattern = *trial.pattern;
        const TokenText& text = views_.text(trial.seen, trial.stretch);
        const RegexOutcome outcome =
            trial.anywhere
                ? each_match(pattern.regex, text.text(),
                             [&](const RegexMatch& match) { consider(pattern, text, match); })
                : match_at_starts(trial, text);
        if (outcome != RegexOutcome::limit) return false;
        tell_limit(pattern, text.stretch().start, nth == max_limit_hits);
        return true;
    }

    /// As each_match(), which finds nothing elsewhere.
    RegexOutcome match_at_starts(const Trial& trial, const TokenText& text) {
        starts_.clear();
        if (trial.pattern->literals.starts.values) text.add_values(starts_);
        const std::size_t values = starts_.size();
        for (const std::size_t* start = trial.first_start; start != trial.last_start; ++start)
            if (const auto token = text.text_at(*start)) starts_.push_back(*token);
        if (values != 0 && values != starts_.size()) std::sort(starts_.begin(), starts_.end());
        std::size_t from = 0; // behind the last match
        for (const std::size_t start : starts_) {
            if (start < from) continue;
            const RegexOutcome outcome = trial.pattern->regex.match_at(text.text(), start, match_);
            if (outcome == RegexOutcome::limit) return outcome;
            if (outcome == RegexOutcome::no_match) continue;
            from = match_.groups[0]->second;
            consider(*trial.pattern, text, match_);
        }
        return RegexOutcome::no_match;
    }

    void consider(const Pattern& pattern, const TokenText& text, const RegexMatch& match) {
        RuleMatch found{&rule_, &pattern, span_of(text, match), {}};
        const auto refuse = [&](const Location& where, std::string why) {
            result_.refused.push_back({rule_.terms, found.span, where, std::move(why)});
        };
        for (const Guard& guard : rule_.near)
            if (!holds(guard, found.span).value_or(false))
                return refuse(guard.pattern.where, "`near` found nothing" + because(guard));
        for (const Guard& guard : rule_.unless)
            if (holds(guard, found.span).value_or(true))
                return refuse(guard.pattern.where, "`unless` found a match" + because(guard));

        add_captures(found.captures, "", pattern, {&text, match, found.span, false});
        for (const ExtraCapture& extra : rule_.with) {
            if (add_extra(found.captures, extra, found.span)) continue;
            if (extra.or_published && views_.article().day) {
                found.captures.put(extra.name, published_at(found.span.start));
            } else if (extra.required) {
                return refuse(extra.pattern.where,
                              "`with." + extra.name + "` is required and found nothing");
            }
        }
        result_.found.push_back(std::move(found));
    }

    static std::string because(const Guard& guard) {
        return guard.because.empty() ? "" : ": " + guard.because;
    }

    static Span span_of(const TokenText& text, const RegexMatch& match) {
        const auto [start, end] = *match.groups[0];
        return text.source_of({start, end});
    }

    Scopes& scopes() { return scopes_ ? *scopes_ : scopes_.emplace(views_); }

    /// Whether a guard's pattern stands in its scope; nothing where a limit leaves it unknown.
    std::optional<bool> holds(const Guard& guard, Span match) {
        const Sightings& seen = scopes().look(guard.pattern, guard.scope, guard.words, match);
        if (!seen.all.empty()) return true;
        if (!seen.limit) return false;
        tell_limit(guard.pattern, match.start, false);
        return std::nullopt;
    }

    /// Finds an extra capture, of several the one nearest to the match.
    bool add_extra(Captures& captures, const ExtraCapture& extra, Span match) {
        const Sightings& seen = scopes().look(extra.pattern, extra.scope, extra.words, match);
        if (seen.limit) tell_limit(extra.pattern, match.start, false);
        const Sighting* nearest = seen.nearest(match);
        if (!nearest) return false;
        add_captures(captures, extra.name, extra.pattern, *nearest);
        return true;
    }

    /// The groups of a match as captures; those of an extra capture under its name: "from.y", and
    /// "from" for its first value, else for all that it matched.
    void add_captures(Captures& captures, const std::string& extra, const Pattern& pattern,
                      const Sighting& seen) {
        const RegexMatch& match = seen.match;
        const auto name_in = [&](const std::string& group) {
            return extra.empty() ? group : extra + "." + group;
        };
        const auto capture_of = [&](std::size_t group, const Slot* slot) {
            const auto [start, end] = *match.groups[group];
            return capture(seen, {start, end}, slot);
        };
        std::optional<Captured> first_value;
        for (const Slot& slot : pattern.slots) {
            const auto group = pattern.regex.group(slot.name);
            if (!group || !match.groups[*group]) continue;
            Captured held = capture_of(*group, &slot);
            if (!extra.empty() && held.value && !first_value) first_value = held;
            captures.put(name_in(slot.name), std::move(held));
        }
        for (const std::string& name : pattern.groups) {
            const auto group = pattern.regex.group(name);
            if (group && match.groups[*group])
                captures.put(name_in(name), capture_of(*group, nullptr));
        }
        if (!extra.empty())
            captures.put(extra, first_value ? *first_value : capture_of(0, nullptr));
    }

    Captured capture(const Sighting& seen, Span token, const Slot* slot) {
        Captured held;
        const Span source = seen.text->source_of(token);
        const Article& article = views_.article();
        held.text = source.of(seen.in_title ? article.title : article.text);
        if (!seen.in_title) held.span = source;
        if (slot && slot->version) {
            held.value = version_value(held.text, held.span);
        } else if (slot && is_name_slot(*slot)) {
            held.value = name_value(held.text, held.span, *slot, names_);
        } else if (const Value* value = seen.text->value_at(token.start)) {
            held.value = seen.in_title ? made(*value) : kept(*value); // a title's do not last
            if (value->kind == Kind::quote) {
                held.quotation = views_.quotation_around(value->span);
                Value named = *value;
                named.name = name_of(*held.quotation, article.text);
                held.value = made(std::move(named));
            }
        } else if (slot && !seen.in_title) { // of a pattern that spells out digits
            held.value = recognised_around(held.span);
            if (!held.value) held.value = spelled_out(held.text, held.span);
        }
        return held;
    }

    /// The recognised value that has the digits of a span, and no others: with "2 million" it is
    /// the whole, with "3.10" neither part.
    ValuePtr recognised_around(Span span) const {
        const std::vector<Value>& values = views_.values();
        const auto at = std::partition_point(values.begin(), values.end(), [&](const Value& value) {
            return value.core.end <= span.start;
        });
        if (at == values.end()) return nullptr;
        const auto digits = [&](Span part) {
            const std::string_view bytes = part.of(views_.article().text);
            return std::count_if(bytes.begin(), bytes.end(), is_digit);
        };
        const bool overlap = at->core.contains(span) || span.contains(at->core);
        const bool fits = overlap && digits(span) == digits(at->core);
        return fits ? kept(*at) : nullptr;
    }

    Captured published_at(std::size_t offset) const {
        const Day day = *views_.article().day;
        Value value;
        value.kind = Kind::date;
        value.span = value.core = {offset, offset};
        value.allows = Interval::exactly(Decimal(day_number(day)));
        value.timex3 = Timex3{"DATE", iso_date(day)};
        const Span span = value.span;
        return {span, iso_date(day), made(std::move(value)), nullptr};
    }

    void tell_limit(const Pattern& pattern, std::size_t offset, bool give_up) {
        Diagnostic told;
        told.where = views_.location(offset);
        told.what = "rule '" + rule_.terms->id + "' ran into the match limit on article '" +
                    views_.article().id + "'; what it would find here is unknown";
        if (give_up) told.what += ", and the rest of the article is not tried";
        told.cure = "simplify the pattern at " + pattern.where.file + ":" +
                    std::to_string(pattern.where.line) + ":" + std::to_string(pattern.where.column);
        result_.limits.push_back(std::move(told));
    }

    const Rule& rule_;
    const EntityNames& names_;
    Views& views_;
    std::optional<Scopes> scopes_;     // made when first looked into
    std::vector<std::size_t>& starts_; // of the trial at hand
    RegexMatch& match_;
    Matches& result_;
};

} // namespace

Matches& match(const Rule& rule, const std::vector<Trial>& trials, const EntityNames& names,
               Views& views, MatchMemory& memory) {
    Matcher(rule, names, views, memory).run(trials);
    return memory.matches;
}

Matches match(const Rule& rule, const EntityNames& names, Views& views) {
    std::vector<Trial> trials;
    for (const Pattern& pattern : rule.match)
        for (std::size_t i = 0; i < views.stretches(kinds_seen_by(pattern)).size(); ++i)
            trials.push_back({&pattern, kinds_seen_by(pattern), i});
    MatchMemory memory;
    return std::move(match(rule, trials, names, views, memory));
}

} // namespace tally
