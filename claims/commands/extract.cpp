#include "claims/commands/checking.h"
#include "claims/commands/packs.h"

namespace tally {

Command extract_command() {
    return {{"extract",
             "Every claim that a rule finds, as JSON Lines.",
             {"PATH…"},
             {{"tally extract articles/", "all articles in a folder"},
              {"tally extract --pack summit.yaml a.txt", "by the rules of one file"}},
             with_common_options(with_reading_options(with_rule_options({jobs_option()})))},
            print_claims};
}

} // namespace tally
