#pragma once

#include "claims/articles/article.h"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tally {

/// Articles that tell of the same event.
struct Story {
    std::vector<std::size_t> articles; ///< indexes, in order
    /// For people: the names that most of its articles mention, "INS Mysore, Gulf of Aden"; of a
    /// story without names its first words.
    std::string name;
};

/// Sorts articles into stories: each article is in one. Two articles tell of one event where they
/// share names: of the names that the one with fewer mentions, each weighed by how often, at least
/// three tenths and three in number (of short texts six tenths and two), and of their other telling
/// words at least a tenth (cosine); or, published within three days, one name that one of them
/// tells twice, and 0.26 of the words. The likest come together first, and sets of articles where
/// at least a third of the pairs between them are so alike.
///
/// Articles that name their story (Article::story) are of that one, and of no other that is named;
/// what does not name it may join them.
///
/// Published more than a year apart, two articles are not compared. Time is linear in the articles
/// but for names that hundreds share, which tie nobody.
///
/// Articles are told one by one; of their texts only how often which words stand in them is kept.
class StoryFinder {
public:
    StoryFinder();
    ~StoryFinder();
    StoryFinder(StoryFinder&&) noexcept;
    StoryFinder& operator=(StoryFinder&&) noexcept;

    /// The next article.
    void add(const Article& article);

    /// Of all articles told, by their numbers.
    std::vector<Story> stories();

    /// What a story goes by in the ids of its facts: the name that an article gives it, else the id
    /// of the article that told it first, of a path its last part where no story before is called
    /// that; those are the `taken`.
    std::string key_of(const Story& story, std::set<std::string>& taken) const;

private:
    class Stories;
    std::unique_ptr<Stories> all_;
};

} // namespace tally
