#include "claims/rules/read_relation.h"

#include "claims/rules/language.h"
#include "claims/rules/terms.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace tally {

namespace {

constexpr std::string_view subject = "subject";

bool is_in(std::string_view word, const std::vector<std::string_view>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

void check_attributes(NodeReader& reader, const YamlNode& expect, const Relation& relation,
                      const FactNames& known) {
    std::set<std::string> seen;
    const auto named = attributes_of(relation);
    if (named.empty())
        reader.error(expect, "the relation names no attribute", "name the attribute of a rule");
    for (const auto& [attribute, offset] : named) {
        if (!is_in(attribute, known.attributes))
            reader.error_in(expect, offset,
                            "no rule of this pack has the attribute '" + attribute + "'",
                            did_you_mean(attribute, known.attributes, "add a rule for it"));
        else if (!seen.insert(attribute).second)
            reader.error_in(expect, offset, "'" + attribute + "' stands in this relation twice",
                            "name each attribute once");
    }
}

void check_same(NodeReader& reader, const YamlNode& same, const FactNames& known) {
    std::vector<std::string_view> words = known.qualifiers;
    words.push_back(subject);
    for (const YamlNode& item : same.items)
        if (item.is_scalar() && !is_in(item.scalar, words))
            reader.error(item, "no rule of this pack has the qualifier '" + item.scalar + "'",
                         did_you_mean(item.scalar, words, "write subject, or a qualifier's name"));
}

/// "{left}" and "{right}" are all that a message can ask for.
void check_message(NodeReader& reader, const YamlNode& node, const std::string& message) {
    for (std::size_t at = message.find('{'); at != std::string::npos;
         at = message.find('{', at + 1)) {
        const std::size_t end = message.find('}', at);
        const std::string word = end == std::string::npos ? "" : message.substr(at, end - at + 1);
        if (word == "{left}" || word == "{right}") continue;
        reader.error(node, "the message asks for '" + message.substr(at, end - at + 1) + "'",
                     "it can hold {left} and {right}");
        return;
    }
}

} // namespace

void FactNames::add(const YamlNode& rule) {
    const auto note = [&](const YamlNode* fact) {
        if (fact == nullptr) return;
        if (const YamlNode* attribute = fact->find("attribute");
            attribute != nullptr && attribute->is_scalar() && !is_in(attribute->scalar, attributes))
            attributes.push_back(attribute->scalar);
        if (const YamlNode* stated = fact->find("qualifiers"))
            for (const auto& [name, value] : stated->entries)
                if (!is_in(name.scalar, qualifiers)) qualifiers.push_back(name.scalar);
    };
    note(rule.find("fact"));
    if (const YamlNode* claims = rule.find("claims"))
        for (const YamlNode& claim : claims->items)
            note(claim.find("fact"));
}

std::optional<RelationRule> read_relation(NodeReader& reader, const YamlNode& node,
                                          const std::string& pack, const FactNames& known) {
    if (!reader.mapping(node, "a relation", relation_shape())) return std::nullopt;
    RelationRule out;
    const YamlNode* id = reader.needed(node, "id", "a relation");
    const YamlNode* expect = reader.needed(node, "expect", "a relation");
    if (id == nullptr || expect == nullptr) return std::nullopt;
    out.id = pack + "/" + reader.identifier(*id, "the relation's id").value_or("");
    out.where = reader.where(*id);
    out.about = reader.optional_text(node, "about");
    out.help = reader.optional_text(node, "help");
    out.see = reader.optional_text(node, "see");
    if (!out.see.empty() && !out.see.starts_with("https://") && !out.see.starts_with("http://"))
        reader.error(*node.find("see"), "'see' is no address",
                     "write one that starts with https://");
    out.message = reader.optional_text(node, "message");
    if (!out.message.empty()) check_message(reader, *node.find("message"), out.message);
    out.same = {std::string(subject)};
    if (const YamlNode* same = node.find("same")) {
        out.same = reader.texts(*same, "'same'");
        check_same(reader, *same, known);
    }
    if (const YamlNode* severity = node.find("severity"))
        out.severity =
            read_severity(reader, *severity, "'severity'").value_or(RuleSeverity::warning);
    if (const YamlNode* tests = node.find("tests")) out.tests = read_relation_tests(reader, *tests);
    const auto text = reader.text(*expect, "'expect'");
    if (!text) return std::nullopt;
    out.expect = *text;
    auto parsed = parse_relation(*text);
    if (const auto* mistake = std::get_if<RelationMistake>(&parsed)) {
        reader.error_in(*expect, mistake->offset, mistake->what, mistake->cure);
        return std::nullopt;
    }
    out.relation = std::get<Relation>(std::move(parsed));
    check_attributes(reader, *expect, out.relation, known);
    return out;
}

} // namespace tally
