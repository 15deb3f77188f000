#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// What is wrong at a byte of a YAML text, and how to mend it.
struct YamlMistake {
    std::size_t offset = 0;
    std::string what, cure;
};

/// The likeliest cause of an error that a YAML parser found at `failed`. Parsers tell where the
/// damage shows, often lines behind its cause: this reads the text as its author meant it, a line
/// an entry, and tells the first thing that YAML takes otherwise. An apostrophe that ends a text in
/// single quotation marks, a quotation mark or bracket that nobody closes, a key that stands beside
/// its siblings, ": " within a text, "id:price". Nothing where it finds no such thing.
std::optional<YamlMistake> likely_mistake(std::string_view text, std::size_t failed);

} // namespace tally
