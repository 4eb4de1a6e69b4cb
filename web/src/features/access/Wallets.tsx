import { useMutation } from "@tanstack/react-query";
import { useOwn, useRefreshOwn } from "../../api/own";
import { Button } from "../../ui/Button";
import { WalletIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { AccessError } from "./AccessError";
import type { KnownWallet } from "./account";
import { Section } from "./Section";
import { addWallet, removeWallet, useWallets } from "./wallets";

/** The Ethereum wallets by which one may sign in. */
export function Wallets() {
  const known = useOwn<{ items: KnownWallet[] }>("/wallets");
  const here = useWallets();
  const refresh = useRefreshOwn();
  const add = useMutation({ mutationFn: addWallet, onSettled: refresh });
  const remove = useMutation({ mutationFn: removeWallet, onSettled: refresh });
  const items = known.data?.items ?? [];
  return (
    <Section title="Wallets" about="An Ethereum wallet signs in by a text that it shows you first.">
      <ErrorNote error={known.error} />
      <ul className="card rows text-sm">
        {items.map(({ address, since }) => (
          <li key={address} className="flex items-center gap-3 px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className="mono break-all">{address}</p>
              <p className="text-muted">
                since <Time at={since} />
              </p>
            </div>
            <Button busy={remove.isPending} onClick={() => remove.mutate(address)}>
              Remove<span className="sr-only"> {address}</span>
            </Button>
          </li>
        ))}
        {here.map((wallet) => (
          <li key={wallet.rdns} className="px-4 py-2">
            <Button busy={add.isPending} onClick={() => add.mutate(wallet)}>
              <WalletIcon /> Add an account of {wallet.name}
            </Button>
          </li>
        ))}
        {items.length + here.length === 0 && (
          <li className="px-4 py-2 text-muted">None, and there is no wallet in this browser.</li>
        )}
      </ul>
      <AccessError error={add.error ?? remove.error} />
    </Section>
  );
}
