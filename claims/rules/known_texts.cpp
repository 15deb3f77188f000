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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A set as one asks for it: each word once, none that holds another, or that begins with another
/// where all of them begin words. None where it says nothing.
std::optional<RequiredWords> usable(LiteralSet set, bool at_edge) {
    bool begin_words = at_edge;
    for (const std::string& word : set) {
        if (word.size() < min_literal) return std::nullopt;
        begin_words = begin_words && is_letter(word.front());
    }
    const auto says_all = [&](const std::string& shorter, const std::string& word) {
        return begin_words ? word.starts_with(shorter) : word.find(shorter) != std::string::npos;
    };
    std::sort(set.begin(), set.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.size() <= max_minimised) {
        LiteralSet kept;
        for (std::string& word : set)
            if (std::none_of(kept.begin(), kept.end(),
                             [&](const std::string& shorter) { return says_all(shorter, word); }))
                kept.push_back(std::move(word));
        set = std::move(kept);
    }
    double sum = 0;
    for (const std::string& word : set)
        sum += frequency_of(word);
    if (set.empty()) return std::nullopt;
    return RequiredWords{{std::move(set), begin_words}, sum};
}

} // namespace

std::vector<RequiredWords> KnownTexts::as_sets() && {
    if (!texts) return std::move(sets);
    auto set = usable(std::move(*texts), at_edge);
    return set ? std::vector<RequiredWords>{std::move(*set)} : std::vector<RequiredWords>{};
}

void KnownSequence::add(KnownTexts part) {
    if (part.texts) {
        if (run_.size() == 1 && run_.front().empty()) run_at_edge_ = part.at_edge;
        if (crosses(*part.texts)) return;
    }
    end_run();
    is_exact_ = false;
    if (part.texts) {
        run_ = std::move(*part.texts);
        run_at_edge_ = part.at_edge;
    } else {
        add_heads(part.heads);
        std::move(part.sets.begin(), part.sets.end(), std::back_inserter(sets_));
    }
}

KnownTexts KnownSequence::result() && {
    if (is_exact_) return {std::move(run_), run_at_edge_};
    end_run();
    if (heads_ && may_be_empty_) heads_->emplace_back();
    return {std::nullopt, false, std::move(sets_), std::move(heads_)};
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
    add_heads(run_);
    if (auto set = usable(std::move(run_), run_at_edge_)) sets_.push_back(std::move(*set));
    run_ = {""};
}

/// Of the next part, which matters as long as all before it may be empty.
void KnownSequence::add_heads(const std::optional<LiteralSet>& heads) {
    if (!may_be_empty_) return;
    may_be_empty_ = false;
    if (!heads || !heads_ || heads_->size() + heads->size() > max_listed) {
        heads_.reset();
        return;
    }
    for (const std::string& head : *heads)
        if (head.empty())
            may_be_empty_ = true;
        else
            heads_->push_back(head);
}

namespace {

/// What each of them begins with; nothing where that is not known of one.
std::optional<LiteralSet> heads_of_any(const std::vector<KnownTexts>& branches) {
    LiteralSet all;
    for (const KnownTexts& branch : branches) {
        const std::optional<LiteralSet>& heads = branch.texts ? branch.texts : branch.heads;
        if (!heads || all.size() + heads->size() > max_listed) return std::nullopt;
        all.insert(all.end(), heads->begin(), heads->end());
    }
    return all;
}

} // namespace

KnownTexts known_of_any(std::vector<KnownTexts> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    std::size_t listed = 0;
    bool exact = true;
    for (const KnownTexts& branch : branches) {
        exact = exact && branch.texts;
        if (branch.texts) listed += branch.texts->size();
    }
    LiteralSet all;
    bool at_edge = true;
    if (exact && listed <= max_listed) {
        for (KnownTexts& branch : branches) {
            std::move(branch.texts->begin(), branch.texts->end(), std::back_inserter(all));
            at_edge = at_edge && branch.at_edge;
        }
        return {std::move(all), at_edge};
    }
    KnownTexts any;
    any.heads = heads_of_any(branches);
    for (KnownTexts& branch : branches) {
        std::vector<RequiredWords> sets = std::move(branch).as_sets();
        const auto best = std::min_element(sets.begin(), sets.end());
        if (best == sets.end()) return any;
        std::move(best->set.words.begin(), best->set.words.end(), std::back_inserter(all));
        at_edge = at_edge && best->set.begin_words;
    }
    if (auto set = usable(std::move(all), at_edge)) any.sets.push_back(std::move(*set));
    return any;
}

KnownTexts repeated(KnownTexts part, Repeat times) {
    if (times.least == 1 && times.most == 1) return part;
    KnownTexts more;
    more.heads = part.texts ? part.texts : part.heads;
    if (times.least > 0) {
        more.sets = std::move(part).as_sets();
        return more;
    }
    if (times.most > 1 || !part.texts) {
        if (more.heads) more.heads->emplace_back();
        return more;
    }
    part.texts->emplace_back();
    return part;
}

} // namespace tally
