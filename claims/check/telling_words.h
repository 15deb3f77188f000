#pragma once

#include "claims/values/tokens.h"

#include <cstddef>

namespace tally {

/// Whether a word tells something of what its sentence is about: no article, pronoun, preposition
/// and the like, nor one of those that any news text is full of ("said", "also").
bool tells_something(const Token& token);

/// Whether a word is part of a name, by its capital: not the first of its sentence, no month and no
/// day of the week.
bool is_name(const TokenisedSentence& tokens, std::size_t at);

} // namespace tally
