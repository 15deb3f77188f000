#include "claims/reports/fact_words.h"

#include "claims/base/layout.h"
#include "claims/base/utf8.h"
#include "claims/check/dimension.h"
#include "claims/check/independence.h"
#include "claims/check/keys.h"
#include "claims/check/quotations.h"
#include "claims/check/wording.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace tally {

std::string title_of(const Fact& fact) {
    std::string out = fact.subject;
    if (!fact.attribute.empty()) out += (out.empty() ? "" : ", ") + fact.attribute;
    for (const auto& [name, text] : fact.qualifiers)
        if (fact.kind != Kind::quote || name != quoted_wording) // the quotations themselves show it
            out += ", " + name + ' ' + text;
    return out;
}

std::string title_of(const RelationResult& result) {
    std::string out = result.subject;
    for (const auto& [name, text] : result.qualifiers) {
        if (!out.empty()) out += ", ";
        out += name;
        out += ' ';
        out += text;
    }
    return out;
}

std::string sums_of(const RelationResult& result) {
    return result.left.words + ", against " + result.right.words;
}

bool says_both_sides(const RelationResult& result) {
    return result.message.find(result.left.words) != std::string::npos &&
           result.message.find(result.right.words) != std::string::npos;
}

std::string part_words(const Report& report, std::size_t index) {
    const Claim& claim = report.checked.claims.at(index);
    const std::string allowed = allowed_words(report, index);
    return claim.attribute + (allowed.empty() ? "" : ": " + allowed);
}

std::string short_id(std::string_view id) {
    const std::size_t colon = id.find(':');
    return std::string(id.substr(0, colon == std::string_view::npos ? 8 : colon + 9));
}

std::string place_of(const Report& report, const Claim& claim) {
    const Article& article = report.corpus.articles.at(claim.article);
    const Position position = article.position(claim.value.span.start);
    return article.path + ':' + std::to_string(position.line) + ':' +
           std::to_string(position.column);
}

std::string_view name_of_source(const Report& report, std::string_view id) {
    for (const Source& source : report.sources)
        if (source.id == id && !source.name.empty()) return source.name;
    return id;
}

std::string_view source_of(const Report& report, const Claim& claim) {
    return name_of_source(report, report.corpus.articles.at(claim.article).source);
}

std::string value_words(const Report& report, const Claim& claim) {
    const std::string words = words_of(claim, report.corpus.articles.at(claim.article));
    return claim.polarity == Polarity::denied ? "not " + words : words;
}

std::string short_value_words(const Report& report, const Claim& claim,
                              const std::vector<std::size_t>& others, std::string_view ellipsis) {
    constexpr std::size_t columns = 60; // all of a long quotation stands in the excerpt
    const std::string words = value_words(report, claim);
    if (display_width(words) <= columns) return words;
    for (const std::size_t other : others) {
        if (claim.value.kind != Kind::quote) break;
        const std::string part =
            differing_part(words, value_words(report, report.checked.claims.at(other)));
        if (!part.empty()) return fitted(part, columns, ellipsis);
    }
    return fitted(words, columns, ellipsis);
}

std::string message_of(const Report& report, const Fact& fact) {
    const RuleTerms& rule = rule_of(report, fact);
    if (fact.verdict != Verdict::conflict) return title_of(fact);
    return rule.message.empty() ? "sources disagree: " + title_of(fact) : rule.message;
}

namespace {

/// "Russia" beside "Moscow"; beside "Geneva" no word is needed.
std::string named_words(const Report& report, const Claim& claim) {
    const std::string& text = report.corpus.articles.at(claim.article).text;
    return folded(claim.known_as) == folded(claim.value.span.of(text)) ? "" : claim.known_as;
}

std::string number_allowed(const Claim& claim, const Compared& compared) {
    const Dimension dimension = dimension_of(claim.value);
    // A share in words is told in percent, and any other value in its own unit.
    const bool exchanged = !compared.currency.empty();
    const bool own =
        !exchanged && (dimension.kind != Kind::percent || claim.value.kind == Kind::percent);
    const Interval& interval = own ? compared.own : compared.interval;
    const std::string unit = own         ? unit_words(claim.value)
                             : exchanged ? compared.currency
                                         : dimension.unit;
    if (!interval.min() && !interval.max()) return compared.taken_as;
    return (compared.taken_as.empty() ? "" : "taken as ") + bounds_words(interval, dimension.kind) +
           behind_number(unit, interval == Interval::exactly(Decimal(1)));
}

} // namespace

std::string allowed_words(const Report& report, std::size_t index) {
    const Claim& claim = report.checked.claims.at(index);
    const Compared& compared = report.checked.compared.at(index);
    std::string out;
    if (claim.value.kind == Kind::name)
        out = named_words(report, claim);
    else if (!is_text_key({compared.min_key, compared.max_key}))
        out = number_allowed(claim, compared);
    if (claim.polarity == Polarity::denied) return out.empty() ? "denies it" : "denies " + out;
    return out;
}

std::string number_word(std::size_t number) {
    constexpr std::array<std::string_view, 11> words = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return number < words.size() ? std::string(words.at(number)) : std::to_string(number);
}

namespace {

/// The claims of a fact that say the same, and their voices.
struct Statement {
    std::size_t first = 0; ///< a claim, for its words
    std::map<std::string, std::set<std::string>> sources_by_origin;
    std::set<std::string> sources;
    std::set<std::pair<std::string, std::string>> pairs; ///< source and origin

    std::size_t voices() const { return independent_sources(pairs); }
};

std::vector<Statement> statements_of(const Report& report, const Fact& fact) {
    std::map<std::pair<std::string, std::string>, Statement> by_value;
    for (const std::size_t index : fact.claims) {
        const Claim& claim = report.checked.claims.at(index);
        const Compared& compared = report.checked.compared.at(index);
        const std::string polarity(name_of(claim.polarity));
        const std::string key = compared.min_key + ' ' + compared.max_key;
        auto [entry, added] = by_value.try_emplace({polarity, key});
        if (added) entry->second.first = index;
        entry->second.sources_by_origin[compared.origin].insert(compared.source);
        entry->second.sources.insert(compared.source);
        entry->second.pairs.insert({compared.source, compared.origin});
    }
    std::vector<Statement> statements;
    statements.reserve(by_value.size());
    for (auto& [key, statement] : by_value)
        statements.push_back(std::move(statement));
    std::stable_sort(
        statements.begin(), statements.end(),
        [](const Statement& a, const Statement& b) { return a.voices() > b.voices(); });
    return statements;
}

std::vector<std::size_t> firsts_of(const std::vector<Statement>& statements) {
    std::vector<std::size_t> firsts;
    firsts.reserve(statements.size());
    for (const Statement& statement : statements)
        firsts.push_back(statement.first);
    return firsts;
}

/// Of the sources that print one text, the one that it is of.
std::string voice_of(const Report& report, const Fact& fact, const std::string& origin,
                     const std::set<std::string>& sources) {
    std::vector<std::size_t> claims;
    for (const std::size_t index : fact.claims) {
        const Compared& compared = report.checked.compared.at(index);
        if (compared.origin == origin && sources.contains(compared.source)) claims.push_back(index);
    }
    return report.checked.compared.at(original_claim(report, claims)).source;
}

/// "Meridian Wire, Ledger and 44 more".
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    const std::size_t shown = names.size() > most + 1 ? most : names.size();
    std::string out;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
        out += names[i];
    }
    if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more";
    return out;
}

/// "Meridian Wire; Chronicle reprints it".
std::string voices_named(const Report& report, const Fact& fact, const Statement& statement) {
    std::vector<std::string> voices;
    std::vector<std::string> reprints;
    std::set<std::string> named;
    for (const auto& [origin, sources] : statement.sources_by_origin) {
        const std::string voice = voice_of(report, fact, origin, sources);
        if (named.insert(voice).second) voices.emplace_back(name_of_source(report, voice));
    }
    for (const std::string& source : statement.sources)
        if (!named.contains(source)) reprints.emplace_back(name_of_source(report, source));
    std::string out = listed(voices);
    if (!reprints.empty())
        out += "; " + listed(reprints) + (reprints.size() == 1 ? " reprints it" : " reprint it");
    return out;
}

} // namespace

std::vector<std::size_t> first_of_each_statement(const Report& report, const Fact& fact) {
    return firsts_of(statements_of(report, fact));
}

std::string said_of(const Report& report, const Fact& fact, std::string_view ellipsis) {
    constexpr std::size_t shown = 5;
    const std::vector<Statement> statements = statements_of(report, fact);
    const std::vector<std::size_t> firsts = firsts_of(statements);
    std::string out;
    for (std::size_t i = 0; i < std::min(shown, statements.size()); ++i) {
        const Statement& statement = statements[i];
        if (i > 0) out += ", ";
        const Claim& first = report.checked.claims.at(statement.first);
        out += short_value_words(report, first, firsts, ellipsis) + " by " +
               number_word(statement.voices());
        if (i == 0) out += statement.voices() == 1 ? " independent source" : " independent sources";
        out += " (" + voices_named(report, fact, statement) + ")";
    }
    if (statements.size() > shown)
        out += ", and " + counted(statements.size() - shown, "more value");
    return out;
}

} // namespace tally
