#pragma once

#include "claims/articles/corpus.h"
#include "claims/articles/read.h"
#include "claims/base/diagnostic.h"
#include "claims/base/glob.h"
#include "claims/base/result.h"
#include "claims/base/source_text.h"
#include "claims/commands/config_settings.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

/// An entry of `rules:`: a pattern of files, or the name of a pack that comes with tally.
struct RuleEntry {
    std::string text;
    Location where;
};

/// What a tally.yaml says, or what holds without one.
struct Config {
    std::string user_path; ///< the user's own file; "" where there is none
    std::string path;      ///< as messages show it: from the working folder; "" where there is none
    std::string folder;    ///< absolute; relative paths in the file start here
    std::string database;  ///< from the working folder, or absolute
    bool full_text = false;          ///< the database has an index of all sentences
    std::string decisions, baseline; ///< the same; need not be there
    std::vector<ArticleEntry> articles;
    std::vector<Glob> exclude;
    std::vector<RuleEntry> rules; ///< of `rules:`; [default] where the file has none
    std::vector<Source> sources;  ///< in order of id
    CheckSettings settings;
    std::map<std::string, Location> given; ///< where each key that the file has stands
    /// Saved queries, name and SQL, as they stand in the file.
    std::vector<std::pair<std::string, std::string>> queries;
    Diagnostics notes; ///< keys that have no effect yet, and what else is to be told
};

/// Which configuration a run has.
struct ConfigChoice {
    std::string working_folder; ///< absolute
    std::string file;           ///< of --config or TALLY_CONFIG; "" to look for one
    bool none = false;          ///< --no-config
    std::string user_file = {}; ///< the user's own, absolute; it need not be there
};

/// The configuration of a run: the file that was named; else the first tally.yaml in the working
/// folder or above it, no higher than the root of a repository (the folder that holds .git); else
/// what is built in. What the user's own file says holds where that one says nothing.
/// Errors: a named file that is not there, and all mistakes of the file, each at its place: bad
/// YAML, unknown keys and names (with the nearest known one), values of the wrong type, patterns
/// that do not compile.
Result<Config> load_config(const ConfigChoice& choice);

/// Whose file it is: a user's has only keys that are true of any project (user_config_keys()).
enum class ConfigOwner { project, user };
const std::vector<std::string_view>& user_config_keys();

/// The configuration that a text holds. `folder` is where the file lies, `working_folder` where the
/// run takes place, both absolute.
Result<Config> read_config(const SourceText& file, const std::string& folder,
                           const std::string& working_folder,
                           ConfigOwner owner = ConfigOwner::project);

/// `path`, as written in a file of `folder`, as one opens it in the working folder.
std::string path_seen_from(const std::string& working_folder, const std::string& folder,
                           const std::string& path);

/// All files below the glob's fixed folder that match it, from the working folder, sorted; names
/// with a dot in front and links to folders are passed over, as they are for articles.
std::vector<std::string> files_matching(const Glob& glob, const std::string& folder,
                                        const std::string& working_folder);

/// How articles are read under this configuration. An entry that names a folder is for all below
/// it.
ReadOptions read_options_of(const Config& config, const std::string& working_folder);

/// The paths that `articles:` names, for a run that names none: the folders before the first
/// wildcard of each entry, from the working folder. Read them with ReadOptions::only_entries.
std::vector<std::string> article_roots(const Config& config, const std::string& working_folder);

/// The entries of `articles:` whose file or folder is not there, each an error at its place.
Diagnostics missing_roots(const Config& config, const std::string& working_folder);

/// The rules that a run uses.
struct RuleChoice {
    std::vector<std::string> packs; ///< names of packs that come with tally, "news"
    std::vector<std::string> files; ///< paths from the working folder, sorted, none twice
    Diagnostics notes;              ///< patterns that no file matches
};

/// Resolves `rules:`. `default` stands for the packs that are on by themselves, a word without
/// slash, dot or wildcard for a pack that comes with tally (`known_packs`), all else for files.
/// Errors: an unknown pack (with the nearest), a file that is not there, and where nothing at all
/// is left to check by.
Result<RuleChoice> rule_choice_of(const Config& config, const std::string& working_folder,
                                  const std::vector<std::string_view>& known_packs);

/// Warnings for paths that lie under a tally.yaml other than the one in use.
Diagnostics foreign_configs(const Config& config, const std::string& working_folder,
                            const std::vector<std::string>& paths);

} // namespace tally
