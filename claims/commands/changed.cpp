// What git says of files: asked without a shell, with names ended by NUL, and with nothing of the
// repository's own settings that would run programs.
#include "claims/commands/changed.h"

#include "claims/base/process.h"

#include <charconv>
#include <map>
#include <set>
#include <string_view>

namespace tally {

namespace {

std::vector<std::string> lines_of(const std::string& text, char end) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = std::min(text.find(end, at), text.size());
        if (stop > at) lines.push_back(text.substr(at, stop - at));
        at = stop + 1;
    }
    return lines;
}

class Git {
public:
    explicit Git(std::string folder) : folder_(std::move(folder)) {}

    Ran ask(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"git", "-c", "core.fsmonitor=false", "-c",
                                             "core.quotePath=false", "--no-optional-locks"});
        return run_program(arguments, folder_);
    }

    /// One line of an answer; "" where git refuses.
    std::string line(std::vector<std::string> arguments) const {
        const Ran ran = ask(std::move(arguments));
        return ran.status == 0 ? ran.out.substr(0, ran.out.find('\n')) : "";
    }

    void move_to(const std::string& folder) { folder_ = folder; }

private:
    std::string folder_;
};

Diagnostics refused(const std::string& what, const std::string& cure) {
    return {{{"--changed-since", 0, 0}, what, cure, Severity::error}};
}

/// A range of lines, from 1.
struct Lines {
    std::size_t first = 0, count = 0;
};

/// The new lines of "@@ -1,2 +3,4 @@".
std::vector<Lines> new_lines(const std::string& diff) {
    std::vector<Lines> found;
    for (const std::string& line : lines_of(diff, '\n')) {
        if (!line.starts_with("@@ -")) continue;
        const std::size_t plus = line.find(" +");
        if (plus == std::string::npos) continue;
        Lines lines{0, 1};
        const char* const end = line.data() + line.size();
        const auto first = std::from_chars(line.data() + plus + 2, end, lines.first);
        if (first.ptr < end && *first.ptr == ',') std::from_chars(first.ptr + 1, end, lines.count);
        found.push_back(lines);
    }
    return found;
}

} // namespace

Result<std::vector<bool>> changed_articles(const std::string& ref, const Corpus& corpus,
                                           const std::vector<std::string>& repository_paths,
                                           const std::string& working_folder) {
    Git git(working_folder);
    const Ran top = git.ask({"rev-parse", "--show-toplevel"});
    if (top.status == 127)
        return refused("git can't be run", "install it, or leave the option out");
    if (top.status != 0)
        return refused("the working folder lies in no git repository", "run tally inside of one");
    git.move_to(top.out.substr(0, top.out.find('\n')));
    const std::string commit =
        git.line({"rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"});
    if (commit.empty())
        return refused("git knows no '" + ref + "'",
                       "fetch it first; in GitHub Actions, check out with fetch-depth: 0");
    std::string base = git.line({"merge-base", commit, "HEAD"});
    if (base.empty()) base = commit;
    const Ran differing = git.ask({"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                   "--diff-filter=d", base, "--"});
    const Ran unknown = git.ask({"ls-files", "--others", "--exclude-standard", "-z"});
    if (differing.status != 0 || unknown.status != 0)
        return refused("git can't tell what changed: " + differing.err.substr(0, 200), "");

    const std::vector<std::string> old = lines_of(differing.out, '\0');
    const std::vector<std::string> added = lines_of(unknown.out, '\0');
    const std::set<std::string> changed(old.begin(), old.end());
    const std::set<std::string> untracked(added.begin(), added.end());
    std::map<std::string, std::vector<Lines>> lines; // of a file of records
    std::vector<bool> out;
    for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
        const std::string& path = repository_paths.at(i);
        const std::size_t record = corpus.articles[i].record_line;
        if (path == "-" || untracked.contains(path) || !changed.contains(path) || record == 0) {
            out.push_back(path == "-" || untracked.contains(path) || changed.contains(path));
            continue;
        }
        auto [known, is_new] = lines.try_emplace(path);
        if (is_new)
            known->second =
                new_lines(git.ask({"diff", "-U0", "--no-color", "--no-renames", "--no-ext-diff",
                                   "--no-textconv", base, "--", ":(top,literal)" + path})
                              .out);
        bool within = false;
        for (const Lines& range : known->second)
            within |= record >= range.first && record < range.first + range.count;
        out.push_back(within);
    }
    return out;
}

} // namespace tally
