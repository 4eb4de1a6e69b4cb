import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { getOne, getPage } from "../../api/client";
import type { Wallet } from "../../api/wallet";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { hasPasskeys } from "../access/passkeys";
import { useWallets } from "../access/wallets";
import { PersonField } from "../governance/PersonField";
import { newKey } from "../identity/keys";
import { add } from "../identity/store";
import { keepWaiting } from "../identity/vault";
import { WaitingKeys } from "./WaitingKeys";

/** Makes a key in this browser for somebody who signs on another device already. */
export function JoinPage() {
  const [principal, setPrincipal] = useState("");
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: async (who: string) => {
      const { name } = await getOne("identity/principal", { principal: who });
      const { keyId, privateKey } = await newKey();
      await keepWaiting({ principal: who, keyId, privateKey, name, since: Date.now() });
    },
    onSuccess: () => {
      setPrincipal("");
      return client.invalidateQueries({ queryKey: ["waiting"] });
    },
  });
  const wallets = useWallets();
  const connect = useMutation({
    mutationFn: connectKey,
    onSuccess: (name) => {
      tell(`You are ${name} in this browser now.`);
      void navigate("/keys");
    },
  });
  return (
    <>
      <title>Use someone here · Tallystick</title>
      <h1 className="mb-1">Use someone in this browser</h1>
      <p className="mb-6 max-w-2xl text-muted">
        For whoever is someone here already, on another device, or has lost the keys: this browser
        makes a key of its own, which never leaves it. It signs once a device of theirs adds it, or{" "}
        <Link className="link" to="/keys">
          guardians
        </Link>{" "}
        agree to it.
      </p>
      <WaitingKeys />
      <form
        className="card grid max-w-xl gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (principal) {
            make.mutate(principal);
          }
        }}
      >
        <PersonField
          key={make.submittedAt}
          label="Who you are"
          value={principal}
          onChange={setPrincipal}
        />
        <ErrorNote error={make.error ?? connect.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" disabled={!principal} busy={make.isPending}>
            Make a key in this browser
          </Button>
          {wallets.map((one) => (
            <Button
              key={one.rdns}
              disabled={!principal}
              busy={connect.isPending}
              onClick={() => connect.mutate({ wallet: one, who: principal })}
            >
              Sign with {one.name}
            </Button>
          ))}
          {hasPasskeys() && (
            <Button
              disabled={!principal}
              busy={connect.isPending}
              onClick={() => connect.mutate({ wallet: null, who: principal })}
            >
              Sign with a passkey
            </Button>
          )}
        </div>
        <p className="text-sm text-muted">
          A wallet or a passkey that signs for you already needs no new key: it is asked at every
          act. It takes the place of a key of theirs that this browser kept until now.
        </p>
      </form>
    </>
  );
}

const MOST_KEYS = 200;

/**
 * Becomes somebody by a wallet, or without one by a passkey, that is a key of theirs already;
 * answers their name.
 */
async function connectKey({ wallet, who }: { wallet: Wallet | null; who: string }) {
  const { items } = await getPage("identity/keys", { principal: who, limit: MOST_KEYS });
  const keys = items.filter((one) => !one.revoked).map((one) => one.key);
  const signing = wallet ? await keyOfWallet(wallet, keys) : await keyOfPasskey(keys);
  const { name } = await getOne("identity/principal", { principal: who });
  await add({ principal: who, ...signing, name, since: Date.now(), demo: false });
  return name;
}

async function keyOfWallet(wallet: Wallet, keys: string[]) {
  const { accountOf } = await import("../../api/wallet");
  const signing = await accountOf(wallet);
  if (!keys.includes(signing.keyId)) {
    throw new Error("This account of the wallet does not sign for them: add it as a key first.");
  }
  return signing;
}

async function keyOfPasskey(keys: string[]) {
  const { findPasskey } = await import("../../api/passkey");
  return findPasskey(window.location.hostname, keys);
}
