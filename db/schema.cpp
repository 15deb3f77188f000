// What is in the file, and whether it is ours. The oracle for "ours" is the schema itself: it is
// built in memory and compared, so that there is no second list to keep.
#include "db/schema.h"

#include "claims/base/embedded.h"
#include "db/error.h"
#include "db/search.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ios>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace tally {

namespace {

constexpr std::string_view migrations_folder = "db/migrations/";

void run_script(SQLite::Database& database, std::string_view sql) {
    database.exec(std::string(sql));
}

int pragma(SQLite::Database& database, const char* query) {
    return database.execAndGet(query).getInt();
}

/// SQL with its comments left out and every run of white space as one blank, none before a comma or
/// closing bracket: ALTER TABLE puts them at other places than people do.
std::string evened(std::string_view sql) {
    std::string out;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql.substr(at, 2) == "--") at = std::min(sql.find('\n', at), sql.size() - 1);
        const bool blank = sql[at] == ' ' || sql[at] == '\n' || sql[at] == '\t' || sql[at] == '\r';
        if ((sql[at] == ',' || sql[at] == ')') && out.ends_with(' ')) out.pop_back();
        if (!blank)
            out += sql[at];
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

/// The objects of a schema, each as "view facts: CREATE VIEW …"; statistics that a user may have
/// had made are left out.
std::set<std::string> objects(SQLite::Database& database) {
    std::set<std::string> out;
    SQLite::Statement rows(database, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema "
                                     "WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'");
    while (rows.executeStep())
        out.insert(rows.getColumn(0).getString() + " " + rows.getColumn(1).getString() + ": " +
                   evened(rows.getColumn(2).getString()));
    return out;
}

/// Made once: it takes longer than to open a file.
const std::set<std::string>& own_objects() {
    static const std::set<std::string> made = [] {
        SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        create_schema(model);
        create_indexes(model);
        return objects(model);
    }();
    return made;
}

/// What there is besides where there is a full-text index.
const std::set<std::string>& search_objects() {
    static const std::set<std::string> made = [] {
        SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        create_schema(model);
        create_indexes(model);
        create_search(model);
        std::set<std::string> out;
        const std::set<std::string> all = objects(model);
        std::set_difference(all.begin(), all.end(), own_objects().begin(), own_objects().end(),
                            std::inserter(out, out.end()));
        return out;
    }();
    return made;
}

/// The names of our tables and views, and the columns of the views.
struct Names {
    std::vector<std::string> readable, views;
    std::map<std::string, std::vector<std::string>, std::less<>> columns;
};

std::vector<std::string> listed(SQLite::Database& database, const std::string& query) {
    SQLite::Statement rows(database, query);
    std::vector<std::string> out;
    while (rows.executeStep())
        out.push_back(rows.getColumn(0).getString());
    return out;
}

/// Made once, like the objects.
const Names& own_names() {
    static const Names made = [] {
        SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        create_schema(model);
        Names out;
        out.readable = listed(
            model, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name");
        out.views =
            listed(model, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
        for (const std::string& view : out.views)
            out.columns[view] =
                listed(model, "SELECT name FROM pragma_table_info('" + view + "') ORDER BY cid");
        return out;
    }();
    return made;
}

std::string name_in(const std::string& object) { return object.substr(0, object.find(':')); }

} // namespace

std::vector<Migration> migrations() {
    std::vector<Migration> out;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(migrations_folder)) continue;
        const std::string_view name = file.path.substr(migrations_folder.size());
        Migration step{0, file.text};
        std::from_chars(name.data(), name.data() + name.size(), step.to);
        out.push_back(step);
    }
    std::sort(out.begin(), out.end(),
              [](const Migration& a, const Migration& b) { return a.to < b.to; });
    return out;
}

namespace {

/// Whether a file begins so; true where that can't be read, for SQLite says why.
bool begins_with(const std::string& path, std::string_view head) {
    std::ifstream file(path, std::ios::binary);
    std::string found(head.size(), '\0');
    if (!file.read(found.data(), static_cast<std::streamsize>(found.size())) && !file.eof())
        return true;
    return found == head;
}

} // namespace

void examine_head(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return;
    if (std::filesystem::file_size(path, error) == 0) return;
    if (begins_with(path, "SQLite format 3")) return;
    // Its first run was cut off: the journal has what it takes to undo that.
    const std::string journal = path + "-journal";
    if (std::filesystem::exists(journal, error) &&
        begins_with(journal, "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7"))
        return;
    throw database_error(path, SQLITE_NOTADB, "file is not a database");
}

SchemaState examine_schema(SQLite::Database& database, const std::string& path) {
    const int id = pragma(database, "PRAGMA application_id");
    const int version = pragma(database, "PRAGMA user_version");
    const bool empty = pragma(database, "SELECT count(*) FROM sqlite_schema") == 0;
    if (empty && id == 0 && version == 0) return SchemaState::empty;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error); // none in memory
    if (!error && size % static_cast<unsigned>(pragma(database, "PRAGMA page_size")) != 0)
        throw database_error(path, SQLITE_CORRUPT, "the file was cut short");
    if (id != application_id)
        throw DatabaseError(path, "this is a database of another program",
                            "name another file with --db");
    if (version > schema_version)
        throw DatabaseError(path,
                            "the database is of version " + std::to_string(version) +
                                ", this tally knows versions up to " +
                                std::to_string(schema_version),
                            "use the newer tally that wrote it");
    if (version < 1)
        throw DatabaseError(path, "the database has no version", "name another file with --db");
    if (version < schema_version) return SchemaState::older;

    const std::set<std::string> found = objects(database);
    std::set<std::string> own = own_objects();
    if (has_search(database)) own.insert(search_objects().begin(), search_objects().end());
    for (const std::string& object : found)
        if (!own.contains(object))
            throw DatabaseError(path, "the database has a " + name_in(object) + " that is not ours",
                                "drop it, or keep it in another file");
    for (const std::string& object : own)
        if (!found.contains(object))
            throw DatabaseError(path, "the database lacks the " + name_in(object),
                                "move it away; the next check makes a new one");
    return SchemaState::current;
}

void create_schema(SQLite::Database& database) {
    run_script(database, embedded_file("db/schema.sql"));
    run_script(database, embedded_file("db/views.sql"));
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("PRAGMA user_version = " + std::to_string(schema_version));
}

void create_indexes(SQLite::Database& database) {
    run_script(database, embedded_file("db/indexes.sql"));
}

void migrate(SQLite::Database& database, int version, const std::vector<Migration>& steps) {
    for (const Migration& step : steps) {
        if (step.to <= version) continue;
        run_script(database, step.sql);
        database.exec("PRAGMA user_version = " + std::to_string(step.to));
    }
}

void renew_views(SQLite::Database& database) {
    std::vector<std::string> views;
    {
        SQLite::Statement rows(database, "SELECT name FROM sqlite_schema WHERE type = 'view'");
        while (rows.executeStep())
            views.push_back(rows.getColumn(0).getString());
    }
    for (std::string& view : views) {
        for (std::size_t at = 0; (at = view.find('"', at)) != std::string::npos; at += 2)
            view.insert(at, 1, '"'); // the file may be anybody's
        database.exec("DROP VIEW \"" + view + "\"");
    }
    run_script(database, embedded_file("db/views.sql"));
}

std::string schema_text(SQLite::Database& database) {
    std::string out;
    for (const std::string& object : objects(database))
        out += object + "\n";
    return out;
}

const std::vector<std::string>& readable_names() { return own_names().readable; }

const std::vector<std::string>& view_names() { return own_names().views; }

std::vector<std::string> view_columns(const std::vector<std::string>& views) {
    std::vector<std::string> out;
    for (const std::string& view : views) {
        const auto columns = own_names().columns.find(view);
        if (columns != own_names().columns.end())
            out.insert(out.end(), columns->second.begin(), columns->second.end());
    }
    return out;
}

std::string plain_path(const std::string& path) {
    return path.starts_with("file:") ? "./" + path : path;
}

} // namespace tally
