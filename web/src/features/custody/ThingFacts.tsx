import type { ReactNode } from "react";
import { usePages, useRow } from "../../api/hooks";
import { Problem } from "../../api/problem";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading } from "../../ui/notes";
import { Qr } from "../../ui/Qr";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { quantityInWords } from "./amounts";
import { labelAddress } from "./keys";
import { ThingLink } from "./ThingLink";

const STATUS: Record<string, string> = { CONSUMED: "used up", GONE: "no more" };

/** Who holds a thing, where it is, and what it is packed in. */
export function ThingFacts({ thing }: { thing: string }) {
  const found = useRow("custody/thing", { thing });
  if (found.error instanceof Problem && found.error.status === 404) {
    return <p className="card p-4 text-muted">The venue has not seen it yet.</p>;
  }
  if (found.error) {
    return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <Loading what="the thing" />;
  }
  const one = found.data;
  const facts: [string, ReactNode][] = [
    ["Holder", <Person key="holder" principal={one.holder} name={one.holderName} />],
    ["Place", one.placeName || one.place || "nobody said"],
    ["Packed in", one.parent ? <ThingLink key="parent" thing={one.parent} /> : "nothing"],
  ];
  if (one.parent && one.root !== one.parent) {
    facts.push(["Outermost", <ThingLink key="root" thing={one.root} />]);
  }
  if (one.classKey) {
    facts.push(["Of", <ThingLink key="class" thing={one.classKey} name={one.productName} />]);
  }
  return (
    <Facts facts={facts} of={thing}>
      {one.status !== "ACTIVE" && <Badge tone="bad">{STATUS[one.status] ?? one.status}</Badge>}
      {one.handOver && <Badge tone="wood">offered to somebody</Badge>}
      {one.children > 0 && <Badge>{one.children} things in it</Badge>}
      <span className="text-xs text-muted">
        since <Time at={one.time} />
      </span>
      <ReceiptLink id={one.action} of="what changed it last" />
    </Facts>
  );
}

/** Where how much of a class is, and with whom. */
export function ClassFacts({ classKey }: { classKey: string }) {
  const isLot = classKey.includes("/10/");
  const stock = usePages("custody/stock", isLot ? { class: classKey } : { product: classKey });
  return (
    <Facts
      of={classKey}
      facts={stock.rows.map((one) => [
        quantityInWords(one.amount, one),
        <span key={`${one.classKey} ${one.holder} ${one.place}`}>
          <Person principal={one.holder} name={one.holderName} />
          {one.place && <span className="text-muted">, {one.placeName || one.place}</span>}
        </span>,
      ])}
    >
      <ErrorNote error={stock.error} retry={() => void stock.refetch()} />
      {stock.isSuccess && stock.rows.length === 0 && (
        <span className="text-muted">None of it is in stock.</span>
      )}
    </Facts>
  );
}

interface FactsProps {
  of: string;
  facts: [string, ReactNode][];
  children: ReactNode;
}

function Facts({ of, facts, children }: FactsProps) {
  return (
    <section aria-label="Now" className="card grid gap-4 p-4">
      <div className="flex flex-wrap items-center gap-2 text-sm empty:hidden">{children}</div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm *:min-w-0">
        {facts.map(([label, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several places may have as much
          <div key={i} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="w-28">
        <Qr text={location.origin + labelAddress(of)} label="Opens this page" />
      </div>
    </section>
  );
}
