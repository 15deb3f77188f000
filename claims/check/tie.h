#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

/// How surely the claims of a fact speak of one thing. `exact`: their rules name it. `close`: they
/// tell of it in one story, in wordings that leave little doubt. `loose`: in wordings that leave
/// some; asked for with `--min-link loose`.
enum class Link { exact, close, loose };

std::string_view name_of(Link link);

/// Two claims (indexes into the checked claims) that were taken for claims on one fact, and what
/// they have in common: "same role, same place".
struct Tie {
    std::size_t a = 0, b = 0;
    std::string why;
};

} // namespace tally
