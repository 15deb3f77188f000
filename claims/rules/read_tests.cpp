#include "claims/base/calendar.h"
#include "claims/rules/language.h"
#include "claims/rules/read_relation.h"
#include "claims/rules/read_rule.h"

#include <algorithm>
#include <set>

namespace tally {

namespace {

constexpr std::string_view numbers[] = {"value", "min", "max"};

template <class List>
bool is_in(std::string_view word, const List& list) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_number_or_date(const std::string& text) {
    return text == "null" || Decimal::parse(text) || parse_iso_date(text) ||
           parse_iso_date(text + "-01") || parse_iso_date(text + "-01-01");
}

class TestReader {
public:
    TestReader(NodeReader& reader, const Rule& rule) : reader_(reader) {
        known_ = expected_claim_shape().key_names();
        for (const ClaimTemplate& claim : rule.claims)
            for (const auto& [name, parts] : claim.fact.qualifiers)
                if (!is_in(name, known_)) known_.push_back(name);
    }

    /// Of a relation: its texts give no claim that is told.
    explicit TestReader(NodeReader& reader) : reader_(reader) {}

    std::optional<RuleTest> read(const YamlNode& node);
    std::optional<RuleTest> read_of_relation(const YamlNode& node);

private:
    std::optional<TestText> read_text(const YamlNode& node, std::string_view what);
    bool read_about(const YamlNode& node, TestText& into);
    std::optional<ExpectedClaim> read_expected(const YamlNode& node);
    bool fits(const YamlNode& key, const YamlNode& value);
    std::string day(const YamlNode& mapping, std::string_view key);

    NodeReader& reader_;
    std::vector<std::string_view> known_;
};

std::string TestReader::day(const YamlNode& mapping, std::string_view key) {
    const YamlNode* node = mapping.find(key);
    if (node == nullptr) return "";
    if (node->is_scalar() && parse_iso_date(node->scalar)) return node->scalar;
    reader_.error(*node, "'" + std::string(key) + "' is no day", "write it as 2021-06-16");
    return "";
}

bool TestReader::read_about(const YamlNode& node, TestText& into) {
    const YamlNode* text = node.find("text");
    if (text == nullptr) return false;
    into.text = reader_.whole_text(*text, "'text'").value_or("");
    into.published = day(node, "published");
    into.as_of = day(node, "as_of");
    into.source = reader_.optional_text(node, "source");
    into.title = reader_.optional_text(node, "title");
    if (const YamlNode* format = node.find("format"))
        into.markdown = reader_.one_of<bool>(*format, "'format'", markdown_words()).value_or(false);
    into.where = reader_.where(*text);
    return !into.text.empty();
}

std::optional<TestText> TestReader::read_text(const YamlNode& node, std::string_view what) {
    TestText out;
    out.where = reader_.where(node);
    if (node.is_scalar()) {
        const auto text = reader_.whole_text(node, what);
        if (!text) return std::nullopt;
        out.text = *text;
        return out;
    }
    if (!reader_.mapping(node, what, test_text_shape())) return std::nullopt;
    if (reader_.needed(node, "text", what) == nullptr || !read_about(node, out))
        return std::nullopt;
    return out;
}

bool TestReader::fits(const YamlNode& key, const YamlNode& value) {
    const std::string& name = key.scalar;
    const std::string what = "'" + name + "'";
    if (!is_in(name, known_)) {
        reader_.error(key, "unknown key " + what + " in a claim",
                      did_you_mean(name, known_, "known are " + list_of(known_, "and")));
        return false;
    }
    if (is_in(name, numbers)) {
        if (value.is_null() || (value.is_scalar() && is_number_or_date(value.scalar))) return true;
        reader_.error(value, what + " is no number and no date",
                      "write it in digits: 2000000000, 0.5, 2021-06-16, or null");
        return false;
    }
    const ShapeKey* row = expected_claim_shape().key(name);
    if (row != nullptr && row->shape.sort == Shape::Sort::truth)
        return reader_.truth(value, what).has_value();
    if (name == "kind") {
        std::vector<std::pair<std::string_view, Kind>> choices;
        for (const KindInfo& info : kinds())
            choices.emplace_back(info.name, info.kind);
        choices.emplace_back("version", Kind::name);
        return reader_.one_of<Kind>(value, what, choices).has_value();
    }
    if (name == "polarity") return reader_.one_of<bool>(value, what, polarity_words()).has_value();
    return value.is_null() || reader_.text(value, what).has_value();
}

std::optional<ExpectedClaim> TestReader::read_expected(const YamlNode& node) {
    if (!node.is_mapping() || node.entries.empty()) {
        reader_.error(node, "'gives' must be a claim, a list of claims, or nothing",
                      node.is_scalar() || node.is_null() ? "write 'gives: nothing', or {value: 32}"
                                                         : "write {value: 32}, or 'nothing'");
        return std::nullopt;
    }
    ExpectedClaim out;
    out.where = reader_.where(node);
    for (const auto& [key, value] : node.entries)
        if (fits(key, value))
            out.fields.emplace_back(key.scalar, value.is_null() ? "null" : value.scalar);
    return out;
}

std::optional<RuleTest> TestReader::read(const YamlNode& node) {
    if (!reader_.mapping(node, "a test", test_shape())) return std::nullopt;
    RuleTest out;
    out.where = reader_.where(node);
    const YamlNode* pair = node.find("pair");
    if ((pair == nullptr) == (node.find("text") == nullptr)) {
        reader_.error(node, "a test needs 'text' with 'gives', or 'pair' with 'verdict'",
                      "keep one of the two");
        return std::nullopt;
    }
    const std::string_view result = pair == nullptr ? "gives" : "verdict";
    const std::string_view other = pair == nullptr ? "verdict" : "gives";
    const YamlNode* expected = reader_.needed(node, result, "a test");
    if (const YamlNode* stray = node.find(other))
        reader_.error(*stray,
                      "'" + std::string(other) + "' does not go with '" +
                          (pair == nullptr ? "text" : "pair") + "'",
                      "write '" + std::string(result) + "'");
    if (expected == nullptr) return std::nullopt;
    if (pair == nullptr) {
        TestText text;
        if (!read_about(node, text)) return std::nullopt;
        out.texts.push_back(std::move(text));
        if (expected->is_scalar() && expected->scalar == "nothing") return out;
        for (const YamlNode* one : reader_.one_or_more(*expected))
            if (auto claim = read_expected(*one)) out.gives.push_back(std::move(*claim));
        return out;
    }
    if (!pair->is_sequence() || pair->items.size() != 2) {
        const std::size_t has = pair->items.size();
        if (has > 2)
            reader_.error(*pair, "'pair' needs two texts, but has " + std::to_string(has),
                          "put a text that holds a comma in quotation marks");
        else
            reader_.error(*pair, "'pair' needs two texts", "write [first text, second text]");
        return std::nullopt;
    }
    for (const YamlNode& item : pair->items)
        if (auto text = read_text(item, "a text of a pair")) out.texts.push_back(std::move(*text));
    const auto verdict = reader_.one_of<std::string_view>(*expected, "'verdict'", verdict_words());
    const std::string published = day(node, "published");
    for (TestText& text : out.texts)
        if (text.published.empty()) text.published = published;
    if (out.texts.size() != 2 || !verdict) return std::nullopt;
    out.verdict = *verdict;
    return out;
}

std::optional<RuleTest> TestReader::read_of_relation(const YamlNode& node) {
    if (!reader_.mapping(node, "a test of a relation", relation_test_shape())) return std::nullopt;
    RuleTest out;
    out.where = reader_.where(node);
    const YamlNode* one_text = node.find("text");
    const YamlNode* several = node.find("texts");
    if ((one_text == nullptr) == (several == nullptr)) {
        reader_.error(node, "a test of a relation needs 'texts', or one 'text'",
                      "keep one of the two");
        return std::nullopt;
    }
    const YamlNode* expected = reader_.needed(node, "verdict", "a test of a relation");
    if (expected == nullptr) return std::nullopt;
    const auto items = reader_.one_or_more(several == nullptr ? *one_text : *several);
    for (const YamlNode* item : items)
        if (auto one = read_text(*item, "a text of a test")) out.texts.push_back(std::move(*one));
    const std::string published = day(node, "published");
    for (TestText& one : out.texts)
        if (one.published.empty()) one.published = published;
    const auto verdict =
        reader_.one_of<std::string_view>(*expected, "'verdict'", relation_verdict_words());
    if (out.texts.empty() || out.texts.size() != items.size() || !verdict) return std::nullopt;
    out.verdict = *verdict;
    return out;
}

} // namespace

std::vector<RuleTest> read_relation_tests(NodeReader& reader, const YamlNode& node) {
    std::vector<RuleTest> out;
    if (!node.is_sequence()) {
        reader.error(node, "'tests' must be a list", "start each test with '- texts:'");
        return out;
    }
    TestReader tests(reader);
    for (const YamlNode& item : node.items)
        if (auto test = tests.read_of_relation(item)) out.push_back(std::move(*test));
    return out;
}

std::vector<RuleTest> read_tests(NodeReader& reader, const YamlNode& node, const Rule& rule) {
    std::vector<RuleTest> out;
    if (!node.is_sequence()) {
        reader.error(node, "'tests' must be a list", "start each test with '- text:' or '- pair:'");
        return out;
    }
    TestReader tests(reader, rule);
    for (const YamlNode& item : node.items)
        if (auto test = tests.read(item)) out.push_back(std::move(*test));
    return out;
}

} // namespace tally
