#include "claims/extract/entity_names.h"

#include "claims/rules/entities.h"

namespace tally {

EntityNames::EntityNames(const Pack& pack) : pack_(pack) {
    for (const auto& [key, entity] : pack.entities) {
        const auto add = [&, id = key](const std::string& name) {
            std::vector<Known>& known = by_name_[entity_key(name)];
            if (known.empty() || known.back().key != id)
                known.push_back({id, &pack_.entities.at(id)});
        };
        add(entity.name);
        for (const std::string& other : entity.also)
            add(other);
    }
}

const EntityNames::Known* EntityNames::named(std::string_view words, std::string_view list) const {
    const auto found = by_name_.find(entity_key(words));
    if (found == by_name_.end()) return nullptr;
    const std::string_view own_list = list.substr(list.find('.') + 1); // "places" of "world.places"
    const std::string_view prefix = list.substr(0, list.size() - own_list.size());
    const Known* in_some_list = nullptr;
    for (const Known& known : found->second) {
        if (!list.empty()) {
            if (known.entity->list == own_list && known.key.starts_with(prefix)) return &known;
        } else if (known.entity->list.empty()) {
            return &known;
        } else if (!in_some_list) {
            in_some_list = &known;
        }
    }
    return in_some_list;
}

const Entity* EntityNames::with_key(const std::string& key) const {
    const auto found = pack_.entities.find(key);
    return found == pack_.entities.end() ? nullptr : &found->second;
}

std::string plain_words(std::string_view words) {
    // The bytes of a blank at a place, or 0.
    const auto blank_at = [&](std::size_t at) -> std::size_t {
        if (words[at] == ' ' || (words[at] >= '\t' && words[at] <= '\r')) return 1;
        return words[at] == '\xC2' && words.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
    };
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        if (const std::size_t blank = blank_at(at)) {
            at += blank;
            continue;
        }
        const std::size_t start = at;
        while (at < words.size() && blank_at(at) == 0)
            ++at;
        if (!out.empty()) out += ' ';
        out.append(words, start, at - start);
    }
    return out;
}

} // namespace tally
