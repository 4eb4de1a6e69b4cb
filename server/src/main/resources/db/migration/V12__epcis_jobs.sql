-- What became of documents of EPCIS events that members had captured.
CREATE TABLE epcis_jobs (
  job text PRIMARY KEY,
  person text NOT NULL,
  created bigint NOT NULL,
  -- 0 while it runs.
  finished bigint NOT NULL,
  -- rollback or proceed.
  behaviour text NOT NULL,
  -- Problems as JSON, in the order of their events.
  errors text NOT NULL
);
CREATE INDEX ON epcis_jobs (person, created);
