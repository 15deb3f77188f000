#pragma once

#include "claims/articles/html_elements.h"
#include "claims/articles/html_tokens.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

/// What an element's attributes say of its place on the page.
enum class Hint {
    none,
    hidden,       ///< not shown, or a menu, a search, a dialogue: never prose
    suspect,      ///< named like what surrounds an article: "related", "newsletter"
    footer,       ///< role="contentinfo"
    aside,        ///< role="complementary"
    presentation, ///< a table that only places things
};

Hint hint_of(const ElementRow& row, const HtmlToken& tag);

/// The first word of the attribute "role", in small letters.
std::string role_of(const HtmlToken& tag);

/// Whether one of the blank-separated words of a value is that one, in any case.
bool words_of(std::string_view value, std::string_view word);

/// The number in an attribute, at least 1 and at most `most`; 1 where there is none. rowspan="0" is
/// `most`.
std::size_t span_of(const HtmlToken& tag, std::string_view attribute, std::size_t most);

} // namespace tally
