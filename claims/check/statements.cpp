#include "claims/check/statements.h"

#include "claims/base/utf8.h"
#include "claims/check/dimension.h"
#include "claims/check/widen.h"
#include "claims/extract/word_lists.h"
#include "claims/values/tokens.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tally {

namespace {

std::string measure_of(const Claim& claim) {
    const Dimension dimension = dimension_of(claim.value, true);
    const bool plain = dimension.kind == Kind::count || dimension.kind == Kind::number;
    if (plain) return "number";
    return std::string(name_of(dimension.kind)) + " " + dimension.unit;
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `text` is the article's.
std::string said_by(const Claim& claim, const Compared& compared, std::string_view text) {
    const Value& value = claim.value;
    std::string said = measure_of(claim) + "|";
    const bool date = value.kind == Kind::date || value.kind == Kind::time;
    if (value.timex3 && (date || !value.value)) {
        said += value.timex3->value; // of "this month" and "last month" both XXXX-XX
        return has_digit(value.timex3->value) ? said : said + folded(value.span.of(text));
    }
    if (value.value)
        return said + converted(*value.value, dimension_of(value), Rounding::nearest).to_string();
    return said + compared.min_key + compared.max_key;
}

/// Of "dozens" its least number.
Decimal magnitude_of(const Value& value) {
    if (value.value) return value.value->abs();
    if (value.timex3) return Decimal(0);
    if (value.allows.min()) return value.allows.min()->abs();
    return value.allows.max() ? value.allows.max()->abs() : Decimal(0);
}

/// Whether a date names a month or a year, and no day: "in September", "in 2007".
bool names_no_day(const Value& value) {
    if (value.kind != Kind::date || !value.timex3) return false;
    const std::string& timex = value.timex3->value;
    return timex.find('W') == std::string::npos && timex.size() <= 7;
}

class StatementReader {
public:
    StatementReader(const Corpus& corpus, const std::vector<Claim>& claims,
                    const std::vector<Compared>& compared, Words& words)
        : corpus_(corpus), claims_(claims), compared_(compared), words_(words) {}

    StoryStatements statements(const std::vector<std::size_t>& open) && {
        read(open);
        set_exchange();
        spread_disputes();
        set_headlines();
        count_rivals();
        return {std::move(statements_), std::move(rates_)};
    }

private:
    /// The statements of one sentence at a time.
    void read(const std::vector<std::size_t>& open) {
        for (std::size_t first = 0; first < open.size();) {
            const Claim& claim = claims_[open[first]];
            std::vector<const Claim*> together;
            std::size_t last = first;
            for (; last < open.size(); ++last) {
                const Claim& next = claims_[open[last]];
                if (next.article != claim.article || next.sentence != claim.sentence) break;
                together.push_back(&next);
            }
            const auto around =
                surroundings_of(corpus_.articles[claim.article], claim.sentence, together, words_);
            const std::size_t start = statements_.size();
            for (std::size_t i = 0; i < together.size(); ++i)
                statements_.push_back(statement(open[first + i], around[i]));
            const std::string& text = corpus_.articles[claim.article].text;
            for (std::size_t i = 1; i < together.size(); ++i) {
                const std::size_t end = together[i - 1]->value.span.end;
                const std::size_t next = together[i]->value.span.start;
                const std::string between = end < next ? text.substr(end, next - end) : "";
                statements_[start + i].restates =
                    between == " (" || (between == "; " && statements_[start + i - 1].restates);
            }
            for (std::size_t i = start; i < statements_.size(); ++i)
                for (std::size_t j = start; j < statements_.size(); ++j) {
                    if (i == j) continue;
                    statements_[i].beside.push_back(j);
                    if (tells_time(j)) statements_[i].dates.push_back(j);
                    if (statements_[j].is_time && statements_[j].parts.day)
                        statements_[i].days.push_back(j);
                }
            set_time(start, claim);
            set_disputes(start, text);
            first = last;
        }
    }

    /// Brings sums of money to one currency where the articles say what it is worth.
    void set_exchange() {
        for (std::size_t i = 1; i < statements_.size(); ++i) {
            const Statement& one = statements_[i - 1];
            const Statement& same = statements_[i];
            if (!same.restates || one.currency.empty() || same.currency.empty()) continue;
            const Claim& claim = claims_[same.claim];
            const char behind = corpus_.articles[claim.article].text[claim.value.span.end];
            if (behind == ')' || behind == ';' || behind == ',') // not "($3 million last year)"
                rates_.add(one.currency, compared_[one.claim].interval, same.currency,
                           compared_[same.claim].interval);
        }
        if (rates_.empty()) return;
        std::map<std::string, std::pair<std::string, Interval>> worth;
        for (Statement& one : statements_) {
            if (one.currency.empty()) continue;
            const auto [known, is_new] = worth.try_emplace(one.currency);
            if (is_new) {
                const std::string common = rates_.first_tied_to(one.currency);
                known->second = {common, *rates_.between(one.currency, common)};
            }
            const auto& [common, rate] = known->second;
            const Interval sum = exchanged(compared_[one.claim].interval, rate);
            one.measure = "money " + common;
            one.among_low = sum.min_key();
            one.among_high = sum.max_key();
            one.size *= (rate.min()->to_double() + rate.max()->to_double()) / 2;
            if (sum.min() && sum.max() && one.size > 0)
                one.width = (*sum.max() - *sum.min()).to_double() / one.size;
        }
    }

    /// Whether a statement is a date of what happened.
    bool tells_time(std::size_t i) const {
        if (!statements_[i].is_date) return false;
        const Claim& date = claims_[statements_[i].claim];
        return !is_day_of_telling(corpus_.articles[date.article], date.sentence, date.value.span);
    }

    /// The dates that the statements from `start` on, of one sentence, speak of: their sentence's,
    /// or those of the sentence before, which it goes on with.
    void set_time(std::size_t start, const Claim& claim) {
        std::vector<std::size_t> own;
        for (std::size_t i = start; i < statements_.size(); ++i)
            if (tells_time(i)) own.push_back(i);
        const bool goes_on = own.empty() && statements_[start].around.goes_on &&
                             told_article_ == claim.article && follows(claim, told_sentence_);
        if (!goes_on) told_dates_ = own;
        told_article_ = claim.article;
        told_sentence_ = claim.sentence;
        for (std::size_t i = start; i < statements_.size(); ++i) {
            if (goes_on) statements_[i].dates = told_dates_;
            for (const std::size_t date : statements_[i].dates)
                if (names_no_day(claims_[statements_[date].claim].value))
                    statements_[i].looks_back = true;
            if (statements_[i].around.back_then) statements_[i].looks_back = true;
        }
    }

    /// Finds figures of one role in one sentence with a "but" between them: "said 5.9, but the
    /// survey said it was 6.1". The second may leave it to the first what it is of.
    void set_disputes(std::size_t start, const std::string& text) {
        static const auto& contrast = WordLists::named("wording").set("contrast");
        static const auto& measured = WordLists::named("wording").set("measured");
        TokenisedSentence between;
        for (std::size_t j = start; j < statements_.size(); ++j)
            for (std::size_t i = start; i < j; ++i) {
                const Statement& one = statements_[i];
                Statement& other = statements_[j];
                const bool left_out = other.role.empty() && other.measure == one.measure &&
                                      other.around.head == Surroundings::none &&
                                      !claims_[other.claim].value.unit.empty() ==
                                          !claims_[one.claim].value.unit.empty();
                if (one.role.empty() || (one.role != other.role && !left_out)) continue;
                if (fit_each_other(one, other)) continue;
                const std::size_t end = claims_[one.claim].value.span.end;
                const std::size_t next = claims_[other.claim].value.span.start;
                if (end >= next) continue;
                between.tokenise(text, {end, next});
                const auto has = [&](const auto& words) {
                    for (std::size_t t = 0; t < between.size(); ++t)
                        if (words.count(between[t].folded()) != 0) return true;
                    return false;
                };
                if (has(contrast) && has(measured)) other.disputed.push_back(i);
            }
    }

    /// What an article holds against each other once, it may say again: the same values of the same
    /// role are as much disputed wherever else they stand in it.
    void spread_disputes() {
        std::map<std::size_t, std::vector<std::size_t>> of_article;
        for (std::size_t i = 0; i < statements_.size(); ++i)
            of_article[statements_[i].article].push_back(i);
        const auto says_again = [&](std::size_t i, std::size_t of, const std::string& role) {
            const Statement& one = statements_[i];
            const Statement& said = statements_[of];
            return one.said == said.said && (one.role == role || i == of);
        };
        std::vector<std::pair<std::size_t, std::size_t>> more;
        for (std::size_t j = 0; j < statements_.size(); ++j)
            for (const std::size_t i : statements_[j].disputed) {
                const std::string& role = statements_[i].role;
                const auto& mine = of_article[statements_[j].article];
                for (const std::size_t one : mine)
                    for (const std::size_t other : mine)
                        if (says_again(one, i, role) && says_again(other, j, role))
                            more.emplace_back(std::max(one, other), std::min(one, other));
            }
        for (const auto& [later, earlier] : more) {
            auto& disputed = statements_[later].disputed;
            if (std::find(disputed.begin(), disputed.end(), earlier) == disputed.end())
                disputed.push_back(earlier);
        }
    }

    /// Counts the values that an article gives to one role, to one noun, and in one measure.
    void count_rivals() {
        std::map<std::tuple<std::size_t, std::string, std::string>, std::set<std::string>> given;
        const auto values = [&](const Statement& one, const std::string& what) -> auto& {
            return given[{one.article, one.measure, what}];
        };
        const auto role = [](const Statement& one) { return "role " + one.role; };
        const auto head = [](const Statement& one) {
            return "noun " + std::to_string(one.around.head);
        };
        for (const Statement& one : statements_)
            for (const std::string& what : {role(one), head(one), std::string()})
                values(one, what).insert(one.said);
        for (Statement& one : statements_) {
            one.of_role = values(one, role(one)).size();
            one.of_head = values(one, head(one)).size();
            one.of_measure = values(one, "").size();
        }
    }

    /// A headline whose figure its article's own text does not bear out is held against that text,
    /// where the text gives just one value to the role.
    void set_headlines() {
        const auto of_headline = [&](const Statement& one, const Statement& other) {
            return !other.heading && one.article == other.article && one.role == other.role &&
                   !other.looks_back && one.around.scope == other.around.scope &&
                   one.measure == other.measure;
        };
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            const Statement& one = statements_[i];
            if (!one.heading || one.role.empty() || one.of_many || one.is_date) continue;
            std::optional<std::size_t> against;
            bool in_doubt = false; ///< borne out, or not told as one figure
            for (std::size_t j = i + 1; j < statements_.size(); ++j) {
                const Statement& other = statements_[j];
                if (other.article != one.article) break;
                if (!of_headline(one, other)) continue;
                in_doubt = in_doubt || fit_each_other(one, other) ||
                           (against && !fit_each_other(statements_[*against], other));
                if (!against) against = j;
            }
            if (against && !in_doubt) statements_[*against].disputed.push_back(i);
        }
    }

    /// Whether a claim's sentence stands right behind another in one paragraph.
    bool follows(const Claim& claim, Span before) const {
        const std::vector<Sentence>& sentences = corpus_.articles[claim.article].sentences;
        for (std::size_t i = 1; i < sentences.size(); ++i)
            if (sentences[i].span.start == claim.sentence.start)
                return sentences[i - 1].span.start == before.start;
        return false;
    }

    Statement statement(std::size_t index, Surroundings around) const {
        const Claim& claim = claims_[index];
        const std::string& text = corpus_.articles[claim.article].text;
        Statement out;
        out.claim = index;
        out.article = claim.article;
        out.measure = measure_of(claim);
        if (claim.rule->linking == Linking::by_role) {
            out.role = claim.attribute;
            out.of_many = claim.rule->on_conflict == RuleSeverity::off;
            out.role_names = std::any_of(out.role.begin(), out.role.end(),
                                         [](char c) { return c >= 'A' && c <= 'Z'; });
        }
        out.moves = claim.rule->moves;
        out.as_of = claim.as_of;
        out.low = compared_[index].min_key;
        out.high = compared_[index].max_key;
        out.said = said_by(claim, compared_[index], text);
        out.speaker = folded(claim.attribution);
        const Decimal magnitude = magnitude_of(claim.value);
        out.magnitude = magnitude.to_double();
        out.digits = magnitude.digits();
        out.unit = claim.value.unit;
        out.size =
            converted(magnitude, dimension_of(claim.value), Rounding::nearest).abs().to_double();
        if (claim.value.kind == Kind::quantity) {
            const Interval rough =
                converted(widened_among_units(claim.value, *claim.rule), dimension_of(claim.value));
            out.among_low = rough.min_key();
            out.among_high = rough.max_key();
        }
        if (claim.value.kind == Kind::money && claim.value.per.empty())
            out.currency = claim.value.unit;
        const Interval& allows = compared_[index].interval;
        if (out.size > 0 && allows.min() && allows.max())
            out.width = (*allows.max() - *allows.min()).to_double() / out.size;
        out.is_date = claim.value.kind == Kind::date;
        out.is_vague = !claim.value.value && claim.value.allows.min() &&
                       (claim.value.kind == Kind::count || claim.value.kind == Kind::number);
        out.is_ordinal = claim.value.kind == Kind::ordinal;
        const bool has_day = out.is_date || claim.value.kind == Kind::time;
        if (has_day && claim.value.timex3) out.parts = date_parts(claim.value.timex3->value);
        out.is_calendar_date =
            out.is_date && out.parts.month && out.parts.day && has_digit(claim.value.span.of(text));
        out.is_time = claim.value.kind == Kind::time || claim.value.kind == Kind::duration ||
                      claim.value.kind == Kind::set;
        out.around = std::move(around);
        const std::vector<Sentence>& sentences = corpus_.articles[claim.article].sentences;
        const auto sentence = std::find_if(sentences.begin(), sentences.end(), [&](const auto& s) {
            return s.span.start == claim.sentence.start;
        });
        out.heading = sentence != sentences.end() && sentence->heading;
        return out;
    }

    const Corpus& corpus_;
    const std::vector<Claim>& claims_;
    const std::vector<Compared>& compared_;
    Words& words_;
    std::vector<Statement> statements_;
    ExchangeRates rates_;
    std::vector<std::size_t> told_dates_; ///< of the sentence read last
    std::size_t told_article_ = 0;
    Span told_sentence_;
};

} // namespace

StoryStatements statements_of(const Corpus& corpus, const std::vector<Claim>& claims,
                              const std::vector<Compared>& compared,
                              const std::vector<std::size_t>& open, Words& words) {
    return StatementReader(corpus, claims, compared, words).statements(open);
}

} // namespace tally
