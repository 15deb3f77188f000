#include "claims/base/text_numbers.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <stdexcept>

namespace tally {

namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;
using Size = std::uint32_t;

} // namespace

std::pair<std::size_t, bool> TextNumbers::add(std::string_view text) {
    if (text.size() > std::numeric_limits<Size>::max())
        throw std::length_error("a text is too long to be numbered");
    if (4 * (texts_.size() + 1) > 3 * slots_.size()) {
        slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), 0);
        for (std::size_t i = 0; i < texts_.size(); ++i)
            slots_[slot_of((*this)[i])] = static_cast<std::uint32_t>(i + 1);
    }
    std::uint32_t& slot = slots_[slot_of(text)];
    if (slot != 0) return {slot - 1, false};
    texts_.push_back(kept(text));
    if (texts_.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("too many texts to be numbered");
    slot = static_cast<std::uint32_t>(texts_.size());
    return {texts_.size() - 1, true};
}

std::string_view TextNumbers::operator[](std::size_t number) const {
    const char* const at = texts_[number];
    Size size = 0;
    std::memcpy(&size, at, sizeof size);
    return {at + sizeof size, size};
}

/// Where the text is, or where it would go.
std::size_t TextNumbers::slot_of(std::string_view text) const {
    std::size_t at = std::hash<std::string_view>()(text) & (slots_.size() - 1);
    while (slots_[at] != 0 && (*this)[slots_[at] - 1] != text)
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

const char* TextNumbers::kept(std::string_view text) {
    const auto size = static_cast<Size>(text.size());
    const std::size_t needed = sizeof size + text.size();
    if (needed > room_) {
        room_ = std::max(block_size, needed);
        blocks_.push_back(std::make_unique<char[]>(room_));
        next_ = blocks_.back().get();
    }
    char* const at = next_;
    std::memcpy(at, &size, sizeof size);
    if (!text.empty()) std::memcpy(at + sizeof size, text.data(), text.size());
    next_ += needed;
    room_ -= needed;
    return at;
}

} // namespace tally
