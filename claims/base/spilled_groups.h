#pragma once

#include "claims/base/spill.h"
#include "claims/base/stable_id.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace tally {

/// Numbers under keys, to find those that share one. They lie in a Spill, so of very many only a
/// small part is in memory.
class SpilledGroups {
public:
    /// The spill must outlive it.
    explicit SpilledGroups(Spill& spill);

    /// The first 64 bits of the key must be well mixed, as those of a hash are.
    void add(const Hash128& key, std::size_t member);

    /// Calls `take` with the members of each key that has several, in order; the keys in no order
    /// to speak of.
    void for_each(const std::function<void(const std::vector<std::size_t>&)>& take) const;

private:
    std::vector<SpilledBytes> parts_; ///< by the first bits of the key
};

} // namespace tally
