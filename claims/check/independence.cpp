// Ten papers that print one agency text are one voice. Their texts are compared by signatures:
// articles that share a band are candidates, and only pairs that pass the estimate are joined, for
// joining whole bands would chain strangers.
#include "claims/check/independence.h"

#include "claims/base/parallel.h"
#include "claims/check/minhash.h"
#include "claims/check/union_find.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <queue>
#include <string_view>
#include <unordered_map>

namespace tally {

namespace {

constexpr std::size_t bucket_limit = 10'000;
constexpr double least_likeness = 0.7;
constexpr std::size_t opening_words = 60;
constexpr std::size_t least_sentence_words = 8;
constexpr int days_apart = 7;

bool near_in_time(const Article& a, const Article& b) {
    if (!a.day || !b.day) return true;
    const int apart = day_number(*a.day) - day_number(*b.day);
    return apart <= days_apart && apart >= -days_apart;
}

using Buckets = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

class CopyFinder {
public:
    explicit CopyFinder(const std::vector<Article>& articles)
        : articles_(articles), sets_(articles.size()) {}

    /// Joins articles whose signatures are alike.
    void join_alike(const std::vector<std::optional<MinHash>>& signatures, std::string_view part) {
        std::size_t passed_over = 0;
        for (std::size_t band = 0; band < minhash_bands; ++band) {
            Buckets buckets;
            for (std::size_t i = 0; i < signatures.size(); ++i)
                if (signatures[i]) buckets[signatures[i]->band(band)].push_back(i);
            const auto alike = [&](std::size_t a, std::size_t b) {
                return signatures[a]->likeness(*signatures[b]) >= least_likeness;
            };
            passed_over = std::max(passed_over, join_pairs(buckets, alike));
        }
        note(passed_over, part);
    }

    /// Joins articles whose texts are the same byte for byte, however short.
    void join_equal() {
        std::map<std::string_view, std::size_t> number;
        std::vector<std::vector<std::size_t>> same;
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            if (articles_[i].text.empty()) continue;
            const auto [entry, is_new] = number.emplace(articles_[i].text, same.size());
            if (is_new) same.emplace_back();
            same[entry->second].push_back(i);
        }
        for (std::vector<std::size_t>& members : same) {
            sort_by_day(members);
            // One without a date is near to all, and comes first.
            for (std::size_t i = 1; i < members.size(); ++i)
                for (const std::size_t other : {members.front(), members[i - 1]})
                    if (near_in_time(articles_[other], articles_[members[i]]))
                        sets_.join(other, members[i]);
        }
    }

    void join_sentences(const std::vector<ClaimSentence>& sentences) {
        const auto words_of = [&](std::size_t i) {
            return masked_words(sentences[i].sentence.of(articles_[sentences[i].article].text));
        };
        Buckets buckets; // hashes alone, for the words of all would be more than the articles
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const std::vector<std::string> words = words_of(i);
            if (words.size() >= least_sentence_words) buckets[hash_of(words)].push_back(i);
        }
        std::map<std::vector<std::string>, std::vector<std::size_t>> same;
        for (const auto& [hash, members] : buckets) {
            if (members.size() < 2) continue;
            for (const std::size_t member : members)
                same[words_of(member)].push_back(sentences[member].article);
        }
        Buckets by_words;
        for (auto& [text, members] : same) {
            std::sort(members.begin(), members.end());
            members.erase(std::unique(members.begin(), members.end()), members.end());
            by_words[by_words.size()] = std::move(members);
        }
        note(join_pairs(by_words, [](std::size_t, std::size_t) { return true; }), "one sentence");
    }

    void join_reprints(const std::vector<Source>& sources) {
        std::map<std::string, std::size_t> number;
        for (const Source& source : sources) {
            number.emplace(source.id, number.size());
            for (const std::string& reprinted : source.reprints)
                number.emplace(reprinted, number.size());
        }
        UnionFind voices(number.size());
        for (const Source& source : sources)
            for (const std::string& reprinted : source.reprints)
                voices.join(number[source.id], number[reprinted]);

        std::vector<std::size_t> voices_of_two(number.size());
        for (const auto& [source, index] : number)
            ++voices_of_two[voices.find(index)];
        std::map<std::size_t, std::size_t> first;
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            const auto known = number.find(articles_[i].source);
            if (known == number.end()) continue;
            const std::size_t voice = voices.find(known->second);
            if (voices_of_two[voice] > 1) sets_.join(i, first.emplace(voice, i).first->second);
        }
    }

    /// The least article id of each article's set.
    std::vector<std::string> least_ids() {
        std::vector<std::size_t> least(articles_.size());
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            std::size_t& kept = least[sets_.find(i)];
            if (sets_.find(i) == i || articles_[i].id < articles_[kept].id) kept = i;
        }
        std::vector<std::string> out;
        for (std::size_t i = 0; i < articles_.size(); ++i)
            out.push_back(articles_[least[sets_.find(i)]].id);
        return out;
    }

    const std::vector<std::string>& notes() const { return notes_; }

private:
    /// The size of the largest bucket that was passed over, or 0.
    template <class Alike>
    std::size_t join_pairs(const Buckets& buckets, Alike alike) {
        std::size_t passed_over = 0;
        for (const auto& [hash, members] : buckets) {
            if (members.size() > bucket_limit) {
                passed_over = std::max(passed_over, members.size());
                continue;
            }
            join_bucket(members, alike);
        }
        return passed_over;
    }

    void sort_by_day(std::vector<std::size_t>& members) const {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return articles_[a].day < articles_[b].day; // undated ones come first
        });
    }

    /// Looks at pairs of articles that are not yet one set: each with the sets before it, their
    /// nearest days first.
    template <class Alike>
    void join_bucket(std::vector<std::size_t> members, Alike alike) {
        sort_by_day(members);
        std::vector<std::vector<std::size_t>> sets;
        for (const std::size_t member : members) {
            std::vector<std::size_t> own = {member};
            for (std::size_t i = sets.size(); i-- > 0;) {
                std::vector<std::size_t>& other = sets[i];
                const bool tied = sets_.find(other.front()) == sets_.find(member) ||
                                  std::any_of(other.rbegin(), other.rend(), [&](std::size_t one) {
                                      return near_in_time(articles_[one], articles_[member]) &&
                                             alike(one, member);
                                  });
                if (!tied) continue;
                sets_.join(other.front(), member);
                other.insert(other.end(), own.begin(), own.end());
                own = std::move(other);
                sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(i));
            }
            sets.push_back(std::move(own));
        }
    }

    void note(std::size_t passed_over, std::string_view part) {
        if (passed_over != 0)
            notes_.push_back("copies: " + std::string(part) + " stands in " +
                             std::to_string(passed_over) +
                             " articles; taken for boilerplate and not compared");
    }

    const std::vector<Article>& articles_;
    UnionFind sets_;
    std::vector<std::string> notes_;
};

} // namespace

Origins find_origins(const std::vector<Article>& articles,
                     const std::vector<ClaimSentence>& sentences,
                     const std::vector<Source>& sources, std::size_t jobs) {
    std::vector<std::optional<MinHash>> whole(articles.size()), opening(articles.size());
    for_each_index(articles.size(), jobs, [&](std::size_t i) {
        const std::vector<std::string> words = masked_words(articles[i].text);
        whole[i] = minhash(words, words.size());
        opening[i] = minhash(words, opening_words);
    });
    CopyFinder finder(articles);
    finder.join_equal();
    finder.join_alike(whole, "one part of the text");
    finder.join_alike(opening, "one part of the first 60 words");
    finder.join_sentences(sentences);
    Origins out;
    out.copies = finder.least_ids();
    finder.join_reprints(sources);
    out.of = finder.least_ids();
    out.notes = finder.notes();
    return out;
}

namespace {

/// Hopcroft and Karp: shortest augmenting paths, all of one length at a time.
class Matching {
public:
    explicit Matching(const std::set<std::pair<std::string, std::string>>& pairs) {
        std::map<std::string, std::size_t> left, right;
        for (const auto& [source, origin] : pairs) {
            const std::size_t from = left.emplace(source, left.size()).first->second;
            const std::size_t to = right.emplace(origin, right.size()).first->second;
            if (from == edges_.size()) edges_.emplace_back();
            edges_[from].push_back(to);
        }
        match_left_.assign(left.size(), none);
        match_right_.assign(right.size(), none);
    }

    std::size_t size() {
        std::size_t matched = 0;
        while (layer())
            for (std::size_t i = 0; i < edges_.size(); ++i)
                if (match_left_[i] == none && augment(i)) ++matched;
        return matched;
    }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    bool layer() {
        std::queue<std::size_t> waiting;
        distance_.assign(edges_.size(), none);
        for (std::size_t i = 0; i < edges_.size(); ++i)
            if (match_left_[i] == none) {
                distance_[i] = 0;
                waiting.push(i);
            }
        bool found = false;
        for (; !waiting.empty(); waiting.pop()) {
            const std::size_t from = waiting.front();
            for (const std::size_t to : edges_[from]) {
                const std::size_t next = match_right_[to];
                if (next == none) {
                    found = true;
                } else if (distance_[next] == none) {
                    distance_[next] = distance_[from] + 1;
                    waiting.push(next);
                }
            }
        }
        return found;
    }

    bool augment(std::size_t from) {
        for (const std::size_t to : edges_[from]) {
            const std::size_t next = match_right_[to];
            if (next == none || (distance_[next] == distance_[from] + 1 && augment(next))) {
                match_left_[from] = to;
                match_right_[to] = from;
                return true;
            }
        }
        distance_[from] = none;
        return false;
    }

    std::vector<std::vector<std::size_t>> edges_;
    std::vector<std::size_t> match_left_, match_right_, distance_;
};

} // namespace

std::size_t independent_sources(const std::set<std::pair<std::string, std::string>>& pairs) {
    return Matching(pairs).size();
}

} // namespace tally
