#pragma once

#include "claims/articles/files.h"
#include "claims/commands/environment.h"
#include "claims/commands/options.h"
#include "claims/commands/outputs.h"
#include "claims/commands/printed.h"
#include "db/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// Whether a check needs to be made at all. Where all that it rests on is as it was when its like
/// was made before, it prints what that printed, without a look into an article. Otherwise it
/// records what this one prints.
///
/// It rests on: the program and its libraries, its arguments, the working folder, tally.yaml and
/// the user's own file, rules, decisions (and then the day), the baseline, where reports and
/// database lie, the width and colours of the terminal, what the folders hold and what is ignored
/// there; and on the bytes of every article (file_memory.h).
///
/// Never repeated is a check of standard input or of what changed in git, without a database, in a
/// form that tells what no other check may (ReportFormat::repeats), that could not read all, or
/// that prints more than a Recording keeps.
class Repetition {
public:
    /// `files`: of --report.
    Repetition(const Given& given, Environment& environment, const std::vector<ReportFile>& files);
    ~Repetition();
    Repetition(const Repetition&) = delete;
    Repetition& operator=(const Repetition&) = delete;

    /// Prints it again, adds a run that says so, and gives its exit status; nothing where the check
    /// is to be made.
    std::optional<ExitStatus> print_again();

    /// What happens from now on till resume() is not printed again.
    void pause();
    void resume();

    /// Keeps what was printed with a run that has read `found`. What stands in the way is told, and
    /// the next check is made.
    void keep(RunId run, const FoundFiles& found, Printed printed);

private:
    struct Basis;
    std::optional<Basis> basis() const;
    void tell_unkept(const std::string& why);

    const Given& given_;
    Environment& environment_;
    const std::vector<ReportFile>& files_;
    const ReportFormat& shown_;
    std::optional<std::string> request_; ///< nothing where it can't be repeated
    std::string database_;
    std::int64_t began_ = 0;
    Recording told_before_, told_after_, out_;
};

} // namespace tally
