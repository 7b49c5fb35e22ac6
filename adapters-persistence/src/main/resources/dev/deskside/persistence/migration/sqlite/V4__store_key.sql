-- By what the key is known that all links are derived from: not the key, and nothing that it could be guessed by.
CREATE TABLE store_key (
  one         INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  fingerprint TEXT    NOT NULL
) STRICT;
