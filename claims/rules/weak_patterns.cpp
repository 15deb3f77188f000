#include "claims/base/layout.h"
#include "claims/base/regex_cost.h"
#include "claims/base/utf8.h"
#include "claims/rules/describe.h"
#include "claims/rules/lint.h"
#include "claims/rules/regex_tree.h"
#include "claims/rules/slots.h"
#include "claims/values/value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

namespace {

constexpr std::size_t samples = 96; // texts made of one pattern
constexpr std::size_t seeds = 6;    // ways to reach a repeat
constexpr std::pair<std::size_t, std::size_t> pumps[] = {{8, 16}, {16, 32}}; // how often
constexpr std::size_t shown_parts = 4; // words that a message lists
constexpr std::uint32_t cheap = 2000;  // steps that nobody needs to hear of

/// Characters that stand for values, replaced by one that stands for none.
std::string without_slots(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool slot = point.value >= first_slot_character && point.value <= last_slot_character;
        append_utf8(out, slot ? slot_neutral : point.value);
        at += point.size;
    }
    return out;
}

/// A made text as people can read it: values as "#".
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value >= first_slot_character && point.value <= last_slot_character)
            out += '#';
        else
            append_utf8(out, point.value);
        at += point.size;
    }
    return "'" + fitted(out, longest, "…") + "'";
}

/// Blanks as single ones, none at the ends.
std::string with_single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\t')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

/// What stands for a value in a made text: such as recognise() finds where nothing is beside it.
std::string_view stand_in(Kind kind) {
    switch (kind) {
    case Kind::number:
    case Kind::count: return "37";
    case Kind::money: return "$37";
    case Kind::percent: return "37%";
    case Kind::quantity: return "37 km";
    case Kind::duration: return "37 days";
    case Kind::ordinal:
    case Kind::date:
    case Kind::time:
    case Kind::set:
    case Kind::name:
    case Kind::quote: return ""; // few words go with it
    }
    return "";
}

/// A made text with such values, and where they stand.
struct Sample {
    std::string text;
    std::vector<Span> values;
    std::vector<std::string> characters; ///< of the slots, one a value

    /// The made text again, with other words in place of a part of it.
    std::string made_with(Span part, std::string_view words) const {
        std::string out;
        std::size_t at = 0;
        const auto copy_to = [&](std::size_t end) {
            for (; at < end; ++at) {
                if (at == part.start) out += words;
                if (at < part.start || at >= part.end) out += text[at];
            }
        };
        for (std::size_t i = 0; i < values.size(); ++i) {
            copy_to(values[i].start);
            out += characters[i];
            at = values[i].end;
        }
        copy_to(text.size());
        return out;
    }

    explicit Sample(std::string_view made) {
        for (std::size_t at = 0; at < made.size();) {
            const CodePoint point = code_point_at(made, at);
            const bool slot =
                point.value >= first_slot_character && point.value <= last_slot_character;
            const auto index = static_cast<std::size_t>(point.value - first_slot_character);
            const std::string_view words =
                slot && index < kinds().size() ? stand_in(static_cast<Kind>(index)) : "";
            if (!words.empty()) {
                values.push_back({text.size(), text.size() + words.size()});
                characters.emplace_back(made.substr(at, point.size));
            }
            text += words;
            if (words.empty()) append_utf8(text, slot ? slot_neutral : point.value);
            at += point.size;
        }
    }
};

class PatternCheck {
public:
    PatternCheck(const Pattern& pattern, Diagnostics& found) : pattern_(pattern), found_(found) {}

    void run(bool takes_values) {
        const auto tree = parse_regex(pattern_.pcre);
        if (!tree) return;
        const RegexSampler sampler(tree->root);
        see_samples(*tree, sampler, takes_values);
        see_cost(sampler);
    }

private:
    void warn(std::string what, std::string cure) {
        found_.push_back({pattern_.where, std::move(what), std::move(cure), Severity::warning});
    }

    bool takes(Kind kind) const {
        return std::any_of(pattern_.slots.begin(), pattern_.slots.end(), [&](const Slot& slot) {
            return std::find(slot.kinds.begin(), slot.kinds.end(), kind) != slot.kinds.end();
        });
    }

    void see_samples(const RegexTree& tree, const RegexSampler& sampler, bool takes_values) {
        std::size_t matched = 0;
        std::size_t spoilt = 0;
        std::size_t swallowed = 0;
        std::map<std::string, bool> parts; // of the values beside them; whether of a rate
        std::map<std::string, Kind> words; // that are values, and never stand in what it sees
        for (std::size_t seed = 0; seed < samples; ++seed) {
            const std::string text = sampler.sample(seed);
            RegexMatch match;
            if (pattern_.regex.find(text, 0, match) != RegexOutcome::match) continue;
            ++matched;
            if (takes_values && has_values(text, words)) ++spoilt;
            if (takes_values && has_parts(Sample(text), parts)) ++swallowed;
        }
        if (matched == 0) {
            if (!tree.asserts)
                warn("no text was found that this pattern matches",
                     "see what stands at the edges of its words, and what excludes what");
            return;
        }
        tell_parts(parts, swallowed == matched);
        if (words.empty()) return;
        std::string list;
        for (const auto& [word, kind] : words)
            list += (list.empty() ? "'" : ", '") + word + "' (" + std::string(name_of(kind)) + ")";
        warn(list + (words.size() == 1 ? " is a value" : " are values") +
                 " of a kind that its slots take, so not a word of the sentence: the pattern never "
                 "matches" +
                 (spoilt == matched ? "" : " by it"),
             "let a slot take it, {{" + std::string(name_of(words.begin()->second)) +
                 "}}, or leave it out");
    }

    bool takes_version() const {
        return std::any_of(pattern_.slots.begin(), pattern_.slots.end(),
                           [](const Slot& slot) { return slot.version; });
    }

    /// A rate may have a second denominator, "$5 a month per user": that one stays in the text.
    void tell_parts(const std::map<std::string, bool>& parts, bool always) {
        std::string list;
        std::size_t many = 0;
        for (const auto& [part, of_rate] : parts) {
            if (of_rate && !always) continue;
            if (++many <= shown_parts) list += (list.empty() ? "'" : ", '") + part + "'";
        }
        if (many == 0) return;
        if (many > shown_parts) list += " and " + std::to_string(many - shown_parts) + " more";
        warn(list + (many == 1 ? " belongs" : " belong") +
                 " to the value that stands beside it, so the pattern never matches" +
                 (always ? "" : " by it"),
             "leave it out: the slot takes it along");
    }

    /// Whether words of the pattern's own are taken for parts of the values beside them, "more
    /// than" or "per user".
    bool has_parts(const Sample& sample, std::map<std::string, bool>& parts) const {
        if (sample.values.empty() || takes_version()) return false;
        bool any = false;
        for (const Value& value : recognise(sample.text, {{0, sample.text.size()}}, {}))
            for (std::size_t i = 0; i < sample.values.size(); ++i) {
                const Span own = sample.values[i];
                if (!value.core.contains(own)) continue;
                for (const Span& part :
                     {Span{value.core.start, own.start}, Span{own.end, value.core.end}}) {
                    const std::string words = with_single_blanks(part.of(sample.text));
                    if (words.empty() || !is_own(words)) continue;
                    // "(?:more than )?{{n}}" takes the value without them.
                    if (matches(sample.made_with(part, ""))) continue;
                    if (part.end == own.start && is_free_as_verb(sample, part, i)) continue;
                    any = true;
                    parts.emplace(words, part.start == own.end && !value.per.empty());
                }
            }
        return any;
    }

    bool matches(std::string_view made) const {
        RegexMatch match;
        return pattern_.regex.find(made, 0, match) == RegexOutcome::match;
    }

    /// Whether words before the sample's value `index` are none of it where they are a verb, and
    /// the pattern lets them be one: "last three weeks" is a length of time, "is to last three
    /// weeks" says how long.
    bool is_free_as_verb(const Sample& sample, Span part, std::size_t index) const {
        constexpr std::array<std::string_view, 5> before = {"to ", "will ", "would ", "may ",
                                                            "could "};
        return std::any_of(before.begin(), before.end(), [&](std::string_view word) {
            const std::string made =
                sample.made_with(part, std::string(word) += part.of(sample.text));
            return matches(made) && is_value(Sample(made), index);
        });
    }

    /// Whether a value is just what the sample has for one.
    static bool is_value(const Sample& sample, std::size_t index) {
        const std::vector<Value> values = recognise(sample.text, {{0, sample.text.size()}}, {});
        return std::any_of(values.begin(), values.end(),
                           [&](const Value& value) { return value.core == sample.values[index]; });
    }

    /// Whether words of the pattern's own are values of the kinds that its slots take.
    bool has_values(std::string_view text, std::map<std::string, Kind>& words) const {
        const std::string plain = without_slots(text);
        bool any = false;
        for (const Value& value : recognise(plain, {{0, plain.size()}}, {})) {
            const std::string_view core = value.core.of(plain);
            std::string neutral;
            append_utf8(neutral, slot_neutral);
            if (!takes(value.kind) || core.find(neutral) != std::string_view::npos) continue;
            if (!is_own(core)) continue; // letters that the sample made up
            any = true;
            words.emplace(core, value.kind);
        }
        return any;
    }

    /// Whether the pattern spells these words out.
    bool is_own(std::string_view words) const {
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            if (!spells_out(words.substr(0, end))) return false;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        return true;
    }

    bool spells_out(std::string_view word) const {
        const std::string& pcre = pattern_.pcre;
        const auto is_letter = [&](std::size_t at) {
            return at < pcre.size() && std::isalpha(static_cast<unsigned char>(pcre[at])) != 0;
        };
        for (std::size_t at = pcre.find(word); at != std::string::npos;
             at = pcre.find(word, at + 1)) {
            const bool escape = at > 1 && pcre[at - 2] == '\\'; // the letter of "\\b"
            if ((at == 0 || !is_letter(at - 1) || escape) && !is_letter(at + word.size()))
                return true;
        }
        return false;
    }

    /// Texts that almost match, longer and longer: the steps must not explode.
    void see_cost(const RegexSampler& sampler) {
        for (const RegexNode* repeat : sampler.repeats())
            for (std::size_t seed = 0; seed < seeds; ++seed)
                for (const auto& [half, whole] : pumps)
                    if (is_too_dear(sampler, repeat, seed, half, whole)) return;
    }

    bool is_too_dear(const RegexSampler& sampler, const RegexNode* repeat, std::size_t seed,
                     std::size_t half, std::size_t whole) {
        const std::uint32_t limit = RegexLimits{}.match;
        const std::string subject = sampler.pumped(repeat, whole, seed);
        if (subject.empty()) return false;
        // Nothing goes on with U+0001; the letter behind it is one that PCRE2 may look for first.
        const std::string end = '\x01' + last_letter(sampler.sample(seed));
        const std::uint32_t steps = search_steps(pattern_.regex, subject + end);
        if (steps <= cheap) return false;
        const std::uint32_t before =
            search_steps(pattern_.regex, sampler.pumped(repeat, half, seed) + end);
        if (steps < limit && steps / 6 < before) return false;
        const std::string cost =
            steps < limit ? "takes " + std::to_string(steps) + " steps"
                          : "runs into the match limit of " + std::to_string(limit) + " steps";
        warn("repeats that share their text: on " + std::to_string(code_points(subject)) +
                 " characters, " + shown(subject) + ", a search " + cost +
                 (before < limit ? ", on half of them " + std::to_string(before) : ""),
             "let only one of the repeats match such text, bound them, {0,5}, or make the inner "
             "one atomic, (?>…)");
        return true;
    }

    static std::string last_letter(const std::string& text) {
        std::size_t start = text.size();
        while (start > 0 && (static_cast<unsigned char>(text[--start]) & 0xC0U) == 0x80U) {
        }
        return text.substr(start);
    }

    const Pattern& pattern_;
    Diagnostics& found_;
};

/// What must hold beside a pattern for it to count.
std::vector<std::string> conditions_of(const Rule& rule) {
    std::vector<std::string> out;
    const auto add = [&](std::string_view what, const Pattern& pattern, Scope scope, int words) {
        out.push_back(std::string(what) + std::to_string(static_cast<int>(scope)) + ':' +
                      std::to_string(words) + ':' + pattern.pcre);
    };
    for (const Guard& guard : rule.near)
        add("near", guard.pattern, guard.scope, guard.words);
    for (const Guard& guard : rule.unless)
        add("unless", guard.pattern, guard.scope, guard.words);
    for (const ExtraCapture& extra : rule.with)
        if (extra.required) add("with", extra.pattern, extra.scope, extra.words);
    std::sort(out.begin(), out.end());
    return out;
}

std::string place(const Location& where) {
    return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

void see_repeated(const Pack& pack, Diagnostics& found) {
    using Seen = std::pair<std::string, std::vector<std::string>>;
    std::map<Seen, std::pair<const Rule*, const Pattern*>> seen;
    for (const Rule& rule : pack.rules)
        for (const Pattern& pattern : rule.match) {
            const auto [entry, is_new] =
                seen.emplace(Seen{pattern.pcre, conditions_of(rule)}, std::pair(&rule, &pattern));
            if (is_new) continue;
            const auto& [other, first] = entry->second;
            found.push_back(
                {pattern.where,
                 other == &rule ? std::string("this pattern stands twice in its rule")
                                : "this pattern, with the same guards, is one of '" +
                                      other->terms->id + "' too",
                 "remove it, or that at " + place(first->where) +
                     (other == &rule ? "" : "; one match gives several claims by 'claims'"),
                 Severity::warning});
        }
}

/// Of a cell, the words that tell what it says stand in its row and column, or above the table.
bool looks_into_table(const Rule& rule) {
    const auto is_head = [](const auto& one) {
        return one.scope == Scope::row || one.scope == Scope::column || one.scope == Scope::heading;
    };
    return std::any_of(rule.near.begin(), rule.near.end(), is_head) ||
           std::any_of(rule.with.begin(), rule.with.end(),
                       [&](const ExtraCapture& extra) { return extra.required && is_head(extra); });
}

/// ‘used to’, as a word processor writes YAML's quotation marks.
void see_quotes(const Pattern& pattern, Diagnostics& found) {
    constexpr std::pair<std::string_view, std::string_view> marks[] = {{"‘", "’"}, {"“", "”"}};
    for (const auto& [open, close] : marks)
        if (pattern.source.starts_with(open) && pattern.source.ends_with(close))
            found.push_back({pattern.where,
                             "the marks " + std::string(open) + std::string(close) +
                                 " are part of the pattern, so it matches only what stands "
                                 "between such marks",
                             "write ' for quotation marks of YAML", Severity::warning});
}

/// A fact that is told by the value itself: claims with two values never meet.
void see_value_in_fact(const Rule& rule, Diagnostics& found) {
    for (const ClaimTemplate& claim : rule.claims) {
        const auto holds_value = [&](const Template& parts) {
            return std::any_of(parts.begin(), parts.end(), [&](const TemplatePart& part) {
                const bool whole = part.filter == Filter::none || part.filter == Filter::number ||
                                   part.filter == Filter::lower || part.filter == Filter::noun;
                return part.is_capture && part.text == claim.value && whole;
            });
        };
        std::string_view where;
        if (holds_value(claim.fact.subject)) where = "subject";
        if (holds_value(claim.fact.attribute)) where = "attribute";
        for (const auto& [name, parts] : claim.fact.qualifiers)
            if (holds_value(parts)) where = name;
        if (where.empty()) continue;
        found.push_back({claim.where,
                         "the value '" + claim.value + "' is in its own fact, by '" +
                             std::string(where) + "', so two different values never meet",
                         "leave it out of the fact", Severity::warning});
    }
}

/// What tells a claim's fact.
std::string fact_words(const Rule& rule) {
    std::string out;
    for (const ClaimTemplate& claim : rule.claims) {
        out += claim.value + '\n' + text_of(claim.fact.subject) + '\n' +
               text_of(claim.fact.attribute) + '\n';
        for (const auto& [name, parts] : claim.fact.qualifiers)
            out += name + '=' + text_of(parts) + '\n';
    }
    return out;
}

/// A pattern and a fact that stand in two rules, one of which has all the guards of the other: what
/// the stricter claims, the other claims too.
void see_doubled(const Pack& pack, Diagnostics& found) {
    struct Seen {
        const Rule* rule;
        const Pattern* pattern;
        std::vector<std::string> conditions;
    };
    std::map<std::pair<std::string, std::string>, std::vector<Seen>> seen;
    for (const Rule& rule : pack.rules)
        for (const Pattern& pattern : rule.match) {
            Seen now{&rule, &pattern, conditions_of(rule)};
            auto& before = seen[{pattern.pcre, fact_words(rule)}];
            for (const Seen& other : before) {
                const bool more = std::includes(now.conditions.begin(), now.conditions.end(),
                                                other.conditions.begin(), other.conditions.end());
                const bool less = std::includes(other.conditions.begin(), other.conditions.end(),
                                                now.conditions.begin(), now.conditions.end());
                if (other.rule == &rule || more == less) continue; // the same is told elsewhere
                found.push_back({pattern.where,
                                 "'" + other.rule->terms->id +
                                     "' has this pattern and this fact too, and " +
                                     (more ? "fewer" : "more") +
                                     " guards: what both let through is claimed twice",
                                 "make them one rule", Severity::warning});
            }
            before.push_back(std::move(now));
        }
}

} // namespace

Diagnostics weak_patterns(const Pack& pack) {
    Diagnostics found;
    see_repeated(pack, found);
    see_doubled(pack, found);
    for (const Rule& rule : pack.rules) {
        for (const Pattern& pattern : rule.match) {
            if (pattern.literals.sets.empty() && !pattern.wants_quotes && !looks_into_table(rule))
                found.push_back(
                    {pattern.where,
                     "no word is in each text that this pattern matches, so the rule is "
                     "tried in every sentence with such a value",
                     "let it name a word that always stands there", Severity::warning});
            PatternCheck(pattern, found).run(!pattern.writes_digits);
            see_quotes(pattern, found);
        }
        see_value_in_fact(rule, found);
        for (const std::vector<Guard>& guards : {rule.near, rule.unless})
            for (const Guard& guard : guards)
                see_quotes(guard.pattern, found);
        for (const Guard& guard : rule.near)
            PatternCheck(guard.pattern, found).run(!guard.pattern.writes_digits);
        for (const Guard& guard : rule.unless)
            PatternCheck(guard.pattern, found).run(!guard.pattern.writes_digits);
        for (const ExtraCapture& extra : rule.with)
            PatternCheck(extra.pattern, found).run(!extra.pattern.writes_digits);
    }
    return found;
}

} // namespace tally
