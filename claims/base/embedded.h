#pragma once

#include <string_view>
#include <vector>

namespace tally {

/// A file of the repository that the program carries: SQL, word lists, rule packs, the report's
/// page.
struct EmbeddedFile {
    std::string_view path; ///< from the repository's root, "db/schema.sql"
    std::string_view text;
};

/// All of them, in order of path.
const std::vector<EmbeddedFile>& embedded_files();

/// The text of one. A path that the build did not embed is our mistake: std::logic_error.
std::string_view embedded_file(std::string_view path);

} // namespace tally
