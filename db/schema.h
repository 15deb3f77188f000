#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace tally {

/// What marks a file as ours ("taly") and which schema it has.
inline constexpr int application_id = 0x74616C79;
inline constexpr int schema_version = 5;

/// A step from version `to` - 1 to version `to`.
struct Migration {
    int to = 0;
    std::string_view sql;
};

/// The steps that the program carries, db/migrations/<to>-<what>.sql, in order.
std::vector<Migration> migrations();

/// What was found in a file.
enum class SchemaState { empty, current, older };

/// DatabaseError where there is a file that does not begin like a database; such a one is not
/// opened, for SQLite takes a very short one for empty and would write over it.
void examine_head(const std::string& path);

/// Tells which version the file is of, and holds a current one to its schema: tables, views,
/// triggers and indexes are exactly ours (white space and comments apart). Within a transaction of
/// the caller, so that nobody changes it meanwhile.
/// DatabaseError for a file of another program, a newer version, one that was cut short, or
/// anything in it that is not ours or missing.
SchemaState examine_schema(SQLite::Database& database, const std::string& path);

/// Makes tables and views in an empty file; the indexes come after its first load. Within the
/// caller's transaction.
void create_schema(SQLite::Database& database);
void create_indexes(SQLite::Database& database);

/// Makes all views anew, as this version has them.
void renew_views(SQLite::Database& database);

/// Applies the steps after `version` in order, within the caller's transaction. They see to tables
/// and indexes; renew_views() is to follow.
void migrate(SQLite::Database& database, int version, const std::vector<Migration>& steps);

/// All objects of a schema as one text, a line each, sorted, white space and comments evened out:
/// equal texts are equal schemas.
std::string schema_text(SQLite::Database& database);

/// The names of the tables and views, of the views alone, and of the columns of views.
const std::vector<std::string>& readable_names();
const std::vector<std::string>& view_names();
std::vector<std::string> view_columns(const std::vector<std::string>& views);

/// The path as SQLite must be given it: a name that starts with "file:" is a file of that name.
std::string plain_path(const std::string& path);

} // namespace tally
