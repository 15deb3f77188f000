// Where a configuration is found, and what it means for a run: which files are read, which rules
// are used.
#include "claims/commands/config.h"

#include "claims/articles/files.h"
#include "claims/articles/input.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tally {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_name = "tally.yaml";

/// The packs that are on where no `rules:` is given.
constexpr std::array<std::string_view, 2> default_packs = {"news", "docs"};

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

/// The nearest tally.yaml in `folder` or above it, no higher than a repository's root; "" if there
/// is none.
std::string config_above(fs::path folder) {
    for (folder = folder.lexically_normal();; folder = folder.parent_path()) {
        if (is_there(folder / file_name)) return (folder / file_name).string();
        if (is_there(folder / ".git") || !folder.has_relative_path()) return {};
    }
}

/// The bytes of a regular file; `shown` is its name in messages.
Result<std::string> bytes_of(const std::string& path, const std::string& shown) {
    const auto refused = [&](const UnreadInput& unread) {
        return Diagnostic{{shown}, "the configuration " + unread.what, {}};
    };
    auto opened = FileOpener().open({path, {}, path});
    if (const auto* bad = std::get_if<UnreadInput>(&opened)) return refused(*bad);
    InputFile input(path, std::get<int>(opened), true);
    auto bytes = input.read_all();
    if (const auto* bad = std::get_if<UnreadInput>(&bytes)) return refused(*bad);
    return std::get<std::string>(std::move(bytes));
}

/// Whether an entry of `rules:` is the name of a pack rather than a path.
bool is_pack_name(const std::string& text) {
    return text.find_first_of("/.*?[{") == std::string::npos;
}

} // namespace

std::vector<std::string> files_matching(const Glob& glob, const std::string& folder,
                                        const std::string& working_folder) {
    std::vector<std::string> found;
    const fs::path from = (fs::path(folder) / glob.fixed_folder()).lexically_normal();
    std::error_code error;
    fs::recursive_directory_iterator at(from, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        std::error_code ignored; // a file that vanished is not there
        if (!at->is_regular_file(ignored)) continue;
        const std::string path = at->path().lexically_relative(folder).string();
        const bool absolute = glob.pattern().starts_with('/');
        if (glob.matches(absolute ? at->path().string() : path))
            found.push_back(path_seen_from(working_folder, folder, path));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string path_seen_from(const std::string& working_folder, const std::string& folder,
                           const std::string& path) {
    const fs::path whole = (fs::path(folder) / path).lexically_normal();
    if (fs::path(path).is_absolute()) return whole.string();
    const std::string relative =
        whole.lexically_relative(fs::path(working_folder).lexically_normal()).string();
    return relative.empty() ? whole.string() : relative;
}

namespace {

/// Lets what the user's file says hold where the project's says nothing.
void add_user_config(const Config& user, Config& config) {
    config.user_path = user.path;
    CheckSettings& settings = config.settings;
    if (!settings.fail_on && user.settings.fail_on) {
        settings.fail_on = user.settings.fail_on;
        settings.fail_on_where = user.settings.fail_on_where;
    }
    if (!settings.time_zone && user.settings.time_zone) {
        settings.time_zone = user.settings.time_zone;
        settings.time_zone_name = user.settings.time_zone_name;
        settings.time_zone_where = user.settings.time_zone_where;
    }
    for (const auto& [hedge, width] : user.settings.hedges)
        if (settings.hedges.emplace(hedge, width).second && settings.hedges_where.file.empty())
            settings.hedges_where = user.settings.hedges_where;
    // Before the project's, which go over them.
    settings.severity.insert(settings.severity.begin(), user.settings.severity.begin(),
                             user.settings.severity.end());
    for (const auto& query : user.queries)
        if (std::none_of(config.queries.begin(), config.queries.end(),
                         [&](const auto& other) { return other.first == query.first; }))
            config.queries.push_back(query);
    config.notes.insert(config.notes.end(), user.notes.begin(), user.notes.end());
}

Result<Config> load_project_config(const ConfigChoice& choice) {
    const std::string& here = choice.working_folder;
    std::string path;
    if (!choice.none)
        path = choice.file.empty() ? config_above(here)
                                   : (fs::path(here) / choice.file).lexically_normal().string();
    if (path.empty()) {
        auto built_in = read_config(SourceText("", ""), here, here);
        if (!choice.none && is_there(fs::path(here) / "tally.yml"))
            built_in->notes.push_back(
                {{"tally.yml"}, "this file is not read", "name it tally.yaml", Severity::warning});
        return built_in;
    }
    const std::string folder = fs::path(path).parent_path().string();
    const std::string shown = choice.file.empty()
                                  ? path_seen_from(here, folder, fs::path(path).filename().string())
                                  : choice.file;
    auto bytes = bytes_of(path, shown);
    if (!bytes) return bytes.error();
    return read_config(SourceText(shown, std::move(*bytes)), folder, here);
}

} // namespace

Result<Config> load_config(const ConfigChoice& choice) {
    Result<Config> config = load_project_config(choice);
    if (!config || choice.none || choice.user_file.empty() || !is_there(choice.user_file))
        return config;
    auto bytes = bytes_of(choice.user_file, choice.user_file);
    if (!bytes) return bytes.error();
    const auto user = read_config(SourceText(choice.user_file, std::move(*bytes)),
                                  fs::path(choice.user_file).parent_path().string(),
                                  choice.working_folder, ConfigOwner::user);
    if (!user) return user.error();
    add_user_config(*user, *config);
    return config;
}

ReadOptions read_options_of(const Config& config, const std::string& working_folder) {
    ReadOptions options;
    options.base_folder = config.folder;
    options.working_folder = working_folder;
    options.exclude = config.exclude;
    for (ArticleEntry entry : config.articles) {
        std::error_code ignored;
        if (entry.path.is_literal() && // a folder stands for all that is below it
            fs::is_directory(fs::path(config.folder) / entry.path.pattern(), ignored))
            if (auto below = Glob::compile(entry.path.pattern() + "/**"))
                entry.path = std::move(*below);
        options.entries.push_back(std::move(entry));
    }
    options.sources = config.sources;
    options.time_zone = config.settings.time_zone;
    return options;
}

namespace {

std::string root_of(const ArticleEntry& entry, const Config& config,
                    const std::string& working_folder) {
    std::string root = entry.path.is_literal() ? entry.path.pattern() : entry.path.fixed_folder();
    if (root.empty()) root = ".";
    std::string path = path_seen_from(working_folder, config.folder, root);
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

} // namespace

Diagnostics missing_roots(const Config& config, const std::string& working_folder) {
    Diagnostics missing;
    for (const ArticleEntry& entry : config.articles) {
        const std::string root = root_of(entry, config, working_folder);
        if (!is_there(fs::path(working_folder) / root))
            missing.push_back({entry.where, "no such file or folder: " + root,
                               "paths start at the folder of tally.yaml"});
    }
    return missing;
}

std::vector<std::string> article_roots(const Config& config, const std::string& working_folder) {
    std::vector<std::string> roots;
    for (const ArticleEntry& entry : config.articles)
        roots.push_back(root_of(entry, config, working_folder));
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    return roots;
}

Result<RuleChoice> rule_choice_of(const Config& config, const std::string& working_folder,
                                  const std::vector<std::string_view>& known_packs) {
    RuleChoice choice;
    Diagnostics mistakes;
    const auto add_pack = [&](std::string_view name) {
        const bool known =
            std::find(known_packs.begin(), known_packs.end(), name) != known_packs.end();
        const bool given =
            std::find(choice.packs.begin(), choice.packs.end(), name) != choice.packs.end();
        if (known && !given) choice.packs.emplace_back(name);
        return known;
    };
    for (const RuleEntry& entry : config.rules) {
        if (entry.text == "default") {
            for (const std::string_view name : default_packs)
                add_pack(name);
            continue;
        }
        if (is_pack_name(entry.text)) {
            if (add_pack(entry.text)) continue;
            std::vector<std::string_view> names = known_packs;
            names.push_back("default");
            const std::string_view near = nearest(entry.text, names);
            mistakes.push_back({entry.where, "no pack '" + entry.text + "' comes with tally",
                                near.empty() ? "a file of your own ends in .yaml"
                                             : "did you mean '" + std::string(near) + "'?"});
            continue;
        }
        const fs::path whole = fs::path(config.folder) / entry.text;
        std::error_code ignored;
        const bool is_folder = fs::is_directory(whole, ignored);
        auto glob = Glob::compile(is_folder ? entry.text + "/**/*.{yaml,yml}" : entry.text);
        if (!glob) return glob.error(); // read_config has refused such a pattern before
        if (glob->is_literal() && !is_there(whole)) {
            mistakes.push_back({entry.where, "no such file: " + entry.text,
                                "paths start at the folder of tally.yaml"});
            continue;
        }
        std::vector<std::string> files;
        if (glob->is_literal())
            files.push_back(path_seen_from(working_folder, config.folder, entry.text));
        else
            files = files_matching(*glob, config.folder, working_folder);
        if (files.empty())
            choice.notes.push_back({entry.where, "no file matches '" + entry.text + "'",
                                    "patterns start at the folder of tally.yaml",
                                    Severity::warning});
        choice.files.insert(choice.files.end(), files.begin(), files.end());
    }
    if (!mistakes.empty()) return mistakes;
    std::sort(choice.files.begin(), choice.files.end());
    choice.files.erase(std::unique(choice.files.begin(), choice.files.end()), choice.files.end());
    if (choice.files.empty() && choice.packs.empty() && !choice.notes.empty()) {
        for (Diagnostic& note : choice.notes)
            note.severity = Severity::error;
        return choice.notes;
    }
    return choice;
}

Diagnostics foreign_configs(const Config& config, const std::string& working_folder,
                            const std::vector<std::string>& paths) {
    Diagnostics warnings;
    const fs::path here = fs::path(working_folder).lexically_normal();
    const std::string own =
        config.path.empty() ? "" : (here / config.path).lexically_normal().string();
    for (const std::string& path : paths) {
        if (path == "-") continue;
        std::error_code error;
        fs::path folder = (here / path).lexically_normal();
        if (!fs::is_directory(folder, error)) folder = folder.parent_path();
        const std::string nearest_config = config_above(folder);
        if (nearest_config.empty() || nearest_config == own) continue;
        warnings.push_back({{path},
                            "lies under another configuration, " +
                                fs::path(nearest_config).lexically_relative(here).string() +
                                ", but this run uses " + (own.empty() ? "none" : config.path),
                            "run from its folder, or choose it with --config",
                            Severity::warning});
    }
    return warnings;
}

} // namespace tally
