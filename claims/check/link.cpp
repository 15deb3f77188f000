#include "claims/check/link.h"

#include "claims/base/utf8.h"
#include "claims/check/dimension.h"
#include "claims/check/evidence.h"
#include "claims/check/story.h"
#include "claims/check/surroundings.h"
#include "claims/check/union_find.h"
#include "claims/extract/story_wording.h"
#include "claims/extract/word_lists.h"
#include "claims/values/tokens.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tally {

namespace {

/// Log-odds from which statements that fit are linked, and from which those that do not fit are:
/// what the scores of evidence.h are held against.
struct Thresholds {
    double one_fact, a_conflict;
};
constexpr Thresholds close_link = {-0.5, -1.5};
constexpr Thresholds loose_link = {-1.2, -2.0};
constexpr double the_same = 1e9;
constexpr double a_dispute = 1e8; ///< of statements that an article itself says do not go together
constexpr double never = -1e9;

/// Statements that may be compared at all: money of one currency, lengths, counts of anything.
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

/// Whether a date is one day, its year known.
bool names_day(const Value& value) {
    return value.timex3 && value.timex3->value.size() == 10 && value.allows.min();
}

/// Joins groups of statements, best first. `Score` says how well two groups go together, at most
/// `never` for not at all.
template <class Score>
std::vector<std::vector<std::size_t>> joined(std::vector<std::vector<std::size_t>> groups,
                                             double least, const Score& score) {
    using Offer = std::tuple<double, std::size_t, std::size_t>; // best first, then the oldest
    const auto worse = [](const Offer& a, const Offer& b) {
        if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a) < std::get<0>(b);
        return std::tie(std::get<1>(a), std::get<2>(a)) > std::tie(std::get<1>(b), std::get<2>(b));
    };
    std::priority_queue<Offer, std::vector<Offer>, decltype(worse)> offers(worse);
    std::vector<bool> stands(groups.size(), true);
    const auto offer = [&](std::size_t a, std::size_t b) {
        const double value = score(groups[a], groups[b]);
        if (value >= least) offers.emplace(value, a, b);
    };
    for (std::size_t b = 0; b < groups.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            offer(a, b);
    while (!offers.empty()) {
        const auto [value, a, b] = offers.top();
        offers.pop();
        if (!stands[a] || !stands[b]) continue;
        stands[a] = stands[b] = false;
        std::vector<std::size_t> both = groups[a];
        both.insert(both.end(), groups[b].begin(), groups[b].end());
        groups.push_back(std::move(both));
        stands.push_back(true);
        for (std::size_t other = 0; other + 1 < groups.size(); ++other)
            if (stands[other]) offer(other, groups.size() - 1);
    }
    std::vector<std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (stands[i]) out.push_back(std::move(groups[i]));
    return out;
}

/// The mean of the best `share` of some scores: a fact told in many ways is like each of them
/// somewhere.
double mean_of_best(std::vector<double>& scores, double share) {
    if (scores.empty()) return never;
    std::sort(scores.rbegin(), scores.rend());
    const auto best =
        static_cast<std::size_t>(std::ceil(static_cast<double>(scores.size()) * share));
    double sum = 0;
    for (std::size_t i = 0; i < best; ++i)
        sum += scores[i];
    return sum / static_cast<double>(best);
}

/// The facts among statements of one measure.
class Linker {
public:
    Linker(const std::vector<Statement>& all, const std::vector<std::size_t>& members,
           const Words& words)
        : all_(all), members_(members), words_(words) {}

    std::vector<std::vector<std::size_t>> facts(Link min_link) {
        const std::size_t n = members_.size();
        agree_.assign(n * n, never);
        contradict_.assign(n * n, never);
        for (std::size_t b = 0; b < n; ++b)
            for (std::size_t a = 0; a < b; ++a)
                weigh_agreement(a, b);
        set_rivals();
        for (std::size_t b = 0; b < n; ++b)
            for (std::size_t a = 0; a < b; ++a)
                weigh_contradiction(a, b);
        std::vector<std::vector<std::size_t>> alone;
        for (std::size_t i = 0; i < n; ++i)
            alone.push_back({i});
        if (min_link == Link::exact) return linked(std::move(alone), {the_same, the_same});
        auto groups = linked(std::move(alone), close_link);
        return min_link == Link::loose ? linked(std::move(groups), loose_link) : groups;
    }

    /// Whether some of a fact's statements were linked loosely.
    bool is_loose(const std::vector<std::size_t>& fact) const {
        return std::any_of(fact.begin(), fact.end(),
                           [&](std::size_t i) { return closely_[i] != closely_[fact.front()]; });
    }

    /// The strongest pairs that hold a fact together, one less than its statements: a spanning
    /// tree, as pairs of members.
    std::vector<std::pair<std::size_t, std::size_t>> ties_of(const std::vector<std::size_t>& fact) {
        std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
        for (const std::size_t a : fact)
            for (const std::size_t b : fact)
                if (a < b)
                    pairs.emplace_back(-std::max(at(agree_, a, b), at(contradict_, a, b)), a, b);
        std::sort(pairs.begin(), pairs.end());
        UnionFind sets(members_.size());
        std::vector<std::pair<std::size_t, std::size_t>> out;
        for (const auto& [odds, a, b] : pairs) {
            if (sets.find(a) == sets.find(b)) continue;
            sets.join(a, b);
            out.emplace_back(a, b);
        }
        return out;
    }

private:
    std::vector<std::vector<std::size_t>> linked(std::vector<std::vector<std::size_t>> groups,
                                                 const Thresholds& least) {
        groups = joined(std::move(groups), least.one_fact,
                        [&](const auto& a, const auto& b) { return agreement(a, b); });
        groups = joined(std::move(groups), least.a_conflict,
                        [&](const auto& a, const auto& b) { return contradiction(a, b); });
        if (closely_.empty()) {
            closely_.resize(members_.size());
            for (std::size_t i = 0; i < groups.size(); ++i)
                for (const std::size_t member : groups[i])
                    closely_[member] = i;
        }
        return groups;
    }

    const Statement& statement(std::size_t i) const { return all_[members_[i]]; }
    double& at(std::vector<double>& table, std::size_t a, std::size_t b) const {
        return table[std::min(a, b) * members_.size() + std::max(a, b)];
    }

    void weigh_agreement(std::size_t a, std::size_t b) {
        const Statement& one = statement(a);
        const Statement& other = statement(b);
        if (!fit_each_other(one, other)) return;
        if (one.article != other.article)
            at(agree_, a, b) = evidence_of_one_fact(one, other, all_, words_);
        else if (other.restates && members_[a] + 1 == members_[b])
            at(agree_, a, b) = the_same;
    }

    void weigh_contradiction(std::size_t a, std::size_t b) {
        const Statement& one = statement(a);
        const Statement& other = statement(b);
        if (one.article == other.article) {
            if (disputes(members_[a], members_[b])) at(contradict_, a, b) = a_dispute;
        } else if (!fit_each_other(one, other) && may_contradict(one, other)) {
            const double rival = std::max(rival_of(a, other.article), rival_of(b, one.article));
            at(contradict_, a, b) = evidence_of_a_conflict(one, other, all_, words_, rival);
        }
    }

    /// Finds of each statement how surely each other article states the same with a value that
    /// fits.
    void set_rivals() {
        rivals_.assign(members_.size(), {});
        for (std::size_t b = 0; b < members_.size(); ++b)
            for (std::size_t a = 0; a < b; ++a) {
                const double odds = at(agree_, a, b);
                if (odds == never || statement(a).article == statement(b).article) continue;
                for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
                    const auto [rival, is_new] =
                        rivals_[one].emplace(statement(other).article, odds);
                    if (!is_new) rival->second = std::max(rival->second, odds);
                }
            }
    }

    double rival_of(std::size_t i, std::size_t article) const {
        const auto found = rivals_[i].find(article);
        return found == rivals_[i].end() ? never : found->second;
    }

    /// Dates contradict each other only where a rule says that they are of one thing, or where
    /// both are written as the calendar has them: by their words alone most others are not.
    static bool may_contradict(const Statement& a, const Statement& b) {
        if (!a.is_date || (!a.role.empty() && a.role == b.role)) return true;
        return a.is_calendar_date && b.is_calendar_date && a.role == b.role;
    }

    bool disputes(std::size_t a, std::size_t b) const {
        const std::vector<std::size_t>& disputed = all_[std::max(a, b)].disputed;
        return std::find(disputed.begin(), disputed.end(), std::min(a, b)) != disputed.end();
    }

    /// Whether an article gives two speakers' figures of one thing: "Police said 5 …. The governor
    /// put it at 7."
    static bool two_voices(const Statement& a, const Statement& b) {
        return !a.role.empty() && a.role == b.role && !a.speaker.empty() && !b.speaker.empty() &&
               a.speaker != b.speaker;
    }

    /// Whether an article states two things of these groups that cannot both be true, and does not
    /// tell that they are disputed.
    bool told_apart(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const {
        for (const std::size_t i : a)
            for (const std::size_t j : b)
                if (statement(i).article == statement(j).article &&
                    !fit_each_other(statement(i), statement(j)) &&
                    !disputes(members_[i], members_[j]) && !two_voices(statement(i), statement(j)))
                    return true;
        return false;
    }

    /// Whether the dates that two groups speak of never meet: "killed 612 in February", "killed 10
    /// on Sunday".
    bool of_other_times(const std::vector<std::size_t>& a,
                        const std::vector<std::size_t>& b) const {
        bool dated = false;
        for (const std::size_t i : a)
            for (const std::size_t j : b) {
                if (statement(i).is_date || statement(j).is_date) return false;
                for (const std::size_t one : statement(i).dates)
                    for (const std::size_t other : statement(j).dates) {
                        if (fit_each_other(all_[one], all_[other])) return false;
                        dated = true;
                    }
            }
        return dated;
    }

    double agreement(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
        scores_.clear();
        for (const std::size_t i : a)
            for (const std::size_t j : b) {
                if (!fit_each_other(statement(i), statement(j))) return never;
                const double odds = at(agree_, i, j);
                if (odds == the_same) return the_same;
                if (statement(i).article != statement(j).article) scores_.push_back(odds);
            }
        return mean_of_best(scores_, 0.3);
    }

    double contradiction(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
        if (told_apart(a, b) || of_other_times(a, b)) return never;
        scores_.clear();
        std::size_t fitting = 0;
        for (const std::size_t i : a)
            for (const std::size_t j : b) {
                if (at(contradict_, i, j) == a_dispute) return a_dispute;
                if (statement(i).article == statement(j).article) continue;
                if (fit_each_other(statement(i), statement(j)))
                    ++fitting;
                else
                    scores_.push_back(at(contradict_, i, j));
            }
        if (fitting > scores_.size()) return never;
        return mean_of_best(scores_, 0.6);
    }

    const std::vector<Statement>& all_;
    const std::vector<std::size_t>& members_;
    const Words& words_;
    std::vector<double> agree_, contradict_;
    std::vector<std::map<std::size_t, double>> rivals_; ///< of each statement, by article
    std::vector<double> scores_;
    std::vector<std::size_t> closely_; ///< of each statement its group before loose links
};

/// Links the claims of one story.
class StoryLinker {
public:
    StoryLinker(const Corpus& corpus, const std::vector<Claim>& claims,
                const std::vector<Compared>& compared, const std::vector<const Article*>& articles,
                Link min_link, bool one_fact_a_role)
        : corpus_(corpus), claims_(claims), compared_(compared), words_(articles),
          min_link_(min_link), one_fact_a_role_(one_fact_a_role) {}

    void link(const std::vector<std::size_t>& open, std::vector<Group>& out) {
        read(open);
        set_headlines();
        count_rivals();
        std::map<std::string, std::vector<std::size_t>> measures;
        for (std::size_t i = 0; i < statements_.size(); ++i)
            measures[measure_of(claims_[statements_[i].claim])].push_back(i);
        if (one_fact_a_role_) return by_role(out);
        for (const auto& [measure, members] : measures) {
            Linker linker(statements_, members, words_);
            for (const auto& fact : linker.facts(min_link_)) {
                Group group;
                if (fact.size() > 1) group.link = linker.is_loose(fact) ? Link::loose : Link::close;
                for (const std::size_t member : fact)
                    group.claims.push_back(statements_[members[member]].claim);
                std::sort(group.claims.begin(), group.claims.end());
                for (const auto& [one, other] : linker.ties_of(fact))
                    group.path.push_back(tie(members[one], members[other]));
                out.push_back(std::move(group));
            }
        }
    }

private:
    Tie tie(std::size_t a, std::size_t b) const {
        const Statement& one = statements_[a];
        const Statement& other = statements_[b];
        std::string why = shared_by(one, other, statements_, words_);
        if (one.article == other.article && other.restates) why = "said again in brackets";
        const auto& disputed = other.disputed;
        if (std::find(disputed.begin(), disputed.end(), a) != disputed.end())
            why =
                one.heading ? "a headline and its text" : "held against each other in one sentence";
        return {one.claim, other.claim, std::move(why)};
    }

    void by_role(std::vector<Group>& out) const {
        std::map<std::pair<std::string, std::string>, Group> roles;
        for (const Statement& one : statements_) {
            const Claim& claim = claims_[one.claim];
            roles[{one.role.empty() ? claim.rule->id : one.role, measure_of(claim)}]
                .claims.push_back(one.claim);
        }
        for (auto& [role, group] : roles)
            out.push_back(std::move(group));
    }

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
                statements_[start + i].restates =
                    end < next && text.substr(end, next - end) == " (";
            }
            for (std::size_t i = start; i < statements_.size(); ++i)
                for (std::size_t j = start; j < statements_.size(); ++j) {
                    if (i == j) continue;
                    statements_[i].beside.push_back(j);
                    if (tells_time(j)) statements_[i].dates.push_back(j);
                }
            set_time(start, claim);
            set_disputes(start, text);
            first = last;
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
    /// survey said it was 6.1".
    void set_disputes(std::size_t start, const std::string& text) {
        static const auto& contrast = WordLists::named("wording").set("contrast");
        static const auto& measured = WordLists::named("wording").set("measured");
        TokenisedSentence between;
        for (std::size_t j = start; j < statements_.size(); ++j)
            for (std::size_t i = start; i < j; ++i) {
                const Statement& one = statements_[i];
                if (one.role.empty() || one.role != statements_[j].role) continue;
                if (fit_each_other(one, statements_[j])) continue;
                const std::size_t end = claims_[one.claim].value.span.end;
                const std::size_t next = claims_[statements_[j].claim].value.span.start;
                if (end >= next) continue;
                between.tokenise(text, {end, next});
                const auto has = [&](const auto& words) {
                    for (std::size_t t = 0; t < between.size(); ++t)
                        if (words.count(between[t].folded) != 0) return true;
                    return false;
                };
                if (has(contrast) && has(measured)) statements_[j].disputed.push_back(i);
            }
    }

    /// Counts the values that an article gives to one role, to one noun, and in one measure.
    void count_rivals() {
        std::map<std::tuple<std::size_t, std::string, std::string>, std::set<std::string>> given;
        const auto values = [&](const Statement& one, const std::string& what) -> auto& {
            return given[{one.article, measure_of(claims_[one.claim]), what}];
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

    /// A headline that none of its article's own figures of the same thing bears out is held
    /// against the first of them.
    void set_headlines() {
        const auto of_headline = [&](const Statement& one, const Statement& other) {
            return !other.heading && one.article == other.article && one.role == other.role &&
                   !other.looks_back && one.around.scope == other.around.scope &&
                   measure_of(claims_[one.claim]) == measure_of(claims_[other.claim]);
        };
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            const Statement& one = statements_[i];
            if (!one.heading || !one.one_of_role || one.is_date) continue;
            std::optional<std::size_t> against;
            bool borne_out = false;
            for (std::size_t j = i + 1; j < statements_.size(); ++j) {
                if (statements_[j].article != one.article) break;
                if (!of_headline(one, statements_[j])) continue;
                borne_out = borne_out || fit_each_other(one, statements_[j]);
                if (!against) against = j;
            }
            if (against && !borne_out) statements_[*against].disputed.push_back(i);
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
        if (claim.rule->linking == Linking::by_role) {
            out.role = claim.attribute;
            out.one_of_role = claim.rule->on_conflict < RuleSeverity::note;
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
        out.size =
            converted(magnitude, dimension_of(claim.value), Rounding::nearest).abs().to_double();
        out.is_date = claim.value.kind == Kind::date;
        out.is_vague = !claim.value.value && claim.value.allows.min() &&
                       (claim.value.kind == Kind::count || claim.value.kind == Kind::number);
        out.is_ordinal = claim.value.kind == Kind::ordinal;
        if (out.is_date && claim.value.timex3) out.parts = date_parts(claim.value.timex3->value);
        out.is_calendar_date =
            out.is_date && names_day(claim.value) && has_digit(claim.value.span.of(text));
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
    Words words_;
    std::vector<Statement> statements_;
    std::vector<std::size_t> told_dates_; ///< of the sentence read last
    std::size_t told_article_ = 0;
    Span told_sentence_;
    Link min_link_;
    bool one_fact_a_role_;
};

/// Calls each fact by what its first claim is called. Of several in one story that would be called
/// alike, all but the one with most claims are told by the words around theirs.
void name_groups(const Corpus& corpus, const std::vector<Claim>& claims,
                 std::vector<Group>& groups) {
    std::map<std::string, std::vector<Group*>> namesakes;
    for (Group& group : groups) {
        const Claim& first = claims[group.claims.front()];
        group.identity.attribute = first.attribute;
        group.identity.qualifiers = first.qualifiers;
        const Dimension dimension = dimension_of(first.value, true);
        group.identity.kind = dimension.kind;
        group.identity.unit = dimension.unit;
        namesakes[group.identity.id()].push_back(&group);
    }
    for (auto& [id, alike] : namesakes) {
        std::stable_sort(alike.begin(), alike.end(), [](const Group* a, const Group* b) {
            return a->claims.size() > b->claims.size();
        });
        std::map<std::string, std::size_t> told;
        for (std::size_t i = 1; i < alike.size(); ++i) {
            const Claim& first = claims[alike[i]->claims.front()];
            std::string words =
                wording_of(corpus.articles[first.article].text, first.sentence, first.value);
            const std::size_t again = ++told[words];
            if (again > 1) words += " (" + std::to_string(again) + ")";
            alike[i]->identity.qualifiers.emplace_back("told", std::move(words));
            std::sort(alike[i]->identity.qualifiers.begin(), alike[i]->identity.qualifiers.end());
        }
    }
}

Story whole(const Corpus& corpus) {
    Story story;
    for (std::size_t i = 0; i < corpus.articles.size(); ++i)
        story.articles.push_back(i);
    story.name = "the story";
    return story;
}

} // namespace

std::vector<Group> link_claims(const Corpus& corpus, const std::vector<Claim>& claims,
                               const std::vector<Compared>& compared,
                               const std::vector<std::size_t>& open, Link min_link,
                               bool one_fact_a_role) {
    std::vector<Group> out;
    if (open.empty()) return out;
    std::vector<Story> stories =
        one_fact_a_role ? std::vector<Story>{whole(corpus)} : stories_of(corpus.articles);
    std::vector<std::vector<std::size_t>> by_article(corpus.articles.size());
    for (const std::size_t claim : open)
        by_article[claims[claim].article].push_back(claim);
    for (const Story& story : stories) {
        std::vector<std::size_t> mine;
        for (const std::size_t article : story.articles)
            mine.insert(mine.end(), by_article[article].begin(), by_article[article].end());
        if (mine.empty()) continue;
        std::vector<const Article*> articles;
        for (const std::size_t article : story.articles)
            articles.push_back(&corpus.articles[article]);
        const std::size_t before = out.size();
        StoryLinker(corpus, claims, compared, articles, min_link, one_fact_a_role).link(mine, out);
        for (std::size_t i = before; i < out.size(); ++i)
            out[i].identity.subject = story.name;
    }
    name_groups(corpus, claims, out);
    return out;
}

} // namespace tally
