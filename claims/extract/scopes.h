#pragma once

#include "claims/base/regex.h"
#include "claims/base/span.h"
#include "claims/extract/outline.h"
#include "claims/extract/token_text.h"
#include "claims/extract/views.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace tally {

/// A place where a guard or an extra capture matched.
struct Sighting {
    const TokenText* text = nullptr; ///< what the pattern saw
    RegexMatch match;                ///< its groups, in text->text()
    Span span;                       ///< in the article, or in its title
    bool in_title = false;
};

/// All places of one scope, in order; `limit` where the search was cut off and there may be more.
struct Sightings {
    std::vector<Sighting> all;
    bool limit = false;

    /// The one nearest to a span of the article (the earlier of two), or nullptr.
    const Sighting* nearest(Span to) const;
};

/// Looks around matches of a rule, as its guards and extra captures ask: in the sentence, the
/// paragraph, the article, its title, the heading above, the cells that name a table's row and
/// column, the quotation around the match, some words beside it. Each sentence, paragraph, article
/// and title is searched once for each pattern.
class Scopes {
public:
    explicit Scopes(Views& views) : views_(views) {}

    /// What `pattern` matches in a scope of `match`. Good until the next call.
    const Sightings& look(const Pattern& pattern, Scope scope, int words, Span match);

private:
    void search(const Pattern& pattern, const TokenText& text, Span part, bool in_title,
                Sightings& into);
    void search(const Pattern& pattern, std::pair<std::size_t, std::size_t> stretches,
                Sightings& into);
    std::optional<Span> named_by(Scope scope, Span match);
    void search_title(const Pattern& pattern, Sightings& into);
    void search_quotations(const Pattern& pattern, Span match, Sightings& into);

    Views& views_;
    std::optional<Outline> outline_;                                    // made when first asked for
    std::map<std::pair<const Pattern*, std::size_t>, Sightings> known_; // by first stretch
    std::deque<TokenText> titles_, quoted_; // texts that the views do not keep
    std::deque<std::vector<Value>> title_values_;
    Sightings last_;
};

/// Calls `visit` with every match in `subject`. Gives `limit` where the search was cut off.
RegexOutcome each_match(const Regex& regex, std::string_view subject,
                        const std::function<void(const RegexMatch&)>& visit);

} // namespace tally
