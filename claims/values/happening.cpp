// Which day a happening is of. News says the day once and then counts from it: "He was shot on Oct.
// 23. … Her car was seen ten days before the shooting. … He was shot at 10 p.m." The last day that
// is said of a sort of happening stands for it.
#include "claims/values/happening.h"

#include "claims/base/embedded_yaml.h"
#include "claims/values/word_table.h"

#include <deque>

namespace tally {

namespace {

/// How far a happening may stand before the date or time that is told of it.
constexpr std::size_t reach = 12;

/// The sorts of happening by their words.
class HappeningWords {
public:
    HappeningWords() {
        const YamlNode root = embedded_yaml("claims/values/words/happenings.yml");
        for (const auto& [sort, words] : root.entries) {
            const std::string& name = sorts_.emplace_back(sort.scalar);
            for (const YamlNode& word : words.items)
                table_.add(words_.emplace_back(word.scalar), &name);
        }
    }

    /// Empty where the token names none.
    std::string_view sort_of(const Token& token) const {
        if (!token.is_word()) return {};
        const std::string* sort = table_.find(token.folded(), token.head());
        return sort == nullptr ? std::string_view{} : std::string_view(*sort);
    }

private:
    std::deque<std::string> sorts_, words_; ///< what the table points into
    WordTable<const std::string*> table_;
};

const HappeningWords& happening_words() {
    static const HappeningWords words;
    return words;
}

/// The happening nearest before a token, not before token `from`.
std::string_view before(const TokenisedSentence& sentence, std::size_t from, std::size_t at) {
    for (std::size_t back = 1; back <= reach && at >= from + back; ++back) {
        if (sentence[at - back].is(";")) return {};
        if (const auto sort = happening_words().sort_of(sentence[at - back]); !sort.empty())
            return sort;
    }
    return {};
}

/// The happening that the tokens from `at` name, a word or two before it allowed.
std::string_view named(const TokenisedSentence& sentence, std::size_t at) {
    for (std::size_t ahead = 0; ahead < 3 && sentence[at + ahead].is_word(); ++ahead)
        if (const auto sort = happening_words().sort_of(sentence[at + ahead]); !sort.empty())
            return sort;
    return {};
}

} // namespace

void Happenings::remember(const TokenisedSentence& sentence, std::size_t first, std::size_t last,
                          std::size_t date_end, Day day) {
    const std::size_t noun = sentence[last].is("'s") ? last + 1 : last;
    auto sort = named(sentence, noun);
    if (sort.empty()) sort = before(sentence, date_end, first);
    if (!sort.empty()) days_.insert_or_assign(std::string(sort), day);
}

std::optional<Day> Happenings::named_at(const TokenisedSentence& sentence, std::size_t at) const {
    const Token& token = sentence[at];
    const bool known = token.is("the") || token.is("his") || token.is("her") || token.is("their") ||
                       token.is("its") || token.is("that");
    return known && !days_.empty() ? day_of(named(sentence, at + 1)) : std::nullopt;
}

std::optional<Day> Happenings::told_before(const TokenisedSentence& sentence,
                                           std::size_t at) const {
    return days_.empty() ? std::nullopt : day_of(before(sentence, 0, at));
}

std::optional<Day> Happenings::day_of(std::string_view sort) const {
    const auto found = days_.find(sort);
    return found == days_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace tally
