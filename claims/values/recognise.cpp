// Values are read from left to right, each sentence by itself. At every token that may begin one
// (openings.h) the recognisers are asked, temporal ones first; the longer reading stands, and
// reading goes on behind it. Idioms that hold a number word are passed over.
#include "claims/values/ambiguous.h"
#include "claims/values/amount.h"
#include "claims/values/ellipsis.h"
#include "claims/values/openings.h"
#include "claims/values/temporal.h"
#include "claims/values/value.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

class Recogniser {
public:
    Recogniser(std::string_view text, const Setting& setting, bool everywhere,
               std::vector<Value>& out)
        : text_(text), everywhere_(everywhere), values_(tokens_, out) {
        context_.published = setting.published;
        context_.asks_everywhere = everywhere;
        context_.day_order = day_order_of(text, setting.language);
    }

    void sentence(Span span) {
        tokens_.tokenise(text_, span);
        known_.assign(tokens_.size(), not_asked);
        readings_.clear();
        values_.begin_sentence();
        if (everywhere_) {
            for (std::size_t at = 0; at < tokens_.size();)
                at = read_at(at, ~std::uint32_t{0});
            return;
        }
        std::size_t behind = 0; // what was read last
        for (const std::uint32_t at : tokens_.notable()) {
            if (at < behind) continue;
            const std::uint32_t openings = openings_at(tokens_[at]);
            if (openings != 0) behind = read_at(at, openings);
        }
    }

private:
    /// Reads the value or idiom that begins at a token, and gives where reading goes on.
    std::size_t read_at(std::size_t at, std::uint32_t openings) {
        std::optional<Reading> reading = best(at, openings);
        if (!reading) return behind_idiom(at);
        const std::size_t behind = reading->last;
        values_.add(std::move(*reading));
        return behind;
    }

    /// What the temporal recognisers say of a token; they are asked once. nullptr for nothing.
    const Reading* temporal(std::size_t at) {
        if (at >= known_.size()) return nullptr;
        if (known_[at] == not_asked) {
            known_[at] = nothing;
            if (auto reading = recognise_temporal(tokens_, at, context_)) {
                known_[at] = readings_.size();
                readings_.push_back(std::move(*reading));
            }
        }
        return known_[at] == nothing ? nullptr : &readings_[known_[at]];
    }

    /// The longest reading at a token that opens for some. Most that open for an amount or a date
    /// begin none: they are let go here.
    std::optional<Reading> best(std::size_t at, std::uint32_t openings) {
        const auto may_be = [&](Opening opening) { return (openings & bit(opening)) != 0; };
        if (may_be(Opening::none))
            if (auto none = recognise_none(tokens_, at)) return none;
        if (may_be(Opening::share))
            if (auto part = recognise_majority(tokens_, at)) return part;
        if (may_be(Opening::any))
            if (auto any = recognise_any(tokens_, at)) return any;
        const Reading* const date = may_be(Opening::temporal) ? temporal(at) : nullptr;
        const bool amount = may_be(Opening::amount) && may_begin_amount(tokens_, at) &&
                            !Vocabulary::phrase(Table::idiom, tokens_, at);
        if (amount) return longest_of(at, date);
        return date == nullptr ? std::nullopt : std::optional<Reading>(*date);
    }

    /// Of a date and the amount or ordinal that begin at the same token.
    std::optional<Reading> longest_of(std::size_t at, const Reading* date) {
        std::optional<Reading> longest;
        if (date != nullptr) longest = *date;
        const TemporalEnd temporal_end = [this](std::size_t token) {
            const Reading* reading = temporal(token);
            return reading != nullptr ? reading->last : 0;
        };
        // A date is sure of itself where a number is not: "the 1987 crash" counts no crashes.
        if (longest && (longest->value.kind == Kind::date || longest->value.kind == Kind::time)) {
            if (may_be_measured(at, *longest)) {
                auto amount = recognise_amount(tokens_, at, temporal_end);
                if (amount && amount->value.kind == Kind::quantity) return amount;
            }
            return longest;
        }
        const auto take = [&](std::optional<Reading> other) {
            if (!other || (longest && other->last <= longest->last)) return;
            if (!holds_a_date(at, *other)) longest = std::move(other);
        };
        auto ordinal = recognise_ordinal(tokens_, at);
        // "the twenty-second amendment" is no length of time.
        if (ordinal && longest && longest->value.kind == Kind::duration &&
            ordinal->last == longest->last && tokens_[at - 1].is("the"))
            longest.reset();
        take(std::move(ordinal));
        take(recognise_amount(tokens_, at, temporal_end));
        return longest;
    }

    /// Whether four digits that read as a year may be an amount all the same, by the sign of a unit
    /// behind them: "holds 2000 GB"; not "in 2012 GB won".
    bool may_be_measured(std::size_t at, const Reading& year) const {
        constexpr std::size_t longest_sign = 4;
        const Token& behind = tokens_[year.last];
        return tokens_[at].is_digits() && year.last == at + 1 && behind.is_word() &&
               behind.text.size() <= longest_sign && !tokens_[at - 1].is("in") &&
               !tokens_[at - 1].is("since") && !tokens_[at - 1].is("during") &&
               !is(behind, WordClass::preposition) && !is(behind, WordClass::determiner);
    }

    /// Whether a date begins inside a reading and reaches its end: "between 2007 and 2009",
    /// "9 to 12 June", the "-2018" of "2014-2018".
    bool holds_a_date(std::size_t at, const Reading& reading) {
        if (reading.value.kind != Kind::number && reading.value.kind != Kind::count) return false;
        for (std::size_t inside = at + 1; inside < reading.last; ++inside) {
            const Reading* date = temporal(inside);
            if (date != nullptr && date->value.kind == Kind::date && date->last >= reading.last)
                return true;
        }
        return false;
    }

    std::size_t behind_idiom(std::size_t at) const {
        const auto idiom = Vocabulary::phrase(Table::idiom, tokens_, at);
        return idiom ? idiom->last : at + 1;
    }

    std::string_view text_;
    bool everywhere_; ///< recognisers are asked whether or not the token opens for them
    TemporalContext context_;
    TokenisedSentence tokens_;
    static constexpr std::size_t not_asked = static_cast<std::size_t>(-1);
    static constexpr std::size_t nothing = static_cast<std::size_t>(-2);
    std::vector<std::size_t> known_; ///< of each token: a place in readings_, or one of those
    std::vector<Reading> readings_;  ///< dates, times, lengths and sets of the sentence
    SentenceValues values_;
};

std::vector<Value> values_in(std::string_view text, const std::vector<Span>& sentences,
                             const Setting& setting, bool everywhere) {
    std::vector<Value> out;
    out.reserve(sentences.size()); // news tells about one value a sentence
    Recogniser recogniser(text, setting, everywhere, out);
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
