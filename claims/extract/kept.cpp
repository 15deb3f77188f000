#include "claims/extract/kept.h"

#include <optional>
#include <string_view>
#include <utility>

namespace tally {

namespace {

/// Calls `each` with all that an article has.
template <class SomeArticle, class Each>
void each_field(SomeArticle& a, Each& each) {
    each(a.id, a.path, a.key, a.source, a.source_given, a.published, a.day, a.title, a.url,
         a.author, a.language, a.story, a.text, a.sentences, a.record_line, a.line_starts,
         a.column_marks, a.file_text, a.runs);
}

/// With all that a claim has but its rule and its TIMEX3.
template <class SomeClaim, class Each>
void each_claim_field(SomeClaim& c, Each& each) {
    auto& v = c.value;
    each(c.id, c.article, v.kind, v.change, v.approximate, v.span, v.core, v.value, v.allows,
         v.precision, v.hedge, v.unit, v.per, v.unit_text, v.name, c.known_as, c.sentence,
         c.subject, c.attribute, c.qualifiers, c.polarity, c.attribution, c.as_of, c.as_of_text,
         c.correction);
}

} // namespace

void keep(BytesWriter& bytes, const Article& article) { each_field(article, bytes); }

void keep(BytesWriter& bytes, const Claim& claim) {
    each_claim_field(claim, bytes);
    bytes(claim.value.timex3.has_value());
    if (claim.value.timex3) bytes(claim.value.timex3->type, claim.value.timex3->value);
}

Article kept_article(BytesReader& bytes) {
    Article article;
    each_field(article, bytes);
    return article;
}

Claim kept_claim(BytesReader& bytes) {
    Claim claim;
    each_claim_field(claim, bytes);
    bool has_timex = false;
    bytes(has_timex);
    if (has_timex) {
        Timex3 timex;
        bytes(timex.type, timex.value);
        claim.value.timex3 = std::move(timex);
    }
    return claim;
}

} // namespace tally
