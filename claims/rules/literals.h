#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Words of which at least one stands in every text that a pattern matches. ASCII in lower case, or
/// marks without case ("n’t"), each at least two bytes long; in the text they stand in any case.
using LiteralSet = std::vector<std::string>;

/// The same, and where they stand.
struct RequiredSet {
    LiteralSet words;
    bool begin_words = false; ///< no ASCII letter stands right before them

    friend bool operator==(const RequiredSet&, const RequiredSet&) = default;
};

/// Where alone matches of a pattern begin.
struct MatchStarts {
    bool known = false;  ///< else they may begin anywhere
    LiteralSet words;    ///< at one of these, which stands there as one of a RequiredSet
    bool values = false; ///< or at a value
};

/// What a pattern requires, by the text that PCRE2 sees (case and slots as rules/translate.h makes
/// them): every text that it matches holds a word of each of these sets, so that a text without
/// them need not be tried. Of `(?:killed|injured) {{n:number}} in the defen[cs]e` these are
/// {"killed", "injured"} and {"defence", "defense"}.
///
/// The rarest sets come first, and those that would spare next to nothing ("the", "of") are left
/// out. None: no usable literal, the pattern has to be tried everywhere. What the reading does not
/// understand gives none, never a wrong one.
///
/// Under caseless matching two letters outside of ASCII match s and k: who asks for literals lets a
/// text with U+017F or U+212A pass.
struct Literals {
    std::vector<RequiredSet> sets;
    MatchStarts starts; ///< known only where few places are such
};

/// `begins_word`: where the pattern's match begins with a letter, no letter stands before it.
Literals literals_of(std::string_view pcre, bool begins_word = false);

/// The rarest of these sets, be it as frequent as "not"; empty where none is known.
RequiredSet rarest_literals_of(std::string_view pcre);

/// How often letters stand in English prose as they do in `word` (in lower case), a guess in times
/// a byte. Only speed hangs on it.
double frequency_of(std::string_view word);

/// The same by its letters alone, which costs next to nothing.
double letter_frequency_of(std::string_view word);

} // namespace tally
