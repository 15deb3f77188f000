// Reads in three rounds: the head of each file (which pack it belongs to, which it uses); the names
// of each pack, used packs first; then its rules, whose patterns need these names.
#include "claims/rules/read.h"

#include "claims/base/embedded_yaml.h"
#include "claims/base/yaml.h"
#include "claims/rules/language.h"
#include "claims/rules/node_reader.h"
#include "claims/rules/pack_names.h"
#include "claims/rules/read_relation.h"
#include "claims/rules/read_rule.h"
#include "claims/rules/terms.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tally {

namespace {

struct PackFile {
    const SourceText* source;
    YamlNode root;
    std::unique_ptr<NodeReader> reader;
    std::string pack;
};

struct PackFiles {
    std::vector<PackFile*> files; ///< in the order given
    std::vector<std::pair<std::string, const YamlNode*>> uses;
    std::vector<const PackFile*> use_files; ///< one a use
    std::unique_ptr<PackNames> names;
    enum class State { untouched, open, done } state = State::untouched;
};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

class PacksReader {
public:
    PacksReader(const std::vector<SourceText>& files, const std::vector<SourceText>& library)
        : library_(library) {
        for (const SourceText& file : files)
            read_head(file, true);
    }

    Result<std::vector<Pack>> run() {
        for (std::size_t i = 0; i < order_.size(); ++i) { // grows by packs of the library
            const std::string id = order_[i];
            std::vector<std::string> chain;
            read_names(id, chain);
        }
        std::vector<Pack> packs;
        for (const std::string& id : wanted_)
            packs.push_back(read_pack(id));
        if (diagnostics_.empty()) return packs;
        const auto place = [](const Diagnostic& one) {
            return std::tie(one.where.file, one.where.line, one.where.column);
        };
        std::stable_sort(
            diagnostics_.begin(), diagnostics_.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
        return std::move(diagnostics_);
    }

private:
    void read_head(const SourceText& source, bool wanted);
    void read_uses(PackFiles& pack, PackFile& file);
    PackFiles* pack_named(const std::string& id);
    void read_names(const std::string& id, std::vector<std::string>& chain);
    RuleDefaults read_defaults(const PackFiles& files);
    Pack read_pack(const std::string& id);
    void read_once(const PackFiles& files, std::string_view key, std::string& into);
    void read_rules(PackFiles& files, const RuleDefaults& defaults, Pack& into);
    void read_relations(PackFiles& files, Pack& into);
    const YamlNode* only(const PackFiles& files, std::string_view key, NodeReader*& reader);

    const std::vector<SourceText>& library_;
    bool library_read_ = false;
    Diagnostics diagnostics_;
    std::vector<std::unique_ptr<PackFile>> files_;
    std::map<std::string, PackFiles> packs_;
    std::vector<std::string> order_, wanted_;
};

void PacksReader::read_head(const SourceText& source, bool wanted) {
    auto parsed = yaml_of(source);
    if (!parsed) {
        diagnostics_.insert(diagnostics_.end(), parsed.error().begin(), parsed.error().end());
        return;
    }
    auto file = std::make_unique<PackFile>(PackFile{
        &source, std::move(*parsed), std::make_unique<NodeReader>(source, diagnostics_), ""});
    NodeReader& reader = *file->reader;
    const YamlNode& root = file->root;
    if (root.is_null()) {
        reader.error(root, "the file is empty", "start it with 'tally: 1' and 'pack: name'");
        return;
    }
    if (!reader.mapping(root, "a pack", pack_shape())) return;
    if (const YamlNode* version = reader.needed(root, "tally", "a pack"))
        if (!version->is_scalar() || version->scalar != "1")
            reader.error(*version, "this version of the rule language is not known",
                         "write 'tally: 1'");
    const YamlNode* id = reader.needed(root, "pack", "a pack");
    if (id == nullptr) return;
    const auto name = reader.identifier(*id, "the pack's name");
    if (!name) return;
    file->pack = *name;

    PackFiles& pack = packs_[*name];
    if (pack.files.empty()) {
        pack.names = std::make_unique<PackNames>(*name);
        order_.push_back(*name);
        if (wanted) wanted_.push_back(*name);
    } else if (folder_of(pack.files.front()->source->name()) != folder_of(source.name())) {
        reader.error(*id,
                     "a pack '" + *name + "' stands in " + pack.files.front()->source->name() +
                         " already",
                     "rename one; only files of one folder make a pack together");
        return;
    }
    pack.files.push_back(file.get());
    read_uses(pack, *file);
    files_.push_back(std::move(file));
}

void PacksReader::read_uses(PackFiles& pack, PackFile& file) {
    const YamlNode* use = file.root.find("use");
    if (use == nullptr) return;
    (void)file.reader->texts(*use, "'use'");
    for (const YamlNode& item : use->items) {
        if (!item.is_scalar()) continue;
        const bool twice = std::any_of(pack.uses.begin(), pack.uses.end(),
                                       [&](const auto& one) { return one.first == item.scalar; });
        if (twice)
            file.reader->error(item, "'" + item.scalar + "' is used twice", "remove one of them");
        else {
            pack.uses.emplace_back(item.scalar, &item);
            pack.use_files.push_back(&file);
        }
    }
}

/// The pack with this name, out of the library if need be; nullptr where there is none.
PackFiles* PacksReader::pack_named(const std::string& id) {
    if (const auto found = packs_.find(id); found != packs_.end()) return &found->second;
    if (!library_read_) {
        library_read_ = true;
        for (const SourceText& file : library_) {
            // A pack that was given takes the place of the library's of that name.
            const auto parsed = yaml_of(file);
            const YamlNode* name = parsed ? parsed->find("pack") : nullptr;
            if (name == nullptr ||
                std::find(wanted_.begin(), wanted_.end(), name->scalar) == wanted_.end())
                read_head(file, false);
        }
    }
    const auto found = packs_.find(id);
    return found == packs_.end() ? nullptr : &found->second;
}

void PacksReader::read_names(const std::string& id, std::vector<std::string>& chain) {
    PackFiles& pack = packs_.at(id);
    if (pack.state == PackFiles::State::done) return;
    pack.state = PackFiles::State::open;
    chain.push_back(id);
    for (std::size_t i = 0; i < pack.uses.size(); ++i) {
        const auto& [name, node] = pack.uses[i];
        NodeReader& reader = *pack.use_files[i]->reader;
        PackFiles* used = pack_named(name);
        if (used == nullptr) {
            std::vector<std::string_view> known;
            for (const auto& [other, files] : packs_)
                if (other != id) known.push_back(other);
            reader.error(*node, "no pack is called '" + name + "'",
                         did_you_mean(name, known, "name its file among the rules, too"));
            continue;
        }
        if (used->state == PackFiles::State::open) {
            std::string ring;
            for (auto at = std::find(chain.begin(), chain.end(), name); at != chain.end(); ++at)
                ring += *at + " → ";
            reader.error(*node, "packs use one another in a ring: " + ring + name,
                         "move what both need into a third pack");
            continue;
        }
        read_names(name, chain);
        pack.names->use(*used->names);
    }
    for (PackFile* file : pack.files) {
        NodeReader& reader = *file->reader;
        if (const YamlNode* lists = file->root.find("lists"))
            pack.names->read_lists(reader, *lists);
        if (const YamlNode* fragments = file->root.find("fragments"))
            pack.names->read_fragments(reader, *fragments);
        if (const YamlNode* entities = file->root.find("entities"))
            pack.names->read_entities(reader, *entities);
    }
    Diagnostics told_later; // read_pack tells what is wrong with `defaults`
    std::swap(told_later, diagnostics_);
    const bool prose = read_defaults(pack).style.prose;
    std::swap(told_later, diagnostics_);
    pack.names->compile_fragments(prose);
    chain.pop_back();
    pack.state = PackFiles::State::done;
}

/// The value under a key that only one file of a pack may have.
const YamlNode* PacksReader::only(const PackFiles& files, std::string_view key,
                                  NodeReader*& reader) {
    const YamlNode* found = nullptr;
    for (const PackFile* file : files.files) {
        const YamlNode* node = file->root.find(key);
        if (node == nullptr) continue;
        if (found != nullptr)
            file->reader->error(*node,
                                "'" + std::string(key) + "' stands in two files of this pack",
                                "keep it in one of them");
        else {
            found = node;
            reader = file->reader.get();
        }
    }
    return found;
}

void PacksReader::read_once(const PackFiles& files, std::string_view key, std::string& into) {
    NodeReader* reader = nullptr;
    if (const YamlNode* node = only(files, key, reader))
        into = reader->text(*node, "'" + std::string(key) + "'").value_or(into);
}

RuleDefaults PacksReader::read_defaults(const PackFiles& files) {
    RuleDefaults out;
    NodeReader* reader = nullptr;
    const YamlNode* node = only(files, "defaults", reader);
    if (node != nullptr && reader->mapping(*node, "'defaults'", defaults_shape()))
        read_shared_terms(*reader, *node, out);
    return out;
}

Pack PacksReader::read_pack(const std::string& id) {
    PackFiles& files = packs_.at(id);
    Pack out;
    out.id = id;
    out.language = "en";
    for (const PackFile* file : files.files)
        out.files.push_back(file->source->name());
    read_once(files, "about", out.about);
    read_once(files, "language", out.language);
    out.entities = files.names->all_entities();
    out.corrections = files.names->list("corrections");
    read_rules(files, read_defaults(files), out);
    read_relations(files, out);
    return out;
}

void PacksReader::read_rules(PackFiles& files, const RuleDefaults& defaults, Pack& into) {
    std::map<std::string, Location> ids;
    bool has_rules = false;
    for (PackFile* file : files.files) {
        const YamlNode* rules = file->root.find("rules");
        if (rules == nullptr) continue;
        has_rules = true;
        NodeReader& reader = *file->reader;
        if (!rules->is_sequence()) {
            reader.error(*rules, "'rules' must be a list", "start each rule with '- id:'");
            continue;
        }
        if (rules->items.empty())
            reader.error(*rules, "'rules' is empty",
                         "add a rule, or leave the key out of a pack of names");
        for (const YamlNode& node : rules->items) {
            if (const YamlNode* id = node.find("id"); id != nullptr && id->is_scalar()) {
                const auto [entry, is_new] = ids.emplace(id->scalar, reader.where(*id));
                if (!is_new)
                    reader.error(*id,
                                 "a rule '" + id->scalar + "' stands at " + entry->second.file +
                                     ":" + std::to_string(entry->second.line) + " already",
                                 "give it another id");
            }
            if (auto rule = read_rule(reader, node, into.id, defaults, *files.names))
                into.rules.push_back(std::move(*rule));
        }
    }
    // A pack without rules is of use to others: it may hold lists and entities only.
    const bool has_names =
        std::any_of(files.files.begin(), files.files.end(), [](const PackFile* file) {
            return file->root.find("lists") != nullptr || file->root.find("fragments") != nullptr ||
                   file->root.find("entities") != nullptr;
        });
    if (!has_rules && !has_names)
        files.files.front()->reader->error(files.files.front()->root,
                                           "the pack has no rules and no names",
                                           "add 'rules:' with a rule");
}

void PacksReader::read_relations(PackFiles& files, Pack& into) {
    FactNames known; // those of rules with mistakes too: theirs are told once
    for (const PackFile* file : files.files)
        if (const YamlNode* rules = file->root.find("rules"))
            for (const YamlNode& rule : rules->items)
                known.add(rule);
    std::set<std::string> ids;
    for (PackFile* file : files.files) {
        const YamlNode* relations = file->root.find("relations");
        if (relations == nullptr) continue;
        NodeReader& reader = *file->reader;
        if (!relations->is_sequence()) {
            reader.error(*relations, "'relations' must be a list",
                         "start each relation with '- id:'");
            continue;
        }
        for (const YamlNode& node : relations->items) {
            auto relation = read_relation(reader, node, into.id, known);
            if (!relation) continue;
            if (!ids.insert(relation->id).second)
                reader.error(*node.find("id"),
                             "a relation '" + node.find("id")->scalar + "' stands here twice",
                             "give it another id");
            into.relations.push_back(std::make_shared<const RelationRule>(std::move(*relation)));
        }
    }
}

} // namespace

Result<std::vector<Pack>> read_packs(const std::vector<SourceText>& files,
                                     const std::vector<SourceText>& library) {
    return PacksReader(files, library).run();
}

} // namespace tally
