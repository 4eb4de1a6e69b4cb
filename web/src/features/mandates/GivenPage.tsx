import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import { logNow } from "../../api/signing";
import { Button, LinkButton } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { EndAllDialog } from "./EndAllDialog";
import { MandateCard } from "./MandateCard";
import { MandatesTabs } from "./MandatesTabs";
import { standingOf } from "./words";

/** Who may act in one's name, within which limits, and what they used of them. */
export function GivenPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Mandates · Tallystick</title>
      <h1 className="mb-3">Mandates</h1>
      <MandatesTabs />
      {current ? (
        <Given key={current.principal} giver={current.principal} name={current.name} />
      ) : (
        <NobodyYet why="Mandates are given by someone." />
      )}
    </>
  );
}

function Given({ giver, name }: { giver: string; name: string }) {
  useRefreshOn([`mandates.mandate.${giver}`]);
  const mandates = usePages("mandates/mandates", { giver });
  const [ending, setEnding] = useState(false);
  const now = logNow();
  const isGood = (standing: string) => standing === "in force" || standing === "to come";
  const good = mandates.rows.filter((one) => isGood(standingOf(one, now)));
  const over = mandates.rows.filter((one) => !isGood(standingOf(one, now)));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-2xl text-sm text-muted">
          A mandate lets somebody, or a program, sign in the name of {name} within limits that the
          ledger itself counts: two acts at once cannot spend the same budget.
        </p>
        <span className="flex flex-wrap gap-2">
          {good.length > 0 && (
            <Button kind="danger" onClick={() => setEnding(true)}>
              End all of them
            </Button>
          )}
          <LinkButton kind="primary" to="/mandates/new">
            <PlusIcon /> Give a mandate
          </LinkButton>
        </span>
      </div>
      {mandates.isPending && <Loading what="mandates" />}
      <ErrorNote error={mandates.error} retry={() => void mandates.refetch()} />
      {mandates.isSuccess && good.length === 0 && <Empty>Nobody may act in your name.</Empty>}
      {good.length > 0 && (
        <ul className="grid gap-4">
          {good.map((one) => (
            <MandateCard key={one.mandate} of={one} side="giver" />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <>
          <h2 className="mt-8 mb-2">Over</h2>
          <ul className="grid gap-4">
            {over.map((one) => (
              <MandateCard key={one.mandate} of={one} side="giver" />
            ))}
          </ul>
        </>
      )}
      <More {...mandates} />
      {ending && <EndAllDialog count={good.length} onClose={() => setEnding(false)} />}
    </>
  );
}
