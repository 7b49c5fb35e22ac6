-- Whose change it is, so that a reader of one account's changes passes over those of all others without a look. Nodes of
-- the version before don't write it: the trigger does, for them alone. Whoever writes waits meanwhile, so that no row
-- escapes both the update and the trigger.
LOCK TABLE session_change IN SHARE ROW EXCLUSIVE MODE;

CREATE FUNCTION session_change_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.account_key := (SELECT account_key FROM session WHERE session_key = NEW.session_key);
  RETURN NEW;
END
$$;

CREATE TRIGGER session_change_account BEFORE INSERT ON session_change
  FOR EACH ROW WHEN (NEW.account_key IS NULL) EXECUTE FUNCTION session_change_account();

UPDATE session_change
  SET account_key = session.account_key FROM session WHERE session.session_key = session_change.session_key;

CREATE INDEX session_change_of_account ON session_change (account_key, xid, sequence);
