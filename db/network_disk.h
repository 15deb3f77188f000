#pragma once

#include <string>
#include <string_view>

namespace tally {

/// How people call the network file system of a magic number (statfs(2), linux/magic.h): "NFS",
/// "SMB", "9P", "AFS", "Ceph"; "" for any other. Locks of files do not hold there for certain, so
/// two runs that write at the same time may spoil a database: https://sqlite.org/faq.html#q5
std::string_view network_file_system(unsigned long magic);

/// The same for the file system that a path lies on; of a file that is not there yet, its folder.
/// "" where that can't be told.
std::string_view network_file_system(const std::string& path);

} // namespace tally
