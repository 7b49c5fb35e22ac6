-- When a session is looked at next, so that it comes to an end in our books. The time counts on the database's own
-- clock; 0 is at once, NULL never. The number of the claim tells a late settling from one that holds.
ALTER TABLE session ADD COLUMN follow_due_at INTEGER DEFAULT 0;
ALTER TABLE session ADD COLUMN follow_claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN follow_doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN follow_failures INTEGER NOT NULL DEFAULT 0;

-- When another provider last told how it stands, and when it last called back.
ALTER TABLE session ADD COLUMN seen_at INTEGER;
ALTER TABLE session ADD COLUMN called_back_at INTEGER;

-- What has ended before anybody followed stays as it is: there may be many of them.
UPDATE session SET follow_due_at = NULL WHERE status IN ('COMPLETE', 'ABANDONED');

-- What is too young to be looked at is left out in the index itself.
CREATE INDEX session_to_follow ON session (follow_due_at, created_at, session_key) WHERE follow_due_at IS NOT NULL;
