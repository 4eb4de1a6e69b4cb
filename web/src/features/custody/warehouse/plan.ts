import type { CustodyLayoutRow, CustodySensorRow, CustodyStockCard } from "../../../api/types";

// A building as it is drawn. Lengths are millimetres from a corner of it: x along its front, y away
// from it, z up.

const SOON = 7 * 86_400_000;
/** Kinds of places in which nothing is kept. */
const OTHER_KINDS = new Set(["dock", "wall"]);

export interface Box {
  x: number;
  y: number;
  z: number;
  width: number;
  depth: number;
  height: number;
}

/** What is wrong with the worst that lies there. */
export type Condition = "empty" | "good" | "soon" | "expired";

/** A place that nothing else is arranged in. */
export interface Bin extends Box {
  place: string;
  name: string;
  kind: string;
  partOf: string;
  action: string;
  stock: CustodyStockCard[];
  /** How full it looks: beside the place of the building that has most of the same, 0 to 1. */
  fill: number;
  condition: Condition;
}

export interface Zone extends Box {
  place: string;
  name: string;
  kind: string;
  partOf: string;
}

/** A device at the middle of its place. */
export interface Probe {
  device: string;
  owner: string;
  label: string;
  place: string;
  x: number;
  y: number;
  z: number;
  /** Thousandths of a degree; null if it measures none. */
  temperature: number | null;
  alarms: number;
  lastSeen: number;
}

export interface Plan extends Zone {
  owner: string;
  action: string;
  zones: Zone[];
  /** What nobody goes through, and nothing lies in. */
  walls: Zone[];
  bins: Bin[];
  probes: Probe[];
  /** Stock in the building that is in no bin. */
  loose: CustodyStockCard[];
}

/** What a building is like; null if nobody said how large it is. */
export function planOf(
  building: string,
  layout: CustodyLayoutRow[],
  stock: CustodyStockCard[],
  sensors: CustodySensorRow[],
  now: number,
): Plan | null {
  const root = layout.find((one) => one.place === building);
  if (!root || root.width === 0) {
    return null;
  }
  const outer = new Set(layout.map((one) => one.partOf));
  const inside = layout.filter((one) => one.place !== building);
  const most = new Map<string, number>();
  const held = new Map<string, CustodyStockCard[]>();
  for (const one of stock) {
    held.set(one.place, [...(held.get(one.place) ?? []), one]);
    most.set(one.product, Math.max(most.get(one.product) ?? 0, one.amount));
  }
  const bins = inside
    .filter((one) => !outer.has(one.place) && !OTHER_KINDS.has(one.kind))
    .map((one): Bin => {
      const here = held.get(one.place) ?? [];
      const fill = here.reduce((all, line) => all + line.amount / (most.get(line.product) ?? 1), 0);
      return { ...one, stock: here, fill: Math.min(fill, 1), condition: conditionOf(here, now) };
    });
  const places = new Map(layout.map((one) => [one.place, one]));
  const binned = new Set(bins.map((one) => one.place));
  const others = inside.filter((one) => !binned.has(one.place));
  return {
    ...root,
    zones: others.filter((one) => one.kind !== "wall"),
    walls: others.filter((one) => one.kind === "wall"),
    bins,
    probes: sensors.flatMap((one) => {
      const at = places.get(one.place);
      return at ? [probeOf(one, at)] : [];
    }),
    loose: stock.filter((one) => !binned.has(one.place)),
  };
}

function conditionOf(stock: CustodyStockCard[], now: number): Condition {
  if (stock.length === 0) {
    return "empty";
  }
  const ends = Math.min(...stock.map((one) => one.expires || Number.POSITIVE_INFINITY));
  return ends <= now ? "expired" : ends <= now + SOON ? "soon" : "good";
}

function probeOf(of: CustodySensorRow, at: CustodyLayoutRow): Probe {
  const temperature = of.channels.find((one) => one.name === "temperature")?.last ?? null;
  const { device, owner, label, place, alarms, lastSeen } = of;
  return {
    ...{ device, owner, label, place, alarms, lastSeen, temperature },
    x: at.x + at.width / 2,
    y: at.y + at.depth / 2,
    // What is in a room hangs above its racks.
    z: at.z + at.height,
  };
}

/** How warm it is somewhere: the nearer a probe, the more it counts (inverse squares). */
export function warmthAt(x: number, y: number, z: number, probes: Probe[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const one of probes) {
    if (one.temperature !== null) {
      const weight = 1 / ((one.x - x) ** 2 + (one.y - y) ** 2 + (one.z - z) ** 2 + 250_000);
      sum += weight * one.temperature;
      weights += weight;
    }
  }
  return weights === 0 ? null : sum / weights;
}

/** The coldest and the warmest that is measured, four degrees apart at least. */
export function rangeOf(probes: Probe[]): [number, number] | null {
  const all = probes.flatMap((one) => one.temperature ?? []);
  if (all.length === 0) {
    return null;
  }
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const more = Math.max(0, 4_000 - (high - low)) / 2;
  return [low - more, high + more];
}

/** The next bin in a direction of the drawing; itself if there is none. */
export function neighbour(bins: Bin[], from: Bin, key: string): Bin {
  const [dx, dy, dz] = DIRECTIONS[key] ?? [0, 0, 0];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const one of bins) {
    const [x, y, z] = [one.x - from.x, one.y - from.y, one.z - from.z];
    const ahead = x * dx + y * dy + z * dz;
    const aside = Math.abs(x) + Math.abs(y) + Math.abs(z) - Math.abs(ahead);
    if (ahead > 0 && ahead + 3 * aside < least) {
      least = ahead + 3 * aside;
      best = one;
    }
  }
  return best;
}

const DIRECTIONS: Record<string, [number, number, number]> = {
  ArrowLeft: [-1, 0, 0],
  ArrowRight: [1, 0, 0],
  ArrowUp: [0, 1, 0],
  ArrowDown: [0, -1, 0],
  PageUp: [0, 0, 1],
  PageDown: [0, 0, -1],
};

export function isDirection(key: string): boolean {
  return Object.hasOwn(DIRECTIONS, key);
}
