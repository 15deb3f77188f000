// English plurals by rule, the exceptions by table (words/plurals.yml).
#include "claims/values/lemma.h"

#include "claims/values/tokens.h"
#include "claims/values/vocabulary.h"

#include <array>

namespace tally {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// Ends in s by its stem: "gas", "crisis", "boss".
bool s_of_stem(std::string_view word) {
    return word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
}

/// "RBIs", "MPs": letters in capitals, and more than one of them.
bool is_acronyms(const Token& noun) {
    if (noun.text().size() < 3 || noun.text().back() != 's') return false;
    for (const char c : noun.text().substr(0, noun.text().size() - 1))
        if (c < 'A' || c > 'Z') return false;
    return true;
}

} // namespace

std::string plural_of(std::string_view phrase) {
    std::string out(phrase);
    const char last = phrase.empty() ? '\0' : phrase.back();
    const char before = phrase.size() < 2 ? '\0' : phrase[phrase.size() - 2];
    if (last == 'y' && !is_vowel(before)) {
        out.pop_back();
        return out + "ies";
    }
    const bool hiss = last == 's' || last == 'x' || last == 'z' || phrase.ends_with("ch") ||
                      phrase.ends_with("sh");
    return out + (hiss ? "es" : "s");
}

bool is_plural(const Token& noun) {
    if (!noun.is_word()) return false;
    if (is_acronyms(noun)) return true;
    if (noun.word() != nullptr) {
        if (!noun.word()->lemma.empty() || noun.word()->is(WordClass::invariable_plural))
            return true;
        if (noun.word()->is(WordClass::false_plural)) return false;
    }
    return noun.folded().size() > 2 && noun.folded().ends_with('s') && !s_of_stem(noun.folded()) &&
           !noun.folded().ends_with("'s");
}

std::string lemma_of(const Token& noun) {
    const std::string_view word = noun.folded();
    if (noun.word() != nullptr && !noun.word()->lemma.empty()) return noun.word()->lemma;
    if (is_acronyms(noun)) return std::string(word.substr(0, word.size() - 1));
    if (!is_plural(noun) || is(noun, WordClass::invariable_plural) || !word.ends_with('s'))
        return std::string(word);
    const auto without = [&](std::size_t count) {
        return std::string(word.substr(0, word.size() - count));
    };
    if (word.size() > 4 && word.ends_with("ies")) return without(3) + "y";
    constexpr std::array<std::string_view, 6> endings = {"sses", "shes", "ches",
                                                         "xes",  "zzes", "oes"};
    for (const std::string_view ending : endings)
        if (word.size() > ending.size() + 1 && word.ends_with(ending)) return without(2);
    return without(1);
}

} // namespace tally
