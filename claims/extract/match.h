#pragma once

#include "claims/base/diagnostic.h"
#include "claims/base/span.h"
#include "claims/extract/entity_names.h"
#include "claims/extract/views.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// What a group of a pattern, or an extra capture, holds.
struct Captured {
    Span span;        ///< in the article; empty where it is not of its text (its date, its title)
    std::string text; ///< its words, as they stand
    /// The whole value around a slot, one of the article's or made for this; of a name its entity.
    std::shared_ptr<const Value> value;
    const Quotation* quotation = nullptr; ///< of a quote slot
};

/// By name: "n" of the pattern, "when" and "from.y" of extra captures. There are few.
class Captures {
public:
    /// What a name holds, or nullptr.
    const Captured* find(std::string_view name) const {
        for (const auto& [known, held] : all_)
            if (known == name) return &held;
        return nullptr;
    }

    /// In place of what the name holds.
    void put(std::string name, Captured captured) {
        for (auto& [known, held] : all_)
            if (known == name) {
                held = std::move(captured);
                return;
            }
        all_.emplace_back(std::move(name), std::move(captured));
    }

    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

private:
    std::vector<std::pair<std::string, Captured>> all_;
};

/// A place where a rule matched and its guards let it.
struct RuleMatch {
    const Rule* rule = nullptr;
    const Pattern* pattern = nullptr;
    Span span; ///< of the match, in the article
    Captures captures;
};

/// A place where a rule matched and gave no claim, and what stood in the way.
struct Refusal {
    std::shared_ptr<const RuleTerms> rule;
    Span span;       ///< of the match, in the article
    Location where;  ///< of the guard or capture, in the rule's file
    std::string why; ///< "unless: it has not happened"
};

/// What matching one rule on one article gave.
struct Matches {
    std::vector<RuleMatch> found; ///< in order of pattern, then start
    std::vector<Refusal> refused; ///< in the same order
    Diagnostics limits; ///< searches that ran into a limit: what they would have found is unknown
};

/// A pattern of a rule and a stretch to try it on.
struct Trial {
    const Pattern* pattern = nullptr;
    KindSet seen = 0;        ///< kinds_seen_by(*pattern)
    std::size_t stretch = 0; ///< among the stretches of what the pattern sees
    bool anywhere = true;    ///< else matches begin at these offsets of the article, which ascend,
    const std::size_t *first_start = nullptr, *last_start = nullptr; ///< or as MatchStarts says
};

/// What matching needs room for, kept from rule to rule and article to article.
struct MatchMemory {
    Matches matches;
    std::vector<std::size_t> starts;
    RegexMatch match;
};

/// Matches a rule on an article where it is to be tried, in order of pattern, then stretch: every
/// match, its guards and extra captures applied. A pattern that ran into its limit in eight places
/// is given up for the article, and told so. What it gives stands in `memory`, until the next call.
Matches& match(const Rule& rule, const std::vector<Trial>& trials, const EntityNames& names,
               Views& views, MatchMemory& memory);

/// The same on every stretch of the article.
Matches match(const Rule& rule, const EntityNames& names, Views& views);

} // namespace tally
