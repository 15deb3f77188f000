#include "claims/extract/surnames.h"

#include "claims/base/utf8.h"
#include "claims/extract/word_lists.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

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

} // namespace

std::size_t FullNames::add(std::string_view attribution) { return names_.add(attribution).first; }

void FullNames::settle() {
    std::vector<std::pair<std::size_t, std::size_t>> by_last; // hashes, for names are many
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const std::string last = folded(last_word(names_[i]));
        by_last.emplace_back(std::hash<std::string_view>()(last), i);
    }
    std::sort(by_last.begin(), by_last.end());
    for (auto first = by_last.begin(); first != by_last.end();) {
        std::vector<std::string_view> same;
        auto last = first;
        while (last != by_last.end() && last->first == first->first)
            ++last;
        for (auto one = first; last - first > 1 && one != last; ++one)
            if (may_be_person(names_[one->second])) same.push_back(names_[one->second]);
        first = last;
        if (same.size() > 1) settle(same);
    }
}

/// Of names whose last words are one, or have one hash.
void FullNames::settle(const std::vector<std::string_view>& same_last) {
    std::map<std::string, std::string> written; // by folded name; the least of the ways
    for (const std::string_view name : same_last) {
        const auto [at, is_new] = written.try_emplace(folded(name), name);
        if (name < at->second) at->second = name;
    }
    for (const auto& [name, as_written] : written) {
        std::vector<const std::string*> longest; // that end with it, and that none other ends with
        for (const auto& [other, other_as_written] : written) {
            if (!ends_with_words(other, name)) continue;
            const bool is_tail =
                std::any_of(written.begin(), written.end(), [&longer = other](const auto& third) {
                    return ends_with_words(third.first, longer);
                });
            if (!is_tail) longest.push_back(&other_as_written);
        }
        if (longest.size() == 1) full_[name] = *longest.front();
    }
}

const std::string* FullNames::of(std::string_view attribution) const {
    if (full_.empty()) return nullptr;
    const auto found = full_.find(folded(attribution));
    return found == full_.end() ? nullptr : &found->second;
}

void FullNames::give(Claim& claim) const {
    const std::string* const full = of(claim.attribution);
    if (full == nullptr) return;
    if (claim.value.kind == Kind::quote) {
        if (claim.subject == claim.attribution) claim.subject = *full;
        for (auto& [name, value] : claim.qualifiers)
            if (value == claim.attribution) value = *full;
    }
    claim.attribution = *full;
}

void resolve_surnames(std::vector<Claim>& claims) {
    FullNames names;
    for (const Claim& claim : claims)
        if (!claim.attribution.empty()) names.add(claim.attribution);
    names.settle();
    for (Claim& claim : claims)
        names.give(claim);
}

} // namespace tally
