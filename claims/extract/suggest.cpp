// A draft is tried before it is given: windows of words around the value, from the one that reads
// best to the least, each read as a pack and run on its own sentence; the first that claims just
// this value is taken, its test written from the claim, and the whole run once more.
#include "claims/extract/suggest.h"

#include "claims/base/source_text.h"
#include "claims/base/utf8.h"
#include "claims/extract/examples.h"
#include "claims/extract/expected.h"
#include "claims/extract/extract.h"
#include "claims/extract/test_article.h"
#include "claims/rules/node_reader.h"
#include "claims/rules/read.h"
#include "claims/rules/versions.h"
#include "claims/rules/yaml_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tally {

namespace {

/// Words that say nothing by themselves: a pattern does not begin or end with them if it need not.
constexpr std::string_view small_words[] = {
    "the",  "a",    "an",   "of",   "in",  "on",   "at",    "to", "and",  "or",   "by",   "for",
    "with", "from", "as",   "is",   "was", "were", "are",   "be", "been", "has",  "have", "had",
    "it",   "its",  "that", "this", "his", "her",  "their", "he", "she",  "they", "but",  "which"};

struct SlotName {
    std::string_view type, name;
};

/// A number that is part of a name, "port 8642": its rule spells the digits out.
constexpr std::string_view digits_type = "digits";

/// Of what stands in the text as a value, or (`is_name`) as a name with digits.
SlotName slot_of(const Value& value, bool is_name) {
    if (is_name && value.kind == Kind::name) return {"version", "v"};
    if (is_name) return {digits_type, "n"};
    switch (value.kind) {
    case Kind::number:
    case Kind::count: return {"number", "n"};
    case Kind::money: return {"money", "m"};
    case Kind::percent: return {"percent", "p"};
    case Kind::quantity: return {"quantity", "q"};
    case Kind::ordinal: return {"ordinal", "o"};
    case Kind::date: return {"date", "d"};
    case Kind::time: return {"time", "t"};
    case Kind::duration: return {"duration", "t"};
    case Kind::set: return {"set", "s"};
    case Kind::name:
    case Kind::quote: break; // not recognised in plain text
    }
    return {"any", "v"};
}

/// How likely a value of this kind is what a sentence tells, rather than when or in which order.
int weight_of(Kind kind) {
    switch (kind) {
    case Kind::money: return 0;
    case Kind::percent: return 1;
    case Kind::quantity: return 2;
    case Kind::count: return 3;
    case Kind::duration: return 4;
    case Kind::number: return 5;
    case Kind::date: return 6;
    case Kind::time: return 7;
    case Kind::set: return 8;
    case Kind::ordinal:
    case Kind::name:
    case Kind::quote: return 9;
    }
    return 9;
}

/// Words that begin what is said of a subject, or stand for one.
constexpr std::string_view no_subjects[] = {"i",    "you",   "we",   "there", "here",   "who",
                                            "what", "when",  "may",  "might", "can",    "could",
                                            "will", "would", "must", "shall", "should", "do",
                                            "does", "did",   "not",  "if",    "so",     "then"};

template <std::size_t N>
bool is_among(std::string_view word, const std::string_view (&words)[N]) {
    return std::find(std::begin(words), std::end(words), folded(word)) != std::end(words);
}

bool is_small(std::string_view word) { return is_among(word, small_words); }

/// Whether words may name a thing: "the agent", "Team plan"; not "was", "Don't" or "ends".
bool may_be_subject(const std::vector<std::string>& words, bool from_start) {
    const auto says_little = [](const std::string& word) {
        return is_small(word) || is_among(word, no_subjects) || word.ends_with("n't");
    };
    if (words.empty() || std::all_of(words.begin(), words.end(), says_little)) return false;
    const std::string& first = words.front();
    const bool begins_name = first == "the" || first == "a" || first == "an" || first == "its" ||
                             (first[0] >= 'A' && first[0] <= 'Z');
    if (!from_start && !begins_name) return false;
    return begins_name || !says_little(first);
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// A word that a pattern may have: letters of any script, hyphens and apostrophes within.
bool is_word(std::string_view word) {
    if (word.empty() || word.front() == '-' || word.back() == '-') return false;
    return std::all_of(word.begin(), word.end(),
                       [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                                  c == '\'' || static_cast<unsigned char>(c) >= 0xC0 ||
                                  (static_cast<unsigned char>(c) >= 0x80 &&
                                   static_cast<unsigned char>(c) < 0xC0);
                       }) &&
           word.find("\xE2\x80") == std::string_view::npos; // typographic marks and dashes
}

/// The words right before and behind a value, as far as nothing else stands between: no
/// punctuation, no digits, no other value.
struct Surroundings {
    std::vector<std::string> before, after;
    bool from_start = false; ///< `before` begins with the sentence

    Surroundings(std::string_view text, Span sentence, const Value& value,
                 const std::vector<Value>& values) {
        const auto is_free = [&](Span span) {
            return std::none_of(values.begin(), values.end(), [&](const Value& other) {
                return other.span != value.span && other.span.overlaps(span);
            });
        };
        std::size_t at = value.core.start;
        while (at > sentence.start && is_blank(text[at - 1])) {
            std::size_t end = at;
            while (end > sentence.start && is_blank(text[end - 1]))
                --end;
            std::size_t start = end;
            while (start > sentence.start && !is_blank(text[start - 1]))
                --start;
            const std::string_view word = text.substr(start, end - start);
            if (!is_word(word) || !is_free({start, end})) break;
            before.insert(before.begin(), std::string(word));
            at = start;
        }
        from_start = at == sentence.start;
        at = value.core.end;
        while (at < sentence.end && is_blank(text[at])) {
            std::size_t start = at;
            while (start < sentence.end && is_blank(text[start]))
                ++start;
            std::size_t end = start;
            while (end < sentence.end && !is_blank(text[end]))
                ++end;
            std::size_t letters = end;
            while (letters > start &&
                   std::string_view(".,;:!?)").find(text[letters - 1]) != std::string_view::npos)
                --letters;
            const std::string_view word = text.substr(start, letters - start);
            if (!is_word(word) || !is_free({start, letters})) break;
            after.emplace_back(word);
            at = letters;
            if (letters != end) break;
        }
    }
};

/// Blanks and line ends as single blanks, none at the ends.
std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (!is_blank(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::string joined(std::vector<std::string> words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

/// A word as a pattern has it.
std::string escaped(const std::string& word) {
    std::string out;
    for (const char c : word) {
        if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string identifier_of(const std::string& words) {
    std::string out;
    for (const char c : folded(words)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9' && !out.empty());
        if (letter)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-'))
        out.pop_back();
    if (out.size() > 40)
        out.resize(out.find_last_of('-', 40) == std::string::npos ? 40 : out.find_last_of('-', 40));
    return out;
}

/// The cells of a table that tell what another says: the first of its row, the one on top of its
/// column.
struct CellNames {
    std::string row, column;

    /// Nothing where the sentence is no cell below a head, or one without words.
    static std::optional<CellNames> of(const Article& article, const Sentence& cell) {
        if (cell.column < 2 || cell.heading) return std::nullopt;
        CellNames out;
        for (const Sentence& other : article.sentences) {
            const bool above =
                other.heading && other.column == cell.column && other.paragraph < cell.paragraph;
            const bool beside = other.column == 1 && other.paragraph == cell.paragraph;
            if (above) out.column = on_one_line(other.span.of(article.text));
            if (beside) out.row = on_one_line(other.span.of(article.text));
        }
        const auto says = [](const std::string& words) {
            return !words.empty() && words.find('|') == std::string::npos;
        };
        if (!says(out.column) || !says(out.row)) return std::nullopt;
        return out;
    }

    /// A page with this table, as the text of a test has it.
    std::string page(const std::string& cell) const {
        return "| | " + column + " |\n| --- | --- |\n| " + row + " | " + cell + " |\n";
    }
};

class Drafter {
public:
    Drafter(const Article& article, const Sentence& where, const Value& value,
            const std::vector<Value>& values, bool is_name)
        : Drafter(article, where.span, value, values, is_name) {
        names_ = CellNames::of(article, where);
        if (!names_) return;
        text_.text = names_->page(text_.text);
        text_.markdown = true;
    }

    Drafter(const Article& article, Span sentence, const Value& value,
            const std::vector<Value>& values, bool is_name)
        : article_(article), value_(value), slot_(slot_of(value, is_name)),
          around_(article.text, sentence, value, values) {
        text_.text = on_one_line(sentence.of(article.text));
        if (article.day) text_.published = iso_date(*article.day);
    }

    std::optional<Draft> draft() {
        std::set<std::string> tried;
        // How many words before and behind: what reads best comes first.
        constexpr std::array<std::pair<std::size_t, std::size_t>, 18> windows = {{{3, 2},
                                                                                  {2, 2},
                                                                                  {2, 1},
                                                                                  {3, 0},
                                                                                  {2, 0},
                                                                                  {4, 3},
                                                                                  {1, 2},
                                                                                  {1, 1},
                                                                                  {0, 3},
                                                                                  {0, 2},
                                                                                  {0, 1},
                                                                                  {1, 0},
                                                                                  {5, 0},
                                                                                  {5, 4},
                                                                                  {6, 6},
                                                                                  {0, 5},
                                                                                  {0, 8},
                                                                                  {8, 0}}};
        if (names_) {
            if (auto draft = attempt(0, 1, 0, tried)) return draft;
            return attempt(0, 0, 0, tried);
        }
        // Two words and more say something; one may; else whatever stands there.
        for (const std::size_t least : {2U, 1U, 0U})
            for (const auto& [before, after] : windows)
                if (auto draft = attempt(before, after, least, tried)) return draft;
        return std::nullopt;
    }

private:
    std::optional<Draft> attempt(std::size_t before, std::size_t after, std::size_t least,
                                 std::set<std::string>& tried) {
        std::vector<std::string> left(around_.before.end() - static_cast<std::ptrdiff_t>(std::min(
                                                                 before, around_.before.size())),
                                      around_.before.end());
        std::vector<std::string> right(around_.after.begin(),
                                       around_.after.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   after, around_.after.size())));
        while (!left.empty() && is_small(left.front()))
            left.erase(left.begin());
        while (!right.empty() && is_small(right.back()))
            right.pop_back();
        if (!names_ && least == 0 && left.empty() && right.empty()) {
            left.assign(around_.before.begin(), around_.before.end());
            right.assign(around_.after.begin(), around_.after.end());
        }
        const std::size_t needed = names_ ? 0 : std::max<std::size_t>(least, 1);
        if (left.size() + right.size() < needed) return std::nullopt;
        std::string pattern;
        for (const std::string& word : left)
            pattern += escaped(word) + " ";
        pattern += slot_.type == digits_type
                       ? "(?<" + std::string(slot_.name) + ">\\d+)"
                       : "{{" + std::string(slot_.name) + ":" + std::string(slot_.type) + "}}";
        for (const std::string& word : right)
            pattern += " " + escaped(word);
        if (!tried.insert(pattern).second) return std::nullopt;
        return tested(pattern, left, right);
    }

    /// The draft, if its rule claims just this value in its sentence.
    std::optional<Draft> tested(const std::string& pattern, const std::vector<std::string>& left,
                                const std::vector<std::string>& right) {
        name_fact(left, right);
        const auto bare = read(rule_text(pattern, ""));
        if (!bare) return std::nullopt;
        const Article own = article_of(text_, 0);
        const Extraction found = extract(own, 0, values_in(own), *bare);
        if (found.claims.size() != 1 || !found.limits.empty()) return std::nullopt;
        const Claim& claim = found.claims.front();
        if (on_one_line(claim.value.span.of(own.text)) !=
                on_one_line(value_.span.of(article_.text)) ||
            claim.value.kind != value_.kind)
            return std::nullopt;

        Draft out;
        out.id = id_;
        out.pattern = pattern;
        out.kind = claim.value.kind;
        out.value = value_.span;
        out.rule = rule_text(pattern, test_text(claim, own.text));
        const auto whole = read(out.rule);
        if (!whole) return std::nullopt;
        const auto ran = run_examples(whole->front(), [](const auto&, const auto&) {
            return std::string(); // there are no pairs
        });
        if (ran.front().passed != 1 || !ran.front().faults.empty()) return std::nullopt;
        return out;
    }

    static std::optional<std::vector<Pack>> read(const std::string& rule) {
        auto packs =
            read_packs({SourceText("draft.yaml", "tally: 1\npack: draft\nrules:\n" + rule)});
        if (!packs) return std::nullopt;
        return std::move(*packs);
    }

    /// Whom and what it is about, in the words before the value; a start for whoever edits it.
    void name_fact(const std::vector<std::string>& left, const std::vector<std::string>& right) {
        std::vector<std::string> words = around_.before;
        if (words.size() > 6) words.erase(words.begin(), words.end() - 6);
        std::vector<std::string> subject;
        std::vector<std::string> attribute = right;
        if (words.size() > 1) {
            std::size_t end = words.size() - 1;
            while (end > 1 && is_small(words[end]))
                --end;
            subject.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end));
            attribute.insert(attribute.begin(), words.begin() + static_cast<std::ptrdiff_t>(end),
                             words.end());
        } else {
            attribute.insert(attribute.begin(), left.begin(), left.end());
        }
        while (!subject.empty() && subject.size() > 1 && is_small(subject.back()))
            subject.pop_back();
        while (attribute.size() > 1 && is_small(attribute.back()))
            attribute.pop_back();
        if (attribute.size() > 4) attribute.resize(4);
        const bool from_start = around_.from_start && around_.before.size() == words.size();
        subject_ = may_be_subject(subject, from_start) ? joined(subject) : "the event";
        attribute_ = attribute.empty() ? std::string(slot_.type) : joined(attribute);
        if (subject_.starts_with("The ")) subject_[0] = 't';
        if (names_) {
            subject_ = names_->row;
            attribute_ = folded(names_->column);
            id_ = identifier_of(attribute_);
            if (!is_identifier(id_)) id_ = "draft";
            return;
        }
        std::vector<std::string> telling;
        for (const auto& side : {left, right})
            for (const std::string& word : side)
                if (!is_small(word) && telling.size() < 3) telling.push_back(word);
        id_ = identifier_of(joined(telling));
        if (!is_identifier(id_)) id_ = "draft";
    }

    std::string rule_text(const std::string& pattern, const std::string& tests) const {
        std::string out = "  - id: " + id_ + "\n";
        out += "    match: " + yaml_quoted(pattern) + "\n";
        if (names_)
            out += "    near: {near: " + yaml_quoted(escaped(names_->column)) + ", in: column}\n";
        out += "    fact: {subject: " + yaml_text(subject_, true) +
               ", attribute: " + yaml_text(attribute_, true) + "}\n";
        return out + tests;
    }

    std::string test_text(const Claim& claim, const std::string& text) const {
        std::string out = "    tests:\n";
        if (names_) {
            out += "      - format: md\n        text: |\n          ";
            for (const char c : text_.text)
                out += c == '\n' ? std::string("\n          ") : std::string(1, c);
            out.resize(out.find_last_not_of(' ') + 1);
        } else {
            out += "      - text: " + yaml_text(text_.text, false) + "\n";
        }
        if (!text_.published.empty()) out += "        published: " + text_.published + "\n";
        std::string gives;
        const auto add = [&](std::string_view field) {
            const std::string content = field_of(claim, text, field);
            if (content != "null" && content != "false")
                gives += (gives.empty() ? "" : ", ") + std::string(field) + ": " +
                         yaml_text(content, true);
        };
        const bool is_exact = !claim.value.approximate && claim.value.value &&
                              field_of(claim, text, "min") == field_of(claim, text, "max");
        if (is_exact) {
            add("value");
        } else if (claim.value.kind == Kind::name) {
            add("name");
        } else {
            for (const std::string_view field :
                 {"min", "min_open", "max", "max_open", "approximate"})
                add(field);
        }
        if (claim.value.kind != Kind::name) add("unit");
        add("per");
        if (gives.empty()) add("text");
        if (claim.polarity == Polarity::denied) add("polarity");
        return out + "        gives: {" + gives + "}\n";
    }

    const Article& article_;
    const Value& value_;
    SlotName slot_;
    Surroundings around_;
    TestText text_;
    std::optional<CellNames> names_; ///< of a cell of a table
    std::string id_, subject_, attribute_;
};

/// What no recogniser takes for a value, but a rule may: versions, "3.10", and numbers behind the
/// word that they label, "port 8642".
std::vector<Value> names_in(const Article& article, const std::vector<Value>& values,
                            Span sentence) {
    const std::string_view text = article.text;
    std::vector<Value> out;
    for (std::size_t at = sentence.start; at < sentence.end;) {
        while (at < sentence.end && is_blank(text[at]))
            ++at;
        std::size_t end = at;
        while (end < sentence.end && !is_blank(text[end]))
            ++end;
        Span word{at, end};
        while (word.end > word.start &&
               std::string_view(".,;:!?)+").find(text[word.end - 1]) != std::string_view::npos)
            --word.end;
        at = end;
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const std::string words(word.of(text));
        if (std::none_of(words.begin(), words.end(), is_digit)) continue;
        if (std::any_of(values.begin(), values.end(),
                        [&](const Value& value) { return value.span.overlaps(word); }))
            continue;
        Value value;
        value.span = value.core = word;
        if (std::all_of(words.begin(), words.end(), is_digit)) {
            value.kind = Kind::number;
        } else if (auto version = version_in(words)) {
            value.kind = Kind::name;
            value.name = std::move(*version);
        } else {
            continue;
        }
        out.push_back(std::move(value));
    }
    return out;
}

/// The values of a sentence, those first that it is likeliest to tell.
std::vector<const Value*> candidates(const Article& article, const std::vector<Value>& values,
                                     Span sentence, std::string_view wanted) {
    std::vector<const Value*> out;
    for (const Value& value : values)
        if (sentence.contains(value.span) &&
            (wanted.empty() || value.span.of(article.text).find(wanted) != std::string_view::npos))
            out.push_back(&value);
    std::stable_sort(out.begin(), out.end(), [](const Value* a, const Value* b) {
        return weight_of(a->kind) < weight_of(b->kind);
    });
    return out;
}

} // namespace

bool is_head(const Sentence& sentence) { return sentence.heading && sentence.column > 0; }

std::vector<Draft> suggest_rules(const Article& article, std::string_view wanted) {
    const std::vector<Value> values = values_in(article);
    std::vector<Draft> out;
    for (const Sentence& sentence : article.sentences) {
        if (is_head(sentence)) continue;
        const auto draft_of = [&](const std::vector<Value>& among, bool are_names) {
            for (const Value* value : candidates(article, among, sentence.span, wanted))
                if (auto draft = Drafter(article, sentence, *value, values, are_names).draft()) {
                    out.push_back(std::move(*draft));
                    return true;
                }
            return false;
        };
        if (!draft_of(values, false)) draft_of(names_in(article, values, sentence.span), true);
    }
    return out;
}

std::string draft_pack(const std::string& name, std::vector<Draft> drafts) {
    std::string out =
        "# yaml-language-server: $schema=../.tally/pack.schema.json\n"
        "# A draft: say in `fact` what the value is about, loosen the pattern, and add\n"
        "# near misses, texts with such a value that give nothing.\n"
        "tally: 1\npack: " +
        name + "\nrules:\n";
    std::set<std::string> ids;
    for (const Draft& draft : drafts) {
        std::string id = draft.id;
        for (std::size_t more = 2; !ids.insert(id).second; ++more)
            id = draft.id + "-" + std::to_string(more);
        out += "  - id: " + id + draft.rule.substr(draft.rule.find('\n'));
        if (&draft != &drafts.back()) out += '\n';
    }
    return out;
}

} // namespace tally
