#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h> // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX
#include <string>
#include <string_view>
#include <unistd.h>

namespace tally::tests {

/// Where files are kept in memory, if the system has such a place: for tests that write thousands
/// of databases, each of which would wait for the disk.
inline std::filesystem::path memory_disk() {
    const char* const memory = "/dev/shm";
    return ::access(memory, W_OK | X_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

/// A folder of its own below the system's place for such, gone at the end.
class Folder {
public:
    explicit Folder(const std::filesystem::path& below = std::filesystem::temp_directory_path())
        : path_((below / "tally-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder " + path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path(std::string_view below) const {
        return below.empty() ? path_ : path_ + '/' + std::string(below);
    }

    void write(std::string_view below, std::string_view bytes) const {
        const std::filesystem::path file = path(below);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
    }

private:
    std::string path_;
};

} // namespace tally::tests
