import { useAct, usePages } from "../../api/hooks";
import type { PrivacyErasureRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { short } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { OperatorTabs } from "./OperatorTabs";
import { useOffice } from "./useOffice";

const TONES = { PROPOSED: "wood", REJECTED: "plain", DONE: "good" } as const;

/** Who was erased, by whom and on what ground; what one officer proposed, another decides here. */
export function ErasuresPage() {
  const erasures = usePages("privacy/erasures", {});
  const { isOfficer, principal } = useOffice();
  const approve = useAct("privacy.ApproveErasure");
  const reject = useAct("privacy.RejectErasure");
  const stage = (one: PrivacyErasureRow) => one.stage as keyof typeof TONES;
  return (
    <>
      <title>Erasures · Tallystick</title>
      <OperatorTabs />
      {erasures.isPending && <Loading what="erasures" />}
      <ErrorNote error={erasures.error ?? approve.error ?? reject.error} />
      {erasures.isSuccess && erasures.rows.length === 0 && <Empty>Nobody was erased yet.</Empty>}
      <ul className="card rows text-sm">
        {erasures.rows.map((one) => (
          <li key={one.principal} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="mono">{short(one.principal)}</span>
            <span className="min-w-0 flex-1 basis-40">
              {one.ground.toLowerCase().replace("_", " ")}
            </span>
            <Badge tone={TONES[stage(one)]}>{one.stage.toLowerCase()}</Badge>
            <span className="text-xs text-muted">
              <Time at={one.since} />
            </span>
            <ReceiptLink id={one.action} of="the erasure" kind="icon" />
            {one.stage === "PROPOSED" && isOfficer && (
              <>
                {one.officer !== principal && (
                  <Button
                    kind="danger"
                    busy={approve.isPending}
                    onClick={() =>
                      approve.mutate({
                        principal: one.principal,
                        ground: one.ground as "REQUEST",
                      })
                    }
                  >
                    Erase
                  </Button>
                )}
                <Button
                  busy={reject.isPending}
                  onClick={() => reject.mutate({ principal: one.principal })}
                >
                  Reject
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <More {...erasures} />
    </>
  );
}
