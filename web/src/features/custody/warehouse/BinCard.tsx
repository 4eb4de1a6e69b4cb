import { Link } from "react-router";
import { usePages } from "../../../api/hooks";
import type { CustodyStockCard } from "../../../api/types";
import { Badge } from "../../../ui/Badge";
import { Person } from "../../../ui/Mark";
import { ReceiptLink } from "../../../ui/ReceiptLink";
import { Time } from "../../../ui/Time";
import { roughly } from "../../devices/values";
import { quantityInWords } from "../amounts";
import { expiryOf } from "../expiry";
import { ThingLink } from "../ThingLink";
import { type Bin, type Plan, warmthAt } from "./plan";

interface Props {
  bin: Bin | undefined;
  plan: Plan;
}

/** What lies in the place that was chosen, whose it is, and until when. */
export function BinCard({ bin, plan }: Props) {
  if (!bin) {
    return (
      <section aria-label="Chosen place" className="card px-4 py-5 text-sm text-muted">
        Choose a place in the drawing or the table to see what is in it.
      </section>
    );
  }
  const zone = plan.zones.find((one) => one.place === bin.partOf);
  const warmth = warmthAt(bin.x + bin.width / 2, bin.y, bin.z, plan.probes);
  const probes = plan.probes.filter((one) => one.place === bin.place);
  return (
    <section aria-label="Chosen place" className="card grid gap-3 p-4 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2>{bin.name}</h2>
        <span className="text-muted">{zone?.name ?? plan.name}</span>
        <span className="ml-auto">
          <ReceiptLink id={bin.action} of={`where ${bin.name} is`} kind="icon" />
        </span>
      </div>
      {bin.stock.length === 0 && <p className="text-muted">No stock lies here.</p>}
      <ul className="grid gap-3">
        {bin.stock.map((one) => (
          <Line key={`${one.classKey} ${one.holder}`} of={one} />
        ))}
      </ul>
      <Things place={bin.place} />
      {probes.map((one) => (
        <p key={one.device} className="flex flex-wrap gap-x-2">
          <Link className="link" to={`/devices/${one.device}`}>
            {one.label}
          </Link>
          {one.temperature !== null && <span>{roughly(one.temperature)} °C</span>}
          {one.lastSeen > 0 && (
            <span className="text-muted">
              <Time at={one.lastSeen} />
            </span>
          )}
        </p>
      ))}
      {probes.length === 0 && warmth !== null && (
        <p className="text-muted">About {roughly(Math.round(warmth))} °C, by the devices around.</p>
      )}
    </section>
  );
}

function Line({ of }: { of: CustodyStockCard }) {
  const expiry = expiryOf(of.expires, Date.now());
  return (
    <li className="grid gap-0.5">
      <span className="flex flex-wrap items-center justify-between gap-x-3">
        <ThingLink thing={of.classKey} name={of.productName} />
        <strong className="font-semibold">{quantityInWords(of.amount, of)}</strong>
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-muted">
        {expiry && <Badge tone={expiry.tone}>{expiry.says}</Badge>}
        {of.reserved > 0 && <span>{quantityInWords(of.reserved, of)} set aside</span>}
        <Person principal={of.holder} name={of.holderName} />
        <ReceiptLink id={of.action} of={of.classKey} />
      </span>
    </li>
  );
}

/** Things with numbers of their own, such as pallets. */
function Things({ place }: { place: string }) {
  const things = usePages("custody/things", { place, status: "ACTIVE" });
  return (
    <ul className="grid empty:hidden">
      {things.rows.map((one) => (
        <li key={one.thing}>
          <ThingLink thing={one.thing} name={one.productName} />
        </li>
      ))}
    </ul>
  );
}
