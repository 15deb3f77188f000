// fixtures/values/<kind>.yml: a meaning, many phrasings, and what each must be read as.
//
//   - name: more_than_2_billion_dollars
//     text: ["more than $2 billion", …]     one text or several
//     published: 2021-06-10                 optional
//     language: en-AU                       optional: its region says what "$" means
//     value: {kind: money, unit: USD, …}    the one value of that kind in each text; only the
//     fields
//                                           that are given are compared, "null" is no bound
//     values: [{…}, {…}]                    or all of the file's kind, in order
//     value: none                           no value of the file's kind
//
// A file whose name is no kind (fixtures/values/registers/) reads whole texts as an article:
//
//     all: [{kind: count, …}, {…}]          each value of the text, of any kind, in order
//     all: none                             nothing in it is a value
#include "claims/articles/sentences.h"
#include "claims/base/calendar.h"
#include "claims/base/source_text.h"
#include "claims/base/yaml.h"
#include "claims/values/value.h"
#include "tests/support/cases.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using tally::SourceText;
using tally::Value;
using tally::YamlNode;

struct Wanted {
    tally::Kind kind;
    const YamlNode* fields;
};

std::string text_of(const std::optional<tally::Decimal>& number) {
    return number ? number->to_string() : "null";
}

/// A bound as the fixtures write it: of a date "2021-06-16", of a time "2021-06-16T07:48:00".
std::string bound_of(const std::optional<tally::Decimal>& bound, tally::Kind kind) {
    if (!bound || (kind != tally::Kind::date && kind != tally::Kind::time)) return text_of(bound);
    const auto number = bound->to_whole(tally::Rounding::down).value();
    if (kind == tally::Kind::date)
        return tally::iso_date(tally::day_from_number(static_cast<int>(number)));
    const auto of_day = (number % 86400 + 86400) % 86400;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const tally::Day day = tally::day_from_number(static_cast<int>((number - of_day) / 86400));
    return tally::iso_date(day) + "T" + two(of_day / 3600) + ":" + two(of_day / 60 % 60) + ":" +
           two(of_day % 60);
}

std::string yes_no(bool value) { return value ? "true" : "false"; }

/// A field of a value as the fixtures write it.
std::string field(const Value& value, const std::string& text, const std::string& name) {
    if (name == "kind") return std::string(name_of(value.kind));
    if (name == "value") return text_of(value.value);
    if (name == "min") return bound_of(value.allows.min(), value.kind);
    if (name == "max") return bound_of(value.allows.max(), value.kind);
    if (name == "min_open") return yes_no(value.allows.min_open());
    if (name == "max_open") return yes_no(value.allows.max_open());
    if (name == "approximate") return yes_no(value.approximate);
    if (name == "change") return std::string(name_of(value.change));
    if (name == "hedge") return std::string(value.hedge);
    if (name == "unit") return value.unit.empty() ? "null" : value.unit;
    if (name == "per") return value.per.empty() ? "null" : value.per;
    if (name == "unit_text") return value.unit_text;
    if (name == "text") return std::string(value.span.of(text));
    if (name == "core") return std::string(value.core.of(text));
    if (name == "fraction") return yes_no(value.precision.fraction);
    if (name == "last_place") return value.precision.last_place.to_string();
    if (name == "last_digit") return value.precision.last_digit.to_string();
    if (name == "scale_word") return yes_no(value.precision.scale_word);
    if (name == "timex_type") return value.timex3 ? std::string(value.timex3->type) : "null";
    if (name == "timex") return value.timex3 ? value.timex3->value : "null";
    throw std::runtime_error("unknown field " + name);
}

tally::Setting setting_of(const YamlNode& entry) {
    tally::Setting setting;
    if (const YamlNode* const published = entry.find("published"))
        setting.published = tally::parse_iso_date(published->scalar);
    if (const YamlNode* const language = entry.find("language"))
        setting.language = language->scalar;
    return setting;
}

std::vector<Value> values_in(const std::string& text, const YamlNode& entry) {
    return tally::recognise(text, {{0, text.size()}}, setting_of(entry));
}

std::string listed(const std::vector<Value>& values, const std::string& text) {
    std::string out;
    for (const Value& value : values)
        out += " '" + std::string(value.span.of(text)) + "' (" + std::string(name_of(value.kind)) +
               ")";
    return out.empty() ? " nothing" : out;
}

/// The values of a text of any register, its sentences found as in an article.
std::vector<Value> values_of_article(const std::string& text, const YamlNode& entry) {
    std::vector<tally::Span> sentences;
    for (const tally::Sentence& sentence : tally::sentences_of(text))
        sentences.push_back(sentence.span);
    return tally::recognise(text, sentences, setting_of(entry));
}

tally::Kind kind_of(const YamlNode& fields, tally::Kind otherwise) {
    const YamlNode* const kind = fields.find("kind");
    return kind == nullptr ? otherwise : tally::kind_named(kind->scalar).value();
}

void compare(const Value& value, const std::string& text, const YamlNode& fields,
             const std::string& where) {
    for (const auto& [key, wanted] : fields.entries) {
        const std::string expected = wanted.is_null() ? "null" : wanted.scalar;
        const std::string actual = field(value, text, key.scalar);
        BOOST_CHECK_MESSAGE(actual == expected, where << ": '" << text << "': " << key.scalar
                                                      << " is " << actual << ", not " << expected);
    }
}

void run(const SourceText& file, const YamlNode& entry, tally::Kind file_kind) {
    const tally::Location place = file.location(entry.offset);
    const std::string where = place.file + ":" + std::to_string(place.line);
    std::vector<std::string> texts;
    const YamlNode* const given = entry.find("text");
    if (given == nullptr) throw std::runtime_error(where + ": no text");
    if (given->is_scalar()) texts.push_back(given->scalar);
    for (const YamlNode& item : given->items)
        texts.push_back(item.scalar);
    const YamlNode* const one = entry.find("value");
    const YamlNode* const several = entry.find("values");
    if ((one == nullptr) == (several == nullptr))
        throw std::runtime_error(where + ": needs value or values");
    std::vector<Wanted> wanted;
    if (one != nullptr && one->is_mapping()) wanted.push_back({kind_of(*one, file_kind), one});
    if (several != nullptr)
        for (const YamlNode& item : several->items)
            wanted.push_back({kind_of(item, file_kind), &item});
    for (const std::string& text : texts) {
        const std::vector<Value> all = values_in(text, entry);
        std::vector<Value> found;
        for (const Value& value : all) {
            const bool asked =
                wanted.empty() ? value.kind == file_kind
                               : std::any_of(wanted.begin(), wanted.end(),
                                             [&](const Wanted& w) { return w.kind == value.kind; });
            if (asked) found.push_back(value);
        }
        BOOST_CHECK_MESSAGE(found.size() == wanted.size(),
                            where << ": '" << text << "': found" << listed(all, text));
        for (std::size_t i = 0; i < std::min(found.size(), wanted.size()); ++i)
            compare(found[i], text, *wanted[i].fields, where);
    }
}

/// A case of a register: every value of its text, and no other.
void run_whole(const SourceText& file, const YamlNode& entry) {
    const tally::Location place = file.location(entry.offset);
    const std::string where = place.file + ":" + std::to_string(place.line);
    const YamlNode* const text = entry.find("text");
    const YamlNode* const wanted = entry.find("all");
    if (text == nullptr || wanted == nullptr)
        throw std::runtime_error(where + ": needs text and all");
    const std::vector<Value> found = values_of_article(text->scalar, entry);
    BOOST_CHECK_MESSAGE(found.size() == wanted->items.size(), where << ": '" << text->scalar
                                                                    << "': found"
                                                                    << listed(found, text->scalar));
    for (std::size_t i = 0; i < std::min(found.size(), wanted->items.size()); ++i)
        compare(found[i], text->scalar, wanted->items[i], where);
}

std::vector<tally::tests::Case> cases_of(const std::filesystem::path& path) {
    const auto file =
        std::make_shared<const SourceText>(path.string(), tally::tests::read_file(path));
    auto document = tally::read_yaml(*file);
    if (!document) throw std::runtime_error(to_string(document.error().front()));
    const auto root = std::make_shared<const YamlNode>(std::move(*document));
    const auto kind = tally::kind_named(path.stem().string());
    std::vector<tally::tests::Case> out;
    for (const YamlNode& entry : root->items) {
        const YamlNode* const name = entry.find("name");
        if (name == nullptr) throw std::runtime_error(path.string() + ": a case without a name");
        if (kind)
            out.push_back({name->scalar, [file, root, &entry, kind] { run(*file, entry, *kind); }});
        else
            out.push_back({name->scalar, [file, root, &entry] { run_whole(*file, entry); }});
    }
    return out;
}

const bool registered = tally::tests::add_case_suite({"fixtures/values", ".yml", cases_of});

} // namespace

BOOST_AUTO_TEST_SUITE(values_cases)

BOOST_AUTO_TEST_CASE(the_cases_are_registered) { BOOST_TEST(registered); }

BOOST_AUTO_TEST_SUITE_END()
