import { useAct } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";
import type { Retirement } from "./rows";
import { useRoles } from "./useRoles";

/** The second step of a retirement: final for good, or back. */
export function RetirementActions({ retirement }: { retirement: Retirement }) {
  const { current } = useIdentities();
  const { isRegistrar } = useRoles();
  const finalise = useAct("credits.FinaliseRetirement");
  const withdraw = useAct("credits.WithdrawRetirement");
  const isOwner = current?.principal === retirement.owner;
  if (retirement.state !== "REQUESTED" || !(isOwner || isRegistrar)) {
    return null;
  }
  const body = { retirement: retirement.retirement };
  return (
    <section aria-label="The second step" className="card grid gap-3 border-wood p-4">
      <p>
        The credits are reserved, and nothing is final yet.
        {retirement.finalAt > 0 && (
          <>
            {" "}
            From <Time at={retirement.finalAt} /> on, anybody may make it final.
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          busy={finalise.isPending}
          onClick={() =>
            finalise.mutate(body, {
              onSuccess: (receipt) => tell("Retired, for good.", receipt.id),
            })
          }
        >
          Make it final
        </Button>
        {isOwner && (
          <Button
            kind="danger"
            busy={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(body, {
                onSuccess: (receipt) => tell("Withdrawn. The credits are back.", receipt.id),
              })
            }
          >
            Withdraw it
          </Button>
        )}
      </div>
      <ErrorNote error={finalise.error ?? withdraw.error} />
    </section>
  );
}
