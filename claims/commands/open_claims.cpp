#include "claims/commands/open_claims.h"

#include "claims/base/plain_bytes.h"
#include "claims/base/utf8.h"
#include "claims/check/compare.h"
#include "claims/extract/kept.h"
#include "claims/reports/claim_json.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace tally {

std::uint32_t NumberedRules::number_of(const std::shared_ptr<const RuleTerms>& rule) {
    const auto next = static_cast<std::uint32_t>(rules_.size());
    const auto [known, is_new] = numbers_.try_emplace(rule.get(), next);
    if (is_new) rules_.push_back(rule);
    return known->second;
}

void OpenClaims::add(const Article& article, const std::vector<Numbered>& claims) {
    finder_.add(article);
    has_claims_.push_back(!claims.empty());
    std::string kept;
    BytesWriter bytes(kept);
    keep(bytes, article);
    for (const auto& [number, claim] : claims) {
        bytes(number, count_++, rules_.number_of(claim.rule));
        keep(bytes, claim);
    }
    articles_.add(kept);
    until_.push_back(articles_.size());
}

std::vector<std::string> OpenClaims::settle(const Rest& rest) {
    if (count_ == 0) return {};
    line_at_.resize(count_);
    std::vector<KeyedStory> all = stories();
    std::map<std::string, std::vector<std::size_t>> of_name; // folded, for link_stories()
    for (std::size_t i = 0; i < all.size(); ++i)
        of_name[folded(all[i].story.name)].push_back(i);
    Notes notes;
    for (const auto& [name, places] : of_name) {
        std::vector<KeyedStory> alike;
        for (const std::size_t place : places)
            alike.push_back(std::move(all[place]));
        Notes told;
        link(std::move(alike), rest, told);
        for (auto& [place, note] : told)
            notes.emplace_back(places[place], std::move(note));
    }
    std::sort(notes.begin(), notes.end());
    std::vector<std::string> out;
    for (auto& [place, note] : notes)
        out.push_back(std::move(note));
    return out;
}

/// Those that have open claims.
std::vector<KeyedStory> OpenClaims::stories() {
    std::vector<KeyedStory> out;
    std::set<std::string> taken;
    for (Story& story : finder_.stories()) {
        if (std::none_of(story.articles.begin(), story.articles.end(),
                         [&](std::size_t article) { return has_claims_[article]; }))
            continue;
        std::string key = finder_.key_of(story, taken);
        out.push_back({std::move(story), std::move(key)});
    }
    finder_ = StoryFinder(); // which is large
    return out;
}

/// Forms the facts of all stories of one name, and writes the lines of their claims.
void OpenClaims::link(std::vector<KeyedStory> alike, const Rest& rest, Notes& notes) {
    std::vector<std::size_t> articles;
    for (const KeyedStory& one : alike)
        articles.insert(articles.end(), one.story.articles.begin(), one.story.articles.end());
    std::sort(articles.begin(), articles.end());
    for (KeyedStory& one : alike)
        for (std::size_t& article : one.story.articles)
            article = static_cast<std::size_t>(
                std::lower_bound(articles.begin(), articles.end(), article) - articles.begin());
    Read read;
    for (const std::size_t article : articles)
        this->read(article, rest, read);

    auto& [corpus, claims, compared, places] = read;
    std::vector<std::size_t> all(claims.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (const Group& group :
         link_stories(corpus, claims, compared, alike, all, Link::close, false, notes)) {
        const std::string fact = group.identity.id();
        const Moves moves = moves_of(claims, group.claims);
        for (const std::size_t member : group.claims) {
            Claim& claim = claims[member];
            const Article& article = corpus.articles[claim.article];
            date_by_article(claim, moves, article);
            std::string line;
            JsonWriter json(line);
            write_claim(json, article, claim, compared[member], fact);
            write(places[member], line);
        }
    }
}

/// Adds an article and its open claims.
void OpenClaims::read(std::size_t article, const Rest& rest, Read& to) const {
    const std::uint64_t start = article == 0 ? 0 : until_[article - 1];
    std::string kept(until_[article] - start, '\0');
    articles_.read(start, kept.data(), kept.size());
    BytesReader bytes(kept);
    to.corpus.articles.push_back(kept_article(bytes));
    const std::string origin = rest.origin_of(article);
    while (!bytes.at_end()) {
        std::size_t number = 0;
        std::size_t place = 0;
        std::uint32_t rule = 0;
        bytes(number, place, rule);
        Claim claim = kept_claim(bytes);
        if (rest.leaves_out(number)) continue;
        claim.article = to.corpus.articles.size() - 1;
        claim.rule = rules_[rule];
        rest.names.give(claim);
        to.compared.push_back(compared_of(claim, to.corpus.articles.back(), origin));
        to.claims.push_back(std::move(claim));
        to.places.push_back(place);
    }
}

void OpenClaims::write(std::size_t place, const std::string& line) {
    line_at_[place] = lines_.size();
    std::string kept;
    BytesWriter bytes(kept);
    bytes(line);
    lines_.add(kept);
}

std::string OpenClaims::line(std::size_t place) const {
    std::size_t size = 0;
    lines_.read(line_at_[place], reinterpret_cast<char*>(&size), sizeof size);
    std::string line(size, '\0');
    lines_.read(line_at_[place] + sizeof size, line.data(), size);
    return line;
}

} // namespace tally
