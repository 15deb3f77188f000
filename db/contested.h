#pragma once

#include <cstdint>
#include <vector>

namespace SQLite {
class Database;
}

namespace tally {

class Spill;

/// The verdicts of the last run whose claims no one value satisfies, in order of id: worked out
/// anew from the bounds of what is asserted and stands, whatever was judged. Only a conflict or an
/// update can be one of them. What is read waits in the spill, so that the memory that this takes
/// does not grow with the claims.
std::vector<std::int64_t> contested_verdicts(SQLite::Database& database, Spill& spill);

} // namespace tally
