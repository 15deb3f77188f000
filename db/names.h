#pragma once

#include "db/insert.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace tally {

/// The ids of names in one table, each name once: looked up, or added where it is new. What was
/// seen is remembered; in a fresh database that is all there is, and nothing is looked up.
class NameIds {
public:
    /// `find` selects the id of a name, `add` inserts a name; both take it as their one parameter.
    NameIds(SQLite::Database& database, bool fresh, const char* find, const char* add);

    std::int64_t id(const std::string& name);

    /// Nothing for an empty name.
    std::optional<std::int64_t> id_of_given(const std::string& name);

private:
    bool fresh_;
    Insert find_, add_;
    std::unordered_map<std::string, std::int64_t> known_;
};

NameIds source_names(SQLite::Database& database, bool fresh);

/// The names that the tables of a run share.
struct SharedNames {
    SharedNames(SQLite::Database& database, bool fresh);

    NameIds strings, sources, articles;
};

} // namespace tally
