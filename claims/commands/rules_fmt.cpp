#include "claims/base/files.h"
#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/commands/commands.h"
#include "claims/commands/rule_modes.h"
#include "claims/rules/format.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace tally {

namespace fs = std::filesystem;

namespace {

Diagnostic error_at(const std::string& path, std::string what, std::string cure) {
    return {{path, 0, 0}, std::move(what), std::move(cure), Severity::error};
}

/// The rule files that the operands name: files, and all .yaml and .yml files below folders.
std::vector<std::string> files_of(const std::vector<std::string>& operands, Diagnostics& wrong) {
    std::vector<std::string> out;
    for (const std::string& operand : operands) {
        std::error_code failed;
        if (fs::is_regular_file(operand, failed)) {
            out.push_back(operand);
        } else if (fs::is_directory(operand, failed)) {
            const std::size_t before = out.size();
            for (const auto& entry : fs::recursive_directory_iterator(operand, failed)) {
                const std::string extension = entry.path().extension().string();
                std::error_code unseen;
                if ((extension == ".yaml" || extension == ".yml") && entry.is_regular_file(unseen))
                    out.push_back(entry.path().string());
            }
            if (failed) wrong.push_back(error_at(operand, failed.message(), ""));
            if (out.size() == before)
                wrong.push_back(error_at(operand, "no rule file lies below this folder",
                                         "rule files end in .yaml or .yml"));
        } else {
            wrong.push_back(error_at(operand, "no such file or folder",
                                     "--fmt lays out files, not the packs that come with tally"));
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool read_whole(const std::string& path, std::string& into) {
    std::ifstream stream(path, std::ios::binary);
    into.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    return !stream.bad() && stream.is_open();
}

} // namespace

ExitStatus format_rules(const Given& given, Environment& environment) {
    const bool only_looks = given.has("--check");
    Diagnostics wrong;
    if (given.operands.empty())
        wrong.push_back(error_at("tally", "--fmt needs the files that it lays out",
                                 "tally rules --fmt rules/"));
    const std::vector<std::string> paths = files_of(given.operands, wrong);
    std::size_t changed = 0;
    for (const std::string& path : paths) {
        std::string text;
        if (!read_whole(path, text)) {
            wrong.push_back(error_at(path, "the file can't be read", "check its permissions"));
            continue;
        }
        const SourceText file(path, text);
        const Result<std::string> laid_out = formatted_pack(file);
        if (!laid_out) {
            wrong.insert(wrong.end(), laid_out.error().begin(), laid_out.error().end());
            continue;
        }
        if (*laid_out == text) continue;
        if (!only_looks) {
            const std::string failed = replace_file(path, *laid_out);
            if (!failed.empty()) {
                wrong.push_back(error_at(path, "cannot write it: " + failed,
                                         "the file is as it was; check its permissions"));
                continue;
            }
        }
        ++changed;
        environment.out.write(visible(path) +
                              (only_looks ? ": would be laid out anew\n" : ": laid out anew\n"));
    }
    tell_all(environment, wrong);
    if (!paths.empty())
        environment.say("tally: " + counted(paths.size(), "file") + ", " + std::to_string(changed) +
                        (only_looks ? " to be laid out anew" : " laid out anew"));
    if (!wrong.empty()) return ExitStatus::failed;
    return only_looks && changed > 0 ? ExitStatus::findings : ExitStatus::clean;
}

} // namespace tally
