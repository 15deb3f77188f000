#pragma once

#include "claims/base/span.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace tally {

/// A word that others than the rules look for, in one of several lists of such words.
struct WatchedWord {
    /// In lower case, found where it begins a word; or a character beyond ASCII, found everywhere.
    std::string word;
    std::uint32_t list = 0;
    std::uint32_t bits = 0; ///< what it stands for, theirs to know
};

/// A place of one in an article, or of a letter that may stand for others, with all bits.
struct WatchedPlace {
    Span span;
    std::uint32_t bits = 0;
};

/// The places of one list's words, in order of start.
struct WatchedPlaces {
    std::vector<WatchedPlace> all;

    void put_in_order() {
        const auto by_start = [](const WatchedPlace& a, const WatchedPlace& b) {
            return a.span.start < b.span.start;
        };
        if (!std::is_sorted(all.begin(), all.end(), by_start))
            std::stable_sort(all.begin(), all.end(), by_start);
    }

    /// The first one that begins at or behind an offset.
    std::vector<WatchedPlace>::const_iterator first_from(std::size_t offset) const {
        return std::partition_point(all.begin(), all.end(), [&](const WatchedPlace& one) {
            return one.span.start < offset;
        });
    }

    /// The bits of those that begin in a part of the article.
    std::uint32_t bits_in(Span part) const {
        std::uint32_t bits = 0;
        for (auto place = first_from(part.start);
             place != all.end() && place->span.start < part.end; ++place)
            bits |= place->bits;
        return bits;
    }
};

} // namespace tally
