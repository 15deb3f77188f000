-- What editors decided, and the findings that a baseline knows.

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
