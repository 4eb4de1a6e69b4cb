import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { getOne, getPage } from "../../api/client";
import type { Wallet } from "../../api/wallet";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { PersonField } from "../governance/PersonField";
import { newKey } from "../identity/keys";
import { add } from "../identity/store";
import { keepWaiting } from "../identity/vault";
import { useWallets } from "./SourceFields";
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
    mutationFn: connectWallet,
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
        </div>
        {wallets.length > 0 && (
          <p className="text-sm text-muted">
            A wallet that signs for you already needs no new key: it is asked at every act.
          </p>
        )}
      </form>
    </>
  );
}

const MOST_KEYS = 200;

/** Becomes somebody by a wallet that is a key of theirs already; answers their name. */
async function connectWallet({ wallet, who }: { wallet: Wallet; who: string }): Promise<string> {
  const { accountOf } = await import("../../api/wallet");
  const { keyId, account } = await accountOf(wallet);
  const keys = await getPage("identity/keys", { principal: who, limit: MOST_KEYS });
  if (!keys.items.some((one) => one.key === keyId && !one.revoked)) {
    throw new Error("This account of the wallet does not sign for them: add it as a key first.");
  }
  const { name } = await getOne("identity/principal", { principal: who });
  await add({ principal: who, keyId, account, name, since: Date.now(), demo: false });
  return name;
}
