-- What is to be sent of a change and what became of it: NULL where nothing is (in all changes of before), else the name
-- of a state. The id is what the receiver knows it by; the account is the session's, so that a list is one range.
ALTER TABLE session_change ADD COLUMN callback TEXT COLLATE "C";
ALTER TABLE session_change ADD COLUMN callback_id TEXT COLLATE "C";
ALTER TABLE session_change ADD COLUMN account_key TEXT COLLATE "C";
-- PENDING where somebody asked for it once more.
ALTER TABLE session_change ADD COLUMN replay TEXT COLLATE "C";

CREATE INDEX session_change_pending ON session_change (session_key, sequence) WHERE callback = 'PENDING';
CREATE INDEX session_change_replayed ON session_change (session_key, sequence) WHERE replay = 'PENDING';
CREATE UNIQUE INDEX session_change_of_callback ON session_change (callback_id) WHERE callback_id IS NOT NULL;
CREATE INDEX session_change_callbacks ON session_change (account_key, sequence) WHERE callback IS NOT NULL;
CREATE INDEX session_change_callbacks_in_state ON session_change (account_key, callback, sequence)
  WHERE callback IS NOT NULL;

-- How far the sending of a session's changes has come, and that of its replays; no row where nothing is left. While it
-- is held by a claim it is due when the lease ends. Each claim counts the lease up, so that an earlier one is told apart.
CREATE TABLE callback_cursor (
  session_key TEXT COLLATE "C" NOT NULL REFERENCES session (session_key) ON DELETE CASCADE,
  lane        TEXT COLLATE "C" NOT NULL,
  target      TEXT COLLATE "C" NOT NULL,
  sequence    BIGINT NOT NULL,
  attempts    BIGINT NOT NULL,
  due_at      BIGINT NOT NULL,
  held        BOOLEAN NOT NULL,
  lease       BIGINT NOT NULL,
  PRIMARY KEY (session_key, lane)
);

CREATE INDEX callback_cursor_due ON callback_cursor (due_at, target);

CREATE TABLE callback_attempt (
  attempt     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sequence    BIGINT NOT NULL REFERENCES session_change (sequence) ON DELETE CASCADE,
  began_at    BIGINT NOT NULL,
  took_micros BIGINT NOT NULL,
  lane        TEXT COLLATE "C" NOT NULL,
  result      TEXT COLLATE "C" NOT NULL,
  status      BIGINT,
  reason      TEXT COLLATE "C" NOT NULL
);

CREATE INDEX callback_attempt_of_change ON callback_attempt (sequence, attempt);

-- No row where the secret was never replaced.
CREATE TABLE callback_endpoint (
  account_key TEXT COLLATE "C" NOT NULL REFERENCES account (account_key),
  endpoint    TEXT COLLATE "C" NOT NULL,
  epoch       BIGINT NOT NULL,
  rotated_at  BIGINT NOT NULL,
  PRIMARY KEY (account_key, endpoint)
);
