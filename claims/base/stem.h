#pragma once

#include <string>
#include <string_view>

namespace tally {

/// The stem of an English word in folded case, by Snowball's English stemmer ("Porter2"): "killed",
/// "killing" and "kills" give "kill". Words of one stem are one word to those who compare wordings.
std::string stem_of(std::string_view folded_word);

} // namespace tally
