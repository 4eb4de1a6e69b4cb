-- Footprints exchanged with systems elsewhere, after PACT. Times are milliseconds since 1970.

CREATE TABLE pact_partners (
  partner text PRIMARY KEY,
  person text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  -- The app by which the partner's system comes in.
  app text NOT NULL UNIQUE REFERENCES oauth_apps ON DELETE CASCADE,
  -- What it is called, where it is, and by what it lets us in: sealed for the person.
  sealed bytea NOT NULL,
  since bigint NOT NULL
);
CREATE INDEX ON pact_partners (person);

-- Who asked whom for footprints, and what came of it.
CREATE TABLE pact_exchanges (
  exchange text PRIMARY KEY,
  partner text NOT NULL REFERENCES pact_partners ON DELETE CASCADE,
  person text NOT NULL,
  -- ASKED by us, WANTED by the partner, or TOLD of something new.
  kind text NOT NULL,
  -- As its sender calls it; a repeat is the same.
  event text NOT NULL,
  -- The `data` of the event: sealed for the person.
  sealed bytea NOT NULL,
  -- OPEN, FULFILLED or REJECTED.
  state text NOT NULL,
  note text NOT NULL,
  since bigint NOT NULL,
  UNIQUE (partner, kind, event)
);
CREATE INDEX ON pact_exchanges (person, since);

-- Footprints that came, as they came.
CREATE TABLE pact_received (
  received text PRIMARY KEY,
  partner text NOT NULL REFERENCES pact_partners ON DELETE CASCADE,
  person text NOT NULL,
  -- SHA-256 of the document, in hex.
  hash text NOT NULL,
  -- The document: sealed for the person.
  sealed bytea NOT NULL,
  since bigint NOT NULL,
  UNIQUE (partner, hash)
);
CREATE INDEX ON pact_received (person, since);
