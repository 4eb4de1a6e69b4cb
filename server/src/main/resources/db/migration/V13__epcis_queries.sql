-- Queries of EPCIS under names that members gave them; they are public.
CREATE TABLE epcis_queries (
  name text PRIMARY KEY,
  person text NOT NULL,
  -- Parameters with their values, as JSON.
  query text NOT NULL,
  created bigint NOT NULL
);
CREATE INDEX ON epcis_queries (person);
