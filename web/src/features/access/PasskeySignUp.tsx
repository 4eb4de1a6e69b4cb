import { useMutation } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { KeyIcon } from "../../ui/icons";
import { AccessError } from "./AccessError";
import { Or } from "./Or";
import { type FirstPasskey, makeFirst, signUpWithKey } from "./ownKeys";
import { signUpByPasskey } from "./passkeys";
import { device } from "./words";

interface Props {
  /** Under which one will act; empty as long as none was typed. */
  name: string;
  onDone: () => void;
}

/** One button: a passkey, and under it a signing key of one's own. */
export function PasskeySignUp({ name, onDone }: Props) {
  const making = useMutation({
    mutationFn: async () => {
      const first = await makeFirst(name);
      if (first.prf) {
        await signUpWithKey(first, first.prf, name, thisDevice());
      }
      return first;
    },
    onSuccess: (first) => first.prf && onDone(),
  });
  const keyless = making.data && !making.data.prf ? making.data : null;
  return (
    <>
      {keyless ? (
        <Keyless first={keyless} name={name} onDone={onDone} />
      ) : (
        <div className="grid gap-2">
          <Button
            kind="primary"
            busy={making.isPending}
            disabled={name === ""}
            onClick={() => making.mutate()}
          >
            <KeyIcon /> Sign up with a passkey
          </Button>
          <p className="text-xs text-muted">
            Your signing key is made in this browser and opened by your passkey alone, on every
            device that has it: no password, no phrase to write down, and nobody else signs for you.
          </p>
        </div>
      )}
      <AccessError error={making.error} />
      <Or />
    </>
  );
}

/** A passkey that signs in well, but whose device cannot wrap a key. */
function Keyless({ first, name, onDone }: Props & { first: FirstPasskey }) {
  const leaving = useMutation({
    mutationFn: () => signUpByPasskey(first, name, thisDevice()),
    onSuccess: onDone,
  });
  return (
    <div className="grid gap-3 rounded-md bg-sunken px-3 py-3 text-sm" role="status">
      <p>
        This passkey can sign you in, but it cannot keep a signing key: its device or this browser
        does not know how (PRF). The venue can keep the key instead, and sign for you while you are
        signed in; or sign up in one of the ways below.
      </p>
      <Button
        kind="primary"
        className="whitespace-normal"
        busy={leaving.isPending}
        disabled={name === ""}
        onClick={() => leaving.mutate()}
      >
        <KeyIcon /> Go on, and let the venue keep my key
      </Button>
      <AccessError error={leaving.error} />
    </div>
  );
}

function thisDevice(): string {
  return device(navigator.userAgent);
}
