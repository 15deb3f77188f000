// Hands over to commands/. The one place where exceptions end.
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/environment.h"

#include <csignal>
#include <exception>
#include <string>
#include <unistd.h>

namespace {

int failed(tally::Output& err, const char* what) {
    try {
        err.write("tally: error: " + tally::visible(what) + '\n');
        err.flush();
    } catch (const std::exception&) { // nothing is left to tell it to
    }
    return static_cast<int>(tally::ExitStatus::failed);
}

} // namespace

int main(int argc, char** argv) {
    // A closed pipe and a full quota are told by write(), not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    tally::Output out(STDOUT_FILENO, "standard output");
    tally::Output err(STDERR_FILENO, "standard error");
    try {
        tally::Environment environment{tally::process_arguments(argc, argv),
                                       tally::process_variables(), out, err, tally::process_clock};
        const tally::ExitStatus status = tally::run_tally(environment);
        out.flush();
        err.flush();
        return static_cast<int>(status);
    } catch (const std::exception& error) {
        return failed(err, error.what());
    }
}
