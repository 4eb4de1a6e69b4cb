import { useMutation } from "@tanstack/react-query";
import { signatureBy } from "../../api/signing";
import { act } from "../../api/submit";
import { toBase64Url, utf8 } from "../../proof/bytes";
import { Button } from "../../ui/Button";
import { LockIcon } from "../../ui/icons";
import { tell } from "../../ui/toasts";
import { add, useIdentities } from "../identity/store";
import type { Kept } from "../identity/vault";
import { AccessError } from "./AccessError";
import { confirmByPasskey, keepWrapped } from "./passkeys";
import { newWrappedKey } from "./wrap";

/** Lets a member sign by a key of their own, which every device opens that has the passkey. */
export function OwnKey({ onDone }: { onDone: () => void }) {
  const { current } = useIdentities();
  const keep = useMutation({
    mutationFn: keepOwnKey,
    onSuccess: () => {
      tell("This browser signs by a key of your own now.");
      onDone();
    },
  });
  // Who signs by a key of their own here has one already.
  if (!current || !("mail" in current) || current.self) {
    return null;
  }
  return (
    <div className="mt-3 grid gap-2 text-sm">
      <p className="text-muted">
        A passkey can also keep a signing key of your own: made in this browser, wrapped so that
        only the passkey opens it, and at hand wherever you sign in with it. From then on your acts
        are signed here, and no more by the venue.
      </p>
      <Button
        className="justify-self-start"
        busy={keep.isPending}
        onClick={() => keep.mutate(current)}
      >
        <LockIcon /> Keep a key of my own under a passkey
      </Button>
      <AccessError error={keep.error} />
    </div>
  );
}

/** Makes the key, has the ledger take it for the member, and leaves it wrapped with the venue. */
async function keepOwnKey(member: Kept): Promise<void> {
  const { passkey, prf } = await confirmByPasskey();
  if (!prf) {
    throw new Error("This passkey cannot wrap a key: its device does not know how (PRF).");
  }
  const { principal, name } = member;
  const { ciphertext, key } = await newWrappedKey(prf, principal);
  const proof = await signatureBy(key, utf8(`tallystick.key/v1\n${principal}\n`));
  await act(member, "identity.AddKey", { key: key.keyId, proof: toBase64Url(proof) });
  await add({ ...key, name, since: Date.now(), demo: false });
  await keepWrapped(passkey, ciphertext);
}
