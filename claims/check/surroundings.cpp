#include "claims/check/surroundings.h"

#include "claims/base/stem.h"
#include "claims/check/telling_words.h"
#include "claims/extract/word_lists.h"
#include "claims/values/tokens.h"
#include "claims/values/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tally {

namespace {

constexpr std::size_t lead_bytes = 400;
constexpr std::size_t near_tokens = 6;
constexpr std::size_t place_tokens = 8;
constexpr std::size_t verb_tokens = 8;
constexpr std::size_t bracket_tokens = 8;
constexpr std::size_t scope_tokens = 3;

/// The logarithm of 2, by sums and products alone, so that it is the same on every machine.
double log2_of(double x) {
    double whole = 0;
    while (x >= 2) {
        x /= 2;
        ++whole;
    }
    while (x < 1) {
        x *= 2;
        --whole;
    }
    double fraction = 0;
    double bit = 0.5;
    for (int i = 0; i < 20; ++i, bit /= 2) {
        x *= x;
        if (x < 2) continue;
        x /= 2;
        fraction += bit;
    }
    return whole + fraction;
}

bool ends_clause(const Token& token) {
    static const std::set<std::string_view> ends = {
        ",",   ";",   ":",   ".",    "(",   ")",   "—",   "–",    "“",     "”",    "\"",
        "and", "but", "who", "that", "was", "had", "has", "were", "while", "which"};
    return ends.count(token.folded()) != 0;
}

class SentenceReader {
public:
    SentenceReader(const Article& article, Span sentence, Words& words) : words_(words) {
        tokens_.tokenise(article.text, sentence);
        stems_.reserve(tokens_.size());
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            stems_.push_back(tells_something(tokens_[i])
                                 ? words_.id_of(stem_of(tokens_[i].folded()))
                                 : Surroundings::none);
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (is_name(tokens_, i)) names_.push_back(stems_[i]);
        std::sort(names_.begin(), names_.end());
        names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    }

    Surroundings around(const Claim& claim) {
        Surroundings out;
        const Span span = claim.value.span;
        std::size_t first = 0;
        while (first < tokens_.size() && tokens_.end_of(first) <= span.start)
            ++first;
        std::size_t last = first;
        while (last < tokens_.size() && tokens_.start_of(last) < span.end)
            ++last;
        out.lead = span.start < lead_bytes;
        out.names = names_;

        weights_.clear();
        near_.clear();
        double words = 0;
        for (std::size_t i = first; i > 0; --i)
            take(i - 1, first - i, words);
        words = 0;
        std::size_t between = 0;
        for (std::size_t i = behind(last); i < tokens_.size(); i = behind(i + 1))
            take(i, between++, words);
        const bool counts = claim.value.kind == Kind::count;
        if (counts || claim.value.kind == Kind::ordinal)
            for (std::size_t i = first; i < last; ++i)
                if (stems_[i] != Surroundings::none) weights_[stems_[i]] = 1;
        out.words.assign(weights_.begin(), weights_.end());
        out.near.assign(near_.begin(), near_.end());
        if (counts) read_unit(claim.value, out);
        out.scope = scope_of(first, last);
        out.goes_on = goes_on();
        out.back_then = back_then();
        read_role(claim);
        out.place = place_beside(first, last);
        out.verb = verb_beside(first, last);
        out.next = next_word(last);
        return out;
    }

private:
    /// The token at `at`, or behind the brackets that begin or end there: "1,150 kilometres (700
    /// miles) south of Tehran" is south of Tehran in both units.
    std::size_t behind(std::size_t at) const {
        if (tokens_[at].is(")")) return at + 1;
        if (!tokens_[at].is("(")) return at;
        for (std::size_t i = at + 1; i < at + bracket_tokens && i < tokens_.size(); ++i)
            if (tokens_[i].is(")")) return i + 1;
        return at;
    }

    /// A word at a distance in tokens, and in words, from the value.
    void take(std::size_t at, std::size_t tokens_between, double& words_between) {
        if (stems_[at] != Surroundings::none) {
            keep(weights_, stems_[at], 1 / (1 + words_between / 4));
            if (tokens_between < near_tokens)
                keep(near_, stems_[at], 1 / (1 + static_cast<double>(tokens_between) / 3));
        }
        if (tokens_[at].is_word()) ++words_between;
    }

    static void keep(std::map<WordId, double>& into, WordId word, double weight) {
        double& kept = into[word];
        kept = std::max(kept, weight);
    }

    void read_unit(const Value& value, Surroundings& out) {
        if (value.unit.empty()) return;
        const std::string& words = value.unit_text.empty() ? value.unit : value.unit_text;
        unit_.split(words, {0, words.size()});
        std::size_t last = unit_.size();
        while (last > 0 && !unit_[last - 1].is_word())
            --last;
        if (last == 0) return;
        out.head = words_.id_of(stem_of(unit_[last - 1].folded()));
        static const auto& people = WordLists::named("wording").set("people");
        out.counts_people = people.count(value.unit) != 0 ||
                            people.count(unit_[last - 1].folded()) != 0 ||
                            is(unit_[last - 1], WordClass::person_noun);
        for (std::size_t i = 0; i + 1 < last; ++i)
            if (unit_[i].is_word() && unit_[i].folded().size() > 1)
                out.modifiers.push_back(words_.id_of(stem_of(unit_[i].folded())));
        std::sort(out.modifiers.begin(), out.modifiers.end());
    }

    Surroundings::Scope scope_of(std::size_t first, std::size_t last) const {
        static const WordLists& lists = WordLists::named("wording");
        using Scope = Surroundings::Scope;
        const auto scope = [&](std::size_t at, std::string_view part, std::string_view added) {
            const std::string_view word = tokens_[at].folded();
            if (lists.set(part).count(word) != 0) return Scope::part;
            if (lists.set(added).count(word) != 0) return Scope::added;
            if (lists.set("sum").count(word) != 0) return Scope::sum;
            return lists.set("whole").count(word) != 0 ? Scope::whole : Scope::open;
        };
        for (std::size_t i = last; i > 0 && i + scope_tokens > first; --i) { // "three other rifles"
            if (i <= last && i > first && is_of_them(i - 1)) return Scope::part;
            const Scope found = scope(i - 1, "part before", "added before");
            if (found != Scope::open) return found;
        }
        if (is_of_them(last)) return Scope::part;
        return scope(last, "part behind", "added behind");
    }

    bool is_of_them(std::size_t at) const {
        return tokens_[at].is("of") && (tokens_[at + 1].is("them") || tokens_[at + 1].is("whom") ||
                                        tokens_[at + 1].is("those") || tokens_[at + 1].is("which"));
    }

    bool goes_on() const {
        static const auto& pointing = WordLists::named("wording").set("pointing");
        return tokens_.size() > 0 && pointing.count(tokens_[0].folded()) != 0;
    }

    /// The names that a role has, "distance from Bandar Abbas": they tell no two such roles apart.
    void read_role(const Claim& claim) {
        role_.clear();
        if (claim.rule->linking != Linking::by_role) return;
        unit_.split(claim.attribute, {0, claim.attribute.size()});
        for (std::size_t i = 0; i < unit_.size(); ++i)
            if (unit_[i].capital()) role_.emplace(unit_[i].folded());
    }

    bool is_of_role(std::size_t at) const { return role_.count(tokens_[at].folded()) != 0; }

    bool back_then() const {
        static const auto& then = WordLists::named("wording").set("back then");
        for (std::size_t i = 1; i < tokens_.size(); ++i)
            if (then.count(tokens_[i].folded()) != 0) return true;
        return false;
    }

    /// The nearest name behind the tokens [first, last) in their clause, else the nearest before.
    WordId place_beside(std::size_t first, std::size_t last) const {
        std::size_t seen = 0;
        for (std::size_t i = behind(last); i < tokens_.size() && seen < place_tokens;
             i = behind(i + 1), ++seen) {
            if (ends_clause(tokens_[i])) break;
            if (is_name(tokens_, i) && !is_of_role(i)) return stems_[i];
        }
        for (std::size_t i = first; i > 0 && i + place_tokens > first; --i) {
            if (is_name(tokens_, i - 1) && !is_of_role(i - 1)) return stems_[i - 1];
            if (tokens_[i - 1].is_symbol() && ends_clause(tokens_[i - 1])) break;
        }
        return Surroundings::none;
    }

    /// By its form, or by what the vocabulary knows of it.
    static bool is_verb(const Token& token) {
        if (!token.is_word() || !tells_something(token)) return false;
        if (is(token, WordClass::verb)) return true;
        return token.folded().size() > 4 &&
               (token.folded().ends_with("ed") || token.folded().ends_with("ing"));
    }

    WordId next_word(std::size_t last) const {
        for (std::size_t i = behind(last); i < tokens_.size(); i = behind(i + 1)) {
            if (stems_[i] != Surroundings::none) return stems_[i];
            if (tokens_[i].is_symbol() && !tokens_[i].is("-")) break;
        }
        return Surroundings::none;
    }

    WordId verb_beside(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i > 0 && i + verb_tokens > first; --i) {
            if (is_verb(tokens_[i - 1])) return stems_[i - 1];
            if (tokens_[i - 1].is(";") || tokens_[i - 1].is(":")) break;
        }
        for (std::size_t i = last; i < last + verb_tokens && i < tokens_.size(); ++i) {
            if (is_verb(tokens_[i])) return stems_[i];
            if (tokens_[i].is(";") || tokens_[i].is(":")) break;
        }
        return Surroundings::none;
    }

    Words& words_;
    TokenisedSentence tokens_, unit_;
    std::vector<WordId> stems_; ///< of each token that tells something
    std::vector<WordId> names_;
    std::set<std::string, std::less<>> role_; ///< its names
    std::map<WordId, double> weights_, near_;
};

} // namespace

Words::Words(const std::vector<const Article*>& articles) {
    std::vector<std::size_t> in_sentences;
    std::size_t sentences = 0;
    TokenisedSentence tokens;
    std::set<WordId> seen;
    for (const Article* article : articles)
        for (const Sentence& sentence : article->sentences) {
            ++sentences;
            tokens.tokenise(article->text, sentence.span);
            seen.clear();
            for (std::size_t i = 0; i < tokens.size(); ++i)
                if (tells_something(tokens[i])) seen.insert(id_of(stem_of(tokens[i].folded())));
            in_sentences.resize(weights_.size());
            for (const WordId word : seen)
                ++in_sentences[word];
        }
    const auto all = static_cast<double>(sentences + 1);
    for (std::size_t i = 0; i < in_sentences.size(); ++i)
        weights_[i] = log2_of(all / static_cast<double>(in_sentences[i]));
    unseen_ = log2_of(all);
}

WordId Words::id_of(std::string_view stem) {
    const auto found = ids_.find(stem);
    if (found != ids_.end()) return found->second;
    const WordId id = weights_.size();
    ids_.emplace(stem, id);
    weights_.push_back(unseen_);
    return id;
}

std::vector<Surroundings> surroundings_of(const Article& article, Span sentence,
                                          const std::vector<const Claim*>& claims, Words& words) {
    SentenceReader reader(article, sentence, words);
    std::vector<Surroundings> out;
    out.reserve(claims.size());
    for (const Claim* claim : claims)
        out.push_back(reader.around(*claim));
    return out;
}

bool is_day_of_telling(const Article& article, Span sentence, Span date) {
    static const auto& says = WordLists::named("speech").set("says");
    TokenisedSentence tokens;
    tokens.tokenise(article.text, sentence);
    std::size_t first = 0;
    while (first < tokens.size() && tokens.end_of(first) <= date.start)
        ++first;
    std::size_t last = first;
    while (last < tokens.size() && tokens.start_of(last) < date.end)
        ++last;
    if (says.count(tokens[last].folded()) != 0) return true;
    while (first > 0 && (tokens[first - 1].is("on") || tokens[first - 1].is("late") ||
                         tokens[first - 1].is("early")))
        --first;
    // What follows on the day is said of the day: "said Friday's quake", "said on Friday it …".
    const bool ends = last >= tokens.size() || tokens[last].is_symbol() || tokens[last].is("that");
    return first > 0 && ends && says.count(tokens[first - 1].folded()) != 0;
}

double likeness_of(const WeighedWords& a, const WeighedWords& b, const Words& words) {
    const auto length = [&](const WeighedWords& one) {
        double sum = 0;
        for (const auto& [word, weight] : one) {
            const double told = weight * words.weight(word);
            sum += told * told;
        }
        return sum;
    };
    double shared = 0;
    auto right = b.begin();
    for (const auto& [word, weight] : a) {
        while (right != b.end() && right->first < word)
            ++right;
        if (right == b.end()) break;
        if (right->first != word) continue;
        const double rare = words.weight(word);
        shared += weight * right->second * rare * rare;
    }
    return shared == 0 ? 0 : shared / std::sqrt(length(a) * length(b));
}

} // namespace tally
