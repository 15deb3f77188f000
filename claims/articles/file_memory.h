#pragma once

#include "claims/articles/files.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// The files of a run as bytes to keep, in their order: path, state and hash of each. Nothing where
/// they could not tell later that all is as it was: standard input, a file that was not read, one
/// file under two names.
std::optional<std::string> remember(const FoundFiles& found);

/// What became of the files that were remembered.
struct FilesNow {
    bool same = false;        ///< the same files with the same bytes
    std::size_t read = 0;     ///< how many were read to know
    std::string remembered{}; ///< where some were and all are the same: what to keep from now on
};

/// Holds the files that were found now to those remembered from a run that began at `began`
/// (nanoseconds since 1970). A file whose state is the same is not opened, unless it was changed so
/// short before or after that beginning that a second change may have left no trace in its times;
/// of such a one, and of one whose state is another, the bytes are hashed, on up to `jobs` threads.
/// Bytes that remember() did not make are never `same`.
FilesNow files_now(const FoundFiles& found, std::string_view remembered, std::int64_t began,
                   std::size_t jobs);

} // namespace tally
