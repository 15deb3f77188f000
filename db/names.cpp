#include "db/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tally {

NameIds::NameIds(SQLite::Database& database, bool fresh, const char* find, const char* add)
    : fresh_(fresh), find_(database, find), add_(database, add) {}

std::int64_t NameIds::id(const std::string& name) {
    const auto [at, is_new] = known_.try_emplace(name, 0);
    if (!is_new) return at->second;
    std::optional<std::int64_t> found;
    if (!fresh_) found = find_.put(name).find();
    at->second = found ? *found : add_.put(name).run();
    return at->second;
}

std::optional<std::int64_t> NameIds::id_of_given(const std::string& name) {
    if (name.empty()) return std::nullopt;
    return id(name);
}

NameIds source_names(SQLite::Database& database, bool fresh) {
    return {database, fresh, "SELECT id FROM source WHERE name = ?",
            "INSERT INTO source (name, title) VALUES (?1, ?1)"};
}

SharedNames::SharedNames(SQLite::Database& database, bool fresh)
    : strings(database, fresh, "SELECT id FROM string WHERE text = ?",
              "INSERT INTO string (text) VALUES (?)"),
      sources(source_names(database, fresh)),
      articles(database, fresh, "SELECT id FROM article WHERE name = ?",
               "INSERT INTO article (name) VALUES (?)") {}

} // namespace tally
