import { lazy, Suspense, useMemo } from "react";
import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { CustodyHandOverCard, CustodyStockCard, DevicesDeviceRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Until } from "../../ui/Time";
import { Alarms } from "../devices/Alarms";
import { roughly } from "../devices/values";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { quantityInWords } from "./amounts";
import { CustodyTabs } from "./CustodyTabs";
import type { Spot } from "./EarthMap";
import { type Site, sitesOf, spotsOf } from "./sites";
import { ThingLink } from "./ThingLink";
import { TraceSearch } from "./TraceSearch";
import { usePlaces } from "./usePlaces";

// The world's outlines are fetched only where a map is shown.
const EarthMap = lazy(() => import("./EarthMap"));

/** As many as one sees at a glance; what is more is on the pages of stock and devices. */
const MOST = 200;

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
  ]);
  const stock = usePages("custody/stock", { holder }, { limit: MOST });
  const things = usePages("custody/things", { holder, status: "ACTIVE" }, { limit: MOST });
  const devices = usePages("devices/devices", { owner: holder }, { limit: MOST });
  const all = { stock: stock.rows, things: things.rows, devices: devices.rows };
  const places = usePlaces(
    [...stock.rows, ...things.rows, ...devices.rows].map((one) => one.place),
  );
  const sites = sitesOf(all, places);
  const spots = spotsOf(sites, devices.rows);
  const labels = new Map(devices.rows.map((one) => [one.device, one.label]));
  const isThere = stock.isSuccess && things.isSuccess && devices.isSuccess;
  return (
    <div className="grid gap-8">
      <Alarms of={{ owner: holder }} title="Alarms that ring" ringing labels={labels} />
      <ErrorNote error={stock.error ?? things.error ?? devices.error} />
      <div className="grid items-start gap-6 lg:grid-cols-[1.25fr_1fr]">
        {spots.length > 0 && <Sites spots={spots} />}
        <div className="grid gap-6">
          <OnTheirWay title="Waiting for me" params={{ receiver: holder }} />
          <OnTheirWay title="Offered by me" params={{ giver: holder }} />
        </div>
      </div>
      <section aria-labelledby="sites">
        <h2 id="sites" className="mb-3">
          By place
        </h2>
        {!isThere && <Loading what="places" />}
        {isThere && sites.length === 0 && <Empty>You hold nothing, and have no devices yet.</Empty>}
        <ul className="grid gap-4 md:grid-cols-2">
          {sites.map((site) => (
            <SiteCard key={site.key} of={site} />
          ))}
        </ul>
        <More {...stock} />
      </section>
    </div>
  );
}

function Sites({ spots }: { spots: Spot[] }) {
  // Drawn anew when something on it changes, and not whenever something is fetched.
  const key = JSON.stringify(spots);
  const still = useMemo<Spot[]>(() => JSON.parse(key), [key]);
  const wrong = still.filter((one) => one.tone === "bad");
  return (
    <Suspense fallback={<div aria-hidden="true" className="card aspect-[720/405] bg-sunken" />}>
      <EarthMap label={still.map((one) => one.title).join("; ")} spots={still}>
        <span>
          {wrong.length === 0 ? "Nothing rings." : wrong.map((one) => one.title).join("; ")}
        </span>
      </EarthMap>
    </Suspense>
  );
}

function SiteCard({ of }: { of: Site }) {
  return (
    <li className="card grid content-start gap-2 p-4 text-sm">
      <h3 className="flex flex-wrap items-center gap-x-3">
        <span className="min-w-0 flex-1 break-words">{of.name}</span>
        {of.alarms > 0 && <Badge tone="bad">rings</Badge>}
        {of.kind && <Badge>{of.kind}</Badge>}
      </h3>
      {(of.stock.length > 0 || of.things.length > 0) && (
        <ul className="grid">
          {of.stock.map((one) => (
            <StockLine key={one.classKey} of={one} />
          ))}
          {of.things.map((one) => (
            <li key={one.thing}>
              <ThingLink thing={one.thing} name={one.productName} />
            </li>
          ))}
        </ul>
      )}
      {of.devices.length > 0 && (
        <ul className="grid border-t border-line pt-2 first:border-0 first:pt-0">
          {of.devices.map((one) => (
            <DeviceLine key={one.device} of={one} />
          ))}
        </ul>
      )}
    </li>
  );
}

function StockLine({ of }: { of: CustodyStockCard }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3">
      <ThingLink thing={of.classKey} name={of.productName} />
      <strong className="font-semibold">{quantityInWords(of.amount, of)}</strong>
    </li>
  );
}

function DeviceLine({ of }: { of: DevicesDeviceRow }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3">
      <Link className="link inline-flex min-h-[24px] items-center" to={`/devices/${of.device}`}>
        {of.label || of.device.slice(0, 8)}
      </Link>
      <span className={of.alarms > 0 ? "text-bad" : "text-muted"}>
        {of.channels.map((one) => `${one.name} ${roughly(one.last)}`).join(", ")}
      </span>
    </li>
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
