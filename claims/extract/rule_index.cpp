#include "claims/extract/rule_index.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace tally {

namespace {

/// For each pattern, the sets of it that were met in the stretch last looked at. Kept from article
/// to article, so that none costs more for rules that it has nothing of.
class Marks {
public:
    void begin(std::size_t patterns, std::size_t stretches) {
        if (marks_.size() < patterns) marks_.resize(patterns);
        base_ = next_;
        next_ += stretches;
    }

    /// Adds sets of a pattern in a stretch; whether that makes them all.
    bool completes(std::uint32_t pattern, std::size_t stretch, std::uint8_t set, std::uint8_t all) {
        Mark& mark = marks_[pattern];
        const std::uint64_t place = base_ + stretch;
        if (mark.place != place) mark = {place, 0};
        if (mark.sets == all) return false; // it was before
        mark.sets |= set;
        return mark.sets == all;
    }

private:
    struct Mark {
        std::uint64_t place = 0; ///< a number for each stretch of each article
        std::uint8_t sets = 0;
    };
    std::vector<Mark> marks_;
    std::uint64_t base_ = 0, next_ = 1;
};

Marks& marks_of_thread() {
    thread_local Marks marks;
    return marks;
}

/// The stretch that holds an offset, for offsets that ascend.
class Cursor {
public:
    explicit Cursor(const std::vector<Stretch>& stretches) : stretches_(stretches) {}

    /// Whether one holds it; then number() is its place.
    bool move_to(std::size_t offset) {
        while (number_ < stretches_.size() && stretches_[number_].span.end <= offset)
            ++number_;
        return number_ < stretches_.size() && stretches_[number_].span.start <= offset;
    }
    std::size_t number() const { return number_; }

private:
    const std::vector<Stretch>& stretches_;
    std::size_t number_ = 0;
};

constexpr KindSet seeing_quotes = bit_of(Kind::quote);

/// U+017F and U+212A, which match s and k where case does not matter.
constexpr std::string_view long_s = "\xC5\xBF";
constexpr std::string_view kelvin = "\xE2\x84\xAA";

/// The next place of a character, looked for by the byte at `rare` of it, the rarest in texts.
std::size_t next_place(std::string_view text, std::string_view character, std::size_t rare,
                       std::size_t from) {
    for (std::size_t at = text.find(character[rare], from + rare); at != std::string_view::npos;
         at = text.find(character[rare], at + 1))
        if (text.compare(at - rare, character.size(), character) == 0) return at - rare;
    return std::string_view::npos;
}

} // namespace

RuleIndex::RuleIndex(const std::vector<Pack>& packs, const std::vector<std::string>& also) {
    std::map<std::string_view, std::vector<Use>> uses;
    for (std::size_t pack = 0; pack < packs.size(); ++pack)
        for (const Rule& rule : packs[pack].rules)
            for (const Pattern& pattern : rule.match) {
                const auto number = static_cast<std::uint32_t>(patterns_.size());
                Entry entry{pack, &rule, &pattern, kinds_seen_by(pattern), Gate(rule, pattern), 0};
                for (std::size_t set = 0; set < pattern.literals.size(); ++set) {
                    const auto bit = static_cast<std::uint8_t>(1U << set);
                    entry.required |= bit;
                    for (const std::string& word : pattern.literals[set])
                        uses[word].push_back({number, bit});
                }
                if (entry.required == 0) without_literals_.push_back(number);
                patterns_.push_back(entry);
            }
    for (const std::string& word : also)
        uses[word].push_back({0, 0});
    std::vector<std::string> words;
    for (const auto& [word, of] : uses) {
        words.emplace_back(word);
        first_use_.push_back(uses_.size());
        uses_.insert(uses_.end(), of.begin(), of.end());
    }
    first_use_.push_back(uses_.size());
    scan_ = std::make_unique<const LiteralScan>(std::move(words));
}

/// The candidates of one article.
class RuleIndex::Search {
public:
    Search(const RuleIndex& index, const Views& views)
        : index_(index), sentences_(views.stretches(0)), runs_(views.stretches(seeing_quotes)) {}

    Found run(std::string_view text) {
        by_words(text);
        for (const std::uint32_t pattern : index_.without_literals_)
            everywhere(pattern);
        around(text, long_s, 0);
        around(text, kelvin, 1);
        std::vector<Candidate>& all = found_.candidates;
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return std::move(found_);
    }

private:
    const std::vector<Stretch>& stretches_of(std::uint32_t pattern) const {
        return (index_.patterns_[pattern].seen & seeing_quotes) != 0 ? runs_ : sentences_;
    }

    void by_words(std::string_view text) {
        Marks& marks = marks_of_thread();
        marks.begin(index_.patterns_.size(), std::max(sentences_.size(), runs_.size()));
        Cursor sentence(sentences_);
        Cursor run(runs_);
        for (const LiteralScan::Hit& hit : index_.scan_->find(text)) {
            const bool in_sentence = sentence.move_to(hit.offset);
            const bool in_run = run.move_to(hit.offset);
            for (std::size_t i = index_.first_use_[hit.word]; i < index_.first_use_[hit.word + 1];
                 ++i) {
                const Use& use = index_.uses_[i];
                if (use.set == 0) {
                    const std::size_t size = index_.scan_->word_size(hit.word);
                    found_.also.push_back({hit.offset, hit.offset + size});
                    continue;
                }
                const Entry& entry = index_.patterns_[use.pattern];
                const bool sees_quotes = (entry.seen & seeing_quotes) != 0;
                if (sees_quotes ? !in_run : !in_sentence) continue;
                const std::size_t stretch = sees_quotes ? run.number() : sentence.number();
                if (marks.completes(use.pattern, stretch, use.set, entry.required))
                    add(use.pattern, stretch);
            }
        }
    }

    void everywhere(std::uint32_t pattern) {
        for (std::size_t i = 0; i < stretches_of(pattern).size(); ++i)
            add(pattern, i);
    }

    /// Adds every pattern for the stretches that hold a character.
    void around(std::string_view text, std::string_view character, std::size_t rare) {
        Cursor sentence(sentences_);
        Cursor run(runs_);
        std::size_t behind = 0; // the last stretches added for
        for (std::size_t at = next_place(text, character, rare, 0); at != std::string_view::npos;
             at = next_place(text, character, rare, behind)) {
            behind = at + character.size();
            const bool in_sentence = sentence.move_to(at);
            const bool in_run = run.move_to(at);
            for (std::uint32_t pattern = 0; pattern < index_.patterns_.size(); ++pattern) {
                const bool sees_quotes = (index_.patterns_[pattern].seen & seeing_quotes) != 0;
                if (sees_quotes ? in_run : in_sentence)
                    add(pattern, sees_quotes ? run.number() : sentence.number());
            }
            if (in_sentence) behind = std::max(behind, sentences_[sentence.number()].span.end);
        }
    }

    void add(std::uint32_t pattern, std::size_t stretch) {
        if (index_.patterns_[pattern].gate.lets(stretches_of(pattern)[stretch]))
            found_.candidates.push_back({pattern, static_cast<std::uint32_t>(stretch)});
    }

    const RuleIndex& index_;
    const std::vector<Stretch>& sentences_;
    const std::vector<Stretch>& runs_;
    Found found_;
};

RuleIndex::Found RuleIndex::scan(const Views& views) const {
    return Search(*this, views).run(views.article().text);
}

std::vector<Candidate> RuleIndex::everything(const Views& views) const {
    std::vector<Candidate> all;
    for (std::uint32_t pattern = 0; pattern < patterns_.size(); ++pattern)
        for (std::size_t i = 0; i < views.stretches(patterns_[pattern].seen).size(); ++i)
            all.push_back({pattern, static_cast<std::uint32_t>(i)});
    return all;
}

} // namespace tally
