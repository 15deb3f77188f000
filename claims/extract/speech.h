#pragma once

#include "claims/base/span.h"
#include "claims/extract/quotes.h"
#include "claims/extract/watched.h"
#include "claims/values/tokens.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A place where an article credits someone with what it says there: "the White House said", "said
/// police", "according to the ministry".
struct Credit {
    enum class Form { speaker_first, verb_first, according_to };

    Form form = Form::speaker_first;
    Span verb;         ///< "said"; "according to", "confirmed by"
    Span speaker;      ///< the noun phrase
    bool weak = false; ///< "added": credits only beside a quotation, before "that", or at the end
    bool that = false; ///< "that" follows the verb
    std::string name;  ///< the speaker in full, see Speakers

    Span span() const {
        return {verb.start < speaker.start ? verb.start : speaker.start,
                verb.end < speaker.end ? speaker.end : verb.end};
    }
};

/// Finds who is credited. Works through one article from its start, since "she" and "Psaki" name
/// someone whom it named before.
///
/// A name comes without article and titles ("White House press secretary Jen Psaki" is "Jen
/// Psaki"), a surname with the first name that the article gave before, a pronoun as the last one
/// who was credited. "I" and "they" without one before credit nobody.
class Speakers {
public:
    /// All must outlive it; quotations and values in order of start.
    Speakers(std::string_view text, const std::vector<Quotation>& quotations,
             const std::vector<Value>& values);

    /// Whether a sentence has a cue outside of quotation marks. `cues` are those of the text.
    bool may_credit(Span sentence, const WatchedPlaces& cues) const;

    /// The credits of one sentence, in order; what stands in quotation marks credits nobody.
    /// Sentences come in order; those that can't credit can be left out.
    std::vector<Credit> credits(Span sentence, const WatchedPlaces& cues);

    /// The same for a sentence by itself; nothing where a name in it may hang on those credited
    /// before.
    std::optional<std::vector<Credit>> credits_alone(Span sentence, const WatchedPlaces& cues);

    /// Where words begin, in any case, with one of cue_words(): all that may credit someone
    /// ("said", "according") stand there.
    static WatchedPlaces cues(std::string_view text);

    /// In lower case, each once; and the letters beyond ASCII that become some within it as words
    /// are folded, which may stand in any of them.
    static const std::vector<std::string>& cue_words();

private:
    /// The name that the tokens [first, last) give.
    std::string in_full(const TokenisedSentence& tokens, std::size_t first, std::size_t last);
    std::string with_first_name(const std::string& surname, std::size_t before);

    /// Who was credited last: what "he" and "it" stand for.
    struct Last {
        std::string person, other;
    };
    const Last& credited_last() {
        asked_back_ = true;
        return last_;
    }
    /// The first of the places where an article has a first name before a surname.
    struct FirstName {
        std::size_t first = 0; ///< place of the surname
        std::string full;      ///< both names; empty for none
        std::size_t at = 0;    ///< of the surname in it
        std::size_t next = 0;  ///< where the search goes on that has found none
        int tries = 0;
    };

    std::string_view text_;
    const std::vector<Quotation>& quotations_;
    const std::vector<Value>& values_;
    Last last_;
    bool asked_back_ = false;
    std::map<std::string, FirstName> first_names_; // by surname, once asked for
};

} // namespace tally
