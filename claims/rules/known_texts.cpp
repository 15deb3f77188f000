#include "claims/rules/known_texts.h"

#include <algorithm>
#include <iterator>

namespace tally {

namespace {

constexpr std::size_t max_crossed = 32;   // texts that a sequence of exact parts is spelled out to
constexpr std::size_t max_listed = 1024;  // texts of one alternation
constexpr std::size_t max_text = 64;      // bytes of one text
constexpr std::size_t max_minimised = 64; // a set is searched for words within words up to here
constexpr std::size_t min_literal = 2;

/// A set as one asks for it: each word once, none that holds another. None where it says nothing.
std::optional<RequiredWords> usable(LiteralSet set) {
    for (const std::string& word : set)
        if (word.size() < min_literal) return std::nullopt;
    std::sort(set.begin(), set.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.size() <= max_minimised) {
        LiteralSet kept;
        for (std::string& word : set)
            if (std::none_of(kept.begin(), kept.end(), [&](const std::string& shorter) {
                    return word.find(shorter) != std::string::npos;
                }))
                kept.push_back(std::move(word));
        set = std::move(kept);
    }
    double sum = 0;
    for (const std::string& word : set)
        sum += frequency_of(word);
    if (set.empty()) return std::nullopt;
    return RequiredWords{std::move(set), sum};
}

} // namespace

std::vector<RequiredWords> KnownTexts::as_sets() && {
    if (!texts) return std::move(sets);
    auto set = usable(std::move(*texts));
    return set ? std::vector<RequiredWords>{std::move(*set)} : std::vector<RequiredWords>{};
}

void KnownSequence::add(KnownTexts part) {
    if (part.texts && crosses(*part.texts)) return;
    end_run();
    is_exact_ = false;
    if (part.texts)
        run_ = std::move(*part.texts);
    else
        std::move(part.sets.begin(), part.sets.end(), std::back_inserter(sets_));
}

KnownTexts KnownSequence::result() && {
    if (is_exact_) return {std::move(run_), {}};
    end_run();
    return {std::nullopt, std::move(sets_)};
}

/// Spells the run out with these texts behind it, if that does not grow too large.
bool KnownSequence::crosses(const LiteralSet& texts) {
    const std::size_t size = run_.size() * texts.size();
    if (size > max_crossed && run_.size() > 1 && texts.size() > 1) return false;
    LiteralSet crossed;
    crossed.reserve(size);
    for (const std::string& head : run_)
        for (const std::string& tail : texts) {
            if (head.size() + tail.size() > max_text) return false;
            crossed.push_back(head + tail);
        }
    run_ = std::move(crossed);
    return true;
}

void KnownSequence::end_run() {
    if (auto set = usable(std::move(run_))) sets_.push_back(std::move(*set));
    run_ = {""};
}

KnownTexts known_of_any(std::vector<KnownTexts> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    std::size_t listed = 0;
    bool exact = true;
    for (const KnownTexts& branch : branches) {
        exact = exact && branch.texts;
        if (branch.texts) listed += branch.texts->size();
    }
    LiteralSet all;
    if (exact && listed <= max_listed) {
        for (KnownTexts& branch : branches)
            std::move(branch.texts->begin(), branch.texts->end(), std::back_inserter(all));
        return {std::move(all), {}};
    }
    for (KnownTexts& branch : branches) {
        std::vector<RequiredWords> sets = std::move(branch).as_sets();
        const auto best = std::min_element(sets.begin(), sets.end());
        if (best == sets.end()) return KnownTexts::nothing();
        std::move(best->words.begin(), best->words.end(), std::back_inserter(all));
    }
    auto set = usable(std::move(all));
    return set ? KnownTexts{std::nullopt, {std::move(*set)}} : KnownTexts::nothing();
}

KnownTexts repeated(KnownTexts part, Repeat times) {
    if (times.least == 1 && times.most == 1) return part;
    if (times.least > 0) return {std::nullopt, std::move(part).as_sets()};
    if (times.most > 1 || !part.texts) return KnownTexts::nothing();
    part.texts->emplace_back();
    return part;
}

} // namespace tally
