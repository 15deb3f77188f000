-- The full-text index, made where tally.yaml asks for it (database: full-text) and dropped where not. It holds which three
-- letters in a row stand in which sentence, of the text as folded() gives it, so that any part of a word is found; the text
-- itself stands in `sentence`. The second leads from a claim to its facts.
CREATE VIRTUAL TABLE sentence_text USING fts5(text, content='', detail=none, tokenize='trigram case_sensitive 1');
CREATE INDEX verdict_claim_claim ON verdict_claim (claim);
