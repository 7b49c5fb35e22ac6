-- Keys are decimal digits as text: they may have 64 of them. Instants are microseconds since 1970-01-01T00:00Z.
-- Enumerations are the names of their constants.

CREATE TABLE account (
  account_key TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  recording   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
  company_id  TEXT NOT NULL PRIMARY KEY,
  account_key TEXT NOT NULL REFERENCES account (account_key),
  name        TEXT NOT NULL,
  -- What belongs to a company names its account too, and so can't belong to another account's company.
  UNIQUE (company_id, account_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE machine (
  machine_uuid TEXT NOT NULL PRIMARY KEY,
  company_id   TEXT NOT NULL REFERENCES company (company_id),
  name         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE technician (
  user_key          TEXT NOT NULL PRIMARY KEY,
  account_key       TEXT NOT NULL REFERENCES account (account_key),
  access_token_hash TEXT NOT NULL UNIQUE,
  name              TEXT NOT NULL,
  email             TEXT NOT NULL,
  locale            TEXT NOT NULL,
  seat              TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE technician_role (
  user_key TEXT NOT NULL REFERENCES technician (user_key),
  role     TEXT NOT NULL,
  PRIMARY KEY (user_key, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE technician_company (
  user_key    TEXT NOT NULL REFERENCES technician (user_key),
  company_id  TEXT NOT NULL,
  account_key TEXT NOT NULL,
  PRIMARY KEY (user_key, company_id),
  FOREIGN KEY (company_id, account_key) REFERENCES company (company_id, account_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  session_key          TEXT    NOT NULL PRIMARY KEY,
  version              INTEGER NOT NULL,
  account_key          TEXT    NOT NULL REFERENCES account (account_key),
  created_at           INTEGER NOT NULL,
  token_epoch          INTEGER NOT NULL,
  session_token_hash   TEXT    NOT NULL UNIQUE,
  launch_token_hash    TEXT    UNIQUE,
  join_token_hash      TEXT    UNIQUE,
  status_callback_url  TEXT,
  session_id           TEXT    UNIQUE,
  status               TEXT    NOT NULL,
  technician_key       TEXT,
  technician_name      TEXT,
  technician_email     TEXT,
  customer_name        TEXT,
  customer_email       TEXT,
  partner_object_kind  TEXT,
  partner_object       TEXT,
  partner_object_url   TEXT,
  started_at           INTEGER,
  customer_joined_at   INTEGER,
  ended_at             INTEGER,
  machine_uuid         TEXT,
  machine_name         TEXT,
  machine_account_name TEXT,
  machine_company_id   TEXT,
  notes                TEXT,
  recording_url        TEXT,
  FOREIGN KEY (machine_company_id, account_key) REFERENCES company (company_id, account_key)
) STRICT;

CREATE TABLE session_collaborator (
  session_key TEXT    NOT NULL REFERENCES session (session_key),
  position    INTEGER NOT NULL,
  user_key    TEXT,
  name        TEXT,
  email       TEXT,
  PRIMARY KEY (session_key, position)
) STRICT, WITHOUT ROWID;

-- The one ordered log. With one writer the order of the sequence is the order of the commits; AUTOINCREMENT never gives
-- a number twice, so that a cursor stays right even where entries were removed.
CREATE TABLE session_change (
  sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
  session_key TEXT    NOT NULL REFERENCES session (session_key),
  version     INTEGER NOT NULL,
  status      TEXT    NOT NULL,
  happened_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_change_of_session ON session_change (session_key, sequence);

-- The id is written with the number of its digits (two of them) in front, so that it sorts as the number that it is.
-- No reference to the session or the technician: a recording may outlive both.
CREATE TABLE recording (
  recording_id   TEXT    NOT NULL PRIMARY KEY,
  version        INTEGER NOT NULL,
  account_key    TEXT    NOT NULL REFERENCES account (account_key),
  technician_key TEXT    NOT NULL,
  company_id     TEXT,
  session_key    TEXT    NOT NULL,
  started_at     INTEGER NOT NULL,
  state          TEXT    NOT NULL,
  archived       INTEGER NOT NULL,
  FOREIGN KEY (company_id, account_key) REFERENCES company (company_id, account_key)
) STRICT, WITHOUT ROWID;

-- A page reads one range of one of these per company (and one of none, for attended sessions), in order, and stops.
CREATE INDEX recording_page
  ON recording (account_key, state, archived, company_id, started_at, recording_id);
CREATE INDEX recording_page_of_technician
  ON recording (account_key, state, archived, technician_key, company_id, started_at, recording_id);
