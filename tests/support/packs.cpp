#include "tests/support/packs.h"

#include "tests/support/cases.h"

#include <set>
#include <string>

namespace tally::tests {

std::vector<SourceText> files_of_pack(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.lexically_normal().parent_path();
    std::set<std::string> names;
    if (folder.parent_path() != "rules") {
        names.insert(file.generic_string());
    } else {
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            names.insert(entry.path().generic_string());
    }
    std::vector<SourceText> out;
    for (const std::string& name : names)
        out.emplace_back(name, read_file(name));
    return out;
}

} // namespace tally::tests
