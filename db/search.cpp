// A sentence is indexed by all its runs of three letters ("treaty": tre, rea, eat, aty), folded. A
// sentence that has the words has all their runs, so it is among those that have all of them; which
// of these have the words one after another is for the query to see.
#include "db/search.h"

#include "claims/base/embedded.h"
#include "claims/base/utf8.h"
#include "db/error.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

/// More than this is no help: looking at each sentence takes as long.
constexpr std::size_t most_sentences = 20'000;
constexpr std::size_t most_runs = 12;

/// The text as it is indexed. FTS5 would end it at a NUL character.
std::string indexed(std::string_view text) {
    std::string out;
    for (const char c : folded(text))
        if (c == '\0')
            append_utf8(out, U'\uFFFD');
        else
            out += c;
    return out;
}

/// All runs of three code points.
std::vector<std::string> runs_of_three(const std::string& text) {
    std::vector<std::string> out;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
        starts.push_back(at);
    starts.push_back(text.size());
    for (std::size_t i = 0; i + 3 < starts.size(); ++i)
        out.push_back(text.substr(starts[i], starts[i + 3] - starts[i]));
    return out;
}

/// A query of FTS5 for sentences that have all of these; of very many, for some of them.
std::string all_of(const std::vector<std::string>& runs) {
    std::string out;
    const std::size_t step = (runs.size() + most_runs - 1) / most_runs;
    for (std::size_t i = 0; i < runs.size(); i += step) {
        out += out.empty() ? "\"" : " AND \"";
        for (const char c : runs[i])
            out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
    }
    return out;
}

void add_sentences(SQLite::Database& database) {
    SQLite::Statement fresh(database, "SELECT id, text FROM sentence WHERE id > (SELECT "
                                      "coalesce(max(id), 0) FROM sentence_text_docsize)");
    SQLite::Statement add(database, "INSERT INTO sentence_text (rowid, text) VALUES (?,?)");
    while (fresh.executeStep()) {
        add.bind(1, fresh.getColumn(0).getInt64());
        add.bind(2, indexed(fresh.getColumn(1).getString()));
        add.exec();
        add.reset();
    }
}

void drop_search(SQLite::Database& database) {
    database.exec("DROP TABLE sentence_text; DROP INDEX verdict_claim_claim");
}

} // namespace

bool has_search(SQLite::Database& database) {
    return database
               .execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = "
                           "'sentence_text'")
               .getInt() != 0;
}

void create_search(SQLite::Database& database) {
    database.exec(std::string(embedded_file("db/search.sql")));
}

void renew_search(SQLite::Database& database, bool wanted) {
    const bool is_there = has_search(database);
    if (is_there && !wanted) drop_search(database);
    if (!wanted) return;
    if (!is_there) create_search(database);
    add_sentences(database);
}

void rebuild_search(SQLite::Database& database) {
    if (!has_search(database)) return;
    drop_search(database);
    renew_search(database, true);
}

std::optional<std::string> sentences_with(SQLite::Database& database, std::string_view words) {
    const std::vector<std::string> runs = runs_of_three(indexed(words));
    if (runs.empty() || !has_search(database)) return std::nullopt;
    SQLite::Statement found(database,
                            "SELECT rowid FROM sentence_text WHERE sentence_text MATCH ? LIMIT ?");
    found.bind(1, all_of(runs));
    found.bind(2, static_cast<std::int64_t>(most_sentences + 1));
    std::string out;
    std::size_t sentences = 0;
    while (found.executeStep()) {
        if (++sentences > most_sentences) return std::nullopt;
        out += (out.empty() ? "" : ",") + found.getColumn(0).getString();
    }
    return "[" + out + "]";
}

std::vector<std::string> check_search(SQLite::Database& database) {
    if (!has_search(database)) return {};
    std::vector<std::string> out;
    for (const char* sql :
         {"SELECT id FROM sentence EXCEPT SELECT id FROM sentence_text_docsize",
          "SELECT id FROM sentence_text_docsize EXCEPT SELECT id FROM sentence"}) {
        SQLite::Statement other(database, sql);
        if (other.executeStep())
            out.push_back("the full-text index is of other sentences: " +
                          other.getColumn(0).getString());
    }
    std::map<std::string, std::int64_t> sentences_of; // of each run of three
    SQLite::Statement texts(database, "SELECT text FROM sentence");
    while (texts.executeStep()) {
        const auto runs = runs_of_three(indexed(texts.getColumn(0).getString()));
        for (const std::string& run : std::set<std::string>(runs.begin(), runs.end()))
            ++sentences_of[run];
    }
    database.exec("CREATE VIRTUAL TABLE temp.runs_of_three USING fts5vocab('main', "
                  "'sentence_text', 'row')");
    SQLite::Statement rows(database, "SELECT term, doc FROM temp.runs_of_three");
    std::size_t same = 0;
    while (rows.executeStep()) {
        const auto known = sentences_of.find(rows.getColumn(0).getString());
        if (known != sentences_of.end() && known->second == rows.getColumn(1).getInt64())
            ++same;
        else
            out.push_back("the full-text index counts '" + visible(rows.getColumn(0).getString()) +
                          "' wrongly");
    }
    if (same < sentences_of.size() && out.empty())
        out.push_back("the full-text index lacks " + std::to_string(sentences_of.size() - same) +
                      " runs of letters");
    return out;
}

} // namespace tally
