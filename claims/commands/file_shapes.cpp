#include "claims/commands/file_shapes.h"

#include "claims/reports/formats.h"
#include "claims/rules/language.h"

#include <utility>

namespace tally {

namespace {

using enum Shape::Sort;

constexpr std::string_view days = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

Shape mapping_of(std::string_view name, std::vector<ShapeKey> keys) {
    Shape shape{mapping, name};
    shape.keys = std::move(keys);
    return shape;
}

/// A mapping whose keys are any words of the file's own.
Shape any_names(Shape held) {
    Shape shape = names_shape(std::move(held));
    shape.any_name = true;
    return shape;
}

Shape words_of(std::vector<std::string_view> words) {
    Shape shape{word};
    shape.words = std::move(words);
    return shape;
}

/// `check`.
Shape check_settings() {
    return mapping_of(
        "",
        {
            {"fail-on", "what weighs so much fails the check",
             words_of({"error", "warning", "note", "never"})},
            {"time-zone", "whose calendar tells the day of a moment in UTC: Europe/Berlin, +02:00",
             Shape{text}},
            {"hedges", "how far about, nearly and just_over reach: [-10%, +10%]",
             any_names(list_shape(Shape{scalar}))},
        });
}

std::vector<std::string_view> format_words() {
    std::vector<std::string_view> words;
    for (const ReportFormat& format : report_formats())
        words.push_back(format.name);
    return words;
}

Shape report_entry() {
    return mapping_of("", {
                              {"format", "as --format has it", words_of(format_words()), true},
                              {"to", "the file that it is written to", Shape{text}, true},
                          });
}

Shape decision_on_a_fact() {
    return mapping_of(
        "", {
                {"fact", "the fact's id, as reports show it",
                 pattern_shape(text, "^f:[0-9a-f]{8,16}$")},
                {"claim", "the claim's id, as reports show it",
                 pattern_shape(text, "^c:[0-9a-f]{8,16}$")},
                {"accept", "the value that holds; claims that can't be it stop failing the check",
                 Shape{scalar}},
                {"drop", "true: this claim does not count", words_of({"true"})},
                {"because", "the reason, for whoever reads the report", Shape{text}, true},
                {"evidence", "where the reason can be looked up", Shape{text}},
                {"by", "who decided", Shape{text}},
                {"until", "the last day on which it holds", pattern_shape(text, days)},
                {"claims",
                 "what was ruled on: claims by id, each with its sentence then; a decision without "
                 "them is on all",
                 any_names(Shape{text})},
            });
}

} // namespace

const std::vector<std::string_view>& source_kinds() {
    static const std::vector<std::string_view> kinds = {"wire"};
    return kinds;
}

const Shape& article_entry_shape() {
    static const Shape shape = mapping_of(
        "article-entry",
        {
            {"path", "a file, a folder, or a pattern of paths: articles/*/**/*.{txt,md}",
             Shape{text}, true},
            {"source",
             "who published them; {dir} is the first folder below the part of the path "
             "without wildcards, {name} the file's name without its ending",
             Shape{scalar}},
            {"published", "when: a date, or {name:date} for the first date in the file's name",
             Shape{text}},
            {"story",
             "the event that they tell of: articles of one story are compared, and with no "
             "other; {dir} and {name} as in source",
             Shape{scalar}},
        });
    return shape;
}

const Shape& database_shape() {
    static const Shape shape = mapping_of(
        "database",
        {
            {"file", "the file that claims are kept in, or :memory:", Shape{text}},
            {"full-text", "true: keep an index of all sentences, for tally facts ~ 'words'",
             Shape{truth}},
        });
    return shape;
}

const Shape& source_shape() {
    static const Shape shape = mapping_of(
        "source",
        {
            {"name", "its name for people", Shape{scalar}},
            {"kind", "wire: an agency whose texts others print", words_of(source_kinds())},
            {"reprints", "sources, by id or name, that it is never independent of",
             any_shape({Shape{scalar}, list_shape(Shape{scalar}, true)})},
        });
    return shape;
}

const Shape& config_shape() {
    static const Shape shape = [] {
        Shape no_more{optional}; // `ledger:` with nothing behind it
        const Shape globs = any_shape({Shape{scalar}, list_shape(Shape{scalar}, true)});
        return mapping_of(
            "",
            {
                {"tally", "the version of this format", Shape{version}},
                {"project", "the project's name, for reports", Shape{text}},
                {"database", "the file that claims are kept in, or :memory:",
                 any_shape({Shape{text}, database_shape()})},
                {"articles",
                 "what paths tell of their articles; a run that names no path reads "
                 "what these match",
                 list_shape(article_entry_shape(), true)},
                {"exclude", "patterns of files and folders that are not read below folders", globs},
                {"rules",
                 "rule packs: files, folders, patterns, names of packs that come with "
                 "tally; 'default' is those that are on by themselves",
                 any_shape({Shape{scalar}, list_shape(Shape{scalar})})},
                {"sources", "what is known of sources, by id",
                 any_names(any_shape({source_shape(), no_more}))},
                {"check", "settings of the check", check_settings()},
                {"severity",
                 "how much verdicts weigh, by rule or pack ('*' is all), over what the pack says",
                 any_names(severity_shape())},
                {"decisions", "the file of decisions; tally-decisions.yaml without it",
                 Shape{text}},
                {"baseline", "the file of known findings; tally-baseline.yaml without it",
                 Shape{text}},
                {"reports", "reports that every check writes, beside what the terminal shows",
                 list_shape(report_entry(), true)},
                {"queries", "saved queries by name, in SQL, for tally query --saved",
                 any_names(Shape{text})},
            });
    }();
    return shape;
}

const Shape& decisions_shape() {
    static const Shape shape = [] {
        Shape decision = decision_on_a_fact();
        decision.either = {{"fact", "accept"}, {"claim", "drop"}};
        return mapping_of("", {
                                  {"tally", "the version of this format", Shape{version}, true},
                                  {"decisions", "rulings on facts and claims, each with its reason",
                                   list_shape(std::move(decision), true), true},
                              });
    }();
    return shape;
}

const Shape& baseline_shape() {
    static const Shape shape = [] {
        Shape finding =
            mapping_of("", {
                               {"id", "of a fact or a relation, as reports have it",
                                pattern_shape(text, "^[fr]:[0-9a-f]{16}$"), true},
                               {"verdict", "its verdict when this was written", Shape{text}, true},
                               {"said", "the values that were said of it then; another one is new",
                                list_shape(Shape{scalar}, true), true},
                               {"about", "for whoever reads this", Shape{text}},
                           });
        return mapping_of("", {
                                  {"tally", "the version of this format", Shape{version}, true},
                                  {"known", "findings that tally check --new does not count",
                                   list_shape(std::move(finding), true), true},
                              });
    }();
    return shape;
}

} // namespace tally
