import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refresh } from "../../api/refresh";
import type { Receipt } from "../../api/server";
import { act } from "../../api/submit";
import type { IdentityNamedKey } from "../../api/types";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { newKey } from "../identity/keys";
import { add } from "../identity/store";
import { type Kept, keepWaiting, stopWaiting } from "../identity/vault";
import { proofBy } from "./code";
import { SourceFields } from "./SourceFields";
import { keyFrom, type Source } from "./useAddKey";
import { nameOf } from "./words";

interface Props {
  self: Kept;
  of: IdentityNamedKey;
  onClose: () => void;
}

/** Puts a new key in the place of an old one, with its name and limits, in one act. */
export function RotateDialog({ self, of, onClose }: Props) {
  const here = "keyId" in self && self.keyId === of.key;
  const [source, setSource] = useState<Source>({ code: "" });
  const client = useQueryClient();
  const rotate = useMutation<Receipt, Error>({
    mutationFn: async () =>
      here ? replaceHere(self, of.key) : replaceBy(await keyFrom(source, self), self, of.key),
    onSuccess: (receipt) => {
      tell("The new key has taken the place of the old one.", receipt.id);
      onClose();
    },
    onSettled: () => refresh(client),
  });
  return (
    <ActDialog
      title={`Replace ${nameOf(of)}`}
      sign="Sign and replace"
      ready={here || !("code" in source) || source.code.trim() !== ""}
      busy={rotate.isPending}
      error={rotate.error}
      onSign={() => rotate.mutate()}
      onClose={onClose}
    >
      <p>
        The old key signs nothing from then on. The new one has its name and limits, and there is no
        moment in which both sign, or neither.
      </p>
      {here ? (
        <p className="text-sm text-muted">
          This browser makes the new key itself, and forgets the old one.
        </p>
      ) : (
        <SourceFields source={source} onChange={setSource} />
      )}
    </ActDialog>
  );
}

function replaceBy(made: { key: string; proof: string }, self: Kept, old: string) {
  return act(self, "identity.RotateKey", { old, ...made });
}

/** The new key is kept before the old one ends: whatever happens in between, none is lost. */
async function replaceHere(self: Kept, old: string): Promise<Receipt> {
  const { keyId, privateKey } = await newKey();
  const { principal, name, demo } = self;
  const fresh = { principal, keyId, privateKey };
  await keepWaiting({ ...fresh, name, since: Date.now() });
  const proof = await proofBy(fresh, principal);
  const receipt = await act(self, "identity.RotateKey", { old, key: keyId, proof });
  await add({ ...fresh, name, demo, since: self.since });
  await stopWaiting(keyId);
  return receipt;
}
