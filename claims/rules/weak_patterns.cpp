#include "claims/base/layout.h"
#include "claims/base/regex_cost.h"
#include "claims/base/utf8.h"
#include "claims/rules/lint.h"
#include "claims/rules/regex_tree.h"
#include "claims/rules/slots.h"
#include "claims/values/value.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t samples = 96; // texts made of one pattern
constexpr std::size_t seeds = 6;    // ways to reach a repeat
constexpr std::pair<std::size_t, std::size_t> pumps[] = {{8, 16}, {16, 32}}; // how often
constexpr std::uint32_t cheap = 2000; // steps that nobody needs to hear of

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
        std::map<std::string, Kind> words; // that are values, and never stand in what it sees
        for (std::size_t seed = 0; seed < samples; ++seed) {
            const std::string text = sampler.sample(seed);
            RegexMatch match;
            if (pattern_.regex.find(text, 0, match) != RegexOutcome::match) continue;
            ++matched;
            if (takes_values && has_values(text, words)) ++spoilt;
        }
        if (matched == 0) {
            if (!tree.asserts)
                warn("no text was found that this pattern matches",
                     "see what stands at the edges of its words, and what excludes what");
            return;
        }
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

} // namespace

Diagnostics weak_patterns(const Pack& pack) {
    Diagnostics found;
    see_repeated(pack, found);
    for (const Rule& rule : pack.rules) {
        for (const Pattern& pattern : rule.match) {
            if (pattern.literals.empty() && !pattern.wants_quotes)
                found.push_back(
                    {pattern.where,
                     "no word is in each text that this pattern matches, so the rule is "
                     "tried in every sentence with such a value",
                     "let it name a word that always stands there", Severity::warning});
            PatternCheck(pattern, found).run(!pattern.writes_digits);
        }
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
