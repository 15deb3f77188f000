// Files that were damaged: each is told in one line or does no harm, under the sanitizers too.
#include "db/maintain.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"
#include "tests/db/told.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

constexpr std::size_t page_size = 4096;

/// 10,000 whenever the sanitizers look on, for that is what they are for.
std::size_t damages() {
#ifdef __SANITIZE_ADDRESS__
    return figure(10'000, 10'000, 100'000);
#else
    return figure(1'000, 10'000, 100'000);
#endif
}

/// Ways of damage, each told by what is left of a file.
class Damage {
public:
    explicit Damage(std::string whole) : whole_(std::move(whole)) {}

    std::string next() {
        std::string bytes = whole_;
        switch (turn_++ % 5) {
        case 0: // anywhere
        case 1: flip(bytes, below(bytes.size())); break;
        case 2: // where the schema and the heads of pages stand, where a byte means most
            flip(bytes, below(pages()) * page_size + below(128));
            break;
        case 3: { // a page where another should be, or nothing at all
            const std::size_t to = below(pages()) * page_size;
            const std::string page = below(3) == 0
                                         ? std::string(page_size, '\0')
                                         : whole_.substr(below(pages()) * page_size, page_size);
            bytes.replace(to, page_size, page);
            break;
        }
        case 4: // cut off, and grown again by something else
            bytes.resize(below(bytes.size()));
            if (below(2) == 0) bytes.resize(whole_.size(), '\xA5');
            break;
        }
        for (std::size_t more = below(4) == 0 ? below(20) : 0; more > 0 && !bytes.empty(); --more)
            flip(bytes, below(bytes.size()));
        return bytes;
    }

private:
    std::size_t below(std::size_t end) { return random_() % end; }
    std::size_t pages() const { return whole_.size() / page_size; }
    void flip(std::string& bytes, std::size_t at) {
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + below(255)));
    }

    std::string whole_;
    std::size_t turn_ = 0;
    std::minstd_rand random_{20210616};
};

} // namespace

BOOST_AUTO_TEST_SUITE(database_damage)

BOOST_AUTO_TEST_CASE(a_truncated_database_is_told_at_every_length) {
    const StoredStory stored;
    const std::string whole = read_file(stored.path());
    const Folder folder(memory_disk());
    for (std::size_t size = 1; size < whole.size(); size += size < 4096 ? 997 : 16385) {
        folder.write("cut.db", whole.substr(0, size));
        BOOST_TEST(told_on_query(folder.path("cut.db")) != "", size);
        BOOST_TEST(told_on_save(folder.path("cut.db")) != "", size);
    }
}

BOOST_AUTO_TEST_CASE(a_format_that_can_only_be_read_is_not_called_sound) {
    const StoredStory stored;
    std::string bytes = read_file(stored.path());
    bytes[18] = 3; // of 2, SQLite would write it
    const Folder folder(memory_disk());
    folder.write("future.db", bytes);
    const std::vector<std::string> found = check_database(folder.path("future.db"));
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.front() == "its first page says that only a newer SQLite can write it");
    BOOST_TEST(told_on_query(folder.path("future.db")) == "");
    BOOST_TEST(told_on_save(folder.path("future.db")) != "");
}

BOOST_AUTO_TEST_CASE(damage_is_told_or_does_no_harm) {
    const StoredStory stored;
    Damage damage(read_file(stored.path()));
    const Folder folder(memory_disk());
    const std::string path = folder.path("damaged.db");
    std::size_t told_of = 0, harmless = 0;
    for (std::size_t n = damages(); n > 0; --n) {
        folder.write("damaged.db", damage.next());
        std::filesystem::remove(path + "-journal");
        bool answers = true;
        for (const char* sql : {"select * from claims, facts limit 50",
                                "select * from conflicts, coverage, history, relations limit 50"})
            answers &= told(path, [&] { answers &= query(path, sql).has_value(); }).empty();
        bool sound = false;
        const std::string found = told(path, [&] { sound = check_database(path).empty(); });
        const std::string why = told(path, [&] { save(path, stored.story); });
        if (answers && why.empty())
            ++harmless;
        else
            ++told_of;
        // What `tally db check` calls sound takes a run. A query may meet a text that is no JSON.
        if (found.empty() && sound) BOOST_TEST(why == "");
    }
    BOOST_TEST_MESSAGE(told_of << " of " << told_of + harmless << " damages were told, " << harmless
                               << " did no harm");
    BOOST_TEST(told_of > damages() / 3);
    BOOST_TEST(harmless > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
