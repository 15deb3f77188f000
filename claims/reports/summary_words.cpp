#include "claims/reports/summary_words.h"

#include "claims/base/layout.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace tally {

namespace {

/// How a number of facts with a verdict is told.
struct VerdictWords {
    Verdict verdict;
    std::string_view one, many;
};

constexpr std::array<VerdictWords, 5> verdict_words = {{
    {Verdict::agreement, "agrees", "agree"},
    {Verdict::conflict, "conflict", "conflicts"},
    {Verdict::update, "update", "updates"},
    {Verdict::echo, "echo", "echoes"},
    {Verdict::single_source, "single-source", "single-source"},
}};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string totals(const Report& report) {
    std::set<std::string_view> sources;
    for (const Article& article : report.corpus.articles)
        sources.insert(article.source);
    std::vector<std::string> verdicts;
    for (const VerdictWords& words : verdict_words) {
        std::size_t count = 0;
        for (const Fact& fact : report.checked.facts)
            if (fact.verdict == words.verdict) ++count;
        if (count > 0) verdicts.push_back(counted(count, words.one, words.many));
    }
    std::string out = counted(report.corpus.articles.size(), "article") + ", " +
                      counted(sources.size(), "source") + ", " +
                      counted(report.checked.claims.size(), "claim") + ", " +
                      counted(report.checked.facts.size(), "fact");
    if (!verdicts.empty()) out += ": " + joined(verdicts);
    return out + '.';
}

/// The weight of the heaviest open conflict that is shown; `off` where there is none.
RuleSeverity heaviest_conflict(const Report& report) {
    RuleSeverity heaviest = RuleSeverity::off;
    for (const Fact& fact : report.checked.facts)
        if (fact.verdict == Verdict::conflict && fact.settled.empty() && is_shown(report, fact))
            heaviest = std::min(heaviest, weight_of(report.checked, fact));
    return heaviest;
}

/// "1 error (fails), 2 warnings." Whoever did not say what fails learns that no conflict does.
std::string weights(const Report& report) {
    std::vector<std::string> parts;
    bool any_fails = false;
    for (const RuleSeverity weight :
         {RuleSeverity::error, RuleSeverity::warning, RuleSeverity::note}) {
        std::size_t count = 0;
        for (const Fact& fact : report.checked.facts)
            if (is_shown(report, fact) && weight_of(report.checked, fact) == weight) ++count;
        for (const RelationResult& result : report.checked.relations)
            if (weight_of(result) == weight && concerns(report, result)) ++count;
        if (count == 0) continue;
        const bool failing = fails(weight, report.fail_on);
        any_fails |= failing;
        parts.push_back(counted(count, name_of(weight)) +
                        (failing ? (count == 1 ? " (fails)" : " (fail)") : ""));
    }
    if (parts.empty()) return "";
    const RuleSeverity conflict = heaviest_conflict(report);
    const bool hint =
        !any_fails && conflict != RuleSeverity::off && report.fail_on == RuleSeverity::error;
    return joined(parts) + '.' +
           (hint ? " Nothing fails; --fail-on " + std::string(name_of(conflict)) + " would." : "");
}

/// "Relations: 1 holds, 1 fails, 2 not evaluated."
std::string relations(const Report& report) {
    std::vector<std::string> parts;
    for (const RelationVerdict verdict :
         {RelationVerdict::holds, RelationVerdict::fails, RelationVerdict::not_evaluated}) {
        const auto count = static_cast<std::size_t>(
            std::count_if(report.checked.relations.begin(), report.checked.relations.end(),
                          [&](const RelationResult& result) { return result.verdict == verdict; }));
        if (count == 0) continue;
        switch (verdict) {
        case RelationVerdict::holds: parts.push_back(counted(count, "holds", "hold")); break;
        case RelationVerdict::fails: parts.push_back(counted(count, "fails", "fail")); break;
        case RelationVerdict::not_evaluated:
            parts.push_back(std::to_string(count) + " not evaluated");
            break;
        }
    }
    return parts.empty() ? "" : "Relations: " + joined(parts) + '.';
}

std::string coverage(const Report& report) {
    std::size_t values = 0;
    std::size_t claimed = 0;
    for (const KindCoverage& one : report.coverage.by_article) {
        values += one.values;
        claimed += one.claimed;
    }
    if (values == 0) return "";
    return std::to_string(claimed) + " of " + counted(values, "value") + " claimed by a rule.";
}

} // namespace

namespace {

/// A commit that is named by all its 40 digits is shown by ten.
std::string short_ref(const std::string& ref) {
    const bool digits =
        ref.size() == 40 && ref.find_first_not_of("0123456789abcdef") == std::string::npos;
    return digits ? ref.substr(0, 10) : ref;
}

/// "1 conflict settled by a decision, 12 known findings left out."
std::string set_aside(const Report& report) {
    std::vector<std::string> parts;
    std::size_t settled = 0, known = 0;
    for (const Fact& fact : report.checked.facts) {
        if (!fact.settled.empty()) ++settled;
        if (fact.known) ++known;
    }
    for (const RelationResult& result : report.checked.relations)
        if (result.known) ++known;
    if (settled > 0) parts.push_back(counted(settled, "conflict") + " settled by decisions");
    if (known > 0) parts.push_back(counted(known, "known finding") + " left out");
    return parts.empty() ? "" : joined(parts) + '.';
}

} // namespace

std::string switched_off_words(const Report& report) {
    const std::size_t count = switched_off(report);
    if (count == 0) return "";
    return counted(count, "fact is", "facts are") +
           " not listed, for their rules switch this verdict off; tally facts and json have all.";
}

std::vector<std::string> summary_lines(const Report& report) {
    std::vector<std::string> lines = {totals(report)};
    const std::string weighed = weights(report);
    if (!weighed.empty()) lines.push_back(weighed);
    if (!report.changed.empty()) {
        const auto count = static_cast<std::size_t>(
            std::count(report.changed.begin(), report.changed.end(), true));
        lines.push_back("Since " + short_ref(report.changed_since) + " " +
                        counted(count, "article has changed", "articles have changed") +
                        "; what only others say is not told.");
    }
    const std::string aside = set_aside(report);
    if (!aside.empty()) lines.push_back(aside);
    const std::string related = relations(report);
    if (!related.empty()) lines.push_back(related);
    std::size_t nameless = 0;
    for (const Article& article : report.corpus.articles)
        if (!article.source_given) ++nameless;
    if (nameless > 0)
        lines.push_back(counted(nameless, "article names no source", "articles name no source") +
                        ": each counts as a source of its own.");
    if (report.show == Show::all)
        if (const std::string off = switched_off_words(report); !off.empty()) lines.push_back(off);
    if (report.show == Show::all || report.checked.claims.empty()) {
        const std::string covered = coverage(report);
        if (!covered.empty()) lines.push_back(covered);
    }
    const std::vector<UnreadInput>& unread = report.corpus.unread;
    const auto limits = static_cast<std::size_t>(
        std::count_if(unread.begin(), unread.end(), [](const auto& one) { return one.is_limit; }));
    if (unread.size() > limits)
        lines.push_back(
            counted(unread.size() - limits, "input or part of one", "inputs or parts of them") +
            " could not be read: this is not the whole picture.");
    if (limits > 0)
        lines.push_back(counted(limits, "search of a rule", "searches of rules") +
                        " ran into the match limit: what would be found there is unknown.");
    return lines;
}

} // namespace tally
