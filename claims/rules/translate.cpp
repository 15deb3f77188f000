// Takes a pattern token by token: escapes, classes, groups and {{references}} are told apart only
// so far as is needed to know which blanks, quotation marks and digits stand for themselves. All
// else is PCRE2's business, and so are its mistakes.
//
//   '{{sanctioned}} {{n:number}} (?:Russian )?{{target}}'
//   becomes  (?:sanctioned|…)\s++(?<n>[\x{F0000}\x{F0001}])\s++(?:Russian\s++)?(?:…entities|…)
#include "claims/rules/translate.h"

#include "claims/rules/node_reader.h"
#include "claims/rules/slots.h"
#include "claims/rules/versions.h"
#include "claims/values/hedge.h"
#include "claims/values/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tally {

namespace {

constexpr std::size_t max_slot_name = 32; // PCRE2's limit for names of groups
constexpr int max_gap = 30;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_quantifier(char c) { return c == '?' || c == '*' || c == '+' || c == '{'; }

constexpr std::string_view single_quotes = R"('\x{2018}\x{2019}\x{2BC})";
constexpr std::string_view double_quotes = R"("\x{201C}\x{201D}\x{201E})";
constexpr std::string_view hyphens = R"(\-\x{2010}-\x{2015})";

/// The members of a class that a character stands for in prose, or "".
std::string_view twins(char c) {
    switch (c) {
    case '\'': return single_quotes;
    case '"': return double_quotes;
    case '-': return hyphens;
    default: return "";
    }
}

std::string escaped(std::string_view words, bool prose) {
    std::string out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const char c = words[at];
        if (prose && is_blank(c)) {
            while (at + 1 < words.size() && is_blank(words[at + 1]))
                ++at;
            out += R"(\s++)";
        } else if (prose && !twins(c).empty()) {
            out.append("[").append(twins(c)).append("]");
        } else {
            if (!is_word(c)) out += '\\';
            out += c;
        }
    }
    return out;
}

/// Whether the digit at `at` goes on a word with a letter before it: "COVID-19", "G7".
bool is_in_name(std::string_view text, std::size_t at) {
    while (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '-')) {
        --at;
        // "\d5" has no letter before its 5.
        if (is_letter(text[at])) return at == 0 || text[at - 1] != '\\';
    }
    return false;
}

class Translator {
public:
    Translator(std::string_view source, bool prose, const Names& names,
               std::vector<PatternMistake>& mistakes)
        : source_(source), prose_(prose), names_(names), mistakes_(mistakes) {}

    Translation run() {
        while (at_ < source_.size())
            token();
        out_.origins.emplace_back(out_.pcre.size(), source_.size());
        return std::move(out_);
    }

private:
    bool has(std::string_view text) const { return source_.substr(at_).starts_with(text); }
    char next(std::size_t ahead = 1) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }
    /// The offset behind the next `end`, from `from` on; the source's end where there is none.
    std::size_t behind(std::string_view end, std::size_t from) const {
        const std::size_t found = source_.find(end, from);
        return found == std::string_view::npos ? source_.size() : found + end.size();
    }
    void mistake(std::size_t offset, std::string what, std::string cure) {
        mistakes_.push_back({offset, std::move(what), std::move(cure)});
    }

    void put(std::string_view pcre, std::size_t origin) {
        out_.origins.emplace_back(out_.pcre.size(), origin);
        out_.pcre += pcre;
    }
    /// Takes the source up to `end` over as it stands.
    void copy_to(std::size_t end) {
        end = std::min(std::max(end, at_ + 1), source_.size());
        put(source_.substr(at_, end - at_), at_);
        at_ = end;
    }
    void note_digit(std::size_t at) {
        if (is_in_name(source_, at))
            out_.has_name_digits = true;
        else
            own_digits(at);
    }
    void own_digits(std::size_t at) {
        if (!out_.digits_at) out_.digits_at = at;
    }

    void token() {
        const char c = source_[at_];
        const bool word = is_word(c);
        if (c == '\\')
            escape();
        else if (c == '[')
            character_class();
        else if (has("{{"))
            reference();
        else if (c == '{')
            braces();
        else if (has("(?") || has("(*"))
            group();
        else if (prose_ && is_blank(c))
            blank();
        else if (prose_ && !twins(c).empty()) {
            put("[" + std::string(twins(c)) + "]", at_);
            ++at_;
        } else {
            if (is_digit(c)) note_digit(at_);
            copy_to(at_ + 1);
        }
        in_word_ = word;
    }

    void blank() {
        const std::size_t origin = at_;
        while (at_ < source_.size() && is_blank(source_[at_]))
            ++at_;
        const bool repeated = at_ < source_.size() && is_quantifier(source_[at_]) && !has("{{");
        put(repeated ? R"((?:\s++))" : R"(\s++)", origin);
    }

    /// The end of an escape's argument: "{…}", "<…>" or "'…'", or `at` where there is none.
    std::size_t behind_argument(std::size_t at) const {
        const char open = at < source_.size() ? source_[at] : '\0';
        if (open == '{') return behind("}", at);
        if (open == '<') return behind(">", at);
        if (open == '\'') return behind("'", at + 1);
        return at;
    }

    void escape() {
        const char c = next();
        std::size_t end = at_ + 2;
        if (c == 'Q') {
            end = behind(R"(\E)", end);
            for (std::size_t i = at_; i < end; ++i)
                if (is_digit(source_[i])) note_digit(i);
        } else if (c == 'd') {
            own_digits(at_);
        } else if (c == 'p' || c == 'P') {
            end = behind_argument(end);
            if (end == at_ + 2) ++end; // \pN
            if (source_.substr(at_, end - at_).find('N') != std::string_view::npos) own_digits(at_);
        } else if (c == 'x' || c == 'o' || c == 'N') {
            end = behind_argument(end);
            for (int i = 0; c == 'x' && i < 2 && end == at_ + 2 + static_cast<std::size_t>(i); ++i)
                if (end < source_.size() &&
                    std::string_view("0123456789abcdefABCDEF").find(source_[end]) !=
                        std::string_view::npos)
                    ++end;
        } else if (c == 'k') {
            end = behind_argument(end);
        } else if (c == 'g' || (c >= '1' && c <= '9')) {
            if (c == 'g') end = behind_argument(end);
            const std::string_view argument = source_.substr(at_ + 1, end - at_ - 1);
            if (argument.find_first_of("123456789") != std::string_view::npos &&
                argument.find('-') == std::string_view::npos && !out_.numbered_reference_at)
                out_.numbered_reference_at = at_;
            while (end < source_.size() && is_digit(source_[end])) {
                if (!out_.numbered_reference_at) out_.numbered_reference_at = at_;
                ++end;
            }
        } else if (c == 'c') {
            ++end;
        }
        copy_to(end);
    }

    void braces() {
        std::size_t end = at_ + 1;
        while (end < source_.size() && (is_digit(source_[end]) || source_[end] == ','))
            ++end;
        const bool quantifier = end > at_ + 1 && end < source_.size() && source_[end] == '}';
        if (quantifier) {
            copy_to(end + 1);
        } else {
            put("\\{", at_);
            ++at_;
        }
    }

    /// What opens a group, "(?<who>" or "(?i:"; what stands in it is taken token by token.
    void group() {
        const char c = next(2);
        if (source_[at_ + 1] == '*') {
            std::size_t end = at_ + 2;
            while (end < source_.size() && (is_word(source_[end]) || source_[end] == '='))
                ++end;
            copy_to(end);
        } else if (c == '#') {
            copy_to(behind(")", at_));
        } else if (c == '<' && (next(3) == '=' || next(3) == '!')) {
            copy_to(at_ + 4);
        } else if (c == '<' || c == '\'' || (c == 'P' && next(3) == '<')) {
            const std::size_t start = at_ + (c == 'P' ? 4 : 3);
            const std::size_t end = behind(c == '\'' ? "'" : ">", start);
            if (end > start) out_.groups.emplace_back(source_.substr(start, end - 1 - start));
            copy_to(end);
        } else if (c == 'P' || c == '&' || c == 'C') {
            copy_to(behind(")", at_));
        } else if (c == '(' && next(3) != '?' && next(3) != '*') {
            copy_to(behind(")", at_)); // (?(name)
        } else {
            std::size_t end = at_ + 2;
            while (end < source_.size() &&
                   (is_letter(source_[end]) || is_digit(source_[end]) || source_[end] == '-' ||
                    source_[end] == '^' || source_[end] == '+'))
                ++end;
            if (prose_ && source_.substr(at_, end - at_).find('x') != std::string_view::npos)
                mistake(at_, "(?x) makes blanks mean nothing, but in prose a blank is white space",
                        "leave the x out, or add 'syntax: pcre2'");
            copy_to(end);
        }
    }

    void character_class() {
        if (has("[[:<:]]") || has("[[:>:]]")) return copy_to(at_ + 7);
        const std::size_t origin = at_;
        std::string members = "[";
        ++at_;
        if (has("^")) members += source_[at_++];
        bool first = true;
        while (at_ < source_.size() && (first || source_[at_] != ']')) {
            members += class_item(first);
            first = false;
        }
        if (at_ < source_.size()) members += source_[at_++];
        put(members, origin);
    }

    /// One item of a class: a named set, an escape, a range, or a character with its twins.
    std::string class_item(bool first) {
        const std::size_t start = at_;
        const char c = source_[at_];
        if (has("[:")) {
            at_ = behind(":]", at_);
            if (source_.substr(start, at_ - start).find("digit") != std::string_view::npos)
                own_digits(start);
        } else if (c == '\\') {
            if (next() == 'd') own_digits(start);
            at_ = next() == 'Q' ? behind(R"(\E)", at_ + 2) : behind_class_escape();
        } else if (next() == '-' && next(2) != ']' && next(2) != '\0') {
            if (is_digit(c)) own_digits(start);
            at_ += 2;
            at_ = source_[at_] == '\\' ? behind_class_escape() : at_ + 1;
        } else {
            ++at_;
            if (is_digit(c)) own_digits(start);
            if (prose_ && is_blank(c)) return R"(\s)";
            const bool literal = c != '-' || first || (at_ < source_.size() && source_[at_] == ']');
            if (prose_ && literal && !twins(c).empty()) return std::string(twins(c));
        }
        at_ = std::min(at_, source_.size());
        return std::string(source_.substr(start, at_ - start));
    }

    std::size_t behind_class_escape() const {
        const char c = next();
        const std::size_t end = at_ + 2;
        if (c == 'p' || c == 'P' || c == 'x' || c == 'o' || c == 'N') return behind_argument(end);
        return std::min(end, source_.size());
    }

    // {{…}}

    void reference() {
        const std::size_t start = at_;
        const std::size_t close = source_.find("}}", at_ + 2);
        const std::size_t again = source_.find("{{", at_ + 2);
        if (close == std::string_view::npos || again < close) {
            mistake(start, "'{{' is not closed", "write '}}' behind the name");
            at_ = std::min(again, source_.size());
            return;
        }
        at_ = close + 2;
        std::vector<std::string_view> parts;
        std::string_view rest = source_.substr(start + 2, close - start - 2);
        for (;;) {
            const std::size_t colon = rest.find(':');
            std::string_view part = rest.substr(0, colon);
            while (!part.empty() && is_blank(part.front()))
                part.remove_prefix(1);
            while (!part.empty() && is_blank(part.back()))
                part.remove_suffix(1);
            parts.push_back(part);
            if (colon == std::string_view::npos) break;
            rest.remove_prefix(colon + 1);
        }
        if (parts[0].empty()) {
            mistake(start, "'{{}}' names nothing", "write a name, or \\{\\{ for braces");
        } else if (parts[0] == "gap") {
            gap(start, parts);
        } else if (parts.size() == 1) {
            one_name(start, parts[0]);
        } else {
            slot(start, parts[0], parts[1], parts.size() > 2 ? parts[2] : "", parts.size() > 3);
        }
    }

    void gap(std::size_t start, const std::vector<std::string_view>& parts) {
        int words = 0;
        const std::string_view number = parts.size() == 2 ? parts[1] : "";
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), words);
        if (number.empty() || error != std::errc() || end != number.data() + number.size() ||
            words < 1 || words > max_gap)
            return mistake(start, "a gap needs a number of words from 1 to 30",
                           "write {{gap:5}} for up to five words");
        // Its last word brings its blank along, so that no words and one blank match too.
        const bool before_blank = at_ < source_.size() && is_blank(source_[at_]);
        if (before_blank) {
            while (at_ < source_.size() && is_blank(source_[at_]))
                ++at_;
            put(R"((?:\S++\s++){0,)" + std::to_string(words) + "}?", start);
        } else {
            put(R"((?:(?:\S++\s++){0,)" + std::to_string(words - 1) + R"(}?\S+?)??)", start);
        }
    }

    void one_name(std::size_t start, std::string_view name) {
        if (name == "name" || name == "version") return slot(start, name, name, "", false);
        if (slot_type_named(name) != nullptr) return slot(start, name, name, "", false);
        const Meaning meaning = names_.of(name);
        switch (meaning.sort) {
        case Meaning::Sort::mistake: return mistake(start, meaning.what, meaning.cure);
        case Meaning::Sort::words: return words(start, meaning.words);
        case Meaning::Sort::fragment: return insert(start, *meaning.fragment);
        case Meaning::Sort::told: out_.names_told = true; return;
        }
    }

    void words(std::size_t start, const std::vector<std::string>& items) {
        for (const std::string& item : items)
            for (std::size_t i = 0; i < item.size(); ++i)
                if (is_digit(item[i])) {
                    if (is_in_name(item, i))
                        out_.has_name_digits = true;
                    else
                        own_digits(start);
                }
        const bool word_follows = at_ < source_.size() && is_word(source_[at_]);
        put(words_group(items, prose_, !in_word_, !word_follows), start);
    }

    void insert(std::size_t start, const Translation& fragment) {
        put("(?:" + fragment.pcre + ")", start);
        for (const Slot& one : fragment.slots)
            add_slot(start, one);
        out_.groups.insert(out_.groups.end(), fragment.groups.begin(), fragment.groups.end());
        out_.wants_quotes = out_.wants_quotes || fragment.wants_quotes;
        out_.has_name_digits = out_.has_name_digits || fragment.has_name_digits;
        if (fragment.digits_at) own_digits(start);
    }

    bool add_slot(std::size_t start, const Slot& one) {
        for (const Slot& other : out_.slots)
            if (other.name == one.name) {
                mistake(start, "a second slot called '" + one.name + "' in one pattern",
                        "give each slot a name of its own, such as {{" + one.name +
                            "2:" + std::string(name_of(one.kinds.front())) + "}}");
                return false;
            }
        out_.slots.push_back(one);
        return true;
    }

    /// Whether "\\$", "€" or "£" stands right before a place of the pattern.
    bool writes_currency(std::size_t at) const {
        const std::string_view before = source_.substr(0, at);
        return before.ends_with("\\$") || before.ends_with("€") || before.ends_with("£");
    }

    void unknown_dimension(std::size_t start, std::string_view name) {
        std::vector<std::string_view> known;
        for (const SlotDimension& dimension : dimensions())
            known.push_back(dimension.name);
        mistake(start, "unknown dimension '" + std::string(name) + "'",
                did_you_mean(name, known, "known are " + list_of(known, "and")));
    }

    /// The hedge of several words that is spelled out right before the slot at `at`, "more than ":
    /// a value takes it along, so it never stands there. One word alone may belong to what is
    /// before it ("a win over 2 rivals").
    std::optional<Span> hedge_before_slot(std::size_t at) const {
        std::size_t start = at;
        while (start > 0 && (is_letter(source_[start - 1]) || is_blank(source_[start - 1])))
            --start;
        if (start > 0 && source_[start - 1] == '\\') ++start; // the letter of "\b"
        if (start >= at || !is_blank(source_[at - 1])) return std::nullopt;
        const std::string_view run = source_.substr(start, at - start);
        TokenisedSentence words;
        words.tokenise(run, {0, run.size()});
        for (std::size_t first = 0; first + 1 < words.size(); ++first) {
            const auto hedge = hedge_before(words, first);
            if (!hedge || hedge->last != words.size()) continue;
            const Span span = words.span_of(first, words.size());
            return Span{start + span.start, start + span.end};
        }
        return std::nullopt;
    }

    static bool may_be_hedged(const std::vector<Kind>& kinds) {
        constexpr std::array hedged = {Kind::number,  Kind::count,    Kind::money,
                                       Kind::percent, Kind::quantity, Kind::duration};
        return std::find(hedged.begin(), hedged.end(), kinds.front()) != hedged.end();
    }

    void slot(std::size_t start, std::string_view name, std::string_view type,
              std::string_view list, bool too_many) {
        const auto is_name = [&] {
            return name.size() <= max_slot_name && is_letter(name[0]) &&
                   std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
                   });
        };
        if (!is_name())
            return mistake(start, "'" + std::string(name) + "' cannot name a slot",
                           "use up to 32 lower-case letters, digits and '_', a letter first");
        if (too_many || (!list.empty() && type != "name" && type != "quantity"))
            return mistake(start, "too many parts in a slot",
                           "write {{n:number}}, {{q:quantity:length}} for a measure of a "
                           "dimension, or {{p:name:places}} for a name of a list");
        if (type == "name") {
            const Meaning meaning = names_.of_entities(list);
            if (meaning.sort == Meaning::Sort::mistake)
                return mistake(start, meaning.what, meaning.cure);
            Slot one{std::string(name), {Kind::name}, std::string(list)};
            if (!add_slot(start, one)) return;
            put("(?<" + one.name + ">" + names_group(meaning.words, prose_) + ")", start);
            return;
        }
        if (type == "version") {
            Slot one{std::string(name), {Kind::name}, "", true};
            if (!add_slot(start, one)) return;
            put("(?<" + one.name + ">" + version_pattern() + ")", start);
            return;
        }
        const SlotType* found = slot_type_named(type);
        if (found == nullptr) {
            const Meaning meaning = names_.of(type);
            if (meaning.sort == Meaning::Sort::words || meaning.sort == Meaning::Sort::fragment)
                return mistake(start, "'" + std::string(type) + "' is no kind of value",
                               "write {{" + std::string(type) + "}} for it, or (?<" +
                                   std::string(name) + ">{{" + std::string(type) +
                                   "}}) to use the words that it matched");
            std::vector<std::string_view> known = {"name", "version"};
            for (const SlotType& other : slot_types())
                known.push_back(other.name);
            if (slot_type_named(name) != nullptr)
                return mistake(start, "unknown kind '" + std::string(type) + "'",
                               "write the kind last, {{" + std::string(type) + ":" +
                                   std::string(name) + "}}");
            return mistake(start, "unknown kind '" + std::string(type) + "'",
                           did_you_mean(type, known, "known are " + list_of(known, "and")));
        }
        if (writes_currency(start) && type != "quote")
            return mistake(start - 1, "a currency sign before a slot, which can never match",
                           "leave it out and write {{" + std::string(name) +
                               ":money}}: the sign belongs to the sum");
        const SlotDimension* dimension = nullptr;
        if (!list.empty()) { // {{q:quantity:length}}
            dimension = dimension_named(list);
            if (dimension == nullptr) return unknown_dimension(start, list);
        }
        if (const auto hedge = hedge_before_slot(start); hedge && may_be_hedged(found->kinds)) {
            const std::string words(source_.substr(hedge->start, hedge->size()));
            return mistake(hedge->start, "'" + words + "' before a slot, which can never match",
                           "leave it out: it belongs to the value, {{" + std::string(name) + ":" +
                               std::string(type) + "}} takes '" + words + " 5' as one");
        }
        if (!add_slot(start, {std::string(name), found->kinds, ""})) return;
        if (type == "quote") out_.wants_quotes = true;
        put("(?<" + std::string(name) + ">" +
                (dimension != nullptr ? slot_class(*dimension) : slot_class(found->kinds)) + ")",
            start);
    }

    std::string_view source_;
    bool prose_;
    const Names& names_;
    std::vector<PatternMistake>& mistakes_;
    Translation out_;
    std::size_t at_ = 0;
    bool in_word_ = false; ///< the last token was a character of a word
};

/// Longest first, so that "New York Times" is not taken for "New York".
void order_by_length(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

} // namespace

std::size_t Translation::source_offset(std::size_t pcre_offset) const {
    const auto after = std::upper_bound(
        origins.begin(), origins.end(), pcre_offset,
        [](std::size_t offset, const auto& origin) { return offset < origin.first; });
    return after == origins.begin() ? 0 : std::prev(after)->second;
}

Translation translate(std::string_view source, bool prose, const Names& names,
                      std::vector<PatternMistake>& mistakes) {
    return Translator(source, prose, names, mistakes).run();
}

std::string words_group(std::vector<std::string> words, bool prose, bool start, bool end) {
    order_by_length(words);
    std::string out = start ? "(?:" + std::string(word_edge) : "(?:";
    out += "(?:";
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i > 0 ? "|" : "") + escaped(words[i], prose);
    out += ")";
    if (end) out += word_edge;
    return out + ")";
}

std::string names_group(std::vector<std::string> names, bool prose) {
    for (std::string& name : names)
        if (name.starts_with("the ") && name.size() > 4) name.erase(0, 4);
    return R"((?:\bthe\s++)?)" + words_group(std::move(names), prose);
}

} // namespace tally
