#include "claims/base/json.h"
#include "claims/base/libraries.h"
#include "claims/commands/commands.h"

namespace tally {

namespace {

ExitStatus run_version(const Given& given, Environment& environment) {
    std::string out;
    if (given.has("--json")) {
        JsonWriter json(out, 2);
        json.begin_object().member("tally", program_version()).key("libraries").begin_object();
        for (const Library& library : libraries())
            json.member(library.name, library.version);
        json.end_object().end_object();
        out += '\n';
    } else {
        out = "tally " + std::string(program_version()) + '\n';
    }
    environment.out.write(out);
    return ExitStatus::clean;
}

} // namespace

Command version_command() {
    return {{"version",
             "The version of tally; with --json also those of the libraries that it runs with.",
             {},
             {{"tally version --json", "for a report of an error"}},
             with_common_options({{"--json", "", "a JSON object"}})},
            run_version};
}

} // namespace tally
