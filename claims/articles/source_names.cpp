#include "claims/articles/source_names.h"

#include "claims/base/utf8.h"

namespace tally {

std::string folded_name(std::string_view name) {
    std::string single;
    for (const char c : folded(name)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            single += c;
        else if (!single.empty() && single.back() != ' ')
            single += ' ';
    }
    if (single.ends_with(' ')) single.pop_back();
    return single;
}

SourceNames::SourceNames(const std::vector<Source>& sources) {
    for (const Source& source : sources) // ids first: they win over names
        ids_.emplace(folded_name(source.id), source.id);
    for (const Source& source : sources)
        ids_.emplace(folded_name(source.name), source.id);
}

const std::string* SourceNames::id_of(std::string_view name) const {
    if (ids_.empty()) return nullptr;
    const auto found = ids_.find(folded_name(name));
    return found == ids_.end() ? nullptr : &found->second;
}

} // namespace tally
