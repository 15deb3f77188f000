#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A part of a PCRE2 pattern, as far as making texts for it needs.
struct RegexNode {
    enum class Sort {
        atom,         ///< one character: "a", "\.", "[a-z]", "\w", "."
        sequence,     ///< all of `parts`
        alternatives, ///< one of `parts`
        repeat,       ///< its one part, `least` to `most` times
        nothing       ///< takes no text: an assertion, an option, a comment
    };
    Sort sort = Sort::nothing;
    std::vector<std::string> texts; ///< of an atom: some that it takes, the likeliest first
    std::vector<RegexNode> parts;
    std::size_t least = 1, most = 1; ///< SIZE_MAX: no end
    bool possessive = false;         ///< never gives back; also of an atomic group around it
};

struct RegexTree {
    RegexNode root;
    bool asserts = false; ///< looks around itself; word_edge of rules/translate.h does not count
};

/// Nothing for what it does not know: references, recursion, conditions, verbs.
std::optional<RegexTree> parse_regex(std::string_view pcre);

/// A text for a pattern, made of the choices that a series of numbers makes: "seed" 0, 1, 2 … give
/// different ones. What assertions ask for is not seen to, so not every one is matched.
class RegexSampler {
public:
    explicit RegexSampler(const RegexNode& root);

    std::string sample(std::size_t seed) const;

    /// The parts that repeat without end, or often, and may give back what they took.
    const std::vector<const RegexNode*>& repeats() const { return repeats_; }

    /// A text up to one of repeats(), which then repeats `times` times; what would follow is
    /// missing.
    std::string pumped(const RegexNode* repeat, std::size_t times, std::size_t seed) const;

private:
    struct Walk;
    void collect(const RegexNode& node);

    const RegexNode& root_;
    std::vector<const RegexNode*> repeats_;
};

} // namespace tally
