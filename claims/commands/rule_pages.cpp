// Pages about rules for people at a terminal; Markdown and JSON stand in files of their own.
#include "claims/commands/rule_pages.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/wording.h"
#include "claims/commands/terminal.h"
#include "claims/reports/excerpt.h"
#include "claims/reports/paint.h"
#include "claims/rules/describe.h"

#include <algorithm>

namespace tally {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

class RuleList {
public:
    RuleList(const std::vector<RulePage>& pages, const PageStyle& style)
        : pages_(pages), style_(style), paint_(style.colour) {
        for (const RulePage& page : pages) {
            id_ = std::max(id_, display_width(visible(id_in_pack(*page.rule))));
            kinds_ = std::max(kinds_, display_width(joined(kinds_claimed(*page.rule))));
            tests_ = std::max(tests_, counted(page.rule->tests.size(), "test").size());
        }
    }

    std::string text() {
        const Pack* pack = nullptr;
        std::size_t tests = 0;
        std::size_t packs = 0;
        for (const RulePage& page : pages_) {
            if (page.pack != pack) {
                if (pack != nullptr) out_ += '\n';
                pack = page.pack;
                ++packs;
                head(*pack);
            }
            line(*page.rule);
            tests += page.rule->tests.size();
        }
        out_ += (packs == 0 ? "" : "\n") + counted(pages_.size(), "rule") + " in " +
                counted(packs, "pack") + ", " + counted(tests, "test") + '\n';
        return std::move(out_);
    }

private:
    void head(const Pack& pack) {
        const std::string name = visible(pack.id);
        out_ += paint_(Ink::strong, name);
        if (!pack.about.empty())
            out_ += "  " + wrapped(visible(pack.about), style_.width, display_width(name) + 2);
        out_ += '\n';
    }

    void line(const Rule& rule) {
        const std::size_t tests = rule.tests.size();
        std::string row = "  " + padded(visible(id_in_pack(rule)), id_) + "  " +
                          padded(joined(kinds_claimed(rule)), kinds_) + "  " +
                          padded(tests == 0 ? "no tests" : counted(tests, "test"),
                                 std::max<std::size_t>(tests_, 8));
        const std::size_t column = display_width(row) + 2;
        const std::string about = visible(rule.terms->about);
        if (about.empty()) {
            row.erase(row.find_last_not_of(' ') + 1);
        } else if (column + 24 <= style_.width) {
            row += "  " + wrapped(about, style_.width, column);
        } else { // too narrow for one more column
            row.erase(row.find_last_not_of(' ') + 1);
            row += "\n      " + wrapped(about, style_.width, 6);
        }
        out_ += row + '\n';
    }

    const std::vector<RulePage>& pages_;
    const PageStyle& style_;
    Paint paint_;
    std::size_t id_ = 0, kinds_ = 0, tests_ = 0; ///< widths of the columns
    std::string out_;
};

constexpr std::size_t margin = 14; ///< of what stands behind "  precision"

class PageWriter {
public:
    PageWriter(const RulePage& page, const PageStyle& style)
        : page_(page), rule_(*page.rule), style_(style), paint_(style.colour) {}

    std::string text() {
        const RuleTerms& terms = *rule_.terms;
        out_ +=
            paint_(Ink::strong, visible(terms.id)) + "  " +
            paint_(Ink::frame, visible(terms.where.file) + ":" + std::to_string(terms.where.line) +
                                   ":" + std::to_string(terms.where.column)) +
            '\n';
        if (!terms.about.empty()) out_ += wrapped(visible(terms.about), style_.width, 0) + '\n';
        out_ += '\n';
        what_it_claims();
        patterns();
        comparison();
        words();
        tests();
        return std::move(out_);
    }

private:
    void row(std::string_view name, const std::string& text) {
        if (text.empty()) return;
        out_ += "  " + paint_(Ink::frame, padded(name, margin - 2)) +
                wrapped(visible(text), style_.width, margin) + '\n';
    }

    void what_it_claims() {
        bool first = true;
        for (const ClaimTemplate& claim : rule_.claims) {
            std::string text = text_of(claim.fact.subject) + ": " + text_of(claim.fact.attribute) +
                               " = {{" + claim.value + "}}";
            if (!claim.fact.unit.empty()) text += ", unit " + text_of(claim.fact.unit);
            for (const auto& [name, value] : claim.fact.qualifiers)
                text += ", " + name + " " + text_of(value);
            row(first ? "claims" : "", text);
            first = false;
        }
        row("kind", joined(kinds_claimed(rule_)));
    }

    void patterns() {
        bool first = true;
        for (const Pattern& pattern : rule_.match) {
            std::string text = pattern.source;
            if (!pattern.widen_low.is_zero() || !pattern.widen_high.is_zero())
                text += "   (widened by " + pattern.widen_low.to_string() + " to +" +
                        pattern.widen_high.to_string() + ")";
            row(first ? "match" : "", text);
            first = false;
        }
        guards("near", rule_.near);
        guards("unless", rule_.unless);
        first = true;
        for (const ExtraCapture& extra : rule_.with) {
            std::string text = extra.name + ": " + extra.pattern.source + "   in " +
                               text_of(extra.scope, extra.words);
            if (extra.required) text += ", required";
            if (extra.or_published) text += ", or published";
            row(first ? "with" : "", text);
            first = false;
        }
    }

    void guards(std::string_view name, const std::vector<Guard>& guards) {
        bool first = true;
        for (const Guard& guard : guards) {
            std::string text = guard.pattern.source + "   in " + text_of(guard.scope, guard.words);
            if (!guard.because.empty()) text += ": " + guard.because;
            row(first ? name : "", text);
            first = false;
        }
    }

    void comparison() {
        const RuleTerms& terms = *rule_.terms;
        std::string text = "moves " + std::string(name_of(terms.moves));
        if (terms.tolerance) text += ", tolerance " + text_of(*terms.tolerance);
        text += ", same time " + counted(static_cast<std::size_t>(terms.same_time_days), "day");
        if (terms.precision) text += ", precision " + std::string(name_of(*terms.precision));
        text += ", independence by " + std::string(name_of(terms.independence));
        row("compare", text);
        row("severity", "conflict " + std::string(name_of(terms.on_conflict)) + ", update " +
                            std::string(name_of(terms.on_update)) + ", echo " +
                            std::string(name_of(terms.on_echo)) + ", single-source " +
                            std::string(name_of(terms.on_single_source)));
    }

    void words() {
        row("message", rule_.terms->message);
        row("help", rule_.terms->help);
        row("see", rule_.terms->see);
    }

    void tests() {
        if (page_.tests.empty()) {
            out_ += "\nno tests\n";
            return;
        }
        section(TestOutcome::Sort::hit, "hits");
        section(TestOutcome::Sort::near_miss, "near misses: these give nothing");
        section(TestOutcome::Sort::pair, "pairs");
        section(TestOutcome::Sort::false_hit, "false hits: these should give nothing");
        section(TestOutcome::Sort::missed, "missed: these should give a claim");
        section(TestOutcome::Sort::wrong, "wrong: these should give something else");
    }

    void section(TestOutcome::Sort sort, std::string_view title) {
        bool first = true;
        for (const TestOutcome& outcome : page_.tests) {
            if (outcome.sort != sort) continue;
            const bool bad = sort >= TestOutcome::Sort::false_hit;
            if (first) out_ += '\n' + paint_(bad ? Ink::error : Ink::good, title) + '\n';
            first = false;
            if (outcome.test->texts.size() == 2)
                pair(outcome);
            else
                single(outcome);
        }
    }

    void pair(const TestOutcome& outcome) {
        for (const TestText& text : outcome.test->texts)
            out_ += "  " + line_of(text.text, {}).line + '\n';
        remark(outcome.sort == TestOutcome::Sort::pair ? outcome.test->verdict : outcome.why);
    }

    void single(const TestOutcome& outcome) {
        const std::string& text = outcome.text;
        if (outcome.claims.empty()) out_ += "  " + line_of(text, {}).line + '\n';
        for (const Claim& claim : outcome.claims) {
            const Excerpt shown = line_of(text, claim.value.span);
            out_ += "  " + shown.line + '\n';
            marks(shown, visible(claim_words(claim)));
        }
        if (!outcome.why.empty()) remark(outcome.why);
    }

    Excerpt line_of(const std::string& text, Span mark) const {
        return excerpt(text, {0, text.size()}, mark, style_.width - 2, style_.ellipsis);
    }

    void marks(const Excerpt& shown, const std::string& label) {
        const std::string signs(shown.mark_width, '^');
        out_ += std::string(shown.mark_column + 2, ' ') + paint_(Ink::primary, signs);
        const std::size_t column = shown.mark_column + shown.mark_width + 3;
        if (column + display_width(label) <= style_.width)
            out_ += ' ' + label + '\n';
        else
            out_ += "\n      " + wrapped(label, style_.width, 6) + '\n';
    }

    void remark(const std::string& text) {
        out_ +=
            "    " + paint_(Ink::frame, "=") + ' ' + wrapped(visible(text), style_.width, 6) + '\n';
    }

    const RulePage& page_;
    const Rule& rule_;
    const PageStyle& style_;
    Paint paint_;
    std::string out_;
};

} // namespace

PageStyle page_style(const Given& given, const Environment& environment) {
    return {text_width(environment, environment.out),
            wants_colour(environment, environment.out, given.text("--color")),
            speaks_utf8(environment) ? "…" : "...", speaks_utf8(environment) ? "→" : "->"};
}

std::string rule_list(const std::vector<RulePage>& pages, const PageStyle& style) {
    return RuleList(pages, style).text();
}

std::string rule_page(const RulePage& page, const PageStyle& style) {
    return PageWriter(page, style).text();
}

std::string claim_words(const Claim& claim) {
    const Value& value = claim.value;
    const bool named = value.kind == Kind::name || value.kind == Kind::quote;
    std::string out = claim.attribute + " = ";
    if (claim.polarity == Polarity::denied) out += "not ";
    out += named ? "'" + value.name + "'" : bounds_words(value.allows, value.kind);
    const bool of_a_day = value.kind == Kind::date || value.kind == Kind::time;
    if (!value.unit.empty() && !of_a_day) out += " " + value.unit;
    std::string narrowed;
    for (const auto& [name, text] : claim.qualifiers)
        narrowed += (narrowed.empty() ? "; " : ", ") + name + " " + text;
    return out + narrowed;
}

} // namespace tally
