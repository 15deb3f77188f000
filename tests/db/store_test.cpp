#include "db/error.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

using namespace tally;
using namespace tally::tests;

BOOST_AUTO_TEST_SUITE(store)

BOOST_AUTO_TEST_CASE(who_says_what_of_facts_in_conflict_is_one_line) {
    const StoredStory stored;
    BOOST_TEST(ask(stored.path(), "select distinct subject, attribute, source, text from conflicts "
                                  "order by id, published") ==
               "Elmford|villagers led to safety|courier|more than 60 villagers\n"
               "Elmford|villagers led to safety|ledger|41 villagers\n"
               "Elmford|villagers led to safety|post|75 villagers");
}

BOOST_AUTO_TEST_CASE(a_conflict_tells_how_many_stand_against_each_side) {
    const StoredStory stored;
    BOOST_TEST(ask(stored.path(), "select distinct source, independent_against from conflicts "
                                  "order by 1") == "courier|1\nledger|2\npost|1");
}

BOOST_AUTO_TEST_CASE(a_fact_has_its_verdict_value_and_identity) {
    const StoredStory stored;
    BOOST_TEST(ask(stored.path(), "select verdict, strength, value, unit, kind, source, sources, "
                                  "claims, month, qualifiers->>'event' from facts order by id") ==
               "agreement|exact|2500000|EUR|money||2|2|2031-04|the \"flood\" of 2031\n"
               "single-source||2031-03-02||date|courier|1|1|2031-03|the \"flood\" of 2031\n"
               "conflict|||villager|count||3|3|2031-04|the \"flood\" of 2031");
}

BOOST_AUTO_TEST_CASE(a_claim_has_its_place_and_its_bounds) {
    const StoredStory stored;
    BOOST_TEST(ask(stored.path(),
                   "select path, line, column, start, end, value, min, min_open, max, min_key, "
                   "polarity, as_of from claims where source = 'courier' order by start") ==
               "articles/courier-Elmford.txt|1|22|21|43|60|60|1||3500026.2|asserted|2031-03-02\n"
               "articles/courier-Elmford.txt|1|58|57|69|2031-03-02|2031-03-02|0|2031-03-02|" +
                   Interval::exactly(Decimal(day_number(*parse_iso_date("2031-03-02")))).min_key() +
                   "|asserted|2031-03-02");
}

BOOST_AUTO_TEST_CASE(the_same_again_adds_a_run_and_no_reading) {
    const StoredStory stored;
    const auto rows = [&] {
        return ask(stored.path(), "select (select count(*) from reading), (select count(*) from "
                                  "claim), (select count(*) from verdict), (select count(*) from "
                                  "string), (select count(*) from sentence)");
    };
    const std::string before = rows();
    const std::string facts = ask(stored.path(), "select * from facts order by id");
    const Story& story = stored.story;
    BOOST_TEST(Store::open(stored.path()).save(story.corpus, story.checked, story.info) == 2);
    BOOST_TEST(rows() == before);
    BOOST_TEST(ask(stored.path(), "select * from facts order by id") == facts);
    BOOST_TEST(ask(stored.path(), "select count(*) from run_verdict") == "6");
}

BOOST_AUTO_TEST_CASE(a_changed_article_replaces_its_claims_and_history_keeps_both) {
    const StoredStory stored;
    Story story = stored.story;
    Article& ledger = story.corpus.articles[1];
    ledger.text.replace(ledger.text.find("41"), 2, "75");
    Claim& claim = story.checked.claims[2];
    claim.value.value = Decimal(75);
    claim.value.allows = Interval::exactly(Decimal(75));
    story.checked.compared[2].interval = claim.value.allows;
    Fact& fact = story.checked.facts[2];
    fact.verdict = Verdict::agreement;
    fact.conflicts.clear();
    fact.conflicts_total = 0;
    Store::open(stored.path()).save(story.corpus, story.checked, story.info);

    BOOST_TEST(ask(stored.path(), "select value from claims where source = 'ledger' and kind = "
                                  "'count'") == "75");
    BOOST_TEST(ask(stored.path(), "select count(*) from conflicts") == "0");
    BOOST_TEST(ask(stored.path(), "select run, verdict from history where id = "
                                  "'f:Elmford/rescued' order by run") == "1|conflict\n2|agreement");
    BOOST_TEST(ask(stored.path(), "select count(*), sum(current) from articles") == "3|3");
}

BOOST_AUTO_TEST_CASE(an_article_that_a_run_leaves_out_is_remembered_as_not_current) {
    const StoredStory stored;
    Story empty;
    empty.info = stored.story.info;
    empty.info.coverage = {};
    Store::open(stored.path()).save(empty.corpus, empty.checked, empty.info);
    BOOST_TEST(ask(stored.path(), "select count(*), sum(current) from articles") == "3|0");
    BOOST_TEST(ask(stored.path(), "select count(*) from facts") == "0");
    BOOST_TEST(ask(stored.path(), "select claims, facts, conflicts from runs order by id") ==
               "6|3|1\n0|0|0");
}

BOOST_AUTO_TEST_CASE(sources_count_what_they_say) {
    const StoredStory stored;
    BOOST_TEST(ask(stored.path(), "select * from sources order by id") ==
               "courier|The Courier|wire|1|2|2|1|1|2031-03-02|2031-03-02\n"
               "ledger|ledger||1|2|2|1|0|2031-03-03|2031-03-03\n"
               "post|post||1|2|2|1|0|2031-04-01|2031-04-01");
}

BOOST_AUTO_TEST_CASE(coverage_and_unread_input_are_told) {
    Story story = dam_story();
    story.corpus.unread = {{"", "articles/x.txt", 7, 3, "not UTF-8"},
                           {"y", "z.jsonl", 0, 0, "bad"}};
    const Folder folder;
    const std::string path = folder.path("claims.db");
    Store::open(path).save(story.corpus, story.checked, story.info);
    BOOST_TEST(ask(path, "select source, kind, recognised, claimed, unclaimed from coverage "
                         "order by 1 limit 1") == "courier|count|3|1|2");
    BOOST_TEST(ask(path, "select * from errors") ==
               "|articles/x.txt|7|3|not UTF-8\ny|z.jsonl|||bad");
    BOOST_TEST(ask(path, "select errors from runs") == "2");
}

BOOST_AUTO_TEST_CASE(facts_with_one_id_and_two_identities_stay_apart) {
    Story story = dam_story();
    story.checked.facts[1].id = story.checked.facts[0].id;
    const Folder folder;
    const std::string path = folder.path("claims.db");
    for (int i = 0; i < 2; ++i)
        Store::open(path).save(story.corpus, story.checked, story.info);
    BOOST_TEST(ask(path, "select count(*) from fact") == "3");
}

BOOST_AUTO_TEST_CASE(a_claim_compared_otherwise_than_said_keeps_both) {
    Story story = dam_story();
    story.checked.compared[3].interval = Interval::between(Decimal(2'450'000), Decimal(2'550'000));
    story.checked.compared[3].min_key = story.checked.compared[3].interval.min_key();
    story.checked.compared[3].taken_as = "2.50 million, taken as 2.45 to 2.55";
    const Folder folder;
    const std::string path = folder.path("claims.db");
    Store::open(path).save(story.corpus, story.checked, story.info);
    BOOST_TEST(ask(path, "select min, min_key, taken_as from claims where source = 'ledger' and "
                         "kind = 'money'") == "2500000|" +
                                                  Interval::at_least(Decimal(2'450'000)).min_key() +
                                                  "|2.50 million, taken as 2.45 to 2.55");
}

BOOST_AUTO_TEST_CASE(a_path_that_looks_like_a_uri_is_a_file) {
    const Folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path(""));
    Story story = dam_story();
    Store::open("file:claims.db?mode=memory").save(story.corpus, story.checked, story.info);
    const bool made = std::filesystem::exists("file:claims.db?mode=memory");
    const std::string runs = ask("file:claims.db?mode=memory", "select count(*) from runs");
    std::filesystem::current_path(before);
    BOOST_TEST(made);
    BOOST_TEST(runs == "1");
}

BOOST_AUTO_TEST_CASE(a_folder_is_made_where_it_is_missing) {
    const Folder folder;
    const std::string path = folder.path("a/b/claims.db");
    Story story = dam_story();
    Store::open(path).save(story.corpus, story.checked, story.info);
    BOOST_TEST(ask(path, "select count(*) from runs") == "1");
}

BOOST_AUTO_TEST_CASE(a_database_in_memory_keeps_runs_while_it_is_open) {
    Store store = Store::open(":memory:");
    const Story story = dam_story();
    BOOST_TEST(store.save(story.corpus, story.checked, story.info) == 1);
    BOOST_TEST(store.save(story.corpus, story.checked, story.info) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
