import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Link, useLocation } from "react-router";
import { Button } from "../../../ui/Button";
import { Empty, ErrorNote, Loading } from "../../../ui/notes";
import { ReceiptLink } from "../../../ui/ReceiptLink";
import { roughly } from "../../devices/values";
import { useIdentities } from "../../identity/store";
import { ArrangeDialog } from "./ArrangeDialog";
import { BinCard } from "./BinCard";
import { Picking } from "./Picking";
import { PlacesTable } from "./PlacesTable";
import type { Pick } from "./picks";
import { type Plan, rangeOf, type Zone } from "./plan";
import type { Look } from "./scene";
import { useWarehouse } from "./useWarehouse";
import { walkOf } from "./walk";

// three.js is fetched only where a building is shown.
const View3d = lazy(() => import("./View3d"));

/** One building: its racks, what lies in them, how warm it is, and the way to what is wanted. */
export default function WarehousePage() {
  const { pathname } = useLocation();
  const building = pathname.replace(/^\/warehouse\/?/, "");
  const { plan, isPending, error, refetch } = useWarehouse(building);
  return (
    <>
      <title>{`${plan?.name ?? "Warehouse"} · Tallystick`}</title>
      <Link className="link text-sm" to="/goods">
        Goods
      </Link>
      <h1 className="mt-1 mb-1 break-words">{plan?.name ?? "Warehouse"}</h1>
      <p className="mono mb-4 break-all text-muted">{building}</p>
      <ErrorNote error={error} retry={refetch} />
      {isPending && <Loading what="the building" />}
      {!isPending && !error && !plan && (
        <Empty>Nobody has said yet how large this place is, and what is where in it.</Empty>
      )}
      {plan && <Building key={plan.place} plan={plan} />}
    </>
  );
}

function Building({ plan }: { plan: Plan }) {
  const [selected, setSelected] = useState("");
  const [mode, setMode] = useState<Look["mode"]>("stock");
  const [picks, setPicks] = useState<Pick[]>([]);
  const walk = useMemo(() => {
    const dock = plan.zones.find((one) => one.kind === "dock") ?? plan;
    const start = { x: dock.x + dock.width / 2, y: dock.y };
    return picks.length === 0
      ? null
      : walkOf(
          plan,
          [...plan.bins, ...plan.walls],
          start,
          picks.map((one) => one.bin),
        );
  }, [plan, picks]);
  const look = useMemo(() => ({ mode, selected, walk }), [mode, selected, walk]);
  const bin = plan.bins.find((one) => one.place === selected);
  const pick = useCallback((all: Pick[]) => setPicks(all), []);
  return (
    <div className="grid gap-8">
      <Figures plan={plan} />
      <div className="grid items-start gap-6 lg:grid-cols-[1.7fr_1fr]">
        <figure className="card overflow-hidden">
          <div className="h-[22rem] lg:h-[34rem]">
            <Suspense fallback={<div aria-hidden="true" className="size-full bg-sunken" />}>
              <View3d plan={plan} look={look} onSelect={setSelected} />
            </Suspense>
          </div>
          <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2 text-xs text-muted">
            <Modes mode={mode} onChange={setMode} />
            <Legend mode={mode} plan={plan} />
          </figcaption>
        </figure>
        <div className="grid gap-6">
          <BinCard bin={bin} plan={plan} />
          <Picking plan={plan} walk={walk} picks={picks} onPicks={pick} onSelect={setSelected} />
        </div>
      </div>
      <PlacesTable plan={plan} selected={selected} onSelect={setSelected} />
      <Arranging plan={plan} />
    </div>
  );
}

/** For who described the building: racks in it and in its rooms. */
function Arranging({ plan }: { plan: Plan }) {
  const { current } = useIdentities();
  const [arranging, setArranging] = useState<Zone>();
  if (plan.owner !== current?.principal) {
    return null;
  }
  return (
    <section aria-labelledby="arrange">
      <h2 id="arrange" className="mb-3">
        Arrange
      </h2>
      <div className="flex flex-wrap gap-2">
        {[plan, ...plan.zones].map((one) => (
          <Button key={one.place} onClick={() => setArranging(one)}>
            {one.name}
          </Button>
        ))}
      </div>
      {arranging && <ArrangeDialog of={arranging} onClose={() => setArranging(undefined)} />}
    </section>
  );
}

function Figures({ plan }: { plan: Plan }) {
  const filled = plan.bins.filter((one) => one.stock.length > 0).length;
  const count = (condition: string) =>
    plan.bins.filter((one) => one.condition === condition).length;
  const warmths = plan.probes.flatMap((one) => one.temperature ?? []);
  const ringing = plan.probes.reduce((all, one) => all + one.alarms, 0);
  const figures: [string, string][] = [
    ["Places", `${plan.bins.length}`],
    ["Filled", `${filled}`],
    ["With expired goods", `${count("expired")}`],
    ["Expire within a week", `${count("soon")}`],
    [
      "Temperature",
      warmths.length === 0
        ? "not measured"
        : `${roughly(Math.min(...warmths))} to ${roughly(Math.max(...warmths))} °C`,
    ],
    ["Alarms", `${ringing}`],
  ];
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2 text-sm">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="label">{label}</dt>
            <dd className="text-lg font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <ReceiptLink id={plan.action} of="how large it is" />
    </div>
  );
}

interface ModesProps {
  mode: Look["mode"];
  onChange: (mode: Look["mode"]) => void;
}

function Modes({ mode, onChange }: ModesProps) {
  const all: [Look["mode"], string][] = [
    ["stock", "Stock"],
    ["heat", "Temperature"],
  ];
  return (
    <fieldset className="flex items-center gap-3">
      <legend className="float-left mr-3">Colours show</legend>
      {all.map(([one, says]) => (
        <label key={one} className="flex min-h-[24px] items-center gap-1.5 text-ink">
          <input
            type="radio"
            name="colours"
            className="size-4 accent-(--accent)"
            checked={mode === one}
            onChange={() => onChange(one)}
          />
          {says}
        </label>
      ))}
    </fieldset>
  );
}

function Legend({ mode, plan }: { mode: Look["mode"]; plan: Plan }) {
  if (mode === "heat") {
    const range = rangeOf(plan.probes);
    return range ? (
      <span className="flex items-center gap-2">
        {roughly(range[0])} °C
        <span
          aria-hidden="true"
          className="h-2.5 w-28 rounded-sm bg-linear-to-r from-[#3f74b5] via-[#e6d9a8] to-[#b5302a]"
        />
        {roughly(range[1])} °C, estimated between devices
      </span>
    ) : (
      <span>No device here measures temperature.</span>
    );
  }
  const all: [string, string][] = [
    ["bg-accent", "good"],
    ["bg-wood", "expires within a week"],
    ["bg-bad", "expired"],
  ];
  return (
    <span className="flex flex-wrap gap-x-3">
      {all.map(([colour, says]) => (
        <span key={says} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-sm ${colour}`} />
          {says}
        </span>
      ))}
    </span>
  );
}
