// simdjson's document interface, not its faster on-demand one: that one passes over mistakes in
// members that are never looked at, and a bad line must be told.
#include "claims/base/json_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t deepest = 64;

using simdjson::dom::element_type;

JsonMember::Type type_of(element_type type) {
    switch (type) {
    case element_type::ARRAY: return JsonMember::Type::array;
    case element_type::OBJECT: return JsonMember::Type::object;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE: return JsonMember::Type::number;
    case element_type::STRING: return JsonMember::Type::string;
    case element_type::BOOL: return JsonMember::Type::boolean;
    case element_type::NULL_VALUE: return JsonMember::Type::null;
    }
    return JsonMember::Type::null;
}

std::string reason(simdjson::error_code error) {
    switch (error) {
    case simdjson::EMPTY: return "it is empty";
    case simdjson::DEPTH_ERROR: return "it is nested deeper than 64 levels";
    case simdjson::STRING_ERROR: return "a string has a bad escape, a lone surrogate or a line end";
    case simdjson::UNCLOSED_STRING: return "a string is not closed";
    case simdjson::UNESCAPED_CHARS: return "a string holds a control character that is not escaped";
    case simdjson::UTF8_ERROR: return "it is not UTF-8";
    case simdjson::NUMBER_ERROR: return "a number is malformed or beyond 64 bits";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word that is not true, false or null";
    default: return "it is not well-formed JSON";
    }
}

} // namespace

std::string_view name_of(JsonMember::Type type) {
    switch (type) {
    case JsonMember::Type::null: return "null";
    case JsonMember::Type::boolean: return "true or false";
    case JsonMember::Type::number: return "a number";
    case JsonMember::Type::string: return "a string";
    case JsonMember::Type::array: return "a list";
    case JsonMember::Type::object: return "an object";
    }
    return "";
}

struct JsonReader::Parser {
    simdjson::dom::parser parser;
    std::string padded; // simdjson reads beyond the end

    /// The root of a text; valid until the next call.
    std::variant<simdjson::dom::element, JsonError> parse(std::string_view text) {
        padded.assign(text);
        padded.append(simdjson::SIMDJSON_PADDING, '\0');
        // Before each text: the parser's own growth would keep its depth only by accident.
        if (parser.capacity() < text.size() || parser.max_depth() != deepest) {
            const std::size_t room = std::max<std::size_t>(text.size(), 64 * 1024);
            if (const auto error = parser.allocate(room, deepest)) return JsonError{reason(error)};
        }
        simdjson::dom::element root;
        if (const auto error = parser.parse(padded.data(), text.size(), false).get(root))
            return JsonError{reason(error)};
        return root;
    }
};

namespace {

JsonMember member_of(std::string_view key, const simdjson::dom::element& value) {
    JsonMember member{std::string(key), type_of(value.type()), {}};
    std::string_view string;
    if (value.get_string().get(string) == simdjson::SUCCESS)
        member.text = string;
    else
        member.text = simdjson::minify(value);
    return member;
}

} // namespace

JsonReader::JsonReader() : parser_(std::make_unique<Parser>()) {}
JsonReader::~JsonReader() = default;

std::variant<std::vector<JsonMember>, JsonError> JsonReader::read_object(std::string_view text) {
    const auto parsed = parser_->parse(text);
    if (const auto* error = std::get_if<JsonError>(&parsed)) return *error;
    const auto& root = std::get<simdjson::dom::element>(parsed);
    simdjson::dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS)
        return JsonError{"it is " + std::string(name_of(type_of(root.type()))) + ", not an object"};
    std::vector<JsonMember> members;
    std::vector<std::string_view> keys;
    members.reserve(object.size());
    keys.reserve(object.size());
    for (const auto& field : object) {
        keys.push_back(field.key);
        members.push_back(member_of(field.key, field.value));
    }
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) return JsonError{"the key '" + std::string(*twice) + "' stands twice"};
    return members;
}

std::variant<std::vector<JsonMember>, JsonError> JsonReader::read_items(std::string_view text) {
    const auto parsed = parser_->parse(text);
    if (const auto* error = std::get_if<JsonError>(&parsed)) return *error;
    const auto& root = std::get<simdjson::dom::element>(parsed);
    simdjson::dom::array array;
    if (root.get_array().get(array) != simdjson::SUCCESS)
        return std::vector<JsonMember>{member_of({}, root)};
    std::vector<JsonMember> items;
    for (const simdjson::dom::element item : array)
        items.push_back(member_of({}, item));
    return items;
}

} // namespace tally
