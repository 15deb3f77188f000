// Files are opened from the named path down, one name at a time, without following links, without
// waiting (a FIFO would), and are read only if they turn out to be regular files.
#include "claims/articles/files.h"

#include "claims/articles/formats.h"
#include "claims/articles/ignored.h"
#include "claims/base/layout.h"
#include "claims/base/parallel.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tally {

namespace {

constexpr off_t largest_ignore_file = 1'000'000;

constexpr int quietly = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

/// A descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    void reset(int number) {
        if (number_ >= 0) ::close(number_);
        number_ = number;
    }

private:
    int number_;
};

/// Opens root/below; -1 with errno set where that fails. The root itself may be a link: it was
/// named.
int open_below(const std::string& root, std::string_view below) {
    Descriptor at(::open(root.c_str(), quietly));
    while (at.get() >= 0 && !below.empty()) {
        const std::size_t slash = std::min(below.find('/'), below.size());
        const std::string name(below.substr(0, slash));
        const bool last = slash == below.size();
        const int next =
            ::openat(at.get(), name.c_str(), quietly | O_NOFOLLOW | (last ? 0 : O_DIRECTORY));
        const int error = errno;
        at.reset(next);
        errno = error;
        below.remove_prefix(last ? slash : slash + 1);
    }
    return at.release();
}

std::string reason_of(int error) { return std::generic_category().message(error); }

std::string_view kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

std::string joined(const std::string& folder, const std::string& name) {
    if (folder.empty() || folder == ".") return name;
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

std::string extension_of(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? "no extension" : name.substr(dot);
}

FileState state_of(const struct stat& status) {
    const auto nanoseconds = [](const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    return {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
            status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

/// Lists one named folder and all below it.
class Walk {
public:
    Walk(std::string root, const FileFilter& filter, FoundFiles& found)
        : root_(std::move(root)), filter_(filter), found_(found) {}

    void run() {
        const std::size_t before = found_.files.size() + found_.unread.size();
        if (filter_.use_ignore_files) read_ignore_files_above();
        std::vector<Entry> rest = {{"", true, above_}};
        while (!rest.empty()) {
            Entry entry = std::move(rest.back());
            rest.pop_back();
            if (entry.is_folder) {
                list(entry, rest);
            } else {
                std::string path = joined(root_, entry.below);
                found_.files.push_back({root_, std::move(entry.below), std::move(path)});
            }
        }
        tell_others();
        tell_ignored();
        if (!filter_.may_find_none && found_.files.size() + found_.unread.size() == before)
            found_.notes.push_back({{root_},
                                    "no articles are below this folder",
                                    "articles are files that end in " + readable_endings(),
                                    Severity::warning});
    }

private:
    using Scope = std::shared_ptr<const IgnoreScope>;

    /// A file to read or a folder to list, from the root, and what is ignored in that.
    struct Entry {
        std::string below;
        bool is_folder = false;
        Scope ignored = {};

        /// In order of the paths that are found there, for a folder's go on with a slash.
        friend bool operator<(const Entry& a, const Entry& b) {
            const std::size_t both = std::min(a.below.size(), b.below.size());
            const int order = a.below.compare(0, both, b.below, 0, both);
            return order != 0 ? order < 0 : a.behind(both) < b.behind(both);
        }
        unsigned char behind(std::size_t at) const {
            if (at < below.size()) return static_cast<unsigned char>(below[at]);
            return is_folder ? '/' : '\0';
        }
    };

    /// Lists a folder; what is to be done of it goes behind `rest`, the first last.
    void list(const Entry& folder, std::vector<Entry>& rest) {
        const std::string path = folder.below.empty() ? root_ : joined(root_, folder.below);
        Descriptor opened(open_below(root_, folder.below));
        struct stat status{};
        if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0)
            return found_.unread.push_back(
                {{}, path, 0, 0, "cannot be opened: " + reason_of(errno)});
        if (!entered_.insert({status.st_dev, status.st_ino}).second) return; // mounted twice
        const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(opened.get()), ::closedir);
        if (!stream)
            return found_.unread.push_back(
                {{}, path, 0, 0, "cannot be listed: " + reason_of(errno)});
        opened.release(); // closedir closes it
        const int number = ::dirfd(stream.get());
        const std::size_t before = rest.size();
        Scope scope = folder.ignored;
        if (filter_.use_ignore_files)
            scope = with_ignore_file(number, ".gitignore",
                                     above_path_ + (folder.below.empty() ? "" : folder.below + '/'),
                                     path, std::move(scope));
        for (;;) {
            errno = 0;
            const dirent* entry =
                ::readdir(stream.get()); // NOLINT(concurrency-mt-unsafe): ours alone
            if (entry == nullptr) break;
            const std::string name = entry->d_name;
            if (name.starts_with('.')) continue;
            meet(number, entry->d_type, joined(folder.below, name), name, scope, rest);
        }
        const auto own = rest.begin() + static_cast<std::ptrdiff_t>(before);
        std::sort(own, rest.end());
        std::reverse(own, rest.end());
        if (errno != 0)
            found_.unread.push_back({{}, path, 0, 0, "cannot be listed: " + reason_of(errno)});
    }

    void meet(int folder, unsigned char type, const std::string& below, const std::string& name,
              const Scope& scope, std::vector<Entry>& rest) {
        const std::string path = joined(root_, below);
        mode_t mode = DTTOIF(type);
        if (type == DT_UNKNOWN) { // some file systems do not say
            struct stat status{};
            if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
                return found_.unread.push_back(
                    {{}, path, 0, 0, "cannot be read: " + reason_of(errno)});
            mode = status.st_mode;
        }
        if (S_ISDIR(mode)) {
            if (!filter_.enter(path)) return;
            if (is_ignored(scope.get(), above_path_ + below, true))
                ++ignored_folders_;
            else
                rest.push_back({below, true, scope});
            return;
        }
        if (!filter_.take(path)) return;
        if (is_ignored(scope.get(), above_path_ + below, false)) {
            if (format_of(name) != nullptr) ++ignored_files_;
            return;
        }
        if (S_ISLNK(mode)) {
            found_.notes.push_back({{path},
                                    "a symbolic link below a folder is not followed",
                                    "name it to read it",
                                    Severity::note});
            return;
        }
        if (format_of(name) == nullptr) {
            ++others_[extension_of(name)];
            return;
        }
        if (!S_ISREG(mode))
            return found_.unread.push_back(
                {{}, path, 0, 0, "is " + std::string(kind_of(mode)) + ", not a file"});
        rest.push_back({below});
    }

    /// The scope with the patterns of a file of `folder`, if there is such a file.
    Scope with_ignore_file(int folder, const char* name, const std::string& scope_folder,
                           const std::string& shown, Scope around) {
        const Descriptor opened(::openat(folder, name, quietly | O_NOFOLLOW));
        if (opened.get() < 0) {
            if (errno != ENOENT && errno != ENOTDIR)
                tell_unread_patterns(joined(shown, name), reason_of(errno));
            return around;
        }
        struct stat status{};
        std::string text;
        if (::fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode)) return around;
        if (status.st_size > largest_ignore_file) {
            tell_unread_patterns(joined(shown, name), "it is larger than 1 MB");
            return around;
        }
        text.resize(static_cast<std::size_t>(status.st_size));
        std::size_t size = 0;
        for (ssize_t got = 1; got > 0 && size < text.size();
             size += static_cast<std::size_t>(got)) {
            got = ::read(opened.get(), text.data() + size, text.size() - size);
            if (got < 0 && errno == EINTR) got = 0;
            if (got < 0) return around;
            if (got == 0) break;
        }
        text.resize(size);
        return std::make_shared<const IgnoreScope>(
            IgnoreScope{scope_folder, IgnoreFile(text), std::move(around)});
    }

    void tell_unread_patterns(const std::string& path, const std::string& why) {
        found_.notes.push_back(
            {{path}, "the patterns of this file are not read: " + why, {}, Severity::warning});
    }

    /// The ignore files of the repository that the root lies in, from its own root down. A root
    /// that was named is read though it be ignored itself; what lies below it is held to the
    /// patterns.
    void read_ignore_files_above() {
        namespace fs = std::filesystem;
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(root_, error);
        if (error) return;
        fs::path top = whole;
        while (!fs::exists(top / ".git", error)) {
            if (!top.has_relative_path()) return; // not in a repository
            top = top.parent_path();
        }
        above_path_ = (whole == top ? "" : whole.lexically_relative(top).string() + '/');
        fs::path folder = top;
        std::string scope_folder;
        const auto add = [&](const fs::path& in, const char* name) {
            const Descriptor opened(::open(in.c_str(), quietly | O_DIRECTORY));
            if (opened.get() >= 0)
                above_ = with_ignore_file(opened.get(), name, scope_folder, in.string(),
                                          std::move(above_));
        };
        add(top / ".git" / "info", "exclude");
        for (const fs::path& name : whole.lexically_relative(top)) {
            if (name == ".") break;
            add(folder, ".gitignore");
            folder /= name;
            scope_folder += name.string() + '/';
        }
    }

    void tell_ignored() {
        if (ignored_files_ + ignored_folders_ == 0) return;
        std::string what;
        if (ignored_files_ > 0) what = counted(ignored_files_, "article");
        if (ignored_folders_ > 0)
            what += (what.empty() ? "" : " and ") + counted(ignored_folders_, "folder");
        found_.notes.push_back({{root_},
                                what + " left out that .gitignore ignores",
                                "--no-ignore reads all",
                                Severity::note});
    }

    void tell_others() {
        std::size_t total = 0;
        std::string kinds;
        for (const auto& [extension, count] : others_) {
            total += count;
            kinds += (kinds.empty() ? "" : ", ") + std::to_string(count) + " " + extension;
        }
        if (total > 0)
            found_.notes.push_back({{root_},
                                    (total == 1 ? "1 file" : std::to_string(total) + " files") +
                                        " of other kinds not read: " + kinds,
                                    {},
                                    Severity::note});
    }

    std::string root_;
    const FileFilter& filter_;
    FoundFiles& found_;
    std::map<std::string, std::size_t> others_;
    std::set<std::pair<dev_t, ino_t>> entered_;
    std::string
        above_path_; ///< from the repository's root to ours, with a "/"; "" where they are one
    Scope above_;    ///< what is ignored there
    std::size_t ignored_files_ = 0, ignored_folders_ = 0;
};

} // namespace

Result<FoundFiles> find_files(const std::vector<std::string>& paths, const FileFilter& filter) {
    Diagnostics missing;
    std::vector<bool> folder(paths.size(), false);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (paths[i] == "-") continue;
        struct stat status{};
        if (paths[i].find('\0') == std::string::npos && ::stat(paths[i].c_str(), &status) == 0) {
            folder[i] = S_ISDIR(status.st_mode);
            continue;
        }
        const bool absent = errno == ENOENT || errno == ENOTDIR || paths[i].empty();
        missing.push_back(
            {{paths[i].empty() ? "''" : paths[i]},
             absent ? "no such file or folder" : "cannot be read: " + reason_of(errno),
             {}});
    }
    if (!missing.empty()) return missing;

    FoundFiles found;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (folder[i]) {
            Walk(paths[i], filter, found).run();
        } else {
            found.files.push_back({paths[i], {}, paths[i]});
        }
    }
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
    if (!std::is_sorted(found.files.begin(), found.files.end(), by_path)) // as a walk leaves them
        std::stable_sort(found.files.begin(), found.files.end(), by_path);
    found.files.erase(std::unique(found.files.begin(), found.files.end(), same_path),
                      found.files.end());
    std::stable_sort(found.unread.begin(), found.unread.end(), by_path);
    std::stable_sort(found.notes.begin(), found.notes.end(),
                     [](const auto& a, const auto& b) { return a.where.file < b.where.file; });
    return found;
}

void look_at(FoundFiles& found, std::size_t jobs) {
    constexpr std::size_t at_once = 256; // files that share most of their way
    std::vector<FoundFile>& files = found.files;
    for_each_index((files.size() + at_once - 1) / at_once, jobs, [&](std::size_t block) {
        Descriptor folder(-1);
        std::string open; // the folder's path
        const std::size_t end = std::min(files.size(), (block + 1) * at_once);
        for (std::size_t i = block * at_once; i < end; ++i) {
            FoundFile& file = files[i];
            struct stat status{};
            file.state = {};
            if (file.below.empty()) {
                if (::stat(file.path.c_str(), &status) == 0) file.state = state_of(status);
                continue;
            }
            const std::size_t name = file.below.rfind('/') + 1; // npos + 1 is 0
            const std::string_view way =
                std::string_view(file.path).substr(0, file.path.size() - file.below.size() + name);
            if (folder.get() < 0 || way != open) {
                folder.reset(open_below(file.root, file.below.substr(0, name == 0 ? 0 : name - 1)));
                open = way;
            }
            if (folder.get() >= 0 && ::fstatat(folder.get(), file.below.c_str() + name, &status,
                                               AT_SYMLINK_NOFOLLOW) == 0)
                file.state = state_of(status);
        }
    });
}

std::variant<int, UnreadInput> FileOpener::open(const FoundFile& file) {
    Descriptor opened(open_below(file.root, file.below));
    struct stat status{};
    if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0)
        return UnreadInput{{}, file.path, 0, 0, "cannot be read: " + reason_of(errno)};
    if (!S_ISREG(status.st_mode))
        return UnreadInput{
            {}, file.path, 0, 0, "is " + std::string(kind_of(status.st_mode)) + ", not a file"};
    if (!seen_.insert({status.st_dev, status.st_ino}).second) return -1;
    return opened.release();
}

} // namespace tally
