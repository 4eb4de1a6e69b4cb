-- Who of the staff read what of a person. What and why are sealed under the person's key.
CREATE TABLE privacy_reads (
  id text PRIMARY KEY,
  person text NOT NULL,
  at bigint NOT NULL,
  -- Principal of who read, and the act that allowed it.
  reader text NOT NULL,
  emergency text NOT NULL,
  details bytea NOT NULL
);
CREATE INDEX ON privacy_reads (person, at DESC);
CREATE INDEX ON privacy_reads (at);
