#pragma once

#include "claims/base/span.h"
#include "claims/extract/quotes.h"
#include "claims/extract/speech.h"
#include "claims/extract/views.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Whom an article credits, sentence by sentence.
class Attribution {
public:
    /// Finds the credits of all sentences, and names the speakers of the article's quotations:
    /// the credit beside the quotation ("…,” said Psaki; Psaki said: “…), else the one of its
    /// sentence, else the speaker of the quotation before it in the paragraph. `cues` are those of
    /// Speakers::cues().
    Attribution(const Article& article, std::vector<Quotation>& quotations,
                const std::vector<Value>& values, const std::vector<std::size_t>& cues);

    /// Whom the article credits with what it says at `claim`: the speaker of the quotation around
    /// it; else of its sentence the credit before it, from the verb on ("police said 12 died");
    /// else the one behind it ("12 died, police said"), or an "according to" anywhere. A semicolon,
    /// and "but" or "while" behind a comma, end what a credit covers. Empty for the article's own
    /// voice.
    std::string of(Span claim) const;

private:
    struct Credited {
        Span sentence;
        std::vector<Credit> credits;
    };
    void name_speakers(std::vector<Quotation>& quotations) const;
    bool covers(const Credit& credit, Span claim) const;
    const Credited* at(std::size_t offset) const;

    const Article& article_;
    const std::vector<Quotation>& quotations_;
    std::vector<Credited> sentences_; // those with credits, in order
};

} // namespace tally
