-- The secret by which things are named, sealed under the key-encryption key in a token. Empty while
-- that is a file, from which it is derived.
ALTER TABLE access_key ADD COLUMN naming bytea NOT NULL DEFAULT ''::bytea;
