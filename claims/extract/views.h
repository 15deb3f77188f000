#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/extract/quotes.h"
#include "claims/extract/token_text.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// What a pattern sees as one reserved character: values of the kinds that its slots take, and
/// nothing where it spells out digits itself. All else stands as it was written, so that a rule can
/// say "first" or "one of the" where it asks for dates.
KindSet kinds_seen_by(const Pattern& pattern);

/// A part of an article that patterns are matched on: a sentence, or (for patterns that see a
/// quotation as one character) the sentences that a quotation runs through.
struct Stretch {
    Span span;
    std::size_t paragraph = 0;  ///< of its start
    KindSet kinds = 0;          ///< that stand in it
    std::size_t last_value = 0; ///< where the last of them begins
};

/// One article, cut into stretches, with the text that patterns see of each made when it is first
/// asked for.
///
/// A stretch has at most 4 KB, quotations not counted where they are one character. A longer
/// sentence is cut at a blank, never within a value or quotation, and cuts() tells of it: what
/// stands across a cut is not found.
class Views {
public:
    Views() = default; ///< of no article yet
    Views(const Article& article, const std::vector<Value>& values,
          const std::vector<Quotation>& quotations) {
        show(article, values, quotations);
    }
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    /// Turns to an article; the memory that the one before took is used again. Article, values and
    /// quotations must outlive the views; the latter two are in order of start.
    void show(const Article& article, const std::vector<Value>& values,
              const std::vector<Quotation>& quotations);

    const Article& article() const { return *article_; }
    const std::vector<Value>& values() const { return *values_; }
    const std::vector<Quotation>& quotations() const { return *quotations_; }

    /// For what a pattern sees: the stretches, and what it sees of one.
    const std::vector<Stretch>& stretches(KindSet seen) const;
    const TokenText& text(KindSet seen, std::size_t stretch);

    /// The first and one past the last stretch that overlap a span.
    std::pair<std::size_t, std::size_t> overlapping(KindSet seen, Span span) const;

    /// The stretches of the paragraph that this one starts in.
    std::pair<std::size_t, std::size_t> paragraph_of(KindSet seen, std::size_t stretch) const;

    /// The words of a quotation; of a long one in parts.
    std::vector<TokenText> words_of(KindSet seen, const Quotation& quotation) const;

    /// The sentence of the article that holds an offset, or the one before it.
    Span sentence_at(std::size_t offset) const;

    /// The quotation that holds all of a span, or nullptr.
    const Quotation* quotation_around(Span span) const;

    /// Where the byte at `offset` stands, for messages.
    Location location(std::size_t offset) const;

    const Diagnostics& cuts() const { return cuts_; }

private:
    /// Sentences, or runs of sentences with quotations whole.
    struct Cutting {
        std::vector<Stretch> stretches;
        std::vector<const Value*> values; ///< that can be a character, quotations among them
        std::size_t next_value = 0;       ///< behind the stretches that are there

        /// Adds a stretch, in parts where it is too long. Stretches come in order.
        void add(std::string_view text, const Stretch& stretch);
    };
    Cutting runs() const;
    const Cutting& cutting(KindSet seen) const;
    void tell_cuts();

    const Article* article_ = nullptr;
    const std::vector<Value>* values_ = nullptr;
    const std::vector<Quotation>* quotations_ = nullptr;
    Cutting sentences_;
    mutable std::optional<Cutting> runs_; // once a pattern asks for them
    /// A text, what is seen in it, and the one made of its stretch before it.
    struct Made {
        TokenText text;
        KindSet seen = 0;
        const Made* before = nullptr;
    };
    std::deque<Made> texts_; ///< more than there are, to be used again
    std::size_t made_ = 0;   ///< of them
    std::vector<const Made*> last_of_sentence_, last_of_run_; // by stretch, once there is one
    Diagnostics cuts_;
};

} // namespace tally
