#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"
#include "claims/extract/quotes.h"
#include "claims/extract/token_text.h"
#include "claims/rules/rule.h"
#include "claims/values/value.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// What a pattern sees of an article: values as reserved characters; quotations too, whatever they
/// hold; or the bytes as they stand, for patterns that spell out digits.
enum class View { values, quotes, raw };

View view_of(const Pattern& pattern);

/// A part of an article that patterns are matched on: a sentence, or (where quotations are one
/// character each) the sentences that a quotation runs through.
struct Stretch {
    Span span;
    std::size_t paragraph = 0; ///< of its start
};

/// One article, cut into stretches, with the text that patterns see of each made when it is first
/// asked for.
///
/// A stretch has at most 4 KB that patterns see. A longer sentence is cut at a blank, never within
/// a value or quotation, and cuts() tells of it: what stands across a cut is not found.
class Views {
public:
    /// Article, values and quotations must outlive the views; the latter two are in order of
    /// start.
    Views(const Article& article, const std::vector<Value>& values,
          const std::vector<Quotation>& quotations);
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    const Article& article() const { return article_; }
    const std::vector<Value>& values() const { return values_; }
    const std::vector<Quotation>& quotations() const { return quotations_; }

    const std::vector<Stretch>& stretches(View view) const;
    const TokenText& text(View view, std::size_t stretch);

    /// The first and one past the last stretch of a view that overlap a span.
    std::pair<std::size_t, std::size_t> overlapping(View view, Span span) const;

    /// The stretches of the paragraph that this one starts in.
    std::pair<std::size_t, std::size_t> paragraph_of(View view, std::size_t stretch) const;

    /// The words of a quotation, values as reserved characters; of a long one in parts.
    std::vector<TokenText> words_of(const Quotation& quotation) const;

    /// The sentence of the article that holds an offset, or the one before it.
    Span sentence_at(std::size_t offset) const;

    /// The quotation that holds all of a span, or nullptr.
    const Quotation* quotation_around(Span span) const;

    /// Where the byte at `offset` stands, for messages.
    Location location(std::size_t offset) const;

    const Diagnostics& cuts() const { return cuts_; }

private:
    struct Seen {
        std::vector<Stretch> stretches;
        std::vector<std::optional<TokenText>> texts;
        std::vector<const Value*> atoms; ///< what is one character in this view
    };
    const Seen& seen(View view) const { return views_[static_cast<std::size_t>(view)]; }
    Seen& seen(View view) { return views_[static_cast<std::size_t>(view)]; }
    void add_cut(Seen& to, Stretch stretch, bool tell);

    const Article& article_;
    const std::vector<Value>& values_;
    const std::vector<Quotation>& quotations_;
    Seen views_[3];
    Diagnostics cuts_;
};

} // namespace tally
