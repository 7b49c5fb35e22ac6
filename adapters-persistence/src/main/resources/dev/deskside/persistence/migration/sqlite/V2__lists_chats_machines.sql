-- What is known of a machine beside its name. Words hold no white space: a space stands between two addresses.
ALTER TABLE machine ADD COLUMN dns_name TEXT;
ALTER TABLE machine ADD COLUMN ip_addresses TEXT NOT NULL DEFAULT '';
ALTER TABLE machine ADD COLUMN status TEXT;
UPDATE machine SET status = 'OFFLINE';

CREATE INDEX machine_of_company ON machine (company_id);
CREATE INDEX company_of_account ON company (account_key);
CREATE INDEX technician_of_account ON technician (account_key);

-- A page reads one range in the order of the list and stops; a count reads the index alone.
CREATE INDEX session_list
  ON session (account_key, created_at DESC, session_key, machine_company_id, status, technician_key);
CREATE INDEX session_list_of_partner_object ON session (account_key, partner_object, created_at DESC, session_key)
  WHERE partner_object IS NOT NULL;

-- What was said in a session. The sequence is the order of saying.
CREATE TABLE session_message (
  sequence         INTEGER PRIMARY KEY AUTOINCREMENT,
  session_key      TEXT    NOT NULL REFERENCES session (session_key),
  said_at          INTEGER NOT NULL,
  content          TEXT    NOT NULL,
  participant_name TEXT
) STRICT;

CREATE INDEX session_message_of_session ON session_message (session_key, sequence);
