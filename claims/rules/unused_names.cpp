// Reads the files once more, for a Pack has forgotten the names that its patterns were written
// with.
#include "claims/base/yaml.h"
#include "claims/rules/lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tally {

namespace {

using NameSet = std::set<std::string, std::less<>>;

/// The parts of what stands in braces: "p:name:places" is {"p", "name", "places"}, "when|month"
/// {"when", "month"}.
std::vector<std::string_view> parts_of(std::string_view inside) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = inside.find_first_of(":|");
        std::string_view part = inside.substr(0, end);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        inside.remove_prefix(end + 1);
    }
}

/// What a text of a pack names.
struct Mentions {
    NameSet names;             ///< in braces: lists, fragments, entities, entity lists
    NameSet texts;             ///< whole scalars: a fact names an entity by its id
    bool all_entities = false; ///< "{{p:name}}", "{{who|entity}}"

    void read(const YamlNode& node) {
        if (node.is_scalar()) read(node.scalar);
        for (const YamlNode& item : node.items)
            read(item);
        for (const auto& [key, value] : node.entries)
            read(value);
    }

    bool has(std::string_view name) const {
        return names.find(name) != names.end() || texts.find(name) != texts.end();
    }

private:
    void read(const std::string& text) {
        texts.insert(text);
        for (std::size_t open = text.find("{{"); open != std::string::npos;
             open = text.find("{{", open + 2)) {
            const std::size_t close = text.find("}}", open);
            if (close == std::string::npos) return;
            const auto parts = parts_of(std::string_view(text).substr(open + 2, close - open - 2));
            if (parts.size() == 1) names.emplace(parts[0]);
            if (parts.size() == 3) names.emplace(parts[2]);
            for (std::size_t i = 0; i < parts.size(); ++i)
                if ((parts[i] == "name" && parts.size() < 3) || (i > 0 && parts[i] == "entity"))
                    all_entities = true;
        }
    }
};

struct PackSource {
    struct File {
        const SourceText* text = nullptr;
        YamlNode root;
    };
    std::vector<File> files;
    Mentions mentions;
};

class UnusedNames {
public:
    UnusedNames(const std::vector<Pack>& packs, const std::vector<SourceText>& files) {
        for (const SourceText& file : files) {
            auto root = read_yaml(file);
            const YamlNode* name = root ? root->find("pack") : nullptr;
            if (name != nullptr) sources_[name->scalar].files.push_back({&file, std::move(*root)});
        }
        for (auto& [name, source] : sources_)
            for (const PackSource::File& file : source.files)
                for (const std::string_view key : {"rules", "fragments"})
                    if (const YamlNode* node = file.root.find(key)) source.mentions.read(*node);
        for (const Pack& pack : packs) {
            if (pack.rules.empty()) continue;
            for (const PackSource::File& file : sources_[pack.id].files)
                look_at(pack.id, file);
            for (const Rule& rule : pack.rules)
                look_at(rule);
        }
    }

    Diagnostics take() { return std::move(found_); }

private:
    bool is_used(const std::string& pack, const std::string& name) const {
        for (const auto& [other, source] : sources_)
            if (source.mentions.has(other == pack ? name : pack + "." + name)) return true;
        return false;
    }

    bool all_entities(const std::string& pack) const {
        return sources_.at(pack).mentions.all_entities;
    }

    void tell(const PackSource::File& file, const YamlNode& key, const std::string& what,
              std::string cure) {
        found_.push_back({file.text->location(key.offset),
                          what + " '" + key.scalar + "' is not used", std::move(cure),
                          Severity::warning});
    }

    void look_at(const std::string& pack, const PackSource::File& file) {
        const std::string cure = "remove it, or name it in a pattern: {{";
        for (const auto& [section, what] :
             {std::pair("lists", "the list"), std::pair("fragments", "the fragment")})
            if (const YamlNode* node = file.root.find(section))
                for (const auto& [key, value] : node->entries)
                    if (key.scalar != "corrections" && !is_used(pack, key.scalar))
                        tell(file, key, what, cure + key.scalar + "}}");
        const YamlNode* entities = file.root.find("entities");
        if (entities == nullptr || all_entities(pack)) return;
        for (const auto& [key, value] : entities->entries) {
            if (is_used(pack, key.scalar)) continue;
            const bool is_list =
                std::all_of(value.entries.begin(), value.entries.end(),
                            [](const YamlEntry& entry) { return entry.value.is_mapping(); });
            if (!is_list) {
                tell(file, key, "the entity", cure + key.scalar + "}}, or in a fact");
                continue;
            }
            const bool some = std::any_of(
                value.entries.begin(), value.entries.end(),
                [&](const YamlEntry& entry) { return is_used(pack, entry.key.scalar); });
            if (!some)
                tell(file, key, "the entity list",
                     "remove it, or let a slot take its names: {{x:name:" + key.scalar + "}}");
        }
    }

    /// Captures that are found and thrown away.
    void look_at(const Rule& rule) {
        for (const ExtraCapture& extra : rule.with) {
            if (extra.required || extra.name == "as-of") continue;
            const auto names_it = [&](const Template& parts) {
                return std::any_of(parts.begin(), parts.end(), [&](const TemplatePart& part) {
                    return part.is_capture &&
                           (part.text == extra.name || part.text.starts_with(extra.name + "."));
                });
            };
            const bool used = std::any_of(
                rule.claims.begin(), rule.claims.end(), [&](const ClaimTemplate& claim) {
                    const FactTemplate& fact = claim.fact;
                    return claim.value == extra.name || claim.value.starts_with(extra.name + ".") ||
                           names_it(fact.subject) || names_it(fact.attribute) ||
                           names_it(fact.unit) ||
                           std::any_of(fact.qualifiers.begin(), fact.qualifiers.end(),
                                       [&](const auto& one) { return names_it(one.second); });
                });
            if (!used)
                found_.push_back({extra.pattern.where,
                                  "the capture '" + extra.name + "' is not used",
                                  "remove it, use it in the fact, or add 'required: true' if the "
                                  "claim needs it",
                                  Severity::warning});
        }
    }

    std::map<std::string, PackSource> sources_;
    Diagnostics found_;
};

} // namespace

Diagnostics unused_names(const std::vector<Pack>& packs, const std::vector<SourceText>& files) {
    return UnusedNames(packs, files).take();
}

} // namespace tally
