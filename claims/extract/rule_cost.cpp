#include "claims/extract/rule_cost.h"

#include "claims/base/regex_cost.h"
#include "claims/extract/quotes.h"
#include "claims/extract/views.h"

namespace tally {

void find_worst_search(const Rule& rule, const Article& article, const std::vector<Value>& values,
                       WorstSearch& worst) {
    const std::vector<Quotation> quotations = find_quotations(article);
    Views views(article, values, quotations);
    for (const Pattern& pattern : rule.match) {
        const KindSet seen = kinds_seen_by(pattern);
        for (std::size_t i = 0; i < views.stretches(seen).size(); ++i) {
            const TokenText& text = views.text(seen, i);
            const std::uint32_t steps = search_steps(pattern.regex, text.text(), worst.steps);
            if (steps <= worst.steps) continue;
            worst.steps = steps;
            worst.text = std::string(text.stretch().of(article.text));
        }
    }
}

} // namespace tally
