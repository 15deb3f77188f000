#include "claims/commands/commands.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/terminal.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <tuple>

namespace tally {

namespace fs = std::filesystem;

const std::vector<Command>& commands() {
    static const std::vector<Command> table = {
        check_command(),   extract_command(), values_command(),     test_command(),
        explain_command(), rules_command(),   facts_command(),      query_command(),
        diff_command(),    decide_command(),  baseline_command(),   runs_command(),
        db_command(),      export_command(),  suggest_command(),    schema_command(),
        init_command(),    config_command(),  completion_command(), version_command(),
    };
    return table;
}

std::vector<Option> with_common_options(std::vector<Option> own) {
    own.push_back({"-C", "DIR", "work in DIR, as if tally had been started there"});
    own.push_back({"-q,--quiet", "", "say nothing on standard error but errors"});
    own.push_back({"--color",
                   "WHEN",
                   "colour: auto, always or never [auto]; NO_COLOR and FORCE_COLOR are heeded",
                   {"auto", "always", "never"}});
    own.push_back({"-h,--help", "", "this text"});
    return own;
}

void tell_all(Environment& environment, const Diagnostics& diagnostics) {
    std::vector<const Diagnostic*> in_order;
    for (const Diagnostic& diagnostic : diagnostics)
        in_order.push_back(&diagnostic);
    const auto place = [](const Diagnostic* one) {
        const Location& where = one->where; // without a line it sums up, or is of the whole file
        return std::tuple(where.file.empty(), std::string_view(where.file), where.line == 0,
                          where.line, where.column);
    };
    std::stable_sort(in_order.begin(), in_order.end(),
                     [&](const Diagnostic* a, const Diagnostic* b) { return place(a) < place(b); });
    for (const Diagnostic* diagnostic : in_order)
        environment.tell(to_string(*diagnostic));
}

namespace {

const Command* command_named(std::string_view name) {
    for (const Command& command : commands())
        if (command.syntax.command == name) return &command;
    return nullptr;
}

std::string short_help(std::size_t width) {
    std::string out = "usage: tally COMMAND [OPTION…] [PATH…]\n\n";
    out += wrapped("Says on which facts the articles of several sources agree, and where two of "
                   "them can't both be right.",
                   width, 0);
    out += "\n\n";
    for (const Command& command : commands()) {
        std::string left = "  tally " + std::string(command.syntax.command);
        if (!command.syntax.operands.name.empty())
            left += " " + std::string(command.syntax.operands.name);
        // Operands that are too long for the column have a line of their own.
        left += display_width(left) < 26 ? std::string(26 - display_width(left), ' ')
                                         : "\n" + std::string(26, ' ');
        out += left + wrapped(command.syntax.about, width, 26) + '\n';
    }
    out += "\n  tally help COMMAND      its options, with examples\n";
    return out;
}

ExitStatus print(Environment& environment, std::string_view text) {
    environment.out.write(text);
    return ExitStatus::clean;
}

ExitStatus unknown_command(Environment& environment, std::string_view name) {
    std::vector<std::string_view> known{"help"};
    for (const Command& command : commands())
        known.push_back(command.syntax.command);
    const std::string_view near = nearest(name, known);
    const bool option = name.starts_with('-') && name != "-";
    std::string cure = "tally help lists the commands";
    if (!near.empty()) cure = "did you mean '" + std::string(near) + "'?";
    if (option) cure = "options stand after the command: tally check --quiet PATH";
    tell_all(environment,
             {{{"tally", 0, 0},
               (option ? "unknown option '" : "unknown command '") + std::string(name) + "'",
               cure,
               Severity::error}});
    return ExitStatus::failed;
}

ExitStatus run_command(const Command& command, std::vector<std::string> arguments,
                       Environment& environment) {
    const Result<Given> given = read_options(command.syntax, arguments);
    if (!given) {
        tell_all(environment, given.error());
        return ExitStatus::failed;
    }
    if (given->has("--help"))
        return print(environment, help_of(command.syntax, help_width(environment)));
    environment.quiet = given->has("--quiet");
    if (given->has("-C")) {
        const std::string folder = given->text("-C");
        std::error_code error;
        fs::current_path(folder, error);
        if (error) {
            tell_all(environment, {{{folder, 0, 0},
                                    "cannot work in this folder: " + error.message(),
                                    "",
                                    Severity::error}});
            return ExitStatus::failed;
        }
    }
    return command.run(*given, environment);
}

ExitStatus help(const std::vector<std::string>& arguments, Environment& environment) {
    const std::size_t width = help_width(environment);
    if (arguments.empty()) return print(environment, short_help(width));
    const Command* command = command_named(arguments.front());
    if (command == nullptr) return unknown_command(environment, arguments.front());
    return print(environment, help_of(command->syntax, width));
}

} // namespace

ExitStatus run_tally(Environment& environment) {
    std::vector<std::string> arguments = environment.arguments;
    if (arguments.empty()) return help({}, environment);
    const std::string name = arguments.front();
    arguments.erase(arguments.begin());
    if (name == "help" || name == "--help" || name == "-h") return help(arguments, environment);
    if (name == "--version" || name == "-V")
        return run_command(*command_named("version"), arguments, environment);
    const Command* command = command_named(name);
    if (command == nullptr) return unknown_command(environment, name);
    return run_command(*command, std::move(arguments), environment);
}

} // namespace tally
