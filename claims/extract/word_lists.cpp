#include "claims/extract/word_lists.h"

#include "claims/base/embedded_yaml.h"

#include <map>
#include <stdexcept>

namespace tally {

namespace {

constexpr std::string_view folder = "claims/extract/words/";

} // namespace

WordLists::WordLists(std::string_view path) {
    const YamlNode root = embedded_yaml(path);
    for (const auto& [key, node] : root.entries) {
        List list;
        list.key = key.scalar;
        for (const YamlNode& item : node.items) {
            list.words.push_back(item.scalar);
            list.set.insert(item.scalar);
        }
        lists_.push_back(std::move(list));
    }
}

const WordLists& WordLists::named(std::string_view file) {
    static const std::map<std::string, WordLists, std::less<>> all = [] {
        std::map<std::string, WordLists, std::less<>> lists;
        for (const EmbeddedFile& embedded : embedded_trees()) {
            if (embedded.path.substr(0, folder.size()) != folder) continue;
            const std::string_view name = embedded.path.substr(folder.size());
            lists.emplace(name.substr(0, name.find('.')), WordLists(embedded.path));
        }
        return lists;
    }();
    const auto found = all.find(file);
    if (found == all.end()) throw std::logic_error("no word lists '" + std::string(file) + "'");
    return found->second;
}

const WordLists::List& WordLists::find(std::string_view key) const {
    for (const List& list : lists_)
        if (list.key == key) return list;
    throw std::logic_error("no word list '" + std::string(key) + "'");
}

const std::vector<std::string>& WordLists::list(std::string_view key) const {
    return find(key).words;
}

const std::set<std::string, std::less<>>& WordLists::set(std::string_view key) const {
    return find(key).set;
}

} // namespace tally
