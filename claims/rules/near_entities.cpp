#include "claims/base/utf8.h"
#include "claims/rules/lint.h"

#include <string>
#include <string_view>

namespace tally {

namespace {

/// Of more letters a slip is likelier than a word of its own.
constexpr std::size_t shortest = 3;

bool is_called(const Pack& pack, const std::string& text) {
    for (const auto& [key, entity] : pack.entities) {
        if (key == text || folded(entity.name) == folded(text)) return true;
        for (const std::string& also : entity.also)
            if (folded(also) == folded(text)) return true;
    }
    return false;
}

} // namespace

Diagnostics near_entities(const std::vector<Pack>& packs) {
    Diagnostics out;
    for (const Pack& pack : packs) {
        std::vector<std::string_view> ids;
        for (const auto& [key, entity] : pack.entities)
            ids.push_back(key);
        const auto look = [&](const Template& parts, const Location& where) {
            if (parts.size() != 1 || parts.front().is_capture) return;
            const std::string& text = parts.front().text;
            if (text.size() < shortest || is_called(pack, text)) return;
            const std::string_view near = nearest(text, ids);
            if (near.empty()) return;
            out.push_back(
                {where, "'" + text + "' is no entity, but nearly '" + std::string(near) + "'",
                 "did you mean it? As it is, it is a text of its own", Severity::warning});
        };
        for (const Rule& rule : pack.rules)
            for (const ClaimTemplate& claim : rule.claims) {
                look(claim.fact.subject, claim.where);
                for (const auto& [name, parts] : claim.fact.qualifiers)
                    look(parts, claim.where);
            }
    }
    return out;
}

} // namespace tally
