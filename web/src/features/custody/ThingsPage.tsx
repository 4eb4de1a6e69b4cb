import { usePages, useRefreshOn } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { CustodyTabs } from "./CustodyTabs";
import { ThingLink } from "./ThingLink";
import { TraceSearch } from "./TraceSearch";

/** The way into traces, and the things that one holds. */
export function ThingsPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Things · Tallystick</title>
      <h1 className="mb-3">Things</h1>
      <CustodyTabs />
      <TraceSearch />
      {current ? (
        <Held key={current.principal} holder={current.principal} />
      ) : (
        <NobodyYet why="Things are held by someone." />
      )}
    </>
  );
}

function Held({ holder }: { holder: string }) {
  useRefreshOn([`custody.events.${holder}`, `custody.handovers.${holder}`]);
  const things = usePages("custody/things", { holder, status: "ACTIVE" });
  return (
    <section aria-labelledby="held">
      <h2 id="held" className="mb-3">
        Things that I hold
      </h2>
      {things.isPending && <Loading what="things" />}
      <ErrorNote error={things.error} retry={() => void things.refetch()} />
      {things.isSuccess && things.rows.length === 0 && (
        <Empty>You hold nothing that has a number of its own.</Empty>
      )}
      {things.rows.length > 0 && (
        <ul className="card rows">
          {things.rows.map((one) => (
            <li
              key={one.thing}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
            >
              <span className="min-w-48 flex-1">
                <ThingLink thing={one.thing} name={one.productName} />
              </span>
              {one.children > 0 && <Badge>{one.children} in it</Badge>}
              {one.handOver && <Badge tone="wood">offered</Badge>}
              <span className="text-muted">{one.placeName || one.place}</span>
              <span className="text-xs text-muted">
                <Time at={one.time} />
              </span>
              <ReceiptLink id={one.action} of={one.thing} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...things} />
    </section>
  );
}
