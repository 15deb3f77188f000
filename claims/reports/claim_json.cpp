#include "claims/reports/claim_json.h"

#include "claims/reports/value_json.h"

namespace tally {

namespace {

using Part = ClaimLine::Part;

/// Writes a claim; `part` is called with each part of a ClaimLine and with what writes its value.
template <class WritePart>
void write_parts(JsonWriter& json, const Article& article, const Claim& claim,
                 const std::string& taken_as, const WritePart& part) {
    json.begin_object().member("id", claim.id).member("rule", claim.rule->id).key("fact");
    part(Part::fact);
    json.member("source", article.source).key("origin");
    part(Part::origin);
    write_value_fields(json, article, claim.value);
    json.key("subject");
    part(Part::subject);
    json.member("attribute", claim.attribute).key("qualifiers");
    part(Part::qualifiers);
    json.member("polarity", name_of(claim.polarity)).key("attribution");
    part(Part::attribution);
    json.key("as_of");
    if (claim.as_of)
        json.value(iso_date(*claim.as_of));
    else
        json.null();
    json.member("correction", claim.correction);
    if (!taken_as.empty()) json.member("taken_as", taken_as);
    json.member("sentence", claim.sentence.of(article.text));
    json.member("sentence_start", claim.sentence.start).end_object();
}

void write_part(JsonWriter& json, const Claim& claim, Part part, std::string_view fact,
                std::string_view origin) {
    switch (part) {
    case Part::fact: json.value(fact); break;
    case Part::origin: json.value(origin); break;
    case Part::subject: json.value(claim.subject); break;
    case Part::qualifiers: write_qualifiers(json, claim.qualifiers); break;
    case Part::attribution:
        if (claim.attribution.empty())
            json.null();
        else
            json.value(claim.attribution);
    }
}

} // namespace

void write_qualifiers(JsonWriter& json,
                      const std::vector<std::pair<std::string, std::string>>& qualifiers) {
    json.begin_object();
    for (const auto& [name, text] : qualifiers)
        json.member(name, text);
    json.end_object();
}

void write_claim(JsonWriter& json, const Corpus& corpus, const Checked& checked,
                 std::size_t index) {
    const Claim& claim = checked.claims.at(index);
    const Compared& compared = checked.compared.at(index);
    write_claim(json, corpus.articles.at(claim.article), claim, compared,
                checked.facts.at(compared.fact).id);
}

void write_claim(JsonWriter& json, const Article& article, const Claim& claim,
                 const Compared& compared, std::string_view fact) {
    write_parts(json, article, claim, compared.taken_as,
                [&](Part part) { write_part(json, claim, part, fact, compared.origin); });
}

ClaimLine claim_line(const Article& article, const Claim& claim, const Compared& compared) {
    ClaimLine out;
    JsonWriter json(out.text);
    write_parts(json, article, claim, compared.taken_as, [&](Part part) {
        Span& place = out.places[static_cast<std::size_t>(part)];
        place.start = json.size();
        if (part == Part::fact || part == Part::origin)
            json.null();
        else
            write_part(json, claim, part, {}, {});
        place.end = json.size();
    });
    return out;
}

void add_filled(std::string& to, std::string_view text, const ClaimLine::Places& places,
                const std::array<std::string_view, ClaimLine::parts>& values) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (values[i].empty()) continue;
        to += text.substr(done, places[i].start - done);
        to += values[i];
        done = places[i].end;
    }
    to += text.substr(done);
}

} // namespace tally
