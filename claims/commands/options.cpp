// The command line's one model: a table of options gives both the parser (CLI11, which only this
// file sees) and the help.
#include "claims/commands/options.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace tally {

namespace {

bool has_negation(const Option& option) {
    return option.is_switch() && !option.long_name().starts_with("--no-") &&
           option.long_name() != "--help";
}

std::string negation_of(const Option& option) {
    return "--no-" + std::string(option.long_name().substr(2));
}

Diagnostic misuse(const Syntax& syntax, std::string what, std::string cure = "") {
    if (cure.empty()) cure = "see tally help " + std::string(syntax.command);
    return {{"tally", 0, 0}, std::move(what), std::move(cure), Severity::error};
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string listed(const std::vector<std::string_view>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
        out += words[i];
    }
    return out;
}

} // namespace

std::vector<std::string_view> Option::all_names() const {
    std::vector<std::string_view> out;
    for (std::string_view rest = names; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        out.push_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return out;
}

std::string_view Option::long_name() const {
    const std::size_t start = names.find("--");
    return start == std::string_view::npos ? names : names.substr(start);
}

std::string Given::text(std::string_view option, std::string_view otherwise) const {
    const auto found = values_.find(std::string(option));
    return found == values_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Given::all(std::string_view option) const {
    const auto found = values_.find(std::string(option));
    return found == values_.end() ? std::vector<std::string>() : found->second;
}

/// A command's table as a CLI11 app, and what that says as ours.
class OptionParser {
public:
    explicit OptionParser(const Syntax& syntax) : syntax_(syntax) {
        app_.set_help_flag(); // ours
        app_.allow_extras();  // told with the nearest name
        for (const Option& option : syntax.options)
            add(option);
        if (!syntax.operands.name.empty()) app_.add_option("operands", given_.operands);
    }

    Result<Given> read(std::vector<std::string> arguments) {
        std::reverse(arguments.begin(), arguments.end()); // as CLI11 takes them
        try {
            app_.parse(arguments);
        } catch (const CLI::ArgumentMismatch& error) {
            return mismatch(error.what());
        } catch (const CLI::ParseError& error) {
            return misuse(syntax_, error.what());
        }
        Diagnostics wrong;
        bool operands_only = false;
        for (const std::string& extra : app_.remaining()) {
            if (extra == "--")
                operands_only = true;
            else
                wrong.push_back(operands_only ? unexpected(extra) : unknown(extra));
        }
        for (const auto& [option, parsed] : options_)
            take(*option, *parsed, wrong);
        if (!given_.has("--help")) count_operands(wrong);
        if (!wrong.empty()) return wrong;
        return std::move(given_);
    }

private:
    void add(const Option& option) {
        std::string names(option.names);
        CLI::Option* parsed = nullptr;
        if (option.is_switch()) {
            if (has_negation(option)) names += ",!" + negation_of(option);
            parsed = app_.add_flag(names)->disable_flag_override();
        } else {
            parsed = app_.add_option(names)->expected(1)->allow_extra_args(false);
        }
        parsed->multi_option_policy(option.repeats ? CLI::MultiOptionPolicy::TakeAll
                                                   : CLI::MultiOptionPolicy::TakeLast);
        options_.emplace_back(&option, parsed);
    }

    void take(const Option& option, const CLI::Option& parsed, Diagnostics& wrong) {
        if (parsed.count() == 0) return;
        const std::vector<std::string> results = parsed.reduced_results();
        if (option.is_switch() && results.back() != "true") return; // its --no- twin came last
        for (const std::string& result : results)
            if (!option.choices.empty() && std::find(option.choices.begin(), option.choices.end(),
                                                     result) == option.choices.end())
                wrong.push_back(no_choice(option, result));
        given_.values_[std::string(option.long_name())] = results;
    }

    Diagnostic no_choice(const Option& option, std::string_view given) const {
        const std::string_view near = nearest(given, option.choices);
        return misuse(syntax_,
                      in_quotes(given) + " is no value of " + std::string(option.long_name()),
                      near.empty() ? "it takes " + listed(option.choices)
                                   : "did you mean " + in_quotes(near) + "?");
    }

    Diagnostic unexpected(std::string_view argument) const {
        return misuse(syntax_, "unexpected " + in_quotes(argument));
    }

    Diagnostic unknown(std::string_view argument) const {
        if (!argument.starts_with('-') || argument == "-") return unexpected(argument);
        const std::string_view name = argument.substr(0, argument.find('='));
        std::vector<std::string> negations;
        for (const Option& option : syntax_.options)
            if (has_negation(option)) negations.push_back(negation_of(option));
        std::vector<std::string_view> known(negations.begin(), negations.end());
        for (const Option& option : syntax_.options)
            known.push_back(option.long_name());
        std::string_view near = nearest(name, known);
        for (const std::string_view option : known) // "--js": no abbreviations, but a hint
            if (near.empty() && name.size() > 2 && option.starts_with(name)) near = option;
        return misuse(syntax_, "unknown option " + in_quotes(name),
                      near.empty() ? "" : "did you mean " + in_quotes(near) + "?");
    }

    /// CLI11 says "--format: 1 required TEXT missing", and "json was given a disallowed flag
    /// override" of --json=3.
    Diagnostic mismatch(std::string_view what) const {
        const std::string_view name = what.substr(0, what.find_first_of(": "));
        for (const Option& option : syntax_.options) {
            const std::string_view long_name = option.long_name();
            for (const std::string_view known : option.all_names()) {
                if (known != name && known.substr(known.find_first_not_of('-')) != name) continue;
                if (option.is_switch())
                    return misuse(syntax_, std::string(long_name) + " takes no value");
                return misuse(syntax_, std::string(long_name) + " needs a value, " +
                                           std::string(option.value));
            }
        }
        return misuse(syntax_, std::string(what));
    }

    void count_operands(Diagnostics& wrong) const {
        const Operands& operands = syntax_.operands;
        const std::size_t count = given_.operands.size();
        if (count < operands.least)
            wrong.push_back(misuse(syntax_, "tally " + std::string(syntax_.command) + " needs " +
                                                std::string(operands.name)));
        else if (count > operands.most)
            wrong.push_back(unexpected(given_.operands.at(operands.most)));
    }

    const Syntax& syntax_;
    CLI::App app_;
    std::vector<std::pair<const Option*, CLI::Option*>> options_;
    Given given_;
};

Result<Given> read_options(const Syntax& syntax, const std::vector<std::string>& arguments) {
    return OptionParser(syntax).read(arguments);
}

namespace {

std::string left_of(const Option& option) {
    std::string left = option.names.starts_with("--") ? "    " : "";
    for (const std::string_view name : option.all_names()) {
        if (left.size() > 4 || left.starts_with('-')) left += ", ";
        left += name;
    }
    if (!option.is_switch()) left += " " + std::string(option.value);
    return left;
}

} // namespace

std::string help_of(const Syntax& syntax, std::size_t width) {
    std::string out = "usage: tally " + std::string(syntax.command);
    if (!syntax.options.empty()) out += " [OPTION…]";
    if (!syntax.operands.name.empty())
        out += syntax.operands.least == 0 ? " [" + std::string(syntax.operands.name) + "]"
                                          : " " + std::string(syntax.operands.name);
    out += "\n\n" + wrapped(syntax.about, width, 0) + "\n";
    if (!syntax.examples.empty()) {
        std::size_t longest = 0;
        for (const Example& example : syntax.examples)
            longest = std::max(longest, display_width(example.line));
        out += '\n';
        for (const Example& example : syntax.examples) {
            out += "  " + std::string(example.line);
            out += std::string(longest - display_width(example.line) + 3, ' ');
            out += wrapped(example.about, width, longest + 5) + '\n';
        }
    }
    if (syntax.options.empty()) return out;
    out += "\noptions:\n";
    constexpr std::size_t gutter = 30;
    for (const Option& option : syntax.options) {
        std::string line = "  " + left_of(option);
        line += display_width(line) + 2 > gutter ? "\n" + std::string(gutter, ' ')
                                                 : std::string(gutter - display_width(line), ' ');
        out += line + wrapped(option.about, std::max(width, gutter + 20), gutter) + '\n';
    }
    return out;
}

} // namespace tally
