#pragma once

#include "claims/rules/rule.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A mistake in a pattern, at a byte offset of the text that the user wrote.
struct PatternMistake {
    std::size_t offset = 0;
    std::string what, cure;
};

/// A pattern of the rule language as PCRE2, and what it holds.
struct Translation {
    std::string pcre;
    /// Offsets into `pcre` where a token starts, and where in the source it was written.
    std::vector<std::pair<std::size_t, std::size_t>> origins;
    std::vector<Slot> slots;
    std::vector<std::string> groups; ///< named groups that the user wrote
    bool wants_quotes = false;
    /// Digits of the pattern's own, "\d" or "2014": at which offset the first stands. A digit
    /// behind a letter of its word, "COVID-19", is part of a name and no number.
    std::optional<std::size_t> digits_at;
    bool has_name_digits = false;
    bool names_told = false; ///< names something with a mistake: what follows of it is not told
    std::optional<std::size_t> numbered_reference_at; ///< "\1"

    /// Where the source has what stands at an offset of `pcre`.
    std::size_t source_offset(std::size_t pcre_offset) const;
};

/// What a name in `{{…}}` stands for.
struct Meaning {
    enum class Sort { words, fragment, mistake, told }; ///< told: it has a mistake of its own
    Sort sort = Sort::mistake;
    std::vector<std::string> words; ///< of a list
    const Translation* fragment = nullptr;
    std::string what, cure; ///< of a mistake
};

/// How a translation looks names up: those of lists and fragments, and those of entities for name
/// slots (the entity list's name, "" for all entities).
struct Names {
    std::function<Meaning(std::string_view)> of;
    std::function<Meaning(std::string_view)> of_entities;
};

/// Translates a pattern. In prose mode a blank is any white space, ' " and - match their
/// typographic twins. Mistakes are collected; what they touch is left out of the translation.
Translation translate(std::string_view source, bool prose, const Names& names,
                      std::vector<PatternMistake>& mistakes);

/// A PCRE2 group that matches one of these texts, the longest first, never within a longer word
/// (where `start` or `end` is false, that end may stand within one).
std::string words_group(std::vector<std::string> words, bool prose, bool start = true,
                        bool end = true);

/// The same for names of things, before which an article may stand.
std::string names_group(std::vector<std::string> names, bool prose);

/// Between words: an assertion that no word goes on at this place.
inline constexpr std::string_view word_edge = R"((?!\B\w))";

} // namespace tally
