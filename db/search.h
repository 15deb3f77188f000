#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace tally {

// The full-text index over sentences, db/search.sql. It is there or not, and answers are the same;
// with it, words are looked up instead of looked for in each sentence.

bool has_search(SQLite::Database& database);

/// Makes the index, brings it up to date with the sentences that came since, or drops it. Within
/// the caller's transaction.
void renew_search(SQLite::Database& database, bool wanted);

/// Makes it anew where there is one: after sentences were removed.
void rebuild_search(SQLite::Database& database);

/// The ids of the sentences in which words may stand, and all in which they do, as a JSON array.
/// Nothing where there is no index, or it is of no help: fewer than three letters, or too many
/// sentences.
std::optional<std::string> sentences_with(SQLite::Database& database, std::string_view words);

/// How the index differs from the sentences; empty where it does not, or is not there.
std::vector<std::string> check_search(SQLite::Database& database);

/// Its objects in a schema, by name; those that the database library makes for it, too.
void create_search(SQLite::Database& database);

} // namespace tally
