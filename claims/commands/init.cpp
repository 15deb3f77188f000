#include "claims/base/embedded.h"
#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/commands/commands.h"
#include "claims/commands/schema.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tally {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view origin = "claims/commands/project/";

struct NewFile {
    std::string path;
    std::string text;
    bool is_users = true; ///< else it can be made anew, and an older one stays as it is
};

/// The project's files, as they lie below its folder.
std::vector<NewFile> project_files(const fs::path& folder) {
    std::vector<NewFile> files;
    const auto add = [&](const std::string& name, std::string text, bool is_users) {
        files.push_back({(folder / name).lexically_normal().string(), std::move(text), is_users});
    };
    for (const EmbeddedFile& file : embedded_files())
        if (file.path.starts_with(origin))
            add(std::string(file.path.substr(origin.size())), std::string(file.text), true);
    for (const SchemaFile& schema : schema_files())
        add(".tally/" + std::string(schema.name) + ".schema.json", schema_text(schema), false);
    add(".tally/.gitignore", "claims.db*\n", false); // the schemas are for all who edit here
    return files;
}

bool is_there(const std::string& path) {
    std::error_code unseen;
    const fs::file_type type = fs::symlink_status(path, unseen).type();
    return type != fs::file_type::not_found && type != fs::file_type::none;
}

Diagnostics in_the_way(const std::vector<NewFile>& files) {
    Diagnostics out;
    for (const NewFile& file : files) {
        if (file.is_users && is_there(file.path))
            out.push_back({{file.path, 0, 0},
                           "the file is in the way",
                           "nothing was written; name another folder, or move it",
                           Severity::error});
    }
    return out;
}

/// The folders of a path that are not there yet, the outermost first.
std::vector<fs::path> folders_to_make(const fs::path& path) {
    std::vector<fs::path> out;
    for (fs::path folder = path.parent_path(); !folder.empty() && !is_there(folder.string());
         folder = folder.parent_path())
        out.insert(out.begin(), folder);
    return out;
}

/// Writes them all, or none.
Diagnostics write_all(const std::vector<NewFile>& files) {
    std::vector<fs::path> made;
    for (const NewFile& file : files) {
        if (is_there(file.path)) continue;
        const std::vector<fs::path> folders = folders_to_make(file.path);
        made.insert(made.end(), folders.begin(), folders.end());
        const std::string failed = write_new_file(file.path, file.text);
        if (failed.empty()) {
            made.emplace_back(file.path);
            continue;
        }
        std::error_code unseen;
        for (; !made.empty(); made.pop_back())
            fs::remove(made.back(), unseen); // of a folder only where it is empty
        return {{{file.path, 0, 0},
                 "cannot write it: " + failed,
                 "check the folder and its permissions",
                 Severity::error}};
    }
    return {};
}

/// A folder as a shell takes it.
std::string in_shell(const std::string& path) {
    if (path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "/._-") == std::string::npos)
        return path;
    std::string out = "'";
    for (const char c : path)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

ExitStatus run_init(const Given& given, Environment& environment) {
    const std::string folder = given.operands.empty() ? "." : given.operands.front();
    const std::vector<NewFile> files = project_files(folder);
    Diagnostics wrong = in_the_way(files);
    if (wrong.empty()) wrong = write_all(files);
    if (!wrong.empty()) {
        tell_all(environment, wrong);
        return ExitStatus::failed;
    }
    std::string out = "wrote\n";
    for (const NewFile& file : files)
        if (file.is_users) out += "  " + file.path + '\n';
    const std::string there = folder == "." ? "" : " -C " + in_shell(folder);
    const std::pair<std::string, std::string_view> commands[] = {
        {"tally check" + there, "what the two articles disagree on"},
        {"tally test" + there, "the tests in rules/bridge.yaml"},
        {"tally rules bridge/cost" + there, "what one rule finds, and how"},
    };
    std::size_t longest = 0;
    for (const auto& [command, about] : commands)
        longest = std::max(longest, command.size());
    out += "\ntry\n";
    for (const auto& [command, about] : commands)
        out += "  " + padded(command, longest) + "   " + std::string(about) + '\n';
    out += "\nThe rules know the footbridge alone; for articles of your own write\n"
           "'rules: [default, rules/*.yaml]' in tally.yaml: default are the packs for any news.\n";
    environment.out.write(out);
    return ExitStatus::clean;
}

} // namespace

Command init_command() {
    return {{"init",
             "Starts a project: a tally.yaml, a rule pack with tests, and two articles that "
             "disagree. Nothing is overwritten.",
             {"DIR", 0, 1},
             {{"tally init", "in the working folder"}, {"tally init news", "in a new folder"}},
             with_common_options({})},
            run_init};
}

} // namespace tally
