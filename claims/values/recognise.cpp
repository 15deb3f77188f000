// Values are read from left to right, each sentence by itself. At every token that may begin one
// (traits.h) the recognisers are asked, temporal ones first; the longer reading stands, and
// reading goes on behind it. Idioms that hold a number word are passed over.
#include "claims/values/ambiguous.h"
#include "claims/values/amount.h"
#include "claims/values/ellipsis.h"
#include "claims/values/hedge.h"
#include "claims/values/temporal.h"
#include "claims/values/token_set.h"
#include "claims/values/traits.h"
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace tally {

namespace {

/// Whether an amount or ordinal may begin at the token: a quick look, for most hedges and articles
/// stand before no number.
bool may_begin_amount(const TokenisedSentence& sentence, std::size_t at, bool hedged) {
    const Token& token = sentence[at];
    const Token& next = sentence[at + 1];
    const auto begins = [&](Table table) {
        return Vocabulary::phrase(table, sentence, at).has_value();
    };
    if (is(token, WordClass::article)) // "a million", "a third", "a few", "a total of 5", "A$"
        return (next.word() != nullptr && (hedged || next.has(Trait::number))) ||
               begins(Table::currency_sign);
    if (token.is("-") || token.is("+")) return sentence.glued(at + 1); // "-5", "+$3"
    if (token.is(".")) return next.is_digits() && sentence.glued(at + 1);
    return token.has(Trait::number) || is(token, WordClass::ordinal) ||
           is(token, WordClass::amount_word) || hedged || begins(Table::currency_sign) ||
           (next.is_digits() && begins(Table::currency));
}

class Recogniser {
public:
    /// What serves for all articles.
    struct Memory {
        TokenisedSentence tokens;
        TokenSet openings;                ///< where a value or idiom may begin
        std::vector<std::uint32_t> known; ///< of each token: a place in readings, or why none
        std::vector<Reading> readings;    ///< dates, times, lengths and sets of the sentence
        std::vector<std::optional<Tense>> tenses;
        TokenSet may_lead;
    };

    Recogniser(std::string_view text, const Setting& setting, bool everywhere, Memory& memory,
               std::vector<Value>& out)
        : text_(text), everywhere_(everywhere), out_(out), memory_(memory), tokens_(memory.tokens),
          openings_(memory.openings), known_(memory.known), readings_(memory.readings),
          values_(tokens_, out) {
        context_.published = setting.published;
        context_.asks_everywhere = everywhere;
        context_.day_order = day_order_of(text, setting.language);
        context_.tenses.swap(memory.tenses);
        std::swap(context_.may_lead, memory.may_lead);
    }
    ~Recogniser() {
        context_.tenses.swap(memory_.tenses);
        std::swap(context_.may_lead, memory_.may_lead);
    }
    Recogniser(const Recogniser&) = delete;
    Recogniser& operator=(const Recogniser&) = delete;

    void sentence(Span span) {
        tokens_.tokenise(text_, span);
        begin_sentence(tokens_, context_);
        values_.begin_sentence();
        readings_.clear();
        hedge_at_ = not_asked;
        known_.assign(tokens_.has(Trait::time) ? tokens_.size() : 0, not_asked);
        if (everywhere_) {
            for (std::size_t at = 0; at < tokens_.size();)
                at = read_at(at, ~std::uint32_t{0});
            return;
        }
        std::uint32_t possible = opening_traits;
        if (!tokens_.has(Trait::time)) possible &= ~bit(Trait::temporal);
        if (!tokens_.has(Trait::share_noun)) possible &= ~bit(Trait::share);
        openings_.take(tokens_, [this](std::size_t from) {
            return tokens_.which(Trait::opens, from) |
                   (tokens_.which(Trait::begins_opening, from) &
                    tokens_.which_before(Trait::second, from)) |
                   (tokens_.which(Trait::temporal, from) & context_.may_lead.bits(from));
        });
        const bool each = tokens_.has(Trait::share_noun);
        for (std::size_t at = 0; at < tokens_.size();) {
            if (!each && !is_near_date(context_, at)) at = openings_.next(at);
            if (at < tokens_.size()) at = read_at(at, tokens_[at].traits() & possible);
        }
    }

private:
    /// Reads the value or idiom that begins at a token of those traits, and gives where reading
    /// goes on.
    std::size_t read_at(std::size_t at, std::uint32_t traits) {
        const auto may_be = [&](Trait trait) { return (traits & bit(trait)) != 0; };
        if ((traits & (bit(Trait::none) | bit(Trait::share) | bit(Trait::any))) != 0)
            if (const std::size_t behind = add_unnumbered(at, traits)) return behind;
        Reading* const date = may_be(Trait::temporal) ? temporal(at) : nullptr;
        const auto idiom =
            may_be(Trait::idiom) ? Vocabulary::phrase(Table::idiom, tokens_, at) : std::nullopt;
        std::size_t behind = 0;
        if (may_be(Trait::amount) && !idiom && may_begin_amount(tokens_, at, hedge(at).has_value()))
            behind = add_longest(at);
        else if (date != nullptr)
            behind = add(*date);
        return behind != 0 ? behind : idiom ? idiom->last : at + 1;
    }

    std::size_t add(Reading& reading) {
        const std::size_t behind = reading.last;
        values_.add(std::move(reading));
        return behind;
    }

    /// Takes the amount that was appended last.
    std::size_t take(std::size_t at, std::size_t behind) {
        values_.complete(at, behind);
        return behind;
    }

    // What few tokens come to stands apart, so that the others pay for no big frame.

    /// Adds a count or share that no number says, and gives where it ends; 0 for none.
    [[gnu::noinline]] std::size_t add_unnumbered(std::size_t at, std::uint32_t traits) {
        const auto may_be = [&](Trait trait) { return (traits & bit(trait)) != 0; };
        if (may_be(Trait::none))
            if (auto none = recognise_none(tokens_, at)) return add(*none);
        if (may_be(Trait::share))
            if (auto part = recognise_majority(tokens_, at)) return add(*part);
        if (may_be(Trait::any))
            if (auto any = recognise_any(tokens_, at)) return add(*any);
        return 0;
    }

    /// The hedge that begins at a token. All who ask do so before the next token is asked of.
    const std::optional<HedgeMatch>& hedge(std::size_t at) {
        if (!tokens_[at].has(Trait::hedge)) return no_hedge_;
        if (hedge_at_ != at) {
            hedge_at_ = at;
            hedge_ = hedge_before(tokens_, at);
        }
        return hedge_;
    }

    /// What the temporal recognisers say of a token; they are asked once. nullptr for nothing. Of
    /// one that was added the kind and the tokens are left.
    Reading* temporal(std::size_t at) {
        if (at >= known_.size()) return nullptr;
        if (known_[at] == not_asked) {
            known_[at] = nothing;
            const auto& before = hedge(at);
            if (may_begin_temporal(tokens_, at, before ? before->last : 0, context_))
                ask_temporal(at);
        }
        return known_[at] == nothing ? nullptr : &readings_[known_[at]];
    }

    [[gnu::noinline]] void ask_temporal(std::size_t at) {
        Reading& reading = readings_.emplace_back();
        if (recognise_temporal(tokens_, at, context_, reading))
            known_[at] = static_cast<std::uint32_t>(readings_.size() - 1);
        else
            readings_.pop_back();
    }

    /// Adds the longest of a date and the amount or ordinal that begin at the token, and gives
    /// where it ends; 0 for none.
    [[gnu::noinline]] std::size_t add_longest(std::size_t at) {
        const TemporalEnd temporal_end = [this](std::size_t token) {
            const Reading* reading = temporal(token);
            return reading != nullptr ? reading->last : 0;
        };
        const Reading* const date = temporal(at);
        const std::optional<HedgeMatch> hedge_of_amount = hedge(at);
        // A date is sure of itself where a number is not: "the 1987 crash" counts no crashes.
        if (date != nullptr && (date->value.kind == Kind::date || date->value.kind == Kind::time)) {
            if (may_be_measured(at, *date)) {
                const std::size_t behind =
                    recognise_amount(tokens_, at, hedge_of_amount, temporal_end, out_);
                if (behind != 0 && out_.back().kind == Kind::quantity) return take(at, behind);
                if (behind != 0) out_.pop_back();
            }
            return add(*temporal(at));
        }
        std::size_t longest = date != nullptr ? date->last : 0;
        const bool length = date != nullptr && date->value.kind == Kind::duration;
        auto ordinal = tokens_.has(Trait::ordinal) ? recognise_ordinal(tokens_, at) : std::nullopt;
        // "the twenty-second amendment" is no length of time.
        if (ordinal && length && ordinal->last == longest && tokens_[at - 1].is("the")) longest = 0;
        const bool is_ordinal = ordinal && ordinal->last > longest;
        if (is_ordinal) longest = ordinal->last;
        const std::size_t behind =
            recognise_amount(tokens_, at, hedge_of_amount, temporal_end, out_);
        if (behind > longest && !holds_a_date(at, behind, out_.back().kind))
            return take(at, behind);
        if (behind != 0) out_.pop_back();
        if (is_ordinal) return add(*ordinal);
        return longest != 0 ? add(*temporal(at)) : 0;
    }

    /// Whether four digits that read as a year may be an amount all the same, by the sign of a unit
    /// behind them: "holds 2000 GB"; not "in 2012 GB won".
    bool may_be_measured(std::size_t at, const Reading& year) const {
        constexpr std::size_t longest_sign = 4;
        const Token& behind = tokens_[year.last];
        return tokens_[at].is_digits() && year.last == at + 1 && behind.is_word() &&
               behind.text().size() <= longest_sign && !tokens_[at - 1].is("in") &&
               !tokens_[at - 1].is("since") && !tokens_[at - 1].is("during") &&
               !is(behind, WordClass::preposition) && !is(behind, WordClass::determiner);
    }

    /// Whether a date begins inside an amount of that kind and reaches its end: "between 2007 and
    /// 2009", "9 to 12 June", the "-2018" of "2014-2018".
    bool holds_a_date(std::size_t at, std::size_t behind, Kind kind) {
        if (kind != Kind::number && kind != Kind::count) return false;
        for (std::size_t inside = at + 1; inside < behind; ++inside) {
            const Reading* date = temporal(inside);
            if (date != nullptr && date->value.kind == Kind::date && date->last >= behind)
                return true;
        }
        return false;
    }

    std::string_view text_;
    bool everywhere_; ///< recognisers are asked whether or not the token opens for them
    std::vector<Value>& out_;
    Memory& memory_;
    TokenisedSentence& tokens_;
    TokenSet& openings_;
    std::vector<std::uint32_t>& known_;
    std::vector<Reading>& readings_;
    TemporalContext context_;
    static constexpr std::uint32_t not_asked = static_cast<std::uint32_t>(-1);
    static constexpr std::uint32_t nothing = static_cast<std::uint32_t>(-2);
    std::size_t hedge_at_ = not_asked; ///< the token that hedge_ begins at
    std::optional<HedgeMatch> hedge_;
    const std::optional<HedgeMatch> no_hedge_;
    SentenceValues values_;
};

std::vector<Value> values_in(std::string_view text, const std::vector<Span>& sentences,
                             const Setting& setting, bool everywhere) {
    std::vector<Value> out;
    out.reserve(2 * sentences.size()); // news tells about one value a sentence, seldom two
    thread_local Recogniser::Memory memory;
    Recogniser recogniser(text, setting, everywhere, memory, out);
    for (const Span& sentence : sentences)
        recogniser.sentence(sentence);
    resolve_currencies(text, setting.language, out);
    return out;
}

} // namespace

std::vector<Value> recognise(std::string_view text, const std::vector<Span>& sentences,
                             const Setting& setting) {
    return values_in(text, sentences, setting, false);
}

std::vector<Value> recognise_asking_everywhere(std::string_view text,
                                               const std::vector<Span>& sentences,
                                               const Setting& setting) {
    return values_in(text, sentences, setting, true);
}

} // namespace tally
