// Holds docs/database.md to the database: every query on the page runs and gives rows, and every
// view and column stands in the section of its name.
#include "db/query.h"
#include "db/schema.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

const std::string page = "docs/database.md";

/// The texts between ```sql and ```.
std::vector<std::string> queries(const std::string& text) {
    const std::string open = "```sql\n";
    std::vector<std::string> out;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        at += open.size();
        out.push_back(text.substr(at, text.find("\n```", at) - at));
    }
    return out;
}

/// The section under "## title", to the next one.
std::string section(const std::string& text, const std::string& title) {
    const std::size_t at = text.find("\n## " + title + "\n");
    if (at == std::string::npos) return "";
    return text.substr(at, text.find("\n## ", at + 1) - at);
}

} // namespace

BOOST_AUTO_TEST_SUITE(database_docs)

BOOST_AUTO_TEST_CASE(every_query_on_the_page_runs_and_gives_rows) {
    Story story = dam_story();
    story.corpus.unread = {{"", "articles/broken.txt", 3, 1, "not UTF-8"}};
    const Folder folder;
    Store::open(folder.path("claims.db")).save(story.corpus, story.checked, story.info);
    const auto all = queries(read_file(page));
    BOOST_TEST(all.size() >= 12U);
    for (const std::string& sql : all)
        BOOST_TEST(ask(folder.path("claims.db"), sql) != "", sql);
}

// The answers stand in the transcript, which is run anew.
BOOST_AUTO_TEST_CASE(every_question_is_asked_of_the_example_articles) {
    const std::string asked = read_file("fixtures/commands/questions.txt");
    const std::string text = section(read_file(page), "Questions that editors ask");
    const std::string open = "```sh\n";
    std::size_t questions = 0;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        at += open.size();
        const std::string command = text.substr(at, text.find('\n', at) - at);
        BOOST_TEST(asked.find("TALLY_DB=$TMP/q.db " + command + "\n") != std::string::npos,
                   command << " is not in fixtures/commands/questions.txt");
        ++questions;
    }
    BOOST_TEST(questions >= 12U);
}

BOOST_AUTO_TEST_CASE(every_view_and_column_is_described) {
    const StoredStory stored;
    const std::string text = read_file(page);
    for (const std::string& view : view_names()) {
        const std::string about = section(text, view);
        BOOST_TEST(about != "", "no section '## " << view << "'");
        const auto rows = query(stored.path(), "select * from " + view + " limit 0");
        BOOST_REQUIRE(rows.has_value());
        for (const std::string& column : rows->table.columns)
            BOOST_TEST(about.find("`" + column + "`") != std::string::npos,
                       view << "." << column << " is not described");
    }
}

BOOST_AUTO_TEST_SUITE_END()
