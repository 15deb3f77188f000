// Random rules, and texts that they may match: for the property test of the rule index and for its
// fuzz harness.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tally::tests {

/// A part of a pattern, and a text that it matches.
struct Part {
    std::string pattern, text;
};

/// Makes rules, and articles of the words of rules, by draws: of a random generator, or of the
/// bytes of a fuzzer's input.
class RuleMaker {
public:
    /// What stands above the rules of a pack: the lists, fragments and names that they use.
    static inline const std::string head =
        "tally: 1\npack: t\n"
        "lists: {things: [oil rigs, mines, naïve pupils, Kansas]}\n"
        "fragments: {happening: '(?:was|were) (?:hit|struck)|collapsed'}\n"
        "entities: {towns: {bonn: {name: Bonn, also: [the old capital]}}}\n"
        "rules:\n";

    explicit RuleMaker(std::function<unsigned()> draw) : draw_(std::move(draw)) {}

    unsigned below(unsigned limit) { return draw_() % limit; }

    const std::string& word() {
        static const std::vector<std::string> words = {
            "killed",   "flood", "strike", "members", "café",   "Straße",    "naïve", "kilos",
            "school",   "boss",  "Zürich", "ship",    "ships",  "won",       "at",    "risk",
            "quake",    "aid",   "Kansas", "tax",     "ask",    "asks",      "Škoda", "said",
            "collapse", "mine",  "miner",  "oil",     "speaks", "sanctions", "talks", "is"};
        return words[below(static_cast<unsigned>(words.size()))];
    }

    /// One rule, and texts that its pattern matches.
    std::string rule(const std::string& id, std::vector<std::string>& texts) {
        slots_ = 0;
        is_prose_ = below(4) != 0;
        std::vector<std::string> slot_names;
        std::string pattern, text;
        const unsigned parts = 1 + below(4);
        const unsigned slot_at = below(parts);
        for (unsigned i = 0; i < parts; ++i) {
            const std::string blank = i == 0 ? "" : " ";
            Part next = i == slot_at || below(5) == 0 ? slot(slot_names) : plain(2);
            pattern += blank + next.pattern;
            text += blank + next.text;
        }
        texts.push_back(text);
        std::string out = "  - id: " + id + "\n    match: '" + pattern + "'\n";
        if (!is_prose_) out += "    syntax: pcre2\n";
        if (below(3) == 0) out += "    case: exact\n";
        if (below(4) == 0) out += guard("near", texts);
        if (below(4) == 0) out += guard("unless", texts);
        if (below(4) == 0) {
            out += "    with: {extra: {find: '" + word() + "', in: " + scope() + "}}\n";
            out += "    fact: {subject: s, attribute: " + id + ", qualifiers: {x: '{{extra}}'}}\n";
        } else {
            out += "    fact: {subject: s, attribute: " + id + "}\n";
        }
        return out + "    value: " + slot_names[below(static_cast<unsigned>(slot_names.size()))] +
               "\n";
    }

    /// A text of these, of words of the rules, values and marks.
    std::string article(const std::vector<std::string>& texts) {
        std::string out;
        for (unsigned parts = 3 + below(25); parts > 0; --parts) {
            std::string next = below(3) == 0 ? texts[below(static_cast<unsigned>(texts.size()))]
                                             : (below(3) == 0 ? value() : word());
            switch (below(8)) {
            case 0: next = changed(next, 's', "ſ"); break;
            case 1: next = changed(next, 'k', "\xE2\x84\xAA"); break;
            case 2:
                for (char& c : next)
                    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
                break;
            case 3: next = "“" + next + ",”"; break;
            default: break;
            }
            static const std::vector<std::string> between = {" ",  " ",  " ",    " ", ", ",
                                                             ". ", ". ", "\n\n", "-", "\xC2\xA0"};
            out += next + between[below(static_cast<unsigned>(between.size()))];
        }
        return out + ".";
    }

    /// A value in words or digits, or what only looks like one.
    std::string value() {
        static const std::vector<std::string> values = {
            "12",         "nearly 40", "three",
            "$5 million", "3%",        "June 16",
            "2014",       "the first", "two dozen",
            "5 km",       "8 a.m.",    "€1.5 bn",
            "Monday",     "one",       "more than 30",
            "5½ years",   "none",      "a third",
            "COVID-19",   "a decade",  "F\xF3\xB0\x80\x80"};
        return values[below(static_cast<unsigned>(values.size()))];
    }

private:
    static std::string changed(std::string text, char from, const std::string& to) {
        const std::size_t at = text.find(from);
        return at == std::string::npos ? text : text.replace(at, 1, to);
    }

    Part slot(std::vector<std::string>& names) {
        static const std::vector<Part> kinds = {{"number", "12"},       {"money", "$5 million"},
                                                {"percent", "3%"},      {"date", "June 16"},
                                                {"any", "5 km"},        {"quote", "“we ask”"},
                                                {"name:towns", "Bonn"}, {"ordinal", "first"}};
        const Part& kind = kinds[below(static_cast<unsigned>(kinds.size()))];
        names.push_back("v" + std::to_string(++slots_));
        return {"{{" + names.back() + ":" + kind.pattern + "}}", kind.text};
    }

    Part plain(int depth) {
        const std::string& one = word();
        const std::string& other = word();
        switch (below(depth > 0 ? 13U : 6U)) {
        case 0:
        case 1: return {one, one};
        case 2: return {one + "\\w*", one + "er"};
        case 3: return {one + "s?", one};
        case 4: return {"\\w+", one};
        case 5: return {one.substr(0, 1) + "[" + std::string("aeiou") + "]?\\w+", one};
        case 6: return {"{{things}}", "oil rigs"};
        case 7: return {"{{happening}}", "was hit"};
        case 8: return {"{{gap:3}} " + one, other + " " + one};
        case 9: {
            const Part a = plain(depth - 1);
            const Part b = plain(depth - 1);
            return {"(?:" + a.pattern + "|" + b.pattern + ")", below(2) == 0 ? a.text : b.text};
        }
        case 10: {
            const Part a = plain(depth - 1);
            return {"(?:" + a.pattern + " )?" + one, below(2) == 0 ? a.text + " " + one : one};
        }
        case 11: return {"(?:" + one + " ?)+", one};
        default:
            if (is_prose_) return {one + "-" + other, one + "–" + other};
            return {"(?i:" + one + ")(?!x)(?<=.)\\b", one};
        }
    }

    std::string scope() {
        static const std::vector<std::string> scopes = {
            "sentence", "paragraph",      "article",      "title",
            "quote",    "4 words before", "2 words after"};
        return scopes[below(static_cast<unsigned>(scopes.size()))];
    }

    std::string guard(const std::string& sort, std::vector<std::string>& texts) {
        texts.push_back(word());
        return "    " + sort + ": {near: '" + texts.back() + "', in: " + scope() + "}\n";
    }

    std::function<unsigned()> draw_;
    unsigned slots_ = 0;
    bool is_prose_ = true;
};

} // namespace tally::tests
