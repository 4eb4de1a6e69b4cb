-- Who is known how well, and what was found out. What tells of people is sealed; names in hits and
-- alerts are display names, which the log shows anyway.

-- The key under which officers' notes and Travel Rule data are sealed, wrapped like those of people.
CREATE TABLE compliance_key (
  id text PRIMARY KEY,
  wrapped_key bytea NOT NULL
);

CREATE TABLE compliance_applications (
  application text PRIMARY KEY,
  person text NOT NULL,
  principal text NOT NULL,
  provider text NOT NULL,
  level text NOT NULL,
  -- DRAFT, SUBMITTED, REFUSED
  state text NOT NULL,
  -- Empty until it is submitted.
  commitment text NOT NULL,
  -- Claims, salt, and what the commitment is over; under the key of the person.
  claims bytea NOT NULL,
  -- Why it was refused; empty if it was not.
  reason bytea NOT NULL,
  -- Version of the lists by which its name was screened.
  screened text NOT NULL,
  since bigint NOT NULL,
  closed bigint NOT NULL
);
CREATE INDEX ON compliance_applications (person);
CREATE INDEX ON compliance_applications (state, since);

CREATE TABLE compliance_documents (
  document text PRIMARY KEY,
  application text NOT NULL REFERENCES compliance_applications ON DELETE CASCADE,
  kind text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL,
  hash bytea NOT NULL,
  sealed bytea NOT NULL,
  since bigint NOT NULL
);
CREATE INDEX ON compliance_documents (application, since);

-- Which officer read what of whom.
CREATE TABLE compliance_reads (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text NOT NULL,
  officer text NOT NULL,
  what text NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX ON compliance_reads (person, at);

-- Display names, as they were looked at last.
CREATE TABLE compliance_names (
  principal text PRIMARY KEY,
  name text NOT NULL,
  skeleton text NOT NULL,
  folded text NOT NULL,
  list text NOT NULL
);
CREATE INDEX ON compliance_names (skeleton);

CREATE TABLE compliance_hits (
  hit text PRIMARY KEY,
  principal text NOT NULL,
  -- Empty when a display name was screened.
  application text NOT NULL,
  -- Keyed hash of the name, by which a decision is remembered.
  name_hash bytea NOT NULL,
  entry text NOT NULL,
  entry_name text NOT NULL,
  entry_text text NOT NULL,
  score double precision NOT NULL,
  -- OPEN, TRUE_MATCH, FALSE_POSITIVE
  state text NOT NULL,
  officer text NOT NULL,
  note bytea NOT NULL,
  since bigint NOT NULL,
  decided bigint NOT NULL,
  UNIQUE (principal, name_hash, entry)
);
CREATE INDEX ON compliance_hits (state, since);

CREATE TABLE compliance_cases (
  case_id text PRIMARY KEY,
  principal text NOT NULL,
  title bytea NOT NULL,
  -- OPEN, CLOSED
  state text NOT NULL,
  opened_by text NOT NULL,
  assignee text NOT NULL,
  reason bytea NOT NULL,
  since bigint NOT NULL,
  closed bigint NOT NULL
);
CREATE INDEX ON compliance_cases (state, since);

CREATE TABLE compliance_comments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id text NOT NULL REFERENCES compliance_cases ON DELETE CASCADE,
  officer text NOT NULL,
  text bytea NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX ON compliance_comments (case_id, id);

CREATE TABLE compliance_alerts (
  alert text PRIMARY KEY,
  kind text NOT NULL,
  principal text NOT NULL,
  -- What it is about, so that the same is told once.
  subject text NOT NULL,
  detail text NOT NULL,
  -- OPEN, CLOSED
  state text NOT NULL,
  case_id text NOT NULL,
  officer text NOT NULL,
  reason bytea NOT NULL,
  since bigint NOT NULL,
  closed bigint NOT NULL,
  UNIQUE (kind, subject)
);
CREATE INDEX ON compliance_alerts (state, since);

-- IVMS101 data of transfers, for sender, recipient and officers.
CREATE TABLE compliance_travel (
  commitment text PRIMARY KEY,
  sender text NOT NULL,
  recipient text NOT NULL,
  asset text NOT NULL,
  amount bigint NOT NULL,
  sealed bytea NOT NULL,
  since bigint NOT NULL
);
CREATE INDEX ON compliance_travel (sender, since);
CREATE INDEX ON compliance_travel (recipient, since);
