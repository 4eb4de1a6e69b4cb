import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getOne } from "../../api/client";
import { useStreamState } from "../../api/hooks";
import type { LogAction, LogBlock } from "../../api/server";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { LogTabs } from "./LogTabs";
import { useLive } from "./useLive";
import { inWords } from "./words";

/** The ledger while it grows: blocks as sticks with a notch for every action, and the actions. */
export function LivePage() {
  const [isPaused, setPaused] = useState(false);
  const live = useLive(isPaused);
  return (
    <>
      <title>Live · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h1>Live</h1>
        <Connection />
        <Button className="ml-auto" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? "Go on" : "Pause"}
        </Button>
      </div>
      <LogTabs />
      <ErrorNote error={live.error} />
      {live.isPending ? (
        <Loading what="the log" />
      ) : (
        <>
          <Blocks blocks={live.blocks} />
          <Actions actions={live.actions} since={live.since} />
        </>
      )}
    </>
  );
}

const STATES = {
  connecting: { says: "connecting", dot: "bg-edge" },
  live: { says: "live", dot: "bg-good" },
  lost: { says: "connection lost, trying again", dot: "bg-bad" },
};

function Connection() {
  const { says, dot } = STATES[useStreamState()];
  return (
    <p role="status" className="badge bg-sunken text-muted">
      <span className={`size-2 rounded-full ${dot}`} /> {says}
    </p>
  );
}

const MAX_NOTCHES = 24;

function Blocks({ blocks }: { blocks: LogBlock[] }) {
  return (
    <section aria-labelledby="blocks" className="mb-7">
      <h2 id="blocks" className="mb-2">
        Blocks
      </h2>
      <ol className="grid auto-rows-[0] grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] grid-rows-[auto] gap-x-1.5 overflow-hidden">
        {blocks.slice(0, 12).map((block) => (
          <Block key={block.height} block={block} />
        ))}
      </ol>
    </section>
  );
}

function Block({ block }: { block: LogBlock }) {
  const notches = Math.min(block.actions, MAX_NOTCHES);
  const refused = block.actions - block.accepted;
  return (
    <li className="card overflow-hidden p-1.5 text-xs">
      <p className="mono text-ink">{block.height}</p>
      <svg viewBox="0 0 84 26" aria-hidden="true" className="my-1 w-full">
        <rect y="2" width="84" height="22" rx="2" className="fill-wood" />
        {Array.from({ length: notches }, (_, i) => i).map((i) => (
          <rect
            key={i}
            x={41 + (i - (notches - 1) / 2) * (76 / MAX_NOTCHES)}
            y="2"
            width="1.8"
            height={i < Math.ceil((block.accepted / block.actions) * notches) ? 15 : 6}
            className="fill-surface"
          />
        ))}
      </svg>
      <p className="text-muted">
        {block.actions} {block.actions === 1 ? "act" : "acts"}
        {refused > 0 && <span className="text-bad">, {refused} refused</span>}
      </p>
    </li>
  );
}

function Actions({ actions, since }: { actions: LogAction[]; since: number }) {
  if (actions.length === 0) {
    return <Empty>Nothing has happened yet.</Empty>;
  }
  return (
    <section aria-labelledby="actions">
      <h2 id="actions" className="mb-2">
        Actions
      </h2>
      <ol className="card rows">
        {actions.map((action) => (
          <li
            key={action.position}
            className={`grid grid-cols-[1fr_auto] items-center gap-x-3 px-3 py-1.5 text-sm sm:grid-cols-[4.5rem_4rem_1fr_auto_auto] ${
              action.position > since ? "arrive" : ""
            }`}
          >
            <span className="mono hidden text-muted sm:block">{action.position}</span>
            <span className="hidden text-muted sm:block">
              <Time at={action.time} />
            </span>
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <Signer principal={action.by} name={action.byName} />
              <span>{inWords(action.type, action.accepted)}</span>
            </span>
            <span className="col-start-1 sm:col-start-auto">
              {!action.accepted && (
                <span className="badge bg-bad-soft text-bad">{reasonOf(action.reason)}</span>
              )}
            </span>
            <span className="col-start-2 row-start-1 sm:col-start-auto sm:row-start-auto">
              <ReceiptLink id={action.id} of={inWords(action.type)} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who acted; the name is asked for when the stream brought the action without one. */
function Signer({ principal, name }: { principal: string; name: string | undefined }) {
  const asked = useQuery({
    queryKey: ["name", principal],
    queryFn: ({ signal }) => getOne("identity/principal", { principal }, signal),
    enabled: name === undefined && principal !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Person principal={principal} name={name ?? asked.data?.name ?? principal} />;
}

function reasonOf(reason: string): string {
  return reason
    .slice(reason.indexOf(".") + 1)
    .replaceAll("_", " ")
    .toLowerCase();
}
