-- Whose change it is, so that a reader of one account's changes passes over those of all others without a look.
UPDATE session_change
  SET account_key = (SELECT account_key FROM session WHERE session.session_key = session_change.session_key);

CREATE INDEX session_change_of_account ON session_change (account_key, sequence);
