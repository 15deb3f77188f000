#include "claims/rules/language.h"

#include "claims/values/kinds.h"

namespace tally {

namespace {

using enum Shape::Sort;

Shape named(std::string_view name, Shape shape) {
    shape.name = name;
    return shape;
}

Shape pattern_text() { return Shape{text, "pattern"}; }

/// "5%", 2, "-1d", as far as it is taken.
Shape amount(std::string_view looks_like) { return pattern_shape(scalar, looks_like); }

/// A number or a day in what a test gives.
Shape bound() {
    return pattern_shape(optional,
                         "^(null|[-+]?[0-9]*\\.?[0-9]+|[0-9]{4}(-[0-9]{2}){0,2}([T ].*)?)$");
}

Shape day() { return pattern_shape(text, "^[0-9]{4}-[0-9]{2}-[0-9]{2}"); }

Shape template_text() { return Shape{scalar, "template"}; }

ShapeKey case_key() {
    return {"case", "'exact' makes upper and lower case matter", word_shape(caseless_words())};
}
ShapeKey syntax_key() {
    return {"syntax", "'pcre2' turns prose mode off: a blank is one blank, ' is one character",
            word_shape(prose_words())};
}

ShapeKey takes_key() {
    return {"takes",
            "what of the value is claimed: all that the words allow, or 'max' or 'min', the bound "
            "that they state, as a value of its own",
            word_shape(takes_words())};
}

/// What `defaults` and a rule share.
std::vector<ShapeKey> shared_keys() {
    return {
        {"severity", "how much each verdict weighs", severity_shape()},
        {"compare", "what a later, different value means, and how near two values must be",
         compare_shape()},
        {"precision", "whether a bare number is exact, or rounded to its last place",
         word_shape(precision_words())},
        {"independence", "what makes two claims one voice", word_shape(independence_words())},
        case_key(),
        syntax_key(),
    };
}

Shape scope() {
    return any_shape({word_shape(scope_words()),
                      pattern_shape(text, "^([1-9]|[1-4][0-9]|50) words? (before|after)$")});
}

Shape kind_words() {
    Shape shape{word};
    for (const KindInfo& info : kinds())
        shape.words.push_back(info.name);
    shape.words.push_back("version"); // a sort of name
    return shape;
}

Shape guards() {
    return named("guards", one_or_more_shape(any_shape({pattern_text(), guard_shape()})));
}

std::vector<ShapeKey> around_a_test() {
    return {
        {"published", "the article's date, from which relative dates are resolved", day()},
        {"as_of", "the day that the claims speak for", day()},
        {"source", "who published it", Shape{scalar}},
        {"title", "the article's title", Shape{scalar}},
        {"format", "'md' reads it as a page of Markdown, with its tables and headings",
         word_shape(markdown_words())},
    };
}

Shape mapping_of(std::string_view name, std::vector<ShapeKey> keys) {
    Shape shape{mapping, name};
    shape.keys = std::move(keys);
    return shape;
}

} // namespace

const Words<RuleSeverity>& severity_words() {
    static const Words<RuleSeverity> table = {{"error", RuleSeverity::error},
                                              {"warning", RuleSeverity::warning},
                                              {"note", RuleSeverity::note},
                                              {"off", RuleSeverity::off}};
    return table;
}

const Words<Moves>& moves_words() {
    static const Words<Moves> table = {{"never", Moves::never},
                                       {"grows", Moves::grows},
                                       {"shrinks", Moves::shrinks},
                                       {"any", Moves::any}};
    return table;
}

const Words<PrecisionRule>& precision_words() {
    static const Words<PrecisionRule> table = {{"exact", PrecisionRule::exact},
                                               {"written", PrecisionRule::written}};
    return table;
}

const Words<Independence>& independence_words() {
    static const Words<Independence> table = {{"publisher", Independence::publisher},
                                              {"copy", Independence::copy},
                                              {"attribution", Independence::attribution}};
    return table;
}

const Words<Takes>& takes_words() {
    static const Words<Takes> table = {
        {"all", Takes::all}, {"max", Takes::max}, {"min", Takes::min}};
    return table;
}

const Words<bool>& caseless_words() {
    static const Words<bool> table = {{"exact", false}, {"any", true}};
    return table;
}

const Words<bool>& prose_words() {
    static const Words<bool> table = {{"prose", true}, {"pcre2", false}};
    return table;
}

const Words<std::string_view>& verdict_words() {
    static const Words<std::string_view> table = {
        {"conflict", "conflict"},   {"update", "update"},
        {"agreement", "agreement"}, {"single-source", "single-source"},
        {"echo", "echo"},           {"no common fact", "no common fact"}};
    return table;
}

const Words<std::string_view>& relation_verdict_words() {
    static const Words<std::string_view> table = {
        {"holds", "holds"}, {"fails", "fails"}, {"not-evaluated", "not-evaluated"}};
    return table;
}

const Words<bool>& markdown_words() {
    static const Words<bool> table = {{"md", true}, {"txt", false}};
    return table;
}

const Words<bool>& fallback_words() {
    static const Words<bool> table = {{"published", true}};
    return table;
}

const Words<Scope>& scope_words() {
    static const Words<Scope> table = {
        {"sentence", Scope::sentence}, {"paragraph", Scope::paragraph}, {"article", Scope::article},
        {"title", Scope::title},       {"heading", Scope::heading},     {"row", Scope::row},
        {"column", Scope::column},     {"quote", Scope::quote}};
    return table;
}

const Words<bool>& polarity_words() {
    static const Words<bool> table = {{"asserted", true}, {"denied", false}};
    return table;
}

const Shape& severity_shape() {
    static const Shape shape = [] {
        std::vector<ShapeKey> keys;
        for (const auto& [name, about] : {std::pair<std::string_view, std::string_view>{
                                              "conflict", "claims that can't all be true"},
                                          {"update", "claims that differ, as the fact moves"},
                                          {"echo", "several sources of one origin"},
                                          {"single-source", "what one source says alone"}})
            keys.push_back({name, about, word_shape(severity_words())});
        return mapping_of("severity", std::move(keys));
    }();
    return shape;
}

const Shape& compare_shape() {
    static const Shape shape = mapping_of(
        "compare", {
                       {"moves", "how the fact changes with time; without it, never",
                        word_shape(moves_words())},
                       {"tolerance", "each claim allows that much more: 5%, 10, of dates 2d",
                        amount("^[+]?[0-9]*\\.?[0-9]+ *(%|d|days?|w|weeks?)?$")},
                       {"same-time", "claims within so many days speak for one time: 1d, 2 weeks",
                        pattern_shape(text, "^[+]?[0-9]+ *(d|days?|w|weeks?)$")},
                   });
    return shape;
}

const Shape& entity_shape() {
    static const Shape shape = mapping_of(
        "entity", {
                      {"name", "the name in identities and reports", Shape{scalar}, true},
                      {"also", "its other names", list_shape(Shape{scalar})},
                  });
    return shape;
}

const Shape& defaults_shape() {
    static const Shape shape = mapping_of("", shared_keys());
    return shape;
}

const Shape& widen_shape() {
    static const Shape shape = mapping_of(
        "",
        {
            {"low", "so far below the value, with a minus: -1d",
             amount("^(-[0-9]*\\.?[0-9]+|0) *(d|days?|w|weeks?)?$")},
            {"high", "so far above it: 1d", amount("^[+]?[0-9]*\\.?[0-9]+ *(d|days?|w|weeks?)?$")},
        });
    return shape;
}

const Shape& match_shape() {
    static const Shape shape = mapping_of(
        "match", {
                     {"pattern", "the pattern itself", pattern_text(), true},
                     {"widen", "its words allow more than the value says", widen_shape()},
                     case_key(),
                     syntax_key(),
                 });
    return shape;
}

const Shape& guard_shape() {
    static const Shape shape = mapping_of(
        "guard", {
                     {"near", "the pattern to look for", pattern_text(), true},
                     {"in",
                      "where to look: sentence, paragraph, article, title, heading (above), row "
                      "and column (the cells that name them), quote, 4 words before, 1 word after",
                      scope()},
                     {"because", "why; shown where the guard stood in a claim's way", Shape{text}},
                 });
    return shape;
}

const Shape& extra_capture_shape() {
    static const Shape shape = mapping_of(
        "capture",
        {
            {"find", "the pattern to look for, with a slot or a named group", pattern_text(), true},
            {"in",
             "where to look: sentence, paragraph, article, title, heading (above), row and column "
             "(the cells that name them), quote, 4 words before, 1 word after",
             scope()},
            {"or", "'published': the article's date where nothing is found",
             word_shape(fallback_words())},
            {"required", "no claim where nothing is found", Shape{truth}},
        });
    return shape;
}

const Shape& fact_shape() {
    static const Shape shape = mapping_of(
        "fact",
        {
            {"subject", "whom or what it is about: words, an entity's id, or a template",
             template_text(), true},
            {"attribute", "what of it the value says", template_text(), true},
            {"unit", "the unit of a bare number", template_text()},
            {"qualifiers", "what narrows it: by whom, where, when", names_shape(template_text())},
        });
    return shape;
}

const Shape& claim_shape() {
    static const Shape shape =
        mapping_of("claim", {
                                {"value", "the slot that holds the value", Shape{scalar}, true},
                                takes_key(),
                                {"fact", "what the value is about", fact_shape(), true},
                            });
    return shape;
}

const Shape& expected_claim_shape() {
    static const Shape shape = [] {
        Shape out =
            mapping_of("expected-claim",
                       {
                           {"value", "the value as written, scaled: 2000000000", bound()},
                           {"min", "the least that the words allow; null for no bound", bound()},
                           {"max", "the most that the words allow; null for no bound", bound()},
                           {"min_open", "whether `min` itself is left out", Shape{truth}},
                           {"max_open", "whether `max` itself is left out", Shape{truth}},
                           {"approximate", "whether the words hedge", Shape{truth}},
                           {"correction", "whether it withdraws earlier claims", Shape{truth}},
                           {"text", "the words of the value", Shape{optional}},
                           {"unit", "its unit: USD, percent, km, diplomat", Shape{optional}},
                           {"unit_text", "its unit as written", Shape{optional}},
                           {"per", "the denominator of a rate", Shape{optional}},
                           {"name", "of a name or a quotation", Shape{optional}},
                           {"change", "=, ~, >, <, up or down", Shape{optional}},
                           {"hedge", "the words that hedge", Shape{optional}},
                           {"subject", "of the fact", Shape{optional}},
                           {"attribute", "of the fact", Shape{optional}},
                           {"attribution", "whom the text credits", Shape{optional}},
                           {"as_of", "the day that it speaks for", Shape{optional}},
                           {"kind", "the kind of value", kind_words()},
                           {"polarity", "asserted or denied", word_shape(polarity_words())},
                       });
        out.of.push_back(Shape{optional}); // qualifiers
        return out;
    }();
    return shape;
}

const Shape& test_text_shape() {
    static const Shape shape = [] {
        std::vector<ShapeKey> keys = {{"text", "the text itself", Shape{text}, true}};
        for (ShapeKey& key : around_a_test())
            keys.push_back(std::move(key));
        return mapping_of("test-text", std::move(keys));
    }();
    return shape;
}

const Shape& test_shape() {
    static const Shape shape = [] {
        Shape nothing{word};
        nothing.words = {"nothing"};
        Shape two = list_shape(any_shape({Shape{text}, test_text_shape()}));
        two.exactly = 2;
        std::vector<ShapeKey> keys = {
            {"text", "a text that the rule reads", Shape{text}},
            {"gives",
             "the claim that it gives (only the keys named are compared), a list of all "
             "claims, or nothing",
             any_shape({nothing, one_or_more_shape(expected_claim_shape())})},
            {"pair", "two texts, as if of two independent sources", std::move(two)},
            {"verdict", "what holds between them", word_shape(verdict_words())},
        };
        for (ShapeKey& key : around_a_test())
            keys.push_back(std::move(key));
        Shape out = mapping_of("test", std::move(keys));
        out.either = {{"text", "gives"}, {"pair", "verdict"}};
        return out;
    }();
    return shape;
}

const Shape& rule_shape() {
    static const Shape shape = [] {
        std::vector<ShapeKey> keys = {
            {"id",
             "its name within the pack. Never use one again for something else: reports, "
             "baselines and decisions point at it",
             Shape{identifier}, true},
            {"about", "what it is for, in one line", Shape{text}},
            {"match",
             "PCRE2 in prose mode: a blank is any white space, {{name}} a list, fragment "
             "or entity, {{n:number}} a value",
             one_or_more_shape(any_shape({pattern_text(), match_shape()})), true},
            {"near", "what must stand near the match", guards()},
            {"unless", "what must not stand near it", guards()},
            {"with", "what else to find, by name",
             names_shape(any_shape({pattern_text(), extra_capture_shape()}))},
            {"value", "the slot that holds the value, where there are several", Shape{scalar}},
            takes_key(),
            {"fact", "what the value is about", fact_shape()},
            {"claims", "several claims of one match", list_shape(claim_shape())},
        };
        for (ShapeKey& key : shared_keys())
            keys.push_back(std::move(key));
        for (ShapeKey& key : std::vector<ShapeKey>{
                 {"message", "one line for reports: what a conflict of its claims is", Shape{text}},
                 {"help", "what to do about a conflict", Shape{text}},
                 {"see", "a page that says more", pattern_shape(text, "^https?://")},
                 {"tests", "texts, and what they give", list_shape(test_shape(), true)}})
            keys.push_back(std::move(key));
        Shape out = mapping_of("rule", std::move(keys));
        out.either = {{"fact"}, {"claims"}};
        return out;
    }();
    return shape;
}

const Shape& relation_shape() {
    static const Shape shape = mapping_of(
        "relation",
        {
            {"id", "its name within the pack", Shape{identifier}, true},
            {"expect", "an equation of attributes: adults + children = passengers", Shape{text},
             true},
            {"same", "what the facts share: subject, qualifiers", list_shape(Shape{scalar})},
            {"severity", "how much it weighs where it does not hold", word_shape(severity_words())},
            {"message", "one line for reports; {left} and {right} are the two sides", Shape{text}},
            {"about", "what it is for, in one line", Shape{text}},
            {"help", "what to do about a failure", Shape{text}},
            {"see", "a page that says more", pattern_shape(text, "^https?://")},
            {"tests", "texts, and the verdict on the relation over them",
             list_shape(relation_test_shape(), true)},
        });
    return shape;
}

const Shape& relation_test_shape() {
    static const Shape shape = [] {
        const Shape one = any_shape({Shape{text}, test_text_shape()});
        Shape out = mapping_of(
            "relation-test",
            {
                {"texts", "texts, each as if of an independent source", one_or_more_shape(one)},
                {"text", "one text", one},
                {"verdict", "what the relation comes to", word_shape(relation_verdict_words()),
                 true},
                {"published", "the day on which they appeared", day()},
            });
        out.either = {{"texts"}, {"text"}};
        return out;
    }();
    return shape;
}

const Shape& pack_shape() {
    static const Shape shape = mapping_of(
        "", {
                {"tally", "the version of the rule language", Shape{version}, true},
                {"pack", "its name; rules are called pack/rule", Shape{identifier}, true},
                {"about", "what it is for", Shape{text}},
                {"language", "of its articles; en where it is not said", Shape{text}},
                {"use", "packs whose names this one uses, as pack.name", list_shape(Shape{scalar})},
                {"lists", "plain words by name; {{name}} is one of them",
                 names_shape(list_shape(Shape{scalar}))},
                {"fragments", "parts of patterns by name", names_shape(pattern_text())},
                {"entities", "things by id, each with all its names; or lists of them",
                 names_shape(any_shape({entity_shape(), names_shape(entity_shape())}))},
                {"defaults", "what holds for all rules of the pack", defaults_shape()},
                {"rules", "what its claims are", list_shape(rule_shape())},
                {"relations", "arithmetic between facts", list_shape(relation_shape(), true)},
            });
    return shape;
}

} // namespace tally
