// tally(1) and a page for each command are made of the option tables, tally.yaml(5) and
// tally-rules(5) of the shapes that their readers know, so none can say anything else.
#include "claims/commands/man_pages.h"

#include "claims/base/libraries.h"
#include "claims/commands/commands.h"
#include "claims/commands/file_shapes.h"
#include "claims/rules/language.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::string_view what_tally_does =
    "Says on which facts the articles of several sources agree, and where two of them can't both "
    "be right.";

/// Text that troff takes as it is written: no escapes, no requests, hyphens as one types them.
std::string plain(std::string_view text) {
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        line_start = c == '\n';
    }
    return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string title(std::string_view name, char section) {
    std::string capitals(name);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return ".TH " + plain(capitals) + " " + section + " \"\" \"tally " +
           std::string(program_version()) + "\" \"tally\"\n";
}

std::string section(std::string_view name, std::string_view body) {
    return ".SH " + std::string(name) + "\n" + std::string(body);
}

std::string tagged(std::string_view tag, std::string_view text) {
    return ".TP\n" + std::string(tag) + "\n" + plain(text) + "\n";
}

std::string exit_status() {
    return section("\"EXIT STATUS\"",
                   tagged("0", "ran; nothing fails the check") +
                       tagged("1", "ran; something fails the check") +
                       tagged("2", "could not run as asked; why stands on standard error"));
}

std::string environment_variables() {
    std::string body;
    for (const auto& [name, about] : std::vector<std::pair<std::string_view, std::string_view>>{
             {"TALLY_CONFIG", "the configuration, as --config"},
             {"TALLY_DB", "the claims database, as --db"},
             {"NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, TERM", "colour"},
             {"COLUMNS", "the width of text"},
             {"SOURCE_DATE_EPOCH", "the time of the run, for reports that are the same each time"},
             {"TMPDIR", "where extract and db check keep what does not stay in memory [/tmp]"},
             {"XDG_CONFIG_HOME", "where tally/config.yaml of the user lies [~/.config]"}})
        body += tagged(bold(name), about);
    return section("ENVIRONMENT", body);
}

std::string files() {
    return section("FILES", tagged(italic("tally.yaml"), "the configuration of a project") +
                                tagged(italic("~/.config/tally/config.yaml"),
                                       "what holds where no tally.yaml says otherwise") +
                                tagged(italic(".tally/claims.db"), "the claims database"));
}

std::string option_entry(const Option& option) {
    std::string tag;
    for (const std::string_view name : option.all_names())
        tag += (tag.empty() ? "" : ", ") + bold(name);
    if (!option.is_switch()) tag += " " + italic(option.value);
    std::string about(option.about);
    if (option.repeats && about.find("repeat") == std::string::npos) about += "; repeatable";
    return tagged(tag, about);
}

std::string command_page(const Command& command) {
    const Syntax& syntax = command.syntax;
    const std::string name = "tally-" + std::string(syntax.command);
    std::string synopsis =
        bold("tally " + std::string(syntax.command)) + " [" + italic("OPTION…") + "]";
    if (!syntax.operands.name.empty())
        synopsis += syntax.operands.least == 0 ? " [" + italic(syntax.operands.name) + "]"
                                               : " " + italic(syntax.operands.name);
    std::string out = title(name, '1');
    out += section("NAME", plain(name) + " \\- " + plain(syntax.about) + "\n");
    out += section("SYNOPSIS", synopsis + "\n");
    out += section("DESCRIPTION", plain(syntax.about) + "\n");
    std::string options;
    for (const Option& option : syntax.options)
        options += option_entry(option);
    out += section("OPTIONS", options);
    out += exit_status() + environment_variables() + files();
    if (!syntax.examples.empty()) {
        std::string examples;
        for (const Example& example : syntax.examples)
            examples += tagged(bold(example.line), example.about);
        out += section("EXAMPLES", examples);
    }
    return out + section("\"SEE ALSO\"", bold("tally") + "(1), " + bold("tally.yaml") + "(5), " +
                                             bold("tally-rules") + "(5)\n");
}

std::string overview() {
    std::string out = title("tally", '1');
    out += section("NAME", "tally \\- check the claims of several sources against each other\n");
    out += section("SYNOPSIS", bold("tally") + " " + italic("COMMAND") + " [" + italic("OPTION…") +
                                   "] [" + italic("PATH…") + "]\n");
    out += section("DESCRIPTION", plain(what_tally_does) + "\n");
    std::string list;
    std::string see;
    for (const Command& command : commands()) {
        list += tagged(bold(command.syntax.command), command.syntax.about);
        see += bold("tally-" + std::string(command.syntax.command)) + "(1), ";
    }
    out += section("COMMANDS", list) + exit_status() + environment_variables() + files();
    out += section("EXAMPLES",
                   tagged(bold("tally init"), "a first project, with two articles that disagree") +
                       tagged(bold("tally check articles/"), "check all articles in a folder"));
    return out + section("\"SEE ALSO\"",
                         see + bold("tally.yaml") + "(5), " + bold("tally-rules") + "(5)\n");
}

/// The keys of a mapping and of those below it, a path each: "check.fail-on".
void add_keys(const Shape& shape, const std::string& prefix, int depth, std::string& out) {
    for (const ShapeKey& key : shape.keys) {
        const std::string path = prefix + std::string(key.name);
        if (!key.about.empty()) {
            std::string about(key.about);
            if (!key.shape.words.empty()) {
                about += ":";
                for (const std::string_view word : key.shape.words)
                    about += (about.back() == ':' ? " " : ", ") + std::string(word);
            }
            out += tagged(bold(path), about + (key.needed ? " (needed)" : ""));
        }
        if (depth > 0) add_keys(key.shape, path + ".", depth - 1, out);
        for (const Shape& item : key.shape.of)
            if (depth > 0) add_keys(item, path + "[].", depth - 1, out);
    }
}

std::string file_page(std::string_view name, std::string_view about, std::string_view schema,
                      const Shape& shape) {
    std::string keys;
    add_keys(shape, "", 2, keys);
    return title(name, '5') + section("NAME", plain(name) + " \\- " + plain(about) + "\n") +
           section("DESCRIPTION", "A YAML file. Its JSON Schema, for editors, is printed by " +
                                      bold("tally schema " + std::string(schema)) + ".\n") +
           section("KEYS", keys) +
           section("\"SEE ALSO\"", bold("tally") + "(1), " + bold("tally-schema") + "(1)\n");
}

} // namespace

std::vector<std::string> man_page_names() {
    std::vector<std::string> names = {"tally.1"};
    for (const Command& command : commands())
        names.push_back("tally-" + std::string(command.syntax.command) + ".1");
    names.insert(names.end(), {"tally.yaml.5", "tally-rules.5"});
    return names;
}

std::string man_page(std::string_view name) {
    if (name == "tally.1") return overview();
    if (name == "tally.yaml.5")
        return file_page("tally.yaml", "the configuration of tally", "config", config_shape());
    if (name == "tally-rules.5")
        return file_page("tally-rules", "packs of rules for tally", "pack", pack_shape());
    for (const Command& command : commands())
        if (name == "tally-" + std::string(command.syntax.command) + ".1")
            return command_page(command);
    return {};
}

} // namespace tally
