#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tally {

/// Puts values into bytes that the same process reads again: each as it lies in memory, texts and
/// lists with their sizes. What a std::string_view is of must last until then.
class BytesWriter {
public:
    explicit BytesWriter(std::string& out) : out_(out) {}

    template <class... Items>
    void operator()(const Items&... items) {
        (put(items), ...);
    }

private:
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void put(const T& item) {
        out_.append(reinterpret_cast<const char*>(&item), sizeof item);
    }
    void put(const std::string& text) {
        put(text.size());
        out_ += text;
    }
    template <class T>
    void put(const std::vector<T>& items) {
        put(items.size());
        for (const T& item : items)
            put(item);
    }
    void put(const std::pair<std::string, std::string>& texts) {
        put(texts.first);
        put(texts.second);
    }

    std::string& out_;
};

/// Reads them in the same order. std::out_of_range where there are no more.
class BytesReader {
public:
    explicit BytesReader(std::string_view bytes) : rest_(bytes) {}

    template <class... Items>
    void operator()(Items&... items) {
        (get(items), ...);
    }

    bool at_end() const { return rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) throw std::out_of_range("no such bytes were put there");
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void get(T& item) {
        take(sizeof item).copy(reinterpret_cast<char*>(&item), sizeof item);
    }
    void get(std::string& text) {
        std::size_t size = 0;
        get(size);
        text = take(size);
    }
    template <class T>
    void get(std::vector<T>& items) {
        std::size_t size = 0;
        get(size);
        items.resize(size);
        for (T& item : items)
            get(item);
    }
    void get(std::pair<std::string, std::string>& texts) {
        get(texts.first);
        get(texts.second);
    }

    std::string_view rest_;
};

} // namespace tally
