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
#include <string>
#include <utility>

namespace tally {

std::string_view name_of(Polarity polarity) {
    return polarity == Polarity::asserted ? "asserted" : "denied";
}

namespace {

/// `widen`, in the value's unit; of a time its days in seconds.
void widen(Value& value, const Pattern& pattern) {
    if (pattern.widen_low.is_zero() && pattern.widen_high.is_zero()) return;
    const Decimal unit(value.kind == Kind::time ? 86'400 : 1);
    auto min = value.allows.min();
    auto max = value.allows.max();
    if (min) *min = *min + pattern.widen_low * unit;
    if (max) *max = *max + pattern.widen_high * unit;
    value.allows = Interval::of(min, value.allows.min_open(), max, value.allows.max_open());
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

/// A pack, and what its claims need beside it.
struct Prepared {
    explicit Prepared(const Pack& pack) : names(pack), corrections(pack) {}

    EntityNames names;
    Corrections corrections;
};

/// Of each value of an article, the rule that gave it a role in the story.
using Roles = std::vector<const RuleTerms*>;

/// The lists of words that are looked for beside those of the rules.
enum WatchedList : std::uint32_t { cue_list, denial_list, first_correction_list }; // of each pack

/// The claims of one article.
class ArticleClaims {
public:
    ArticleClaims(const RuleIndex::Found& words, std::size_t article_index,
                  Attribution& attribution, Views& views, MatchMemory& memory, Extraction& out)
        : words_(words), index_(article_index), attribution_(attribution), views_(views),
          memory_(memory), out_(out), roles_(views.values().size(), nullptr) {
        const Article& article = views.article();
        article_id_.add(article.key.empty() ? article.id : article.key);
    }

    /// Adds those of one rule. `corrections` is the list that the pack's words stand in.
    void add(const Prepared& pack, std::size_t corrections, const Rule& rule,
             const std::vector<Trial>& trials) {
        Matches& matches = match(rule, trials, pack.names, views_, memory_);
        if (!matches.found.empty()) {
            pack_ = &pack;
            corrections_ = &words_.places_of(corrections);
            first_ = out_.claims.size();
            ordinals_.clear();
            if (captures_quotations(rule)) attribution_.name_speakers();
            for (const RuleMatch& found : matches.found)
                for (std::size_t i = 0; i < rule.claims.size(); ++i)
                    add(found, i);
            if (out_.claims.size() > first_) settle(rule.claims.size());
        }
        std::move(matches.refused.begin(), matches.refused.end(), std::back_inserter(out_.refused));
        std::move(matches.limits.begin(), matches.limits.end(), std::back_inserter(out_.limits));
    }

private:
    void add(const RuleMatch& found, std::size_t ordinal) {
        const ClaimTemplate& form = found.rule->claims[ordinal];
        const Captured* held = found.captures.find(form.value);
        if (held == nullptr) return; // a slot of another pattern of the rule
        const auto refuse = [&](const Location& where, std::string why) {
            out_.refused.push_back({found.rule->terms, found.span, where, std::move(why)});
        };
        if (!held->value) return tell_no_value(found, form, *held);

        const Value& value = *held->value;
        const RuleTerms& terms = *found.rule->terms;
        const std::string_view text = views_.article().text;
        const std::optional<std::size_t> place = index_of(value);
        const bool by_wording = terms.linking == Linking::by_wording;
        if (by_wording && place && out_.claimed[*place]) return; // a rule knows what it is
        if (const RuleTerms* other = role_of(place, terms))
            return refuse(form.where,
                          "rule '" + other->id + "' has claimed it: a value has one role");
        if (terms.linking == Linking::by_role && is_vague(text, value))
            return refuse(form.where, "it says nothing that could be checked");
        if (by_wording && !is_checkable(text, views_.sentence_at(value.span.start), value))
            return refuse(form.where, "it says nothing that could be checked");
        auto identity =
            terms.linking == Linking::none
                ? identity_of(form.fact, found.captures, pack_->names)
                : identity_of(form.fact, with_story(found.captures, value), pack_->names);
        if (const auto* absent = std::get_if<std::string>(&identity))
            return refuse(form.where, "the fact needs `" + *absent + "`, which is not found");
        out_.claims.emplace_back(); // made in its place, for it is large
        if (auto why_not =
                fill(out_.claims.back(), found, form, value, std::get<Identity>(identity))) {
            out_.claims.pop_back();
            return refuse(form.where, std::move(*why_not));
        }
        ordinals_.push_back(ordinal);
        if (!place) return;
        out_.claimed[*place] = true;
        if (terms.linking == Linking::by_role) roles_[*place] = &terms;
    }

    /// All of a claim but its id; or why it is none.
    std::optional<std::string> fill(Claim& claim, const RuleMatch& found, const ClaimTemplate& form,
                                    const Value& recognised, Identity& identity) {
        const std::string_view text = views_.article().text;
        Value& value = claim.value;
        value = recognised;
        claim.sentence = sentence_of(value);
        const Denials denials(text, words_.places_of(denial_list), claim.sentence, found.span,
                              value.span);
        denials.apply_bound(value);
        if (!take_bound(value, form.takes))
            return form.takes == Takes::max ? "`takes: max`, but the words state no upper bound"
                                            : "`takes: min`, but the words state no lower bound";
        const Correction correction =
            pack_->corrections.of(text, *corrections_, claim.sentence, value.span);
        if (correction == Correction::withdrawn) return "the article itself takes this figure back";
        claim.correction = correction == Correction::corrects;
        claim.polarity = denials.polarity(value.span);
        if (claim.polarity == Polarity::denied && Denials::spelt_out_in(*found.pattern))
            claim.polarity = Polarity::asserted;
        if (value.hedge == "any" && claim.polarity != Polarity::denied)
            return "'any' counts something only where it is denied";

        claim.article = index_;
        claim.rule = found.rule->terms;
        widen(value, *found.pattern);
        if (value.kind == Kind::number || value.kind == Kind::count) give_unit(identity, value);
        claim.subject = std::move(identity.subject);
        claim.attribute = std::move(identity.attribute);
        claim.qualifiers = std::move(identity.qualifiers);
        claim.attribution = attribution_.of(value.span);
        SpokenFor spoken = as_of(found, value, views_);
        claim.as_of = spoken.day;
        claim.as_of_text = std::move(spoken.text);
        if (value.kind == Kind::name)
            if (const Entity* entity = pack_->names.with_key(value.name))
                claim.known_as = entity->name;
        return std::nullopt;
    }

    /// A quotation can hold many.
    Span sentence_of(const Value& value) const {
        const Span first = views_.sentence_at(value.span.start);
        if (value.span.end <= first.end) return first;
        return {first.start, views_.sentence_at(value.span.end - 1).end};
    }

    /// What a bare number counts, by the rule; other values have units of their own.
    static void give_unit(const Identity& identity, Value& value) {
        if (!identity.per.empty()) value.per = identity.per;
        if (identity.unit.empty()) return;
        value.unit = identity.unit;
        if (value.kind == Kind::number) value.allows = counted(value.allows);
        value.kind = Kind::count;
    }

    /// Leaves out what the rule says twice of one span, and gives the others their ids.
    void settle(std::size_t forms) {
        std::vector<Claim>& claims = out_.claims;
        if (claims.size() == first_ + 1) { // mostly
            claims.back().id = id_of(claims.back(), ordinals_.front());
            return;
        }
        std::vector<std::size_t> order; // by span
        for (std::size_t i = first_; i < claims.size(); ++i)
            order.push_back(i);
        const auto span_of = [&](std::size_t i) { return claims[i].value.span; };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return span_of(a) < span_of(b); });
        std::vector<std::size_t> twice;
        std::vector<std::size_t> here;  // claims of the span at hand
        std::vector<std::size_t> taken; // and their ordinals
        for (const std::size_t i : order) {
            if (!here.empty() && span_of(here.front()) != span_of(i)) {
                here.clear();
                taken.clear();
            }
            Claim& claim = claims[i];
            if (std::any_of(here.begin(), here.end(),
                            [&](std::size_t other) { return is_same(claims[other], claim); })) {
                twice.push_back(i);
                continue;
            }
            here.push_back(i);
            std::size_t ordinal = ordinals_[i - first_];
            while (std::find(taken.begin(), taken.end(), ordinal) != taken.end())
                ordinal += forms; // the same span in another fact
            taken.push_back(ordinal);
            claim.id = id_of(claim, ordinal);
        }
        std::sort(twice.begin(), twice.end());
        for (; !twice.empty(); twice.pop_back())
            claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(twice.back()));
    }

    /// Whether two claims of the rule at one span are of one fact.
    static bool is_same(const Claim& a, const Claim& b) {
        return a.subject == b.subject && a.attribute == b.attribute &&
               a.value.unit == b.value.unit && a.qualifiers == b.qualifiers;
    }

    std::string id_of(const Claim& claim, std::size_t ordinal) {
        id_parts_ = article_id_;
        id_parts_.add(claim.rule->id).add(claim.value.span.start).add(claim.value.span.end);
        return id_parts_.add(ordinal).id("c");
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

    /// The other rule that has given a value its role in the story, where `rule` would give one.
    const RuleTerms* role_of(std::optional<std::size_t> place, const RuleTerms& rule) const {
        if (rule.linking != Linking::by_role) return nullptr;
        if (!place || roles_[*place] == &rule) return nullptr;
        return roles_[*place];
    }

    /// What a fact of a story is called until it is linked with others.
    Captures with_story(Captures captures, const Value& value) const {
        const auto add = [&](std::string_view name, std::string words) {
            if (captures.find(name) != nullptr) return;
            Captured one;
            one.text = std::move(words);
            captures.put(std::string(name), std::move(one));
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

    const RuleIndex::Found& words_;
    std::size_t index_;
    Attribution& attribution_;
    Views& views_;
    MatchMemory& memory_;
    Extraction& out_;
    Roles roles_;
    IdParts article_id_; ///< begins the ids of all its claims
    IdParts id_parts_;   ///< of the claim at hand

    // Of the rule at hand.
    const Prepared* pack_ = nullptr;
    const WatchedPlaces* corrections_ = nullptr;
    std::size_t first_ = 0;             ///< of its claims
    std::vector<std::size_t> ordinals_; ///< of them, before some are left out
};

} // namespace

struct Extractor::Packs {
    explicit Packs(const std::vector<Pack>& of) : prepared(of.begin(), of.end()) {
        for (const std::string& word : Speakers::cue_words())
            watched.push_back({word, cue_list, 0});
        const auto watch = [&](std::vector<WatchedWord> words) {
            watched.insert(watched.end(), words.begin(), words.end());
        };
        watch(Denials::watched(denial_list));
        for (std::size_t i = 0; i < prepared.size(); ++i)
            watch(prepared[i].corrections.watched(
                static_cast<std::uint32_t>(first_correction_list + i)));
    }

    std::vector<Prepared> prepared;
    std::vector<WatchedWord> watched;
};

Extractor::Extractor(const std::vector<Pack>& packs, Trying trying)
    : trying_(trying), packs_(std::make_unique<const Packs>(packs)),
      index_(std::make_unique<const RuleIndex>(packs, packs_->watched)) {}

Extractor::~Extractor() = default;

/// What serves for all articles.
struct Extractor::Memory {
    Views views;
    RuleIndex::Found found;
    MatchMemory match;
    std::vector<Trial> trials; ///< of a rule
};

Extraction Extractor::extract_by_rule(const Article& article, std::size_t index,
                                      const std::vector<Value>& values) const {
    thread_local Memory memory;
    RuleIndex::Found& found = memory.found;
    Extraction out;
    out.claimed.assign(values.size(), false);
    out.claims.reserve(8);
    std::vector<Quotation> quotations = find_quotations(article);
    Views& views = memory.views;
    views.show(article, values, quotations);
    index_->scan(views, found);
    Attribution attribution(article, quotations, values, found.places_of(cue_list),
                            found.all_watched);
    if (trying_ == Trying::everywhere) {
        found.candidates = index_->everything(views);
        attribution.read_in_order();
    }
    ArticleClaims claims(found, index, attribution, views, memory.match, out);
    const auto& patterns = index_->patterns();
    std::vector<Trial>& trials = memory.trials;
    // Whether there are rules of the other sort.
    const auto run_rules = [&](bool by_wording) {
        bool others = false;
        for (auto next = found.candidates.begin(); next != found.candidates.end();) {
            const RuleIndex::Entry& first = patterns[next->pattern];
            const bool wanted = (first.rule->terms->linking == Linking::by_wording) == by_wording;
            others = others || !wanted;
            trials.clear();
            for (; next != found.candidates.end() && patterns[next->pattern].rule == first.rule;
                 ++next)
                if (wanted)
                    trials.push_back({patterns[next->pattern].pattern, patterns[next->pattern].seen,
                                      next->stretch, next->anywhere,
                                      found.starts.data() + next->first_start,
                                      found.starts.data() + next->last_start});
            if (wanted)
                claims.add(packs_->prepared[first.pack], first_correction_list + first.pack,
                           *first.rule, trials);
        }
        return others;
    };
    if (run_rules(false)) run_rules(true); // by wording, what no other rule has claimed
    out.notes.insert(out.notes.end(), views.cuts().begin(), views.cuts().end());
    return out;
}

Extraction Extractor::extract(const Article& article, std::size_t index,
                              const std::vector<Value>& values) const {
    Extraction out = extract_by_rule(article, index, values);
    std::vector<Claim> sorted;
    sorted.reserve(out.claims.size());
    append_in_order(sorted, std::move(out.claims));
    out.claims = std::move(sorted);
    return out;
}

void append_in_order(std::vector<Claim>& to, std::vector<Claim>&& claims) {
    std::vector<std::pair<std::size_t, std::size_t>> order; // start, place
    order.reserve(claims.size());
    for (const Claim& claim : claims)
        order.emplace_back(claim.value.span.start, order.size());
    std::sort(order.begin(), order.end());
    for (const auto& [start, place] : order)
        to.push_back(std::move(claims[place]));
}

Extraction extract(const Article& article, std::size_t index, const std::vector<Value>& values,
                   const std::vector<Pack>& packs) {
    return Extractor(packs).extract(article, index, values);
}

} // namespace tally
