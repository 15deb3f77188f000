#include "claims/rules/pack_names.h"

#include "claims/rules/entities.h"
#include "claims/rules/language.h"
#include "claims/rules/slots.h"

#include <algorithm>
#include <set>

namespace tally {

namespace {

constexpr std::size_t max_fragment_depth = 64;
constexpr std::size_t max_fragment_bytes = std::size_t{64} * 1024;
constexpr std::size_t max_expanded_bytes = std::size_t{16} << 20U;

Meaning mistake(std::string what, std::string cure) {
    Meaning out;
    out.what = std::move(what);
    out.cure = std::move(cure);
    return out;
}

std::string at_line(const Location& where) {
    return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

} // namespace

bool PackNames::claim_name(NodeReader& reader, const YamlNode& key, std::string_view what) {
    const std::string& name = key.scalar;
    if (!is_identifier(name)) {
        reader.error(key, "'" + name + "' cannot name " + std::string(what),
                     "use lower-case letters, digits and hyphens, a letter first");
        return false;
    }
    if (name == "gap" || name == "name" || name == "version" || slot_type_named(name) != nullptr) {
        reader.error(key, "'" + name + "' means something of its own in patterns",
                     "choose another name");
        return false;
    }
    const auto [entry, is_new] = taken_.emplace(name, reader.where(key));
    if (!is_new)
        reader.error(key, "the name '" + name + "' is taken by " + at_line(entry->second),
                     "choose another name: lists, fragments and entities share their names");
    return is_new;
}

void PackNames::read_lists(NodeReader& reader, const YamlNode& node) {
    if (!reader.open_mapping(node, "'lists'")) return;
    for (const auto& [key, items] : node.entries) {
        if (!claim_name(reader, key, "a list")) continue;
        auto words = reader.texts(items, "the list '" + key.scalar + "'");
        std::set<std::string> seen;
        for (const YamlNode& item : items.items)
            if (item.is_scalar() && !seen.insert(item.scalar).second)
                reader.error(item, "'" + item.scalar + "' stands twice in its list",
                             "remove one of them");
        lists_[key.scalar] = std::move(words);
    }
}

void PackNames::read_fragments(NodeReader& reader, const YamlNode& node) {
    if (!reader.open_mapping(node, "'fragments'")) return;
    for (const auto& [key, pattern] : node.entries) {
        if (!claim_name(reader, key, "a fragment")) continue;
        Fragment& fragment = fragments_[key.scalar];
        fragment.reader = &reader;
        fragment.node = &pattern;
        if (!reader.whole_text(pattern, "the fragment '" + key.scalar + "'"))
            fragment.state = Fragment::State::bad;
    }
}

void PackNames::read_entities(NodeReader& reader, const YamlNode& node) {
    if (!reader.open_mapping(node, "'entities'")) return;
    for (const auto& [key, value] : node.entries) {
        if (!claim_name(reader, key, "an entity")) continue;
        const bool is_list =
            value.is_mapping() && !value.entries.empty() &&
            std::all_of(value.entries.begin(), value.entries.end(),
                        [](const YamlEntry& entry) { return entry.value.is_mapping(); });
        if (!is_list) {
            read_entity(reader, key.scalar, "", value);
            continue;
        }
        entity_lists_.push_back(key.scalar);
        for (const auto& [id, entity] : value.entries)
            if (claim_name(reader, id, "an entity"))
                read_entity(reader, id.scalar, key.scalar, entity);
    }
}

void PackNames::read_entity(NodeReader& reader, const std::string& id, const std::string& list,
                            const YamlNode& node) {
    if (!reader.mapping(node, "an entity", entity_shape())) return;
    const YamlNode* name = reader.needed(node, "name", "the entity '" + id + "'");
    Entity entity{id, "", list, {}};
    std::vector<const YamlNode*> names;
    if (name != nullptr && reader.text(*name, "'name'")) {
        entity.name = name->scalar;
        names.push_back(name);
    }
    if (const YamlNode* also = node.find("also")) {
        entity.also = reader.texts(*also, "'also'");
        for (const YamlNode& item : also->items)
            if (item.is_scalar()) names.push_back(&item);
    }
    for (const YamlNode* one : names) {
        const auto [entry, is_new] = names_taken_[list].emplace(entity_key(one->scalar), id);
        if (!is_new)
            reader.error(*one,
                         "'" + one->scalar + "' already names the entity '" + entry->second + "'",
                         entry->second == id ? "remove it: case, a 'the' before it and the form "
                                               "of quotation marks make no difference"
                                             : "let it name one of them");
    }
    if (!entity.name.empty()) entities_[id] = std::move(entity);
}

void PackNames::compile_fragments(bool prose) {
    prose_ = prose;
    for (auto& [name, fragment] : fragments_)
        compile(name, fragment, prose);
}

void PackNames::compile(const std::string& name, Fragment& fragment, bool prose) {
    if (fragment.state != Fragment::State::untouched) return;
    fragment.state = Fragment::State::open;
    open_.push_back(name);
    std::vector<PatternMistake> mistakes;
    fragment.translation = translate(fragment.node->scalar, prose, names(), mistakes);
    if (fragment.translation.numbered_reference_at)
        mistakes.push_back({*fragment.translation.numbered_reference_at,
                            "a numbered reference in a fragment points at another group wherever "
                            "the fragment is used",
                            "name the group, (?<x>…), and write \\k<x>"});
    if (fragment.translation.pcre.size() > max_fragment_bytes)
        mistakes.push_back({0, "with all that it names, the fragment is longer than 64 KB",
                            "shorten it, or the lists that it names"});
    for (const PatternMistake& one : mistakes)
        fragment.reader->error_in(*fragment.node, one.offset, one.what, one.cure);
    const bool good = mistakes.empty() && compiles(fragment);
    fragment.state = good ? Fragment::State::good : Fragment::State::bad;
    open_.pop_back();
}

bool PackNames::compiles(Fragment& fragment) const {
    const auto result = Regex::compile(fragment.translation.pcre);
    const auto* error = std::get_if<RegexError>(&result);
    if (error == nullptr) return true;
    fragment.reader->error_in(*fragment.node, fragment.translation.source_offset(error->offset),
                              "the pattern does not compile: " + error->what,
                              regex_cure(error->what));
    return false;
}

Names PackNames::names() {
    return {[this](std::string_view name) { return charged(meaning(name)); },
            [this](std::string_view list) { return charged(entity_names(list)); }};
}

Meaning PackNames::charged(Meaning meaning) {
    if (meaning.fragment != nullptr) expanded_ += meaning.fragment->pcre.size();
    for (const std::string& word : meaning.words)
        expanded_ += word.size();
    if (expanded_ <= max_expanded_bytes) return meaning;
    return mistake("with all that they name, the patterns of this pack are longer than 16 MB",
                   "shorten its lists, or split the pack");
}

Meaning PackNames::meaning(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return own_meaning(name);
    const auto used = used_.find(std::string(name.substr(0, dot)));
    if (used == used_.end()) {
        std::vector<std::string_view> known;
        for (const auto& [pack, names] : used_)
            known.push_back(pack);
        return mistake("this pack does not use '" + std::string(name.substr(0, dot)) + "'",
                       did_you_mean(name.substr(0, dot), known,
                                    "add it to 'use', or write the name without a pack"));
    }
    return used->second->own_meaning(name.substr(dot + 1));
}

Meaning PackNames::own_meaning(std::string_view name) {
    const std::string key(name);
    Meaning out;
    if (const auto list = lists_.find(key); list != lists_.end()) {
        out.sort = Meaning::Sort::words;
        out.words = list->second;
        if (out.words.empty()) out.sort = Meaning::Sort::told;
        return out;
    }
    if (const auto entity = entities_.find(key); entity != entities_.end()) {
        out.sort = Meaning::Sort::words;
        out.words = entity->second.also;
        out.words.push_back(entity->second.name);
        return out;
    }
    if (std::find(entity_lists_.begin(), entity_lists_.end(), key) != entity_lists_.end()) {
        out.sort = Meaning::Sort::words;
        out.words = names_in(name);
        if (out.words.empty()) out.sort = Meaning::Sort::told;
        return out;
    }
    const auto found = fragments_.find(key);
    if (found == fragments_.end()) {
        std::vector<std::string_view> known = {"gap", "name", "version"};
        for (const SlotType& type : slot_types())
            known.push_back(type.name);
        for (const auto& [taken, where] : taken_)
            known.push_back(taken);
        return unknown(name, "list, fragment or entity", std::move(known));
    }
    Fragment& fragment = found->second;
    if (fragment.state == Fragment::State::untouched) {
        if (open_.size() >= max_fragment_depth)
            return mistake("fragments name one another more than 64 deep", "flatten them");
        compile(key, fragment, prose_);
    }
    if (fragment.state == Fragment::State::open) {
        std::string chain;
        for (auto at = std::find(open_.begin(), open_.end(), key); at != open_.end(); ++at)
            chain += *at + " → ";
        return mistake("the fragment '" + key + "' names itself: " + chain + key,
                       "write one of them out");
    }
    const bool good = fragment.state == Fragment::State::good;
    out.sort = good ? Meaning::Sort::fragment : Meaning::Sort::told;
    if (good) out.fragment = &fragment.translation;
    return out;
}

Meaning PackNames::unknown(std::string_view name, std::string_view what,
                           std::vector<std::string_view> known) const {
    return mistake("unknown " + std::string(what) + " '" + std::string(name) + "'",
                   did_you_mean(name, known, "define it, or write \\{\\{ for braces"));
}

std::vector<std::string> PackNames::names_in(std::string_view list) const {
    std::vector<std::string> out;
    for (const auto& [id, entity] : entities_) {
        if (!list.empty() && entity.list != list) continue;
        out.push_back(entity.name);
        out.insert(out.end(), entity.also.begin(), entity.also.end());
    }
    return out;
}

Meaning PackNames::entity_names(std::string_view list) const {
    Meaning out;
    out.sort = Meaning::Sort::words;
    if (list.empty()) {
        out.words = names_in("");
        for (const auto& [pack, used] : used_) {
            const auto more = used->names_in("");
            out.words.insert(out.words.end(), more.begin(), more.end());
        }
        if (out.words.empty())
            return mistake("the pack has no entities for a name slot to take",
                           "add them under 'entities'");
        return out;
    }
    const std::size_t dot = list.find('.');
    const auto used = used_.find(std::string(list.substr(0, dot)));
    if (dot != std::string_view::npos && used != used_.end())
        return used->second->entity_names(list.substr(dot + 1));
    if (std::find(entity_lists_.begin(), entity_lists_.end(), list) == entity_lists_.end()) {
        std::vector<std::string_view> known(entity_lists_.begin(), entity_lists_.end());
        return mistake(
            "unknown entity list '" + std::string(list) + "'",
            did_you_mean(list, known, "define it under 'entities' as a mapping of entities"));
    }
    out.words = names_in(list);
    if (out.words.empty())
        return mistake("the entity list '" + std::string(list) + "' has no names", "add one");
    return out;
}

std::map<std::string, Entity> PackNames::all_entities() const {
    std::map<std::string, Entity> out = entities_;
    for (const auto& [pack, used] : used_)
        for (const auto& [id, entity] : used->entities_)
            out.emplace(pack + "." + id, entity);
    return out;
}

std::vector<std::string> PackNames::list(std::string_view name) const {
    const auto found = lists_.find(std::string(name));
    return found == lists_.end() ? std::vector<std::string>() : found->second;
}

std::string PackNames::entity_name(const std::string& text) const {
    if (const auto own = entities_.find(text); own != entities_.end()) return own->second.name;
    const std::size_t dot = text.find('.');
    const auto used = used_.find(text.substr(0, dot));
    if (dot == std::string::npos || used == used_.end()) return text;
    const auto other = used->second->entities_.find(text.substr(dot + 1));
    return other == used->second->entities_.end() ? text : other->second.name;
}

} // namespace tally
