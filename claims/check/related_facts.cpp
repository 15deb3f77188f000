// Facts meet where they state nothing different under the names that `same` lists: entities {by:
// usa}, individuals {} and targets {by: usa} are one set, with {by: usa} shared. Individuals {}
// beside two such sets, of usa and of uk, fits both; to choose would be to guess, so neither is
// evaluated.
#include "claims/check/related_facts.h"

#include "claims/base/utf8.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t most_sets = 1'000; // of one subject

using Shared = std::map<std::string, std::string>; // by name, folded

struct Candidate {
    std::size_t fact = 0;
    Shared states, written;
};

Candidate candidate_of(const RelationRule& relation, const Checked& checked, std::size_t index) {
    const Fact& fact = checked.facts.at(index);
    Candidate out{index, {}, {}};
    const auto state = [&](const std::string& name, const std::string& text) {
        out.states.emplace(name, folded(text));
        out.written.emplace(name, text);
    };
    for (const std::string& name : relation.same) {
        if (name == "subject") {
            state(name, fact.subject);
            continue;
        }
        for (const auto& [qualifier, text] : fact.qualifiers)
            if (folded(qualifier) == folded(name)) state(name, text);
    }
    return out;
}

/// Whether two state nothing different; `both` becomes what they state together.
bool join(const Shared& a, const Shared& b, Shared& both) {
    both = a;
    for (const auto& [name, text] : b) {
        const auto [entry, is_new] = both.emplace(name, text);
        if (!is_new && entry->second != text) return false;
    }
    return true;
}

bool fit(const Shared& a, const Shared& b) {
    Shared both;
    return join(a, b, both);
}

bool states_more(const Shared& more, const Shared& less) {
    return more.size() > less.size() && fit(more, less) &&
           std::all_of(less.begin(), less.end(),
                       [&](const auto& one) { return more.contains(one.first); });
}

using Candidates = std::vector<std::vector<Candidate>>; // by attribute

/// What sets of facts, one of each attribute, state together; of those that say less than another
/// and fit it only the other. Nothing where there are too many.
std::optional<std::vector<Shared>> shared_by_sets(const Candidates& candidates) {
    std::set<Shared> joined = {{}};
    for (const std::vector<Candidate>& some : candidates) {
        std::set<Shared> keys, next;
        for (const Candidate& one : some)
            keys.insert(one.states);
        if (keys.size() * joined.size() > most_sets * most_sets) return std::nullopt;
        for (const Shared& sofar : joined)
            for (const Shared& key : keys) {
                Shared both;
                if (join(sofar, key, both)) next.insert(std::move(both));
            }
        if (next.size() > most_sets) return std::nullopt;
        joined = std::move(next);
    }
    std::vector<Shared> out;
    for (const Shared& one : joined)
        if (std::none_of(joined.begin(), joined.end(),
                         [&](const Shared& other) { return states_more(other, one); }))
            out.push_back(one);
    return out;
}

/// The least of the ways in which facts write one thing.
void keep_least(std::string& kept, const std::string& text) {
    if (kept.empty() || text < kept) kept = text;
}

/// "'individuals' and 'targets'".
std::string quoted_list(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "'" : i + 1 == names.size() ? " and '" : ", '") + names[i] + "'";
    return out;
}

/// The facts of one subject.
class Sets {
public:
    Sets(const std::vector<std::string>& attributes, Candidates candidates)
        : attributes_(attributes), candidates_(std::move(candidates)) {}

    std::vector<RelatedFacts> run() {
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < attributes_.size(); ++i)
            if (candidates_[i].empty()) missing.push_back(attributes_[i]);
        const auto keys = shared_by_sets(candidates_);
        if (!missing.empty() || !keys) {
            RelatedFacts all = with_all();
            all.obstacle = keys && !missing.empty() ? "no article says " + quoted_list(missing)
                                                    : "too many facts fit one another";
            return {std::move(all)};
        }
        std::vector<RelatedFacts> out;
        for (const Shared& key : *keys)
            out.push_back(with_key(key));
        refuse_to_guess(out);
        add_lonely(out);
        return out;
    }

private:
    /// All facts, whatever they share.
    RelatedFacts with_all() const {
        RelatedFacts out;
        bool first = true;
        for (const std::vector<Candidate>& some : candidates_) {
            out.candidates.emplace_back();
            for (const Candidate& one : some) {
                out.candidates.back().push_back(one.fact);
                keep_common(out, one, first);
                first = false;
            }
        }
        return out;
    }

    static void keep_common(RelatedFacts& set, const Candidate& one, bool first) {
        if (first) {
            set.folded = one.states;
            set.shared = one.written;
            return;
        }
        for (auto& [name, text] : set.shared)
            if (const auto found = one.written.find(name); found != one.written.end())
                keep_least(text, found->second);
        std::erase_if(set.shared, [&](const auto& entry) {
            const auto found = one.states.find(entry.first);
            return found == one.states.end() || found->second != set.folded.at(entry.first);
        });
        std::erase_if(set.folded,
                      [&](const auto& entry) { return !set.shared.contains(entry.first); });
    }

    RelatedFacts with_key(const Shared& key) const {
        RelatedFacts out;
        out.folded = key;
        for (const std::vector<Candidate>& some : candidates_) {
            std::vector<const Candidate*> fitting;
            for (const Candidate& one : some)
                if (fit(one.states, key)) fitting.push_back(&one);
            out.candidates.emplace_back();
            for (const Candidate* one : fitting) {
                const bool another_states_more =
                    std::any_of(fitting.begin(), fitting.end(), [&](const Candidate* other) {
                        return states_more(other->states, one->states);
                    });
                if (another_states_more) continue;
                out.candidates.back().push_back(one->fact);
                for (const auto& [name, text] : one->written)
                    keep_least(out.shared[name], text);
            }
        }
        return out;
    }

    /// A fact that stands in several sets leaves open to which it belongs.
    void refuse_to_guess(std::vector<RelatedFacts>& sets) const {
        std::map<std::size_t, std::size_t> uses;
        for (const RelatedFacts& set : sets)
            for (const auto& some : set.candidates)
                for (const std::size_t fact : some)
                    ++uses[fact];
        for (RelatedFacts& set : sets)
            for (std::size_t i = 0; i < set.candidates.size(); ++i)
                for (const std::size_t fact : set.candidates[i])
                    if (uses[fact] > 1)
                        set.obstacle =
                            "'" + attributes_[i] + "' leaves open to which of several it belongs";
    }

    /// Facts that stand in no set, by what they state.
    void add_lonely(std::vector<RelatedFacts>& sets) const {
        const std::vector<RelatedFacts> complete = sets;
        std::map<Shared, RelatedFacts> lonely;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            for (const Candidate& one : candidates_[i]) {
                const bool fits =
                    std::any_of(complete.begin(), complete.end(), [&](const RelatedFacts& set) {
                        return fit(one.states, set.folded);
                    });
                if (fits) continue;
                RelatedFacts& set = lonely[one.states];
                set.folded = one.states;
                set.shared = one.written;
                set.candidates.resize(candidates_.size());
                set.candidates[i].push_back(one.fact);
            }
        for (auto& [states, set] : lonely) {
            std::vector<std::string> missing;
            for (std::size_t i = 0; i < candidates_.size(); ++i)
                if (std::none_of(candidates_[i].begin(), candidates_[i].end(),
                                 [&](const Candidate& one) { return fit(one.states, states); }))
                    missing.push_back(attributes_[i]);
            set.obstacle = missing.empty() ? "its facts do not fit one another"
                                           : "no article says " + quoted_list(missing);
            sets.push_back(std::move(set));
        }
    }

    const std::vector<std::string>& attributes_;
    Candidates candidates_;
};

} // namespace

std::vector<RelatedFacts> related_facts(const RelationRule& relation,
                                        const std::vector<std::string>& attributes,
                                        const Checked& checked) {
    const std::string pack = relation.id.substr(0, relation.id.find('/') + 1);
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < attributes.size(); ++i)
        places.emplace(folded(attributes[i]), i);
    std::map<std::string, Candidates> by_subject;
    for (std::size_t i = 0; i < checked.facts.size(); ++i) {
        const Fact& fact = checked.facts[i];
        const auto place = places.find(folded(fact.attribute));
        if (place == places.end()) continue;
        const bool own =
            std::any_of(fact.claims.begin(), fact.claims.end(), [&](std::size_t claim) {
                return checked.claims[claim].rule->id.starts_with(pack);
            });
        if (!own) continue;
        Candidate candidate = candidate_of(relation, checked, i);
        const auto subject = candidate.states.find("subject");
        Candidates& some = by_subject[subject == candidate.states.end() ? "" : subject->second];
        some.resize(attributes.size());
        some[place->second].push_back(std::move(candidate));
    }
    std::vector<RelatedFacts> out;
    for (auto& [subject, candidates] : by_subject)
        for (RelatedFacts& set : Sets(attributes, std::move(candidates)).run())
            out.push_back(std::move(set));
    return out;
}

} // namespace tally
