#pragma once

#include "claims/base/result.h"
#include "claims/commands/config_settings.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/reports/formats.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// 32 hexadecimal digits that nobody can guess.
std::string random_word();

/// A report that goes to a file, beside what standard output shows.
struct ReportFile {
    const ReportFormat* format = nullptr;
    std::string path; ///< from the working folder, or absolute
};

/// What a report file holds.
struct WrittenFile {
    std::string path, text;
};

/// `--format` and `--report`, before a command's own options.
std::vector<Option> with_output_options(std::vector<Option> own);

/// While it lives under `--format github`, or until end(), the runner of GitHub Actions takes no
/// line of either stream for a command: paths and messages hold others' words.
class StoppedCommands {
public:
    StoppedCommands(const Given& given, Environment& environment);
    ~StoppedCommands();
    StoppedCommands(const StoppedCommands&) = delete;
    StoppedCommands& operator=(const StoppedCommands&) = delete;

    void end();

private:
    Environment& environment_;
    std::string word_;
};

const ReportFormat* format_named(std::string_view name);

/// What --report asks for, FORMAT=FILE each.
/// Errors: no "=", an unknown format (with the nearest), one file named twice.
Result<std::vector<ReportFile>> report_files(const Given& given);

/// The same and those of `reports:` of tally.yaml, but for files that --report names too.
std::vector<ReportFile> with_configured(std::vector<ReportFile> files,
                                        const std::vector<ReportEntry>& configured);

/// Whether a format is among what a run prints and writes.
bool writes_format(const Given& given, const std::vector<ReportFile>& files,
                   std::string_view format);

/// Prints the report in the form of --format, and writes each file at once or not at all; the file
/// that GITHUB_STEP_SUMMARY names is added to. Whatever can't be written is told.
/// Whether everything was. `written` takes what went to files.
bool write_outputs(const Report& report, const Given& given, const std::vector<ReportFile>& files,
                   Environment& environment, std::vector<WrittenFile>& written);

/// Each article's path from the root of the repository that the working folder lies in (the folder
/// that holds .git; without one, the working folder): what GitHub and GitLab call it. One that lies
/// elsewhere is absolute.
std::vector<std::string> paths_in_repository(const Corpus& corpus,
                                             const std::string& working_folder);

} // namespace tally
