#include "claims/check/independence.h"

#include "claims/base/parallel.h"
#include "claims/check/copies.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <queue>

namespace tally {

Origins find_origins(const std::vector<Article>& articles,
                     const std::vector<ClaimSentence>& sentences,
                     const std::vector<Source>& sources, std::size_t jobs) {
    // What is compared is a tenth of the articles, and they are in memory: so it may be, too.
    Spill spill({}, std::numeric_limits<std::size_t>::max());
    CopyFinder finder(spill);
    constexpr std::size_t at_once = 1024;
    std::vector<CopySketch> sketches;
    for (std::size_t first = 0; first < articles.size(); first += at_once) {
        sketches.assign(std::min(at_once, articles.size() - first), {});
        for_each_index(sketches.size(), jobs, [&](std::size_t i) {
            sketches[i] = copy_sketch(articles[first + i].text);
        });
        for (std::size_t i = 0; i < sketches.size(); ++i) {
            const Article& article = articles[first + i];
            finder.add(article.id, article.source, article.day, sketches[i]);
        }
    }
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (const auto key =
                sentence_key(sentences[i].sentence.of(articles[sentences[i].article].text)))
            finder.add_sentence(*key, i);
    CopySets sets =
        finder.find([&](std::size_t i) { return sentences[i].article; }, sources);
    Origins out;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        out.copies.push_back(articles[sets.copies[i]].id);
        out.of.push_back(articles[sets.of[i]].id);
    }
    out.notes = std::move(sets.notes);
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
