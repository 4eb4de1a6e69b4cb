import { useAct } from "../../api/hooks";
import type { IdentityRecoveryRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { Somebody } from "../identity/Somebody";
import type { Kept } from "../identity/vault";
import { deedsOf } from "./recovery";

interface Props {
  of: IdentityRecoveryRow;
  self: Kept;
}

/** What the owner can do while a recovery runs. */
export function OwnerActs({ of, self }: Props) {
  const cancel = useAct("identity.CancelRecovery", self);
  return (
    <div className="mt-3 grid gap-2">
      <div>
        <Button
          kind="danger"
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate(
              { principal: of.principal },
              { onSuccess: (receipt) => tell("It is cancelled.", receipt.id) },
            )
          }
        >
          Stop it: I have my keys
        </Button>
      </div>
      <ErrorNote error={cancel.error} />
    </div>
  );
}

/** What a guardian can do. */
export function GuardianActs({ of, self, now }: Props & { now: number }) {
  const approve = useAct("identity.ApproveRecovery", self);
  const cancel = useAct("identity.CancelRecovery", self);
  const complete = useAct("identity.CompleteRecovery", self);
  const { principal, proposer, key } = of;
  const deeds = deedsOf(of, self.principal, now);
  const busy = approve.isPending || cancel.isPending || complete.isPending;
  const said = (text: string) => ({
    onSuccess: (receipt: { id: string }) => tell(text, receipt.id),
  });
  return (
    <div className="mt-3 grid gap-2">
      {deeds.includes("approve") && (
        <p className="text-sm">
          Speak with <Somebody principal={principal} /> first, and compare the key above with the
          one on their device: whoever has it becomes them.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {deeds.includes("approve") && (
          <Button
            kind="primary"
            busy={busy}
            onClick={() => approve.mutate({ principal, proposer, key }, said("You agreed."))}
          >
            Agree to this key
          </Button>
        )}
        {deeds.includes("complete") && (
          <Button
            kind="primary"
            busy={busy}
            onClick={() => complete.mutate({ principal, proposer }, said("The new key signs."))}
          >
            Finish it
          </Button>
        )}
        {deeds.includes("cancel") && (
          <Button
            busy={busy}
            onClick={() => cancel.mutate({ principal }, said("You took it back."))}
          >
            Take my proposal back
          </Button>
        )}
        {deeds.includes("wait") && (
          <p className="text-sm text-muted">You agreed. It goes on by itself.</p>
        )}
      </div>
      <ErrorNote error={approve.error ?? cancel.error ?? complete.error} />
    </div>
  );
}
