#pragma once

#include "claims/base/regex.h"
#include "claims/base/span.h"
#include "claims/extract/literal_scan.h"
#include "claims/extract/watched.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// A pattern of ours for prose: PCRE2, any case, where a blank is any white space and ' is any
/// apostrophe. A fault in it, or a limit that it hits, is our mistake: std::logic_error.
Regex prose_regex(const std::string& pattern);

/// "(?:a|b|c)" of the phrases in one list of claims/extract/words.
std::string any_of(std::string_view file, std::string_view list);

/// The first match at or after `from`, or nothing.
std::optional<RegexMatch> first_match(const Regex& regex, std::string_view text, std::size_t from);

/// Patterns of ours that are looked for in the same texts. The words that they require tell which
/// of them cannot stand in a text, as most cannot, and spare the search: the scan of an article
/// finds them on its way (watched.h), or one of a short text alone.
class ProseFamily {
public:
    struct Member {
        Regex regex;
        std::uint32_t bit = 0;
    };

    /// At most 32, as prose_regex() takes them; and no more once texts are looked at. `told_by` is
    /// a pattern that matches too wherever this one does, or where nobody asks for its bit.
    Member add(const std::string& pattern, const std::string& told_by);
    Member add(const std::string& pattern) { return add(pattern, pattern); }
    void finish();

    /// The bits of the members that may match in the text.
    std::uint32_t in(std::string_view text) const;

    /// The same is told by always() and the bits of these words.
    std::vector<WatchedWord> watched(std::uint32_t list) const;
    std::uint32_t always() const { return always_; }

private:
    std::map<std::string, std::uint32_t> words_; ///< and who requires them
    std::vector<std::uint32_t> members_;         ///< a word of the scan is of these
    std::uint32_t always_ = 0;                   ///< members without a word that begins one
    std::uint32_t next_ = 1;
    std::unique_ptr<const LiteralScan> scan_;
};

/// first_match() of a member in a part of a text, `present` being what in() says of the text.
std::optional<RegexMatch> first_match(const ProseFamily::Member& member, std::uint32_t present,
                                      std::string_view part, std::size_t from);

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
