// Reads a pattern as PCRE2 does, only far enough to know which words its matches must hold. Each
// part of it either is exact, all the texts that it matches can be listed, or gives the sets of
// words of which one must occur.
//
//   gr[ae]y (?:cats|dogs)?   exact parts: {gray, grey}, " ", {cats, dogs, ""}
//   \w+ (?:very )?happy      sets: {" happy", " very happy"}, of which {" happy"} says all
#include "claims/rules/literals.h"

#include "claims/rules/known_texts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace tally {

namespace {

constexpr std::size_t max_depth = 250; // of groups; PCRE2's own limit
constexpr std::size_t max_class = 8;   // characters of a class that is spelled out
constexpr std::size_t max_sets = 3;

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

/// Escapes that match no ASCII letter.
constexpr std::string_view never_letters = "dsWhvRaefnrt";

/// Thrown nowhere else: the pattern holds what this reader does not know.
struct NotUnderstood {};

class Reader {
public:
    Reader(std::string_view pcre, bool begins_word) : pcre_(pcre), edge_(begins_word) {}

    KnownTexts whole() {
        KnownTexts known = alternatives();
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
    KnownTexts alternatives() {
        if (++depth_ > max_depth) throw NotUnderstood();
        std::vector<KnownTexts> branches;
        const bool edge_before = edge_;
        bool edge_behind = true; // each of them
        do {
            KnownSequence sequence;
            edge_ = edge_before;
            skip_ignored();
            while (at_ < pcre_.size() && (quoted_ || (next() != '|' && next() != ')'))) {
                const bool edge = edge_;
                KnownTexts part = element();
                part.at_edge = part.at_edge || edge;
                const Repeat times = quantifier();
                if (times.least == 0) edge_ = edge_ && edge;
                sequence.add(repeated(std::move(part), times));
                skip_ignored();
            }
            branches.push_back(std::move(sequence).result());
            edge_behind = edge_behind && edge_;
        } while (take("|"));
        edge_ = edge_behind;
        --depth_;
        return known_of_any(std::move(branches));
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
    KnownTexts element() {
        const char c = taken();
        if (!is_ascii(c)) {
            const std::string_view character = character_from(at_ - 1);
            at_ += character.size() - 1;
            edge_ = is_mark(character);
            return edge_ ? KnownTexts::exactly(std::string(character)) : KnownTexts::nothing();
        }
        if (quoted_) return character_itself(c);
        switch (c) {
        case '(': return group();
        case '[': return character_class();
        case '\\': return escape();
        case '.': return unknown();
        case '^':
        case '$': return KnownTexts::exactly("");
        case '*':
        case '+':
        case '?': throw NotUnderstood(); // nothing to repeat
        default: return character_itself(c);
        }
    }

    KnownTexts character_itself(char c) {
        edge_ = !is_letter(c);
        return KnownTexts::exactly({lower(c)});
    }

    /// Something that may end with a letter.
    KnownTexts unknown() {
        edge_ = false;
        return KnownTexts::nothing();
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
    KnownTexts group() {
        if (next() == '*') throw NotUnderstood();      // (*ACCEPT), (*pla:…
        if (take(R"(?!\B\w))") || take(R"(?<!\w))")) { // as translate.h makes them
            edge_ = true;
            return KnownTexts::exactly("");
        }
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
            return unknown();
        }
        return with_options();
    }

    KnownTexts closed(KnownTexts known) {
        if (taken() != ')') throw NotUnderstood();
        return known;
    }

    KnownTexts look_around() {
        const bool edge = edge_;
        closed(alternatives());
        edge_ = edge;
        return KnownTexts::exactly("");
    }

    /// "(?(1)yes|no)", "(?(?=x)yes|no)".
    KnownTexts conditional() {
        if (next() == '?' || next() == '*')
            group();
        else
            skip_behind(')');
        closed(alternatives());
        return unknown();
    }

    /// "(?i)", "(?i:…)". With x, blanks and # mean something else.
    KnownTexts with_options() {
        while (is_letter(next()) || next() == '-' || next() == '^')
            if (taken() == 'x') throw NotUnderstood();
        if (take(")")) return KnownTexts::exactly("");
        if (!take(":")) throw NotUnderstood();
        return closed(alternatives());
    }

    KnownTexts escape() {
        const char c = taken();
        if (!is_ascii(c)) throw NotUnderstood();
        switch (c) {
        case 'b': edge_ = true; return KnownTexts::exactly(""); // as far as a letter follows
        case 'B':
        case 'A':
        case 'Z':
        case 'z':
        case 'K': return KnownTexts::exactly("");
        case 'G': return KnownTexts::nothing(); // not for who starts a search elsewhere
        case 'p':
        case 'P':
        case 'N':
        case 'x':
        case 'o':
        case 'g':
        case 'k': skip_argument(c); return unknown();
        case 'c': taken(); return unknown();
        default: break;
        }
        if (is_digit(c)) { // a group's text once more, or a character by its octal number
            while (is_digit(next()))
                ++at_;
            return unknown();
        }
        if (is_letter(c)) {
            if (std::string_view("dDwWsShHvVRXaefnrt").find(c) == std::string_view::npos)
                throw NotUnderstood();
            edge_ = never_letters.find(c) != std::string_view::npos;
            return KnownTexts::nothing();
        }
        return character_itself(c);
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
    KnownTexts character_class() {
        if (take("[:<:]]") || take("[:>:]]")) return KnownTexts::exactly("");
        if (is_slot_class()) {
            skip_behind(']');
            return slot();
        }
        const std::size_t start = at_;
        KnownTexts known = listed_class();
        edge_ = has_no_letters(pcre_.substr(start, at_ - 1 - start));
        return known;
    }

    KnownTexts slot() {
        edge_ = false; // in the article it is a number, a word …
        return KnownTexts::slot();
    }

    /// Nothing but reserved characters, as rules/slots.h writes them.
    bool is_slot_class() const {
        std::string_view rest = pcre_.substr(at_);
        constexpr std::string_view open = "\\x{F00";
        std::size_t members = 0;
        for (; rest.starts_with(open) && rest.find('}') == open.size() + 2; ++members)
            rest.remove_prefix(open.size() + 3);
        return members > 0 && rest.starts_with("]");
    }

    /// Whether a class, by what stands between its brackets, surely takes no ASCII letter.
    static bool has_no_letters(std::string_view items) {
        if (items.starts_with("^")) return false;
        bool may_range = false; // the last item is beyond ASCII, so that what it ranges to is too
        for (std::size_t at = 0; at < items.size(); ++at) {
            const std::string_view rest = items.substr(at);
            const char c = items[at];
            const char second = rest.size() > 1 ? rest[1] : '\0';
            if (rest.starts_with("\\x{20") && rest.find('}') == 7) {
                at += 7; // dashes and quotation marks
                may_range = true;
                continue;
            }
            if (rest.starts_with("\\x{2BC}")) {
                at += 6;
            } else if (c == '\\' && (is_letter(second) || is_digit(second))) {
                if (never_letters.find(second) == std::string_view::npos) return false;
                ++at;
            } else if (c == '\\') {
                ++at;
            } else if (is_mark(rest.substr(0, 3))) {
                at += 2;
            } else if (!is_ascii(c) || is_letter(c) || c == '[') {
                return false;
            } else if (c == '-' && at > 0 && at + 1 < items.size() && !may_range) {
                return false;
            }
            may_range = false;
        }
        return true;
    }

    KnownTexts listed_class() {
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
        if (!plain || members.empty() || members.size() > max_class) return KnownTexts::nothing();
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        return {std::move(members)};
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
    bool edge_;           ///< where a letter goes on here, none stands before it
};

constexpr std::size_t longest_common_word = 10;

/// How often each part of a common word is met with such words.
std::unordered_map<std::string_view, double> parts_of_common_words() {
    std::unordered_map<std::string_view, double> met;
    for (const CommonWord& common : common_words) {
        std::set<std::string_view> parts; // each once, be it there twice
        for (std::size_t first = 0; first < common.word.size(); ++first)
            for (std::size_t size = 1; first + size <= common.word.size(); ++size)
                parts.insert(common.word.substr(first, size));
        for (const std::string_view part : parts)
            met[part] += common.per_million / 1e6 / bytes_in_word;
    }
    return met;
}

} // namespace

double letter_frequency_of(std::string_view word) {
    double found = 1;
    for (const char c : word)
        found *= c >= 'a' && c <= 'z'
                     ? letters_in_thousand[static_cast<std::size_t>(c - 'a')] / 1000
                 : c == ' ' ? 0.17
                            : 0.005;
    return found;
}

double frequency_of(std::string_view word) {
    static const auto within_common = parts_of_common_words();
    const double by_letters = letter_frequency_of(word);
    if (word.size() > longest_common_word) return by_letters;
    const auto found = within_common.find(word);
    return found == within_common.end() ? by_letters : by_letters + found->second;
}

namespace {

KnownTexts known_of(std::string_view pcre, bool begins_word) {
    try {
        return Reader(pcre, begins_word).whole();
    } catch (const NotUnderstood&) {
        return KnownTexts::nothing();
    }
}

/// All sets, the rarest first.
std::vector<RequiredWords> rarest_first(KnownTexts known) {
    std::vector<RequiredWords> sets = std::move(known).as_sets();
    std::stable_sort(sets.begin(), sets.end());
    return sets;
}

/// By what each text that a pattern matches begins with; not known where that is met too often.
MatchStarts starts_of(LiteralSet heads) {
    MatchStarts starts;
    double frequency = 0;
    for (std::string& head : heads) {
        if (head == slot_head) {
            starts.values = true;
            continue;
        }
        if (head.size() < 2 || !is_letter(head.front())) return {};
        frequency += frequency_of(head);
        starts.words.push_back(std::move(head));
    }
    if (frequency > too_frequent) return {};
    std::sort(starts.words.begin(), starts.words.end());
    const auto says_all = [](const std::string& shorter, const std::string& word) {
        return word.starts_with(shorter);
    };
    starts.words.erase(std::unique(starts.words.begin(), starts.words.end(), says_all),
                       starts.words.end());
    starts.known = true;
    return starts;
}

} // namespace

RequiredSet rarest_literals_of(std::string_view pcre) {
    std::vector<RequiredWords> sets = rarest_first(known_of(pcre, false));
    return sets.empty() ? RequiredSet{} : std::move(sets.front().set);
}

Literals literals_of(std::string_view pcre, bool begins_word) {
    KnownTexts known = known_of(pcre, begins_word);
    Literals literals;
    const std::optional<LiteralSet>& heads = known.texts ? known.texts : known.heads;
    if (heads && begins_word) literals.starts = starts_of(*heads);
    const std::vector<RequiredWords> sets = rarest_first(std::move(known));
    std::vector<RequiredSet>& chosen = literals.sets;
    for (const RequiredWords& one : sets) {
        if (one.frequency > too_frequent) break;
        const double first = sets.front().frequency;
        // Another set is worth asking for where the first is not rare by itself.
        if (!chosen.empty() && (first < rare || one.frequency > 10 * first)) break;
        if (std::find(chosen.begin(), chosen.end(), one.set) == chosen.end())
            chosen.push_back(one.set);
        if (chosen.size() == max_sets) break;
    }
    return literals;
}

} // namespace tally
