#include "claims/check/decisions.h"

#include "claims/base/utf8.h"
#include "claims/check/dimension.h"
#include "claims/values/value.h"

#include <algorithm>
#include <cstddef>

namespace tally {

namespace {

/// The words alone: neither case, white space nor quotation marks count.
std::string bare(std::string_view text) {
    std::string out;
    const std::string all = folded(text);
    for (std::size_t at = 0; at < all.size();) {
        const CodePoint point = code_point_at(all, at);
        const bool mark = point.value == '"' || point.value == 0x201C || point.value == 0x201D;
        const bool blank = point.value == ' ' || point.value == '\n' || point.value == '\t' ||
                           point.value == '\r' || point.value == 0xA0;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
        if (!mark && !blank) out += all.substr(at, point.size);
        at += point.size;
    }
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::string sentence_of(const Claim& claim, const Corpus& corpus) {
    return std::string(claim.sentence.of(corpus.articles.at(claim.article).text));
}

void is_stale(Ruling& ruling, std::string why) {
    ruling.state = RulingState::stale;
    ruling.why = std::move(why);
}

void has_no_match(Ruling& ruling, std::string why) {
    is_stale(ruling, std::move(why));
    ruling.is_unmatched = true;
}

/// The one item whose id begins so; `end` where there is none, and where there are several, which
/// is told.
template <class Items>
auto only_one(const Items& items, const std::string& id, std::string_view sort, Ruling& ruling) {
    auto found = items.end();
    for (auto item = items.begin(); item != items.end(); ++item) {
        if (!item->id.starts_with(id)) continue;
        if (found != items.end()) {
            is_stale(ruling, "several " + std::string(sort) + "s begin with " + id);
            return items.end();
        }
        found = item;
    }
    if (found == items.end())
        has_no_match(ruling, "there is no " + std::string(sort) + " " + id + " any more");
    return found;
}

/// Whether what was ruled on is there as it was; a decision that lists nothing was on all.
bool covers(const Decision& decision, const Claim& claim, const Corpus& corpus) {
    if (decision.claims.empty()) return true;
    const auto listed =
        std::find_if(decision.claims.begin(), decision.claims.end(),
                     [&](const auto& one) { return claim.id.starts_with(one.first); });
    return listed != decision.claims.end() &&
           bare(listed->second) == bare(sentence_of(claim, corpus));
}

std::string words_of_ruling(const Decision& decision) {
    std::string out = decision.accept + " holds";
    if (!decision.by.empty()) out += ", " + decision.by;
    out += ": " + decision.because;
    if (!decision.until.empty()) out += " (until " + decision.until + ")";
    return out;
}

void settle(Ruling& ruling, const Corpus& corpus, Checked& checked) {
    const auto found = only_one(checked.facts, ruling.decision.fact, "fact", ruling);
    if (found == checked.facts.end()) return;
    Fact& fact = checked.facts[static_cast<std::size_t>(found - checked.facts.begin())];
    ruling.decision.fact = fact.id;
    const auto accepted = accepted_keys(ruling.decision.accept, fact, checked);
    if (!accepted)
        return is_stale(ruling, "'" + ruling.decision.accept + "' is no value of this fact (" +
                                    std::string(name_of(fact.kind)) +
                                    (fact.unit.empty() ? ")" : ", " + fact.unit + ")"));
    std::vector<std::size_t> ruled_out;
    for (const std::size_t index : fact.claims) {
        const Claim& claim = checked.claims[index];
        if (can_be(claim, checked.compared[index], *accepted)) continue;
        if (!covers(ruling.decision, claim, corpus))
            return is_stale(ruling, claim.id + " can't be " + ruling.decision.accept +
                                        ", and its sentence is not the one that was ruled on");
        ruled_out.push_back(index);
    }
    fact.ruled_out = std::move(ruled_out);
    if (fact.verdict == Verdict::conflict) fact.settled = words_of_ruling(ruling.decision);
}

} // namespace

std::string_view name_of(RulingState state) {
    switch (state) {
    case RulingState::in_force: return "in-force";
    case RulingState::ended: return "ended";
    case RulingState::stale: return "stale";
    }
    return "";
}

std::optional<KeyRange> accepted_keys(const std::string& words, const Fact& fact,
                                      const Checked& checked) {
    bool of_text = false;
    for (const std::size_t index : fact.claims) {
        const Compared& compared = checked.compared[index];
        const KeyRange keys{compared.min_key, compared.max_key};
        if (!is_text_key(keys)) continue;
        of_text = true;
        const Claim& claim = checked.claims[index];
        for (const std::string& said : {claim.value.name, claim.known_as})
            if (!said.empty() && bare(said) == bare(words)) return keys;
    }
    if (of_text) return keys_of_text(folded(words));

    const std::vector<Value> values = recognise(words, {{0, words.size()}}, {});
    if (values.size() != 1 || bare(values.front().span.of(words)) != bare(words))
        return std::nullopt;
    const Value& value = values.front();
    const Dimension dimension = dimension_of(value);
    const bool counted = value.kind == Kind::number || value.kind == Kind::count;
    const bool number_of_own_unit =
        value.kind == Kind::number && value.unit.empty() &&
        (fact.unit_as_written.empty() || fact.unit_as_written == fact.unit);
    if (number_of_own_unit || (counted && fact.kind == Kind::count)) return keys_of(value.allows);
    if (dimension.kind != fact.kind || dimension.unit != fact.unit) return std::nullopt;
    return keys_of(converted(value.allows, dimension));
}

bool can_be(const Claim& claim, const Compared& compared, const KeyRange& accepted) {
    if (claim.polarity == Polarity::denied)
        return !(compared.min_key <= accepted.low && accepted.high <= compared.max_key);
    return std::max(compared.min_key, accepted.low) <= std::min(compared.max_key, accepted.high);
}

std::vector<Ruling> drop_claims(const std::vector<Decision>& decisions, const Corpus& corpus,
                                Day today, std::vector<Claim>& claims) {
    std::vector<Ruling> rulings;
    for (const Decision& decision : decisions) {
        Ruling& ruling = rulings.emplace_back(Ruling{decision});
        const auto last = parse_iso_date(decision.until);
        if (last && today > *last) {
            ruling.state = RulingState::ended;
            ruling.why = "its last day was " + decision.until;
            continue;
        }
        if (decision.claim.empty()) continue;
        const auto found = only_one(claims, decision.claim, "claim", ruling);
        if (found == claims.end()) continue;
        ruling.decision.claim = found->id;
        if (!covers(decision, *found, corpus)) {
            is_stale(ruling, "its sentence is not the one that was ruled on");
            continue;
        }
        claims.erase(claims.begin() + (found - claims.begin()));
    }
    return rulings;
}

void settle_facts(std::vector<Ruling>& rulings, const Corpus& corpus, Checked& checked) {
    for (Ruling& ruling : rulings)
        if (ruling.state == RulingState::in_force && !ruling.decision.fact.empty())
            settle(ruling, corpus, checked);
}

} // namespace tally
