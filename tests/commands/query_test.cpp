#include "claims/commands/commands.h"
#include "claims/reports/table.h"
#include "tests/db/story.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

struct Printed {
    std::string out, err;
    ExitStatus status = ExitStatus::failed;
};

Printed run(std::vector<std::string> arguments) {
    Printed printed;
    Output out(printed.out), err(printed.err);
    arguments.insert(arguments.begin(), "query");
    Environment environment{std::move(arguments), {}, out, err, {}};
    printed.status = run_tally(environment);
    out.flush();
    err.flush();
    return printed;
}

} // namespace

BOOST_AUTO_TEST_SUITE(query_command_line)

BOOST_AUTO_TEST_CASE(who_says_what_is_one_line_and_one_table) {
    const StoredStory stored;
    const Printed printed =
        run({"select distinct attribute, source, text from conflicts order by id, published",
             "--db", stored.path()});
    BOOST_TEST(printed.out == "attribute                source   text\n"
                              "-----------------------  -------  ----------------------\n"
                              "villagers led to safety  courier  more than 60 villagers\n"
                              "villagers led to safety  ledger   41 villagers\n"
                              "villagers led to safety  post     75 villagers\n");
    BOOST_TEST(printed.err == "");
    BOOST_TEST((printed.status == ExitStatus::clean));
}

BOOST_AUTO_TEST_CASE(each_format_has_an_option) {
    const StoredStory stored;
    for (const TableFormat& format : table_formats()) {
        const Printed printed =
            run({"select id from runs", "--db", stored.path(), "--" + std::string(format.name)});
        std::string expected;
        format.write(expected, {{"id"}, {{std::int64_t{1}}}}, {});
        BOOST_TEST(printed.out == expected, format.name);
    }
}

BOOST_AUTO_TEST_CASE(a_cut_is_told_even_quietly) {
    const StoredStory stored;
    const Printed printed =
        run({"select id from claims", "--db", stored.path(), "--limit=2", "--jsonl", "-q"});
    BOOST_TEST(printed.err == "tally: note: there are more than 2 rows, the rest is left out; "
                              "--limit N gives more, --limit 0 all\n");
    BOOST_TEST((printed.status == ExitStatus::clean));
}

BOOST_AUTO_TEST_CASE(a_mistake_prints_nothing_and_fails) {
    const StoredStory stored;
    const Printed printed = run({"select sorce from claims", "--db", stored.path()});
    BOOST_TEST(printed.out == "");
    BOOST_TEST(printed.err == "SQL:1:8: error: no such column: sorce, did you mean 'source'?\n");
    BOOST_TEST((printed.status == ExitStatus::failed));
}

BOOST_AUTO_TEST_CASE(a_query_that_takes_too_long_is_stopped) {
    const StoredStory stored;
    const Printed printed = run({"with recursive t(n) as (select 1 union all select n + 1 from t) "
                                 "select max(n) from t",
                                 "--db", stored.path(), "--timeout", "0.2"});
    BOOST_TEST(printed.err == "SQL: error: the query was stopped after 0.2 s, narrow it, or allow "
                              "more with --timeout\n");
    BOOST_TEST((printed.status == ExitStatus::failed));
}

// instr() over ten million letters takes minutes, and SQLite can't interrupt a function.
BOOST_AUTO_TEST_CASE(a_function_that_takes_too_long_ends_with_the_process) {
    const StoredStory stored;
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == nullptr) _exit(4);
        run({"with recursive t(x) as (select 'aaaaaaaa' union all select x || x from t where "
             "length(x) < 4000000) select instr(x || x, x || 'b') from t where length(x) > "
             "4000000",
             "--db", stored.path(), "--timeout", "1"}); // enough to come as far as the function
        _exit(5);
    }
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST(WIFEXITED(status));
    BOOST_TEST(WEXITSTATUS(status) == 2);
    BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(20)));
    BOOST_TEST(ask(stored.path(), "select count(*) from runs") == "1");
}

BOOST_AUTO_TEST_CASE(raw_text_does_not_steer_a_terminal) {
    const StoredStory stored;
    std::string printed;
    std::string err_text;
    Output out(printed, true);
    Output err(err_text);
    Environment environment{
        {"query", "--csv", "--raw", "select char(27) || '[2J' as x", "--db", stored.path()},
        {},
        out,
        err,
        {}};
    BOOST_TEST((run_tally(environment) == ExitStatus::clean), err_text);
    BOOST_TEST(printed.find("\\u{1B}[2J") != std::string::npos, printed);
    BOOST_TEST(printed.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_column_is_looked_for_in_the_views_that_are_asked) {
    const StoredStory stored;
    BOOST_TEST(run({"select fact from conflicts", "--db", stored.path()})
                   .err.starts_with("SQL:1:8: error: no such column: fact, conflicts has id, "));
    BOOST_TEST(run({"select sorce from conflicts", "--db", stored.path()}).err ==
               "SQL:1:8: error: no such column: sorce, did you mean 'source'?\n");
}

BOOST_AUTO_TEST_CASE(json_has_each_name_once) {
    const StoredStory stored;
    BOOST_TEST(run({"select 1 a, 2 a, 3 a_2, 4 a", "--jsonl", "--db", stored.path()}).out ==
               "{\"a\":1,\"a_3\":2,\"a_2\":3,\"a_4\":4}\n");
}

BOOST_AUTO_TEST_SUITE_END()
