-- The claims database. docs/database.md describes the views, which are for everybody and stable; the tables
-- behind them are ours and may change with a version.
--
-- What an article says and what the sources say together are rows that never change: a *reading* is an article as it was
-- read once, with its claims; a *verdict* is a fact as it was judged once, with the claims that it rests on. A run is a
-- list of readings and a list of verdicts, so that a run that finds nothing new adds two short lists, and two runs are
-- compared by comparing lists. Repeated words stand once, in `string`.

CREATE TABLE string (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,          -- as articles name it
  title TEXT NOT NULL,         -- for people, as the configuration last had it
  kind TEXT
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,          -- its id in the corpus
  reading INTEGER REFERENCES reading DEFERRABLE INITIALLY DEFERRED,  -- the last one
  run INTEGER REFERENCES run   -- the last one that read it
) STRICT;

CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article,
  digest TEXT NOT NULL,        -- of all that stands here and in the tables below, down to `reading_kind`
  source INTEGER NOT NULL REFERENCES source,
  source_given INTEGER NOT NULL,
  path TEXT NOT NULL,
  published TEXT,
  day TEXT,                    -- the day of `published`
  title TEXT,
  url TEXT,
  author TEXT,
  language TEXT,
  content TEXT NOT NULL,       -- hash of the text
  bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES reading,
  start INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES reading,
  sentence INTEGER NOT NULL REFERENCES sentence,
  key TEXT NOT NULL,           -- "c:…"
  rule INTEGER NOT NULL REFERENCES string,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  line INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind INTEGER NOT NULL REFERENCES string,
  value ANY,                   -- for reading: a number, the text of a date or a name
  exact TEXT,                  -- the value's digits, all of them
  min_key TEXT NOT NULL,       -- the bounds exactly; their byte order is numeric order
  max_key TEXT NOT NULL,
  min ANY,                     -- the bounds for reading: a number, or ISO 8601; null is unbounded
  max ANY,
  min_open INTEGER NOT NULL,
  max_open INTEGER NOT NULL,
  approximate INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES string,
  unit INTEGER REFERENCES string,
  per INTEGER REFERENCES string,
  unit_text INTEGER REFERENCES string,
  subject INTEGER NOT NULL REFERENCES string,
  attribute INTEGER NOT NULL REFERENCES string,
  qualifiers INTEGER NOT NULL REFERENCES string,  -- a JSON object
  denied INTEGER NOT NULL,
  attribution INTEGER REFERENCES string,
  as_of TEXT,
  correction INTEGER NOT NULL
) STRICT;

CREATE TABLE reading_kind (
  reading INTEGER NOT NULL REFERENCES reading,
  kind INTEGER NOT NULL REFERENCES string,
  recognised INTEGER NOT NULL,
  claimed INTEGER NOT NULL,
  PRIMARY KEY (reading, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,           -- "f:…"
  subject INTEGER NOT NULL REFERENCES string,
  attribute INTEGER NOT NULL REFERENCES string,
  qualifiers INTEGER NOT NULL REFERENCES string,
  kind INTEGER NOT NULL REFERENCES string,
  unit INTEGER REFERENCES string
) STRICT;

CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  fact INTEGER NOT NULL REFERENCES fact,
  digest TEXT NOT NULL,        -- of all that stands here and in the two tables below
  verdict INTEGER NOT NULL REFERENCES string,
  strength INTEGER REFERENCES string,
  independent_sources INTEGER NOT NULL,
  min_key TEXT,                -- what all agreeing claims allow
  max_key TEXT,
  min ANY,
  max ANY,
  min_open INTEGER,
  max_open INTEGER,
  value ANY,                   -- where all claims give one
  source INTEGER REFERENCES source,  -- where all claims have one
  sources INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,  -- pairs, those included that are not listed
  first_day TEXT,
  last_day TEXT,
  time TEXT,
  link INTEGER REFERENCES string  -- how surely its claims speak of one thing; null in rows of version 3
) STRICT;

CREATE TABLE verdict_claim (
  verdict INTEGER NOT NULL REFERENCES verdict,
  claim INTEGER NOT NULL REFERENCES claim,
  origin INTEGER NOT NULL REFERENCES string,
  min_key TEXT,                -- as compared: in the fact's unit and widened; null where as said
  max_key TEXT,
  taken_as TEXT,
  withdrawn INTEGER NOT NULL,  -- its own source corrected it
  PRIMARY KEY (verdict, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict_conflict (
  verdict INTEGER NOT NULL REFERENCES verdict,
  pair INTEGER NOT NULL,       -- from 1; the first is the witness
  a INTEGER NOT NULL REFERENCES claim,
  b INTEGER NOT NULL REFERENCES claim,
  why TEXT NOT NULL,
  also TEXT,                   -- further claims that the conflict takes, a JSON array of their ids
  PRIMARY KEY (verdict, pair)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  tool TEXT NOT NULL,
  rules TEXT NOT NULL,
  articles INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  facts INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  same_as INTEGER REFERENCES run  -- the earlier run that found the same, whose lists are this one's too
) STRICT;

-- What a check printed, kept with all that it rests on: where that is as it was, it is printed again.
CREATE TABLE outcome (
  request TEXT PRIMARY KEY,    -- hash of everything but the files: program, arguments, settings, rules …
  run INTEGER NOT NULL REFERENCES run,
  began INTEGER NOT NULL,      -- when its files were looked at, nanoseconds since 1970
  files BLOB NOT NULL,         -- their states and hashes (claims/articles/file_memory.h)
  printed BLOB NOT NULL        -- (claims/commands/printed.h)
) STRICT;

CREATE TABLE run_reading (
  run INTEGER NOT NULL REFERENCES run,
  reading INTEGER NOT NULL REFERENCES reading,
  PRIMARY KEY (run, reading)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_verdict (
  run INTEGER NOT NULL REFERENCES run,
  verdict INTEGER NOT NULL REFERENCES verdict,
  PRIMARY KEY (run, verdict)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_error (
  run INTEGER NOT NULL REFERENCES run,
  place INTEGER NOT NULL,
  article TEXT,
  path TEXT NOT NULL,
  line INTEGER,
  "column" INTEGER,
  what TEXT NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE run_decision (
  run INTEGER NOT NULL REFERENCES run,
  place INTEGER NOT NULL,      -- in the file of decisions, from 1
  fact TEXT,                   -- the id that it rules on, "f:…", or
  claim TEXT,                  -- "c:…"
  accept TEXT,                 -- the value that holds, of a fact
  because TEXT NOT NULL,
  evidence TEXT,
  "by" TEXT,
  until TEXT,
  state TEXT NOT NULL,         -- in-force, ended, stale
  why TEXT,                    -- of a state that is not in-force
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_known (
  run INTEGER NOT NULL REFERENCES run,
  place INTEGER NOT NULL,      -- in the baseline, from 1
  finding TEXT NOT NULL,       -- the id of a fact or a relation
  verdict TEXT NOT NULL,       -- then
  said TEXT NOT NULL,          -- the values then, a JSON array
  state TEXT NOT NULL,         -- known, changed, gone
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;
