// SQLite asks for memory and gets none: what was to be written is not, what is read is right or
// told.
#include "db/maintain.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/failing_memory.h"
#include "tests/support/figures.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <functional>
#include <string>

using namespace tally;
using namespace tally::tests;

namespace {

/// Fails each request of `work` in turn, or some spread over all, as the figures say.
void fail_each(const std::function<void()>& work,
               const std::function<void(std::size_t n, bool for_good)>& one, std::size_t tries) {
    work(); // what is made once a process is made now
    std::size_t calls = 0;
    {
        const FailingMemory sound(0, false);
        work();
        calls = sound.calls();
    }
    BOOST_TEST_MESSAGE(calls << " times memory was asked for");
    BOOST_REQUIRE(calls > 100U);
    const std::size_t step = std::max<std::size_t>(1, calls / tries);
    for (const bool for_good : {false, true})
        for (std::size_t n = 1; n <= calls; n += step)
            one(n, for_good);
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_memory)

BOOST_AUTO_TEST_CASE(a_run_without_memory_is_told_and_leaves_the_database_as_it_was) {
    const StoredStory stored;
    const std::string before = read_file(stored.path());
    const Story next = large_story(2);
    const Folder folder(memory_disk());
    const std::string path = folder.path("claims.db");
    folder.write("claims.db", before);
    std::size_t told_of = 0;
    fail_each([&] { save(path, next); },
              [&](std::size_t n, bool for_good) {
                  folder.write("claims.db", before);
                  std::string why;
                  {
                      const FailingMemory memory(n, for_good);
                      why = told(path, [&] { save(path, next); });
                  }
                  if (!why.empty()) ++told_of;
                  BOOST_TEST(ask(path, "select count(*) from runs") == (why.empty() ? "2" : "1"),
                             n << ": " << why);
                  BOOST_TEST(check_database(path).empty(), n);
              },
              figure(100, 1'000'000, 1'000'000));
    BOOST_TEST(told_of > 100U);
}

BOOST_AUTO_TEST_CASE(a_query_without_memory_is_told_or_answered_as_ever) {
    const StoredStory stored;
    const std::string sql =
        "select *, upper(sentence) || hex(text), group_concat(source) over (order by id) from "
        "claims join (select id as f, json_group_array(subject) from facts group by 1) on f = fact "
        "order by folded(sentence), claims.id";
    const std::string right = ask(stored.path(), sql);
    std::size_t told_of = 0;
    fail_each([&] { (void)ask(stored.path(), sql); },
              [&](std::size_t n, bool for_good) {
                  std::string now;
                  {
                      const FailingMemory memory(n, for_good);
                      try {
                          now = ask(stored.path(), sql);
                      } catch (const std::exception&) {
                          now.clear();
                          ++told_of;
                      }
                  }
                  BOOST_TEST((now.empty() || now == right), n << ": " << now);
              },
              figure(300, 1'000'000, 1'000'000));
    BOOST_TEST(told_of > 300U);
}

BOOST_AUTO_TEST_SUITE_END()
