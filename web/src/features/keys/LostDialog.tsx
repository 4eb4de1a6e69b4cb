import { useAct } from "../../api/hooks";
import type { IdentityNamedKey } from "../../api/types";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";
import { nameOf } from "./words";

interface Props {
  self: Kept;
  of: IdentityNamedKey;
  onClose: () => void;
}

/** Ends a key in one act: from the next block on, whoever has it signs nothing. */
export function LostDialog({ self, of, onClose }: Props) {
  const revoke = useAct("identity.RevokeKey", self);
  const here = "keyId" in self && self.keyId === of.key;
  return (
    <ActDialog
      title={`End ${nameOf(of)}?`}
      sign="End the key for good"
      kind="danger"
      ready
      busy={revoke.isPending}
      error={revoke.error}
      onSign={() =>
        revoke.mutate(
          { key: of.key },
          {
            onSuccess: (receipt) => {
              tell("The key signs nothing any more.", receipt.id);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>
        One act, and from its place in the log on whatever this key signs is refused, also what is
        under way. This cannot be undone; the device can come back with a new key.
      </p>
      {here && (
        <p className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
          This is the key of this browser. You will have to go on with another device.
        </p>
      )}
    </ActDialog>
  );
}
