-- Ethereum wallets by which people sign in (EIP-4361).

CREATE TABLE access_wallets (
  -- HMAC-SHA-256 of the address, to find a person by it.
  address_hash bytea PRIMARY KEY,
  person text NOT NULL,
  address bytea NOT NULL,
  since bigint NOT NULL
);
CREATE INDEX ON access_wallets (person);

-- Texts that were made to be signed, each good for once.
CREATE TABLE access_challenges (
  message text PRIMARY KEY,
  purpose text NOT NULL,
  ends bigint NOT NULL
);
CREATE INDEX ON access_challenges (ends);
