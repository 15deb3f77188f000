#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tally::tests {

/// What SQLite is about to do to a file.
struct DiskCall {
    enum class Kind { create, write, truncate, sync, remove };

    Kind kind;
    const std::string& file;
    std::size_t offset = 0;     ///< of a write; the new size of a truncation
    std::string_view bytes;     ///< of a write
    bool folder_synced = false; ///< of a removal: it is on the disk before anything else goes on
};

/// While it lives, databases that are opened lie on a disk that is SQLite's own, but that `before`
/// sees each call that changes a file: what it gives back, 0 or a result code of SQLite, says
/// whether the call is made, or fails. One at a time.
class WatchedDisk {
public:
    explicit WatchedDisk(std::function<int(const DiskCall&)> before);
    ~WatchedDisk();
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;
};

/// The n-th call that changes a file fails (counted from 1; 0: none), or it and all after it.
class FailingDisk {
public:
    enum class Fault { full, write_error, sync_error };

    FailingDisk(std::size_t fails_at, Fault fault, bool for_good);

    /// How many such calls there were.
    std::size_t calls() const { return calls_; }

private:
    std::size_t calls_ = 0;
    WatchedDisk disk_;
};

/// A disk that holds so many bytes, in all files that are made or grow while it lives.
class SmallDisk {
public:
    explicit SmallDisk(std::size_t bytes);

private:
    int before(const DiskCall& call);

    std::size_t bytes_;
    std::map<std::string, std::size_t> sizes_;
    WatchedDisk disk_;
};

} // namespace tally::tests
