// A fact that is as it was has the same verdict row in both runs (db/verdicts.cpp), so only the
// others are looked at.
#include "db/run_diff.h"

#include <string>
#include <string_view>

namespace tally {

namespace {

constexpr std::string_view query_begins = R"(
WITH lists AS (SELECT (SELECT coalesce(same_as, id) FROM run WHERE id = :old) AS old,
                      (SELECT coalesce(same_as, id) FROM run WHERE id = :new) AS new),
was AS (SELECT verdict FROM run_verdict WHERE run = (SELECT old FROM lists)),
is_now AS (SELECT verdict FROM run_verdict WHERE run = (SELECT new FROM lists)),
old AS (SELECT * FROM verdict WHERE id IN (SELECT verdict FROM was EXCEPT SELECT verdict FROM is_now)),
new AS (SELECT * FROM verdict WHERE id IN (SELECT verdict FROM is_now EXCEPT SELECT verdict FROM was)),
pairs AS (SELECT old.fact AS fact, old.id AS old, new.id AS new FROM old LEFT JOIN new ON new.fact = old.fact
          UNION ALL SELECT new.fact, NULL, new.id FROM new WHERE new.fact NOT IN (SELECT fact FROM old)),
member AS (SELECT verdict_claim.verdict AS verdict, claim.text AS text, source.name AS source, reading.day AS day,
                  iif(claim.denied, 'not ', '') || coalesce(verdict_claim.min_key, claim.min_key) || ' ' ||
                  coalesce(verdict_claim.max_key, claim.max_key) AS keys
           FROM verdict_claim JOIN claim ON claim.id = verdict_claim.claim JOIN reading ON reading.id = claim.reading
           JOIN source ON source.id = reading.source
           WHERE verdict_claim.verdict IN (SELECT old FROM pairs UNION ALL SELECT new FROM pairs)),
told AS (SELECT verdict.id AS id, word.text AS word,
                (SELECT group_concat(text, ' | ') FROM (SELECT DISTINCT text FROM member WHERE member.verdict = verdict.id
                                                        ORDER BY day, text)) AS said,
                (SELECT group_concat(keys, ' | ') FROM (SELECT DISTINCT keys FROM member WHERE member.verdict = verdict.id
                                                        ORDER BY keys)) AS keys,
                (SELECT group_concat(source, ', ') FROM (SELECT DISTINCT source FROM member WHERE member.verdict = verdict.id
                                                         ORDER BY source)) AS sources
         FROM verdict JOIN string AS word ON word.id = verdict.verdict
         WHERE verdict.id IN (SELECT old FROM pairs UNION ALL SELECT new FROM pairs)),
changes AS (SELECT CASE WHEN pairs.old IS NULL THEN 'new' WHEN pairs.new IS NULL THEN 'gone'
                        WHEN before.word <> after.word THEN 'verdict' WHEN before.keys <> after.keys THEN 'value'
                        WHEN before.sources <> after.sources THEN 'source' ELSE 'evidence' END AS change,
                   fact.key AS id, subject.text AS subject, attribute.text AS attribute, qualifiers.text AS qualifiers,
                   before.word AS verdict_before, after.word AS verdict_after, before.said AS said_before,
                   after.said AS said_after, before.sources AS sources_before, after.sources AS sources_after
            FROM pairs JOIN fact ON fact.id = pairs.fact
            JOIN string AS subject ON subject.id = fact.subject
            JOIN string AS attribute ON attribute.id = fact.attribute
            JOIN string AS qualifiers ON qualifiers.id = fact.qualifiers
            LEFT JOIN told AS before ON before.id = pairs.old
            LEFT JOIN told AS after ON after.id = pairs.new)
)";

constexpr std::string_view for_programs = "SELECT * FROM changes";

constexpr std::string_view in_words =
    "SELECT change, substr(id, 1, 10) AS id, attribute || (SELECT coalesce(group_concat(', ' || "
    "key || ' ' || value, ''), '') FROM json_each(qualifiers)) || ' (' || subject || ')' AS about, "
    "verdict_before || ': ' || said_before AS before, verdict_after || ': ' || said_after AS after "
    "FROM changes";

constexpr std::string_view order =
    " ORDER BY CASE change WHEN 'verdict' THEN 1 WHEN 'value' THEN 2 WHEN 'new' THEN 3 WHEN 'gone' "
    "THEN 4 WHEN 'source' THEN 5 ELSE 6 END, subject, attribute, changes.id";

} // namespace

SqlQuery run_diff_query(std::int64_t old_run, std::int64_t new_run, bool for_people,
                        bool with_evidence) {
    std::string sql(query_begins);
    sql += for_people ? in_words : for_programs;
    if (!with_evidence) sql += " WHERE change <> 'evidence'";
    sql += order;
    return {std::move(sql), {{"old", old_run}, {"new", new_run}}};
}

} // namespace tally
