#pragma once

#include "claims/base/calendar.h"
#include "claims/base/span.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

enum class Polarity { asserted, denied };

std::string_view name_of(Polarity polarity);

/// One thing that an article says of one fact, with its evidence. Spans are into the article's
/// text.
struct Claim {
    std::string id; ///< "c:…", from the article's id, the rule, the span, and its place among the
                    ///< rule's claims
    std::size_t article = 0; ///< index into the corpus
    std::shared_ptr<const RuleTerms> rule;

    Value value;          ///< `widen` of the rule already applied
    std::string known_as; ///< of a name that a pack knows: the entity's name, for people
    Span sentence;

    std::string subject, attribute;
    /// What narrows the fact, in order of name; a qualifier that the text does not give is absent.
    std::vector<std::pair<std::string, std::string>> qualifiers;

    Polarity polarity = Polarity::asserted;
    std::string attribution;  ///< whom the article credits, "" for its own voice
    std::optional<Day> as_of; ///< the day it speaks for; none compares with all times
    std::string as_of_text;   ///< the words it was read from ("In April"), or empty
    bool correction = false;  ///< withdraws earlier claims of its own source and origin
};

} // namespace tally
