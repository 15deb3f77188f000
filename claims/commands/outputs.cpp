#include "claims/commands/outputs.h"

#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/terminal.h"
#include "claims/reports/finding.h"
#include "claims/reports/statistics.h"
#include "claims/reports/table.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <system_error>

namespace tally {

namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const ReportFormat& format : report_formats())
        names.push_back(format.name);
    return names;
}

Diagnostic misuse(std::string what, std::string cure) {
    return {{"--report", 0, 0}, std::move(what), std::move(cure), Severity::error};
}

/// GitHub shows no more, and neither would know that there were more.
void tell_cut(const Report& report, const ReportFormat& format, Environment& environment) {
    if (format.name != "sarif") return;
    const std::size_t count = problems(report).size();
    if (count > sarif_results)
        environment.say("tally: note: sarif has the " + std::to_string(sarif_results) +
                        " worst of " + std::to_string(count) +
                        " findings, which is all that GitHub keeps; json has all");
}

/// Behind the text for people; beside other forms, which a program reads, on standard error.
void tell_statistics(const Report& report, const Layout& layout, const ReportFormat& shown,
                     Environment& environment) {
    std::string out;
    const TableOptions options{layout.width, false};
    for (const ResultTable& table : {facts_by_rule(report), facts_by_source(report)}) {
        out += '\n';
        table_formats().front().write(out, table, options);
    }
    if (shown.name == "text") {
        environment.out.write(out);
    } else {
        out.pop_back();
        environment.say(out);
    }
}

} // namespace

const ReportFormat* format_named(std::string_view name) {
    for (const ReportFormat& format : report_formats())
        if (format.name == name) return &format;
    return nullptr;
}

std::vector<Option> with_output_options(std::vector<Option> own) {
    static const std::string list = [] {
        std::string out = "what goes to standard output: ";
        for (const std::string_view name : format_names())
            out += std::string(name) + (name == format_names().back() ? " [text]" : ", ");
        return out;
    }();
    own.insert(own.begin(),
               {{"-f,--format", "FORMAT", list, format_names()},
                {"--report", "FORMAT=FILE", "write this too; may be given again", {}, true}});
    return own;
}

std::string random_word() {
    std::random_device random;
    constexpr char digits[] = "0123456789abcdef";
    std::string word;
    for (int i = 0; i < 32; ++i)
        word += digits[random() & 0xFU];
    return word;
}

StoppedCommands::StoppedCommands(const Given& given, Environment& environment)
    : environment_(environment) {
    if (given.text("--format") != "github") return;
    word_ = random_word();
    environment_.out.write("::stop-commands::" + word_ + '\n');
    environment_.out.flush();
}

StoppedCommands::~StoppedCommands() { end(); }

void StoppedCommands::end() {
    if (!word_.empty()) environment_.out.write("::" + word_ + "::\n");
    word_.clear();
}

Result<std::vector<ReportFile>> report_files(const Given& given) {
    std::vector<ReportFile> files;
    Diagnostics wrong;
    std::set<std::string> paths;
    for (const std::string& text : given.all("--report")) {
        const std::size_t equals = text.find('=');
        const std::string name = text.substr(0, equals);
        const ReportFormat* format = format_named(name);
        if (equals == std::string::npos || equals + 1 == text.size()) {
            wrong.push_back(
                misuse("'" + text + "' names no file", "write it as sarif=tally.sarif"));
        } else if (format == nullptr) {
            const std::string_view near = nearest(name, format_names());
            std::string known;
            for (const std::string_view one : format_names())
                known += (known.empty() ? "" : ", ") + std::string(one);
            wrong.push_back(misuse("unknown format '" + name + "'",
                                   near.empty() ? "known are " + known
                                                : "did you mean '" + std::string(near) + "'?"));
        } else {
            const std::string path = text.substr(equals + 1);
            if (path == "-")
                wrong.push_back(misuse("standard output is not a file",
                                       "choose what goes there with --format"));
            else if (!paths.insert(fs::path(path).lexically_normal().string()).second)
                wrong.push_back(misuse("'" + path + "' is named twice", "each has its own file"));
            files.push_back({format, path});
        }
    }
    if (!wrong.empty()) return wrong;
    return files;
}

std::vector<ReportFile> with_configured(std::vector<ReportFile> files,
                                        const std::vector<ReportEntry>& configured) {
    const std::size_t given = files.size();
    for (const ReportEntry& entry : configured) {
        const bool named =
            std::any_of(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(given),
                        [&](const ReportFile& file) {
                            return fs::path(file.path).lexically_normal() ==
                                   fs::path(entry.path).lexically_normal();
                        });
        if (!named) files.push_back({format_named(entry.format), entry.path});
    }
    return files;
}

bool writes_format(const Given& given, const std::vector<ReportFile>& files,
                   std::string_view format) {
    return given.text("--format", "text") == format ||
           std::any_of(files.begin(), files.end(),
                       [&](const ReportFile& file) { return file.format->name == format; });
}

bool write_outputs(const Report& report, const Given& given, const std::vector<ReportFile>& files,
                   Environment& environment, std::vector<WrittenFile>& written) {
    const ReportFormat& shown = *format_named(given.text("--format", "text"));
    tell_cut(report, shown, environment);
    const Layout terminal{text_width(environment, environment.out),
                          wants_colour(environment, environment.out, given.text("--color")),
                          speaks_utf8(environment)};
    shown.write(report, terminal, [&](std::string_view text) { environment.out.write(text); });
    if (given.has("--statistics")) tell_statistics(report, terminal, shown, environment);
    bool all = true;
    for (const ReportFile& file : files) {
        tell_cut(report, *file.format, environment);
        std::string text;
        file.format->write(report, Layout{}, [&](std::string_view piece) { text += piece; });
        const std::string_view summary = environment.variable("GITHUB_STEP_SUMMARY");
        const std::string why = !summary.empty() && file.path == summary
                                    ? append_to_file(file.path, text)
                                    : write_file(file.path, text);
        if (why.empty()) {
            environment.say("wrote " + visible(file.path));
            written.push_back({file.path, std::move(text)});
            continue;
        }
        all = false;
        tell_all(environment,
                 {{{file.path}, "the report can't be written: " + why, "", Severity::error}});
    }
    return all;
}

std::vector<std::string> paths_in_repository(const Corpus& corpus,
                                             const std::string& working_folder) {
    std::error_code ignored;
    fs::path root = fs::weakly_canonical(working_folder, ignored);
    for (fs::path folder = root;; folder = folder.parent_path()) {
        if (fs::exists(folder / ".git", ignored)) {
            root = folder;
            break;
        }
        if (!folder.has_relative_path()) break;
    }
    std::map<fs::path, fs::path> folders; // as given -> without links
    std::vector<std::string> paths;
    paths.reserve(corpus.articles.size());
    for (const Article& article : corpus.articles) {
        if (article.path == "-") {
            paths.push_back(article.path);
            continue;
        }
        const fs::path whole = (fs::path(working_folder) / article.path).lexically_normal();
        fs::path real;
        if (fs::is_symlink(whole, ignored)) {
            real = fs::weakly_canonical(whole, ignored);
        } else {
            auto [folder, is_new] = folders.try_emplace(whole.parent_path());
            if (is_new) folder->second = fs::weakly_canonical(folder->first, ignored);
            real = folder->second / whole.filename();
        }
        const std::string inside = real.lexically_relative(root).string();
        paths.push_back(inside.empty() || inside.starts_with("..") ? real.string() : inside);
    }
    return paths;
}

} // namespace tally
