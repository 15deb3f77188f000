#include "claims/extract/speech.h"

#include "claims/extract/entity_names.h"
#include "claims/extract/literal_scan.h"
#include "claims/extract/word_lists.h"
#include "claims/values/word_table.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

// Without a parser: the speaker is the noun phrase that ends at a verb of saying, "White House
// press secretary Jen Psaki on Wednesday |said", or begins behind one that follows a comma or a
// quotation, "…,” said |Jen Psaki, the press secretary". A phrase ends where a list of words says
// so.

namespace tally {

namespace {

/// One of the lists of words/speech.yml.
using WordSet = std::uint32_t; // a bit

/// All lists by their words: one look-up tells which of them a word is in.
class Lists {
    unsigned lists_ = 0;
    std::map<std::string_view, WordSet> words_; // into the file, which stays
    WordTable<WordSet> table_;                  // of words_, once all are there

    WordSet add(std::string_view list) {
        const WordSet bit = WordSet{1} << lists_++;
        for (const std::string& word : WordLists::named("speech").list(list))
            words_[word] |= bit;
        return bit;
    }

public:
    const WordSet says = add("says");
    const WordSet says_weakly = add("says_weakly");
    const WordSet denies = add("denies");
    const WordSet passive = add("passive");
    const WordSet before_verb = add("before_verb");
    const WordSet occasions = add("occasions");
    const WordSet occasion_prepositions = add("occasion_prepositions");
    const WordSet clause_words = add("clause_words");
    const WordSet phrase_ends = add("phrase_ends");
    const WordSet prepositions = add("prepositions");
    const WordSet places_follow = add("places_follow");
    const WordSet links = add("links");
    const WordSet determiners = add("determiners");
    const WordSet people_pronouns = add("people_pronouns");
    const WordSet other_pronouns = add("other_pronouns");
    const WordSet no_speaker = add("no_speaker");
    const WordSet titles = add("titles");
    const WordSet abbreviated = add("abbreviated");

    Lists() {
        for (const auto& [word, lists] : words_)
            table_.add(word, lists);
    }
    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;

    WordSet of(const Token& token) const { return table_.find(token.folded(), token.head()); }
};

const Lists& lists() {
    static const Lists all;
    return all;
}

bool in(WordSet set, const Token& token) { return (lists().of(token) & set) != 0; }

constexpr std::size_t max_phrase = 14; ///< tokens of a speaker
constexpr int max_tries = 16;          ///< places looked at for a first name
constexpr std::size_t max_aside = 16;  ///< tokens of what stands between commas behind one

/// The tokens [first, last).
struct Range {
    std::size_t first = 0, last = 0;
    bool empty() const { return first >= last; }
};

/// One sentence being searched.
class Search {
public:
    Search(const TokenisedSentence& tokens, const std::vector<Quotation>& quotations,
           const std::vector<Value>& values)
        : tokens_(tokens), marks_(tokens.size(), 0) {
        const Span sentence = tokens.span();
        const auto from = [&](const auto& items, auto span_of) {
            return std::partition_point(items.begin(), items.end(), [&](const auto& item) {
                return span_of(item).end <= sentence.start;
            });
        };
        const auto of_quotation = [](const Quotation& q) { return q.value.span; };
        for (auto q = from(quotations, of_quotation);
             q != quotations.end() && q->value.span.start < sentence.end; ++q)
            mark(q->value.span, is_quoted);
        const auto of_value = [](const Value& v) { return v.span; };
        for (auto v = from(values, of_value); v != values.end() && v->span.start < sentence.end;
             ++v)
            mark(v->span, is_temporal(v->kind) ? is_valued | is_dated : is_valued);
    }

    bool quoted(std::size_t at) const { return has(at, is_quoted); }

    /// The noun phrase that ends before token `verb`, or an empty range.
    Range phrase_before(std::size_t verb) const {
        std::size_t end = skip_back(verb);
        if (end > 0 && tokens_[end - 1].is(",")) { // "Zakharova, the spokeswoman, said"
            const auto comma = comma_before(end - 1);
            if (!comma) return {};
            end = skip_back(*comma);
        }
        std::size_t first = end;
        while (first > 0 && end - first <= max_phrase && continues_back(first - 1, end))
            --first;
        if (end - first > max_phrase) return {};
        return trimmed({first, end});
    }

    /// The noun phrase that begins at a token; where `whole`, only one that ends with its clause.
    Range phrase_from(std::size_t first, bool whole) const {
        std::size_t last = first;
        while (last < tokens_.size() && last - first <= max_phrase && continues(last))
            ++last;
        if (last == first || last - first > max_phrase) return {};
        if (whole && last < tokens_.size() && !ends_clause(last)) return {};
        return {first, last};
    }

    /// Whether a phrase looks like what was said rather than who said it: "12 people died".
    bool is_statement(Range phrase) const {
        const Token& last = tokens_[phrase.last - 1];
        if (!last.capital() && last.folded().ends_with("ed")) return true;
        for (std::size_t at = phrase.first; at < phrase.last; ++at)
            if (has(at, is_valued)) return true;
        return false;
    }

private:
    enum Mark : std::uint8_t { is_quoted = 1, is_dated = 2, is_valued = 4 };

    bool has(std::size_t at, Mark mark) const {
        return at < marks_.size() && (marks_[at] & mark) != 0;
    }
    bool dated(std::size_t at) const { return has(at, is_dated); }

    /// Marks the tokens that a span overlaps.
    void mark(Span span, int marks) {
        for (std::size_t first = tokens_.first_behind(span.start);
             first < tokens_.size() && tokens_.start_of(first) < span.end; ++first)
            marks_[first] = static_cast<std::uint8_t>(marks_[first] | marks);
    }

    std::optional<std::size_t> comma_before(std::size_t at) const {
        for (std::size_t i = at; i > 0 && at - i < max_aside; --i) {
            if (quoted(i - 1) || tokens_[i - 1].is(";")) return std::nullopt;
            if (tokens_[i - 1].is(",")) return i - 1;
        }
        return std::nullopt;
    }

    /// Over what may stand between a speaker and the verb: "later", "on Wednesday", "in a
    /// statement".
    std::size_t skip_back(std::size_t end) const {
        while (end > 0) {
            const std::size_t before = end - 1;
            if (quoted(before)) return end;
            if (dated(before)) {
                while (end > 0 && dated(end - 1))
                    --end;
                while (end > 0 && (in(lists().prepositions, tokens_[end - 1]) ||
                                   tokens_[end - 1].is("late") || tokens_[end - 1].is("early")))
                    --end;
            } else if (in(lists().before_verb, tokens_[before]) ||
                       (tokens_[before].is_word() && !tokens_[before].capital() &&
                        tokens_[before].folded().ends_with("ly") && !tokens_[before].is("family") &&
                        !tokens_[before].is("assembly"))) {
                --end;
            } else if (const auto start = occasion_start(before)) {
                end = *start;
            } else {
                return end;
            }
        }
        return end;
    }

    /// Where "in a statement", which ends with token `at`, begins.
    std::optional<std::size_t> occasion_start(std::size_t at) const {
        if (!in(lists().occasions, tokens_[at])) return std::nullopt;
        for (std::size_t i = at; i > 0 && at - i < 4; --i)
            if (in(lists().occasion_prepositions, tokens_[i - 1])) return i - 1;
        return std::nullopt;
    }

    /// Whether token `at` belongs to the phrase that goes on behind it up to `end`.
    bool continues_back(std::size_t at, std::size_t end) const {
        const Token& token = tokens_[at];
        if (quoted(at) || (dated(at) && !token.is_digits())) return false;
        if (token.is_digits()) return true;
        if (token.is_symbol()) return is_inner_symbol(at);
        if (token.is("and"))
            return at > 0 && tokens_[at - 1].capital() && tokens_[at + 1].capital();
        if (token.is("who")) return at + 1 == end; // "Psaki, who said"
        return !in(lists().clause_words, token) && !is_plain_verb(token);
    }

    /// A verb of saying that can't be a noun as "report" and "claim" can.
    static bool is_plain_verb(const Token& token) {
        return (in(lists().says, token) || in(lists().denies, token)) && !token.capital() &&
               (token.folded().ends_with("ed") || token.is("said") || token.is("says") ||
                token.is("told") || token.is("tells") || token.is("wrote"));
    }

    bool continues(std::size_t at) const {
        const Token& token = tokens_[at];
        if (quoted(at) || dated(at)) return false;
        if (token.is_symbol()) return is_inner_symbol(at);
        if (token.is("and"))
            return at > 0 && tokens_[at - 1].capital() && tokens_[at + 1].capital();
        return !in(lists().phrase_ends, token);
    }

    /// A hyphen or ampersand within a name, or the full stop of "Mr.".
    bool is_inner_symbol(std::size_t at) const {
        const Token& token = tokens_[at];
        if (token.is(".")) return at > 0 && in(lists().abbreviated, tokens_[at - 1]);
        if (token.is("-") || token.is("/"))
            return !token.blank_before() && !tokens_[at + 1].blank_before();
        return token.is("&") || token.is("'");
    }

    bool ends_clause(std::size_t at) const {
        const Token& token = tokens_[at];
        return quoted(at) || dated(at) || token.is_symbol() ||
               (in(lists().phrase_ends, token) && !is_finite(token));
    }

    /// "said it would": what follows the phrase makes it a subject.
    static bool is_finite(const Token& token) {
        return in(lists().clause_words, token) && !token.is("that") && !token.is("while") &&
               !token.is("as") && !token.is("when") && !token.is("after") && !token.is("before");
    }

    /// "In Moscow officials" without "In Moscow".
    Range trimmed(Range range) const {
        if (range.empty() || !in(lists().prepositions, tokens_[range.first])) return range;
        std::size_t first = range.first + 1;
        while (first < range.last && (tokens_[first].capital() || tokens_[first].is("the")))
            ++first;
        return first < range.last ? Range{first, range.last} : Range{range.first + 1, range.last};
    }

    const TokenisedSentence& tokens_;
    std::vector<std::uint8_t> marks_; ///< of each token
};

/// "Zakharova" is in "Maria Zakharova", the last words of both are equal.
std::string last_word(const std::string& name) {
    const std::size_t blank = name.rfind(' ');
    return blank == std::string::npos ? name : name.substr(blank + 1);
}

bool is_first_name(const Token& token) {
    return token.is_word() && token.capital() && token.text().size() > 1 &&
           !in(lists().titles, token) && !in(lists().determiners, token) &&
           !in(lists().prepositions, token) && !in(lists().clause_words, token) &&
           !in(lists().says, token);
}

} // namespace

Speakers::Speakers(std::string_view text, const std::vector<Quotation>& quotations,
                   const std::vector<Value>& values)
    : text_(text), quotations_(quotations), values_(values) {}

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> all_cue_words() {
    std::vector<std::string> words = {"according", "\xC5\xBF",     "\xE2\x84\xAA",
                                      "\xC3\x9F",  "\xE1\xBA\x9E", "\xEF\xAC"}; // ſ K ß ẞ ﬁ …
    for (const char* list : {"says", "says_weakly", "denies"})
        for (const std::string& word : WordLists::named("speech").list(list))
            words.push_back(word);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Whether a cue word ends there, and does not just begin a longer one.
bool is_whole(std::string_view text, Span cue) {
    return cue.end == text.size() || !is_ascii_letter(text[cue.end]) ||
           static_cast<unsigned char>(text[cue.start]) >= 0x80;
}

} // namespace

const std::vector<std::string>& Speakers::cue_words() {
    static const std::vector<std::string> words = all_cue_words();
    return words;
}

WatchedPlaces Speakers::cues(std::string_view text) {
    static const LiteralScan scan = [] {
        std::vector<LiteralScan::Literal> literals;
        for (const std::string& word : cue_words())
            literals.push_back({word, true});
        return LiteralScan(std::move(literals));
    }();
    WatchedPlaces places;
    for (const LiteralScan::Hit& hit : scan.find(text))
        places.all.push_back({{hit.offset, hit.offset + scan.word_size(hit.word)}, 0});
    return places;
}

bool Speakers::may_credit(Span sentence, const WatchedPlaces& cues) const {
    auto quotation =
        std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& one) {
            return one.value.span.end <= sentence.start;
        });
    for (auto cue = cues.first_from(sentence.start);
         cue != cues.all.end() && cue->span.start < sentence.end; ++cue) {
        const std::size_t at = cue->span.start;
        if (!is_whole(text_, cue->span)) continue;
        while (quotation != quotations_.end() && quotation->value.span.end <= at)
            ++quotation;
        if (quotation == quotations_.end() || at < quotation->value.span.start) return true;
    }
    return false;
}

std::vector<Credit> Speakers::credits(Span sentence, const WatchedPlaces& cues) {
    thread_local TokenisedSentence tokens; // its memory serves for all articles
    tokens.split(text_, sentence);
    const Search search(tokens, quotations_, values_);
    std::vector<Credit> found;
    const auto add = [&](Credit::Form form, Range verb, Range speaker, bool weak) {
        if (speaker.empty()) return;
        Credit credit;
        credit.form = form;
        credit.verb = tokens.span_of(verb.first, verb.last);
        credit.speaker = tokens.span_of(speaker.first, speaker.last);
        credit.weak = weak;
        credit.that = tokens[verb.last].is("that");
        credit.name = in_full(tokens, speaker.first, speaker.last);
        if (!credit.name.empty()) found.push_back(std::move(credit));
    };
    std::size_t next = 0;
    for (auto cue = cues.first_from(sentence.start);
         cue != cues.all.end() && cue->span.start < sentence.end; ++cue) {
        if (!is_whole(text_, cue->span)) continue;
        const std::size_t i = tokens.first_behind(cue->span.start, next);
        if (i >= tokens.size()) break;
        const Token& token = tokens[i];
        if (cue->span.start < tokens.start_of(i)) continue;
        next = i + 1;
        if (!token.is_word() || search.quoted(i)) continue;
        if (token.is("according") && tokens[i + 1].is("to")) {
            add(Credit::Form::according_to, {i, i + 2}, search.phrase_from(i + 2, false), false);
            ++next;
            continue;
        }
        const bool weak = in(lists().says_weakly, token);
        if (!weak && !in(lists().says, token) && !in(lists().denies, token)) continue;
        const Range verb{i, i + 1};
        if (tokens[i + 1].is("by")) { // "as confirmed by the ministry"
            add(Credit::Form::according_to, {i, i + 2}, search.phrase_from(i + 2, true), weak);
            continue;
        }
        if (i > 0 && in(lists().passive, tokens[i - 1])) continue;
        const bool behind_words = i > 0 && (tokens[i - 1].is(",") || search.quoted(i - 1));
        if (behind_words || i == 0) {
            const Range speaker = search.phrase_from(i + 1, true);
            const bool quoting = i > 0 && search.quoted(i - 1);
            if (!speaker.empty() && (quoting || !search.is_statement(speaker))) {
                add(Credit::Form::verb_first, verb, speaker, weak);
                continue;
            }
        }
        add(Credit::Form::speaker_first, verb, search.phrase_before(i), weak);
    }
    return found;
}

std::optional<std::vector<Credit>> Speakers::credits_alone(Span sentence,
                                                           const WatchedPlaces& cues) {
    Last kept = std::exchange(last_, {});
    asked_back_ = false;
    std::vector<Credit> found = credits(sentence, cues);
    last_ = std::move(kept);
    if (asked_back_) return std::nullopt;
    return found;
}

std::string Speakers::in_full(const TokenisedSentence& tokens, std::size_t first,
                              std::size_t last) {
    const std::size_t start = first; // of the phrase
    if (last - first == 1) {
        const WordSet sets = lists().of(tokens[first]);
        if ((sets & lists().people_pronouns) != 0) return credited_last().person;
        if ((sets & lists().other_pronouns) != 0) return credited_last().other;
        if ((sets & lists().no_speaker) != 0) return "";
    }
    while (first < last && in(lists().determiners, tokens[first]))
        ++first;
    if (first == last) return "";

    std::size_t end = first + 1; // "police |in Lund"
    while (end < last && !in(lists().places_follow, tokens[end]))
        ++end;
    const auto words = [&](std::size_t from) { return plain_words(tokens.text_of(from, end)); };

    // The run of capitals at the end is a person where a title or a small word stands before it, or
    // where it is a surname that has its first name elsewhere.
    std::size_t run = end;
    while (run > first && !in(lists().titles, tokens[run - 1]) &&
           (tokens[run - 1].capital() || tokens[run - 1].is("-") || tokens[run - 1].is("'")))
        --run;
    const bool titled = run > first && run < end && !in(lists().links, tokens[run - 1]);
    if (!titled &&
        run != first) { // small words may well be a person: "a spokesman said … he added"
        last_.person = last_.other = words(first);
        return last_.other;
    }
    while (run + 1 < end && !tokens[run].is_word())
        ++run;
    std::string name = words(run);
    if (end - run == 1) name = with_first_name(name, tokens.start_of(start));
    // "White House" and "Jen Psaki" look alike; "the" tells a body from a person.
    const bool person = titled || (name.find(' ') != std::string::npos && first == start);
    if (person) last_.person = name;
    if (!titled) last_.other = name;
    return name;
}

/// A surname with the first name that was credited with it last, else with the one that stands
/// before it somewhere before `before`; else the surname.
std::string Speakers::with_first_name(const std::string& surname, std::size_t before) {
    const auto [entry, is_new] = first_names_.try_emplace(surname);
    FirstName& found = entry->second;
    if (is_new) found.next = found.first = text_.find(surname);
    if (found.first == std::string_view::npos || found.first + surname.size() > before)
        return surname; // nobody is named so before
    for (const std::string* known : {&credited_last().person, &credited_last().other})
        if (known->size() > surname.size() && last_word(*known) == surname) return *known;

    const std::string_view text = text_.substr(0, before);
    TokenisedSentence around;
    while (found.full.empty() && found.tries < max_tries) {
        const std::size_t at = text.find(surname, found.next);
        if (at == std::string_view::npos) break;
        ++found.tries;
        found.next = at + 1;
        const std::size_t line = text.rfind('\n', at);
        std::size_t from = std::max(line == std::string_view::npos ? 0 : line + 1,
                                    at > 32 ? at - 32 : std::size_t{0});
        while (from < at && text[from] != ' ' && from != 0 && text[from - 1] != '\n')
            ++from;
        around.split(text, {from, at + surname.size()});
        const Token& given = around[around.size() - 2];
        if (around.size() < 2 || around[around.size() - 1].text() != surname ||
            !is_first_name(given))
            continue;
        found.full = std::string(given.text()) + " " + surname;
        found.at = at;
    }
    return found.full.empty() || found.at + surname.size() > before ? surname : found.full;
}

} // namespace tally
