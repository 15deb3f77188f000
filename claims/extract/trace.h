#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"
#include "claims/extract/extract.h"
#include "claims/rules/rule.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

/// What became of one pattern of a rule on one sentence.
struct PatternTrace {
    enum class End {
        claimed,  ///< it gave a claim
        refused,  ///< it matched, and a guard or a capture stood in the way
        stopped,  ///< it matched up to a place
        unstarted ///< no word of the sentence begins it
    };
    const Pattern* pattern = nullptr;
    Span sentence; ///< the part of the article that the pattern saw
    End end = End::unstarted;
    Span matched;     ///< what matched; empty where nothing did
    Span stopped_at;  ///< the words at which it went no further; empty at the sentence's end
    std::string what; ///< "a number stands here, but {{m:money}} takes money"
    Location where;   ///< of the guard, the capture or the pattern's part that did it
};

/// "claimed", "refused", "stopped", "unstarted".
std::string_view name_of(PatternTrace::End end);

/// Follows a rule over the sentences of an article that overlap `part`: each of its patterns on
/// each sentence, in this order. `found` is what the rule alone gave for the article.
std::vector<PatternTrace> trace(const Rule& rule, const Article& article,
                                const std::vector<Value>& values, const Extraction& found,
                                Span part);

} // namespace tally
