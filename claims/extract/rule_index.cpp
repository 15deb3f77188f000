#include "claims/extract/rule_index.h"

#include <algorithm>
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

/// A place where matches of a pattern may begin.
struct Start {
    std::uint32_t pattern = 0, stretch = 0;
    std::size_t offset = 0;
};

/// What a search needs room for, kept from article to article.
struct Memory {
    Marks marks;
    std::vector<Span> parts;
    std::vector<LiteralScan::Hit> hits;
    std::vector<Start> starts;
};

Memory& memory_of_thread() {
    thread_local Memory memory;
    return memory;
}

/// In order of pattern, then stretch.
template <class Placed>
std::uint64_t place_of(const Placed& one) {
    return std::uint64_t{one.pattern} << 32U | one.stretch;
}

/// The stretch that holds an offset, for offsets that ascend.
class Cursor {
public:
    explicit Cursor(const std::vector<Stretch>& stretches) : stretches_(stretches) {}

    /// The one that holds it, or nullptr; number() is its place.
    const Stretch* move_to(std::size_t offset) {
        while (number_ < stretches_.size() && stretches_[number_].span.end <= offset)
            ++number_;
        const bool holds = number_ < stretches_.size() && stretches_[number_].span.start <= offset;
        return holds ? &stretches_[number_] : nullptr;
    }
    std::size_t number() const { return number_; }

private:
    const std::vector<Stretch>& stretches_;
    std::size_t number_ = 0;
};

constexpr KindSet seeing_quotes = bit_of(Kind::quote);

/// Beside the bits of a pattern's sets, of which there are few: that a match may begin at a word.
constexpr std::uint8_t met_start = 0x80;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// U+017F and U+212A, which match s and k where case does not matter.
constexpr std::string_view letters_in_any[] = {"\xC5\xBF", "\xE2\x84\xAA"};

} // namespace

RuleIndex::RuleIndex(const std::vector<Pack>& packs, const std::vector<WatchedWord>& watched) {
    /// That a pattern, or else who watches, asks for a word, or all do.
    struct Asked {
        std::string_view word;
        Use use;
        bool begins_word = true;
        const WatchedWord* watched = nullptr;
        bool by_all = false;
    };
    std::vector<Asked> all;
    for (std::size_t pack = 0; pack < packs.size(); ++pack)
        for (const Rule& rule : packs[pack].rules)
            for (const Pattern& pattern : rule.match) {
                const auto number = static_cast<std::uint32_t>(patterns_.size());
                Entry entry{pack, &rule, &pattern, kinds_seen_by(pattern), Gate(rule, pattern), 0};
                const std::vector<RequiredSet>& sets = pattern.literals.sets;
                const MatchStarts& starts = pattern.literals.starts;
                const bool begins_with_word = starts.known && !starts.values;
                entry.required = static_cast<std::uint8_t>(((1U << sets.size()) - 1) |
                                                           (begins_with_word ? met_start : 0U));
                const bool sees_quotes = (entry.seen & seeing_quotes) != 0;
                some_see_quotes_ = some_see_quotes_ || sees_quotes;
                (sees_quotes ? of_runs_ : of_sentences_).let_also(entry.gate);
                Use use{number, 0, entry.required, false, sees_quotes, entry.gate};
                for (std::size_t set = 0; set < sets.size(); ++set) {
                    use.set = static_cast<std::uint8_t>(1U << set);
                    for (const std::string& word : sets[set].words)
                        all.push_back({word, use, sets[set].begin_words});
                }
                use.set = begins_with_word ? met_start : 0;
                use.starts = true;
                for (const std::string& word : starts.words)
                    all.push_back({word, use});
                if (entry.required == 0) without_literals_.push_back(number);
                patterns_.push_back(entry);
            }
    for (const WatchedWord& one : watched) {
        all.push_back({one.word, {}, true, &one});
        lists_ = std::max<std::size_t>(lists_, one.list + 1);
    }
    for (const std::string_view letter : letters_in_any)
        all.push_back({letter, {}, false, nullptr, true});
    std::stable_sort(all.begin(), all.end(),
                     [](const Asked& a, const Asked& b) { return a.word < b.word; });
    std::vector<LiteralScan::Literal> literals;
    for (const Asked& one : all) {
        if (literals.empty() || literals.back().text != one.word) {
            literals.push_back({std::string(one.word), true});
            words_.push_back({{},
                              static_cast<std::uint32_t>(uses_.size()),
                              static_cast<std::uint32_t>(watched_.size())});
        }
        if (one.by_all) words_.back().in_any = true;
        if (one.watched != nullptr) watched_.push_back(*one.watched);
        if (one.by_all || one.watched != nullptr) continue;
        literals.back().begins_word = literals.back().begins_word && one.begins_word;
        words_.back().gate.let_also(one.use.gate);
        const bool again =
            uses_.size() > words_.back().uses && uses_.back().pattern == one.use.pattern;
        if (!again) uses_.push_back(one.use);
        uses_.back().set |= one.use.set;
        uses_.back().starts = uses_.back().starts || one.use.starts;
    }
    words_.push_back({{},
                      static_cast<std::uint32_t>(uses_.size()),
                      static_cast<std::uint32_t>(watched_.size())}); // ends the last
    scan_ = std::make_unique<const LiteralScan>(std::move(literals));
}

/// The candidates of one article.
class RuleIndex::Search {
public:
    Search(const RuleIndex& index, const Views& views, Found& found)
        : index_(index), text_(views.article().text), sentences_(views.stretches(0)),
          runs_(index.some_see_quotes_ ? views.stretches(seeing_quotes) : sentences_),
          memory_(memory_of_thread()), found_(found) {
        found.candidates.clear();
        found.starts.clear();
        found.all_watched = true;
        found.watched.resize(index.lists_);
        for (WatchedPlaces& places : found.watched)
            places.all.clear();
        memory_.starts.clear();
        if (views.cuts().empty())
            find_parts();
        else // what is a sentence's may stand in several stretches
            memory_.parts.assign(1, {0, text_.size()});
    }

    void run() {
        by_words();
        for (const std::uint32_t pattern : index_.without_literals_)
            for (std::uint32_t i = 0; i < stretches_of(pattern).size(); ++i)
                add(pattern, i, false);
        for (WatchedPlaces& places : found_.watched)
            places.put_in_order();
        cut_words();
        give_starts();
    }

private:
    const std::vector<Stretch>& stretches_of(std::uint32_t pattern) const {
        return (index_.patterns_[pattern].seen & seeing_quotes) != 0 ? runs_ : sentences_;
    }

    /// The sentences, or runs of them, that hold what some pattern asks for: all that a claim hangs
    /// on stands there. Neighbours are joined.
    void find_parts() {
        memory_.parts.clear();
        auto run = runs_.begin();
        bool joins = false; // the sentence before
        for (const Stretch& sentence : sentences_) {
            bool wanted = index_.of_sentences_.lets(sentence);
            if (index_.some_see_quotes_ && !wanted) {
                while (run != runs_.end() && run->span.end <= sentence.span.start)
                    ++run;
                for (auto at = run; at != runs_.end() && at->span.start < sentence.span.end; ++at)
                    wanted = wanted || index_.of_runs_.lets(*at);
            }
            if (joins && wanted)
                memory_.parts.back().end = sentence.span.end;
            else if (wanted)
                memory_.parts.push_back(sentence.span);
            else
                found_.all_watched = false;
            joins = wanted;
        }
    }

    void by_words() {
        Marks& marks = memory_.marks;
        marks.begin(index_.patterns_.size(), std::max(sentences_.size(), runs_.size()));
        Cursor sentence(sentences_);
        Cursor run(runs_);
        index_.scan_->find(text_, memory_.parts, memory_.hits);
        const Word* const words = index_.words_.data();
        for (const LiteralScan::Hit& hit : memory_.hits) {
            const Word& word = words[hit.word];
            const Word& behind = words[hit.word + 1];
            for (std::uint32_t i = word.watched; i < behind.watched; ++i) {
                const WatchedWord& one = index_.watched_[i];
                found_.watched[one.list].all.push_back(
                    {{hit.offset, hit.offset + one.word.size()}, one.bits});
            }
            if (word.in_any) any_word_at(hit, sentence, run);
            if (word.uses == behind.uses) continue;
            const Stretch* const in_sentence = sentence.move_to(hit.offset);
            const Stretch* const in_run =
                index_.some_see_quotes_ ? run.move_to(hit.offset) : nullptr;
            if (!(in_sentence && word.gate.lets(*in_sentence)) &&
                !(in_run && word.gate.lets(*in_run)))
                continue;
            for (std::uint32_t i = word.uses; i < behind.uses; ++i) {
                const Use& use = index_.uses_[i];
                const Stretch* const in = use.sees_quotes ? in_run : in_sentence;
                if (!in || !use.gate.lets(*in)) continue;
                const auto stretch =
                    static_cast<std::uint32_t>(use.sees_quotes ? run.number() : sentence.number());
                std::uint8_t met = use.set;
                if (use.starts && use.gate.lets_begin(*in, hit.offset))
                    memory_.starts.push_back({use.pattern, stretch, hit.offset});
                else
                    met &= static_cast<std::uint8_t>(~met_start);
                if (met != 0 && marks.completes(use.pattern, stretch, met, use.required))
                    found_.candidates.push_back({use.pattern, stretch, 0, 0, false});
            }
        }
    }

    /// Adds every pattern for the stretches that hold an offset. The cursors' offsets ascend.
    void around(std::size_t offset, Cursor& sentence, Cursor& run) {
        const bool in_sentence = sentence.move_to(offset) != nullptr;
        const bool in_run = run.move_to(offset) != nullptr;
        for (std::uint32_t pattern = 0; pattern < index_.patterns_.size(); ++pattern) {
            const bool sees_quotes = (index_.patterns_[pattern].seen & seeing_quotes) != 0;
            if (sees_quotes ? in_run : in_sentence)
                add(pattern,
                    static_cast<std::uint32_t>(sees_quotes ? run.number() : sentence.number()),
                    true);
        }
    }

    /// Where a letter stands that any word may be written with.
    void any_word_at(const LiteralScan::Hit& hit, Cursor& sentence, Cursor& run) {
        const std::size_t end = hit.offset + index_.scan_->word_size(hit.word);
        for (WatchedPlaces& places : found_.watched)
            places.all.push_back({{hit.offset, end}, ~std::uint32_t{0}});
        if (hit.offset < behind_any_) return;
        around(hit.offset, sentence, run);
        if (const Stretch* in = sentence.move_to(hit.offset)) behind_any_ = in->span.end;
    }

    /// Where a stretch begins within a word, to a pattern that is where a word begins, but not to
    /// the scan.
    void cut_words() {
        for (const std::vector<Stretch>* stretches : {&sentences_, &runs_}) {
            Cursor sentence(sentences_);
            Cursor run(runs_);
            for (const Stretch& stretch : *stretches) {
                const std::size_t at = stretch.span.start;
                if (at > 0 && at < text_.size() && is_letter(text_[at - 1]) && is_letter(text_[at]))
                    around(at, sentence, run);
            }
        }
    }

    void add(std::uint32_t pattern, std::uint32_t stretch, bool anywhere) {
        if (index_.patterns_[pattern].gate.lets(stretches_of(pattern)[stretch]))
            found_.candidates.push_back({pattern, stretch, 0, 0, anywhere});
    }

    /// Brings all in order, and the places where matches may begin to their candidates.
    void give_starts() {
        std::vector<Candidate>& all = found_.candidates;
        std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
            const std::uint64_t of_a = place_of(a), of_b = place_of(b);
            return of_a != of_b ? of_a < of_b : a.anywhere && !b.anywhere;
        });
        all.erase(std::unique(all.begin(), all.end(),
                              [](const Candidate& a, const Candidate& b) {
                                  return place_of(a) == place_of(b);
                              }),
                  all.end());
        std::vector<Start>& starts = memory_.starts;
        std::sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) {
            return a.pattern != b.pattern ? a.pattern < b.pattern : a.offset < b.offset;
        });
        auto start = starts.cbegin();
        for (Candidate& candidate : all) {
            const std::uint64_t place = place_of(candidate);
            while (start != starts.cend() && place_of(*start) < place)
                ++start;
            candidate.first_start = static_cast<std::uint32_t>(found_.starts.size());
            for (; start != starts.cend() && place_of(*start) == place; ++start)
                found_.starts.push_back(start->offset);
            candidate.last_start = static_cast<std::uint32_t>(found_.starts.size());
            const bool known = index_.patterns_[candidate.pattern].pattern->literals.starts.known;
            candidate.anywhere = candidate.anywhere || !known;
        }
    }

    const RuleIndex& index_;
    std::string_view text_;
    const std::vector<Stretch>& sentences_;
    const std::vector<Stretch>& runs_;
    Memory& memory_;
    Found& found_;
    std::size_t behind_any_ = 0; ///< the last sentence that any word may stand in
};

void RuleIndex::scan(const Views& views, Found& found) const { Search(*this, views, found).run(); }

std::vector<Candidate> RuleIndex::everything(const Views& views) const {
    std::vector<Candidate> all;
    for (std::uint32_t pattern = 0; pattern < patterns_.size(); ++pattern)
        for (std::uint32_t i = 0; i < views.stretches(patterns_[pattern].seen).size(); ++i)
            all.push_back({pattern, i});
    return all;
}

} // namespace tally
