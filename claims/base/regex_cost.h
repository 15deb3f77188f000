#pragma once

#include "claims/base/regex.h"

#include <cstdint>
#include <string_view>

namespace tally {

/// The steps that a search from the start of a subject takes, as the match limit counts them; the
/// default limit where it runs into it. Of a search that takes no more than `known` steps, `known`:
/// whoever looks for the worst of many asks each only whether it is worse.
std::uint32_t search_steps(const Regex& regex, std::string_view subject, std::uint32_t known = 0);

} // namespace tally
