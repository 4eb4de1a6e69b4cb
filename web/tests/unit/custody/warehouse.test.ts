import { InstancedMesh, type Object3D } from "three";
import { beforeAll, expect, test, vi } from "vitest";
import type {
  CustodyLayoutRow,
  CustodyReservationRow,
  CustodySensorRow,
  CustodyStockCard,
} from "../../../src/api/types";
import { chosen, promised } from "../../../src/features/custody/warehouse/picks";
import { neighbour, planOf, warmthAt } from "../../../src/features/custody/warehouse/plan";
import { binsOf } from "../../../src/features/custody/warehouse/rack";
import { build, type Palette } from "../../../src/features/custody/warehouse/scene";
import { walkOf } from "../../../src/features/custody/warehouse/walk";

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

function row(place: string, box: number[], more: Partial<CustodyLayoutRow> = {}) {
  const [x = 0, y = 0, z = 0, width = 1_000, depth = 1_000, height = 1_000] = box;
  const one = { place, name: place, kind: "bin", partOf: "hall", owner: "o", action: "a" };
  return { ...one, x, y, z, width, depth, height, ...more };
}

function line(place: string, amount: number, more: Partial<CustodyStockCard> = {}) {
  const one = { place, classKey: "01/1/10/A", product: "01/1", holder: "o", decimals: 0 };
  return { ...one, amount, reserved: 0, expires: 0, ...more } as CustodyStockCard;
}

const hall = row("hall", [0, 0, 0, 10_000, 10_000, 5_000], { partOf: "", kind: "hall" });

function plan(layout: CustodyLayoutRow[], stock: CustodyStockCard[], sensors: unknown[] = []) {
  const made = planOf("hall", [hall, ...layout], stock, sensors as CustodySensorRow[], NOW);
  if (!made) {
    throw new Error("no plan");
  }
  return made;
}

test("a building whose size nobody said has no plan", () => {
  expect(planOf("hall", [{ ...hall, width: 0 }], [], [], NOW)).toBeNull();
  expect(planOf("other", [hall], [], [], NOW)).toBeNull();
});

test("bins are what nothing is arranged in, with what lies there and how full that looks", () => {
  const made = plan(
    [
      row("room", [0, 0, 0, 9_000, 9_000]),
      row("1", [], { partOf: "room" }),
      row("gate", [], { kind: "dock" }),
    ],
    [line("1", 30, { expires: NOW + DAY }), line("elsewhere", 60)],
  );
  expect(made.bins.map(({ place, fill, condition }) => [place, fill, condition])).toEqual([
    ["1", 0.5, "soon"],
  ]);
  expect(made.zones.map((one) => one.place)).toEqual(["room", "gate"]);
  expect(made.loose.map((one) => one.place)).toEqual(["elsewhere"]);
});

test("a wall is neither a bin nor a zone", () => {
  const made = plan([row("1", []), row("2", [1_000], { kind: "wall" })], []);
  expect([made.bins.length, made.zones.length, made.walls.length]).toEqual([1, 0, 1]);
});

test("it is as warm as the device that is near, and as none where none measures", () => {
  const probe = (place: string, last: number) => ({
    ...{ device: place, owner: "o", label: "", place, stage: "ENROLLED", alarms: 0, lastSeen: 0 },
    channels: [{ name: "temperature", minimum: last, maximum: last, last }],
  });
  const { probes } = plan(
    [row("1", []), row("2", [9_000])],
    [],
    [probe("1", 4_000), probe("2", 9_000), { ...probe("3", 0), place: "far" }],
  );
  expect(probes).toHaveLength(2);
  expect(warmthAt(500, 500, 1_000, probes)).toBeLessThan(4_200);
  expect(warmthAt(9_500, 500, 1_000, probes)).toBeGreaterThan(8_800);
  expect(warmthAt(0, 0, 0, [])).toBeNull();
});

test("arrow keys go to the place beside, and stay where there is none", () => {
  const { bins } = plan([row("1", []), row("2", [1_000]), row("3", [0, 0, 1_000])], []);
  const [one, two, three] = bins;
  if (!one || !two || !three) {
    throw new Error("three places");
  }
  expect(neighbour(bins, one, "ArrowRight")).toBe(two);
  expect(neighbour(bins, one, "PageUp")).toBe(three);
  expect(neighbour(bins, one, "ArrowLeft")).toBe(one);
});

test("what expires first is picked first, nothing expired or set aside, and what lacks is said", () => {
  const made = plan(
    [row("1", []), row("2", [1_000]), row("3", [2_000])],
    [
      line("1", 10, { expires: NOW + 9 * DAY, classKey: "late" }),
      line("2", 10, { expires: NOW + 2 * DAY, classKey: "soon", reserved: 4 }),
      line("3", 10, { expires: NOW, classKey: "over" }),
    ],
  );
  const [picks, missing] = chosen(made, [{ product: "01/1", amount: 20 }], NOW);
  expect(picks.map(({ bin, amount }) => [bin.place, amount])).toEqual([
    ["2", 6],
    ["1", 10],
  ]);
  expect(missing).toEqual([{ product: "01/1", amount: 4 }]);
});

test("the lines of a hand-over are one list", () => {
  const made = plan([row("1", []), row("2", [1_000])], [line("1", 10), line("2", 10)]);
  const one = { classKey: "01/1/10/A", holder: "o", amount: 3, room: "custody", note: "" };
  const rows = [
    { ...one, reservation: "abc.0", place: "1" },
    { ...one, reservation: "abc.1", place: "2" },
    { ...one, reservation: "def", place: "elsewhere" },
  ] as CustodyReservationRow[];
  expect(promised(made, rows).map(({ id, picks }) => [id, picks.length])).toEqual([["abc", 2]]);
});

/** Two racks along the floor with an aisle at each side and between them. */
const RACKS = [
  row("a", [2_000, 2_000, 0, 1_000, 6_000]),
  row("b", [6_000, 2_000, 0, 1_000, 6_000]),
];

function stop(x: number, y: number) {
  return row("", [x, y, 3_000, 1_000, 500]);
}

test("a picker goes around racks and never through one", () => {
  const { points, metres, order } = walkOf(hall, RACKS, { x: 0, y: 0 }, [stop(6_000, 5_000)]);
  expect(order).toEqual([0]);
  for (const { x, y } of points) {
    const inside = RACKS.some(
      (one) => x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.depth,
    );
    expect(inside).toBe(false);
  }
  // To the aisle between the racks, up to the middle of the stop, and back: at right angles.
  expect(metres).toBeGreaterThanOrEqual(2 * (5.5 + 5));
  expect(metres).toBeLessThanOrEqual(2 * (6.5 + 5.5));
});

test("a round has no crossing: it goes up one aisle and down another", () => {
  const stops = [stop(2_000, 7_000), stop(6_000, 2_500), stop(2_000, 2_500), stop(6_000, 7_000)];
  const { order, metres } = walkOf(hall, RACKS, { x: 0, y: 0 }, stops);
  const best = Math.min(...permutations([0, 1, 2, 3]).map((one) => lengthOf(one, stops)));
  expect([...order].sort()).toEqual([0, 1, 2, 3]);
  expect(metres).toBeLessThanOrEqual(Math.ceil(best));
});

/** The round in an order that is given, leg by leg. */
function lengthOf(order: number[], stops: ReturnType<typeof stop>[]): number {
  const { stands, order: at } = walkOf(hall, RACKS, { x: 0, y: 0 }, stops);
  const standOf = (i: number) => stands[at.indexOf(i)] ?? { x: 0, y: 0 };
  const round = [{ x: 0, y: 0 }, ...order.map(standOf), { x: 0, y: 0 }];
  return round.slice(1).reduce((all, to, i) => all + legOf(round[i] ?? to, to), 0);
}

function legOf(from: { x: number; y: number }, to: { x: number; y: number }): number {
  // There and back, of which one way is half.
  const spot = row("", [to.x - 50, to.y - 50, 3_000, 100, 100]);
  return walkOf(hall, RACKS, from, [spot]).metres / 2;
}

function permutations(all: number[]): number[][] {
  return all.length === 0
    ? [[]]
    : all.flatMap((one) =>
        permutations(all.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      );
}

test("what is walled in is said to be out of reach", () => {
  const walls = [
    row("", [3_000, 3_000, 0, 4_000, 500]),
    row("", [3_000, 6_500, 0, 4_000, 500]),
    row("", [3_000, 3_000, 0, 500, 4_000]),
    row("", [6_500, 3_000, 0, 500, 4_000]),
  ];
  const { order, unreachable } = walkOf(hall, walls, { x: 0, y: 0 }, [stop(4_500, 4_500)]);
  expect([order, unreachable]).toEqual([[], [0]]);
});

beforeAll(() => {
  // Writing is drawn by the browser; what is counted here are objects.
  vi.stubGlobal("document", { createElement: () => ({ getContext: () => null }) });
});

const COLOURS = Object.fromEntries(
  ["floor", "zone", "line", "ink", "label", "good", "soon", "expired", "accent"].map((one) => [
    one,
    "#123456",
  ]),
) as unknown as Palette;

test("5,000 places with goods in them are drawn in as few calls as fifty", () => {
  const calls = (count: number) => {
    const bins = Array.from({ length: count }, (_, i) => row(`${i}`, [i, 0, 0, 1, 1, 1]));
    const made = plan(
      bins,
      bins.map((one) => line(one.place, 5)),
    );
    let drawn = 0;
    build(made, { mode: "stock", selected: "7", walk: null }, COLOURS).traverse((one: Object3D) => {
      drawn += one instanceof InstancedMesh || "geometry" in one ? 1 : 0;
    });
    return drawn;
  };
  expect(calls(5_000)).toBe(calls(50));
  expect(calls(5_000)).toBeLessThan(12);
});

test("a rack is bins that fill it without sharing space", () => {
  const rack = { within: "414/1/254/room", name: "A", x: 500, y: 700, bays: 2, levels: 2 };
  const bins = binsOf({ ...rack, length: 1_200, depth: 900, height: 1_500, across: false });
  expect(bins.map(({ place, x, y, z }) => [place, x, y, z])).toEqual([
    ["414/1/254/A-01-1", 500, 700, 0],
    ["414/1/254/A-01-2", 500, 700, 1_500],
    ["414/1/254/A-02-1", 500, 1_900, 0],
    ["414/1/254/A-02-2", 500, 1_900, 1_500],
  ]);
  expect(bins[0]).toMatchObject({ width: 900, depth: 1_200, height: 1_500 });
});
