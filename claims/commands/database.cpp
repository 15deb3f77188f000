#include "claims/commands/database.h"

#include "claims/commands/config.h"

#include <filesystem>
#include <string>

namespace tally {

Option database_option() {
    return {"--db", "FILE",
            "the claims database [TALLY_DB, `database` of tally.yaml, .tally/claims.db]"};
}

Result<std::string> database_path(const Given& given, const Environment& environment) {
    if (given.has("--db")) return given.text("--db");
    if (environment.is_set("TALLY_DB")) return std::string(environment.variable("TALLY_DB"));
    const Result<Config> config = load_config(
        {std::filesystem::current_path().string(),
         given.text("--config", environment.variable("TALLY_CONFIG")), given.has("--no-config")});
    if (!config) return config.error();
    return config->database;
}

} // namespace tally
