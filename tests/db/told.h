#pragma once

#include "db/error.h"
#include "db/query.h"
#include "db/store.h"
#include "tests/db/story.h"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <string>

// What the tests of faults share.
namespace tally::tests {

inline void save(const std::string& path, const Story& story) {
    Store::open(path).save(story.corpus, story.checked, story.info);
}

/// What a DatabaseError says behind the path; "" where there is none.
inline std::string told(const std::string& path, const std::function<void()>& action) {
    try {
        action();
    } catch (const DatabaseError& error) {
        const std::string what = error.what();
        BOOST_TEST(what.starts_with(path + ": "), what);
        BOOST_TEST(what.find('\n') == std::string::npos, what);
        return what.substr(std::min(what.size(), path.size() + 2));
    }
    return "";
}

inline std::string told_on_save(const std::string& path) {
    return told(path, [&] { save(path, dam_story()); });
}

inline std::string told_on_query(const std::string& path) {
    return told(path, [&] { (void)query(path, "select 1"); });
}

inline void execute(const std::string& path, const std::string& sql) {
    SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

} // namespace tally::tests
