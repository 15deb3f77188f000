#include "claims/commands/watch.h"

#include "claims/articles/formats.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/input.h"
#include "claims/commands/outputs.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <poll.h>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

namespace tally {

namespace {

namespace fs = std::filesystem;

constexpr int quiet_for = 200; // milliseconds without a change, then the run begins
constexpr unsigned changes =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF;

/// Whether a change of a file of that name is a reason to run.
bool matters(std::string_view name, const std::set<std::string>& own_files) {
    if (own_files.contains(std::string(name))) return false;
    return format_of(name) != nullptr || name.ends_with(".yaml") || name.ends_with(".yml") ||
           name == ".gitignore";
}

/// The kernel's notes on what changes in some folders.
class Watcher {
public:
    Watcher() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        if (descriptor_ < 0)
            throw std::system_error(errno, std::generic_category(), "cannot watch files");
    }
    ~Watcher() { ::close(descriptor_); }
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    /// Watches a folder with all below it but those that begin with a dot, or a file's folder. Why
    /// that fails, or "".
    std::string add(const std::string& path) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            const fs::path parent = fs::path(path).parent_path();
            const std::string folder = parent.empty() ? "." : parent.string();
            single_.insert({folder, fs::path(path).filename().string()});
            return add_folder(folder, false);
        }
        std::string failure = add_folder(path, true);
        fs::recursive_directory_iterator below(path, error);
        for (; !error && below != fs::recursive_directory_iterator(); below.increment(error)) {
            if (!below->is_directory(error)) continue;
            if (below->path().filename().string().starts_with('.'))
                below.disable_recursion_pending();
            else if (failure.empty())
                failure = add_folder(below->path().string(), true);
        }
        return failure;
    }

    bool watches_any() const { return !folders_.empty(); }

    /// Waits for a change that matters, and then until nothing changes for a while. The path of the
    /// first.
    std::string wait(const std::set<std::string>& own_files) {
        std::optional<std::string> first;
        for (;;) {
            pollfd ready{descriptor_, POLLIN, 0};
            const int came = ::poll(&ready, 1, first ? quiet_for : -1);
            if (came < 0 && errno != EINTR)
                throw std::system_error(errno, std::generic_category(), "cannot watch files");
            if (came == 0) return *first;
            for (std::string& path : changed(own_files))
                if (!first) first = std::move(path);
        }
    }

private:
    struct Folder {
        std::string path;
        bool whole = false; ///< not for one of its files alone
    };

    std::string add_folder(const std::string& path, bool whole) {
        const int number = ::inotify_add_watch(descriptor_, path.c_str(), changes | IN_ONLYDIR);
        if (number < 0)
            return errno == ENOSPC ? "there are too many folders to watch (fs.inotify."
                                     "max_user_watches), changes in some are not seen"
                                   : path + ": " + std::generic_category().message(errno);
        Folder& folder = folders_[number];
        folder.path = path;
        folder.whole = folder.whole || whole;
        return {};
    }

    std::vector<std::string> changed(const std::set<std::string>& own_files) {
        std::vector<std::string> paths;
        alignas(inotify_event) std::array<char, 16 * 1024> bytes;
        for (ssize_t size = 0; (size = ::read(descriptor_, bytes.data(), bytes.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                inotify_event event{};
                std::memcpy(&event, bytes.data() + at, sizeof event);
                const std::string name =
                    event.len > 0 ? bytes.data() + at + sizeof event : std::string();
                at += static_cast<ssize_t>(sizeof event + event.len);
                const auto folder = folders_.find(event.wd);
                if ((event.mask & IN_Q_OVERFLOW) != 0) paths.emplace_back("many files");
                if (folder == folders_.end() || name.empty()) continue;
                const std::string path =
                    folder->second.path == "." ? name : folder->second.path + '/' + name;
                const bool is_new_folder =
                    (event.mask & IN_ISDIR) != 0 && folder->second.whole && name[0] != '.';
                if (is_new_folder && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) add(path);
                const bool named = single_.contains({folder->second.path, name});
                if (named || is_new_folder || (folder->second.whole && matters(name, own_files)))
                    paths.push_back(path);
            }
        return paths;
    }

    int descriptor_;
    std::map<int, Folder> folders_;
    std::set<std::pair<std::string, std::string>> single_; ///< files that were named, by folder
};

/// The folders and files of `rules:`.
void add_rules(const Config& config, const std::string& here, std::vector<std::string>& paths) {
    for (const RuleEntry& entry : config.rules) {
        if (entry.text.find_first_of("/.*?[{") == std::string::npos) continue; // a pack's name
        const auto glob = Glob::compile(entry.text);
        if (!glob) continue; // told by the run
        const std::string path = glob->is_literal() ? entry.text : glob->fixed_folder();
        paths.push_back(path_seen_from(here, config.folder, path.empty() ? "." : path));
    }
}

} // namespace

Option watch_option() {
    return {"--watch", "", "run again whenever an article, a rule file or tally.yaml changes"};
}

Watched watched_by(const Given& given, Environment& environment) {
    Watched watched;
    const ConfigChoice choice = config_choice(given, environment);
    const std::string& here = choice.working_folder;
    watched.paths = given.operands;
    for (const std::string& pack : given.all("--pack"))
        watched.paths.push_back(pack);
    const Result<Config> config = load_config(choice);
    if (!config) { // mending it is what one waits for
        watched.paths.push_back(choice.file.empty() ? "." : choice.file);
    } else {
        if (!config->path.empty()) watched.paths.push_back(config->path);
        if (given.operands.empty())
            for (std::string& root : article_roots(*config, here))
                watched.paths.push_back(std::move(root));
        if (!given.has("--pack")) add_rules(*config, here, watched.paths);
        for (const ReportEntry& report : config->settings.reports)
            watched.own_files.insert(fs::path(report.path).filename().string());
    }
    if (const auto files = report_files(given))
        for (const ReportFile& file : *files)
            watched.own_files.insert(fs::path(file.path).filename().string());
    std::erase_if(watched.paths, [](const std::string& path) { // "-", or the name of a pack
        std::error_code error;
        return !fs::exists(path, error);
    });
    return watched;
}

ExitStatus run_and_watch(const std::function<ExitStatus()>& run,
                         const std::function<Watched()>& watched, Environment& environment) {
    for (;;) {
        const Watched now = watched();
        Watcher watcher; // before the run, so that no change during it is missed
        for (const std::string& path : now.paths)
            if (const std::string failure = watcher.add(path); !failure.empty())
                tell_all(environment,
                         {{{path}, "is not watched: " + failure, {}, Severity::warning}});
        run();
        environment.out.flush();
        if (environment.out.closed()) return ExitStatus::clean;
        if (!watcher.watches_any()) {
            tell_all(environment, {{{"tally"},
                                    "there is nothing to watch",
                                    "name articles, or folders of them",
                                    Severity::error}});
            return ExitStatus::failed;
        }
        environment.tell("tally: waiting for changes; end with Ctrl-C");
        environment.err.flush();
        const std::string path = watcher.wait(now.own_files);
        environment.tell("tally: " + visible(path) + " has changed");
    }
}

} // namespace tally
