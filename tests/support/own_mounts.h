#pragma once

#include <functional>
#include <string>

namespace tally::tests {

/// Runs `body` in a process that may mount what it likes, seen by nobody else (a namespace of
/// mounts; of users, too, where we are not root). Gives what it gives: what was wrong, a line each.
/// Where the system does not permit that, says so on standard error whatever the log level, in the
/// words `instead`, and gives "".
std::string in_own_mounts(const std::function<std::string()>& body, const std::string& instead);

/// A disk in memory of so many bytes on a folder that is there. Within in_own_mounts();
/// std::runtime_error where it can't be had.
void mount_memory(const std::string& folder, std::size_t bytes);
void mount_read_only(const std::string& folder); ///< what is mounted there
void unmount(const std::string& folder);

} // namespace tally::tests
