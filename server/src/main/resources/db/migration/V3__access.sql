-- Who signs in without a key of their own. What tells of a person is sealed under a key of that
-- person, which is wrapped under the key-encryption key of the venue; times are milliseconds since 1970.

CREATE TABLE access_people (
  person text PRIMARY KEY,
  -- HMAC-SHA-256 of the e-mail address, to find a person by it.
  mail_hash bytea NOT NULL UNIQUE,
  wrapped_key bytea NOT NULL,
  mail bytea NOT NULL,
  -- Argon2id with its parameters.
  password text NOT NULL,
  signing_key bytea NOT NULL,
  principal text NOT NULL UNIQUE,
  -- Secrets of TOTP: the one in use, and the one that is being set up; empty if there is none.
  totp bytea NOT NULL,
  totp_draft bytea NOT NULL,
  -- The last time step whose code was used: none is taken twice.
  totp_step bigint NOT NULL,
  since bigint NOT NULL
);

CREATE TABLE access_recovery_codes (
  hash bytea PRIMARY KEY,
  person text NOT NULL
);
CREATE INDEX ON access_recovery_codes (person);

CREATE TABLE access_sessions (
  -- SHA-256 of what is in the cookie.
  hash bytea PRIMARY KEY,
  session text NOT NULL UNIQUE,
  person text NOT NULL,
  since bigint NOT NULL,
  used bigint NOT NULL,
  ends bigint NOT NULL,
  -- When the second factor was last shown, 0 if it never was.
  confirmed bigint NOT NULL,
  agent_hash bytea NOT NULL,
  -- Address and user agent.
  device bytea NOT NULL
);
CREATE INDEX ON access_sessions (person);
CREATE INDEX ON access_sessions (ends);

CREATE TABLE access_audit (
  -- Begins with the time, so that it orders.
  id text PRIMARY KEY,
  -- Empty for tries on accounts that are not there.
  person text NOT NULL,
  at bigint NOT NULL,
  act text NOT NULL,
  session text NOT NULL,
  -- Address, user agent, and what the act was about.
  details bytea NOT NULL
);
CREATE INDEX ON access_audit (person, id DESC);

-- Shows whether a gateway has the key under which these tables were written.
CREATE TABLE access_key (
  proof bytea PRIMARY KEY
);
