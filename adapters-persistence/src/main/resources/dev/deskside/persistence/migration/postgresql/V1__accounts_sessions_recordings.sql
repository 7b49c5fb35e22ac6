-- Keys are decimal digits as text: they may have 64 of them. Instants are microseconds since 1970-01-01T00:00Z.
-- Enumerations are the names of their constants. Text that is compared or sorted goes by its bytes (COLLATE "C"), as in
-- SQLite and as the domain does: no server's language changes the order of a list, and lower() knows ASCII alone.

CREATE TABLE account (
  account_key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name        TEXT COLLATE "C" NOT NULL,
  recording   TEXT COLLATE "C" NOT NULL
);

CREATE TABLE company (
  company_id  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_key TEXT COLLATE "C" NOT NULL REFERENCES account (account_key),
  name        TEXT COLLATE "C" NOT NULL,
  -- What belongs to a company names its account too, and so can't belong to another account's company.
  UNIQUE (company_id, account_key)
);

CREATE INDEX company_of_account ON company (account_key);

-- Words hold no white space: a space stands between two addresses.
CREATE TABLE machine (
  machine_uuid TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  company_id   TEXT COLLATE "C" NOT NULL REFERENCES company (company_id),
  name         TEXT COLLATE "C" NOT NULL,
  dns_name     TEXT COLLATE "C",
  ip_addresses TEXT COLLATE "C" NOT NULL DEFAULT '',
  status       TEXT COLLATE "C"
);

CREATE INDEX machine_of_company ON machine (company_id);

CREATE TABLE technician (
  user_key          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_key       TEXT COLLATE "C" NOT NULL REFERENCES account (account_key),
  access_token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
  name              TEXT COLLATE "C" NOT NULL,
  email             TEXT COLLATE "C" NOT NULL,
  locale            TEXT COLLATE "C" NOT NULL,
  seat              TEXT COLLATE "C" NOT NULL
);

CREATE INDEX technician_of_account ON technician (account_key);

CREATE TABLE technician_role (
  user_key TEXT COLLATE "C" NOT NULL REFERENCES technician (user_key),
  role     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (user_key, role)
);

CREATE TABLE technician_company (
  user_key    TEXT COLLATE "C" NOT NULL REFERENCES technician (user_key),
  company_id  TEXT COLLATE "C" NOT NULL,
  account_key TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (user_key, company_id),
  FOREIGN KEY (company_id, account_key) REFERENCES company (company_id, account_key)
);

CREATE TABLE session (
  session_key          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  version              BIGINT NOT NULL,
  account_key          TEXT COLLATE "C" NOT NULL REFERENCES account (account_key),
  created_at           BIGINT NOT NULL,
  token_epoch          BIGINT NOT NULL,
  session_token_hash   TEXT COLLATE "C" NOT NULL UNIQUE,
  launch_token_hash    TEXT COLLATE "C" UNIQUE,
  join_token_hash      TEXT COLLATE "C" UNIQUE,
  status_callback_url  TEXT COLLATE "C",
  session_id           TEXT COLLATE "C" UNIQUE,
  status               TEXT COLLATE "C" NOT NULL,
  technician_key       TEXT COLLATE "C",
  technician_name      TEXT COLLATE "C",
  technician_email     TEXT COLLATE "C",
  customer_name        TEXT COLLATE "C",
  customer_email       TEXT COLLATE "C",
  partner_object_kind  TEXT COLLATE "C",
  partner_object       TEXT COLLATE "C",
  partner_object_url   TEXT COLLATE "C",
  started_at           BIGINT,
  customer_joined_at   BIGINT,
  ended_at             BIGINT,
  machine_uuid         TEXT COLLATE "C",
  machine_name         TEXT COLLATE "C",
  machine_account_name TEXT COLLATE "C",
  machine_company_id   TEXT COLLATE "C",
  notes                TEXT COLLATE "C",
  recording_url        TEXT COLLATE "C",
  FOREIGN KEY (machine_company_id, account_key) REFERENCES company (company_id, account_key)
);

-- A page reads one range in the order of the list and stops; a count reads the index alone.
CREATE INDEX session_list
  ON session (account_key, created_at DESC, session_key, machine_company_id, status, technician_key);
CREATE INDEX session_list_of_partner_object ON session (account_key, partner_object, created_at DESC, session_key)
  WHERE partner_object IS NOT NULL;

CREATE TABLE session_collaborator (
  session_key TEXT COLLATE "C" NOT NULL REFERENCES session (session_key),
  position    BIGINT NOT NULL,
  user_key    TEXT COLLATE "C",
  name        TEXT COLLATE "C",
  email       TEXT COLLATE "C",
  PRIMARY KEY (session_key, position)
);

-- The log. Within a session the sequence is the order of the commits, since the session's row is written, and so locked,
-- before a number is taken. Across sessions it isn't: a number that was taken first may be committed last. Who reads the
-- whole log goes by (xid, sequence), and takes only
--   xid < pg_snapshot_xmin(pg_current_snapshot())
-- which no open transaction can still add to: docs/adr/0018-postgresql-and-expand-first-migrations.md.
CREATE TABLE session_change (
  sequence    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_key TEXT COLLATE "C" NOT NULL REFERENCES session (session_key),
  version     BIGINT NOT NULL,
  status      TEXT COLLATE "C" NOT NULL,
  happened_at BIGINT NOT NULL,
  xid         XID8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE INDEX session_change_of_session ON session_change (session_key, sequence);
CREATE INDEX session_change_in_order ON session_change (xid, sequence);

-- What was said in a session. The sequence is the order of saying.
CREATE TABLE session_message (
  sequence         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_key      TEXT COLLATE "C" NOT NULL REFERENCES session (session_key),
  said_at          BIGINT NOT NULL,
  content          TEXT COLLATE "C" NOT NULL,
  participant_name TEXT COLLATE "C"
);

CREATE INDEX session_message_of_session ON session_message (session_key, sequence);

-- The id is written with the number of its digits (two of them) in front, so that it sorts as the number that it is.
-- No reference to the session or the technician: a recording may outlive both.
CREATE TABLE recording (
  recording_id   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  version        BIGINT NOT NULL,
  account_key    TEXT COLLATE "C" NOT NULL REFERENCES account (account_key),
  technician_key TEXT COLLATE "C" NOT NULL,
  company_id     TEXT COLLATE "C",
  session_key    TEXT COLLATE "C" NOT NULL,
  started_at     BIGINT NOT NULL,
  state          TEXT COLLATE "C" NOT NULL,
  archived       BOOLEAN NOT NULL,
  FOREIGN KEY (company_id, account_key) REFERENCES company (company_id, account_key)
);

-- A page reads one range of one of these per company (and one of none, for attended sessions), in order, and stops.
CREATE INDEX recording_page
  ON recording (account_key, state, archived, company_id, started_at, recording_id);
CREATE INDEX recording_page_of_technician
  ON recording (account_key, state, archived, technician_key, company_id, started_at, recording_id);

-- By what the key is known that all links are derived from: not the key, and nothing that it could be guessed by.
CREATE TABLE store_key (
  one         BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
  fingerprint TEXT COLLATE "C" NOT NULL
);
