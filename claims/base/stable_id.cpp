#include "claims/base/stable_id.h"

#include "claims/base/many_bytes.h"
#include "claims/base/utf8.h"

#include <xxhash.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace tally {

namespace {

/// Adds so many digits of the 32 of a hash.
void add_hex(std::string& to, XXH128_hash_t hash, std::size_t digits) {
    constexpr std::string_view signs = "0123456789abcdef";
    char out[32];
    for (std::size_t i = 0; i < digits; ++i) {
        const std::uint64_t half = i < 16 ? hash.high64 : hash.low64;
        out[i] = signs[(half >> (60 - 4 * (i % 16))) & 0xFU];
    }
    to.append(out, digits);
}

std::string hex(XXH128_hash_t hash) {
    std::string out;
    add_hex(out, hash, 32);
    return out;
}

} // namespace

std::string stable_id(std::string_view prefix, const std::vector<std::string_view>& parts) {
    std::string identity;
    identity.reserve(128);
    const auto add = [&](std::string_view normal) {
        char digits[20];
        identity.append(digits, std::to_chars(digits, std::end(digits), normal.size()).ptr);
        identity += ':';
        identity += normal;
    };
    for (const std::string_view part : parts)
        if (find_bytes(part, 0, part.size(), [](auto byte) { return byte >= 0x80; }) == part.size())
            add(part);
        else
            add(nfc(part));
    std::string id;
    id.reserve(prefix.size() + 17);
    id += prefix;
    id += ':';
    add_hex(id, XXH3_128bits(identity.data(), identity.size()), 16);
    return id;
}

struct ContentHasher::State {
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> bytes{XXH3_createState(),
                                                                          XXH3_freeState};
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
    XXH3_128bits_reset(state_->bytes.get());
}

ContentHasher::~ContentHasher() = default;

void ContentHasher::add(std::string_view bytes) {
    XXH3_128bits_update(state_->bytes.get(), bytes.data(), bytes.size());
}

std::string ContentHasher::hash() const { return hex(XXH3_128bits_digest(state_->bytes.get())); }

std::string content_hash(std::string_view bytes) {
    return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

} // namespace tally
