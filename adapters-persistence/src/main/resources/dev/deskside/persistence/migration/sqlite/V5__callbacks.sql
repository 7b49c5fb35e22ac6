-- What is to be sent of a change and what became of it: NULL where nothing is (in all changes of before), else the name
-- of a state. The id is what the receiver knows it by; the account is the session's, so that a list is one range.
ALTER TABLE session_change ADD COLUMN callback TEXT;
ALTER TABLE session_change ADD COLUMN callback_id TEXT;
ALTER TABLE session_change ADD COLUMN account_key TEXT;
-- PENDING where somebody asked for it once more.
ALTER TABLE session_change ADD COLUMN replay TEXT;

CREATE INDEX session_change_pending ON session_change (session_key, sequence) WHERE callback = 'PENDING';
CREATE INDEX session_change_replayed ON session_change (session_key, sequence) WHERE replay = 'PENDING';
CREATE UNIQUE INDEX session_change_of_callback ON session_change (callback_id) WHERE callback_id IS NOT NULL;
CREATE INDEX session_change_callbacks ON session_change (account_key, sequence) WHERE callback IS NOT NULL;
CREATE INDEX session_change_callbacks_in_state ON session_change (account_key, callback, sequence)
  WHERE callback IS NOT NULL;

-- How far the sending of a session's changes has come, and that of its replays; no row where nothing is left. While it
-- is held by a claim it is due when the lease ends. Each claim counts the lease up, so that an earlier one is told apart.
CREATE TABLE callback_cursor (
  session_key TEXT    NOT NULL REFERENCES session (session_key) ON DELETE CASCADE,
  lane        TEXT    NOT NULL,
  target      TEXT    NOT NULL,
  sequence    INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  held        INTEGER NOT NULL,
  lease       INTEGER NOT NULL,
  PRIMARY KEY (session_key, lane)
) STRICT, WITHOUT ROWID;

CREATE INDEX callback_cursor_due ON callback_cursor (due_at, target);

CREATE TABLE callback_attempt (
  attempt     INTEGER PRIMARY KEY AUTOINCREMENT,
  sequence    INTEGER NOT NULL REFERENCES session_change (sequence) ON DELETE CASCADE,
  began_at    INTEGER NOT NULL,
  took_micros INTEGER NOT NULL,
  lane        TEXT    NOT NULL,
  result      TEXT    NOT NULL,
  status      INTEGER,
  reason      TEXT    NOT NULL
) STRICT;

CREATE INDEX callback_attempt_of_change ON callback_attempt (sequence, attempt);

-- No row where the secret was never replaced.
CREATE TABLE callback_endpoint (
  account_key TEXT    NOT NULL REFERENCES account (account_key),
  endpoint    TEXT    NOT NULL,
  epoch       INTEGER NOT NULL,
  rotated_at  INTEGER NOT NULL,
  PRIMARY KEY (account_key, endpoint)
) STRICT, WITHOUT ROWID;
