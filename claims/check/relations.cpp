// A relation over facts with two values each is tried with every choice of them: it fails where
// none fits. That is exact, for an attribute stands in a relation once, so the intervals of its
// terms do not depend on one another.
#include "claims/check/relations.h"

#include "claims/base/stable_id.h"
#include "claims/check/check.h"
#include "claims/check/keys.h"
#include "claims/check/related_facts.h"
#include "claims/check/relation_words.h"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

namespace tally {

namespace {

constexpr std::size_t most_choices = 4'096;
constexpr std::size_t shown_choices = 3;

/// Whether `a` allows all that `b` allows, and more.
bool is_wider(const Interval& a, const Interval& b) {
    return a != b && a.min_key() <= b.min_key() && b.max_key() <= a.max_key();
}

/// What can be said of one fact: its values, or why it has none.
class Values {
public:
    Values(const Checked& checked, std::size_t index)
        : checked_(checked), fact_(checked.facts.at(index)), index_(index) {
        for (const std::size_t claim : fact_.claims)
            if (checked.claims[claim].polarity == Polarity::asserted &&
                !checked.compared[claim].withdrawn)
                asserted_.push_back(claim);
    }

    std::variant<std::vector<FactChoice>, std::string> run() const {
        const Reckoned probe = extent_of(fact_.kind, fact_.unit, Interval());
        if (const auto* why = std::get_if<std::string>(&probe)) return told(*why);
        if (asserted_.empty()) return told("it is only denied");
        std::vector<FactChoice> out;
        for (const Interval& interval : intervals()) {
            Reckoned extent = extent_of(fact_.kind, fact_.unit, interval);
            out.push_back({index_, std::get<Extent>(std::move(extent)), sayers(interval)});
        }
        if (out.empty()) return told("its words set no limits");
        return out;
    }

private:
    std::string told(const std::string& why) const { return "'" + fact_.attribute + "': " + why; }

    /// What all claims allow together; where they do not agree what each allows, but for those that
    /// allow all that another does and more.
    std::vector<Interval> intervals() const {
        if (fact_.common && (fact_.common->min() || fact_.common->max())) return {*fact_.common};
        std::vector<Interval> said;
        for (const std::size_t claim : asserted_) {
            const Interval& one = checked_.compared[claim].interval;
            if ((one.min() || one.max()) && std::find(said.begin(), said.end(), one) == said.end())
                said.push_back(one);
        }
        std::vector<Interval> out;
        for (const Interval& one : said)
            if (std::none_of(said.begin(), said.end(),
                             [&](const Interval& other) { return is_wider(one, other); }))
                out.push_back(one);
        std::sort(out.begin(), out.end(), [](const Interval& a, const Interval& b) {
            return std::pair(a.min_key(), a.max_key()) < std::pair(b.min_key(), b.max_key());
        });
        return out;
    }

    /// The claims that make an interval what it is: one for each end.
    std::vector<std::size_t> sayers(const Interval& interval) const {
        const auto with = [&](auto has_end) {
            const auto found = std::find_if(asserted_.begin(), asserted_.end(), has_end);
            return found == asserted_.end() ? asserted_.front() : *found;
        };
        std::vector<std::size_t> out;
        const auto exact = std::find_if(asserted_.begin(), asserted_.end(), [&](std::size_t claim) {
            return checked_.compared[claim].interval == interval;
        });
        if (exact != asserted_.end()) return {*exact};
        out.push_back(with([&](std::size_t claim) {
            return checked_.compared[claim].min_key == interval.min_key();
        }));
        out.push_back(with([&](std::size_t claim) {
            return checked_.compared[claim].max_key == interval.max_key();
        }));
        return out;
    }

    const Checked& checked_;
    const Fact& fact_;
    std::size_t index_;
    std::vector<std::size_t> asserted_;
};

/// One choice of values, worked out.
struct Tried {
    std::vector<const FactChoice*> choice;
    std::pair<Extent, Extent> sides;
    std::string left, right, why;
};

void add_once(std::vector<std::size_t>& list, std::size_t one) {
    if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

void add_side(RelationSide& side, std::vector<std::string>& words, const std::string& more,
              const Interval& allows) {
    if (std::find(words.begin(), words.end(), more) != words.end()) return;
    words.push_back(more);
    side.allows.push_back(allows);
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), shown_choices); ++i)
        out += (i == 0 ? "" : " or ") + words[i];
    if (words.size() > shown_choices)
        out += " or " + std::to_string(words.size() - shown_choices) + " more";
    return out;
}

/// Evaluates one relation over the facts of one set.
class Evaluation {
public:
    Evaluation(const std::shared_ptr<const RelationRule>& relation, const Checked& checked,
               const std::vector<std::string>& attributes, const RelatedFacts& set)
        : relation_(*relation), checked_(checked), attributes_(attributes), set_(set) {
        result_.relation = relation;
        name_result();
    }

    RelationResult run() {
        for (const auto& some : set_.candidates)
            for (const std::size_t fact : some)
                add_once(result_.facts, fact);
        if (!set_.obstacle.empty()) return refused(set_.obstacle);
        std::size_t all = 1;
        for (const auto& some : set_.candidates) {
            if (!add_choices(some)) return refused(obstacle_);
            all *= choices_.back().size();
            if (all > most_choices) return refused("its facts have too many values");
        }
        std::vector<const FactChoice*> choice;
        try_all(choice);
        if (tried_.empty()) return refused(obstacle_);
        judge();
        return std::move(result_);
    }

private:
    void name_result() {
        std::vector<std::string> parts = {relation_.id};
        for (const auto& [name, text] : set_.folded) {
            parts.push_back(name);
            parts.push_back(text);
        }
        result_.id = stable_id("r", {parts.begin(), parts.end()});
        for (const auto& [name, text] : set_.shared)
            if (name == "subject")
                result_.subject = text;
            else
                result_.qualifiers.emplace_back(name, text);
    }

    RelationResult refused(const std::string& why) {
        result_.why = why;
        return std::move(result_);
    }

    bool add_choices(const std::vector<std::size_t>& facts) {
        choices_.emplace_back();
        for (const std::size_t fact : facts) {
            auto values = Values(checked_, fact).run();
            if (auto* why = std::get_if<std::string>(&values)) {
                obstacle_ = *why;
                continue;
            }
            for (FactChoice& one : std::get<0>(values))
                choices_.back().push_back(std::move(one));
        }
        return !choices_.back().empty();
    }

    void try_all(std::vector<const FactChoice*>& choice) {
        if (choice.size() == choices_.size()) return try_one(choice);
        for (const FactChoice& one : choices_[choice.size()]) {
            choice.push_back(&one);
            try_all(choice);
            choice.pop_back();
        }
    }

    void try_one(const std::vector<const FactChoice*>& choice) {
        const ShownUnit unit(checked_, choice);
        std::map<std::string, const FactChoice*> by_attribute;
        for (std::size_t i = 0; i < attributes_.size(); ++i)
            by_attribute.emplace(attributes_[i], choice[i]);
        const Relation& relation = relation_.relation;
        auto left = worked_out(relation.left, by_attribute, unit);
        auto right = worked_out(relation.right, by_attribute, unit);
        for (auto* side : {&left, &right})
            if (const auto* why = std::get_if<std::string>(side)) {
                obstacle_ = *why;
                return;
            }
        auto sides =
            in_one_unit(std::get<WordedSide>(left).extent, std::get<WordedSide>(right).extent);
        if (const auto* why = std::get_if<std::string>(&sides)) {
            obstacle_ = *why;
            return;
        }
        Tried tried{choice, std::get<0>(std::move(sides)), std::get<WordedSide>(left).words,
                    std::get<WordedSide>(right).words, ""};
        const auto& [a, b] = tried.sides;
        const bool holds = can_hold(a.allows, relation.comparison, b.allows);
        if (!holds) tried.why = unit.why(a, relation.comparison, b);
        if (holds && !holds_) tried_.clear();
        if (holds == holds_ || holds) tried_.push_back(std::move(tried));
        holds_ = holds_ || holds;
    }

    /// Tells the first choice that fits; where none does, all of them.
    void judge() {
        result_.verdict = holds_ ? RelationVerdict::holds : RelationVerdict::fails;
        if (holds_) {
            tried_.resize(1);
            result_.facts.clear();
        }
        std::vector<std::string> left, right;
        for (const Tried& one : tried_) {
            add_side(result_.left, left, one.left, one.sides.first.allows);
            add_side(result_.right, right, one.right, one.sides.second.allows);
            for (const FactChoice* choice : one.choice) {
                add_once(result_.facts, choice->fact);
                for (const std::size_t claim : choice->claims)
                    add_once(result_.claims, claim);
            }
        }
        result_.left.words = listed(left);
        result_.right.words = listed(right);
        result_.kind = tried_.front().sides.first.kind;
        result_.unit = tried_.front().sides.first.unit;
        if (holds_) return;
        result_.message =
            failure_message(relation_, result_.left.words, result_.right.words, result_.kind);
        result_.why = tried_.size() == 1 ? tried_.front().why
                                         : "none of the " + std::to_string(tried_.size()) +
                                               " choices of what the articles say fits";
    }

    const RelationRule& relation_;
    const Checked& checked_;
    const std::vector<std::string>& attributes_;
    const RelatedFacts& set_;
    std::vector<std::vector<FactChoice>> choices_; // by attribute
    std::vector<Tried> tried_;                     // those that hold, or else those that fail
    bool holds_ = false;
    std::string obstacle_;
    RelationResult result_;
};

} // namespace

std::string_view name_of(RelationVerdict verdict) {
    switch (verdict) {
    case RelationVerdict::holds: return "holds";
    case RelationVerdict::fails: return "fails";
    case RelationVerdict::not_evaluated: return "not-evaluated";
    }
    return "";
}

std::vector<RelationResult>
evaluate_relations(const std::vector<std::shared_ptr<const RelationRule>>& relations,
                   const Checked& checked) {
    std::vector<RelationResult> out;
    for (const auto& relation : relations) {
        std::vector<std::string> attributes;
        for (const auto& [attribute, offset] : attributes_of(relation->relation))
            attributes.push_back(attribute);
        std::vector<RelatedFacts> sets = related_facts(*relation, attributes, checked);
        if (sets.empty()) sets.push_back({{}, {}, {}, "no article says any of it"});
        for (const RelatedFacts& set : sets)
            out.push_back(Evaluation(relation, checked, attributes, set).run());
    }
    return out;
}

std::vector<std::shared_ptr<const RelationRule>> relations_of(const std::vector<Pack>& packs) {
    std::vector<std::shared_ptr<const RelationRule>> out;
    for (const Pack& pack : packs)
        out.insert(out.end(), pack.relations.begin(), pack.relations.end());
    return out;
}

} // namespace tally
