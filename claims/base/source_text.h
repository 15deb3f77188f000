#pragma once

#include "claims/base/diagnostic.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A named text, usually a file's, which tells the line and column of any byte offset.
/// Lines end at LF (a CR before it belongs to the line). Columns count code points.
class SourceText {
public:
    SourceText(std::string name, std::string text);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }

    /// Where the byte at `offset` stands; the text's end is a place too. std::logic_error beyond
    /// it.
    Location location(std::size_t offset) const;

    /// The line that holds `offset`, without its line end, and the offset at which it starts.
    std::string_view line_of(std::size_t offset) const;
    std::size_t line_start(std::size_t offset) const;

private:
    std::size_t line_index(std::size_t offset) const;

    std::string name_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
};

} // namespace tally
