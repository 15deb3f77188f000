#include "claims/rules/terms.h"

#include "claims/rules/amount.h"
#include "claims/rules/language.h"

#include <string>

namespace tally {

namespace {

void read_severities(NodeReader& reader, const YamlNode& node, RuleTerms& into) {
    if (!reader.mapping(node, "'severity'", severity_shape())) return;
    const std::pair<std::string_view, RuleSeverity*> places[] = {
        {"conflict", &into.on_conflict},
        {"update", &into.on_update},
        {"echo", &into.on_echo},
        {"single-source", &into.on_single_source}};
    for (const auto& [key, place] : places)
        if (const YamlNode* value = node.find(key))
            if (const auto severity = read_severity(reader, *value, "'" + std::string(key) + "'"))
                *place = *severity;
}

void read_compare(NodeReader& reader, const YamlNode& node, RuleTerms& into) {
    if (!reader.mapping(node, "'compare'", compare_shape())) return;
    if (const YamlNode* moves = node.find("moves"))
        into.moves = reader.one_of<Moves>(*moves, "'moves'", moves_words()).value_or(into.moves);
    if (const YamlNode* tolerance = node.find("tolerance")) {
        const auto amount =
            tolerance->is_scalar() ? parse_amount(tolerance->scalar) : std::optional<Amount>();
        if (amount && !amount->amount.is_negative())
            into.tolerance = Tolerance{amount->amount, amount->sort == Amount::Sort::share};
        else
            reader.error(*tolerance, "'tolerance' is no amount",
                         "write a share such as 5%, a number in the value's unit, or days such as "
                         "2d");
    }
    if (const YamlNode* same_time = node.find("same-time")) {
        const auto amount =
            same_time->is_scalar() ? parse_amount(same_time->scalar) : std::optional<Amount>();
        const auto days = amount && amount->sort == Amount::Sort::days
                              ? amount->amount.to_whole(Rounding::down)
                              : std::nullopt;
        if (days && *days >= 1 && *days <= 36600 && amount->amount.is_whole())
            into.same_time_days = static_cast<int>(*days);
        else
            reader.error(*same_time, "'same-time' is no number of days",
                         "write 1d or more, such as 7d or '2 weeks'");
    }
}

} // namespace

std::optional<RuleSeverity> read_severity(NodeReader& reader, const YamlNode& node,
                                          std::string_view what) {
    return reader.one_of<RuleSeverity>(node, what, severity_words());
}

void read_style(NodeReader& reader, const YamlNode& mapping, PatternStyle& into) {
    if (const YamlNode* node = mapping.find("case"))
        into.caseless =
            reader.one_of<bool>(*node, "'case'", caseless_words()).value_or(into.caseless);
    if (const YamlNode* node = mapping.find("syntax"))
        into.prose = reader.one_of<bool>(*node, "'syntax'", prose_words()).value_or(into.prose);
}

void read_shared_terms(NodeReader& reader, const YamlNode& mapping, RuleDefaults& into) {
    read_style(reader, mapping, into.style);
    if (const YamlNode* node = mapping.find("severity")) read_severities(reader, *node, into.terms);
    if (const YamlNode* node = mapping.find("compare")) read_compare(reader, *node, into.terms);
    if (const YamlNode* node = mapping.find("precision"))
        if (const auto precision =
                reader.one_of<PrecisionRule>(*node, "'precision'", precision_words()))
            into.terms.precision = *precision;
    if (const YamlNode* node = mapping.find("independence"))
        into.terms.independence =
            reader.one_of<Independence>(*node, "'independence'", independence_words())
                .value_or(into.terms.independence);
}

} // namespace tally
