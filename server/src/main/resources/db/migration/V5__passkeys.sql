-- Passkeys (WebAuthn) by which people sign in.

CREATE TABLE access_passkeys (
  passkey text PRIMARY KEY,
  -- HMAC-SHA-256 of the credential's id, to find a person by it.
  credential_hash bytea NOT NULL UNIQUE,
  person text NOT NULL,
  -- Attested credential data: authenticator's kind, credential's id and public key.
  attested bytea NOT NULL,
  label bytea NOT NULL,
  -- A signing key that a browser wrapped, once more sealed; empty if there is none.
  wrapped_key bytea NOT NULL,
  -- What the authenticator last counted.
  counter bigint NOT NULL,
  backup_eligible boolean NOT NULL,
  backed_up boolean NOT NULL,
  since bigint NOT NULL,
  used bigint NOT NULL
);
CREATE INDEX ON access_passkeys (person);

-- Challenges that were answered, until they would end anyway.
CREATE TABLE access_challenges_used (
  nonce bytea PRIMARY KEY,
  ends bigint NOT NULL
);
CREATE INDEX ON access_challenges_used (ends);
