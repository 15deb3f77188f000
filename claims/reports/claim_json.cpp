#include "claims/reports/claim_json.h"

#include "claims/reports/value_json.h"

namespace tally {

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
    const Article& article = corpus.articles.at(claim.article);
    json.begin_object().member("id", claim.id).member("rule", claim.rule->id);
    json.member("fact", checked.facts.at(compared.fact).id);
    json.member("source", article.source).member("origin", compared.origin);
    write_value_fields(json, article, claim.value);
    json.member("subject", claim.subject).member("attribute", claim.attribute);
    write_qualifiers(json.key("qualifiers"), claim.qualifiers);
    json.member("polarity", name_of(claim.polarity)).key("attribution");
    if (claim.attribution.empty())
        json.null();
    else
        json.value(claim.attribution);
    json.key("as_of");
    if (claim.as_of)
        json.value(iso_date(*claim.as_of));
    else
        json.null();
    json.member("correction", claim.correction);
    if (!compared.taken_as.empty()) json.member("taken_as", compared.taken_as);
    json.member("sentence", claim.sentence.of(article.text));
    json.member("sentence_start", claim.sentence.start).end_object();
}

} // namespace tally
