#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

// Looking after a database; all throw DatabaseError as Store does.

/// Copies a database that may be in use, as it is at one moment, to a file that must not be there.
void copy_database(const std::string& from, const std::string& to);

/// What is wrong with a database: its pages, its references, verdicts that its claims do not bear
/// out. Empty where all is well. Of a large one, what is compared waits in a temporary file.
std::vector<std::string> check_database(const std::string& path,
                                        const std::string& temporary_folder = "/tmp");

struct Pruned {
    std::size_t runs = 0, readings = 0, verdicts = 0; ///< that were removed
};

/// Removes all runs but the last `keep`, and what no other run rests on; each article stays as it
/// was read last. One transaction.
Pruned prune_database(const std::string& path, std::size_t keep);

/// Writes the file anew without its free pages.
void vacuum_database(const std::string& path);

} // namespace tally
