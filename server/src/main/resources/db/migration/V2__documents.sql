-- Documents that signed actions name, by the SHA-256 of their bytes: descriptions of projects,
-- reports of verifiers.
CREATE TABLE documents (
  hash text PRIMARY KEY,
  type text NOT NULL,
  bytes bytea NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);
