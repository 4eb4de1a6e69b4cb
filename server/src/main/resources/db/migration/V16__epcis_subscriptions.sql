-- Standing queries of EPCIS: who is told by webhook of events that a named query finds.
CREATE TABLE epcis_subscriptions (
  id text PRIMARY KEY,
  query text NOT NULL REFERENCES epcis_queries (name) ON DELETE CASCADE,
  person text NOT NULL,
  dest text NOT NULL,
  -- The token that signs what is sent, sealed for the person; null if there is none.
  token bytea,
  -- As it was asked for, as JSON; empty for a stream.
  schedule text NOT NULL,
  report_if_empty boolean NOT NULL,
  -- 0 if none was given.
  initial_record_time bigint NOT NULL,
  created bigint NOT NULL,
  -- The cursor of the last event that need not be told any more.
  told bigint NOT NULL,
  -- Events sent at once: fewer after who is told said that it was too much.
  batch integer NOT NULL,
  -- 0 before the first time.
  notified bigint NOT NULL,
  -- In a row, and what the last one was; nothing is sent any more after too many.
  failures integer NOT NULL DEFAULT 0,
  problem text NOT NULL DEFAULT ''
);
CREATE INDEX ON epcis_subscriptions (person);
CREATE INDEX ON epcis_subscriptions (query);

-- When each is due next: the table of db-scheduler, with the columns that it wants.
CREATE TABLE epcis_deliveries (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON epcis_deliveries (execution_time);
CREATE INDEX ON epcis_deliveries (last_heartbeat);

-- What is told of events that were captured all the same, as JSON.
ALTER TABLE epcis_jobs ADD COLUMN warnings text NOT NULL DEFAULT '[]';
