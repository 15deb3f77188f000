#include "claims/base/stable_id.h"

#include "claims/base/utf8.h"

#include <xxhash.h>

#include <cstddef>
#include <cstdint>

namespace tally {

namespace {

/// All 32 digits of a hash, or the first few.
std::string hex(XXH128_hash_t hash, std::size_t digits = 32) {
    constexpr std::string_view signs = "0123456789abcdef";
    std::string out(digits, '0');
    for (std::size_t i = 0; i < digits; ++i) {
        const std::uint64_t half = i < 16 ? hash.high64 : hash.low64;
        out[i] = signs[(half >> (60 - 4 * (i % 16))) & 0xFU];
    }
    return out;
}

} // namespace

std::string stable_id(std::string_view prefix, const std::vector<std::string_view>& parts) {
    std::string identity;
    for (const std::string_view part : parts) {
        const std::string normal = nfc(part);
        identity += std::to_string(normal.size());
        identity += ':';
        identity += normal;
    }
    std::string id(prefix);
    id += ':';
    id += hex(XXH3_128bits(identity.data(), identity.size()), 16);
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
