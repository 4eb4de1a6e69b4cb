-- Connectors to systems elsewhere. Times are milliseconds since 1970.

CREATE TABLE connectors (
  connector text PRIMARY KEY,
  person text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  -- What it is, with its key and its secrets: sealed for the person.
  sealed bytea NOT NULL,
  -- Of the live stream, which is public; none if it only takes in.
  topics text[] NOT NULL,
  -- ON, PAUSED by its owner, or STOPPED because of `reason`.
  state text NOT NULL,
  reason text NOT NULL,
  -- The next height to read of, while it does not follow with the others.
  behind bigint,
  since bigint NOT NULL
);
CREATE INDEX ON connectors (person);

-- The height up to which connectors that follow were told.
CREATE TABLE connector_feed (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  height bigint NOT NULL
);

-- What is told, in the order of the log. All of it is in the log, so it is not sealed.
CREATE TABLE connector_deliveries (
  connector text NOT NULL REFERENCES connectors ON DELETE CASCADE,
  -- Of the event in the log.
  cursor bigint NOT NULL,
  person text NOT NULL,
  height bigint NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  -- PENDING, DELIVERED or SKIPPED.
  state text NOT NULL,
  attempts integer NOT NULL,
  -- Last tried, and what came of it; 0 and empty before.
  tried bigint NOT NULL,
  status integer NOT NULL,
  error text NOT NULL,
  PRIMARY KEY (connector, cursor)
);
CREATE INDEX ON connector_deliveries (connector, cursor) WHERE state = 'PENDING';
CREATE INDEX ON connector_deliveries (person);

-- What came in, and what became of it.
CREATE TABLE connector_runs (
  run text PRIMARY KEY,
  connector text NOT NULL REFERENCES connectors ON DELETE CASCADE,
  person text NOT NULL,
  -- What its sender called it; a repeat is the same run.
  message text NOT NULL,
  began bigint NOT NULL,
  -- 0 until all of it was decided.
  ended bigint NOT NULL,
  attempts integer NOT NULL,
  -- As it came: sealed for the person.
  body bytea NOT NULL,
  bytes integer NOT NULL,
  -- What became of each row, as JSON.
  rows text NOT NULL,
  UNIQUE (connector, message)
);
CREATE INDEX ON connector_runs (connector, began);
CREATE INDEX ON connector_runs (person);

-- Of db-scheduler (https://github.com/kagkarlsson/db-scheduler), by whose names its columns go.
CREATE TABLE connector_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  state text,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON connector_tasks (execution_time);
CREATE INDEX ON connector_tasks (last_heartbeat);
