#pragma once

#include "claims/articles/article.h"
#include "claims/articles/formats.h"

#include <cstddef>
#include <string_view>

namespace tally {

/// What stood before the body of a file.
struct FrontMatter {
    std::size_t body = 0; ///< where the body starts in the file; 0 where there is no front matter
    std::size_t date_line = 0; ///< the line that says the date, 0 if none does
};

/// Reads YAML between two lines of "---" at the file's start into the article: title, source,
/// author, url, language (or lang), published (or date); other keys are other programs' business. A
/// file that merely begins with a rule has none.
///
/// A block that is no YAML, as an unquoted "title: Flood: three dead" makes it, is read line by
/// line (front_matter_lines.h), and told as unread where no line says anything of the article. So
/// is one in which a quotation mark that is not closed swallows keys. TOML between lines of "+++"
/// is read line by line, too. A value that is no text, a list in place of keys, and a key that is
/// misspelt are told, and the article read without them.
FrontMatter read_front_matter(std::string_view file, Article& article, Intake& intake);

/// Whether a file begins with front matter that says something of the article.
bool has_front_matter(std::string_view file);

} // namespace tally
