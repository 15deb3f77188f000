// SQL put together at random, half of it well formed: each text is answered or refused in time,
// none brings the process down, and the database is byte for byte what it was.
#include "db/error.h"
#include "db/query.h"
#include "db/schema.h"
#include "tests/db/story.h"
#include "tests/support/cases.h"
#include "tests/support/figures.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <ctime>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace tally;
using namespace tally::tests;

namespace {

using Words = std::vector<std::string>;

class Sql {
public:
    explicit Sql(unsigned seed) : random_(seed), tables_(readable_names()) {
        for (const std::string& view : view_names()) {
            views_.push_back(view);
            for (const std::string& column : view_columns({view}))
                columns_of_[view].push_back('"' + column + '"');
        }
    }

    std::string text() {
        columns_ = columns_of_.at(one(views_));
        std::string out = in(4) ? with() : select(0);
        if (in(3)) damage(out);
        return out;
    }

private:
    const std::string& one(const Words& words) { return words[random_() % words.size()]; }
    bool in(unsigned of) { return random_() % of == 0; }

    /// A function with as many arguments as it takes, mostly.
    std::string function(int depth) {
        static const Words of_one = {"length", "folded", "hex",   "abs",     "round",
                                     "typeof", "quote",  "upper", "trim",    "json_quote",
                                     "max",    "sum",    "count", "unicode", "json_group_array"};
        static const Words of_two = {"json_extract", "substr", "instr",      "date",
                                     "group_concat", "max",    "likelihood", "ifnull",
                                     "nullif",       "round",  "json_array", "json_group_object"};
        static const Words refused = {"randomblob", "load_extension", "printf",         "zeroblob",
                                      "no_such",    "readfile",       "fts3_tokenizer", "format"};
        if (in(30)) return one(refused) + "(" + expression(depth + 1) + ")";
        if (in(6)) return "count(*)";
        std::string out =
            in(2) ? one(of_one) + "(" + expression(depth + 1)
                  : one(of_two) + "(" + expression(depth + 1) + ", " + expression(depth + 1);
        if (in(40)) out += ", 1, 2, 3";
        return out + (in(8) ? ") OVER (ORDER BY " + one(columns_) + ")" : ")");
    }

    std::string expression(int depth) {
        static const Words literals = {"1",    "-1", "0",    "1e308",   "9223372036854775807",
                                       "NULL", "''", "'a%'", "x'00ff'", "'2021-06'",
                                       "0.5",  "99"};
        static const Words odd = {"\"x\"", ":p", "?", "no_such", "facts.no_such", "rowid"};
        static const Words signs = {"+",  "-",    "*",    "/",   "||", "=", "<>", "<",
                                    "IS", "LIKE", "GLOB", "AND", "OR", "%", "<<", "&"};
        static const Words rare_signs = {"REGEXP", "MATCH", "->>", "->", "IN", "BETWEEN"};
        if (in(40)) return one(odd);
        if (depth > 4) return in(2) ? one(columns_) : one(literals);
        switch (random_() % 9) {
        case 0: return one(literals);
        case 1:
        case 2: return one(columns_);
        case 3: return function(depth);
        case 4: return "(" + select(depth + 1) + ")";
        case 5:
            return "CASE WHEN " + expression(depth + 1) + " THEN " + expression(depth + 1) + " END";
        case 6: return "CAST(" + expression(depth + 1) + " AS TEXT)";
        default:
            return expression(depth + 1) + " " + one(in(20) ? rare_signs : signs) + " " +
                   expression(depth + 1);
        }
    }

    /// Something to select from that has the columns of `columns_`, mostly.
    std::string table(int depth) {
        static const Words odd = {"sqlite_schema",
                                  "json_each('[1,2]')",
                                  "pragma_table_info('run')",
                                  "json_tree('{}')",
                                  "dbstat",
                                  "no_such"};
        if (in(30)) return one(odd);
        if (in(20)) return '"' + one(tables_) + '"';
        const std::string& view = one(views_);
        columns_ = columns_of_.at(view);
        if (depth < 3 && in(6)) return "(SELECT * FROM " + view + " LIMIT 5)";
        return view;
    }

    std::string select(int depth) {
        const Words outer = columns_;
        const std::string from = table(depth);
        std::string out = in(3) ? "SELECT DISTINCT " : "SELECT ";
        out += in(4) ? "*" : expression(depth + 1);
        out += " FROM " + from;
        if (in(20)) out += (in(2) ? " JOIN " : ", ") + one(tables_);
        if (in(2)) out += " WHERE " + expression(depth + 1);
        if (in(4)) out += " GROUP BY " + expression(depth + 1);
        if (in(4)) out += " ORDER BY " + expression(depth + 1);
        if (depth < 2 && in(12)) out += " UNION " + select(depth + 1);
        if (in(2)) out += " LIMIT " + std::to_string(random_() % 50);
        columns_ = outer;
        return out;
    }

    std::string with() {
        columns_ = {"n"};
        return "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT " + expression(3) +
               " FROM t WHERE n < " + std::to_string(random_() % 2000) + ") SELECT " +
               expression(3) + " FROM t LIMIT 20";
    }

    void damage(std::string& sql) {
        static const Words pieces = {";",
                                     "--",
                                     "/*",
                                     "'",
                                     "\"",
                                     "(",
                                     ")",
                                     ",",
                                     "DELETE FROM run",
                                     "PRAGMA user_version = 9",
                                     "ATTACH 'x' AS y",
                                     "\xFF",
                                     "[",
                                     "]",
                                     "EXPLAIN ",
                                     "VALUES (1)",
                                     "INTO",
                                     std::string(1, '\0')};
        for (std::size_t n = 1 + random_() % 3; n > 0; --n) {
            const std::size_t at = random_() % (sql.size() + 1);
            if (in(2))
                sql.insert(at, one(pieces));
            else
                sql.erase(at, random_() % 12);
        }
    }

    std::minstd_rand random_;
    Words tables_, views_, columns_;
    std::map<std::string, Words> columns_of_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(database_random_queries)

BOOST_AUTO_TEST_CASE(are_answered_or_refused_and_change_nothing) {
    const StoredStory stored;
    const std::string before = read_file(stored.path());
    Sql sql(20210616);
    std::size_t answered = 0;
    const std::size_t texts = figure(1'000, 100'000, 5'000'000);
    std::optional<Snapshot> snapshot;
    for (std::size_t n = 0; n < texts; ++n) {
        // To open one takes longer than most questions, and nothing that one question did may be
        // left for the next.
        if (n % 100 == 0) snapshot.emplace(stored.path());
        const std::string text = sql.text();
        const std::clock_t start = std::clock(); // its own time: others may hold the machine up
        try {
            const auto result =
                snapshot->query(text, {.rows = 100, .time = std::chrono::milliseconds(20)});
            if (result) ++answered;
            if (result) BOOST_TEST(result->table.rows.size() <= 100U, text);
        } catch (const DatabaseError& error) {
            BOOST_ERROR(text << "\n" << error.what()); // the file is sound
        }
        BOOST_TEST((std::clock() - start < 10 * CLOCKS_PER_SEC), text);
    }
    BOOST_TEST((read_file(stored.path()) == before));
    BOOST_TEST(answered > texts / 10);
    BOOST_TEST_MESSAGE(answered << " of " << texts << " texts were answered");
}

BOOST_AUTO_TEST_SUITE_END()
