#pragma once

#include "claims/reports/report.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally::tests {

/// A checked corpus made by hand, so that a test of a report depends on no reader, rule or judge.
/// Facts have ids f:0000000100000000 and so on, in the order in which they are added.
class Sample {
public:
    /// Adds an article; its one sentence a line.
    std::size_t article(std::string path, std::string source, std::string published,
                        std::string text);

    /// Opens a fact; the claims that follow are its own.
    Fact& fact(std::string subject, std::string attribute, Verdict verdict, const RuleTerms& terms);

    /// A claim of the last fact: the value that `words` say, where they first stand in the article.
    /// Its sentence is the line that it stands in.
    Claim& claim(std::size_t article, std::string_view words, const Interval& allows,
                 std::string_view origin = "");

    /// Ties the last two claims into a conflict.
    void conflict(std::string why);

    Report report(Show show) const;

    Corpus corpus;
    Checked checked;
    std::vector<Source> sources;
    Coverage coverage;

private:
    std::shared_ptr<const RuleTerms> terms_; ///< of the last fact
};

/// Three outlets on one meeting: a conflict, an agreement, an update, an echo, one alone.
Sample summit_sample();

/// An article, a source, a rule and a path that try to take over the terminal.
Sample hostile_sample();

} // namespace tally::tests
