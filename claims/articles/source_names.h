#pragma once

#include "claims/articles/corpus.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The configured sources by all that they are called: id and name, whatever the case and however
/// many blanks. "Valley Herald" in an article and `herald: {name: Valley Herald}` are one outlet,
/// and counting it twice would make two voices of one.
class SourceNames {
public:
    explicit SourceNames(const std::vector<Source>& sources);

    /// The id of the source that is called so, or nullptr.
    const std::string* id_of(std::string_view name) const;

private:
    std::map<std::string, std::string> ids_; ///< by folded id or name
};

/// A name as sources are told apart by it: case folded, blanks around it gone and others single.
std::string folded_name(std::string_view name);

} // namespace tally
