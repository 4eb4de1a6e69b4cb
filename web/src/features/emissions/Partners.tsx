import { useState } from "react";
import { usePages } from "../../api/hooks";
import { useOwn } from "../../api/own";
import { useSession } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";
import { AdoptDialog } from "./AdoptDialog";
import { AskDialog } from "./AskDialog";
import { DeclineDialog } from "./DeclineDialog";
import { type Exchanged, KINDS, type Partner, type Received, STATES, usePact } from "./exchange";
import { PartnerDialog } from "./PartnerDialog";
import { Section } from "./Section";

/** Others answer in their own time. */
const AGAIN_MILLIS = 15_000;

/** Footprints that others send, and whom one asks for them; for whoever is signed in. */
export function Partners() {
  const session = useSession();
  return session?.complete ? <Own /> : null;
}

function Own() {
  const partners = useOwn<{ items: Partner[] }>("/pact/partners");
  const again = { refetchInterval: AGAIN_MILLIS };
  const requests = useOwn<{ items: Exchanged[] }>("/pact/requests", again);
  const received = useOwn<{ items: Received[] }>("/pact/received", again);
  const [adding, setAdding] = useState(false);
  const all = partners.data?.items ?? [];
  const nameOf = (id: string) => all.find((one) => one.partner === id)?.name ?? "";
  return (
    <Section
      title="Exchange with partners"
      actions={<Button onClick={() => setAdding(true)}>Add a partner</Button>}
    >
      <p className="text-sm text-muted">
        Systems elsewhere that speak PACT: they ask you for footprints, and send you theirs.
      </p>
      <ErrorNote error={partners.error ?? requests.error ?? received.error} />
      {partners.isSuccess && all.length === 0 && <Empty>You have no partner yet.</Empty>}
      <ul aria-label="Partners" className="card rows empty:hidden">
        {all.map((one) => (
          <PartnerRow key={one.partner} of={one} />
        ))}
      </ul>
      <Requests items={requests.data?.items ?? []} nameOf={nameOf} />
      <Came items={received.data?.items ?? []} nameOf={nameOf} />
      {adding && <PartnerDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function PartnerRow({ of }: { of: Partner }) {
  const [open, setOpen] = useState<"way" | "ask">();
  const remove = usePact(`/partners/${of.partner}`, "DELETE");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1 break-words">
        {of.name}
        <span className="block text-xs text-muted">
          {of.address || "Where they are is not said yet."}
        </span>
      </span>
      <Button disabled={of.address === ""} onClick={() => setOpen("ask")}>
        Ask for footprints<span className="sr-only"> of {of.name}</span>
      </Button>
      <Button onClick={() => setOpen("way")}>
        Way in<span className="sr-only"> to {of.name}</span>
      </Button>
      <Button
        kind="quiet"
        busy={remove.isPending}
        onClick={() => {
          if (window.confirm(`Remove ${of.name}, with all that came from there?`)) {
            remove.mutate(undefined);
          }
        }}
      >
        Remove<span className="sr-only"> {of.name}</span>
      </Button>
      <ErrorNote error={remove.error} />
      {open === "way" && <PartnerDialog of={of} onClose={() => setOpen(undefined)} />}
      {open === "ask" && <AskDialog of={of} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

interface ListProps<T> {
  items: T[];
  nameOf: (partner: string) => string;
}

function Requests({ items, nameOf }: ListProps<Exchanged>) {
  if (items.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className="label">Requests</h3>
      <ol aria-label="Requests" className="card rows">
        {items.map((one) => (
          <RequestRow key={one.exchange} of={one} name={nameOf(one.partner)} />
        ))}
      </ol>
    </>
  );
}

function RequestRow({ of, name }: { of: Exchanged; name: string }) {
  const [declining, setDeclining] = useState(false);
  const again = usePact(`/requests/${of.exchange}/again`);
  const [tone, says] = STATES[of.state];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <Badge tone={tone}>{says}</Badge>
      <span className="min-w-48 flex-1 break-words">
        {KINDS[of.kind]}: {name}
        <span className="block text-xs text-muted">
          {[...of.products, of.comment, of.note].filter(Boolean).join(" · ")}
        </span>
      </span>
      <Time at={of.since} />
      {of.state === "OPEN" && (
        <>
          <Button
            busy={again.isPending}
            onClick={() => again.mutate({}, { onSuccess: () => tell("Sent.") })}
          >
            {of.kind === "WANTED" ? "Answer" : "Try again"}
            <span className="sr-only"> {name}</span>
          </Button>
          <Button kind="quiet" onClick={() => setDeclining(true)}>
            {of.kind === "WANTED" ? "Decline" : "Give up"}
            <span className="sr-only"> {name}</span>
          </Button>
        </>
      )}
      <ErrorNote error={again.error} />
      {declining && <DeclineDialog of={of} name={name} onClose={() => setDeclining(false)} />}
    </li>
  );
}

function Came({ items, nameOf }: ListProps<Received>) {
  const [used, setUsed] = useState<Received>();
  const { current } = useIdentities();
  const owner = current?.principal ?? "";
  const adopted = usePages(
    "emissions/footprints",
    { owner, origin: "ADOPTED", status: "ACTIVE" },
    { limit: 200, enabled: owner !== "" },
  );
  const inUse = new Set(adopted.rows.map((one) => one.footprint.document));
  if (items.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className="label">Received, not verified here</h3>
      <ol aria-label="Received" className="card rows">
        {items.map((one) => (
          <CameRow
            key={one.received}
            of={one}
            name={nameOf(one.partner)}
            isUsed={inUse.has(`sha256:${one.hash}`)}
            onUse={() => setUsed(one)}
          />
        ))}
      </ol>
      {used && <AdoptDialog of={used} onClose={() => setUsed(undefined)} />}
    </>
  );
}

interface CameProps {
  of: Received;
  name: string;
  isUsed: boolean;
  onUse: () => void;
}

function CameRow({ of, name, isUsed, onUse }: CameProps) {
  const forget = usePact(`/received/${of.received}`, "DELETE");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1 break-words">
        {of.productName || of.productIds[0]}
        <span className="block text-xs text-muted">
          {of.company}, received from {name}
        </span>
      </span>
      {of.deprecated && <Badge tone="bad">withdrawn there</Badge>}
      <strong className="font-semibold">
        {of.kilograms} kg per {of.amount} {of.unit}
      </strong>
      <Time at={of.since} />
      {isUsed ? (
        <Badge tone="good">in use</Badge>
      ) : (
        <Button onClick={onUse}>
          Use it<span className="sr-only"> for {of.productName}</span>
        </Button>
      )}
      <Button kind="quiet" busy={forget.isPending} onClick={() => forget.mutate(undefined)}>
        Forget<span className="sr-only"> {of.productName}</span>
      </Button>
      <ErrorNote error={forget.error} />
    </li>
  );
}
