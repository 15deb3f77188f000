#include "claims/check/link.h"

#include "claims/base/calendar.h"
#include "claims/check/dimension.h"
#include "claims/check/evidence.h"
#include "claims/check/facts_among.h"
#include "claims/check/statements.h"
#include "claims/check/story.h"
#include "claims/check/widen.h"
#include "claims/check/wording.h"
#include "claims/extract/story_wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace tally {

namespace {

/// Links the claims of one story.
class StoryLinker {
public:
    StoryLinker(const Corpus& corpus, const std::vector<Claim>& claims,
                std::vector<Compared>& compared, const std::vector<const Article*>& articles,
                Link min_link, bool one_fact_a_role)
        : corpus_(corpus), claims_(claims), compared_(compared), words_(articles),
          min_link_(min_link), one_fact_a_role_(one_fact_a_role) {}

    void link(const std::vector<std::size_t>& open, std::vector<Group>& out) {
        auto [all, rates] = statements_of(corpus_, claims_, compared_, open, words_);
        statements_ = std::move(all);
        std::map<std::string, std::vector<std::size_t>> measures;
        for (std::size_t i = 0; i < statements_.size(); ++i)
            measures[statements_[i].measure].push_back(i);
        if (one_fact_a_role_) return by_role(out);
        for (const auto& [measure, members] : measures) {
            most_of_measure_ = std::max(most_of_measure_, members.size());
            for (const LinkedFact& fact : facts_among(statements_, members, words_, min_link_)) {
                Group group;
                if (fact.statements.size() > 1)
                    group.link = fact.is_loose ? Link::loose : Link::close;
                for (const std::size_t member : fact.statements)
                    group.claims.push_back(statements_[member].claim);
                std::sort(group.claims.begin(), group.claims.end());
                for (const auto& [one, other] : fact.ties)
                    group.path.push_back(tie(one, other));
                set_units(group, rates);
                out.push_back(std::move(group));
            }
        }
    }

    /// How many statements there are of the measure that has most.
    std::size_t most_of_measure() const { return most_of_measure_; }

private:
    /// Brings the sums of a fact to the currency that most of them use, and takes measures that are
    /// told in several units as who converts them rounds.
    void set_units(Group& group, const ExchangeRates& rates) {
        const Kind kind = claims_[group.claims.front()].value.kind;
        if (kind != Kind::money && kind != Kind::quantity) return;
        std::map<std::string, std::size_t> uses;
        for (const std::size_t claim : group.claims)
            ++uses[claims_[claim].value.unit];
        if (uses.size() < 2) return;
        const auto most =
            std::max_element(uses.begin(), uses.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (kind == Kind::money) group.currency = most->first;
        for (const std::size_t claim : group.claims)
            kind == Kind::money ? exchange(claim, group.currency, rates) : round(claim);
    }

    void exchange(std::size_t index, const std::string& currency, const ExchangeRates& rates) {
        const Claim& claim = claims_[index];
        if (claim.value.unit == currency) return;
        Compared& one = compared_[index];
        one.currency = currency;
        one.interval = exchanged(one.own, *rates.between(claim.value.unit, currency));
        take_as(index, interval_words(one.interval, Kind::money) + " " + currency +
                           ", at the rate that the articles give");
    }

    void round(std::size_t index) {
        const Claim& claim = claims_[index];
        Compared& one = compared_[index];
        const Interval own = widened_among_units(claim.value, *claim.rule);
        if (own == one.own) return;
        one.own = own;
        one.interval = converted(own, dimension_of(claim.value));
        take_as(index, interval_words(own, Kind::quantity) +
                           behind_number(unit_words(claim.value), false) +
                           ", for others give it in another unit");
    }

    void take_as(std::size_t index, const std::string& words) {
        Compared& one = compared_[index];
        one.min_key = one.interval.min_key();
        one.max_key = one.interval.max_key();
        one.taken_as = words_of(claims_[index], corpus_.articles[claims_[index].article]) +
                       ", taken as " + words;
    }

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
            roles[{one.role.empty() ? claim.rule->id : one.role, one.measure}].claims.push_back(
                one.claim);
        }
        for (auto& [role, group] : roles)
            out.push_back(std::move(group));
    }

    const Corpus& corpus_;
    const std::vector<Claim>& claims_;
    std::vector<Compared>& compared_;
    Words words_;
    std::vector<Statement> statements_;
    Link min_link_;
    bool one_fact_a_role_;
    std::size_t most_of_measure_ = 0;
};

/// The claims of a story in the order in which its readers got them: what was published first, and
/// of one day by article. Articles to come change nothing of it.
class Telling {
public:
    Telling(const Corpus& corpus, const std::vector<Claim>& claims)
        : corpus_(corpus), claims_(claims) {}

    bool is_before(std::size_t a, std::size_t b) const { return place(a) < place(b); }
    const Claim& first_of(const Group& group) const { return claims_[index_of_first(group)]; }
    std::size_t index_of_first(const Group& group) const {
        return *std::min_element(group.claims.begin(), group.claims.end(),
                                 [&](std::size_t a, std::size_t b) { return is_before(a, b); });
    }

private:
    std::tuple<bool, int, std::string_view, std::size_t> place(std::size_t index) const {
        const Claim& claim = claims_[index];
        const Article& article = corpus_.articles[claim.article];
        return {!article.day, article.day ? day_number(*article.day) : 0, article.id, index};
    }

    const Corpus& corpus_;
    const std::vector<Claim>& claims_;
};

/// Calls each fact by what the first that was told of it is called. Of several in one story that
/// would be called alike, all but the one told first are told by the words around theirs. So a fact
/// keeps its name, and the id that is made of it, when articles come to it or its claims part.
void name_groups(const Corpus& corpus, const std::vector<Claim>& claims,
                 std::vector<Group>& groups) {
    const Telling telling(corpus, claims);
    std::map<std::string, std::vector<Group*>> namesakes;
    for (Group& group : groups) {
        const Claim& first = telling.first_of(group);
        group.identity.attribute = first.attribute;
        group.identity.qualifiers = first.qualifiers;
        const Dimension dimension = dimension_of(first.value, true);
        group.identity.kind = dimension.kind;
        group.identity.unit = group.currency.empty() ? dimension.unit : group.currency;
        FactIdentity shown = group.identity;
        shown.story.clear();
        namesakes[shown.id()].push_back(&group);
    }
    for (auto& [id, alike] : namesakes) {
        std::sort(alike.begin(), alike.end(), [&](const Group* a, const Group* b) {
            return telling.is_before(telling.index_of_first(*a), telling.index_of_first(*b));
        });
        std::map<std::string, std::size_t> told;
        for (std::size_t i = 1; i < alike.size(); ++i) {
            const Claim& first = telling.first_of(*alike[i]);
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
                               std::vector<Compared>& compared,
                               const std::vector<std::size_t>& open, Link min_link,
                               bool one_fact_a_role, std::vector<std::string>& notes) {
    if (open.empty()) return {};
    StoryFinder finder;
    for (const Article& article : corpus.articles)
        finder.add(article);
    std::vector<bool> has_open(corpus.articles.size());
    for (const std::size_t claim : open)
        has_open[claims[claim].article] = true;
    std::vector<KeyedStory> stories;
    std::set<std::string> taken;
    for (Story& story : one_fact_a_role ? std::vector<Story>{whole(corpus)} : finder.stories()) {
        if (std::none_of(story.articles.begin(), story.articles.end(),
                         [&](std::size_t article) { return has_open[article]; }))
            continue;
        std::string key = finder.key_of(story, taken);
        stories.push_back({std::move(story), std::move(key)});
    }
    finder = StoryFinder(); // which is of no more use, and large
    std::vector<std::pair<std::size_t, std::string>> told;
    std::vector<Group> out =
        link_stories(corpus, claims, compared, stories, open, min_link, one_fact_a_role, told);
    for (auto& [place, note] : told)
        notes.push_back(std::move(note));
    return out;
}

std::vector<Group> link_stories(const Corpus& corpus, const std::vector<Claim>& claims,
                                std::vector<Compared>& compared,
                                const std::vector<KeyedStory>& stories,
                                const std::vector<std::size_t>& open, Link min_link,
                                bool one_fact_a_role,
                                std::vector<std::pair<std::size_t, std::string>>& notes) {
    std::vector<Group> out;
    out.reserve(claims.size()); // no more than these with what the caller adds
    std::vector<std::vector<std::size_t>> by_article(corpus.articles.size());
    for (const std::size_t claim : open)
        by_article[claims[claim].article].push_back(claim);
    for (std::size_t place = 0; place < stories.size(); ++place) {
        const auto& [story, key] = stories[place];
        std::vector<std::size_t> mine;
        for (const std::size_t article : story.articles)
            mine.insert(mine.end(), by_article[article].begin(), by_article[article].end());
        std::vector<const Article*> articles;
        for (const std::size_t article : story.articles)
            articles.push_back(&corpus.articles[article]);
        const std::size_t before = out.size();
        StoryLinker linker(corpus, claims, compared, articles, min_link, one_fact_a_role);
        linker.link(mine, out);
        if (linker.most_of_measure() > most_compared)
            notes.emplace_back(
                place, "the story '" + story.name + "' tells " +
                           std::to_string(linker.most_of_measure()) +
                           " values of one measure, too many to compare each with each: they are "
                           "linked in parts of " +
                           std::to_string(most_compared) +
                           ", so one fact may be told as several; check fewer articles of it, or "
                           "part it by 'story' in tally.yaml");
        for (std::size_t i = before; i < out.size(); ++i) {
            out[i].identity.subject = story.name;
            out[i].identity.story = key;
        }
    }
    name_groups(corpus, claims, out);
    return out;
}

} // namespace tally
