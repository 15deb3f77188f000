#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tally {

/// One member of a JSON object. `text` is the value of a string, and the JSON of anything else.
struct JsonMember {
    enum class Type { null, boolean, number, string, array, object };

    std::string key;
    Type type = Type::null;
    std::string text;
};

/// The word for a type as people read it: "a number".
std::string_view name_of(JsonMember::Type type);

/// Why a text is not one JSON object, as the end of a sentence ("is not valid JSON: …").
struct JsonError {
    std::string what;
};

/// Reads JSON objects, one a text; keeps its buffers from one to the next.
///
/// The whole text is checked, what nobody asks for too: valid UTF-8, at most 64 levels, no key
/// twice at the top, no lone surrogate, nothing after the object. Members come in their order.
class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    std::variant<std::vector<JsonMember>, JsonError> read_object(std::string_view text);

    /// Reads a list of anything by the same rules: its items, whose keys are empty. What is no list
    /// is a list of one.
    std::variant<std::vector<JsonMember>, JsonError> read_items(std::string_view text);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

} // namespace tally
