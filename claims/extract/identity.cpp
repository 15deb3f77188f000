#include "claims/extract/identity.h"

#include "claims/base/calendar.h"
#include "claims/base/utf8.h"
#include "claims/extract/dates.h"
#include "claims/rules/versions.h"
#include "claims/values/lemma.h"
#include "claims/values/tokens.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::string_view speaker_suffix = ".speaker";
constexpr std::string_view unit_suffix = ".unit";
constexpr std::string_view per = " per ";

bool is_article(const Token& token) {
    return token.is("the") || token.is("a") || token.is("an") || token.is("each") ||
           token.is("every") || token.is("your") || token.is("our") || token.is("its");
}

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

/// A number in digits, as many of them behind the point as were written: 2.10 is not 2.1, which
/// matters where they are no numbers but names of things.
std::string number_in_full(const Value& value) {
    std::string out = value.value->to_string();
    const Decimal& place = value.precision.last_place;
    if (value.precision.scale_word || place.is_zero() || place >= Decimal(1)) return out;
    const std::size_t point = out.find('.');
    const std::size_t has = point == std::string::npos ? 0 : out.size() - point - 1;
    const auto wanted = static_cast<std::size_t>(-place.last_digit_exponent());
    if (has >= wanted) return out;
    if (point == std::string::npos) out += '.';
    return out + std::string(wanted - has, '0');
}

/// "API requests" of "The API  requests": in small letters, without an article before it, its last
/// word as a dictionary has it.
std::string noun_of(std::string_view words) {
    const std::string plain = plain_words(folded(words));
    TokenisedSentence tokens;
    tokens.tokenise(plain, {0, plain.size()});
    std::size_t first = 0;
    while (first + 1 < tokens.size() && is_article(tokens[first]))
        ++first;
    std::size_t last = tokens.size();
    while (last > first && !tokens[last - 1].is_word())
        --last;
    if (last == first) return plain;
    const std::size_t start = tokens.start_of(first);
    return plain.substr(start, tokens.start_of(last - 1) - start) + lemma_of(tokens[last - 1]) +
           plain.substr(tokens.end_of(last - 1));
}

/// What a value is called where no filter asks for a part of it.
std::string words_for(const Captured& capture, const EntityNames& names) {
    if (!capture.value) return plain_words(capture.text);
    const Value& value = *capture.value;
    if (value.kind == Kind::name && value.unit == version_unit) return value.name;
    if (value.kind == Kind::name) {
        const Entity* entity = names.with_key(value.name);
        return entity ? entity->name : plain_words(capture.text);
    }
    if (value.kind == Kind::quote) return value.name;
    if (value.timex3) return value.timex3->value;
    if (value.value) return number_in_full(value) + (value.unit.empty() ? "" : " " + value.unit);
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
    case Filter::noun: return noun_of(capture.text);
    case Filter::entity: return name_for(capture.text, names);
    }
    return std::nullopt;
}

/// What is counted, "concurrent job" of "5 concurrent jobs per user"; nothing where nothing is.
std::optional<std::string> counted_in(std::string_view name, const Captures& captures) {
    const Captured* number = captures.find(name.substr(0, name.size() - unit_suffix.size()));
    if (number == nullptr || !number->value) return std::nullopt;
    const Value& value = *number->value;
    if (value.kind != Kind::count || value.unit_text.empty()) return std::nullopt;
    const std::string_view words = value.unit_text;
    return noun_of(words.substr(0, std::min(words.find(per), words.find('/'))));
}

/// The text of a part, or nothing where its capture is absent.
std::optional<std::string> text_of(const TemplatePart& part, const Captures& captures,
                                   const EntityNames& names) {
    if (!part.is_capture) return part.text;
    if (const Captured* found = captures.find(part.text))
        return filtered(*found, part.filter, names);
    if (part.text.ends_with(unit_suffix)) return counted_in(part.text, captures);
    if (!part.text.ends_with(speaker_suffix)) return std::nullopt;
    const std::string_view name = part.text;
    const Captured* quote = captures.find(name.substr(0, name.size() - speaker_suffix.size()));
    if (quote == nullptr || !quote->quotation) return std::nullopt;
    const std::string& speaker = quote->quotation->speaker;
    if (speaker.empty()) return std::nullopt;
    return name_for(speaker, names);
}

/// Puts all parts together in `out`. Returns the first capture that is absent, else nullptr.
const TemplatePart* fill(std::string& out, const Template& parts, const Captures& captures,
                         const EntityNames& names) {
    if (parts.size() == 1 && !parts.front().is_capture) {
        const Entity* entity = names.with_key(parts.front().text);
        out = entity ? entity->name : parts.front().text;
        return nullptr;
    }
    for (const TemplatePart& part : parts) {
        const auto text = text_of(part, captures, names);
        if (!text || text->empty()) return &part;
        out += *text;
    }
    return nullptr;
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
    for (const auto& [parts, place] : needed)
        if (const TemplatePart* absent = fill(*place, *parts, captures, names)) return absent->text;
    if (const std::size_t at = identity.unit.find(per); at != std::string::npos) {
        identity.per = noun_of(std::string_view(identity.unit).substr(at + per.size()));
        identity.unit.resize(at);
    }
    for (const auto& [key, parts] : fact.qualifiers) {
        std::string text;
        if (fill(text, parts, captures, names) == nullptr)
            identity.qualifiers.emplace_back(key, std::move(text));
    }
    return identity;
}

} // namespace tally
