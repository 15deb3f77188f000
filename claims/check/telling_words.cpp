#include "claims/check/telling_words.h"

#include "claims/extract/word_lists.h"
#include "claims/values/vocabulary.h"

namespace tally {

bool tells_something(const Token& token) {
    if (!token.is_word() || token.folded().size() < 2) return false;
    for (const WordClass c : {WordClass::article, WordClass::determiner, WordClass::preposition,
                              WordClass::conjunction, WordClass::pronoun, WordClass::auxiliary})
        if (is(token, c)) return false;
    static const auto& empty = WordLists::named("wording").set("empty");
    return empty.count(token.folded()) == 0;
}

bool is_name(const TokenisedSentence& tokens, std::size_t at) {
    static const auto& times = WordLists::named("wording").set("time");
    const Token& token = tokens[at];
    return at > 0 && token.capital() && tells_something(token) && times.count(token.folded()) == 0;
}

} // namespace tally
