#pragma once

#include "claims/articles/article.h"
#include "claims/base/diagnostic.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tally {

/// An input, or a part of one, that could not be read: told in every output, never passed over.
struct UnreadInput {
    std::string article; ///< its id where it is known, else empty
    std::string path;
    std::size_t line = 0, column = 0; ///< from 1; 0 unknown
    std::string what;
    bool is_limit = false; ///< it was read, but a rule ran into the match limit there
};

/// The articles of a run, in order of path and, within a file, as they stand there; and what was
/// not read.
struct Corpus {
    std::vector<Article> articles;
    std::vector<UnreadInput> unread;
    Diagnostics notes; ///< told on standard error; nothing is missing because of them
};

/// What the configuration says of a source.
struct Source {
    std::string id;                    ///< articles name it so, or by its name
    std::string name;                  ///< for people; the id where none is given
    std::string kind;                  ///< "wire", or empty
    std::vector<std::string> reprints; ///< ids of sources that it is never independent of
    Location where = {};               ///< of its entry in the configuration
};

} // namespace tally
