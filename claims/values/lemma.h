#pragma once

#include <string>
#include <string_view>

namespace tally {

struct Token;

/// The regular plural of a phrase's last word: "square mile" gives "square miles", "city" "cities".
std::string plural_of(std::string_view phrase);

/// The dictionary form of a noun in folded case: "companies" gives "company", "people" stays.
std::string lemma_of(const Token& noun);

/// Whether a noun is a plural by its form: a regular one, or an irregular or invariable one of the
/// tables ("men", "people").
bool is_plural(const Token& noun);

} // namespace tally
