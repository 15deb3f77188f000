#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A temporary file that can't be made, written or read: why, and where.
class SpillError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Bytes that are kept for later, few of them in memory: once they are more than `most_in_memory`,
/// all go to a temporary file, which has no name and is gone with the process, however it ends. For
/// one thread at a time.
class Spill {
public:
    static constexpr std::size_t most_in_memory = std::size_t{2} * 1024 * 1024;

    /// `folder` is where the file is made once it is needed.
    explicit Spill(std::string folder, std::size_t in_memory = most_in_memory);
    ~Spill();
    Spill(const Spill&) = delete;
    Spill& operator=(const Spill&) = delete;

    /// Adds bytes; where they lie. SpillError where there is no room for them.
    std::uint64_t add(std::string_view bytes);

    /// Reads bytes that were added.
    void read(std::uint64_t at, char* to, std::size_t size) const;

    bool is_in_file() const { return descriptor_ >= 0; }

private:
    void write(std::string_view bytes);
    [[noreturn]] void fail(std::string_view what, int error) const;

    std::string folder_;
    std::size_t in_memory_;
    std::string memory_;
    std::uint64_t size_ = 0;
    int descriptor_ = -1;
};

/// Bytes one behind another in a Spill that others share; it lies there in blocks.
class SpilledBytes {
public:
    static constexpr std::size_t usual_block = std::size_t{64} * 1024;

    /// The spill must outlive it.
    explicit SpilledBytes(Spill& spill, std::size_t block = usual_block)
        : spill_(&spill), block_(block) {}

    void add(std::string_view bytes);
    void read(std::uint64_t at, char* to, std::size_t size) const;
    std::uint64_t size() const { return blocks_.size() * block_ + last_.size(); }

private:
    Spill* spill_;
    std::size_t block_;
    std::vector<std::uint64_t> blocks_; ///< where each lies
    std::string last_;                  ///< what fills no block yet
};

/// Reads SpilledBytes from front to end.
class SpillReader {
public:
    explicit SpillReader(const SpilledBytes& bytes) : bytes_(bytes) {}

    bool at_end() const { return at_ == have_.size() && read_ == bytes_.size(); }

    /// The next so many bytes, which last until the next call; std::out_of_range where there are
    /// fewer.
    std::string_view next(std::size_t size);

private:
    const SpilledBytes& bytes_;
    std::uint64_t read_ = 0;
    std::string have_;
    std::size_t at_ = 0;
};

} // namespace tally
