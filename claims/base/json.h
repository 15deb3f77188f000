#pragma once

#include "claims/base/decimal.h"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tally {

/// The name of a member that is known when the program is built, as it stands between two members:
/// `,"name":`. Up to 28 bytes of ASCII that need no escape.
class JsonKey {
public:
    static constexpr std::size_t most = 28;

    template <std::size_t size>
    consteval JsonKey(const char (&name)[size])
        : size_(size + 3) { // NOLINT(google-explicit-constructor): a literal is its name
        static_assert(size - 1 <= most);
        text_[0] = ',';
        text_[1] = '"';
        for (std::size_t i = 0; i + 1 < size; ++i) {
            if (name[i] < 0x20 || name[i] > 0x7E || name[i] == '"' || name[i] == '\\')
                throw "a character that needs an escape";
            text_[i + 2] = name[i];
        }
        text_[size + 1] = '"';
        text_[size + 2] = ':';
    }

    std::string_view name() const { return {text_.data() + 2, size_ - 4}; }

private:
    friend class JsonWriter;
    std::array<char, most + 5>
        text_{}; ///< a byte more, so that `most + 4` may be copied without the comma
    std::size_t size_;
};

/// A name of a member that the program does not know beforehand.
template <class T>
concept JsonName = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

/// Writes JSON into a string. Commas and nesting are kept by the writer; keys come in the order
/// given. Text is escaped so that no character stands in it that `is_unseen` names: controls, bidi
/// controls, zero-width and tag characters, U+0085, U+2028, U+2029. Bytes that are not UTF-8 become
/// U+FFFD. Compact by default; with `indent` spaces, a line an item.
///
/// The string has all that was written once the outermost object or array is closed, or after
/// flush(); before that the writer may still hold the end of it.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(const JsonKey& name) {
        if (indent_ != 0) return any_key(name.name());
        const std::size_t skipped = comma_ ? 0 : 1;
        constexpr std::size_t copied = JsonKey::most + 4; // all of it: one step, whatever the size
        std::memcpy(room_for(copied), name.text_.data() + skipped, copied);
        held_ += name.size_ - skipped;
        comma_ = after_key_ = true;
        return *this;
    }
    template <JsonName Name>
    JsonWriter& key(const Name& name) {
        return any_key(name);
    }

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth) {
        separate();
        truth ? put("true") : put("false");
        return done();
    }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(const Decimal& number);
    JsonWriter& null() {
        separate();
        put("null");
        return done();
    }

    template <class T>
    JsonWriter& member(const JsonKey& name, const T& item) {
        return key(name).value(item);
    }
    template <JsonName Name, class T>
    JsonWriter& member(const Name& name, const T& item) {
        return key(name).value(item);
    }

    /// Hands over what is written, for who takes it away piece by piece.
    void flush();

    /// The size of the string once all that is written is handed over.
    std::size_t size() const { return out_.size() + held_; }

private:
    /// Where the next so many bytes go; `held_` then counts what is written there.
    char* room_for(std::size_t size) {
        if (room_.size() - held_ < size) flush();
        return room_.data() + held_;
    }
    JsonWriter& any_key(std::string_view name);
    void put(std::string_view piece) {
        std::memcpy(room_for(piece.size()), piece.data(), piece.size());
        held_ += piece.size();
    }
    void put_quoted(std::string_view text);
    std::size_t put_run(std::string_view text);
    /// Before each item.
    void separate() {
        if (after_key_)
            after_key_ = false;
        else
            part_items();
    }
    void part_items();
    void new_line();
    JsonWriter& begin(char bracket);
    JsonWriter& end(char bracket);
    /// After each item.
    JsonWriter& done() {
        if (depth_ == 0) flush();
        return *this;
    }

    std::string& out_;
    int indent_;
    int depth_ = 0;
    bool comma_ = false;     ///< the next item of the innermost object or array needs one
    bool after_key_ = false; ///< the next item is a member's value
    // Pieces are put together here: each step into a growing string costs as much as a short piece.
    std::size_t held_ = 0;
    std::array<char, 2048> room_;
};

} // namespace tally
