import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refresh } from "../../api/refresh";
import type { Receipt } from "../../api/server";
import { act } from "../../api/submit";
import { AreaField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { Somebody } from "../identity/Somebody";
import type { Kept } from "../identity/vault";
import { faultOf, parseCode } from "./code";

interface Props {
  self: Kept;
  /** Those whom one guards. */
  guarded: string[];
  onClose: () => void;
}

/** A guardian begins a recovery with the code of the key that somebody made on a new device. */
export function ProposeRecoveryDialog({ self, guarded, onClose }: Props) {
  const [text, setText] = useState("");
  const client = useQueryClient();
  const code = parseCode(text);
  const isGuarded = code !== null && guarded.includes(code.principal);
  const propose = useMutation<Receipt, Error>({
    mutationFn: async () => {
      const fault = await faultOf(text, code?.principal ?? "");
      if (fault || !code) {
        throw new Error(fault ?? "");
      }
      return act(self, "identity.ProposeRecovery", code);
    },
    onSuccess: (receipt) => {
      tell("Proposed, and you agreed.", receipt.id);
      onClose();
    },
    onSettled: () => refresh(client),
  });
  return (
    <ActDialog
      title="Propose a new key"
      sign="Sign and propose"
      ready={isGuarded}
      busy={propose.isPending}
      error={propose.error}
      onSign={() => propose.mutate()}
      onClose={onClose}
    >
      <p>
        Whoever has this key becomes the one you guard. Propose it only if you heard from themselves
        that it is theirs.
      </p>
      <AreaField
        label="Code of the key"
        rows={4}
        maxLength={3000}
        spellCheck={false}
        placeholder="tallystick-key …"
        value={text}
        error={
          code && !isGuarded
            ? "The code is of somebody whom you do not guard."
            : text.trim() && !code
              ? "This is no code of a key. Copy the whole of it, from “tallystick-key” on."
              : undefined
        }
        onChange={(event) => setText(event.target.value)}
      />
      {code && isGuarded && (
        <p className="flex items-center gap-2 text-sm">
          For <Somebody principal={code.principal} />
        </p>
      )}
    </ActDialog>
  );
}
