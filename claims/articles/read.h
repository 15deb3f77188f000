#pragma once

#include "claims/articles/corpus.h"
#include "claims/articles/files.h"
#include "claims/base/glob.h"
#include "claims/base/result.h"
#include "claims/base/time_zone.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// What the configuration says of the articles whose path matches: an entry of `articles:`.
///
/// `source` and `published` are texts with placeholders: {dir}, the first folder below the part of
/// the pattern that has no wildcard ("articles/ledger/a.txt" for articles/*/**/*.txt: ledger);
/// {name}, the file's name without its extension; {name:date}, the first date in that name,
/// 2021-06-10 or 20210610. Empty where the entry does not say.
struct ArticleEntry {
    Glob path;
    std::string source;
    std::string published;
    std::string story = {};
    Location where = {}; ///< of the entry in the configuration
};

struct ReadOptions {
    /// The folder that `exclude` and `entries` are relative to, and the one that paths are relative
    /// to; absolute. Where either is empty, globs see the paths as they are given.
    std::string base_folder, working_folder;

    std::vector<Glob> exclude;         ///< not read below folders; a file that is named is read
    std::vector<ArticleEntry> entries; ///< the first that matches counts
    bool only_entries = false;         ///< below folders, read only what an entry matches

    std::vector<Source> sources; ///< articles may call each by id or by name

    /// Whose calendar tells the day of an article that is dated in UTC (claims/base/time_zone.h).
    std::optional<TimeZone> time_zone;

    std::string source, published; ///< for every article, over all that is said elsewhere
    int standard_input = 0;        ///< the descriptor that "-" reads
    /// The path of the file that "-" is, by which it is read, named and completed, in place of that
    /// file on disk; "": JSON Lines.
    std::string standard_input_name;

    std::atomic<std::size_t>* done = nullptr; ///< counts the articles, for who watches
    bool use_ignore_files = true; ///< below folders, what a .gitignore ignores is not read
};

/// Reads the articles of all paths: files, folders with everything below, "-" for standard input.
/// Which files are read, and how, formats.h lists.
///
/// Source and date of an article come from the options, else from the article itself (record or
/// front matter), else from the first entry that matches its path; an article whose source nobody
/// tells has its path (a record its id) instead. One that is called by the name of one of `sources`
/// has its id.
///
/// Below a folder: names that begin with a dot are passed over, symbolic links are not followed
/// (told in a note), nor are files of other kinds read (counted in a note). A file that comes up
/// twice is read once. Nothing but regular files is ever read, so nothing can hang.
///
/// Articles come in order of path, whatever the order of `paths`. What cannot be read is listed in
/// `unread` and the rest is read.
/// Errors: a path that does not exist, all such at once, before anything is read; a name of
/// standard input that is of no kind that is read, or where no path is "-".
/// `found`, if given, takes the files that were read, each with the hash of what was read of it.
Result<Corpus> read_corpus(const std::vector<std::string>& paths, const ReadOptions& options,
                           FoundFiles* found = nullptr);

/// The same, but that each article is handed on and not kept: the corpus has none, only what was
/// not read, and the notes.
Result<Corpus> read_articles(const std::vector<std::string>& paths, const ReadOptions& options,
                             const std::function<void(Article)>& take, FoundFiles* found = nullptr);

/// The files that read_corpus() would read, in its order. Errors: the same.
Result<FoundFiles> find_articles(const std::vector<std::string>& paths, const ReadOptions& options);

} // namespace tally
