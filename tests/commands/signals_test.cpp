// A signal while something is to be undone: it is undone, and the process still dies by the signal.
#include "claims/commands/signals.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace tally;

namespace {

struct Outcome {
    std::string written; ///< by the child
    int signal = 0;      ///< that it died by; 0: it ended
};

/// Runs `work` in a child process, with a descriptor to write to.
template <class Work>
Outcome in_child(Work work) {
    int ends[2] = {};
    BOOST_REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        work(ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    Outcome outcome;
    char letter = 0;
    while (::read(ends[0], &letter, 1) == 1)
        outcome.written += letter;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    return outcome;
}

void put(int descriptor, char letter) { BOOST_REQUIRE(::write(descriptor, &letter, 1) == 1); }

} // namespace

BOOST_AUTO_TEST_SUITE(commands)
BOOST_AUTO_TEST_SUITE(signals)

BOOST_AUTO_TEST_CASE(what_is_under_way_is_stopped_and_the_process_dies_by_the_signal) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Outcome outcome = in_child([&](int out) {
            const StopOnSignal guard([&] { put(out, 's'); });
            std::raise(signal);
            put(out, 'u'); // undone
        });
        BOOST_TEST(outcome.written == "su");
        BOOST_TEST(outcome.signal == signal);
    }
}

BOOST_AUTO_TEST_CASE(a_second_signal_ends_the_process_at_once) {
    const Outcome outcome = in_child([](int out) {
        const StopOnSignal guard([&] { put(out, 's'); });
        std::raise(SIGINT);
        std::raise(SIGINT);
        put(out, 'u');
    });
    BOOST_TEST(outcome.written == "s");
    BOOST_TEST(outcome.signal == SIGINT);
}

BOOST_AUTO_TEST_CASE(without_a_signal_nothing_happens) {
    const Outcome outcome = in_child([](int out) {
        {
            const StopOnSignal guard([&] { put(out, 's'); });
        }
        put(out, 'e');
    });
    BOOST_TEST(outcome.written == "e");
    BOOST_TEST(outcome.signal == 0);
}

BOOST_AUTO_TEST_CASE(a_signal_that_is_ignored_stays_so) {
    const Outcome outcome = in_child([](int out) {
        std::signal(SIGINT, SIG_IGN);
        const StopOnSignal guard([&] { put(out, 's'); });
        std::raise(SIGINT);
        put(out, 'e');
    });
    BOOST_TEST(outcome.written == "e");
    BOOST_TEST(outcome.signal == 0);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()
