// The report of docs/contract.md: one object, written fact by fact.
#include "claims/base/json.h"

#include "claims/reports/claim_json.h"
#include "claims/reports/formats.h"
#include "claims/reports/statistics.h"
#include "claims/reports/value_json.h"

#include <algorithm>
#include <set>

namespace tally {

namespace {

constexpr int schema_version = 1;

void write_corpus(JsonWriter& json, const Report& report) {
    std::set<std::string_view> sources;
    std::size_t words = 0;
    std::size_t without_source = 0;
    std::size_t without_date = 0;
    for (const Article& article : report.corpus.articles) {
        sources.insert(article.source);
        words += words_in(article.text);
        if (!article.source_given) ++without_source;
        if (!article.day) ++without_date;
    }
    json.begin_object().member("articles", report.corpus.articles.size());
    json.member("sources", sources.size()).member("words", words);
    json.member("without_source", without_source).member("without_date", without_date);
    json.member("claims", report.checked.claims.size());
    json.member("facts", report.checked.facts.size()).end_object();
}

/// Into an object that the caller has begun.
void write_fact(JsonWriter& json, const Report& report, const Fact& fact) {
    const std::vector<Claim>& claims = report.checked.claims;
    json.member("id", fact.id).member("subject", fact.subject);
    json.member("attribute", fact.attribute);
    write_qualifiers(json.key("qualifiers"), fact.qualifiers);
    json.member("kind", name_of(fact.kind)).key("unit");
    if (fact.unit.empty())
        json.null();
    else
        json.value(fact.unit);
    json.member("verdict", name_of(fact.verdict)).key("strength");
    if (fact.strength)
        json.value(name_of(*fact.strength));
    else
        json.null();
    json.member("severity", name_of(weight_of(report.checked, fact)));
    if (!fact.settled.empty()) json.member("settled", fact.settled);
    if (!fact.ruled_out.empty()) {
        json.key("ruled_out").begin_array();
        for (const std::size_t index : fact.ruled_out)
            json.value(report.checked.claims.at(index).id);
        json.end_array();
    }
    if (fact.known) json.member("known", true);
    json.member("link", name_of(fact.link)).key("path").begin_array();
    for (const Tie& tie : fact.path) {
        json.begin_object().member("a", claims.at(tie.a).id).member("b", claims.at(tie.b).id);
        json.member("why", tie.why).end_object();
    }
    json.end_array();
    json.member("independent_sources", fact.independent_sources);
    if (fact.common) write_bounds(json, fact.kind, *fact.common);
    if (!fact.time.empty()) json.member("time", fact.time);

    json.key("claims").begin_array();
    std::size_t shown = fact.claims.size();
    if (report.max_claims > 0) shown = std::min(shown, report.max_claims);
    for (std::size_t i = 0; i < shown; ++i)
        write_claim(json, report.corpus, report.checked, fact.claims[i]);
    json.end_array().member("claims_total", fact.claims.size());

    json.key("conflicts").begin_array();
    for (const Conflict& pair : fact.conflicts) {
        json.begin_object().member("a", claims.at(pair.a).id).member("b", claims.at(pair.b).id);
        json.member("why", pair.why).end_object();
    }
    json.end_array().member("conflicts_total", fact.conflicts_total);
}

void write_coverage(JsonWriter& json, const Report& report) {
    json.begin_object();
    for (const KindInfo& kind : kinds()) {
        std::size_t values = 0;
        std::size_t claimed = 0;
        for (const KindCoverage& one : report.coverage.by_article) {
            if (one.kind != kind.kind) continue;
            values += one.values;
            claimed += one.claimed;
        }
        if (values == 0) continue;
        json.key(kind.name).begin_object().member("values", values).member("claimed", claimed);
        json.key("examples").begin_array();
        for (const UnclaimedValue& one : report.coverage.examples) {
            if (one.value.kind != kind.kind) continue;
            json.begin_object();
            write_value_fields(json, report.corpus.articles.at(one.article), one.value);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_object();
}

void write_text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
    json.key(name);
    if (text.empty())
        json.null();
    else
        json.value(text);
}

void write_allowed(JsonWriter& json, const RelationResult& result, const RelationSide& side) {
    json.begin_array();
    for (const Interval& interval : side.allows) {
        json.begin_object();
        write_bounds(json, result.kind, interval);
        json.end_object();
    }
    json.end_array();
}

/// What all relations have, into an object that the caller has begun.
void write_relation_names(JsonWriter& json, const Report& report, const RelationResult& result) {
    json.member("id", result.id).member("rule", result.relation->id);
    write_text_or_null(json, "subject", result.subject);
    write_qualifiers(json.key("qualifiers"), result.qualifiers);
    json.member("expect", result.relation->expect);
    json.key("facts").begin_array();
    for (const std::size_t fact : result.facts)
        json.value(report.checked.facts.at(fact).id);
    json.end_array();
}

/// Into an object that the caller has begun.
void write_relation(JsonWriter& json, const Report& report, const RelationResult& result) {
    write_relation_names(json, report, result);
    const bool holds = result.verdict == RelationVerdict::holds;
    json.member("holds", holds).member("severity", name_of(result.relation->severity));
    json.member("left", result.left.words).member("right", result.right.words);
    json.member("kind", name_of(result.kind));
    write_text_or_null(json, "unit", result.unit);
    write_allowed(json.key("left_allows"), result, result.left);
    write_allowed(json.key("right_allows"), result, result.right);
    json.key("claims").begin_array();
    for (const std::size_t claim : result.claims)
        json.value(report.checked.claims.at(claim).id);
    json.end_array();
    write_text_or_null(json, "message", result.message);
    write_text_or_null(json, "why", result.why);
}

void write_relations(JsonWriter& json, const Report& report) {
    json.key("relations").begin_array();
    for (const RelationResult& result : report.checked.relations)
        if (result.verdict != RelationVerdict::not_evaluated) {
            json.begin_object();
            write_relation(json, report, result);
            json.end_object();
        }
    json.end_array().key("relations_not_evaluated").begin_array();
    for (const RelationResult& result : report.checked.relations) {
        if (result.verdict != RelationVerdict::not_evaluated) continue;
        json.begin_object();
        write_relation_names(json, report, result);
        json.member("why", result.why).end_object();
    }
    json.end_array();
}

/// Into an object that the caller has begun.
void write_error(JsonWriter& json, const UnreadInput& unread) {
    write_text_or_null(json, "article", unread.article);
    json.member("path", unread.path).member("line", unread.line);
    json.member("column", unread.column).member("what", unread.what);
}

void write_decisions(JsonWriter& json, const Report& report) {
    json.begin_array();
    for (std::size_t i = 0; report.rulings != nullptr && i < report.rulings->size(); ++i) {
        const Ruling& ruling = report.rulings->at(i);
        const Decision& decision = ruling.decision;
        json.begin_object();
        write_text_or_null(json, "fact", decision.fact);
        write_text_or_null(json, "claim", decision.claim);
        write_text_or_null(json, "accept", decision.accept);
        json.member("because", decision.because);
        write_text_or_null(json, "evidence", decision.evidence);
        write_text_or_null(json, "by", decision.by);
        write_text_or_null(json, "until", decision.until);
        json.member("state", name_of(ruling.state));
        write_text_or_null(json, "why", ruling.why);
        json.end_object();
    }
    json.end_array();
}

void write_known(JsonWriter& json, const Report& report) {
    json.begin_array();
    for (std::size_t i = 0; report.known != nullptr && i < report.known->size(); ++i) {
        const KnownFinding& known = report.known->at(i);
        const bool is_fact = known.entry.id.starts_with("f:");
        json.begin_object();
        write_text_or_null(json, "fact", is_fact ? known.entry.id : "");
        if (!is_fact) json.member("relation", known.entry.id);
        json.member("verdict", known.entry.verdict).key("said").begin_array();
        for (const std::string& said : known.entry.said)
            json.value(said);
        json.end_array().member("state", name_of(known.state)).end_object();
    }
    json.end_array();
}

void write_errors(JsonWriter& json, const Report& report) {
    json.begin_array();
    for (const UnreadInput& unread : report.corpus.unread) {
        json.begin_object();
        write_error(json, unread);
        json.end_object();
    }
    json.end_array();
}

} // namespace

void write_jsonl(const Report& report, const Layout&, const Sink& sink) {
    const auto line = [&](std::string_view type, const auto& write_members) {
        std::string out;
        JsonWriter json(out);
        json.begin_object().member("type", type);
        write_members(json);
        json.end_object();
        sink(out + '\n');
    };
    line("run", [&](JsonWriter& json) {
        json.member("schema_version", schema_version).key("tool").begin_object();
        json.member("name", "tally").member("version", report.program).end_object();
        write_corpus(json.key("corpus"), report);
    });
    for (const Fact& fact : report.checked.facts)
        line("fact", [&](JsonWriter& json) { write_fact(json, report, fact); });
    for (const RelationResult& result : report.checked.relations)
        if (result.verdict != RelationVerdict::not_evaluated)
            line("relation", [&](JsonWriter& json) { write_relation(json, report, result); });
        else
            line("relation_not_evaluated", [&](JsonWriter& json) {
                write_relation_names(json, report, result);
                json.member("why", result.why);
            });
    line("coverage", [&](JsonWriter& json) { write_coverage(json.key("kinds"), report); });
    for (const UnreadInput& unread : report.corpus.unread)
        line("error", [&](JsonWriter& json) { write_error(json, unread); });
}

void write_json(const Report& report, const Layout&, const Sink& sink) {
    std::string out;
    const auto flush = [&] {
        sink(out);
        out.clear();
    };
    JsonWriter json(out);
    json.begin_object().member("schema_version", schema_version);
    json.key("tool").begin_object().member("name", "tally").member("version", report.program);
    json.end_object();
    write_corpus(json.key("corpus"), report);
    json.key("facts").begin_array();
    for (const Fact& fact : report.checked.facts) {
        json.begin_object();
        write_fact(json, report, fact);
        json.end_object();
        flush();
    }
    json.end_array();
    write_decisions(json.key("decisions"), report);
    write_known(json.key("known"), report);
    write_coverage(json.key("coverage"), report);
    write_relations(json, report);
    write_errors(json.key("errors"), report);
    json.end_object();
    out += '\n';
    flush();
}

} // namespace tally
