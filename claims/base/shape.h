#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Below, `keys` has no initialiser: clang takes none of a type that is not complete yet. Its
// default is meant, so a shape that does not name it misses nothing.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace tally {

struct ShapeKey;

/// What a node of one of our YAML files may be. Readers take the keys and words that they know from
/// these tables, and a JSON Schema is written of them, so that an editor knows what the reader
/// takes. What a schema can't say (which names exist, what a pattern may hold) is the reader's.
struct Shape {
    enum class Sort {
        version,     ///< the number 1
        text,        ///< words for people, a pattern, a path: a text that is not empty
        identifier,  ///< lower-case letters, digits, hyphens, a letter first
        scalar,      ///< a text, a number, true or false: taken as it is written
        optional,    ///< a scalar or null
        truth,       ///< true or false
        word,        ///< one of `words`
        list,        ///< of the first of `of`
        one_or_more, ///< the first of `of`, or a list of it
        mapping,     ///< with `keys`; others only where `of` has what they hold
        any_of       ///< one of `of`
    };

    Sort sort = Sort::text;
    std::string_view name = {}; ///< of one that several others use; "" for the rest
    std::vector<std::string_view> words = {};
    std::vector<ShapeKey> keys;
    std::vector<Shape> of = {};
    std::string_view pattern =
        {};                    ///< of a text or a scalar: what it looks like, as ECMA 262 has it
    bool may_be_empty = false; ///< of a list
    std::size_t exactly = 0;   ///< of a list: so many items, 0 is any number

    /// Of a mapping: it has the keys of exactly one of these sets, and none of the other sets.
    std::vector<std::vector<std::string_view>> either = {};
    /// Of a mapping: its own words, the keys that are not among `keys`, may be any text.
    bool any_name = false;

    const ShapeKey* key(std::string_view known) const;
    std::vector<std::string_view> key_names() const;
};

/// A key of a mapping.
struct ShapeKey {
    std::string_view name;
    std::string_view about; ///< one line for an editor
    Shape shape;
    bool needed = false;
};

/// The words of a table of words and their meanings.
template <class T>
Shape word_shape(const std::vector<std::pair<std::string_view, T>>& table) {
    Shape shape{Shape::Sort::word};
    for (const auto& [word, meaning] : table)
        shape.words.push_back(word);
    return shape;
}

/// A mapping whose keys are the file's own words, each with one of `held`.
Shape names_shape(Shape held);

Shape list_shape(Shape item, bool may_be_empty = false);
/// A text, or what is taken for one, that looks like this.
Shape pattern_shape(Shape::Sort sort, std::string_view pattern);

Shape one_or_more_shape(Shape item);
Shape any_shape(std::vector<Shape> of);

/// The shape as JSON Schema, draft 7, an item a line.
std::string json_schema_of(const Shape& shape, std::string_view id, std::string_view title);

} // namespace tally
