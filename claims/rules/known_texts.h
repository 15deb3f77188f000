#pragma once

// What literals.cpp reckons with; nobody else includes it.

#include "claims/rules/literals.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tally {

/// Of these words one must occur.
struct RequiredWords {
    LiteralSet words;
    double frequency = 0; ///< of any of them, see frequency_of()

    friend bool operator<(const RequiredWords& a, const RequiredWords& b) {
        return a.frequency < b.frequency;
    }
};

/// What is known of the texts that a part of a pattern matches.
struct KnownTexts {
    /// All of them, in lower case; none where they can't be listed.
    std::optional<LiteralSet> texts;
    std::vector<RequiredWords> sets; ///< where they can't

    static KnownTexts exactly(std::string text) { return {LiteralSet{std::move(text)}, {}}; }
    static KnownTexts nothing() { return {std::nullopt, {}}; }

    /// As sets, whether its texts are listed or not.
    std::vector<RequiredWords> as_sets() &&;
};

/// What is known of parts one behind the other.
class KnownSequence {
public:
    void add(KnownTexts part);
    KnownTexts result() &&;

private:
    bool crosses(const LiteralSet& texts);
    void end_run();

    bool is_exact_ = true;
    LiteralSet run_ = {""}; ///< the texts of the last exact parts
    std::vector<RequiredWords> sets_;
};

/// What is known where one of several parts stands.
KnownTexts known_of_any(std::vector<KnownTexts> branches);

struct Repeat {
    std::size_t least = 1, most = 1; ///< most: 2 stands for any more
};

KnownTexts repeated(KnownTexts part, Repeat times);

} // namespace tally
