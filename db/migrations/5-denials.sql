-- Denials are few, and told apart at once from the claims that assert.

CREATE INDEX claim_denied ON claim (id) WHERE denied;
