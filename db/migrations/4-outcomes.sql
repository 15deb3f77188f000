-- Runs that found what an earlier one found, and what they printed; how surely claims are linked.

ALTER TABLE verdict ADD COLUMN link INTEGER REFERENCES string;
ALTER TABLE run ADD COLUMN same_as INTEGER REFERENCES run;

CREATE TABLE outcome (
  request TEXT PRIMARY KEY,    -- hash of everything but the files: program, arguments, settings, rules …
  run INTEGER NOT NULL REFERENCES run,
  began INTEGER NOT NULL,      -- when its files were looked at, nanoseconds since 1970
  files BLOB NOT NULL,         -- their states and hashes (claims/articles/file_memory.h)
  printed BLOB NOT NULL        -- (claims/commands/printed.h)
) STRICT;
