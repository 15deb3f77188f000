#include "claims/rules/read_rule.h"

#include "claims/rules/amount.h"
#include "claims/rules/guard.h"
#include "claims/rules/language.h"
#include "claims/rules/slots.h"
#include "claims/rules/template.h"
#include "claims/rules/translate.h"

#include <algorithm>
#include <utility>

namespace tally {

namespace {

/// Reads one rule; its members are what the keys share.
class RuleReader {
public:
    RuleReader(NodeReader& reader, const std::string& pack, const RuleDefaults& defaults,
               PackNames& names)
        : reader_(reader), pack_(pack), settings_(defaults), names_(names) {}

    std::optional<Rule> read(const YamlNode& node);

private:
    void read_words(const YamlNode& node);
    void read_match(const YamlNode& node);
    bool takes_value(const std::string& part);
    std::optional<Pattern> read_one_match(const YamlNode& node);
    void read_widen(const YamlNode& node, Pattern& into);
    void collect_captures(const YamlNode* with);
    void add_capture(Capture capture, const YamlNode* with);
    void read_claims(const YamlNode& node);
    std::optional<FactTemplate> read_fact(const YamlNode& node);
    void read_linking(const YamlNode& node, const FactTemplate& fact);
    Template read_identity(const YamlNode& mapping, std::string_view key, bool is_thing);
    Takes read_takes(const YamlNode& node, Takes otherwise);
    std::string value_slot(const YamlNode& node, const YamlNode* named);
    void see_unit(const YamlNode& fact, const std::string& slot);
    void fail(const YamlNode& node, std::string what, std::string cure) {
        reader_.error(node, std::move(what), std::move(cure));
        good_ = false;
    }

    NodeReader& reader_;
    const std::string& pack_;
    RuleDefaults settings_;
    PackNames& names_;
    Rule rule_;
    std::vector<Capture> captures_;
    bool good_ = true;
};

void RuleReader::read_words(const YamlNode& node) {
    RuleTerms& terms = settings_.terms;
    terms.about = reader_.optional_text(node, "about");
    terms.message = reader_.optional_text(node, "message");
    terms.help = reader_.optional_text(node, "help");
    terms.see = reader_.optional_text(node, "see");
    if (!terms.see.empty() && !terms.see.starts_with("https://") &&
        !terms.see.starts_with("http://"))
        fail(*node.find("see"), "'see' is no address", "write one that starts with https://");
}

/// What stands between the `|` of a pattern that are in no group and no class; nothing where there
/// is none.
std::vector<std::string> alternatives(const std::string& source) {
    std::vector<std::string> out;
    std::size_t start = 0;
    int depth = 0;
    bool in_class = false;
    for (std::size_t at = 0; at < source.size(); ++at) {
        const char c = source[at];
        if (c == '\\') {
            ++at;
        } else if (in_class) {
            in_class = c != ']';
        } else if (c == '[') {
            in_class = true;
            if (at + 1 < source.size() && source[at + 1] == '^') ++at;
            if (at + 1 < source.size() && source[at + 1] == ']') ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            out.push_back(source.substr(start, at - start));
            start = at + 1;
        }
    }
    if (!out.empty()) out.push_back(source.substr(start));
    return out;
}

/// "{m:money}" in a pattern, where "{{m:money}}" was meant; "" where there is no such thing.
std::string single_braces(const std::string& source) {
    for (std::size_t open = source.find('{'); open != std::string::npos;
         open = source.find('{', open + 1)) {
        const std::size_t close = source.find('}', open);
        const std::size_t colon = source.find(':', open);
        if (close == std::string::npos || colon > close) continue;
        if (slot_type_named(source.substr(colon + 1, close - colon - 1)) != nullptr)
            return source.substr(open, close + 1 - open);
    }
    return "";
}

/// Whether a part of a pattern has a slot, its own or a fragment's, or a named group.
bool RuleReader::takes_value(const std::string& part) {
    std::vector<PatternMistake> told_for_the_whole;
    const Translation alone =
        translate(part, settings_.style.prose, names_.names(), told_for_the_whole);
    return !alone.slots.empty() || !alone.groups.empty() || alone.names_told;
}

void RuleReader::read_match(const YamlNode& node) {
    for (const YamlNode* item : reader_.one_or_more(node)) {
        auto pattern = read_one_match(*item);
        if (!pattern) {
            good_ = false;
            continue;
        }
        const std::string single = single_braces(pattern->source);
        if (pattern->slots.empty())
            fail(*item, "this pattern takes no value",
                 !single.empty() ? "double the braces, {" + single + "}"
                 : pattern->writes_digits
                     ? std::string("put the digits into a named group, (?<n>\\d+)")
                     : std::string("let a slot take it, such as {{n:number}}"));
        for (const std::string& one : alternatives(pattern->source))
            if (!takes_value(one)) {
                fail(*item, "'" + one + "' takes no value, so it would match for nothing",
                     "each alternative needs a slot; put words that vary into (?:…|…)");
                break;
            }
        rule_.match.push_back(std::move(*pattern));
    }
    if (rule_.match.empty()) good_ = false;
}

std::optional<Pattern> RuleReader::read_one_match(const YamlNode& node) {
    // Guards are not looked for by words.
    const auto read = [&](const YamlNode& text, const PatternStyle& style) {
        auto pattern = read_pattern(reader_, text, style, names_);
        if (pattern) pattern->literals = literals_of(pattern->pcre, style.prose);
        return pattern;
    };
    if (!node.is_mapping()) return read(node, settings_.style);
    PatternStyle style = settings_.style;
    if (!reader_.mapping(node, "a pattern", match_shape())) return std::nullopt;
    read_style(reader_, node, style);
    const YamlNode* text = reader_.needed(node, "pattern", "a pattern");
    if (text == nullptr) return std::nullopt;
    auto pattern = read(*text, style);
    const YamlNode* widen = node.find("widen");
    if (pattern && widen != nullptr) read_widen(*widen, *pattern);
    return pattern;
}

void RuleReader::read_widen(const YamlNode& node, Pattern& into) {
    if (!reader_.mapping(node, "'widen'", widen_shape())) return;
    const auto read = [&](std::string_view key, Decimal& place, bool is_low) {
        const YamlNode* value = node.find(key);
        if (value == nullptr) return;
        const auto amount = value->is_scalar() ? parse_amount(value->scalar) : std::nullopt;
        if (!amount || amount->sort == Amount::Sort::share)
            fail(*value, "'" + std::string(key) + "' is no amount",
                 "write days such as -1d, or a number in the value's unit");
        else if (amount->amount.is_negative() != is_low && !amount->amount.is_zero())
            fail(*value, "'" + std::string(key) + "' would narrow the value",
                 is_low ? "write it with a minus, such as -1d" : "write it without a minus");
        else
            place = amount->amount;
    };
    read("low", into.widen_low, true);
    read("high", into.widen_high, false);
}

void RuleReader::add_capture(Capture capture, const YamlNode* with) {
    for (const Capture& other : captures_)
        if (other.name == capture.name && with != nullptr) {
            fail(*with, "'" + capture.name + "' names a slot and an extra capture",
                 "give one of them another name");
            return;
        }
    captures_.push_back(std::move(capture));
}

/// A quotation's speaker can be used as "q.speaker", where the text gives one.
bool is_quote(const Slot& slot) { return slot.kinds == std::vector<Kind>{Kind::quote}; }

/// What a count counts can be used as "n.unit"; a number that counts nothing gives no claim then.
bool can_count(const Slot& slot) {
    return std::find(slot.kinds.begin(), slot.kinds.end(), Kind::count) != slot.kinds.end();
}

/// All that templates may use: slots and groups of the patterns, then the extra captures.
void RuleReader::collect_captures(const YamlNode* with) {
    const auto in_all = [&](const std::string& name) {
        return std::all_of(rule_.match.begin(), rule_.match.end(), [&](const Pattern& pattern) {
            return pattern.regex.group(name).has_value();
        });
    };
    std::vector<std::string> seen;
    for (const Pattern& pattern : rule_.match) {
        std::vector<Slot> all = pattern.slots;
        for (const std::string& group : pattern.groups)
            all.push_back({group, {}, ""});
        for (const Slot& slot : all) {
            if (std::find(seen.begin(), seen.end(), slot.name) != seen.end()) continue;
            seen.push_back(slot.name);
            captures_.push_back({slot.name, slot.kinds, in_all(slot.name)});
            if (is_quote(slot)) captures_.push_back({slot.name + ".speaker", {}, false});
            if (can_count(slot)) captures_.push_back({slot.name + ".unit", {}, true});
        }
    }
    for (const ExtraCapture& extra : rule_.with) {
        const bool always = extra.required || extra.or_published;
        const Pattern& pattern = extra.pattern;
        if (pattern.slots.size() <= 1)
            add_capture({extra.name,
                         pattern.slots.empty() ? std::vector<Kind>() : pattern.slots[0].kinds,
                         always},
                        with);
        for (const Slot& slot : pattern.slots) {
            add_capture({extra.name + "." + slot.name, slot.kinds, always}, with);
            if (is_quote(slot)) add_capture({extra.name + ".speaker", {}, false}, with);
        }
        for (const std::string& group : pattern.groups)
            add_capture({extra.name + "." + group, {}, always}, with);
    }
    for (const std::string_view name : {story_capture, wording_capture})
        add_capture({std::string(name), {}, true}, with);
}

bool is_capture_alone(const Template& parts, std::string_view name) {
    return parts.size() == 1 && parts.front().is_capture && parts.front().text == name;
}

/// How the fact is found. The story and the wording stand alone where they stand, and a wording
/// without its story means nothing.
void RuleReader::read_linking(const YamlNode& node, const FactTemplate& fact) {
    const auto mentions = [](const Template& parts, std::string_view name) {
        return std::any_of(parts.begin(), parts.end(), [&](const TemplatePart& part) {
            return part.is_capture && part.text == name;
        });
    };
    const bool story = is_capture_alone(fact.subject, story_capture);
    const bool wording = is_capture_alone(fact.attribute, wording_capture);
    const auto misplaced = [&](const Template& parts, bool is_alone, std::string_view name) {
        return !is_alone && mentions(parts, name);
    };
    if (misplaced(fact.subject, story, story_capture) ||
        misplaced(fact.attribute, false, story_capture))
        fail(node, "{{story}} is the whole subject of a fact, or no part of it",
             "write subject: '{{story}}'");
    if (misplaced(fact.attribute, wording, wording_capture) ||
        misplaced(fact.subject, false, wording_capture))
        fail(node, "{{wording}} is the whole attribute of a fact, or no part of it",
             "write attribute: '{{wording}}'");
    if (wording && !story)
        fail(node, "a fact is told by its {{wording}} only within a story",
             "write subject: '{{story}}'");
    if (story) settings_.terms.linking = wording ? Linking::by_wording : Linking::by_role;
}

/// The slot that holds the value: the one that is named, or the only one.
std::string RuleReader::value_slot(const YamlNode& node, const YamlNode* named) {
    std::vector<std::string_view> slots;
    for (const Capture& capture : captures_)
        if (!capture.kinds.empty() && capture.name.find('.') == std::string::npos &&
            rule_.match.front().regex.group(capture.name))
            slots.push_back(capture.name);
    if (named == nullptr) {
        if (slots.size() == 1) {
            const std::string only(slots.front());
            for (const Pattern& pattern : rule_.match)
                if (!pattern.regex.group(only)) {
                    fail(node, "not every pattern has the slot '" + only + "'",
                         "call the slot that holds the value alike in all of them");
                    return "";
                }
            return only;
        }
        fail(node, "which slot holds the value: " + list_of(slots, "or") + "?",
             "add 'value: " + std::string(slots.empty() ? "n" : slots.front()) + "'");
        return "";
    }
    const auto name = reader_.text(*named, "'value'");
    if (!name) {
        good_ = false;
        return "";
    }
    const auto capture = std::find_if(captures_.begin(), captures_.end(), [&](const Capture& one) {
        return one.name == *name && !one.kinds.empty();
    });
    if (capture == captures_.end())
        fail(*named, "no slot is called '" + *name + "'",
             did_you_mean(*name, slots, "known are " + list_of(slots, "and")));
    else if (!capture->always)
        fail(*named, "not every pattern has the slot '" + *name + "'",
             "call the slot that holds the value alike in all of them");
    return *name;
}

/// A unit is given to bare numbers and counts alone: on top of a sum's own it would turn 12 euros
/// into 12 dollars.
void RuleReader::see_unit(const YamlNode& fact, const std::string& slot) {
    const YamlNode* unit = fact.find("unit");
    if (unit == nullptr) return;
    for (const Capture& capture : captures_) {
        if (capture.name != slot || capture.kinds.empty()) continue;
        const auto is_bare = [](Kind kind) { return kind == Kind::number || kind == Kind::count; };
        if (std::any_of(capture.kinds.begin(), capture.kinds.end(), is_bare)) continue;
        fail(*unit,
             "'unit' is the unit of a bare number, but what '" + slot + "' takes (" +
                 std::string(name_of(capture.kinds.front())) + ") has its own",
             "leave it out: such a value keeps what the text says");
    }
}

/// `subject`, `attribute`, `unit` or a qualifier: there always, but for a qualifier. A text that is
/// an entity's id stands for its name.
Template RuleReader::read_identity(const YamlNode& mapping, std::string_view key, bool is_thing) {
    const YamlNode* node = mapping.find(key);
    if (node == nullptr) return {};
    auto read = read_template(reader_, *node, "'" + std::string(key) + "'", captures_);
    if (!read) {
        good_ = false;
        return {};
    }
    if (is_thing && read->size() == 1 && !read->front().is_capture)
        read->front().text = names_.entity_name(read->front().text);
    return std::move(*read);
}

std::optional<FactTemplate> RuleReader::read_fact(const YamlNode& node) {
    if (!reader_.mapping(node, "a fact", fact_shape())) {
        good_ = false;
        return std::nullopt;
    }
    FactTemplate fact;
    for (const std::string_view key : {"subject", "attribute"})
        if (reader_.needed(node, key, "a fact") == nullptr) good_ = false;
    fact.subject = read_identity(node, "subject", true);
    fact.attribute = read_identity(node, "attribute", false);
    fact.unit = read_identity(node, "unit", false);
    for (const auto& [key, parts] :
         {std::pair("subject", fact.subject), {"attribute", fact.attribute}, {"unit", fact.unit}})
        for (const TemplatePart& part : parts)
            for (const Capture& capture : captures_)
                if (part.is_capture && capture.name == part.text && !capture.always)
                    fail(*node.find(key),
                         "'" + part.text + "' may be missing, but the " + key + " needs it",
                         "let each pattern have it, or add 'required: true' to the capture");
    read_linking(node, fact);
    const YamlNode* qualifiers = node.find("qualifiers");
    if (qualifiers == nullptr) return fact;
    if (!reader_.open_mapping(*qualifiers, "'qualifiers'")) {
        good_ = false;
        return fact;
    }
    for (const auto& [key, value] : qualifiers->entries) {
        if (!reader_.identifier(key, "the qualifier")) good_ = false;
        fact.qualifiers.emplace_back(key.scalar, read_identity(*qualifiers, key.scalar, true));
    }
    std::sort(fact.qualifiers.begin(), fact.qualifiers.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return fact;
}

Takes RuleReader::read_takes(const YamlNode& node, Takes otherwise) {
    const YamlNode* takes = node.find("takes");
    if (takes == nullptr) return otherwise;
    const auto word = reader_.one_of<Takes>(*takes, "'takes'", takes_words());
    if (!word) good_ = false;
    return word.value_or(otherwise);
}

void RuleReader::read_claims(const YamlNode& node) {
    const YamlNode* fact = node.find("fact");
    const YamlNode* claims = node.find("claims");
    const YamlNode* value = node.find("value");
    const Takes takes = read_takes(node, Takes::all);
    if ((fact == nullptr) == (claims == nullptr)) {
        fail(node,
             fact == nullptr ? "a rule needs 'fact' or 'claims'"
                             : "a rule has 'fact' or 'claims', not both",
             fact == nullptr ? "say with 'fact' what the value is about"
                             : "keep 'claims' where one match gives several claims");
        return;
    }
    if (fact != nullptr) {
        if (auto read = read_fact(*fact)) {
            const std::string slot = value_slot(*fact, value);
            see_unit(*fact, slot);
            rule_.claims.push_back({slot, takes, std::move(*read), reader_.where(*fact)});
        }
        return;
    }
    if (value != nullptr)
        fail(*value, "'value' does not go with 'claims'", "each claim states its own value");
    if (!claims->is_sequence() || claims->items.empty()) {
        fail(*claims, "'claims' must be a list",
             "write an item '- {value: n, fact: {…}}' for each claim");
        return;
    }
    for (const YamlNode& claim : claims->items) {
        if (!reader_.mapping(claim, "a claim", claim_shape())) {
            good_ = false;
            continue;
        }
        const YamlNode* slot = reader_.needed(claim, "value", "a claim");
        const YamlNode* about = reader_.needed(claim, "fact", "a claim");
        if (slot == nullptr || about == nullptr) {
            good_ = false;
            continue;
        }
        const std::string name = value_slot(claim, slot);
        see_unit(*about, name);
        if (auto read = read_fact(*about))
            rule_.claims.push_back(
                {name, read_takes(claim, takes), std::move(*read), reader_.where(claim)});
    }
}

std::optional<Rule> RuleReader::read(const YamlNode& node) {
    if (!reader_.mapping(node, "a rule", rule_shape())) return std::nullopt;
    const YamlNode* id = reader_.needed(node, "id", "a rule");
    const auto name = id == nullptr ? std::nullopt : reader_.identifier(*id, "the rule's id");
    const YamlNode* match = reader_.needed(node, "match", "a rule");
    settings_.terms.id = pack_ + "/" + name.value_or("?");
    settings_.terms.where = reader_.where(id != nullptr ? *id : node);
    read_words(node);
    read_shared_terms(reader_, node, settings_);
    if (match != nullptr) read_match(*match);
    if (const YamlNode* near = node.find("near"))
        rule_.near = read_guards(reader_, *near, "'near'", settings_.style, names_);
    if (const YamlNode* unless = node.find("unless"))
        rule_.unless = read_guards(reader_, *unless, "'unless'", settings_.style, names_);
    const YamlNode* with = node.find("with");
    if (with != nullptr) rule_.with = read_extra_captures(reader_, *with, settings_.style, names_);
    if (rule_.match.empty() || !good_) return std::nullopt;

    collect_captures(with);
    read_claims(node);
    const bool takes_a_bound =
        std::any_of(rule_.claims.begin(), rule_.claims.end(),
                    [](const ClaimTemplate& claim) { return claim.takes != Takes::all; });
    if (takes_a_bound && !settings_.terms.precision)
        settings_.terms.precision = PrecisionRule::exact; // who states a limit does not round it
    const bool writes_digits = std::all_of(rule_.match.begin(), rule_.match.end(),
                                           [](const Pattern& one) { return one.writes_digits; });
    if (writes_digits && !settings_.terms.precision)
        settings_.terms.precision = PrecisionRule::exact; // port 2000 is not port 2001
    rule_.terms = std::make_shared<const RuleTerms>(std::move(settings_.terms));
    if (const YamlNode* tests = node.find("tests"))
        rule_.tests = read_tests(reader_, *tests, rule_);
    if (!good_ || !name) return std::nullopt;
    return std::move(rule_);
}

} // namespace

std::optional<Rule> read_rule(NodeReader& reader, const YamlNode& node, const std::string& pack,
                              const RuleDefaults& defaults, PackNames& names) {
    return RuleReader(reader, pack, defaults, names).read(node);
}

} // namespace tally
