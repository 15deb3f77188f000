-- What people and tools read; docs/database.md has a section for each. `facts`, `claims`, `conflicts`, `relations`,
-- `sources`, `decisions`, `known`, `coverage` and `errors` speak of the last run, `runs`, `readings` and `history` of all.
-- A run that found what an earlier one found has that one's lists (run.same_as).
-- Views hold nothing, so a migration makes all of them anew from this file.

CREATE VIEW history AS
SELECT run.id AS run, run.at AS at, fact.key AS id, word.text AS verdict, strength.text AS strength,
       subject.text AS subject, attribute.text AS attribute, qualifiers.text AS qualifiers,
       verdict.value AS value, unit.text AS unit, kind.text AS kind,
       verdict.min AS min, verdict.max AS max, verdict.min_open AS min_open, verdict.max_open AS max_open,
       verdict.independent_sources AS independent_sources, verdict.sources AS sources, source.name AS source,
       verdict.claims AS claims, verdict.conflicts AS conflicts,
       verdict.first_day AS first_published, verdict.last_day AS published,
       substr(verdict.last_day, 1, 7) AS month, verdict.time AS time, link.text AS link
FROM run
JOIN run_verdict ON run_verdict.run = coalesce(run.same_as, run.id)
JOIN verdict ON verdict.id = run_verdict.verdict
JOIN fact ON fact.id = verdict.fact
JOIN string AS word ON word.id = verdict.verdict
JOIN string AS subject ON subject.id = fact.subject
JOIN string AS attribute ON attribute.id = fact.attribute
JOIN string AS qualifiers ON qualifiers.id = fact.qualifiers
JOIN string AS kind ON kind.id = fact.kind
LEFT JOIN string AS strength ON strength.id = verdict.strength
LEFT JOIN string AS link ON link.id = verdict.link
LEFT JOIN string AS unit ON unit.id = fact.unit
LEFT JOIN source ON source.id = verdict.source;

CREATE VIEW facts AS
SELECT id, verdict, strength, subject, attribute, qualifiers, value, unit, kind, min, max, min_open, max_open,
       independent_sources, sources, source, claims, conflicts, first_published, published, month, time, link
FROM history
WHERE run = (SELECT max(id) FROM run);

CREATE VIEW claims AS
SELECT claim.key AS id, fact.key AS fact, word.text AS verdict, source.name AS source, article.name AS article,
       subject.text AS subject, attribute.text AS attribute, qualifiers.text AS qualifiers,
       claim.value AS value, unit.text AS unit, kind.text AS kind, claim.text AS text,
       claim.min AS min, claim.max AS max, claim.min_open AS min_open, claim.max_open AS max_open,
       claim.approximate AS approximate, change.text AS change, per.text AS per, unit_text.text AS unit_text,
       claim.exact AS exact,
       coalesce(verdict_claim.min_key, claim.min_key) AS min_key,
       coalesce(verdict_claim.max_key, claim.max_key) AS max_key, verdict_claim.taken_as AS taken_as,
       iif(claim.denied, 'denied', 'asserted') AS polarity, attribution.text AS attribution,
       claim.correction AS correction, verdict_claim.withdrawn AS withdrawn, claim.as_of AS as_of,
       reading.published AS published, substr(reading.day, 1, 7) AS month, origin.text AS origin, rule.text AS rule,
       sentence.text AS sentence, reading.path AS path, claim.line AS line, claim."column" AS "column",
       claim.start AS start, claim."end" AS "end", sentence.start AS sentence_start, link.text AS link
FROM run_verdict
JOIN verdict ON verdict.id = run_verdict.verdict
JOIN fact ON fact.id = verdict.fact
JOIN string AS word ON word.id = verdict.verdict
JOIN verdict_claim ON verdict_claim.verdict = verdict.id
JOIN string AS origin ON origin.id = verdict_claim.origin
JOIN claim ON claim.id = verdict_claim.claim
JOIN sentence ON sentence.id = claim.sentence
JOIN reading ON reading.id = claim.reading
JOIN article ON article.id = reading.article
JOIN source ON source.id = reading.source
JOIN string AS subject ON subject.id = claim.subject
JOIN string AS attribute ON attribute.id = claim.attribute
JOIN string AS qualifiers ON qualifiers.id = claim.qualifiers
JOIN string AS kind ON kind.id = claim.kind
JOIN string AS change ON change.id = claim.change
JOIN string AS rule ON rule.id = claim.rule
LEFT JOIN string AS unit ON unit.id = claim.unit
LEFT JOIN string AS per ON per.id = claim.per
LEFT JOIN string AS unit_text ON unit_text.id = claim.unit_text
LEFT JOIN string AS attribution ON attribution.id = claim.attribution
LEFT JOIN string AS link ON link.id = verdict.link
WHERE run_verdict.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW conflicts AS
SELECT fact.key AS id, verdict_conflict.pair AS pair, side.name AS side, word.text AS verdict,
       source.name AS source, article.name AS article,
       subject.text AS subject, attribute.text AS attribute, qualifiers.text AS qualifiers,
       claim.value AS value, unit.text AS unit, kind.text AS kind, claim.text AS text,
       iif(claim.denied, 'denied', 'asserted') AS polarity, verdict_conflict.why AS why, verdict_conflict.also AS also,
       other_source.name AS against_source, other.value AS against_value, other.text AS against_text,
       (SELECT min(count(DISTINCT reading.source), count(DISTINCT member.origin))
        FROM verdict_conflict AS pairs
        JOIN verdict_claim AS member ON member.verdict = pairs.verdict AND member.claim = iif(pairs.a = claim.id, pairs.b, pairs.a)
        JOIN claim AS opponent ON opponent.id = member.claim
        JOIN reading ON reading.id = opponent.reading
        WHERE pairs.verdict = verdict.id AND (pairs.a = claim.id OR pairs.b = claim.id)) AS independent_against,
       reading.published AS published, substr(reading.day, 1, 7) AS month,
       sentence.text AS sentence, reading.path AS path, claim.line AS line, claim."column" AS "column",
       claim.key AS claim, other.key AS against
FROM run_verdict
JOIN verdict ON verdict.id = run_verdict.verdict
JOIN fact ON fact.id = verdict.fact
JOIN string AS word ON word.id = verdict.verdict
JOIN verdict_conflict ON verdict_conflict.verdict = verdict.id
JOIN (SELECT 'a' AS name UNION ALL SELECT 'b') AS side
JOIN claim ON claim.id = iif(side.name = 'a', verdict_conflict.a, verdict_conflict.b)
JOIN claim AS other ON other.id = iif(side.name = 'a', verdict_conflict.b, verdict_conflict.a)
JOIN sentence ON sentence.id = claim.sentence
JOIN reading ON reading.id = claim.reading
JOIN article ON article.id = reading.article
JOIN source ON source.id = reading.source
JOIN reading AS other_reading ON other_reading.id = other.reading
JOIN source AS other_source ON other_source.id = other_reading.source
JOIN string AS subject ON subject.id = fact.subject
JOIN string AS attribute ON attribute.id = fact.attribute
JOIN string AS qualifiers ON qualifiers.id = fact.qualifiers
JOIN string AS kind ON kind.id = fact.kind
LEFT JOIN string AS unit ON unit.id = claim.unit
WHERE run_verdict.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW relations AS
SELECT relation.key AS id, rule.text AS rule, word.text AS verdict, severity.text AS severity,
       subject.text AS subject, qualifiers.text AS qualifiers, relation.expect AS expect,
       relation."left" AS "left", relation."right" AS "right", relation.message AS message, relation.why AS why,
       relation.facts AS facts, relation.claims AS claims
FROM run_relation
JOIN relation ON relation.id = run_relation.relation
JOIN string AS rule ON rule.id = relation.rule
JOIN string AS word ON word.id = relation.verdict
JOIN string AS severity ON severity.id = relation.severity
JOIN string AS qualifiers ON qualifiers.id = relation.qualifiers
LEFT JOIN string AS subject ON subject.id = relation.subject
WHERE run_relation.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW articles AS
SELECT article.name AS id, source.name AS source, reading.source_given AS source_given, reading.published AS published,
       substr(reading.day, 1, 7) AS month, reading.title AS title, reading.url AS url, reading.author AS author,
       reading.language AS language, reading.path AS path, reading.bytes AS bytes, reading.content AS content,
       (SELECT count(*) FROM claim WHERE claim.reading = reading.id) AS claims,
       reader.last AS run, reader.last IS (SELECT max(id) FROM run) AS current
FROM article
LEFT JOIN (SELECT coalesce(same_as, id) AS lists, max(id) AS last FROM run GROUP BY 1) AS reader ON reader.lists = article.run
JOIN reading ON reading.id = article.reading
JOIN source ON source.id = reading.source;

CREATE VIEW sources AS
WITH said AS (
  SELECT verdict_claim.claim AS claim, verdict.id AS verdict, word.text AS word
  FROM run_verdict
  JOIN verdict ON verdict.id = run_verdict.verdict
  JOIN string AS word ON word.id = verdict.verdict
  JOIN verdict_claim ON verdict_claim.verdict = verdict.id
  WHERE run_verdict.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1))
SELECT source.name AS id, source.title AS name, source.kind AS kind,
       count(DISTINCT reading.article) AS articles, count(said.claim) AS claims,
       count(DISTINCT said.verdict) AS facts,
       count(DISTINCT iif(said.word = 'conflict', said.verdict, NULL)) AS conflicts,
       count(DISTINCT iif(said.word = 'single-source', said.verdict, NULL)) AS single,
       min(reading.day) AS first_published, max(reading.day) AS published
FROM run_reading
JOIN reading ON reading.id = run_reading.reading
JOIN source ON source.id = reading.source
LEFT JOIN claim ON claim.reading = reading.id
LEFT JOIN said ON said.claim = claim.id
WHERE run_reading.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1)
GROUP BY source.id;

CREATE VIEW runs AS
SELECT id, at, substr(at, 1, 7) AS month, tool, rules, articles, sources, claims, facts, conflicts, errors
FROM run;

CREATE VIEW coverage AS
SELECT article.name AS article, source.name AS source, kind.text AS kind, counted.recognised AS recognised,
       counted.claimed AS claimed, counted.recognised - counted.claimed AS unclaimed,
       reading.published AS published, substr(reading.day, 1, 7) AS month, reading.path AS path
FROM run_reading
JOIN reading ON reading.id = run_reading.reading
JOIN reading_kind AS counted ON counted.reading = reading.id
JOIN article ON article.id = reading.article
JOIN source ON source.id = reading.source
JOIN string AS kind ON kind.id = counted.kind
WHERE run_reading.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW errors AS
SELECT article, path, line, "column", what
FROM run_error
WHERE run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW decisions AS
SELECT run_decision.place AS place, coalesce(run_decision.claim, run_decision.fact) AS id, run_decision.fact AS fact,
       run_decision.claim AS claim, found.verdict AS verdict, found.subject AS subject, found.attribute AS attribute,
       run_decision.accept AS accept, run_decision.because AS because, run_decision.evidence AS evidence,
       run_decision."by" AS "by", run_decision.until AS until, run_decision.state AS state, run_decision.why AS why
FROM run_decision
LEFT JOIN (SELECT DISTINCT fact.key AS key, word.text AS verdict, subject.text AS subject, attribute.text AS attribute
           FROM run_verdict
           JOIN verdict ON verdict.id = run_verdict.verdict
           JOIN fact ON fact.id = verdict.fact
           JOIN string AS word ON word.id = verdict.verdict
           JOIN string AS subject ON subject.id = fact.subject
           JOIN string AS attribute ON attribute.id = fact.attribute
           WHERE run_verdict.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1)) AS found ON found.key = run_decision.fact
WHERE run_decision.run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW known AS
SELECT place, finding AS id, verdict, said, state
FROM run_known
WHERE run = (SELECT coalesce(same_as, id) FROM run ORDER BY id DESC LIMIT 1);

CREATE VIEW readings AS
SELECT run.id AS run, run.at AS at, article.name AS article, source.name AS source, reading.published AS published,
       substr(reading.day, 1, 7) AS month, reading.path AS path, reading.content AS content, reading.bytes AS bytes,
       (SELECT count(*) FROM claim WHERE claim.reading = reading.id) AS claims
FROM run
JOIN run_reading ON run_reading.run = coalesce(run.same_as, run.id)
JOIN reading ON reading.id = run_reading.reading
JOIN article ON article.id = reading.article
JOIN source ON source.id = reading.source;
