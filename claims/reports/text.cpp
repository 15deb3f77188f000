// Findings for people: what disagrees, where each side stands, why both can't be true, and what to
// do next. What matters most comes last, beside the summary, where a terminal leaves the reader.
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/wording.h"
#include "claims/reports/excerpt.h"
#include "claims/reports/fact_words.h"
#include "claims/reports/finding.h"
#include "claims/reports/formats.h"
#include "claims/reports/next_commands.h"
#include "claims/reports/paint.h"
#include "claims/reports/summary_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t shown_claims = 6;
constexpr std::size_t shown_reasons = 10;

class TextReport {
public:
    TextReport(const Report& report, const Layout& layout, const Sink& sink)
        : report_(report), layout_(layout), sink_(sink), paint_(layout.colour) {}

    /// One finding alone, without the summary.
    void write(const Finding& finding) {
        if (finding.fact != nullptr)
            write_fact(*finding.fact);
        else
            write_relation_alone(*finding.relation);
    }

    void write() {
        for (const Verdict verdict :
             {Verdict::agreement, Verdict::single_source, Verdict::echo, Verdict::update})
            write_facts(verdict);
        for (const RelationVerdict verdict :
             {RelationVerdict::not_evaluated, RelationVerdict::holds, RelationVerdict::fails})
            write_relations(verdict);
        write_facts(Verdict::conflict);
        summary();
    }

private:
    /// The facts of a verdict that are shown, in order of the place that a reader is led to.
    std::vector<const Fact*> in_order(Verdict verdict) const {
        std::vector<std::pair<std::size_t, const Fact*>> found;
        for (const Fact& fact : report_.checked.facts)
            if (fact.verdict == verdict && is_shown(report_, fact))
                found.emplace_back(primary_claim(report_, fact), &fact);
        std::sort(found.begin(), found.end());
        std::vector<const Fact*> facts;
        facts.reserve(found.size());
        for (const auto& [place, fact] : found)
            facts.push_back(fact);
        return facts;
    }

    void write_facts(Verdict verdict) {
        for (const Fact* fact : in_order(verdict))
            write_fact(*fact);
    }

    void write_relations(RelationVerdict verdict) {
        std::size_t left = verdict == RelationVerdict::not_evaluated ? shown_reasons : SIZE_MAX;
        const std::vector<const RelationResult*> results = shown_relations(report_, verdict);
        for (const RelationResult* result : results) {
            if (left-- == 0) break;
            write_relation_alone(*result);
        }
        if (verdict == RelationVerdict::not_evaluated && results.size() > shown_reasons)
            sink_("note: " + counted(results.size() - shown_reasons, "more relation") +
                  " not evaluated\n\n");
    }

    void write_relation_alone(const RelationResult& result) {
        out_.clear();
        write_relation(result);
        out_ += '\n';
        sink_(out_);
    }

    void write_fact(const Fact& fact) {
        out_.clear();
        headline(fact);
        switch (fact.verdict) {
        case Verdict::conflict: conflict(fact); break;
        case Verdict::agreement: agreement(fact); break;
        case Verdict::update: update(fact); break;
        case Verdict::single_source: single_source(fact); break;
        case Verdict::echo: echo(fact); break;
        }
        out_ += '\n';
        sink_(out_);
    }

    // --- the five verdicts

    void conflict(const Fact& fact) {
        const std::size_t primary = primary_claim(report_, fact);
        const std::size_t other = other_claim(report_, fact);
        fit_gutter({primary, other});
        side(primary, "-->", '^', true);
        if (other != primary) side(other, ":::", '-', true);
        note("fact", title_of(fact) + "   [" + short_id(fact.id) + "]");
        if (const Conflict* witness = witness_of(report_, fact)) note("why", witness->why);
        note("time", fact.time);
        note("said", said_of(report_, fact, ellipsis()));
        note("desk", fact.settled);
        if (fact.conflicts_total > 1)
            note("also",
                 number_word(fact.conflicts_total) + " pairs of its claims can't both be true");
        const RuleTerms& rule = rule_of(report_, fact);
        note("help", rule.help);
        note("see", rule.see);
        std::vector<std::string> lines;
        if (const auto values = acceptable_values(report_, fact); !values.empty())
            lines.push_back(*decide_command(report_, fact, values.front(), ellipsis()));
        next(std::move(lines), fact.id);
    }

    void agreement(const Fact& fact) {
        claims(fact, fact.claims);
        std::string words = "by " + number_word(fact.independent_sources) + " independent sources";
        if (fact.strength) words += " (" + std::string(name_of(*fact.strength)) + ")";
        if (const auto& common = fact.common_as_written)
            words = bounds_words(*common, fact.kind) +
                    behind_number(fact.unit_in_words, *common == Interval::exactly(Decimal(1))) +
                    ' ' + words;
        note("said", words + "   [" + short_id(fact.id) + "]");
    }

    void update(const Fact& fact) {
        std::vector<std::size_t> by_day = fact.claims;
        const auto day = [&](std::size_t index) {
            const Claim& claim = claim_at(index);
            return claim.as_of ? claim.as_of : report_.corpus.articles.at(claim.article).day;
        };
        std::stable_sort(by_day.begin(), by_day.end(),
                         [&](std::size_t a, std::size_t b) { return day(a) < day(b); });
        claims(fact, by_day);
        note("time", fact.time);
        note("said", said_of(report_, fact, ellipsis()) + "   [" + short_id(fact.id) + "]");
    }

    void single_source(const Fact& fact) {
        claims(fact, fact.claims);
        note("said", "by " + std::string(source_of(report_, claim_at(fact.claims.front()))) +
                         " alone   [" + short_id(fact.id) + "]");
    }

    void echo(const Fact& fact) {
        claims(fact, {original_claim(report_, fact.claims)});
        note("said", said_of(report_, fact, ellipsis()) + "   [" + short_id(fact.id) + "]");
    }

    // --- relations

    void write_relation(const RelationResult& result) {
        const RelationRule& rule = *result.relation;
        digits_ = 1;
        if (result.verdict == RelationVerdict::not_evaluated) {
            headline(Ink::note, "not-evaluated", rule.id, result.why);
            note("must", rule.expect);
            note("fact", title_of(result));
            return;
        }
        const std::vector<std::size_t> evidence = evidence_of(report_, result);
        fit_gutter(evidence);
        const std::string title = title_of(result);
        const std::string facts =
            (title.empty() ? "" : title + "   ") + "[" + short_id(result.id) + "]";
        if (result.verdict == RelationVerdict::holds) {
            headline(Ink::good, name_of(result.verdict), rule.id, rule.expect);
            sides(evidence, false);
            note("sum", sums_of(result));
            note("fact", facts);
            return;
        }
        headline(ink_of(weight_of(result)), name_of(weight_of(result)), rule.id, result.message);
        sides(evidence, true);
        note("must", rule.expect);
        if (!says_both_sides(result)) note("sum", sums_of(result));
        note("fact", facts);
        note("why", result.why);
        note("help", rule.help);
        note("see", rule.see);
        next({}, result.id);
    }

    /// The claims that a relation rests on, each with what it gives to it.
    void sides(const std::vector<std::size_t>& evidence, bool airy) {
        bool first = true;
        for (const std::size_t claim : evidence) {
            side(claim, first ? "-->" : ":::", first ? '^' : '-', airy, part_words(report_, claim));
            first = false;
        }
    }

    // --- their parts

    const Claim& claim_at(std::size_t index) const { return report_.checked.claims.at(index); }

    std::string_view ellipsis() const { return layout_.utf8 ? "…" : "..."; }

    std::size_t line_of(std::size_t index) const {
        const Claim& claim = claim_at(index);
        return report_.corpus.articles.at(claim.article).position(claim.value.span.start).line;
    }

    /// Makes room for the line numbers of these claims.
    void fit_gutter(const std::vector<std::size_t>& indexes) {
        digits_ = 1;
        for (const std::size_t index : indexes)
            digits_ = std::max(digits_, std::to_string(line_of(index)).size());
    }

    /// "error[pack/rule]: sources disagree on …", "agreement[pack/rule]: Russia, diplomats …".
    void headline(const Fact& fact) {
        const RuleSeverity weight = weight_of(report_.checked, fact);
        const bool heavy = fact.verdict == Verdict::conflict || weight <= RuleSeverity::warning;
        std::string message = message_of(report_, fact);
        if (heavy && fact.verdict != Verdict::conflict)
            message.insert(0, std::string(name_of(fact.verdict)) + ": ");
        headline(fact.verdict == Verdict::agreement ? Ink::good : ink_of(weight),
                 heavy ? name_of(weight) : name_of(fact.verdict), rule_of(report_, fact).id,
                 message);
    }

    void headline(Ink ink, std::string_view word, const std::string& rule,
                  const std::string& message) {
        const std::string label = std::string(word) + '[' + visible(rule) + "]:";
        out_ += paint_(ink, label) +
                paint_(Ink::strong,
                       wrapped(' ' + visible(message), layout_.width, 4, display_width(label))) +
                '\n';
    }

    void claims(const Fact& fact, const std::vector<std::size_t>& indexes) {
        const std::vector<std::size_t> shown(
            indexes.begin(),
            indexes.begin() + static_cast<std::ptrdiff_t>(std::min(indexes.size(), shown_claims)));
        fit_gutter(shown);
        bool first = true;
        for (const std::size_t index : shown) {
            side(index, first ? "-->" : ":::", fact.verdict == Verdict::update ? '-' : '^', false);
            first = false;
        }
        if (indexes.size() > shown.size())
            note("more", counted(indexes.size() - shown.size(), "more claim"));
    }

    /// One claim: its place, its words, and what they allow. `airy` leaves a line free around it.
    void side(std::size_t index, std::string_view arrow, char mark, bool airy) {
        side(index, arrow, mark, airy, allowed_words(report_, index));
    }

    void side(std::size_t index, std::string_view arrow, char mark, bool airy,
              const std::string& said) {
        const Claim& claim = claim_at(index);
        const std::string bar = paint_(Ink::frame, std::string(digits_ + 2, ' ') + '|');
        const std::string number = std::to_string(line_of(index));
        const std::size_t room = layout_.width - std::min(layout_.width, digits_ + 4);
        const Excerpt words = excerpt(report_.corpus.articles.at(claim.article).text,
                                      claim.sentence, claim.value.span, room, ellipsis());

        out_ += paint_(Ink::frame, std::string(digits_ + 1, ' ') + std::string(arrow)) + ' ' +
                visible(place_of(report_, claim));
        if (!airy) out_ += paint_(Ink::frame, "  " + visible(source_of(report_, claim)));
        out_ += '\n';
        if (airy) out_ += bar + '\n';
        out_ += paint_(Ink::frame, std::string(digits_ + 1 - number.size(), ' ') + number + " |") +
                ' ' + words.line + '\n';
        marks(bar, words, mark, visible(said), room);
        if (airy) out_ += bar + '\n';
    }

    /// "^^^^^^^ at least 36, below 40"; words that do not fit beside the marks stand below them.
    void marks(const std::string& bar, const Excerpt& words, char mark, const std::string& allowed,
               std::size_t room) {
        const Ink ink = mark == '^' ? Ink::primary : Ink::secondary;
        const std::string signs(words.mark_width, mark);
        const std::size_t width = display_width(allowed);
        out_ += bar + ' ' + std::string(words.mark_column, ' ');
        if (allowed.empty() || words.mark_column + words.mark_width + 1 + width <= room) {
            out_ += paint_(ink, allowed.empty() ? signs : signs + ' ' + allowed) + '\n';
            return;
        }
        out_ += paint_(ink, signs) + '\n';
        const std::string below = fitted(allowed, room, ellipsis());
        const std::size_t column = std::min(words.mark_column, room - display_width(below));
        out_ += bar + ' ' + std::string(column, ' ') + paint_(ink, below) + '\n';
    }

    /// "   = why:  no number is both …", wrapped below its first word.
    void note(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        const std::string label = note_label(name);
        out_ +=
            paint_(Ink::frame, label) + wrapped(visible(text), layout_.width, label.size()) + '\n';
    }

    /// Commands to paste, never wrapped: those given, and the one that explains an id.
    void next(std::vector<std::string> lines, const std::string& id) {
        if (const auto explain = explain_command(report_, id)) lines.push_back(*explain);
        std::string label = note_label("next");
        for (const std::string& line : lines) {
            out_ += paint_(Ink::frame, label) + visible(line) + '\n';
            label.assign(label.size(), ' ');
        }
    }

    std::string note_label(std::string_view name) const {
        return std::string(digits_ + 2, ' ') + "= " + padded(std::string(name) + ':', 6);
    }

    void summary() {
        for (const std::string& line : summary_lines(report_))
            sink_(wrapped(visible(line), layout_.width, 0) + '\n');
    }

    const Report& report_;
    const Layout& layout_;
    const Sink& sink_;
    Paint paint_;
    std::string out_;
    std::size_t digits_ = 1; ///< of the line numbers in the margin
};

} // namespace

void write_text(const Report& report, const Layout& layout, const Sink& sink) {
    TextReport(report, layout, sink).write();
}

std::string text_of(const Report& report, const Finding& finding, const Layout& layout) {
    std::string out;
    const Sink sink = [&](std::string_view piece) { out += piece; };
    TextReport(report, layout, sink).write(finding);
    while (!out.empty() && out.back() == '\n')
        out.pop_back();
    return out;
}

} // namespace tally
