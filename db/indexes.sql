-- Made after the first run is loaded, in its transaction: an index that grows row by row costs a third of the load.

CREATE UNIQUE INDEX string_text ON string (text);
CREATE UNIQUE INDEX source_name ON source (name);
CREATE UNIQUE INDEX article_name ON article (name);
CREATE UNIQUE INDEX reading_digest ON reading (article, digest);
CREATE INDEX claim_reading ON claim (reading);
CREATE INDEX claim_denied ON claim (id) WHERE denied;
CREATE UNIQUE INDEX fact_identity ON fact (key, subject, attribute, qualifiers, kind, unit);
CREATE UNIQUE INDEX verdict_digest ON verdict (fact, digest);
CREATE UNIQUE INDEX relation_digest ON relation (key, digest);
