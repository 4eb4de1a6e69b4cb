import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import type { LedgerNode, LedgerNodes } from "../../api/server";
import { CheckIcon, WarningIcon } from "../../ui/icons";
import { ErrorNote, Loading } from "../../ui/notes";
import { LogTabs } from "./LogTabs";
import { bytes, judged, type NodeState, span, stateOf } from "./nodes";

const EVERY_MILLIS = 1_000;
const ROOT_DIGITS = 12;

/** The machines behind the ledger: who leads, how far each is, and whether they agree. */
export function NodesPage() {
  const asked = useQuery({
    queryKey: ["log", "nodes"],
    queryFn: ({ signal }) => getJson<LedgerNodes>("/v1/log/nodes", signal),
    refetchInterval: EVERY_MILLIS,
    retry: false,
  });
  return (
    <>
      <title>Ledger nodes · Tallystick</title>
      <h1 className="mb-3">Ledger nodes</h1>
      <LogTabs />
      <ErrorNote error={asked.error} />
      {asked.data ? <Nodes {...asked.data} /> : !asked.error && <Loading what="the nodes" />}
    </>
  );
}

function Nodes({ items, cosigned }: LedgerNodes) {
  const { well, says } = judged(items);
  const newest = Math.max(0, ...items.map((node) => node.checkpointHeight));
  return (
    <>
      <p
        role="status"
        className={`mb-4 flex items-center gap-2 rounded-md px-3 py-2 ${
          well ? "bg-good-soft text-good" : "bg-bad-soft text-bad"
        }`}
      >
        {well ? <CheckIcon /> : <WarningIcon />} {says}
      </p>
      <ul className="mb-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((node) => (
          <NodeCard key={node.id} node={node} />
        ))}
      </ul>
      <p className="text-sm text-muted">
        {newest === 0
          ? "There is no checkpoint yet."
          : `The newest checkpoint, of block ${newest.toLocaleString("en-GB")}, is signed by the log${
              cosigned.length > 0 ? ` and cosigned by ${cosigned.join(", ")}.` : " alone."
            }`}
      </p>
    </>
  );
}

const LOOKS: Record<NodeState, string> = {
  leads: "bg-wood-soft text-wood-ink",
  follows: "bg-sunken text-muted",
  down: "bg-bad-soft text-bad",
  stopped: "bg-bad-soft text-bad",
};

function NodeCard({ node }: { node: LedgerNode }) {
  const state = stateOf(node);
  return (
    <li className="card overflow-hidden" aria-label={`Node ${node.id}`}>
      <div className={state === "leads" ? "stick" : "h-[7px] bg-sunken"} />
      <div className="px-4 py-3">
        <div className="mb-2 flex items-center justify-between gap-2">
          <h2>{node.id}</h2>
          <span className={`badge ${LOOKS[state]}`}>{state}</span>
        </div>
        {node.reachable ? (
          <Facts node={node} />
        ) : (
          <p className="text-sm text-muted">It does not answer.</p>
        )}
        {node.stopped && <p className="mt-2 text-sm text-bad">{node.stopped}</p>}
      </div>
    </li>
  );
}

function Facts({ node }: { node: LedgerNode }) {
  const facts: [string, string][] = [
    ["Block", node.height.toLocaleString("en-GB")],
    ["Behind", node.behind === 0 ? "nothing" : `${node.behind.toLocaleString("en-GB")} blocks`],
    ["State root", node.stateRoot.slice(0, ROOT_DIGITS)],
    ["Since snapshot", `${node.replay.toLocaleString("en-GB")} entries`],
    ["Checkpoint age", span(node.checkpointAgeMillis)],
    ["Disk left", bytes(node.diskFreeBytes)],
    [
      "Waiting",
      `${node.waiting.toLocaleString("en-GB")}, room for ${node.room.toLocaleString("en-GB")}`,
    ],
    ["Clock", `${node.clockSkewMillis > 0 ? "+" : ""}${span(node.clockSkewMillis)}`],
    ["Version", node.version],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm *:min-w-0">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className={`text-right break-words ${name === "State root" ? "mono" : ""}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
