#pragma once

#include "claims/base/regex.h"
#include "claims/base/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A pattern of ours for prose: PCRE2, any case, where a blank is any white space and ' is any
/// apostrophe. A fault in it, or a limit that it hits, is our mistake: std::logic_error.
Regex prose_regex(const std::string& pattern);

/// "(?:a|b|c)" of the phrases in one list of claims/extract/words.
std::string any_of(std::string_view file, std::string_view list);

/// The first match at or after `from`, or nothing.
std::optional<RegexMatch> first_match(const Regex& regex, std::string_view text, std::size_t from);

/// The part of `text` from `start` to `end` that is at most `size` bytes before `end`, begun at a
/// code point.
Span tail_of(std::string_view text, std::size_t start, std::size_t end, std::size_t size);

/// The part of `text` from `start` on, at most `size` bytes and no further than `end`, ended at a
/// code point.
Span head_of(std::string_view text, std::size_t start, std::size_t end, std::size_t size);

/// The part of a sentence that can bear on a claim in it: 2 KB on either side, begun and ended at
/// code points. What a writer says of a figure stands near it, and a sentence may be a megabyte.
Span around(std::string_view text, Span sentence, Span claim);

} // namespace tally
