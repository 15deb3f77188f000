// What the environment says of colour, width and characters.
#include "claims/commands/commands.h"
#include "claims/commands/progress.h"
#include "claims/commands/terminal.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace tally;

namespace {

using Variables = std::map<std::string, std::string>;

/// An environment whose streams are strings.
struct TestEnvironment {
    TestEnvironment(const TestEnvironment&) = delete;
    TestEnvironment& operator=(const TestEnvironment&) = delete;
    explicit TestEnvironment(Variables variables, std::vector<std::string> arguments = {})
        : environment{std::move(arguments), std::move(variables), out, err,
                      [] { return std::chrono::sys_seconds(std::chrono::seconds(86'400)); }} {}

    std::string out_text, err_text;
    Output out{out_text}, err{err_text};
    Environment environment;
};

bool coloured(Variables variables, std::string_view when = "auto") {
    const TestEnvironment test(std::move(variables));
    return wants_colour(test.environment, test.out, when);
}

std::size_t width(const std::string& columns) {
    const TestEnvironment test({{"COLUMNS", columns}});
    return text_width(test.environment, test.out);
}

bool utf8(Variables variables) {
    return speaks_utf8(TestEnvironment(std::move(variables)).environment);
}

} // namespace

namespace {

/// What a step that takes so long leaves on standard error.
std::string progress_of(std::chrono::milliseconds takes, const std::string& when,
                        Variables variables = {}, bool as_terminal = false, bool quiet = false) {
    std::string out_text;
    std::string err_text;
    Output out(out_text);
    Output err(err_text, as_terminal);
    Environment environment{{}, std::move(variables), out, err, [] {
                                return std::chrono::sys_seconds(std::chrono::seconds(86'400));
                            }};
    environment.quiet = quiet;
    const Syntax syntax{"check", "", {}, {}, {progress_option()}};
    const auto given = read_options(syntax, {"--progress=" + when});
    BOOST_REQUIRE(given.has_value());
    {
        Progress progress(*given, environment, "reading", 40);
        progress.done = 17;
        std::this_thread::sleep_for(takes);
    }
    err.flush();
    return err_text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(commands)
BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(progress_is_shown_after_half_a_second_and_erased) {
    using std::chrono::milliseconds;
    const std::string shown = progress_of(milliseconds(650), "auto", {}, true);
    BOOST_TEST(shown.starts_with("\r\x1B[Ktally: reading, 17 of 40 articles"));
    BOOST_TEST(shown.ends_with("\r\x1B[K"));
    BOOST_TEST(progress_of(milliseconds(0), "always") == "");
    const std::string narrow = progress_of(milliseconds(550), "always", {{"COLUMNS", "40"}});
    BOOST_TEST(narrow.find("17 of 40") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(progress_is_for_terminals_and_people) {
    const std::chrono::milliseconds takes(550);
    BOOST_TEST(progress_of(takes, "auto") == "");
    BOOST_TEST(progress_of(takes, "auto", {{"CI", "true"}}, true) == "");
    BOOST_TEST(progress_of(takes, "never", {}, true) == "");
    BOOST_TEST(progress_of(takes, "auto", {}, true, true) == "");
}

BOOST_AUTO_TEST_CASE(colour_is_asked_for_forbidden_or_found_in_this_order) {
    BOOST_TEST(!coloured({})); // no terminal
    BOOST_TEST(coloured({{"NO_COLOR", "1"}}, "always"));
    BOOST_TEST(!coloured({{"FORCE_COLOR", "1"}}, "never"));
    BOOST_TEST(coloured({{"FORCE_COLOR", "1"}}));
    BOOST_TEST(coloured({{"CLICOLOR_FORCE", "1"}}));
    BOOST_TEST(!coloured({{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}));
    BOOST_TEST(coloured({{"FORCE_COLOR", "1"}, {"NO_COLOR", ""}})); // set, but empty
    BOOST_TEST(!coloured({{"FORCE_COLOR", "0"}}));
    BOOST_TEST(!coloured({{"CLICOLOR_FORCE", "0"}}));
}

BOOST_AUTO_TEST_CASE(the_width_is_that_of_columns_else_100) {
    BOOST_TEST(width("80") == 80U);
    BOOST_TEST(width("200") == 200U);
    BOOST_TEST(width("") == 100U);
    BOOST_TEST(width("0") == 100U);
    BOOST_TEST(width("80x") == 100U);
    BOOST_TEST(width("-80") == 100U);
    BOOST_TEST(width("7") == 40U);
}

BOOST_AUTO_TEST_CASE(the_first_variable_that_is_set_names_the_characters) {
    BOOST_TEST(utf8({{"LANG", "en_GB.UTF-8"}}));
    BOOST_TEST(utf8({{"LC_CTYPE", "C.utf8"}, {"LANG", "C"}}));
    BOOST_TEST(!utf8({{"LC_ALL", "C"}, {"LANG", "en_GB.UTF-8"}}));
    BOOST_TEST(utf8({{"LC_ALL", ""}, {"LANG", "en_GB.UTF-8"}}));
    BOOST_TEST(!utf8({}));
    BOOST_TEST(!utf8({{"LANG", "de_DE.ISO-8859-1"}}));
}

BOOST_AUTO_TEST_CASE(the_time_is_that_of_the_clock_or_of_source_date_epoch) {
    BOOST_TEST(TestEnvironment(Variables{}).environment.time_stamp() == "1970-01-02T00:00:00Z");
    BOOST_TEST(
        TestEnvironment(Variables{{"SOURCE_DATE_EPOCH", "1623830880"}}).environment.time_stamp() ==
        "2021-06-16T08:08:00Z");
    BOOST_TEST(TestEnvironment(Variables{{"SOURCE_DATE_EPOCH", "soon"}}).environment.time_stamp() ==
               "1970-01-02T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(commands_run_within_a_test) {
    TestEnvironment test({}, {"version"});
    BOOST_TEST((run_tally(test.environment) == ExitStatus::clean));
    BOOST_TEST(test.out_text.starts_with("tally "));
    TestEnvironment wrong({}, {"versoin"});
    BOOST_TEST((run_tally(wrong.environment) == ExitStatus::failed));
    BOOST_TEST(wrong.out_text == "");
    BOOST_TEST(wrong.err_text == "tally: error: unknown command 'versoin', did you mean "
                                 "'version'?\n");
}

BOOST_AUTO_TEST_CASE(each_option_stands_once_in_its_command_and_is_told_in_its_help) {
    for (const Command& command : tally::commands()) {
        const std::string help = help_of(command.syntax, 100);
        std::vector<std::string_view> seen;
        for (const Option& option : command.syntax.options) {
            const std::string_view name = option.long_name();
            BOOST_TEST((std::find(seen.begin(), seen.end(), name) == seen.end()),
                       command.syntax.command << " has " << name << " twice");
            BOOST_TEST(help.find(name) != std::string::npos);
            BOOST_TEST(!option.about.empty());
            seen.push_back(name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
