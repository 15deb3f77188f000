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

void add_hex(std::string& to, std::uint64_t half) {
    constexpr std::string_view signs = "0123456789abcdef";
    char out[16];
    for (char& sign : out) {
        sign = signs[half >> 60U];
        half <<= 4U;
    }
    to.append(out, sizeof out);
}

std::string hex(XXH128_hash_t hash) {
    std::string out;
    out.reserve(32);
    add_hex(out, hash.high64);
    add_hex(out, hash.low64);
    return out;
}

} // namespace

void IdParts::add_plain(std::string_view part) {
    char size[20];
    parts_.append(size, std::to_chars(size, std::end(size), part.size()).ptr);
    parts_ += ':';
    parts_ += part;
}

IdParts& IdParts::add(std::string_view part) {
    const auto beyond_ascii = [](auto byte) { return byte >= 0x80; };
    if (find_bytes(part, 0, part.size(), beyond_ascii) == part.size())
        add_plain(part); // is its own normal form
    else
        add_plain(nfc(part));
    return *this;
}

IdParts& IdParts::add(std::size_t number) {
    char part[3 + 20]; // their number, a colon, the digits: added at once
    char* const digits = part + 3;
    const char* const end = std::to_chars(digits, std::end(part), number).ptr;
    const auto size = static_cast<std::size_t>(end - digits);
    char* const first = size < 10 ? part + 1 : part;
    std::to_chars(first, digits, size);
    digits[-1] = ':';
    parts_.append(first, static_cast<std::size_t>(end - first));
    return *this;
}

std::string IdParts::id(std::string_view prefix) const {
    std::string id;
    id.reserve(prefix.size() + 17);
    id += prefix;
    id += ':';
    add_hex(id, XXH3_128bits(parts_.data(), parts_.size()).high64);
    return id;
}

std::string stable_id(std::string_view prefix, const std::vector<std::string_view>& parts) {
    IdParts all;
    for (const std::string_view part : parts)
        all.add(part);
    return all.id(prefix);
}

Hash128 hash_128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
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
