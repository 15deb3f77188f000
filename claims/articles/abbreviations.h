#pragma once

#include <string_view>

namespace tally {

/// What a full stop after a word means: each kind is judged by what follows it (stops.cpp).
enum class Abbreviation {
    none,
    title,   ///< "Mr.", "Gen.", "St.": stands before a name, never ends a sentence
    inner,   ///< "e.g.", "vs.": something always follows
    counted, ///< "No.", "pp.", "Art.": before a digit part of the number, else a common word
    tail,    ///< "Inc.", "Jr.", "Calif.", "U.S.", "Feb.": may stand at a sentence's end
    clock    ///< "a.m.", "p.m.": followed by a day or a time zone, or else by a new sentence
};

/// The kind of a word that a full stop follows, given without that stop: "Mr", "U.S", "p.m".
Abbreviation abbreviation_kind(std::string_view word);

/// Words that open a sentence far more often than they follow an abbreviation within one: "The",
/// "He", "But".
bool opens_sentences(std::string_view word);

/// Days of the week, months and time zones, which may follow "p.m." in its sentence.
bool follows_clock(std::string_view word);

/// "said", "asked": verbs that tie a quotation to its speaker.
bool is_speech_verb(std::string_view word);

} // namespace tally
