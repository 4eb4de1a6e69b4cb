-- What is due at a time, of all rooms: the table of db-scheduler
-- (https://github.com/kagkarlsson/db-scheduler), by whose names its columns go.
CREATE TABLE tasks (
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
  state text,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON tasks (execution_time);
CREATE INDEX ON tasks (last_heartbeat);

-- What waited goes on waiting, and for as long; what was under way is done again.
INSERT INTO tasks (task_name, task_instance, execution_time, picked, last_success, last_failure,
  consecutive_failures, version)
SELECT CASE task_name WHEN 'tell' THEN 'connector-exchange' ELSE 'connector-feed' END,
  task_instance, coalesce(execution_time, now()), false, last_success, last_failure,
  consecutive_failures, 1
FROM connector_tasks
UNION ALL
SELECT task_name, task_instance, execution_time, false, last_success, last_failure,
  consecutive_failures, 1
FROM epcis_deliveries;
DROP TABLE connector_tasks;
DROP TABLE epcis_deliveries;

-- Connectors that look by themselves, or tell by schedule. Times are milliseconds since 1970.
ALTER TABLE connectors
  ADD COLUMN polls boolean NOT NULL DEFAULT false,
  -- Not before; 0 for at once.
  ADD COLUMN due bigint NOT NULL DEFAULT 0,
  -- Last, and what came of it; 0 and empty before the first time.
  ADD COLUMN ran bigint NOT NULL DEFAULT 0,
  ADD COLUMN outcome text NOT NULL DEFAULT '',
  -- How far it came with what it fetches, as JSON: sealed for the person.
  ADD COLUMN progress bytea;

-- What its receiver said of it afterwards: NONE, ACCEPTED or REJECTED.
ALTER TABLE connector_deliveries ADD COLUMN answer text NOT NULL DEFAULT 'NONE';
-- Those that were left half done are looked for often.
CREATE INDEX ON connector_runs (connector) WHERE ended = 0;
