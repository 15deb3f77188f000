#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The word lists of one file of claims/extract/words, by their keys.
class WordLists {
public:
    /// "speech" names claims/extract/words/speech.yml; all are read once. std::logic_error where
    /// the program carries no such file.
    static const WordLists& named(std::string_view file);

    /// In the order of the file, and for looking words up. std::logic_error for a key that the file
    /// does not have.
    const std::vector<std::string>& list(std::string_view key) const;
    const std::set<std::string, std::less<>>& set(std::string_view key) const;

private:
    explicit WordLists(std::string_view path);

    struct List {
        std::string key;
        std::vector<std::string> words;
        std::set<std::string, std::less<>> set;
    };
    const List& find(std::string_view key) const;
    std::vector<List> lists_;
};

} // namespace tally
