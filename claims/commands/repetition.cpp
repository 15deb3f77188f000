#include "claims/commands/repetition.h"

#include "claims/articles/file_memory.h"
#include "claims/articles/read.h"
#include "claims/base/calendar.h"
#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/libraries.h"
#include "claims/base/stable_id.h"
#include "claims/base/time_zone.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/config.h"
#include "claims/commands/database.h"
#include "claims/commands/input.h"
#include "claims/commands/packs.h"
#include "claims/commands/signals.h"
#include "claims/commands/terminal.h"
#include "db/error.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace tally {

namespace {

namespace fs = std::filesystem;

std::int64_t nanoseconds_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// Texts of which each is told from the next.
class Parts {
public:
    void add(std::string_view text) {
        all_ += std::to_string(text.size());
        all_ += ':';
        all_ += text;
    }
    void add(const Diagnostics& diagnostics) {
        for (const Diagnostic& diagnostic : diagnostics)
            add(to_string(diagnostic));
        add("");
    }
    /// What a file holds, and where it is, links resolved.
    void add_file(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        add(std::string(std::istreambuf_iterator<char>(file), {}));
        add(file.is_open() ? path : "");
        add_place(path);
    }
    void add_place(const std::string& path) {
        std::error_code unseen;
        add(fs::weakly_canonical(fs::absolute(path, unseen), unseen).string());
    }
    std::string hash() const { return content_hash(all_); }

private:
    std::string all_;
};

/// A version that is being worked on keeps its number.
void add_program(Parts& parts) {
    parts.add(program_version());
    for (const Library& library : libraries())
        parts.add(library.name + ' ' + library.version);
    struct stat own{};
    if (::stat("/proc/self/exe", &own) != 0) return;
    parts.add(std::to_string(own.st_size) + ' ' + std::to_string(own.st_mtim.tv_sec) + ' ' +
              std::to_string(own.st_mtim.tv_nsec));
}

/// Whether the files are those that were asked for: a database may be anybody's.
bool are_asked_for(const std::vector<WrittenFile>& files, const std::vector<std::string>& reports) {
    return std::all_of(files.begin(), files.end(), [&](const WrittenFile& file) {
        return std::find(reports.begin(), reports.end(), file.path) != reports.end();
    });
}

bool repeats(const ReportFile& file) { return file.format->repeats; }

/// Where the roots lie in their repository, links resolved: reports say so of each article.
void add_places(Parts& parts, const std::vector<std::string>& roots, const std::string& folder) {
    Corpus corpus;
    for (const std::string& root : roots)
        corpus.articles.emplace_back().path = root;
    for (const std::string& place : paths_in_repository(corpus, folder))
        parts.add(place);
}

} // namespace

/// What a check rests on.
struct Repetition::Basis {
    Config config;
    FoundFiles found;
    std::vector<std::string> reports; ///< the files that it writes
    std::string request;              ///< a hash of all of it but the files
};

Repetition::Repetition(const Given& given, Environment& environment,
                       const std::vector<ReportFile>& files)
    : given_(given), environment_(environment), files_(files),
      shown_(*format_named(given.text("--format", "text"))) {
    const Result<std::string> database = database_path(given, environment);
    if (!database || *database == ":memory:" || given.has("--changed-since") ||
        environment.is_set("GITHUB_STEP_SUMMARY"))
        return;
    database_ = *database;
    request_ = "";
}

Repetition::~Repetition() {
    environment_.err.copy_to(nullptr);
    environment_.out.copy_to(nullptr);
}

std::optional<Repetition::Basis> Repetition::basis() const {
    const std::string folder = fs::current_path().string();
    Result<Config> config = load_config(config_choice(given_, environment_));
    if (!config) return std::nullopt;
    const Result<ArticleChoice> chosen = article_choice(given_, *config, folder);
    if (!chosen) return std::nullopt;
    const std::vector<std::string>& roots = chosen->paths;
    if (std::find(roots.begin(), roots.end(), "-") != roots.end()) return std::nullopt;
    std::vector<ReportFile> reports = with_configured(files_, config->settings.reports);
    if (!shown_.repeats || !std::all_of(reports.begin(), reports.end(), repeats))
        return std::nullopt;
    Result<FoundFiles> found = find_articles(roots, chosen->options);
    const auto packs = find_packs(pack_choices(given_, *config));
    if (!found || !found->unread.empty() || !packs) return std::nullopt;

    Parts parts;
    add_program(parts);
    for (const std::string& argument : environment_.arguments)
        parts.add(argument);
    parts.add(folder);
    parts.add(config->folder);
    for (const std::string& file :
         {config->path, config->user_path, config->baseline, config->decisions})
        parts.add_file(file);
    if (fs::exists(config->decisions))
        if (const auto today = day_in(config->settings.time_zone, environment_.time_stamp()))
            parts.add(iso_date(*today));
    for (const SourceText& file : *packs) {
        parts.add(file.name());
        parts.add(file.text());
    }
    parts.add_place(database_);
    std::vector<std::string> written;
    for (const ReportFile& report : reports) {
        parts.add_place(report.path);
        written.push_back(report.path);
    }
    parts.add(std::to_string(text_width(environment_, environment_.out)));
    parts.add(wants_colour(environment_, environment_.out, given_.text("--color")) ? "colour" : "");
    parts.add(speaks_utf8(environment_) ? "utf8" : "");
    parts.add(found->notes);
    parts.add(foreign_configs(*config, folder, roots));
    add_places(parts, roots, folder);
    return Basis{std::move(*config), std::move(*found), std::move(written), parts.hash()};
}

std::optional<ExitStatus> Repetition::print_again() {
    if (!request_) return std::nullopt;
    began_ = nanoseconds_now();
    std::optional<Basis> basis = this->basis();
    if (!basis) {
        request_.reset();
        return std::nullopt;
    }
    request_ = basis->request;
    const auto record = [this] {
        environment_.err.copy_to(&told_before_);
        environment_.out.copy_to(&out_);
        return std::nullopt;
    };
    if (given_.has("--read-all") || !fs::exists(database_)) return record();
    Store database = Store::open(database_);
    std::optional<Outcome> kept = database.outcome(*request_);
    if (!kept) return record();
    look_at(basis->found, 0);
    FilesNow now = files_now(basis->found, kept->files, kept->began, 0);
    std::optional<Printed> printed = printed_of(kept->printed);
    if (!now.same || !printed || !are_asked_for(printed->files, basis->reports)) return record();

    if (now.read > 0) {
        kept->files = std::move(now.remembered);
        kept->began = began_;
    }
    RunInfo info;
    info.at = environment_.time_stamp();
    info.sources = basis->config.sources;
    info.full_text = basis->config.full_text;
    std::optional<RunId> run;
    {
        const StopOnSignal guard([&] { database.interrupt(); });
        run = database.repeat(*kept, info);
    }
    if (!run) return record();
    environment_.err.write(printed->told_before);
    environment_.say("nothing has changed since run " + std::to_string(kept->run) + ": " +
                     counted(basis->found.files.size(), "file") + ", " +
                     (now.read == 0 ? "none" : std::to_string(now.read)) + " read to know");
    environment_.say("stored " + counted(printed->claims, "claim") + " in " + visible(database_) +
                     " (run " + std::to_string(*run) + ")");
    environment_.out.write(printed->out);
    bool all = true;
    for (const WrittenFile& file : printed->files) {
        const std::string why = write_file(file.path, file.text);
        if (why.empty()) continue;
        all = false;
        tell_all(environment_, {{{file.path}, "the report can't be written: " + why, ""}});
    }
    if (!all) return ExitStatus::failed;
    environment_.out.flush();
    environment_.err.write(printed->told_after);
    return static_cast<ExitStatus>(printed->status);
}

void Repetition::pause() { environment_.err.copy_to(nullptr); }

void Repetition::resume() { environment_.err.copy_to(request_ ? &told_after_ : nullptr); }

void Repetition::tell_unkept(const std::string& why) {
    environment_.say("tally: note: what was printed is not kept, so the next check reads all: " +
                     why);
}

void Repetition::keep(RunId run, const FoundFiles& found, Printed printed) {
    environment_.err.copy_to(nullptr);
    environment_.out.copy_to(nullptr);
    if (!request_ || !told_before_.whole || !told_after_.whole || !out_.whole) return;
    std::optional<std::string> files = remember(found);
    // What was read after this run began to look may be of a later state than its request.
    const std::optional<Basis> now = basis();
    if (!files || !now || now->request != *request_) return;
    printed.told_before = std::move(told_before_.text);
    printed.told_after = std::move(told_after_.text);
    printed.out = std::move(out_.text);
    std::string bytes = bytes_of(printed);
    if (bytes.size() > Recording::most) return;
    try {
        Store::open(database_).keep({*request_, run, began_, std::move(*files), std::move(bytes)});
    } catch (const DatabaseError& error) {
        tell_unkept(error.what());
    }
}

} // namespace tally
