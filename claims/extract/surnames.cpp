#include "claims/extract/surnames.h"

#include "claims/base/utf8.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tally {

namespace {

std::string_view last_word(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// Whether a name could be a person's: each of its words begins with a capital, but for "von der",
/// and it does not end as bodies do.
bool may_be_person(std::string_view name) {
    static const auto& bodies = WordLists::named("speech").set("bodies");
    static const auto& particles = WordLists::named("speech").set("name_particles");
    if (bodies.count(folded(last_word(name))) != 0) return false;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        const std::string_view word = name.substr(at, end - at);
        const std::string lower = folded(word);
        if (word.starts_with(lower) && particles.count(lower) == 0) return false;
        at = end + 1;
    }
    return true;
}

bool ends_with_words(std::string_view name, std::string_view words) {
    return name.size() > words.size() && name.ends_with(words) &&
           name[name.size() - words.size() - 1] == ' ';
}

/// The full name of each surname, by folded surname; as it is written, the least of the ways.
std::map<std::string, std::string> full_names(const std::vector<Claim>& claims) {
    std::map<std::string, std::string> written; // by folded name
    for (const Claim& claim : claims) {
        if (claim.attribution.empty() || !may_be_person(claim.attribution)) continue;
        const auto [at, is_new] = written.try_emplace(folded(claim.attribution), claim.attribution);
        if (claim.attribution < at->second) at->second = claim.attribution;
    }
    std::map<std::string, std::set<std::string>> by_last; // folded names that end with a word
    for (const auto& [name, as_written] : written)
        by_last[std::string(last_word(name))].insert(name);
    std::map<std::string, std::string> out;
    for (const auto& [last, names] : by_last)
        for (const std::string& name : names) {
            std::vector<std::string_view>
                longest; // that end with it, and that none other ends with
            for (const std::string& other : names) {
                if (!ends_with_words(other, name)) continue;
                bool is_tail = false;
                for (const std::string& third : names)
                    is_tail = is_tail || ends_with_words(third, other);
                if (!is_tail) longest.push_back(other);
            }
            if (longest.size() == 1) out[name] = written[std::string(longest.front())];
        }
    return out;
}

} // namespace

void resolve_surnames(std::vector<Claim>& claims) {
    const std::map<std::string, std::string> known = full_names(claims);
    if (known.empty()) return;
    for (Claim& claim : claims) {
        const auto full = known.find(folded(claim.attribution));
        if (full == known.end()) continue;
        if (claim.value.kind == Kind::quote) {
            if (claim.subject == claim.attribution) claim.subject = full->second;
            for (auto& [name, value] : claim.qualifiers)
                if (value == claim.attribution) value = full->second;
        }
        claim.attribution = full->second;
    }
}

} // namespace tally
