// Names carry a story: two quakes are told in the same words, and only where and whom they struck
// tells one from the other.
#include "claims/check/story.h"

#include "claims/base/calendar.h"
#include "claims/base/stem.h"
#include "claims/base/text_numbers.h"
#include "claims/check/telling_words.h"
#include "claims/check/union_find.h"
#include "claims/values/tokens.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace tally {

namespace {

constexpr double least_shared_names = 0.3;
constexpr std::size_t least_names = 3;
constexpr double least_likeness = 0.1;
constexpr double least_likeness_of_days = 0.26;
constexpr int same_days_apart = 3;
constexpr double least_alike = 0.33; ///< of the pairs between two sets that become one story
constexpr std::size_t sampled = 12;  ///< articles of a set whose pairs are looked at
constexpr int window_days = 366;
constexpr std::size_t key_names = 16; ///< by which an article is looked up
constexpr std::size_t crowded = 256;  ///< of a name of more articles, each looks up
constexpr std::size_t neighbours = 8; ///< so many behind it
constexpr std::size_t names_in_label = 2;

/// Words or names by number, with how often; in order of number.
using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::uint32_t times_in(const Counts& counts, std::uint32_t word) {
    const auto found = std::lower_bound(counts.begin(), counts.end(), std::pair(word, 0U));
    return found == counts.end() || found->first != word ? 0 : found->second;
}

/// Calls `take` with each number that two have, and how often each has it.
template <class Take>
void for_shared(const Counts& a, const Counts& b, const Take& take) {
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (left->first < right->first) {
            ++left;
        } else if (right->first < left->first) {
            ++right;
        } else {
            take(left->first, left->second, right->second);
            ++left;
            ++right;
        }
    }
}

Counts counted(std::vector<std::uint32_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    Counts out;
    for (const std::uint32_t number : numbers) {
        if (out.empty() || out.back().first != number) out.emplace_back(number, 0);
        ++out.back().second;
    }
    out.shrink_to_fit();
    return out;
}

struct Sketch {
    Counts names, words; ///< by stem
    double all_names = 0;
    /// At the head of a sentence a name looks like any word.
    std::size_t times(std::uint32_t stem) const {
        return std::size_t{times_in(names, stem)} + times_in(words, stem);
    }
    Counts phrases; ///< names as they are written, "Bandar Abbas"
};

double weight_of(std::size_t times) {
    double weight = 1;
    for (; times > 1; times /= 2)
        ++weight;
    return weight;
}

/// Where the name ends that begins at a token: "Bandar Abbas", "Star of Arden".
std::size_t name_end(const TokenisedSentence& tokens, std::size_t at) {
    while (is_name(tokens, at) || (tokens[at].is("of") && is_name(tokens, at + 1)))
        ++at;
    return at;
}

} // namespace

class StoryFinder::Stories {
public:
    void add(const Article& article) {
        articles_.push_back({article.id, article.day, article.story});
        sketches_.push_back(sketch_of(article));
    }

    std::vector<Story> sorted() {
        having_.assign(stems_.size(), 0);
        for (const Sketch& sketch : sketches_)
            for (const Counts* counts : {&sketch.names, &sketch.words})
                for (const auto& [stem, times] : *counts)
                    ++having_[stem];
        std::vector<Tie> ties;
        for (const auto& [a, b] : candidates())
            if (const double share = shared_names(a, b); share > 0) ties.push_back({share, a, b});
        std::sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) {
            return std::tuple(-a.share, a.a, a.b) < std::tuple(-b.share, b.a, b.b);
        });
        UnionFind sets(articles_.size());
        std::vector<std::vector<std::size_t>> members(articles_.size());
        for (std::size_t i = 0; i < articles_.size(); ++i)
            members[i] = {i};
        const auto join = [&](std::size_t a, std::size_t b) {
            sets.join(a, b);
            const std::size_t kept = sets.find(a);
            std::vector<std::size_t>& gone = members[kept == a ? b : a];
            members[kept].insert(members[kept].end(), gone.begin(), gone.end());
            gone.clear();
        };
        std::map<std::string, std::size_t> named; // first articles
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            if (articles_[i].story.empty()) continue;
            const std::size_t first = named.emplace(articles_[i].story, i).first->second;
            if (first != i) join(sets.find(first), i);
        }
        for (const Tie& tie : ties) {
            const std::size_t a = sets.find(tie.a);
            const std::size_t b = sets.find(tie.b);
            if (a != b && may_be_one(members[a], members[b]) && go_together(members[a], members[b]))
                join(a, b);
        }
        std::map<std::size_t, Story> by_root;
        for (std::size_t i = 0; i < articles_.size(); ++i)
            by_root[sets.find(i)].articles.push_back(i);
        std::vector<Story> out;
        for (auto& [root, story] : by_root) {
            story.name = name_of_story(story);
            out.push_back(std::move(story));
        }
        std::sort(out.begin(), out.end(), [](const Story& a, const Story& b) {
            return a.articles.front() < b.articles.front();
        });
        return out;
    }

    std::string key_of(const Story& story, std::set<std::string>& taken) const {
        const OfArticle* first = nullptr;
        for (const std::size_t index : story.articles) {
            const OfArticle& article = articles_[index];
            if (!article.story.empty()) return article.story;
            const auto place = [](const OfArticle& one) {
                return std::tuple(!one.day, one.day ? day_number(*one.day) : 0,
                                  std::string_view(one.id));
            };
            if (first == nullptr || place(article) < place(*first)) first = &article;
        }
        const std::string last = first->id.substr(first->id.rfind('/') + 1);
        const std::string& key = taken.count(last) == 0 ? last : first->id;
        taken.insert(key);
        return key;
    }

private:
    /// What is told of an article beside its text.
    struct OfArticle {
        std::string id;
        std::optional<Day> day;
        std::string story;
    };

    struct Tie {
        double share;
        std::size_t a, b;
    };

    Sketch sketch_of(const Article& article) {
        std::vector<std::uint32_t> names, words, phrases;
        const auto number_in = [](TextNumbers& texts, std::string_view text) {
            return static_cast<std::uint32_t>(texts.add(text).first);
        };
        for (const Sentence& sentence : article.sentences) {
            tokens_.tokenise(article.text, sentence.span);
            for (std::size_t i = 0; i < tokens_.size(); ++i) {
                if (!tells_something(tokens_[i])) continue;
                const std::uint32_t stem = number_in(stems_, stem_of(tokens_[i].folded()));
                if (!is_name(tokens_, i)) {
                    words.push_back(stem);
                    continue;
                }
                names.push_back(stem);
                if (is_name(tokens_, i - 1)) continue;
                const std::size_t last = name_end(tokens_, i);
                // Behind a sentence's first word it may be the rest of a name: "Prime Minister
                // Olsen".
                if (i != 1 || !tokens_[0].capital())
                    phrases.push_back(number_in(phrases_, tokens_.text_of(i, last)));
            }
        }
        Sketch out;
        out.names = counted(std::move(names));
        out.words = counted(std::move(words));
        out.phrases = counted(std::move(phrases));
        for (const auto& [name, times] : out.names)
            out.all_names += weight_of(times);
        return out;
    }

    /// The story that an article of a set names; the others name the same, or none.
    std::string_view given_name(const std::vector<std::size_t>& set) const {
        for (const std::size_t i : set)
            if (!articles_[i].story.empty()) return articles_[i].story;
        return "";
    }

    bool may_be_one(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const {
        return given_name(a).empty() || given_name(b).empty();
    }

    /// Whether enough of the pairs between two sets are alike: else one article that speaks of two
    /// things would tie all that is said of either. Of large sets some pairs stand for all.
    bool go_together(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) const {
        const std::size_t step_a = 1 + (a.size() - 1) / sampled;
        const std::size_t step_b = 1 + (b.size() - 1) / sampled;
        std::size_t all = 0;
        std::size_t alike = 0;
        for (std::size_t i = 0; i < a.size(); i += step_a)
            for (std::size_t j = 0; j < b.size(); j += step_b) {
                ++all;
                if (shared_names(a[i], b[j]) > 0) ++alike;
            }
        return static_cast<double>(alike) >= least_alike * static_cast<double>(all);
    }

    double rarity(std::uint32_t word) const {
        const auto all = static_cast<double>(articles_.size());
        const auto having = static_cast<double>(having_[word]);
        return 1 + std::sqrt((all - having) / having);
    }

    /// Pairs that share one of their key names.
    std::vector<std::pair<std::size_t, std::size_t>> candidates() const {
        std::vector<std::vector<std::size_t>> by_name(stems_.size());
        for (std::size_t i = 0; i < sketches_.size(); ++i) {
            std::vector<std::tuple<double, std::string_view, std::uint32_t>> keys;
            for (const auto& [name, times] : sketches_[i].names)
                keys.emplace_back(-weight_of(times) * rarity(name), stems_[name], name);
            std::sort(keys.begin(), keys.end());
            keys.resize(std::min(keys.size(), key_names));
            for (const auto& [weight, text, name] : keys)
                by_name[name].push_back(i);
        }
        std::vector<std::pair<std::size_t, std::size_t>> out;
        for (const std::vector<std::size_t>& sharing : by_name) {
            const std::size_t reach = sharing.size() > crowded ? neighbours : sharing.size();
            for (std::size_t i = 0; i < sharing.size(); ++i)
                for (std::size_t j = i + 1; j < sharing.size() && j <= i + reach; ++j)
                    out.emplace_back(sharing[i], sharing[j]);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// The share of their names that two articles of one story have in common; 0 for articles of
    /// two.
    double shared_names(std::size_t a, std::size_t b) const {
        const std::optional<Day>& one = articles_[a].day;
        const std::optional<Day>& other = articles_[b].day;
        const int days = one && other ? std::abs(day_number(*one) - day_number(*other)) : 0;
        if (days > window_days) return 0;
        const Sketch& x = sketches_[a];
        const Sketch& y = sketches_[b];
        double shared = 0;
        std::size_t names = 0;
        bool told_twice = false; ///< a name that they share, by one of them
        for_shared(x.names, y.names, [&](std::uint32_t name, std::size_t left, std::size_t right) {
            ++names;
            told_twice = told_twice || x.times(name) > 1 || y.times(name) > 1;
            shared += std::min(weight_of(left), weight_of(right));
        });
        const double share = shared / std::min(x.all_names, y.all_names);
        const bool alike = (names >= least_names && share >= least_shared_names) ||
                           (names + 1 >= least_names && share >= 2 * least_shared_names);
        // A text that hardly names anything is still of the same days, the same place and in the
        // same words.
        const bool same_days = one && other && days <= same_days_apart;
        const double least = alike                     ? least_likeness
                             : same_days && told_twice ? least_likeness_of_days
                                                       : 2;
        return likeness(x.words, y.words) >= least ? share : 0;
    }

    double likeness(const Counts& a, const Counts& b) const {
        const auto length = [&](const Counts& words) {
            double sum = 0;
            for (const auto& [word, times] : words) {
                const double told = weight_of(times);
                sum += told * told;
            }
            return sum;
        };
        double shared = 0;
        for_shared(a, b, [&](std::uint32_t, std::size_t one, std::size_t other) {
            shared += weight_of(one) * weight_of(other);
        });
        return shared == 0 ? 0 : shared / std::sqrt(length(a) * length(b));
    }

    /// How many articles tell a name, and how often they do.
    using Told = std::pair<std::size_t, std::size_t>;

    /// The name with more to it that half of the articles tell, "Kraft Foods" for "Kraft", or the
    /// name itself.
    static std::string fullest(const std::string& name,
                               const std::vector<std::pair<Told, std::string>>& best,
                               std::size_t articles) {
        for (const auto& [counts, other] : best)
            if (other.size() > name.size() && other.find(name) != std::string::npos &&
                2 * counts.first >= articles)
                return other;
        return name;
    }

    std::string name_of_story(const Story& story) const {
        if (const auto given = given_name(story.articles); !given.empty())
            return std::string(given);
        std::map<std::uint32_t, Told> told;
        for (const std::size_t i : story.articles)
            for (const auto& [phrase, times] : sketches_[i].phrases) {
                ++told[phrase].first;
                told[phrase].second += times;
            }
        std::vector<std::pair<Told, std::string>> best;
        for (const auto& [phrase, counts] : told)
            best.emplace_back(counts, phrases_[phrase]);
        std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        std::vector<std::string> chosen;
        for (const auto& [counts, phrase] : best) {
            if (chosen.size() == names_in_label) break;
            const auto tells_it = [name = std::string_view(phrase)](const std::string& other) {
                return other.find(name) != std::string::npos || name.find(other) != name.npos;
            };
            if (std::none_of(chosen.begin(), chosen.end(), tells_it))
                chosen.push_back(fullest(phrase, best, counts.first));
        }
        std::string name;
        for (const std::string& phrase : chosen)
            name += (name.empty() ? "" : ", ") + phrase;
        return name.empty() ? articles_[story.articles.front()].id : name;
    }

    std::deque<OfArticle> articles_;
    TextNumbers stems_, phrases_;
    TokenisedSentence tokens_; ///< of the sentence that is read
    std::deque<Sketch> sketches_;
    std::vector<std::uint32_t> having_; ///< articles that have a stem
};

StoryFinder::StoryFinder() : all_(std::make_unique<Stories>()) {}
StoryFinder::~StoryFinder() = default;
StoryFinder::StoryFinder(StoryFinder&&) noexcept = default;
StoryFinder& StoryFinder::operator=(StoryFinder&&) noexcept = default;

void StoryFinder::add(const Article& article) { all_->add(article); }

std::vector<Story> StoryFinder::stories() { return all_->sorted(); }

std::string StoryFinder::key_of(const Story& story, std::set<std::string>& taken) const {
    return all_->key_of(story, taken);
}

} // namespace tally
