#include "claims/base/stable_id.h"

#include "claims/base/utf8.h"

#include <xxhash.h>

#include <cstdio>

namespace tally {

namespace {

std::string hex(XXH128_hash_t hash) {
    char digits[33];
    std::snprintf(digits, sizeof digits, "%016llx%016llx",
                  static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return digits;
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
    id += hex(XXH3_128bits(identity.data(), identity.size())).substr(0, 16);
    return id;
}

std::string content_hash(std::string_view bytes) {
    return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

} // namespace tally
