#pragma once

#include "claims/articles/article.h"
#include "claims/articles/read.h"
#include "claims/base/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// Fills in source and date of an article: from the options, else as the article says itself, else
/// from the first entry that matches its path, else its path (a record: its id) as source. A date
/// that is none is told and left out. `line` is where the article says it, 0 unknown.
void complete_origin(Article& article, const ReadOptions& options, std::size_t line,
                     Diagnostics& notes);

/// A path as globs see it: relative to options.base_folder where it lies below, else absolute.
std::string path_from_base(const ReadOptions& options, const std::string& path);

/// The first date in a file's name, 2021-06-10, 2021_06_10 or 20210610, as ISO 8601.
std::optional<std::string> date_in_name(std::string_view name);

} // namespace tally
