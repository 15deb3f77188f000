#pragma once

#include "claims/commands/environment.h"
#include "claims/commands/options.h"

namespace tally {

// What `tally rules` does besides showing rules, each in a file of its own.

/// `--check [PACK…]`: what is weak about rules that can be read.
ExitStatus check_rules(const Given& given, Environment& environment);

/// `--fmt FILE…`: lays rule files out; with `--check` it only says which would change.
ExitStatus format_rules(const Given& given, Environment& environment);

/// `--bench [PATH…]`: what each rule costs and finds on a corpus.
ExitStatus bench_rules(const Given& given, Environment& environment);

} // namespace tally
