// What a rule does with a sentence: each pattern, how far it came, and what stood in the way.
#include "claims/commands/explain_rule.h"

#include "claims/base/layout.h"
#include "claims/check/wording.h"
#include "claims/extract/test_article.h"
#include "claims/reports/excerpt.h"

#include <algorithm>
#include <optional>

namespace tally {

namespace {

Pack only(const Pack& pack, const Rule& rule) {
    Pack alone;
    alone.id = pack.id;
    alone.entities = pack.entities;
    alone.corrections = pack.corrections;
    alone.rules = {rule};
    return alone;
}

std::string scope_text(Scope scope, int words) {
    const std::string many = std::to_string(words) + (words == 1 ? " word " : " words ");
    switch (scope) {
    case Scope::sentence: return "the sentence";
    case Scope::paragraph: return "the paragraph";
    case Scope::article: return "the article";
    case Scope::title: return "the title";
    case Scope::heading: return "the heading above";
    case Scope::row: return "the cell that names the row";
    case Scope::column: return "the cell that names the column";
    case Scope::quote: return "the quotation";
    case Scope::words_before: return "the " + many + "before";
    case Scope::words_after: return "the " + many + "after";
    }
    return "";
}

std::string claim_words(const Claim& claim) {
    return claim.subject + ", " + claim.attribute + " = " + claimed_words(claim);
}

/// A text of the article in quotation marks, cut to a line.
std::string quoted(const Article& article, Span span, std::string_view ellipsis) {
    constexpr std::size_t columns = 60;
    std::string words(span.of(article.text));
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n'))
        words.pop_back();
    return "\"" + fitted(words, columns, ellipsis) + "\"";
}

std::size_t rank(PatternTrace::End end) {
    switch (end) {
    case PatternTrace::End::claimed: return 0;
    case PatternTrace::End::refused: return 1;
    case PatternTrace::End::stopped: return 2;
    case PatternTrace::End::unstarted: return 3;
    }
    return 3;
}

class RuleExplanation {
public:
    RuleExplanation(const Rule& rule, const Article& article, const ExplanationStyle& style)
        : rule_(rule), article_(article), style_(style) {}

    Explanation run(const std::vector<PatternTrace>& traces, const Extraction& found) {
        out_.word = "rule";
        out_.id = rule_.terms->id;
        std::vector<PatternTrace> by_sentence = traces;
        std::stable_sort(by_sentence.begin(), by_sentence.end(),
                         [](const PatternTrace& a, const PatternTrace& b) {
                             return a.sentence.start < b.sentence.start;
                         });
        const bool several = !traces.empty() && by_sentence.front().sentence.start !=
                                                    by_sentence.back().sentence.start;
        std::optional<std::size_t> last; // the sentence that the steps before speak of
        for (const PatternTrace& trace : by_sentence) {
            if (several && last != trace.sentence.start)
                step("sentence", quoted(article_, trace.sentence, style_.ellipsis));
            last = trace.sentence.start;
            add(trace, found);
        }
        const auto best = std::min_element(traces.begin(), traces.end(),
                                           [](const PatternTrace& a, const PatternTrace& b) {
                                               return std::pair(rank(a.end), b.matched.size()) <
                                                      std::pair(rank(b.end), a.matched.size());
                                           });
        if (best == traces.end()) {
            out_.headline = "there is no sentence";
            return std::move(out_);
        }
        out_.headline = headline(best->end);
        show(*best);
        return std::move(out_);
    }

private:
    static std::string headline(PatternTrace::End end) {
        switch (end) {
        case PatternTrace::End::claimed: return "it gives a claim";
        case PatternTrace::End::refused: return "it matches, and is refused";
        case PatternTrace::End::stopped: return "it matches up to here";
        case PatternTrace::End::unstarted: return "it does not begin to match";
        }
        return "";
    }

    void step(std::string_view name, std::string text) {
        out_.steps.emplace_back(name, std::move(text));
    }

    void add(const PatternTrace& trace, const Extraction& found) {
        step("pattern", trace.pattern->source + "   (" + place_words(trace.pattern->where) + ")");
        const std::string where = "   (" + place_words(trace.where) + ")";
        switch (trace.end) {
        case PatternTrace::End::claimed:
            step("matches", quoted(article_, trace.matched, style_.ellipsis));
            guards();
            for (const Claim& claim : found.claims)
                if (claim.value.span.overlaps(trace.matched)) step("claim", claim_words(claim));
            break;
        case PatternTrace::End::refused:
            step("matches", quoted(article_, trace.matched, style_.ellipsis));
            step("refused", trace.what + where);
            break;
        case PatternTrace::End::stopped:
            step("up to", quoted(article_, trace.matched, style_.ellipsis));
            step("stopped", trace.what + where);
            break;
        case PatternTrace::End::unstarted: step("stopped", trace.what); break;
        }
    }

    void guards() {
        for (const Guard& guard : rule_.near)
            step("guard", guard_words("near", guard) + ": found");
        for (const Guard& guard : rule_.unless)
            step("guard", guard_words("unless", guard) + ": found nothing");
    }

    void show(const PatternTrace& best) {
        const bool stopped = best.end == PatternTrace::End::stopped;
        const Span mark = stopped ? best.stopped_at : best.matched;
        constexpr std::size_t frame = 5;
        const Excerpt words =
            excerpt(article_.text, best.sentence, mark, style_.width - frame, style_.ellipsis);
        const bool at_end = stopped && mark.empty();
        const bool unmarked = mark.empty() && !at_end;
        out_.lines.push_back(
            {"", words.line, words.mark_column, unmarked ? 0 : words.mark_width, ""});
    }

    const Rule& rule_;
    const Article& article_;
    const ExplanationStyle& style_;
    Explanation out_;
};

} // namespace

std::string place_words(const Location& where) { return place(where); }

std::string guard_words(std::string_view key, const Guard& guard) {
    return "`" + std::string(key) + "` " + guard.pattern.source + ", in " +
           scope_text(guard.scope, guard.words);
}

Explanation explain_rule(const Pack& pack, const Rule& rule, const Article& article, Span part,
                         const HedgeWidths& hedges, const ExplanationStyle& style) {
    const std::vector<Pack> alone = {only(pack, rule)};
    std::vector<Value> values = values_in(article);
    apply_widths(hedges, values);
    const Extraction found = extract(article, 0, values, alone);
    const std::vector<PatternTrace> traces =
        trace(alone.front().rules.front(), article, values, found, part);
    return RuleExplanation(alone.front().rules.front(), article, style).run(traces, found);
}

} // namespace tally
