#pragma once

#include "claims/rules/node_reader.h"
#include "claims/rules/rule.h"
#include "claims/rules/translate.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The names that patterns of a pack can use: its lists, fragments, entities and entity lists, and
/// as "pack.name" those of the packs it uses.
class PackNames {
public:
    explicit PackNames(std::string pack) : pack_(std::move(pack)) {}
    PackNames(const PackNames&) = delete;
    PackNames& operator=(const PackNames&) = delete;

    const std::string& pack() const { return pack_; }

    /// `used` must outlive this.
    void use(PackNames& used) { used_[used.pack_] = &used; }

    void read_lists(NodeReader& reader, const YamlNode& node);
    void read_fragments(NodeReader& reader, const YamlNode& node);
    void read_entities(NodeReader& reader, const YamlNode& node);

    /// Translates and compiles the fragments, once all names are known. The nodes and readings that
    /// they were read from must still be there.
    void compile_fragments(bool prose);

    /// How translate() looks names up. The expanded patterns of a pack may grow to 16 MB together;
    /// then looking up is a mistake.
    Names names();

    const std::map<std::string, Entity>& entities() const { return entities_; }
    /// Its own entities and, as "pack.id", those of the packs it uses.
    std::map<std::string, Entity> all_entities() const;

    std::vector<std::string> list(std::string_view name) const;

    /// The name of the entity with this id, "russia" or "news.russia"; the text itself where none
    /// has it.
    std::string entity_name(const std::string& text) const;

private:
    struct Fragment {
        NodeReader* reader = nullptr;
        const YamlNode* node = nullptr;
        Translation translation;
        enum class State { untouched, open, good, bad } state = State::untouched;
    };

    /// Makes a name the pack's own; false where it is taken, reserved or no name.
    bool claim_name(NodeReader& reader, const YamlNode& key, std::string_view what);
    void read_entity(NodeReader& reader, const std::string& id, const std::string& list,
                     const YamlNode& node);
    void compile(const std::string& name, Fragment& fragment, bool prose);
    bool compiles(Fragment& fragment) const;

    Meaning meaning(std::string_view name);
    Meaning own_meaning(std::string_view name);
    Meaning entity_names(std::string_view list) const;
    Meaning unknown(std::string_view name, std::string_view what,
                    std::vector<std::string_view> known) const;
    std::vector<std::string> names_in(std::string_view list) const;
    Meaning charged(Meaning meaning);

    std::string pack_;
    bool prose_ = true;
    std::map<std::string, Location> taken_;
    std::map<std::string, std::vector<std::string>> lists_;
    std::map<std::string, Fragment> fragments_;
    std::map<std::string, Entity> entities_;
    std::map<std::string, std::map<std::string, std::string>> names_taken_; ///< list, name → id
    std::vector<std::string> entity_lists_;
    std::map<std::string, PackNames*> used_;
    std::vector<std::string> open_; ///< fragments being translated, the outermost first
    std::size_t expanded_ = 0;      ///< bytes that names have stood for so far
};

} // namespace tally
