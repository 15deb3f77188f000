#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tally {

/// What a pattern may cost. The match limit holds for compiled and interpreted matching alike; a
/// search that runs into it ends as RegexOutcome::limit and is never taken for "no match". So many
/// steps of an exponential pattern take a quarter of a millisecond.
struct RegexLimits {
    std::uint32_t match = 60'000;
    std::uint32_t heap_kib = 64 * 1024;

    friend bool operator==(const RegexLimits&, const RegexLimits&) = default;
};

struct RegexOptions {
    bool caseless = true;
};

/// Why a pattern does not compile, and where in it (a byte offset).
struct RegexError {
    std::string what;
    std::size_t offset = 0;
};

enum class RegexOutcome { match, no_match, limit };

/// The groups of a match as byte spans into the subject; a group that took no part is none. Group 0
/// is the match.
struct RegexMatch {
    std::vector<std::optional<std::pair<std::size_t, std::size_t>>> groups;
};

/// How far the best attempt of a search came: the text that it matched, as a byte span of the
/// subject, and where the item stands in the pattern's text that did not match; of a group of which
/// nothing matched, where the group stands.
struct RegexReach {
    std::pair<std::size_t, std::size_t> matched;
    std::size_t failed = 0;
};

/// A compiled PCRE2 pattern: Unicode, limits set, JIT on first use. `\C` and start items such as
/// (*UTF) are refused, and patterns longer than 64 KB. Copies share the compiled code; matching is
/// safe from several threads.
class Regex {
public:
    static std::variant<Regex, RegexError> compile(std::string_view pattern,
                                                   RegexOptions options = {});

    /// The first match that starts at or after `from`. Requires a subject of valid UTF-8 and `from`
    /// at the start of a code point. Captures go to `match`.
    RegexOutcome find(std::string_view subject, std::size_t from, RegexMatch& match,
                      const RegexLimits& limits = {}) const;

    /// The same, but only a match that starts at `at`.
    RegexOutcome match_at(std::string_view subject, std::size_t at, RegexMatch& match,
                          const RegexLimits& limits = {}) const;

    /// Where a search that finds nothing gives up: of all attempts the one that gets through most
    /// of the pattern's parts, then most of the text. For messages; as slow as a search can be.
    /// Nothing where no attempt matches a single character.
    std::optional<RegexReach> farthest(std::string_view subject,
                                       const RegexLimits& limits = {}) const;

    /// The number of a named group, or none.
    std::optional<std::size_t> group(std::string_view name) const;

    std::size_t group_count() const;

    /// Whether it may match the empty text.
    bool can_match_empty() const;

private:
    RegexOutcome search(std::string_view subject, std::size_t from, std::size_t last_start,
                        RegexMatch& match, const RegexLimits& limits) const;

    struct Code;
    std::shared_ptr<const Code> code_;
};

} // namespace tally
