import { lazy, Suspense, useMemo, useState } from "react";
import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type {
  CustodyHandOverCard,
  CustodyLowRow,
  CustodyShipmentRow,
  CustodySiteRow,
  CustodyStockCard,
} from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { Alarms } from "../devices/Alarms";
import { Emissions } from "../emissions/Emissions";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { quantityInWords } from "./amounts";
import { CustodyTabs } from "./CustodyTabs";
import type { Spot, Way } from "./EarthMap";
import { Energy } from "./Energy";
import { expiryOf } from "./expiry";
import { LowStockRow } from "./LowStockRow";
import { siteName, spotsOf, waysOf } from "./sites";
import { ThingLink } from "./ThingLink";
import { TraceSearch } from "./TraceSearch";

// The world's outlines are fetched only where a map is shown.
const EarthMap = lazy(() => import("./EarthMap"));

/** As many as one sees at a glance; what is more is on the pages of stock and devices. */
const MOST = 200;
const SOON = 7 * 86_400_000;

/** Everything of mine at once: where it is, what is wrong, and what is on its way. */
export function OverviewPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Overview of goods · Tallystick</title>
      <h1 className="mb-3">Overview</h1>
      <CustodyTabs />
      <TraceSearch />
      {current ? (
        <Mine key={current.principal} holder={current.principal} />
      ) : (
        <NobodyYet why="Goods and devices are somebody's." />
      )}
    </>
  );
}

function Mine({ holder }: { holder: string }) {
  useRefreshOn([
    `custody.stock.${holder}`,
    `custody.events.${holder}`,
    `custody.handovers.${holder}`,
    `devices.fleet.${holder}`,
    `emissions.principal.${holder}`,
  ]);
  const [now] = useState(() => Date.now());
  const sites = usePages("custody/sites", { holder, now }, { limit: MOST });
  const shipments = usePages("custody/shipments", { holder });
  const stock = usePages("custody/stock", { holder }, { limit: MOST });
  const low = usePages("custody/low-stock", { holder });
  const devices = usePages("devices/devices", { owner: holder }, { limit: MOST });
  // Others may say where a shipment is now: a carrier, or who passes it on.
  useRefreshOn(shipments.rows.map((one) => `custody.thing.${one.thing}`));
  const labels = new Map(devices.rows.map((one) => [one.device, one.label]));
  const spots = spotsOf(sites.rows, devices.rows, shipments.rows);
  const ends = lotsOf(stock.rows.filter((one) => one.expires > 0 && one.expires <= now + SOON));
  return (
    <div className="grid gap-8">
      <ErrorNote
        error={sites.error ?? shipments.error ?? stock.error ?? low.error ?? devices.error}
      />
      {sites.rows.length > 0 && (
        <Figures sites={sites.rows} shipments={shipments.rows.length} low={low.rows.length} />
      )}
      <Alarms of={{ owner: holder }} title="Alarms that ring" ringing labels={labels} />
      <div className="grid items-start gap-6 lg:grid-cols-[1.25fr_1fr]">
        {spots.length > 0 && <Sites spots={spots} ways={waysOf(shipments.rows)} />}
        <div className="grid gap-6">
          <Shipments rows={shipments.rows} />
          <OnTheirWay title="Waiting for me" params={{ receiver: holder }} />
          <OnTheirWay title="Offered by me" params={{ giver: holder }} />
        </div>
      </div>
      <section aria-labelledby="sites">
        <h2 id="sites" className="mb-3">
          By site
        </h2>
        {sites.isPending && <Loading what="sites" />}
        {sites.isSuccess && sites.rows.length === 0 && (
          <Empty>You hold nothing, and have no devices yet.</Empty>
        )}
        {sites.rows.length > 0 && (
          <ul className="card rows">
            {sites.rows.map((one) => (
              <SiteLine key={one.place} of={one} />
            ))}
          </ul>
        )}
        <More {...sites} />
      </section>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {(low.rows.length > 0 || ends.length > 0) && <Attention low={low.rows} ends={ends} />}
        <Energy devices={devices.rows} />
        <Emissions principal={holder} />
      </div>
    </div>
  );
}

/** A lot that lies in several places is one row. */
interface Lot {
  of: CustodyStockCard;
  amount: number;
  places: number;
}

function lotsOf(stock: CustodyStockCard[]): Lot[] {
  const lots = new Map<string, Lot>();
  for (const of of stock) {
    const { amount, places } = lots.get(of.classKey) ?? { amount: 0, places: 0 };
    lots.set(of.classKey, { of, amount: amount + of.amount, places: places + 1 });
  }
  return [...lots.values()];
}

function addressOf({ arranged, place, stock, things }: CustodySiteRow): string {
  if (arranged) {
    return `/warehouse/${place}`;
  }
  if (stock > 0) {
    return `/goods/stock?place=${encodeURIComponent(place)}`;
  }
  return things > 0 ? "/goods/things" : "/devices";
}

interface FiguresProps {
  sites: CustodySiteRow[];
  shipments: number;
  low: number;
}

function Figures({ sites, shipments, low }: FiguresProps) {
  const sum = (of: (site: CustodySiteRow) => number) =>
    sites.reduce((all, one) => all + of(one), 0);
  const figures: [string, number, string][] = [
    ["Alarms", sum((one) => one.alarms), "/devices"],
    ["Devices", sum((one) => one.devices), "/devices"],
    ["Lines of stock", sum((one) => one.stock), "/goods/stock"],
    ["Expire within a week", sum((one) => one.expiring), "/goods/stock"],
    ["Run low", low, "/goods/stock"],
    ["Things", sum((one) => one.things), "/goods/things"],
    ["On their way", shipments, "/goods/things"],
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(([label, value, to]) => (
        <div key={label}>
          <dt className="label">{label}</dt>
          <dd className="text-lg font-semibold">
            <Link className="inline-block min-h-[24px] min-w-[24px] hover:underline" to={to}>
              {value}
              <span className="sr-only"> {label}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Sites({ spots, ways }: { spots: Spot[]; ways: Way[] }) {
  // Drawn anew when something on it changes, and not whenever something is fetched.
  const key = JSON.stringify([spots, ways]);
  const [still, went] = useMemo<[Spot[], Way[]]>(() => JSON.parse(key), [key]);
  const wrong = still.filter((one) => one.tone === "bad");
  return (
    <Suspense fallback={<div aria-hidden="true" className="card aspect-[720/405] bg-sunken" />}>
      <EarthMap label={still.map((one) => one.title).join("; ")} spots={still} ways={went}>
        <span>
          {wrong.length === 0 ? "Nothing rings." : wrong.map((one) => one.title).join("; ")}
        </span>
      </EarthMap>
    </Suspense>
  );
}

function SiteLine({ of }: { of: CustodySiteRow }) {
  const to = addressOf(of);
  const counts: [number, string, string][] = [
    [of.stock, "line of stock", "lines of stock"],
    [of.arranged ? of.places : 0, "place", "places"],
    [of.things, "thing", "things"],
    [of.devices, "device", "devices"],
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1 break-words">
        <Link className="link inline-flex min-h-[24px] min-w-[24px] items-center" to={to}>
          {siteName(of)}
        </Link>
        {of.arranged && <span className="text-muted"> Look inside</span>}
      </span>
      {of.alarms > 0 && <Badge tone="bad">rings</Badge>}
      {of.expiring > 0 && <Badge tone="wood">{of.expiring} expire</Badge>}
      {of.kind && <Badge>{of.kind}</Badge>}
      <span className="text-muted">
        {counts
          .filter(([count]) => count > 0)
          .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
          .join(", ")}
      </span>
    </li>
  );
}

function Shipments({ rows }: { rows: CustodyShipmentRow[] }) {
  if (rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="shipments">
      <h2 id="shipments" className="mb-3">
        On their way
      </h2>
      <ul className="card rows">
        {rows.map((one) => (
          <li
            key={one.thing}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
          >
            <span className="min-w-40 flex-1">
              <ThingLink thing={one.thing} name={one.productName} />
              <span className="block text-muted">
                from {one.placeName || one.place || "where nobody said"}
                {one.receiver !== "" && ` to ${one.toName || one.receiverName}`}
              </span>
            </span>
            <span className="text-xs text-muted">
              since <Time at={one.since} />
            </span>
            <ReceiptLink id={one.action} of={one.thing} kind="icon" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Stock of which there is too little, or not for long. */
function Attention({ low, ends }: { low: CustodyLowRow[]; ends: Lot[] }) {
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className="mb-3">
        Stock to see to
      </h2>
      <ul className="card rows">
        {ends.map(({ of: one, amount, places }) => {
          const expiry = expiryOf(one.expires, Date.now());
          return (
            <li
              key={one.classKey}
              className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-sm"
            >
              {expiry && <Badge tone={expiry.tone}>{expiry.says}</Badge>}
              <span className="min-w-40 flex-1">
                <ThingLink thing={one.classKey} name={one.productName} />
              </span>
              <span className="text-muted">
                {places === 1 ? one.placeName || one.place : `${places} places`}
              </span>
              <span>{quantityInWords(amount, one)}</span>
            </li>
          );
        })}
        {low.map((one) => (
          <LowStockRow key={one.product} of={one} />
        ))}
      </ul>
    </section>
  );
}

interface OnTheirWayProps {
  title: string;
  params: { giver: string } | { receiver: string };
}

function OnTheirWay({ title, params }: OnTheirWayProps) {
  const open = usePages("custody/handovers", { ...params, status: "OFFERED" });
  return (
    <section aria-label={title}>
      <h2 className="mb-3">{title}</h2>
      <ErrorNote error={open.error} />
      {open.isSuccess && open.rows.length === 0 && (
        <p className="text-sm text-muted">There is nothing.</p>
      )}
      {open.rows.length > 0 && (
        <ul className="card rows">
          {open.rows.map((one) => (
            <Offered key={one.handOver} of={one} isMine={"giver" in params} />
          ))}
        </ul>
      )}
      <More {...open} />
    </section>
  );
}

function Offered({ of, isMine }: { of: CustodyHandOverCard; isMine: boolean }) {
  const count = of.items.length + of.quantities.length;
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-sm">
      <Link className="link" to="/goods/hand-overs">
        {count === 1 ? "1 line" : `${count} lines`}
      </Link>
      <span>
        {isMine ? "to " : "from "}
        <Person
          principal={isMine ? of.receiver : of.giver}
          name={isMine ? of.receiverName : of.giverName}
        />
      </span>
      <span className="text-muted">{of.placeName || of.place}</span>
      <span className="ml-auto text-xs text-muted">
        <Until at={of.deadline} />
      </span>
    </li>
  );
}
