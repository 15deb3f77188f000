#pragma once

#include "claims/articles/article.h"
#include "claims/base/span.h"
#include "claims/extract/quotes.h"
#include "claims/extract/speech.h"
#include "claims/values/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// Whom an article credits. Sentences are read when something is asked that hangs on them: of most
/// claims that is their own sentence; where it says "he", all before it.
class Attribution {
public:
    /// `cues` are those of Speakers::cues(): `all_there`, or those of the sentences that claims
    /// stand in, and others are looked for once they are asked for. All must outlive it.
    Attribution(const Article& article, std::vector<Quotation>& quotations,
                const std::vector<Value>& values, const WatchedPlaces& cues, bool all_there = true);

    /// Whom the article credits with what it says at `claim`: the speaker of the quotation around
    /// it; else of its sentence the credit before it, from the verb on ("police said 12 died");
    /// else the one behind it ("12 died, police said"), or an "according to" anywhere. A semicolon,
    /// and "but" or "while" behind a comma, end what a credit covers. Empty for the article's own
    /// voice.
    std::string of(Span claim);

    /// Names the speakers of all quotations: the credit beside the quotation ("…,” said Psaki;
    /// Psaki said: “…), else the one of its sentence, else the speaker of the quotation before it
    /// in the paragraph.
    void name_speakers();

    /// Reads all sentences one behind the other, as a plain reader would: what of() must agree
    /// with, and slower.
    void read_in_order();

private:
    using Credits = std::vector<Credit>;

    void find_all();
    void name_speaker(std::size_t quotation);
    const Credit* credit_beside(std::size_t quotation);
    bool covers(const Credit& credit, Span claim) const;
    const Sentence* sentence_at(std::size_t offset) const;
    const Credits& credits_of(const Sentence* sentence);
    void read_up_to(std::size_t sentence);

    const Article& article_;
    std::vector<Quotation>& quotations_;
    const WatchedPlaces* cues_;
    WatchedPlaces all_cues_; ///< once they are looked for here
    bool all_there_;
    Speakers speakers_;
    std::vector<std::optional<Credits>> credits_; ///< of each sentence, once it is read
    std::size_t in_order_ = 0;           ///< so many of them were read one behind the other
    std::vector<bool> speaker_is_known_; ///< of each quotation
};

} // namespace tally
