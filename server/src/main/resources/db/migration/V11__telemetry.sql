-- Readings of devices: what the batches in the log commit to. A device is named by its principal here.
CREATE SCHEMA telemetry;

-- Channels of devices, by a short number.
CREATE TABLE telemetry.series (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  device text NOT NULL,
  channel text NOT NULL,
  UNIQUE (device, channel)
);

-- Batches as they came, before the ledger decided and after.
CREATE TABLE telemetry.batches (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- SHA-256 of the signed payload: the same act has the same readings.
  digest text NOT NULL UNIQUE,
  -- Id of the act.
  act text NOT NULL,
  device text NOT NULL,
  first bigint NOT NULL,
  count integer NOT NULL,
  -- When it came, by our clock: the partition of its readings.
  day date NOT NULL,
  received bigint NOT NULL,
  accepted boolean NOT NULL DEFAULT false
);
CREATE INDEX ON telemetry.batches (device, first) WHERE accepted;
CREATE INDEX ON telemetry.batches (received) WHERE NOT accepted;

-- By the day on which they came rather than the device's: no clock that jumps makes partitions.
CREATE TABLE telemetry.readings (
  day date NOT NULL,
  batch bigint NOT NULL,
  sequence bigint NOT NULL,
  series integer NOT NULL,
  time bigint NOT NULL,
  value bigint NOT NULL
) PARTITION BY RANGE (day);
CREATE INDEX ON telemetry.readings (series, time);
CREATE INDEX ON telemetry.readings (batch);

-- Accepted readings by minute, hour and day of the device's time; `width` is in milliseconds.
CREATE TABLE telemetry.rollups (
  series integer NOT NULL,
  width bigint NOT NULL,
  start bigint NOT NULL,
  count bigint NOT NULL,
  minimum bigint NOT NULL,
  maximum bigint NOT NULL,
  sum numeric NOT NULL,
  PRIMARY KEY (series, width, start)
);
