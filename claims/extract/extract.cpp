#include "claims/extract/extract.h"

#include "claims/base/stable_id.h"
#include "claims/extract/as_of.h"
#include "claims/extract/attribution.h"
#include "claims/extract/corrections.h"
#include "claims/extract/identity.h"
#include "claims/extract/polarity.h"
#include "claims/extract/rule_index.h"
#include "claims/extract/speech.h"
#include "claims/extract/stated_bound.h"
#include "claims/extract/story_wording.h"
#include "claims/extract/views.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tally {

std::string_view name_of(Polarity polarity) {
    return polarity == Polarity::asserted ? "asserted" : "denied";
}

namespace {

/// `widen`, in the value's unit; of a time its days in seconds.
Interval widened(const Value& value, const Pattern& pattern) {
    if (pattern.widen_low.is_zero() && pattern.widen_high.is_zero()) return value.allows;
    const Decimal unit(value.kind == Kind::time ? 86'400 : 1);
    auto min = value.allows.min();
    auto max = value.allows.max();
    if (min) *min = *min + pattern.widen_low * unit;
    if (max) *max = *max + pattern.widen_high * unit;
    return Interval::of(min, value.allows.min_open(), max, value.allows.max_open());
}

/// Things that are counted are not fewer than none: "did not exceed 30" is [0, 30].
Interval counted(const Interval& allows) {
    if (allows.min() || !allows.max() || *allows.max() <= Decimal(0)) return allows;
    return Interval::of(Decimal(0), false, allows.max(), allows.max_open());
}

/// Whether claims of a rule may name the speaker of a quotation.
bool captures_quotations(const Rule& rule) {
    const auto wants = [](const Pattern& pattern) { return pattern.wants_quotes; };
    return std::any_of(rule.match.begin(), rule.match.end(), wants) ||
           std::any_of(rule.with.begin(), rule.with.end(),
                       [&](const ExtraCapture& extra) { return wants(extra.pattern); });
}

/// Of each value of an article, the rule that gave it a role in the story.
using Roles = std::vector<const RuleTerms*>;

/// The claims of one rule in one article.
class RuleClaims {
public:
    RuleClaims(const EntityNames& names, const Corrections& corrections, std::size_t article_index,
               Attribution& attribution, Views& views, Roles& roles, Extraction& out)
        : names_(names), corrections_(corrections), index_(article_index), attribution_(attribution),
          views_(views), roles_(roles), out_(out) {}

    void run(const Rule& rule, const std::vector<Trial>& trials) {
        Matches matches = match(rule, trials, names_, views_);
        if (!matches.found.empty() && captures_quotations(rule)) attribution_.name_speakers();
        for (const RuleMatch& found : matches.found)
            for (std::size_t i = 0; i < rule.claims.size(); ++i)
                add(found, i);
        std::move(matches.refused.begin(), matches.refused.end(), std::back_inserter(out_.refused));
        std::move(matches.limits.begin(), matches.limits.end(), std::back_inserter(out_.limits));
    }

private:
    void add(const RuleMatch& found, std::size_t ordinal) {
        const ClaimTemplate& form = found.rule->claims[ordinal];
        const auto held = found.captures.find(form.value);
        if (held == found.captures.end()) return; // a slot of another pattern of the rule
        const auto refuse = [&](const Location& where, std::string why) {
            out_.refused.push_back({found.rule->terms, found.span, where, std::move(why)});
        };
        if (!held->second.value) return tell_no_value(found, form, held->second);

        const Value& value = *held->second.value;
        const bool by_wording = found.rule->terms->linking == Linking::by_wording;
        if (by_wording && is_claimed(value)) return; // a rule knows what it is
        if (const RuleTerms* other = role_of(value, *found.rule->terms))
            return refuse(form.where,
                          "rule '" + other->id + "' has claimed it: a value has one role");
        if (found.rule->terms->linking == Linking::by_role &&
            is_vague(views_.article().text, value))
            return refuse(form.where, "it says nothing that could be checked");
        if (by_wording &&
            !is_checkable(views_.article().text, views_.sentence_at(value.span.start), value))
            return refuse(form.where, "it says nothing that could be checked");
        auto identity = found.rule->terms->linking == Linking::none
                            ? identity_of(form.fact, found.captures, names_)
                            : identity_of(form.fact, with_story(found.captures, value), names_);
        if (const auto* absent = std::get_if<std::string>(&identity))
            return refuse(form.where, "the fact needs `" + *absent + "`, which is not found");
        const Span sentence = sentence_of(value);
        const Denials denials(views_.article().text, sentence, found.span, value.span);
        Value taken = denials.with_bound(value).value_or(value);
        auto bound = stated_bound(taken, form.takes);
        if (!bound)
            return refuse(form.where, form.takes == Takes::max
                                          ? "`takes: max`, but the words state no upper bound"
                                          : "`takes: min`, but the words state no lower bound");
        Claim claim =
            claim_of(found, sentence, denials, std::move(*bound), std::get<Identity>(identity));
        const Correction correction =
            corrections_.of(views_.article().text, claim.sentence, claim.value.span);
        if (correction == Correction::withdrawn)
            return refuse(form.where, "the article itself takes this figure back");
        claim.correction = correction == Correction::corrects;
        if (claim.value.hedge == "any" && claim.polarity != Polarity::denied)
            return refuse(form.where, "'any' counts something only where it is denied");
        keep(std::move(claim), ordinal, found.rule->claims.size(), *held->second.value);
    }

    /// A quotation can hold many.
    Span sentence_of(const Value& value) const {
        return {views_.sentence_at(value.span.start).start,
                views_.sentence_at(value.span.end - 1).end};
    }

    /// What a bare number counts, by the rule; other values have units of their own.
    static void give_unit(const Identity& identity, Value& value) {
        if (!identity.per.empty()) value.per = identity.per;
        if (identity.unit.empty()) return;
        value.unit = identity.unit;
        if (value.kind == Kind::number) value.allows = counted(value.allows);
        value.kind = Kind::count;
    }

    Claim claim_of(const RuleMatch& found, Span sentence, const Denials& denials, Value value,
                   Identity& identity) {
        Claim claim;
        claim.article = index_;
        claim.rule = found.rule->terms;
        claim.sentence = sentence;
        value.allows = widened(value, *found.pattern);
        if (value.kind == Kind::number || value.kind == Kind::count) give_unit(identity, value);
        claim.subject = std::move(identity.subject);
        claim.attribute = std::move(identity.attribute);
        claim.qualifiers = std::move(identity.qualifiers);
        claim.polarity = denials.polarity(value.span, *found.pattern);
        claim.attribution = attribution_.of(value.span);
        SpokenFor spoken = as_of(found, value, views_);
        claim.as_of = spoken.day;
        claim.as_of_text = std::move(spoken.text);
        if (value.kind == Kind::name)
            if (const Entity* entity = names_.with_key(value.name)) claim.known_as = entity->name;
        claim.value = std::move(value);
        return claim;
    }

    /// Gives the claim its id and keeps it, unless the rule said the same of this span before.
    void keep(Claim claim, std::size_t ordinal, std::size_t forms, const Value& recognised) {
        const auto fact = std::tuple(claim.value.span, claim.subject, claim.attribute,
                                     claim.value.unit, claim.qualifiers);
        if (!made_.insert(fact).second) return;
        const Span span = claim.value.span;
        while (!ids_.insert({span.start, span.end, ordinal}).second)
            ordinal += forms; // the same span in another fact
        const std::string start = std::to_string(span.start);
        const std::string end = std::to_string(span.end);
        const std::string place = std::to_string(ordinal);
        const Article& article = views_.article();
        claim.id = stable_id("c", {article.key.empty() ? article.id : article.key, claim.rule->id,
                                   start, end, place});
        mark_claimed(recognised, *claim.rule);
        out_.claims.push_back(std::move(claim));
    }

    /// The place of a value among those of the article, or nothing for one that a rule made.
    std::optional<std::size_t> index_of(const Value& recognised) const {
        const std::vector<Value>& values = views_.values();
        const auto at = std::partition_point(values.begin(), values.end(), [&](const Value& value) {
            return value.span.start < recognised.span.start;
        });
        if (at == values.end() || at->span != recognised.span) return std::nullopt;
        return static_cast<std::size_t>(at - values.begin());
    }

    bool is_claimed(const Value& value) const {
        const auto index = index_of(value);
        return index && out_.claimed[*index];
    }

    void mark_claimed(const Value& value, const RuleTerms& rule) {
        const auto index = index_of(value);
        if (!index) return;
        out_.claimed[*index] = true;
        if (rule.linking == Linking::by_role) roles_[*index] = &rule;
    }

    /// The other rule that has given a value its role in the story, where `rule` would give one.
    const RuleTerms* role_of(const Value& value, const RuleTerms& rule) const {
        if (rule.linking != Linking::by_role) return nullptr;
        const auto index = index_of(value);
        if (!index || roles_[*index] == &rule) return nullptr;
        return roles_[*index];
    }

    /// What a fact of a story is called until it is linked with others.
    Captures with_story(Captures captures, const Value& value) const {
        const auto add = [&](std::string_view name, std::string words) {
            Captured one;
            one.text = std::move(words);
            captures.emplace(std::string(name), std::move(one));
        };
        add(story_capture, "the story");
        add(wording_capture,
            wording_of(views_.article().text, views_.sentence_at(value.span.start), value));
        return captures;
    }

    void tell_no_value(const RuleMatch& found, const ClaimTemplate& form, const Captured& held) {
        Diagnostic told;
        told.where = views_.location(held.span.start);
        told.what = "rule '" + found.rule->terms->id + "' found '" + held.text + "' for `" +
                    form.value + "`, which is read as no value; it gives no claim";
        told.severity = Severity::warning;
        out_.notes.push_back(std::move(told));
    }

    using Made = std::tuple<Span, std::string, std::string, std::string,
                            std::vector<std::pair<std::string, std::string>>>;

    const EntityNames& names_;
    const Corrections& corrections_;
    std::size_t index_;
    Attribution& attribution_;
    Views& views_;
    Roles& roles_;
    Extraction& out_;
    std::set<Made> made_;
    std::set<std::tuple<std::size_t, std::size_t, std::size_t>> ids_; // span and ordinal
};

} // namespace

struct Extractor::Prepared {
    explicit Prepared(const Pack& of) : names(of), corrections(of) {}

    EntityNames names;
    Corrections corrections;
};

Extractor::Extractor(const std::vector<Pack>& packs, Trying trying)
    : trying_(trying), index_(std::make_unique<const RuleIndex>(packs, Speakers::cue_words())) {
    packs_.reserve(packs.size());
    for (const Pack& pack : packs)
        packs_.emplace_back(pack);
}

Extractor::~Extractor() = default;

Extraction Extractor::extract(const Article& article, std::size_t index,
                              const std::vector<Value>& values) const {
    Extraction out;
    out.claimed.assign(values.size(), false);
    Roles roles(values.size(), nullptr);
    std::vector<Quotation> quotations = find_quotations(article);
    Views views(article, values, quotations);
    RuleIndex::Found found = index_->scan(views);
    std::vector<Candidate> candidates = std::move(found.candidates);
    Attribution attribution(article, quotations, values,
                            Speakers::cues(article.text, found.also));
    if (trying_ == Trying::everywhere) {
        candidates = index_->everything(views);
        attribution.read_in_order();
    }
    const auto& patterns = index_->patterns();
    std::vector<Trial> trials;                  // of a rule
    for (const bool by_wording : {false, true}) // which claims what no other rule has claimed
        for (auto next = candidates.begin(); next != candidates.end();) {
            const RuleIndex::Entry& first = patterns[next->pattern];
            trials.clear();
            for (; next != candidates.end() && patterns[next->pattern].rule == first.rule; ++next)
                trials.push_back(
                    {patterns[next->pattern].pattern, patterns[next->pattern].seen, next->stretch});
            if ((first.rule->terms->linking == Linking::by_wording) != by_wording) continue;
            const Prepared& pack = packs_[first.pack];
            RuleClaims(pack.names, pack.corrections, index, attribution, views, roles, out)
                .run(*first.rule, trials);
        }
    out.notes.insert(out.notes.end(), views.cuts().begin(), views.cuts().end());
    std::stable_sort(out.claims.begin(), out.claims.end(), [](const Claim& a, const Claim& b) {
        return a.value.span.start < b.value.span.start;
    });
    return out;
}

Extraction extract(const Article& article, std::size_t index, const std::vector<Value>& values,
                   const std::vector<Pack>& packs) {
    return Extractor(packs).extract(article, index, values);
}

} // namespace tally
