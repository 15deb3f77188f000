#include "claims/base/embedded_yaml.h"

#include "claims/base/yaml_bytes.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace tally {

namespace {

const EmbeddedFile* find(const std::vector<EmbeddedFile>& files, std::string_view path) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const EmbeddedFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

} // namespace

YamlNode embedded_yaml(std::string_view path) {
    const EmbeddedFile* const tree = find(embedded_trees(), path);
    if (tree == nullptr) throw std::logic_error("not embedded: " + std::string(path));
    return tree_of(tree->text);
}

Result<YamlNode> yaml_of(const SourceText& file) {
    const EmbeddedFile* const text = find(embedded_files(), file.name());
    const EmbeddedFile* const tree = find(embedded_trees(), file.name());
    if (text == nullptr || tree == nullptr || text->text != file.text()) return read_yaml(file);
    return tree_of(tree->text);
}

} // namespace tally
