// Reads a pattern as PCRE2 does, only far enough to know which words its matches must hold. Each
// part of it either is exact, all the texts that it matches can be listed, or gives the sets of
// words of which one must occur.
//
//   gr[ae]y (?:cats|dogs)?   exact parts: {gray, grey}, " ", {cats, dogs, ""}
//   \w+ (?:very )?happy      sets: {" happy", " very happy"}, of which {" happy"} says all
#include "claims/rules/literals.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t max_depth = 250;    // of groups; PCRE2's own limit
constexpr std::size_t max_crossed = 32;   // texts that a sequence of exact parts is spelled out to
constexpr std::size_t max_listed = 1024;  // texts of one alternation
constexpr std::size_t max_text = 64;      // bytes of one text
constexpr std::size_t max_minimised = 64; // a set is searched for words within words up to here
constexpr std::size_t max_class = 8;      // characters of a class that is spelled out
constexpr std::size_t max_sets = 3;
constexpr std::size_t min_literal = 2;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// A character without case, of U+2010 to U+203F: dashes, quotation marks and the like.
bool is_mark(std::string_view character) {
    return character >= "\u2010" && character <= "\u203F" && character.size() == 3;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// How often a word is met in prose, in times a byte. A word that is a part of one of the common
// words below is met with these; any other as often as its letters are, taken one by one.

struct CommonWord {
    std::string_view word;
    double per_million; ///< words
};

/// The commonest words of English news and fiction, rounded (Brown corpus, Kučera and Francis
/// 1967), and a few that news adds. Only the speed of matching hangs on them.
constexpr std::array<CommonWord, 100> common_words = {{
    {"the", 69000},   {"of", 36000},       {"and", 29000},   {"to", 26000},     {"a", 23000},
    {"in", 21000},    {"that", 10500},     {"is", 10000},    {"was", 9800},     {"he", 9500},
    {"for", 9500},    {"it", 8700},        {"with", 7300},   {"as", 7200},      {"his", 7000},
    {"on", 6700},     {"be", 6400},        {"at", 5400},     {"by", 5300},      {"this", 5100},
    {"had", 5100},    {"not", 4600},       {"are", 4400},    {"but", 4400},     {"from", 4400},
    {"or", 4200},     {"have", 3900},      {"an", 3700},     {"they", 3600},    {"which", 3600},
    {"one", 3300},    {"you", 3300},       {"were", 3300},   {"her", 3000},     {"all", 3000},
    {"she", 2900},    {"there", 2700},     {"would", 2700},  {"their", 2700},   {"we", 2700},
    {"him", 2600},    {"been", 2500},      {"has", 2400},    {"when", 2300},    {"who", 2300},
    {"will", 2200},   {"more", 2200},      {"no", 2200},     {"if", 2200},      {"out", 2100},
    {"so", 2000},     {"said", 4000},      {"what", 1900},   {"up", 1900},      {"its", 1900},
    {"about", 1800},  {"into", 1800},      {"than", 1800},   {"them", 1800},    {"can", 1800},
    {"only", 1700},   {"other", 1700},     {"new", 1600},    {"some", 1600},    {"could", 1600},
    {"time", 1600},   {"these", 1600},     {"two", 1400},    {"may", 1400},     {"then", 1400},
    {"do", 1400},     {"first", 1400},     {"any", 1300},    {"my", 1300},      {"now", 1300},
    {"such", 1300},   {"like", 1300},      {"our", 1300},    {"over", 1200},    {"man", 1200},
    {"even", 1200},   {"most", 1200},      {"made", 1100},   {"also", 1100},    {"after", 1100},
    {"did", 1000},    {"many", 1000},      {"before", 1000}, {"must", 1000},    {"through", 970},
    {"years", 950},   {"where", 940},      {"much", 940},    {"people", 1200},  {"year", 1500},
    {"because", 880}, {"government", 900}, {"percent", 900}, {"million", 1000}, {"between", 730},
}};

/// Letters in a thousand bytes of English prose (after Lewand 2000, blanks counted in).
constexpr std::array<double, 26> letters_in_thousand = {67, 12, 23, 35, 104, 18, 17, 50, 57,
                                                        1,  6,  33, 20, 55,  62, 16, 1,  49,
                                                        52, 74, 23, 8,  19,  1,  16, 1};

constexpr double bytes_in_word = 6;

/// More than every other sentence would have one.
constexpr double too_frequent = 1.0 / 300;
/// So seldom that asking for more would spare nothing.
constexpr double rare = 1.0 / 100'000;

/// Of these words one must occur.
struct Required {
    LiteralSet words;
    double frequency = 0;

    friend bool operator<(const Required& a, const Required& b) {
        return a.frequency < b.frequency;
    }
};

/// A set as one asks for it: each word once, none that holds another. None where it says nothing.
std::optional<Required> usable(LiteralSet set) {
    for (const std::string& word : set)
        if (word.size() < min_literal) return std::nullopt;
    std::sort(set.begin(), set.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.size() <= max_minimised) {
        LiteralSet kept;
        for (std::string& word : set)
            if (std::none_of(kept.begin(), kept.end(), [&](const std::string& shorter) {
                    return word.find(shorter) != std::string::npos;
                }))
                kept.push_back(std::move(word));
        set = std::move(kept);
    }
    double sum = 0;
    for (const std::string& word : set)
        sum += frequency_of(word);
    if (set.empty()) return std::nullopt;
    return Required{std::move(set), sum};
}

/// What is known of the texts that a part of a pattern matches.
struct Known {
    /// All of them, in lower case; none where they can't be listed.
    std::optional<LiteralSet> texts;
    std::vector<Required> sets; ///< where they can't

    static Known exactly(std::string text) { return {LiteralSet{std::move(text)}, {}}; }
    static Known nothing() { return {std::nullopt, {}}; }

    /// As sets, whether its texts are listed or not.
    std::vector<Required> as_sets() && {
        if (!texts) return std::move(sets);
        auto set = usable(std::move(*texts));
        return set ? std::vector<Required>{std::move(*set)} : std::vector<Required>{};
    }
};

/// What is known of parts one behind the other.
class Sequence {
public:
    void add(Known part) {
        if (part.texts && crosses(*part.texts)) return;
        end_run();
        is_exact_ = false;
        if (part.texts)
            run_ = std::move(*part.texts);
        else
            std::move(part.sets.begin(), part.sets.end(), std::back_inserter(sets_));
    }

    Known result() && {
        if (is_exact_) return {std::move(run_), {}};
        end_run();
        return {std::nullopt, std::move(sets_)};
    }

private:
    /// Spells the run out with these texts behind it, if that does not grow too large.
    bool crosses(const LiteralSet& texts) {
        const std::size_t size = run_.size() * texts.size();
        if (size > max_crossed && run_.size() > 1 && texts.size() > 1) return false;
        LiteralSet crossed;
        crossed.reserve(size);
        for (const std::string& head : run_)
            for (const std::string& tail : texts) {
                if (head.size() + tail.size() > max_text) return false;
                crossed.push_back(head + tail);
            }
        run_ = std::move(crossed);
        return true;
    }

    void end_run() {
        if (auto set = usable(std::move(run_))) sets_.push_back(std::move(*set));
        run_ = {""};
    }

    bool is_exact_ = true;
    LiteralSet run_ = {""}; ///< the texts of the last exact parts
    std::vector<Required> sets_;
};

/// What is known where one of several parts stands.
Known any_of(std::vector<Known> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    std::size_t listed = 0;
    bool exact = true;
    for (const Known& branch : branches) {
        exact = exact && branch.texts;
        if (branch.texts) listed += branch.texts->size();
    }
    LiteralSet all;
    if (exact && listed <= max_listed) {
        for (Known& branch : branches)
            std::move(branch.texts->begin(), branch.texts->end(), std::back_inserter(all));
        return {std::move(all), {}};
    }
    for (Known& branch : branches) {
        std::vector<Required> sets = std::move(branch).as_sets();
        const auto best = std::min_element(sets.begin(), sets.end());
        if (best == sets.end()) return Known::nothing();
        std::move(best->words.begin(), best->words.end(), std::back_inserter(all));
    }
    auto set = usable(std::move(all));
    return set ? Known{std::nullopt, {std::move(*set)}} : Known::nothing();
}

struct Repeat {
    std::size_t least = 1, most = 1; ///< most: 2 stands for any more
};

Known repeated(Known part, Repeat times) {
    if (times.least == 1 && times.most == 1) return part;
    if (times.least > 0) return {std::nullopt, std::move(part).as_sets()};
    if (times.most > 1 || !part.texts) return Known::nothing();
    part.texts->emplace_back();
    return part;
}

/// Thrown nowhere else: the pattern holds what this reader does not know.
struct NotUnderstood {};

class Reader {
public:
    explicit Reader(std::string_view pcre) : pcre_(pcre) {}

    Known whole() {
        Known known = alternatives();
        if (at_ != pcre_.size()) throw NotUnderstood();
        return known;
    }

private:
    bool has(std::string_view text) const { return pcre_.substr(at_).starts_with(text); }
    bool take(std::string_view text) {
        if (!has(text)) return false;
        at_ += text.size();
        return true;
    }
    char next() const { return at_ < pcre_.size() ? pcre_[at_] : '\0'; }
    char taken() {
        if (at_ >= pcre_.size()) throw NotUnderstood();
        return pcre_[at_++];
    }
    void skip_behind(char end) {
        const std::size_t found = pcre_.find(end, at_);
        if (found == std::string_view::npos) throw NotUnderstood();
        at_ = found + 1;
    }

    /// Up to a closing parenthesis or the end.
    Known alternatives() {
        if (++depth_ > max_depth) throw NotUnderstood();
        std::vector<Known> branches;
        do {
            Sequence sequence;
            skip_ignored();
            while (at_ < pcre_.size() && (quoted_ || (next() != '|' && next() != ')'))) {
                Known part = element();
                sequence.add(repeated(std::move(part), quantifier()));
                skip_ignored();
            }
            branches.push_back(std::move(sequence).result());
        } while (take("|"));
        --depth_;
        return any_of(std::move(branches));
    }

    /// Comments, \Q and \E, which may stand between an element and its quantifier.
    void skip_ignored() {
        for (;;) {
            if (quoted_) {
                if (!take(R"(\E)")) return;
                quoted_ = false;
            } else if (take(R"(\Q)")) {
                quoted_ = true;
            } else if (take("(?#")) {
                skip_behind(')');
            } else if (!take(R"(\E)")) {
                return;
            }
        }
    }

    /// The bytes of the character beyond ASCII that begins there.
    std::string_view character_from(std::size_t start) const {
        std::size_t end = start + 1;
        while (end < pcre_.size() && is_continuation(pcre_[end]))
            ++end;
        return pcre_.substr(start, end - start);
    }

    /// One character, class, escape or group, without its quantifier.
    Known element() {
        const char c = taken();
        if (!is_ascii(c)) {
            const std::string_view character = character_from(at_ - 1);
            at_ += character.size() - 1;
            return is_mark(character) ? Known::exactly(std::string(character)) : Known::nothing();
        }
        if (quoted_) return Known::exactly({lower(c)});
        switch (c) {
        case '(': return group();
        case '[': return character_class();
        case '\\': return escape();
        case '.': return Known::nothing();
        case '^':
        case '$': return Known::exactly("");
        case '*':
        case '+':
        case '?': throw NotUnderstood(); // nothing to repeat
        default: return Known::exactly({lower(c)});
        }
    }

    Repeat quantifier() {
        skip_ignored();
        if (quoted_) return {};
        Repeat times;
        if (take("?"))
            times = {0, 1};
        else if (take("*"))
            times = {0, 2};
        else if (take("+"))
            times = {1, 2};
        else if (!braces(times))
            return {};
        if (!take("?")) take("+"); // lazy or possessive
        return times;
    }

    /// "{2}", "{2,}", "{2,5}". Later versions of PCRE2 allow blanks within, and no first number.
    bool braces(Repeat& times) {
        if (next() != '{') return false;
        const std::size_t close = pcre_.find('}', at_);
        if (close == std::string_view::npos) return false;
        const std::string_view inner = pcre_.substr(at_ + 1, close - at_ - 1);
        if (inner.empty() || inner.find_first_not_of("0123456789, \t") != std::string_view::npos)
            return false;
        if (!is_digit(inner.front()) || inner.find_first_of(" \t") != std::string_view::npos)
            throw NotUnderstood();
        const auto value = [](std::string_view digits) -> std::size_t {
            const std::size_t first = digits.find_first_not_of('0');
            if (first == std::string_view::npos) return 0;
            return digits.substr(first) == "1" ? 1 : 2;
        };
        const std::size_t comma = inner.find(',');
        times.least = value(inner.substr(0, comma));
        if (comma == std::string_view::npos)
            times.most = times.least;
        else
            times.most = comma + 1 == inner.size() ? 2 : value(inner.substr(comma + 1));
        at_ = close + 1;
        return true;
    }

    /// What stands behind "(", its ")" included.
    Known group() {
        if (next() == '*') throw NotUnderstood(); // (*ACCEPT), (*pla:…
        if (!take("?")) return closed(alternatives());
        if (take("<")) {
            if (take("=") || take("!") || take("*")) return look_around();
            skip_behind('>');
            return closed(alternatives());
        }
        if (take("'")) {
            skip_behind('\'');
            return closed(alternatives());
        }
        if (take("P<")) {
            skip_behind('>');
            return closed(alternatives());
        }
        if (take("=") || take("!") || take("*")) return look_around();
        if (take(":") || take("|") || take(">")) return closed(alternatives());
        if (take("(")) return conditional();
        const char c = next();
        const char second = at_ + 1 < pcre_.size() ? pcre_[at_ + 1] : '\0';
        if (is_digit(c) || c == 'R' || c == '&' || c == 'P' ||
            ((c == '+' || c == '-') && is_digit(second))) { // a group matched once more
            skip_behind(')');
            return Known::nothing();
        }
        return with_options();
    }

    Known closed(Known known) {
        if (taken() != ')') throw NotUnderstood();
        return known;
    }

    Known look_around() {
        closed(alternatives());
        return Known::exactly("");
    }

    /// "(?(1)yes|no)", "(?(?=x)yes|no)".
    Known conditional() {
        if (next() == '?' || next() == '*')
            group();
        else
            skip_behind(')');
        closed(alternatives());
        return Known::nothing();
    }

    /// "(?i)", "(?i:…)". With x, blanks and # mean something else.
    Known with_options() {
        while (is_letter(next()) || next() == '-' || next() == '^')
            if (taken() == 'x') throw NotUnderstood();
        if (take(")")) return Known::exactly("");
        if (!take(":")) throw NotUnderstood();
        return closed(alternatives());
    }

    Known escape() {
        const char c = taken();
        if (!is_ascii(c)) throw NotUnderstood();
        switch (c) {
        case 'b':
        case 'B':
        case 'A':
        case 'Z':
        case 'z':
        case 'G':
        case 'K': return Known::exactly("");
        case 'p':
        case 'P':
        case 'N':
        case 'x':
        case 'o':
        case 'g':
        case 'k': skip_argument(c); return Known::nothing();
        case 'c': taken(); return Known::nothing();
        default: break;
        }
        if (is_digit(c)) { // a group's text once more, or a character by its octal number
            while (is_digit(next()))
                ++at_;
            return Known::nothing();
        }
        if (std::string_view("dDwWsShHvVRXaefnrt").find(c) != std::string_view::npos)
            return Known::nothing();
        if (is_letter(c)) throw NotUnderstood();
        return Known::exactly({c});
    }

    /// What belongs to \x, \p and the like. Its digits are taken with it, whatever they mean.
    void skip_argument(char of) {
        const char open = next();
        if (open == '{' || open == '<' || open == '\'') {
            if (of == 'N' && !has("{U+")) return; // \N{3}
            if (open != '{' && of != 'g' && of != 'k') return;
            ++at_;
            return skip_behind(open == '{' ? '}' : open == '<' ? '>' : '\'');
        }
        if (of == 'p' || of == 'P') {
            taken();
        } else if (of == 'x') {
            const std::string_view hex = "0123456789abcdefABCDEF";
            for (int i = 0; i < 2 && hex.find(next()) != std::string_view::npos; ++i)
                taken();
        } else if (of == 'g') {
            if (next() == '+' || next() == '-') ++at_;
            while (is_digit(next()))
                ++at_;
        } else if (of == 'k' || of == 'o') {
            throw NotUnderstood();
        }
    }

    /// What stands behind "[", its "]" included. A small class of plain characters is spelled out.
    Known character_class() {
        if (take("[:<:]]") || take("[:>:]]")) return Known::exactly("");
        LiteralSet members;
        bool plain = !take("^");
        bool quoted = false;
        for (bool first = true;; first = false) {
            const char c = taken();
            if (quoted) {
                if (c == '\\' && take("E"))
                    quoted = false;
                else
                    members.push_back({lower(c)});
                plain = plain && is_ascii(c);
            } else if (c == ']' && !first) {
                break;
            } else if (c == '\\') {
                const char escaped = taken();
                if (first && (escaped == 'Q' || escaped == 'E')) throw NotUnderstood();
                if (escaped == 'Q') {
                    quoted = true;
                } else if (escaped == 'c') {
                    taken();
                    plain = false;
                } else {
                    plain = plain && is_ascii(escaped) && !is_letter(escaped) && !is_digit(escaped);
                    members.push_back({escaped});
                }
            } else if (c == '[' && (next() == ':' || next() == '.' || next() == '=')) {
                named_set();
                plain = false;
            } else if (!is_ascii(c)) {
                const std::string_view character = character_from(at_ - 1);
                at_ += character.size() - 1;
                plain = plain && is_mark(character);
                members.emplace_back(character);
            } else {
                if (c == '-' && !first && next() != ']') plain = false; // a range
                members.push_back({lower(c)});
            }
        }
        if (!plain || members.empty() || members.size() > max_class) return Known::nothing();
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        return {std::move(members), {}};
    }

    /// "[:alpha:]" within a class, behind its "[".
    void named_set() {
        if (!take(":")) throw NotUnderstood();
        take("^");
        while (is_letter(next()))
            ++at_;
        if (!take(":]")) throw NotUnderstood();
    }

    std::string_view pcre_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool quoted_ = false; ///< between \Q and \E
};

} // namespace

double frequency_of(std::string_view word) {
    double found = 1;
    for (const char c : word)
        found *= is_letter(c) ? letters_in_thousand[static_cast<std::size_t>(c - 'a')] / 1000
                 : c == ' '   ? 0.17
                              : 0.005;
    for (const CommonWord& common : common_words)
        if (word.size() <= common.word.size() && common.word.find(word) != std::string_view::npos)
            found += common.per_million / 1e6 / bytes_in_word;
    return found;
}

namespace {

/// All sets that the pattern requires, the rarest first.
std::vector<Required> required_by(std::string_view pcre) {
    std::vector<Required> sets;
    try {
        sets = Reader(pcre).whole().as_sets();
    } catch (const NotUnderstood&) {
        return {};
    }
    std::stable_sort(sets.begin(), sets.end());
    return sets;
}

} // namespace

LiteralSet rarest_literals_of(std::string_view pcre) {
    std::vector<Required> sets = required_by(pcre);
    return sets.empty() ? LiteralSet{} : std::move(sets.front().words);
}

std::vector<LiteralSet> literals_of(std::string_view pcre) {
    const std::vector<Required> sets = required_by(pcre);
    std::vector<LiteralSet> chosen;
    for (const Required& set : sets) {
        if (set.frequency > too_frequent) break;
        const double first = sets.front().frequency;
        // Another set is worth asking for where the first is not rare by itself.
        if (!chosen.empty() && (first < rare || set.frequency > 10 * first)) break;
        if (std::find(chosen.begin(), chosen.end(), set.words) == chosen.end())
            chosen.push_back(set.words);
        if (chosen.size() == max_sets) break;
    }
    return chosen;
}

} // namespace tally
