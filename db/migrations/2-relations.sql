-- Relations between facts, and what they came to.

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,           -- "r:…"
  digest TEXT NOT NULL,        -- of all that stands here
  rule INTEGER NOT NULL REFERENCES string,
  verdict INTEGER NOT NULL REFERENCES string,
  severity INTEGER NOT NULL REFERENCES string,  -- where it fails
  subject INTEGER REFERENCES string,            -- what its facts share
  qualifiers INTEGER NOT NULL REFERENCES string,
  expect TEXT NOT NULL,
  "left" TEXT,                 -- the sums written out; null where it was not evaluated
  "right" TEXT,
  message TEXT,
  why TEXT,
  facts TEXT NOT NULL,         -- JSON arrays of ids
  claims TEXT NOT NULL
) STRICT;

CREATE TABLE run_relation (
  run INTEGER NOT NULL REFERENCES run,
  relation INTEGER NOT NULL REFERENCES relation,
  PRIMARY KEY (run, relation)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX relation_digest ON relation (key, digest);

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
WHERE run_relation.run = (SELECT max(id) FROM run);
