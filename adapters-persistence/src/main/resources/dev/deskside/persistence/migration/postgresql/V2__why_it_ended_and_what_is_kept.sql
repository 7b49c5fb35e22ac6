-- Why it ended; what another provider gave for it, encrypted; what its start is recognised by; and what keeps it.
ALTER TABLE session ADD COLUMN end_reason TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN sealed_start TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN start_key TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN start_request_hash TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN hold_reason TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN held_since BIGINT;

-- Nothing that an older version writes has a key.
CREATE UNIQUE INDEX session_of_start_key ON session (account_key, start_key) WHERE start_key IS NOT NULL;
