#include "claims/rules/entities.h"

#include "claims/base/utf8.h"

namespace tally {

namespace {

/// The plain form of typographic marks and of blanks; 0 for all else.
char plain(char32_t c) {
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
    if (c >= 0x201C && c <= 0x201E) return '"';
    if (c >= 0x2010 && c <= 0x2015) return '-';
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
        (c >= 0x2000 && c <= 0x200A) || c == 0x3000)
        return ' ';
    return '\0';
}

bool names(const Entity& entity, std::string_view key) {
    if (entity_key(entity.name) == key) return true;
    for (const std::string& other : entity.also)
        if (entity_key(other) == key) return true;
    return false;
}

} // namespace

std::string entity_key(std::string_view name) {
    const std::string text = folded(name);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const char simple = plain(point.value);
        if (simple == '\0')
            out += text.substr(at, point.size);
        else if (simple != ' ' || (!out.empty() && out.back() != ' '))
            out += simple;
        at += point.size;
    }
    if (out.ends_with(' ')) out.pop_back();
    if (out.ends_with("'s") && out.size() > 2)
        out.resize(out.size() - 2);
    else if (out.ends_with("s'"))
        out.pop_back();
    if (out.starts_with("the ") && out.size() > 4) out.erase(0, 4);
    return out;
}

const Entity* find_entity(const Pack& pack, std::string_view text, std::string_view list) {
    const std::string key = entity_key(text);
    const Entity* in_some_list = nullptr;
    const std::string_view own_list =
        list.substr(list.find('.') + 1); // "pack.places" of a used pack
    const std::string_view prefix = list.substr(0, list.size() - own_list.size());
    for (const auto& [id, entity] : pack.entities) {
        if (!list.empty() && (entity.list != own_list || !id.starts_with(prefix))) continue;
        if (!names(entity, key)) continue;
        if (!list.empty() || entity.list.empty()) return &entity;
        if (in_some_list == nullptr) in_some_list = &entity;
    }
    return in_some_list;
}

} // namespace tally
