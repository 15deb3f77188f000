// Completion for shells, made of the same tables as the parser and the help, so it can't say
// anything else.
#include "claims/commands/commands.h"
#include "claims/commands/man_pages.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tally {

namespace {

/// A text between single quotation marks, as a POSIX shell takes it.
std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string words_of(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words)
        out += (out.empty() ? "" : " ") + std::string(word);
    return out;
}

std::string pattern_of(const Option& option) {
    std::string out;
    for (const std::string_view name : option.all_names())
        out += (out.empty() ? "" : "|") + std::string(name);
    return out;
}

std::string command_names() {
    std::string out = "help";
    for (const Command& command : commands())
        out += ' ' + std::string(command.syntax.command);
    return out;
}

std::string bash_script() {
    std::string out =
        "# bash completion for tally; source it, or put it where bash looks:\n"
        "#   tally completion bash > ~/.local/share/bash-completion/completions/tally\n"
        "_tally() {\n"
        "    local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local options= choices=\n    COMPREPLY=()\n"
        "    if [ \"$now\" = = ]; then now=\n"
        "    elif [ \"$before\" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}\n"
        "    fi\n"
        "    if [ \"$COMP_CWORD\" = 1 ] || [ \"${COMP_WORDS[1]}:$COMP_CWORD\" = help:2 ]; then\n"
        "        COMPREPLY=($(compgen -W " +
        in_quotes(command_names()) +
        " -- \"$now\"))\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n";
    for (const Command& command : commands()) {
        std::string options;
        std::string choices;
        for (const Option& option : command.syntax.options) {
            for (const std::string_view name : option.all_names())
                options += (options.empty() ? "" : " ") + std::string(name);
            if (!option.choices.empty())
                choices += "                " + pattern_of(option) +
                           ") choices=" + in_quotes(words_of(option.choices)) + ";;\n";
        }
        out += "        " + std::string(command.syntax.command) +
               ")\n            options=" + in_quotes(options) + "\n";
        if (!choices.empty())
            out += "            case $before in\n" + choices + "            esac\n";
        out += "            ;;\n";
    }
    return out + "    esac\n"
                 "    if [ -n \"$choices\" ]; then\n"
                 "        COMPREPLY=($(compgen -W \"$choices\" -- \"$now\"))\n"
                 "    elif [[ $now == -* ]]; then\n"
                 "        COMPREPLY=($(compgen -W \"$options\" -- \"$now\"))\n"
                 "    fi\n}\n"
                 "complete -o default -F _tally tally\n";
}

/// Between the brackets of a zsh option's words, and behind a colon.
std::string zsh_words(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_script() {
    std::string out =
        "#compdef tally\n# zsh completion for tally; put it into a folder of $fpath:\n"
        "#   tally completion zsh > ~/.zfunc/_tally\n"
        "_tally() {\n    local -a commands\n    commands=(\n";
    for (const Command& command : commands())
        out +=
            "        " +
            in_quotes(zsh_words(command.syntax.command) + ':' + zsh_words(command.syntax.about)) +
            '\n';
    out +=
        "        'help:The help of a command'\n    )\n"
        "    if (( CURRENT == 2 )) || [[ $words[2]:$CURRENT == help:3 ]]; then\n"
        "        _describe command commands\n        return\n    fi\n"
        "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in\n";
    for (const Command& command : commands()) {
        out += "        " + std::string(command.syntax.command) + ") _arguments -s";
        for (const Option& option : command.syntax.options)
            for (const std::string_view name : option.all_names()) {
                std::string spec = (option.repeats ? "*" : "") + std::string(name);
                if (!option.is_switch() && name.starts_with("--")) spec += '=';
                spec += '[' + zsh_words(option.about) + ']';
                if (!option.is_switch()) {
                    spec += ':' + zsh_words(option.value) + ':';
                    spec +=
                        option.choices.empty() ? "_files" : '(' + words_of(option.choices) + ')';
                }
                out += " \\\n            " + in_quotes(spec);
            }
        out += " \\\n            '*:file:_files' ;;\n";
    }
    return out + "    esac\n}\n_tally \"$@\"\n";
}

std::string fish_script() {
    std::string out =
        "# fish completion for tally:\n"
        "#   tally completion fish > ~/.config/fish/completions/tally.fish\n"
        "complete -c tally -n __fish_use_subcommand -f -a help -d 'The help of a command'\n";
    for (const Command& command : commands()) {
        const std::string name(command.syntax.command);
        out += "complete -c tally -n __fish_use_subcommand -f -a " + name + " -d " +
               in_quotes(command.syntax.about) + '\n';
        for (const Option& option : command.syntax.options) {
            out += "complete -c tally -n '__fish_seen_subcommand_from " + name + "'";
            for (const std::string_view one : option.all_names())
                out += one.starts_with("--") ? " -l " + std::string(one.substr(2))
                                             : " -s " + std::string(one.substr(1));
            if (!option.is_switch()) out += option.choices.empty() ? " -r" : " -x";
            if (!option.choices.empty()) out += " -a " + in_quotes(words_of(option.choices));
            out += " -d " + in_quotes(option.about) + '\n';
        }
    }
    return out;
}

struct Shell {
    std::string_view name;
    std::string (*script)();
};

constexpr Shell shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

/// `tally completion man`: the names of the pages; `tally completion man NAME`: one.
ExitStatus print_man_page(const Given& given, Environment& environment) {
    if (given.operands.size() == 1) {
        for (const std::string& name : man_page_names())
            environment.out.write(name + '\n');
        return ExitStatus::clean;
    }
    const std::string& name = given.operands[1];
    const std::string page = man_page(name);
    environment.out.write(page);
    if (!page.empty()) return ExitStatus::clean;
    const std::vector<std::string> names = man_page_names();
    const std::string_view near = nearest(name, {names.begin(), names.end()});
    tell_all(environment, {{{"tally", 0, 0},
                            "no manual page '" + name + "'",
                            near.empty() ? "tally completion man lists them"
                                         : "did you mean '" + std::string(near) + "'?",
                            Severity::error}});
    return ExitStatus::failed;
}

ExitStatus run_completion(const Given& given, Environment& environment) {
    const std::string& name = given.operands.front();
    if (name == "man") return print_man_page(given, environment);
    std::vector<std::string_view> known;
    for (const Shell& shell : shells) {
        if (shell.name == name) {
            environment.out.write(shell.script());
            return ExitStatus::clean;
        }
        known.push_back(shell.name);
    }
    const std::string_view near = nearest(name, known);
    tell_all(environment,
             {{{"tally", 0, 0},
               "no completion for '" + name + "'",
               near.empty() ? "there is one for bash, zsh and fish, and manual pages under man"
                            : "did you mean '" + std::string(near) + "'?",
               Severity::error}});
    return ExitStatus::failed;
}

} // namespace

Command completion_command() {
    return {{"completion",
             "Prints what lets a shell complete tally's commands, options and their values; under "
             "man, the manual pages.",
             {"SHELL", 1, 2},
             {{"source <(tally completion bash)", "in this shell"},
              {"tally completion fish > ~/.config/fish/completions/tally.fish", "for good"},
              {"tally completion man tally-check.1 | man -l -",
               "a manual page; without one, their names"}},
             with_common_options({})},
            run_completion};
}

} // namespace tally
