// What the verbs of a sentence say of its dates: "fell on Monday" looks back, "will meet on Monday"
// ahead. Each word is asked once, when a date first comes to it.
#include "claims/values/temporal_scan.h"
#include "claims/values/vocabulary.h"

#include <algorithm>

namespace tally {

namespace {

bool is_being(const Token& token) {
    return token.is("is") || token.is("are") || token.is("be") || token.is("being");
}

/// "was set to", "had been due to", "were originally scheduled": a past form before what looks
/// ahead.
bool was_ahead(const TokenisedSentence& sentence, std::size_t at) {
    if (is(sentence[at - 1], WordClass::adverb) || sentence[at - 1].folded().ends_with("ly")) --at;
    const Token& before = sentence[at - 1];
    return before.is("was") || before.is("were") || before.is("been");
}

/// "On Tuesday the board agreed to sell": behind a date, the past of a verb that looks ahead tells
/// when that was said or decided. "Is planned", "is expected to" do not.
bool was_willed(const TokenisedSentence& sentence, std::size_t at) {
    const Token& before = sentence[at - 1];
    return sentence[at].folded().ends_with("ed") && !is_being(before) && !before.is("has") &&
           !before.is("have") && !before.is("as");
}

Tense tense_of(const TemporalScan& scan, std::size_t at) {
    const TokenisedSentence& sentence = scan.sentence();
    const Token& token = sentence[at];
    if (!token.is_word()) return Tense::unknown;
    if (const TimeTerm* future = scan.term(at, TimeSense::future)) {
        // "began as planned", "was held as originally scheduled"
        const Token& before = sentence[at - 1];
        if (future->behind.empty() &&
            (before.is("as") || before.is("originally") || before.is("previously")) &&
            (token.is("planned") || token.is("scheduled") || token.is("due")) &&
            !is_being(sentence[at - 2]) && !sentence[at - 2].is("was") &&
            !sentence[at - 2].is("were") && !sentence[at - 2].is("been"))
            return Tense::unknown;
        const bool month = token.is("may") && token.capital();
        if (!month || !future->behind.empty())
            return was_ahead(sentence, at) ? Tense::planned : Tense::future;
    }
    if (scan.term(at, TimeSense::past)) {
        // "will cut", "to cut": the same word as its past; "is heard in May" is not past either
        if (sentence[at - 1].is("to") || is_being(sentence[at - 1])) return Tense::unknown;
        return scan.term(at - 1, TimeSense::future) ? Tense::future : Tense::past;
    }
    const std::string_view word = token.folded();
    // "will be named": the helper before it says when
    if (word.size() > 4 && word.ends_with("ed") && !token.capital() && !word.ends_with("eed") &&
        !is_being(sentence[at - 1]))
        return Tense::past;
    return Tense::unknown;
}

} // namespace

Tense TemporalScan::tense_at(std::size_t at) const {
    if (context_.tenses.empty()) context_.tenses.resize(sentence_.size());
    std::optional<Tense>& tense = context_.tenses[at];
    if (!tense) tense = tense_of(*this, at);
    return *tense;
}

Tense TemporalScan::direction(std::size_t first, std::size_t last) const {
    // "until 9 a.m. on Tuesday": the words of a clock time stand between
    std::size_t at = first;
    while (at > 0 && (sentence_[at - 1].is_digits() || term(at - 1, TimeSense::clock) ||
                      is(at - 1, ":", "am", "pm", "a.m.", "p.m.", "a.m", "p.m", ".", "on", "at")))
        --at;
    if (at == 0 || !is(at - 1, "until", "till", "through", "thru")) return tense(first, last);
    for (std::size_t i = at; i-- > 0;) {
        const Tense told = tense_at(i);
        if (told == Tense::unknown) continue;
        const std::size_t helper = is(i - 1, "been") ? i - 2 : i - 1;
        const bool perfect = is(helper, "has", "have", "'ve");
        return told == Tense::past && perfect ? Tense::future : told;
    }
    return Tense::future;
}

Tense TemporalScan::tense(std::size_t first, std::size_t last) const {
    for (std::size_t i = std::min(first, sentence_.size()); i-- > 0;)
        if (const Tense told = tense_at(i); told != Tense::unknown) return told;
    for (std::size_t i = last; i < sentence_.size(); ++i)
        if (const Tense told = tense_at(i); told != Tense::unknown)
            return told == Tense::future && was_willed(sentence_, i) ? Tense::past : told;
    return Tense::unknown;
}

} // namespace tally
