#include "claims/rules/describe.h"

#include "claims/rules/slots.h"
#include "claims/rules/template.h"

#include <algorithm>

namespace tally {

std::string text_of(const Template& parts) {
    std::string out;
    for (const TemplatePart& part : parts) {
        if (!part.is_capture) {
            out += part.text;
            continue;
        }
        out += "{{" + part.text;
        if (part.filter != Filter::none) out += "|" + std::string(name_of(part.filter));
        out += "}}";
    }
    return out;
}

std::string text_of(Scope scope, int words) {
    const std::string counted =
        std::to_string(words) + (words == 1 ? std::string(" word ") : std::string(" words "));
    switch (scope) {
    case Scope::sentence: return "sentence";
    case Scope::paragraph: return "paragraph";
    case Scope::article: return "article";
    case Scope::title: return "title";
    case Scope::heading: return "heading";
    case Scope::row: return "row";
    case Scope::column: return "column";
    case Scope::quote: return "quote";
    case Scope::words_before: return counted + "before";
    case Scope::words_after: return counted + "after";
    }
    return "";
}

namespace {

std::string kind_word(const Slot& slot) {
    if (slot.version) return "version";
    for (const SlotType& type : slot_types())
        if (type.kinds == slot.kinds) return std::string(type.name);
    std::string words;
    for (const Kind kind : slot.kinds)
        words += (words.empty() ? "" : " or ") + std::string(name_of(kind));
    return words;
}

} // namespace

std::vector<std::string> kinds_claimed(const Rule& rule) {
    std::vector<std::string> out;
    const auto add = [&](const std::string& word) {
        if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    };
    const auto add_slot = [&](const Pattern& pattern, std::string_view name) {
        for (const Slot& slot : pattern.slots)
            if (slot.name == name) add(kind_word(slot));
    };
    for (const ClaimTemplate& claim : rule.claims) {
        for (const Pattern& pattern : rule.match)
            add_slot(pattern, claim.value);
        for (const ExtraCapture& extra : rule.with) // its one slot, or "when.d"
            for (const Slot& slot : extra.pattern.slots)
                if (claim.value == extra.name + "." + slot.name ||
                    (claim.value == extra.name && extra.pattern.slots.size() == 1))
                    add_slot(extra.pattern, slot.name);
    }
    return out;
}

std::string text_of(const Tolerance& tolerance) {
    if (!tolerance.is_share) return tolerance.amount.to_string();
    return (tolerance.amount * Decimal(100)).to_string() + "%";
}

std::string_view name_of(PrecisionRule precision) {
    switch (precision) {
    case PrecisionRule::exact: return "exact";
    case PrecisionRule::written: return "written";
    }
    return "";
}

std::string_view name_of(Independence independence) {
    switch (independence) {
    case Independence::publisher: return "publisher";
    case Independence::copy: return "copy";
    case Independence::attribution: return "attribution";
    }
    return "";
}

std::string_view id_in_pack(const Rule& rule) {
    const std::string_view id = rule.terms->id;
    return id.substr(id.find('/') + 1);
}

} // namespace tally
