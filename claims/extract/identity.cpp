#include "claims/extract/identity.h"

#include "claims/base/calendar.h"
#include "claims/base/utf8.h"
#include "claims/extract/dates.h"

namespace tally {

namespace {

constexpr std::string_view speaker_suffix = ".speaker";

/// Whether a text starts with so much of an ISO date: "2014", "2014-05".
bool starts_with_date(std::string_view text, std::size_t length) {
    if (text.size() < length ||
        (text.size() > length && text[length] != '-' && text[length] != 'T'))
        return false;
    for (std::size_t i = 0; i < length; ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

/// "2021", "2021-06" or "2021-06-16": as much of an ISO date as the words name ("since 2014" names
/// 2014 and allows all after it), or as both days of what they allow share, if that is so much.
std::optional<std::string> shared_part(const Value& value, std::size_t length) {
    if (value.timex3 && starts_with_date(value.timex3->value, length))
        return value.timex3->value.substr(0, length);
    const auto days = days_of(value);
    if (!days) return std::nullopt;
    const std::string first = iso_date(days->first).substr(0, length);
    if (first != iso_date(days->second).substr(0, length)) return std::nullopt;
    return first;
}

/// The name of the entity that words name, else the words.
std::string name_for(const std::string& words, const EntityNames& names) {
    const EntityNames::Known* known = names.named(words);
    return known ? known->entity->name : plain_words(words);
}

/// What a value is called where no filter asks for a part of it.
std::string words_for(const Captured& capture, const EntityNames& names) {
    if (!capture.value) return plain_words(capture.text);
    const Value& value = *capture.value;
    if (value.kind == Kind::name) {
        const Entity* entity = names.with_key(value.name);
        return entity ? entity->name : plain_words(capture.text);
    }
    if (value.kind == Kind::quote) return value.name;
    if (value.timex3) return value.timex3->value;
    if (value.value) return value.value->to_string() + (value.unit.empty() ? "" : " " + value.unit);
    return plain_words(capture.text);
}

std::optional<std::string> filtered(const Captured& capture, Filter filter,
                                    const EntityNames& names) {
    switch (filter) {
    case Filter::none: return words_for(capture, names);
    case Filter::year: return capture.value ? shared_part(*capture.value, 4) : std::nullopt;
    case Filter::month: return capture.value ? shared_part(*capture.value, 7) : std::nullopt;
    case Filter::day: return capture.value ? shared_part(*capture.value, 10) : std::nullopt;
    case Filter::lower: return plain_words(folded(capture.text));
    case Filter::number:
        if (!capture.value || !capture.value->value) return std::nullopt;
        return capture.value->value->to_string();
    case Filter::entity: return name_for(capture.text, names);
    }
    return std::nullopt;
}

/// The text of a part, or nothing where its capture is absent.
std::optional<std::string> text_of(const TemplatePart& part, const Captures& captures,
                                   const EntityNames& names) {
    if (!part.is_capture) return part.text;
    if (const auto found = captures.find(part.text); found != captures.end())
        return filtered(found->second, part.filter, names);
    if (!part.text.ends_with(speaker_suffix)) return std::nullopt;
    const auto quote = captures.find(part.text.substr(0, part.text.size() - speaker_suffix.size()));
    if (quote == captures.end() || !quote->second.quotation) return std::nullopt;
    const std::string& speaker = quote->second.quotation->speaker;
    if (speaker.empty()) return std::nullopt;
    return name_for(speaker, names);
}

/// All parts together, or the name of the first capture that is absent.
std::variant<std::string, const TemplatePart*> fill(const Template& parts, const Captures& captures,
                                                    const EntityNames& names) {
    if (parts.size() == 1 && !parts.front().is_capture) {
        const Entity* entity = names.with_key(parts.front().text);
        return entity ? entity->name : parts.front().text;
    }
    std::string out;
    for (const TemplatePart& part : parts) {
        const auto text = text_of(part, captures, names);
        if (!text || text->empty()) return &part;
        out += *text;
    }
    return out;
}

} // namespace

std::variant<Identity, std::string> identity_of(const FactTemplate& fact, const Captures& captures,
                                                const EntityNames& names) {
    Identity identity;
    const std::pair<const Template*, std::string*> needed[] = {
        {&fact.subject, &identity.subject},
        {&fact.attribute, &identity.attribute},
        {&fact.unit, &identity.unit},
    };
    for (const auto& [parts, place] : needed) {
        auto filled = fill(*parts, captures, names);
        if (const auto* absent = std::get_if<const TemplatePart*>(&filled)) return (*absent)->text;
        *place = std::get<std::string>(std::move(filled));
    }
    for (const auto& [key, parts] : fact.qualifiers) {
        auto filled = fill(parts, captures, names);
        if (auto* text = std::get_if<std::string>(&filled))
            identity.qualifiers.emplace_back(key, std::move(*text));
    }
    return identity;
}

} // namespace tally
