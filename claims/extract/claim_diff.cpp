// Three rounds, each over what the one before left: claims that are alike in all, claims of one
// rule about one place, claims of different rules that say the same.
#include "claims/extract/claim_diff.h"

#include "claims/extract/expected.h"

#include <algorithm>
#include <functional>
#include <set>

namespace tally {

namespace {

constexpr std::string_view compared_fields[] = {
    "text", "kind", "value",   "min",       "max",      "min_open",   "max_open",    "unit",
    "per",  "name", "subject", "attribute", "polarity", "correction", "attribution", "as_of",
};

class ClaimComparer {
public:
    ClaimComparer(const Corpus& corpus, const std::vector<Claim>& before,
                  const std::vector<Claim>& after)
        : corpus_(corpus), before_(before), after_(after), taken_(after.size(), false) {}

    ClaimDiff run() {
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < before_.size(); ++i)
            left.push_back(i);
        pair_up(left, [this](const Claim& a, const Claim& b) {
            return a.rule->id == b.rule->id && a.value.span == b.value.span &&
                   differing(a, b).empty();
        });
        pair_up(left, [](const Claim& a, const Claim& b) {
            return a.rule->id == b.rule->id && a.value.span == b.value.span &&
                   a.subject == b.subject && a.attribute == b.attribute;
        });
        pair_up(left, [](const Claim& a, const Claim& b) {
            return a.rule->id == b.rule->id && a.value.span.overlaps(b.value.span);
        });
        pair_up(left, [this](const Claim& a, const Claim& b) {
            return a.value.span == b.value.span && differing(a, b).size() == 1; // the rule
        });
        out_.lost = std::move(left);
        for (std::size_t i = 0; i < after_.size(); ++i)
            if (!taken_[i]) out_.gained.push_back(i);
        std::sort(out_.changed.begin(), out_.changed.end(),
                  [](const auto& a, const auto& b) { return a.after < b.after; });
        return std::move(out_);
    }

private:
    using Same = std::function<bool(const Claim&, const Claim&)>;

    /// Takes out of `left` each claim for which one that is the same stands in its article.
    void pair_up(std::vector<std::size_t>& left, const Same& same) {
        std::erase_if(left, [&](std::size_t index) {
            const Claim& claim = before_[index];
            const auto first = std::lower_bound(
                after_.begin(), after_.end(), claim.article,
                [](const Claim& one, std::size_t article) { return one.article < article; });
            for (auto at = first; at != after_.end() && at->article == claim.article; ++at) {
                const auto other = static_cast<std::size_t>(at - after_.begin());
                if (taken_[other] || !same(claim, *at)) continue;
                taken_[other] = true;
                auto fields = differing(claim, *at);
                if (fields.empty())
                    ++out_.same;
                else
                    out_.changed.push_back({index, other, std::move(fields)});
                return true;
            }
            return false;
        });
    }

    std::vector<ChangedClaim::Field> differing(const Claim& a, const Claim& b) const {
        std::vector<ChangedClaim::Field> out;
        const std::string& text = corpus_.articles[a.article].text;
        const auto compare = [&](std::string_view name) {
            std::string before = field_of(a, text, name);
            std::string after = field_of(b, text, name);
            if (before != after)
                out.push_back({std::string(name), std::move(before), std::move(after)});
        };
        if (a.rule->id != b.rule->id) out.push_back({"rule", a.rule->id, b.rule->id});
        for (const std::string_view field : compared_fields)
            compare(field);
        std::set<std::string> qualifiers;
        for (const Claim* claim : {&a, &b})
            for (const auto& [name, value] : claim->qualifiers)
                qualifiers.insert(name);
        for (const std::string& name : qualifiers)
            compare(name);
        return out;
    }

    const Corpus& corpus_;
    const std::vector<Claim>& before_;
    const std::vector<Claim>& after_;
    std::vector<bool> taken_; ///< which of the claims after have a partner
    ClaimDiff out_;
};

} // namespace

ClaimDiff diff_claims(const Corpus& corpus, const std::vector<Claim>& before,
                      const std::vector<Claim>& after) {
    return ClaimComparer(corpus, before, after).run();
}

} // namespace tally
