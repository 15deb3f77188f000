#pragma once

#include "claims/base/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// A row of the option table on top of each command's file: what the parser takes and what the help
/// says come from it.
struct Option {
    std::string_view names;                     ///< "-f,--format", "--db"
    std::string_view value;                     ///< what it takes, "FILE"; empty for a switch
    std::string_view about;                     ///< a line for the help
    std::vector<std::string_view> choices = {}; ///< the values that it may have; empty: any
    bool repeats = false;                       ///< may be given again, and adds up

    /// "--format", the name that Given knows it by.
    std::string_view long_name() const;
    /// "-f" and "--format".
    std::vector<std::string_view> all_names() const;
    bool is_switch() const { return value.empty(); }
};

struct Operands {
    std::string_view name = {}; ///< "PATH…"; empty: the command takes none
    std::size_t least = 0;
    std::size_t most = SIZE_MAX;
};

struct Example {
    std::string_view line, about;
};

/// What the command line of one command may hold.
struct Syntax {
    std::string_view command; ///< "check"
    std::string_view about;   ///< one line, for the list of commands
    Operands operands;
    std::vector<Example> examples;
    std::vector<Option> options;
};

/// What was given.
class Given {
public:
    /// A switch that is on, or an option that has a value.
    bool has(std::string_view option) const { return values_.contains(std::string(option)); }
    /// The (last) value of an option, or `otherwise`.
    std::string text(std::string_view option, std::string_view otherwise = "") const;
    /// All values of an option that repeats.
    std::vector<std::string> all(std::string_view option) const;

    /// As if a switch were given, for what another option brings with it.
    void turn_on(std::string_view option) { values_[std::string(option)] = {"true"}; }

    std::vector<std::string> operands;

private:
    friend class OptionParser;
    std::map<std::string, std::vector<std::string>> values_;
};

/// Reads a command's arguments: options anywhere, `--opt=v` and `--opt v`, `-j4`, `--` before
/// operands that look like options; every switch has its `--no-` twin, and the last one counts. No
/// abbreviations.
/// Errors: an unknown option (with the nearest), a missing or unknown value, too few or too many
/// operands.
Result<Given> read_options(const Syntax& syntax, const std::vector<std::string>& arguments);

/// A command's help: usage, what it does, examples, options; lines fit into `width` columns.
std::string help_of(const Syntax& syntax, std::size_t width);

} // namespace tally
