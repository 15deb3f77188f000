#pragma once

#include "claims/base/decimal.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Writes JSON into a string. Commas and nesting are kept by the writer; keys come in the order
/// given. Text is escaped so that no character stands in it that `is_unseen` names: controls, bidi
/// controls, zero-width and tag characters, U+0085, U+2028, U+2029. Bytes that are not UTF-8 become
/// U+FFFD. Compact by default; with `indent` spaces, a line an item.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth);
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(const Decimal& number);
    JsonWriter& null();

    template <class T>
    JsonWriter& member(std::string_view name, const T& item) {
        return key(name).value(item);
    }

private:
    void separate();
    void new_line();
    JsonWriter& end(char bracket);

    std::string& out_;
    int indent_;
    int depth_ = 0;
    std::vector<char> has_items_; ///< of each open object and array, 1 where it has
    bool after_key_ = false;
};

} // namespace tally
