#include "claims/base/source_text.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tally {

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        line_starts_.push_back(at + 1);
}

std::size_t SourceText::line_index(std::size_t offset) const {
    if (offset > text_.size()) throw std::logic_error("offset beyond the end of " + name_);
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

Location SourceText::location(std::size_t offset) const {
    const std::size_t index = line_index(offset);
    const std::size_t start = line_starts_[index];
    return {name_, index + 1, code_points(text().substr(start, offset - start)) + 1};
}

std::size_t SourceText::line_start(std::size_t offset) const {
    return line_starts_[line_index(offset)];
}

std::string_view SourceText::line_of(std::size_t offset) const {
    const std::size_t start = line_start(offset);
    std::string_view line = text().substr(start, text().find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

} // namespace tally
