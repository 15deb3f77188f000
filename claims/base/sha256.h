#pragma once

#include <string>
#include <string_view>

namespace tally {

/// The SHA-256 (FIPS 180-4) of a text, in base64: as a Content-Security-Policy names what it
/// allows. For identities there is stable_id.h.
std::string sha256_base64(std::string_view text);

} // namespace tally
