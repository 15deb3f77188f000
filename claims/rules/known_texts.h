#pragma once

// What literals.cpp reckons with; nobody else includes it.

#include "claims/rules/literals.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// Of these words one must occur.
struct RequiredWords {
    RequiredSet set;
    double frequency = 0; ///< of any of them, see frequency_of()

    friend bool operator<(const RequiredWords& a, const RequiredWords& b) {
        return a.frequency < b.frequency;
    }
};

/// Stands among heads for a value: no text of a pattern begins so.
inline constexpr std::string_view slot_head = "\xFF";

/// What is known of the texts that a part of a pattern matches.
struct KnownTexts {
    /// All of them, in lower case; none where they can't be listed.
    std::optional<LiteralSet> texts = std::nullopt;
    bool at_edge = false;                 ///< no letter stands before them that they go on from
    std::vector<RequiredWords> sets = {}; ///< where they can't be listed
    /// Where they can't be listed: each begins with one of these, or, with "" among them, may be
    /// empty. None where that is not known.
    std::optional<LiteralSet> heads = std::nullopt;

    static KnownTexts exactly(std::string text) { return {LiteralSet{std::move(text)}}; }
    static KnownTexts nothing() { return {}; }
    static KnownTexts slot() {
        return {std::nullopt, false, {}, LiteralSet{std::string(slot_head)}};
    }

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
    void add_heads(const std::optional<LiteralSet>& heads);

    bool is_exact_ = true;
    LiteralSet run_ = {""}; ///< the texts of the last exact parts
    bool run_at_edge_ = false;
    std::vector<RequiredWords> sets_;
    std::optional<LiteralSet> heads_ = LiteralSet{};
    bool may_be_empty_ = true; ///< so far, and what follows is a head too
};

/// What is known where one of several parts stands.
KnownTexts known_of_any(std::vector<KnownTexts> branches);

struct Repeat {
    std::size_t least = 1, most = 1; ///< most: 2 stands for any more
};

KnownTexts repeated(KnownTexts part, Repeat times);

} // namespace tally
