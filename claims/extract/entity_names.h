#pragma once

#include "claims/rules/rule.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tally {

/// The things that a pack knows by name; find_entity of rules/entities.h, made for many look-ups.
class EntityNames {
public:
    /// The pack must outlive it.
    explicit EntityNames(const Pack& pack);

    struct Known {
        std::string key; ///< in Pack::entities: "russia", "places.geneva"
        const Entity* entity = nullptr;
    };

    /// What these words name, of that list ("places", "world.places") or of any, those outside of
    /// lists first; nullptr where nothing has that name.
    const Known* named(std::string_view words, std::string_view list = "") const;

    /// The entity with that key in the pack, or nullptr.
    const Entity* with_key(const std::string& key) const;

private:
    const Pack& pack_;
    std::unordered_map<std::string, std::vector<Known>> by_name_;
};

/// Words as they stand, each run of white space one blank, none at the ends.
std::string plain_words(std::string_view words);

} // namespace tally
