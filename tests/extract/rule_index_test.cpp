// Rules tried only where they may match, against the same rules tried everywhere: on all packs and
// texts that are here, and on random rules with texts of the rules' own words.
#include "claims/articles/sentences.h"
#include "claims/base/source_text.h"
#include "claims/extract/extract.h"
#include "claims/extract/literal_scan.h"
#include "claims/rules/read.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace tally;

namespace {

Article article_of(std::string text, std::string title = "") {
    Article article;
    article.id = article.path = "a.txt";
    article.source = "ledger";
    article.published = "2021-06-16";
    article.day = day_from_number(18794); // that day
    article.title = std::move(title);
    article.text = std::move(text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

std::vector<Value> values_in(const Article& article) {
    std::vector<Span> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return recognise(article.text, sentences, {article.day});
}

std::string shown(Span span) {
    return "[" + std::to_string(span.start) + "," + std::to_string(span.end) + ")";
}

std::string shown(const Claim& claim) {
    std::string out = claim.id + " " + claim.rule->id + " " + shown(claim.value.span) + " " +
                      claim.subject + "/" + claim.attribute + "/" + claim.value.unit + " " +
                      std::string(name_of(claim.polarity)) + " " + claim.attribution + " " +
                      claim.as_of_text + " " + claim.value.name;
    for (const auto& [name, value] : claim.qualifiers)
        out += " " + name + "=" + value;
    return out;
}

std::set<std::string> refusals(const Extraction& extraction) {
    std::set<std::string> out;
    for (const Refusal& refusal : extraction.refused)
        out.insert(refusal.rule->id + " " + shown(refusal.span) + " " + refusal.why);
    return out;
}

std::set<std::string> told(const Diagnostics& diagnostics) {
    std::set<std::string> out;
    for (const Diagnostic& one : diagnostics)
        out.insert(to_string(one));
    return out;
}

bool within(const std::set<std::string>& few, const std::set<std::string>& many) {
    return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

/// What is wrong with the fast path on an article, or "". Refusals and limits may be fewer: a
/// pattern need not be tried where it could give no claim.
std::string difference(const Extractor& fast, const Extractor& plain, const Article& article) {
    const std::vector<Value> values = values_in(article);
    const Extraction some = fast.extract(article, 0, values);
    const Extraction all = plain.extract(article, 0, values);
    std::string out;
    std::vector<std::string> left, right;
    std::transform(some.claims.begin(), some.claims.end(), std::back_inserter(left),
                   [](const Claim& claim) { return shown(claim); });
    std::transform(all.claims.begin(), all.claims.end(), std::back_inserter(right),
                   [](const Claim& claim) { return shown(claim); });
    if (left != right) {
        out += "claims differ:";
        for (const std::string& claim : left)
            out += "\n  fast: " + claim;
        for (const std::string& claim : right)
            out += "\n  plain: " + claim;
    }
    if (some.claimed != all.claimed) out += "\nother values are claimed";
    if (told(some.notes) != told(all.notes)) out += "\nother notes";
    if (!within(refusals(some), refusals(all))) out += "\nrefusals that are none";
    if (!within(told(some.limits), told(all.limits))) out += "\nlimits that are none";
    return out.empty() ? out : out + "\nin: " + article.text;
}

std::vector<Pack> packs_below(const std::string& folder) {
    std::vector<Pack> packs;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml") continue;
        auto read = read_packs({SourceText(entry.path().string(), tests::read_file(entry.path()))});
        if (!read) continue; // not a pack, or one that uses others
        std::vector<Pack> found = std::move(read).value();
        std::move(found.begin(), found.end(), std::back_inserter(packs));
    }
    return packs;
}

// Random rules

/// A part of a pattern, and a text that it matches.
struct Part {
    std::string pattern, text;
};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

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

private:
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

    std::mt19937 random_;
    unsigned slots_ = 0;
    bool is_prose_ = true;
};

const std::string head = "tally: 1\npack: t\n"
                         "lists: {things: [oil rigs, mines, naïve pupils, Kansas]}\n"
                         "fragments: {happening: '(?:was|were) (?:hit|struck)|collapsed'}\n"
                         "entities: {towns: {bonn: {name: Bonn, also: [the old capital]}}}\n"
                         "rules:\n";

} // namespace

BOOST_AUTO_TEST_SUITE(rule_index)

BOOST_AUTO_TEST_CASE(words_are_found_at_every_place_in_any_case_and_within_words) {
    const LiteralScan scan({"at", "boat", "oats", "withdrawn", "wit"});
    std::string found;
    for (const LiteralScan::Hit& hit : scan.find("BOATs withDrawn wit; a|t oat"))
        found += std::to_string(hit.offset) + ":" + std::to_string(hit.word) + " ";
    BOOST_TEST(found == "0:1 1:2 2:0 6:3 6:4 16:4 26:0 ");
    BOOST_TEST(scan.find("").empty());
    BOOST_TEST(LiteralScan({}).find("a boat").empty());
}

BOOST_AUTO_TEST_CASE(random_words_are_found_as_a_plain_search_finds_them) {
    const bool good = rc::check([] {
        const auto text_of = [](std::size_t least) {
            return rc::gen::suchThat(
                rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'A', '.', '\x80')),
                [=](const std::string& text) { return text.size() >= least; });
        };
        std::set<std::string> words;
        for (const std::string& word : *rc::gen::container<std::vector<std::string>>(text_of(2))) {
            std::string lower = word;
            std::replace(lower.begin(), lower.end(), 'A', 'a');
            std::replace(lower.begin(), lower.end(), '\x80', 'z');
            words.insert(lower.substr(0, 9));
        }
        const std::vector<std::string> list(words.begin(), words.end());
        const std::string text = *rc::gen::resize(200, text_of(0));
        std::string folded = text;
        std::replace(folded.begin(), folded.end(), 'A', 'a');
        std::vector<std::pair<std::size_t, std::size_t>> expected, found;
        for (std::size_t at = 0; at < folded.size(); ++at)
            for (std::size_t word = 0; word < list.size(); ++word)
                if (folded.compare(at, list[word].size(), list[word]) == 0)
                    expected.emplace_back(at, word);
        for (const LiteralScan::Hit& hit : LiteralScan(list).find(text))
            found.emplace_back(hit.offset, hit.word);
        RC_ASSERT(found == expected);
    });
    BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(all_packs_and_texts_here_give_the_same_claims_everywhere) {
    std::vector<Pack> packs;
    for (const char* folder : {"rules", "fixtures/extract", "fixtures/check", "fixtures/rules"})
        for (Pack& pack : packs_below(folder))
            packs.push_back(std::move(pack));
    const Extractor fast(packs);
    const Extractor plain(packs, Trying::everywhere);
    std::size_t claims = 0;
    std::size_t texts = 0;
    const auto compare = [&](const Article& article) {
        ++texts;
        claims += fast.extract(article, 0, values_in(article)).claims.size();
        const std::string wrong = difference(fast, plain, article);
        if (!wrong.empty()) BOOST_ERROR(wrong);
    };
    for (const Pack& pack : packs)
        for (const Rule& rule : pack.rules)
            for (const RuleTest& test : rule.tests)
                for (const TestText& text : test.texts)
                    compare(article_of(text.text, text.title));
    for (const auto& entry : std::filesystem::recursive_directory_iterator("fixtures"))
        if (entry.path().extension() == ".txt" || entry.path().extension() == ".md" ||
            entry.path().extension() == ".html")
            compare(article_of(tests::read_file(entry.path())));
    BOOST_TEST(texts > 100U);
    BOOST_TEST(claims > 100U);
}

BOOST_AUTO_TEST_CASE(random_rules_on_texts_of_their_words_give_the_same_claims_everywhere) {
    std::size_t made = 0;
    std::size_t claims = 0;
    const bool good = rc::check([&] {
        Maker maker(*rc::gen::noShrink(rc::gen::arbitrary<unsigned>()));
        std::string source = head;
        std::vector<std::string> texts;
        for (int i = 0; i < 8; ++i) {
            std::vector<std::string> more;
            const std::string rule = maker.rule("r" + std::to_string(i), more);
            if (!read_packs({SourceText("t.yaml", head + rule)})) continue; // `a?` alone, say
            source += rule;
            texts.insert(texts.end(), more.begin(), more.end());
        }
        if (texts.empty()) return;
        const std::vector<Pack> packs = read_packs({SourceText("t.yaml", source)}).value();
        made += packs.front().rules.size();
        const Extractor fast(packs);
        const Extractor plain(packs, Trying::everywhere);
        for (int i = 0; i < 6; ++i) {
            const Article article = article_of(maker.article(texts), "asks 12 members");
            claims += fast.extract(article, 0, values_in(article)).claims.size();
            const std::string wrong = difference(fast, plain, article);
            if (!wrong.empty()) RC_FAIL(wrong + "\n" + source);
        }
    });
    BOOST_TEST(good);
    BOOST_TEST(made > 300U);
    BOOST_TEST(claims > 300U);
}

BOOST_AUTO_TEST_SUITE_END()
