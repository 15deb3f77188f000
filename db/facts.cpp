// Questions on facts, put together of pieces of SQL that stand here; what a user wrote is never a
// part of them.
#include "db/facts.h"

#include "claims/base/decimal.h"
#include "claims/base/utf8.h"
#include "db/cells.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

namespace {

using enum FactField::Sort;

/// The text with the signs of GLOB made harmless, but for `*`.
std::string glob_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '[' || c == '?' ? std::string("[") + c + "]" : std::string(1, c);
    return out;
}

std::string_view sign_of(FilterSign comparison) {
    switch (comparison) {
    case FilterSign::is: return " = ";
    case FilterSign::is_not: return " <> ";
    case FilterSign::less: return " < ";
    case FilterSign::at_most: return " <= ";
    case FilterSign::more: return " > ";
    case FilterSign::at_least: return " >= ";
    }
    return "";
}

class FactsQuery {
public:
    explicit FactsQuery(const FactsAsked& asked) : asked_(asked) {
        for (const FactCondition& condition : asked.conditions)
            add(condition.field->of_fact ? of_facts_ : of_claims_, condition_on(condition));
        for (const std::string& words : asked.words) {
            const std::string name = parameter(folded(words));
            add(of_claims_, may_speak_of(words, name));
            add(of_claims_, "(instr(folded(sentence), " + name + ") OR instr(folded(subject), " +
                                name + ") OR instr(folded(attribute), " + name + "))");
        }
    }

    SqlQuery made() {
        std::string sql = !asked_.by.empty() ? counts() : asked_.claims ? claims() : facts();
        return {std::move(sql), std::move(parameters_)};
    }

private:
    static void add(std::string& conditions, const std::string& one) {
        conditions += (conditions.empty() ? "" : " AND ") + one;
    }

    /// The name by which the query has a value.
    std::string parameter(TableCell value) {
        const std::string name = "p" + std::to_string(parameters_.size() + 1);
        parameters_.push_back({name, std::move(value)});
        return ":" + name;
    }

    /// Where the full-text index says which sentences may have the words: whether the fact has a
    /// claim from one of them, or of a subject or attribute with the words. Always where it says
    /// nothing.
    std::string may_speak_of(const std::string& words, const std::string& folded_words) {
        const std::string sentences = parameter({});
        parameters_.back().sentences_with = words;
        const std::string names =
            " IN (SELECT id FROM string WHERE instr(folded(text), " + folded_words + "))";
        // CROSS JOIN: from the few claims to their facts, not the other way.
        return "(" + sentences +
               " IS NULL OR fact IN (SELECT fact.key FROM claim CROSS JOIN verdict_claim CROSS "
               "JOIN verdict CROSS JOIN fact WHERE verdict_claim.claim = claim.id AND verdict.id = "
               "verdict_claim.verdict AND fact.id = verdict.fact AND (claim.sentence IN (SELECT "
               "value FROM json_each(" +
               sentences + ")) OR claim.subject" + names + " OR claim.attribute" + names + ")))";
    }

    std::string condition_on(const FactCondition& condition) {
        std::string any;
        for (const std::string& value : condition.values)
            any += (any.empty() ? "" : " OR ") + one_of(condition, value);
        return (condition.comparison == FilterSign::is_not ? "NOT (" : "(") + any + ")";
    }

    /// Where a field is one value; `is_not` is left to the caller.
    std::string one_of(const FactCondition& condition, const std::string& value) {
        const std::string column(condition.field->sql);
        switch (condition.field->sort) {
        case word:
        case text: {
            const std::string name = parameter(glob_of(folded(value)));
            const std::string fits = "coalesce(folded(" + column + "), '') GLOB " + name;
            if (column != "source") return fits;
            return fits + " OR source IN (SELECT name FROM source WHERE folded(title) GLOB " +
                   name + ")"; // by what people call it, too
        }
        case number: {
            const auto given = Decimal::parse(value);
            const bool negated = condition.comparison == FilterSign::is_not;
            return "coalesce(typeof(" + column + ") IN ('integer', 'real') AND " + column +
                   std::string(sign_of(negated ? FilterSign::is : condition.comparison)) +
                   parameter(number_cell(given.value_or(Decimal(0)))) + ", 0)";
        }
        case since:
        case until: { // as far as the day is given: 2021-06 is the whole month
            const std::string name = parameter(value);
            return "substr(" + column + ", 1, length(" + name + "))" +
                   (condition.field->sort == since ? " >= " : " <= ") + name;
        }
        }
        return "";
    }

    std::string of_claims(std::string_view word) const {
        return of_claims_.empty() ? "" : std::string(word) + of_claims_;
    }

    std::string facts() const {
        std::string columns = "*, (SELECT json_group_array(text) FROM (" + words() + ")) AS said";
        if (asked_.for_people)
            columns = "substr(id, 1, 10) AS id, verdict, " + std::string(about) +
                      ", (SELECT group_concat(text, ' | ') FROM (" + words() +
                      " LIMIT 6)) AS said, published";
        std::string where;
        if (!of_claims_.empty())
            add(where, "id IN (SELECT fact FROM claims" + of_claims(" WHERE ") + ")");
        if (!of_facts_.empty()) add(where, of_facts_);
        return "SELECT " + columns + " FROM facts" + (where.empty() ? "" : " WHERE " + where) +
               " ORDER BY " + std::string(by_verdict) +
               ", facts.published DESC, subject, attribute, facts.id";
    }

    /// The words that say a fact, each once. CROSS JOIN: by way of the indexes, from the fact on;
    /// the view of claims would be gone through for each fact.
    static std::string words() {
        return "SELECT DISTINCT claim.text FROM fact CROSS JOIN verdict CROSS JOIN run_verdict "
               "CROSS JOIN verdict_claim CROSS JOIN claim CROSS JOIN reading WHERE fact.key = "
               "facts.id AND verdict.fact = fact.id AND run_verdict.run = (SELECT "
               "coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1) AND run_verdict.verdict "
               "= verdict.id AND verdict_claim.verdict = verdict.id AND claim.id = "
               "verdict_claim.claim AND reading.id = claim.reading ORDER BY reading.published, "
               "claim.text";
    }

    std::string where_of_claims() const {
        std::string where = of_claims_;
        if (!of_facts_.empty())
            add(where, "fact IN (SELECT id FROM facts WHERE " + of_facts_ + ")");
        return where.empty() ? "" : " WHERE " + where;
    }

    std::string claims() const {
        const std::string columns =
            asked_.for_people ? "substr(fact, 1, 10) AS fact, verdict, " + std::string(about) +
                                    ", source, published, text, sentence, path || ':' || line || "
                                    "':' || \"column\" AS place"
                              : "*";
        return "SELECT " + columns + " FROM claims" + where_of_claims() + " ORDER BY " +
               std::string(by_verdict) + ", claims.fact, claims.published, claims.id";
    }

    std::string counts() const {
        std::string columns, groups;
        for (std::size_t i = 0; i < asked_.by.size(); ++i) {
            const FactField& field = *asked_.by[i];
            columns += std::string(field.sql) + " AS \"" + std::string(field.name) + "\", ";
            groups += (i == 0 ? "" : ", ") + std::to_string(i + 1);
        }
        const bool in_time = asked_.by.front()->name == "month";
        return "SELECT " + columns +
               "count(DISTINCT fact) AS facts, count(DISTINCT iif(verdict = 'conflict', fact, "
               "NULL)) AS conflicts, count(*) AS claims FROM claims" +
               where_of_claims() + " GROUP BY " + groups + " ORDER BY " +
               (in_time ? "" : std::to_string(asked_.by.size() + 1) + " DESC, ") + groups;
    }

    /// What a fact is about, in one column, what tells it from others of its story first, for a
    /// table may be cut: "targets sanctioned, by United States (Russia)".
    static constexpr std::string_view about =
        "attribute || (SELECT coalesce(group_concat(', ' || key || ' ' || value, ''), '') FROM "
        "json_each(qualifiers)) || ' (' || subject || ')' AS about";

    static constexpr std::string_view by_verdict =
        "CASE verdict WHEN 'conflict' THEN 1 WHEN 'update' THEN 2 WHEN 'agreement' THEN 3 WHEN "
        "'single-source' THEN 4 ELSE 5 END";

    const FactsAsked& asked_;
    std::string of_claims_, of_facts_;
    std::vector<QueryParameter> parameters_;
};

} // namespace

const std::vector<FactField>& fact_fields() {
    static const std::vector<FactField> fields = {
        {"verdict",
         "conflict, update, agreement, single-source or echo",
         word,
         "verdict",
         false,
         true,
         {"conflict", "update", "agreement", "single-source", "echo"}},
        {"source", "who says it, by id or name", text, "source", false, true},
        {"kind", "the kind of value: money, count, date …", text, "kind", false, true},
        {"unit", "the unit: USD, percent, km", text, "unit", false, true},
        {"subject", "what it is about", text, "subject", false, true},
        {"attribute", "what of it", text, "attribute", false, true},
        {"month", "of publication, 2021-06", text, "month", false, true},
        {"since", "published on this day or later: 2021-06-10, 2021-06, yesterday, 30d", since,
         "published"},
        {"until", "published on this day or earlier", until, "published"},
        {"rule", "pack/rule", text, "rule", false, true},
        {"article", "its id", text, "article", false, true},
        {"attribution", "whom the article credits", text, "attribution", false, true},
        {"polarity", "asserted or denied", word, "polarity", false, true, {"asserted", "denied"}},
        {"value", "the number that is said", number, "value"},
        {"text", "the words that say it", text, "text"},
        {"id", "of the fact, or its beginning", text, "fact"},
        {"claim", "the id of one of its claims, or its beginning", text, "id"},
        {"strength",
         "of an agreement: exact, consistent, compatible, loose",
         word,
         "strength",
         true,
         false,
         {"exact", "consistent", "compatible", "loose"}},
        {"sources", "how many sources speak of it", number, "sources", true},
        {"independent", "how many of them are independent", number, "independent_sources", true},
        {"claims", "how many claims it has", number, "claims", true},
    };
    return fields;
}

const FactField* fact_field(std::string_view name) {
    const auto& fields = fact_fields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FactField& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

SqlQuery facts_query(const FactsAsked& asked) { return FactsQuery(asked).made(); }

} // namespace tally
