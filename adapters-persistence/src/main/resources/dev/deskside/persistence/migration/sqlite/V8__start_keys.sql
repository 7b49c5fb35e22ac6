-- Starts under a key that were sent to another provider and aren't settled: no row where the session is kept, or where
-- the provider surely made none. The lease is over when it is under way no more, and nobody knows what became of it.
CREATE TABLE start_key (
  account_key  TEXT NOT NULL REFERENCES account (account_key),
  start_key    TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  attempt      TEXT NOT NULL,
  lease_until  INTEGER NOT NULL,
  PRIMARY KEY (account_key, start_key)
) STRICT, WITHOUT ROWID;

-- What has expired is found without reading what hasn't.
CREATE INDEX session_by_end ON session (ended_at);
CREATE INDEX recording_by_start ON recording (started_at);
