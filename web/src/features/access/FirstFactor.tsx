import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { KeyIcon, WalletIcon } from "../../ui/icons";
import { ProviderButtons } from "../providers/ProviderButtons";
import { AccessError, useWait } from "./AccessError";
import { signIn } from "./account";
import { useAutofill } from "./autofill";
import { enterBy } from "./enter";
import { Or } from "./Or";
import { PasswordField } from "./PasswordField";
import { hasPasskeys, type ShownPasskey, show, signInOptions } from "./passkeys";
import { signInByWallet, useWallets } from "./wallets";

interface Props {
  /** Where a provider sends the browser back to. */
  back: string;
  onDone: () => void;
}

/**
 * The ways in: a passkey, a password, a wallet, an account elsewhere. A passkey and a wallet need
 * nothing more.
 */
export function FirstFactor({ back, onDone }: Props) {
  const passkey = useMutation({
    mutationFn: async (shown: ShownPasskey | null) =>
      enterBy(shown ?? (await show(await signInOptions()))),
    onSuccess: onDone,
    onError: () => autofill.resume(),
  });
  const autofill = useAutofill((shown) => passkey.mutate(shown));
  const canPasskey = hasPasskeys() && autofill.available;
  return (
    <>
      {canPasskey && (
        <>
          <Button
            kind="primary"
            busy={passkey.isPending}
            onClick={() => {
              autofill.pause();
              passkey.mutate(null);
            }}
          >
            <KeyIcon /> Sign in with a passkey
          </Button>
          <AccessError error={passkey.error} />
          <Or />
        </>
      )}
      <PasswordForm isFirst={!canPasskey} />
      <Wallets onDone={onDone} />
      <ProviderButtons verb="Sign in" back={back}>
        <Or />
      </ProviderButtons>
    </>
  );
}

function PasswordForm({ isFirst }: { isFirst: boolean }) {
  const [mail, setMail] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({ mutationFn: () => signIn(mail, password) });
  const isWaiting = useWait(entering.error) > 0;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <TextField
        label="E-mail"
        type="email"
        name="mail"
        required
        autoComplete="username webauthn"
        maxLength={250}
        value={mail}
        onChange={(event) => setMail(event.target.value)}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
      />
      <AccessError error={entering.error} />
      <Button
        type="submit"
        kind={isFirst ? "primary" : "plain"}
        busy={entering.isPending}
        disabled={isWaiting}
      >
        Sign in with the password
      </Button>
    </form>
  );
}

function Wallets({ onDone }: { onDone: () => void }) {
  const wallets = useWallets();
  const entering = useMutation({ mutationFn: signInByWallet, onSuccess: onDone });
  if (wallets.length === 0) {
    return null;
  }
  return (
    <>
      <Or />
      {wallets.map((wallet) => (
        <Button key={wallet.rdns} busy={entering.isPending} onClick={() => entering.mutate(wallet)}>
          <WalletIcon /> Sign in with {wallet.name}
        </Button>
      ))}
      <AccessError error={entering.error} />
    </>
  );
}
