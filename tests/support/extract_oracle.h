// What rules find where they may match, against the same rules tried everywhere.
#pragma once

#include "claims/articles/sentences.h"
#include "claims/extract/extract.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tally::tests {

inline Article article_of(std::string text, std::string title = "") {
    Article article;
    article.id = article.path = "a.txt";
    article.source = "ledger";
    article.published = "2021-06-16";
    article.day = day_from_number(18794); // that day
    article.title = std::move(title);
    article.text = std::move(text);
    article.sentences = sentences_of(article.text);
    index_lines(article);
    return article;
}

inline std::vector<Value> values_in(const Article& article) {
    std::vector<Span> sentences;
    for (const Sentence& sentence : article.sentences)
        sentences.push_back(sentence.span);
    return recognise(article.text, sentences, {article.day});
}

inline std::string shown(Span span) {
    return "[" + std::to_string(span.start) + "," + std::to_string(span.end) + ")";
}

inline std::string shown(const Claim& claim) {
    std::string out = claim.id + " " + claim.rule->id + " " + shown(claim.value.span) + " " +
                      claim.subject + "/" + claim.attribute + "/" + claim.value.unit + " " +
                      std::string(name_of(claim.polarity)) + " " + claim.attribution + " " +
                      claim.as_of_text + " " + claim.value.name;
    for (const auto& [name, value] : claim.qualifiers)
        out += " " + name + "=" + value;
    return out;
}

inline std::set<std::string> refusals(const Extraction& extraction) {
    std::set<std::string> out;
    for (const Refusal& refusal : extraction.refused)
        out.insert(refusal.rule->id + " " + shown(refusal.span) + " " + refusal.why);
    return out;
}

inline std::set<std::string> told(const Diagnostics& diagnostics) {
    std::set<std::string> out;
    for (const Diagnostic& one : diagnostics)
        out.insert(to_string(one));
    return out;
}

inline bool within(const std::set<std::string>& few, const std::set<std::string>& many) {
    return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

/// What is wrong with the fast path on an article, or "". Refusals and limits may be fewer: a
/// pattern need not be tried where it could give no claim.
inline std::string difference(const Extractor& fast, const Extractor& plain,
                              const Article& article) {
    const std::vector<Value> values = values_in(article);
    const Extraction some = fast.extract(article, 0, values);
    const Extraction all = plain.extract(article, 0, values);
    std::string out;
    std::vector<std::string> left, right;
    std::transform(some.claims.begin(), some.claims.end(), std::back_inserter(left),
                   [](const Claim& claim) { return shown(claim); });
    std::transform(all.claims.begin(), all.claims.end(), std::back_inserter(right),
                   [](const Claim& claim) { return shown(claim); });
    if (left != right) {
        out += "claims differ:";
        for (const std::string& claim : left)
            out += "\n  fast: " + claim;
        for (const std::string& claim : right)
            out += "\n  plain: " + claim;
    }
    if (some.claimed != all.claimed) out += "\nother values are claimed";
    if (told(some.notes) != told(all.notes)) out += "\nother notes";
    if (!within(refusals(some), refusals(all))) out += "\nrefusals that are none";
    if (!within(told(some.limits), told(all.limits))) out += "\nlimits that are none";
    return out.empty() ? out : out + "\nin: " + article.text;
}

} // namespace tally::tests
