-- Data that must never be in the log: it is kept here alone, and cannot be rebuilt from the stream.

-- Texts of sealed reviews, left by their authors for the venue's clock to open in time.
CREATE TABLE deposits (
  seal text PRIMARY KEY,
  content jsonb NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);

-- Pictures, by the SHA-256 of their bytes.
CREATE TABLE files (
  hash text PRIMARY KEY,
  type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  bytes bytea NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);
