#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// An id made of content, the same on every machine: `prefix`, a colon, and the first 16
/// hexadecimal digits of XXH3-128 over the parts, each in normal form C with its length before it
/// (so that no two lists of parts run together). People are shown 8 digits.
std::string stable_id(std::string_view prefix, const std::vector<std::string_view>& parts);

/// The parts of such an id, gathered: for ids that begin alike.
class IdParts {
public:
    IdParts& add(std::string_view part);
    IdParts& add(std::size_t number); ///< as its digits

    /// stable_id() of the parts.
    std::string id(std::string_view prefix) const;

private:
    void add_plain(std::string_view part);

    std::string parts_;
};

/// All 32 hexadecimal digits of XXH3-128 of the bytes: a content hash.
std::string content_hash(std::string_view bytes);

/// The 128 bits that content_hash() gives as digits.
struct Hash128 {
    std::uint64_t high = 0, low = 0;

    friend auto operator<=>(const Hash128&, const Hash128&) = default;
};
Hash128 hash_128(std::string_view bytes);

/// content_hash() of bytes that come in pieces.
class ContentHasher {
public:
    ContentHasher();
    ~ContentHasher();
    ContentHasher(const ContentHasher&) = delete;
    ContentHasher& operator=(const ContentHasher&) = delete;

    void add(std::string_view bytes);

    /// Of all that was added so far.
    std::string hash() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace tally
