#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tally {

/// A text of at most 15 bytes ("2021-06-16"), kept in itself: it is copied and dropped like a
/// number.
class ShortText {
public:
    constexpr ShortText() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is one
    constexpr ShortText(const char* text) { add(text); }
    constexpr explicit ShortText(std::string_view text) { add(text); }

    /// std::length_error where it would get longer than 15 bytes.
    constexpr ShortText& add(std::string_view text) {
        for (const char c : text)
            add(c);
        return *this;
    }
    constexpr ShortText& add(char c) {
        if (size_ == sizeof text_) throw std::length_error("a short text gets too long");
        text_[size_++] = c;
        return *this;
    }
    /// As printf's %0*d, so -5 in four places is "-005".
    constexpr ShortText& add(int number, int places) {
        if (number < 0) return add('-').add(-number, places - 1);
        char digits[10] = {};
        int size = 0;
        for (; number > 0 || size < places; number /= 10)
            digits[size++] = static_cast<char>('0' + number % 10);
        while (size > 0)
            add(digits[--size]);
        return *this;
    }

    constexpr std::string_view view() const { return {text_, size_}; }
    constexpr std::size_t size() const { return size_; }
    std::string str() const { return std::string(view()); }

    friend constexpr bool operator==(const ShortText& a, const ShortText& b) {
        return a.view() == b.view();
    }

private:
    char text_[15] = {};
    std::uint8_t size_ = 0;
};

} // namespace tally
