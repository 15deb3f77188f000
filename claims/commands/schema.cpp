#include "claims/commands/schema.h"

#include "claims/base/diagnostic.h"
#include "claims/commands/commands.h"
#include "claims/commands/file_shapes.h"
#include "claims/rules/language.h"

namespace tally {

const std::vector<SchemaFile>& schema_files() {
    static const std::vector<SchemaFile> table = {
        {"pack", "a rule pack", pack_shape},
        {"config", "a tally.yaml", config_shape},
        {"decisions", "a file of decisions", decisions_shape},
        {"baseline", "a baseline", baseline_shape},
    };
    return table;
}

std::string schema_text(const SchemaFile& file) {
    return json_schema_of(file.shape(), "urn:tally:schema:" + std::string(file.name) + ":1",
                          "tally: " + std::string(file.about));
}

namespace {

ExitStatus run_schema(const Given& given, Environment& environment) {
    const std::string& wanted = given.operands.front();
    std::vector<std::string_view> known;
    for (const SchemaFile& file : schema_files()) {
        if (file.name == wanted) {
            environment.out.write(schema_text(file));
            return ExitStatus::clean;
        }
        known.push_back(file.name);
    }
    const std::string_view near = nearest(wanted, known);
    tell_all(environment, {{{"tally", 0, 0},
                            "there is no schema of '" + wanted + "'",
                            near.empty() ? "there are pack, config, decisions and baseline"
                                         : "did you mean '" + std::string(near) + "'?",
                            Severity::error}});
    return ExitStatus::failed;
}

} // namespace

Command schema_command() {
    return {{"schema",
             "Prints the JSON Schema of a file that tally reads, so that an editor completes and "
             "checks it: pack, config, decisions or baseline.",
             {"FILE", 1, 1},
             {{"tally schema pack > .tally/pack.schema.json",
               "named by '# yaml-language-server: $schema=' on a pack's first line"},
              {"tally schema config > .tally/config.schema.json", "for tally.yaml"}},
             with_common_options({})},
            run_schema};
}

} // namespace tally
