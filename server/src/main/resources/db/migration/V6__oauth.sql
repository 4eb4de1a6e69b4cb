-- Programs that act for people: API keys, apps, what was allowed to them, and the keys that sign
-- access tokens. No secret is here that opens anything: what is given out is kept as its hash, and
-- signing keys are sealed. Times are milliseconds since 1970.

CREATE TABLE api_keys (
  -- SHA-256 of the key.
  hash bytea PRIMARY KEY,
  key text NOT NULL UNIQUE,
  person text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  -- Name, first characters, and networks: sealed for the person.
  details bytea NOT NULL,
  scopes text NOT NULL,
  per_minute integer NOT NULL,
  since bigint NOT NULL,
  ends bigint NOT NULL,
  used bigint NOT NULL
);
CREATE INDEX ON api_keys (person);

CREATE TABLE oauth_apps (
  app text PRIMARY KEY,
  owner text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  -- For all who are asked to allow it something.
  name text NOT NULL,
  -- SHA-256 of its secret; empty if it can keep none.
  secret_hash bytea NOT NULL,
  -- One a line.
  redirects text NOT NULL,
  scopes text NOT NULL,
  since bigint NOT NULL
);
CREATE INDEX ON oauth_apps (owner);

-- What somebody allowed to an app. Codes, refresh tokens and access tokens are of one, and end with
-- it.
CREATE TABLE oauth_grants (
  grant_id text PRIMARY KEY,
  person text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  app text NOT NULL REFERENCES oauth_apps ON DELETE CASCADE,
  scopes text NOT NULL,
  -- Whether it is the app's owner who lets it act by its own secret.
  standing boolean NOT NULL,
  -- RFC 7638 thumbprint of the key to which refresh tokens are bound, empty if to none.
  thumbprint text NOT NULL,
  since bigint NOT NULL,
  used bigint NOT NULL
);
CREATE INDEX ON oauth_grants (person);
CREATE INDEX ON oauth_grants (app);

CREATE TABLE oauth_codes (
  hash bytea PRIMARY KEY,
  grant_id text NOT NULL REFERENCES oauth_grants ON DELETE CASCADE,
  redirect text NOT NULL,
  challenge text NOT NULL,
  ends bigint NOT NULL,
  -- Kept for a while, so that a second use is seen.
  used boolean NOT NULL
);
CREATE INDEX ON oauth_codes (grant_id);

CREATE TABLE oauth_refresh_tokens (
  hash bytea PRIMARY KEY,
  grant_id text NOT NULL REFERENCES oauth_grants ON DELETE CASCADE,
  ends bigint NOT NULL,
  used boolean NOT NULL
);
CREATE INDEX ON oauth_refresh_tokens (grant_id);

CREATE TABLE oauth_signing_keys (
  -- From when on it signs, until the next one does.
  signs bigint PRIMARY KEY,
  kid text NOT NULL,
  wrapped_key bytea NOT NULL,
  jwk bytea NOT NULL
);

-- Accounts elsewhere by which people sign in (OpenID Connect).
CREATE TABLE oauth_subjects (
  -- HMAC-SHA-256 of issuer and subject.
  subject_hash bytea PRIMARY KEY,
  person text NOT NULL REFERENCES access_people ON DELETE CASCADE,
  provider text NOT NULL,
  since bigint NOT NULL,
  UNIQUE (person, provider)
);

-- Sign-ins that were begun at a provider.
CREATE TABLE oauth_sign_ins (
  -- SHA-256 of `state`.
  hash bytea PRIMARY KEY,
  provider text NOT NULL,
  -- Who adds the provider to their account; empty if somebody signs in.
  person text NOT NULL,
  -- SHA-256 of the cookie of the browser.
  browser_hash bytea NOT NULL,
  nonce text NOT NULL,
  verifier text NOT NULL,
  ends bigint NOT NULL
);
