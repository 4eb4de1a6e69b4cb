import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { CustodyTabs } from "./CustodyTabs";
import { HandOverCard } from "./HandOverCard";
import { OfferDialog } from "./OfferDialog";

/** What one was offered, and what one offers. */
export function HandOversPage() {
  const { current } = useIdentities();
  const [offering, setOffering] = useState(false);
  return (
    <>
      <title>Hand-overs · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1>Hand-overs</h1>
        {current && (
          <Button kind="primary" onClick={() => setOffering(true)}>
            <PlusIcon /> Offer goods
          </Button>
        )}
      </div>
      <CustodyTabs />
      {current ? (
        <div key={current.principal} className="grid items-start gap-8 lg:grid-cols-2">
          <Side side="receiver" principal={current.principal} title="To me" />
          <Side side="giver" principal={current.principal} title="By me" />
        </div>
      ) : (
        <NobodyYet why="Goods go from someone to someone." />
      )}
      {offering && current && (
        <OfferDialog giver={current.principal} onClose={() => setOffering(false)} />
      )}
    </>
  );
}

interface SideProps {
  side: "giver" | "receiver";
  principal: string;
  title: string;
}

function Side({ side, principal, title }: SideProps) {
  useRefreshOn([`custody.handovers.${principal}`]);
  const all = usePages(
    "custody/handovers",
    side === "giver" ? { giver: principal } : { receiver: principal },
  );
  return (
    <section aria-labelledby={side}>
      <h2 id={side} className="mb-3">
        {title}
      </h2>
      {all.isPending && <Loading what="hand-overs" />}
      <ErrorNote error={all.error} retry={() => void all.refetch()} />
      {all.isSuccess && all.rows.length === 0 && <Empty>There are none.</Empty>}
      <ul className="grid gap-4">
        {all.rows.map((one) => (
          <HandOverCard key={one.handOver} of={one} side={side} />
        ))}
      </ul>
      <More {...all} />
    </section>
  );
}
