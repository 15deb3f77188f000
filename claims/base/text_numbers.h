#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// Texts, each once, by their number in the order in which they came; packed, for there may be
/// many.
class TextNumbers {
public:
    /// The text's number, and whether it is new.
    std::pair<std::size_t, bool> add(std::string_view text);

    std::string_view operator[](std::size_t number) const;
    std::size_t size() const { return texts_.size(); }

private:
    std::size_t slot_of(std::string_view text) const;
    const char* kept(std::string_view text);

    std::deque<const char*> texts_;    ///< the size of each, then its bytes
    std::vector<std::uint32_t> slots_; ///< numbers from 1, by hash; a power of two of them
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t room_ = 0; ///< in the last block
    char* next_ = nullptr;
};

} // namespace tally
