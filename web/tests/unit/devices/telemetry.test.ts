import { expect, test } from "vitest";
import {
  isProved,
  keyed,
  moved,
  type Point,
  rangeOf,
  runsOf,
  SPANS,
  zoomed,
} from "../../../src/features/devices/telemetry";
import { sha256, toHex, utf8 } from "../../../src/proof/bytes";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

test("what ends at now stays at now while one zooms", () => {
  expect(zoomed({ span: 3, end: 0 }, -1, NOW)).toEqual({ span: 2, end: 0 });
  expect(rangeOf({ span: 1, end: 0 }, NOW)).toEqual({ from: NOW - HOUR, until: NOW });
});

test("one zooms around the middle of what one looks at, between minutes and years", () => {
  const view = { span: 1, end: NOW - 100 * HOUR };
  const wide = zoomed(view, 1, NOW);
  const { from, until } = rangeOf(wide, NOW);
  expect((from + until) / 2).toBe(NOW - 100.5 * HOUR);
  expect(until - from).toBe(6 * HOUR);
  expect(zoomed({ span: 0, end: 0 }, -1, NOW).span).toBe(0);
  expect(zoomed(view, 99, NOW)).toEqual({ span: SPANS.length - 1, end: 0 });
});

test("one moves by half of what one looks at, and never past now", () => {
  const earlier = moved({ span: 1, end: 0 }, -1, NOW);
  expect(earlier).toEqual({ span: 1, end: NOW - HOUR / 2 });
  expect(moved(earlier, 1, NOW)).toEqual({ span: 1, end: 0 });
  expect(keyed(earlier, "ArrowRight", NOW)).toEqual({ span: 1, end: 0 });
  expect(keyed(earlier, "x", NOW)).toBeNull();
});

test("a line breaks where readings are lacking", () => {
  const point = (minutes: number): Point => ({
    time: minutes * 60_000,
    count: 1,
    minimum: 0,
    maximum: 0,
    average: 0,
  });
  const runs = runsOf([point(0), point(1), point(60), point(61)], 60_000);
  expect(runs.map((run) => run.length)).toEqual([2, 2]);
  expect(runsOf([], 1)).toEqual([]);
});

test("a reading is proved by its line and its path, and by nothing like them", async () => {
  const line = "7 1800000000000 temperature 4250";
  const leaf = await sha256(Uint8Array.from([0, ...utf8(line)]));
  const sibling = await sha256(Uint8Array.from([0, ...utf8("8 1800000000001 temperature 1")]));
  const root = await sha256(Uint8Array.from([1, ...leaf, ...sibling]));
  const proof = {
    reading: { sequence: 7, time: 1_800_000_000_000, channel: "temperature", value: 4250 },
    line,
    index: 0,
    act: "",
    first: 7,
    count: 2,
    root: toHex(root),
    path: [toHex(sibling)],
  };
  expect(await isProved(proof)).toBe(true);
  const other = { ...proof.reading, value: 4251 };
  expect(await isProved({ ...proof, reading: other })).toBe(false);
  expect(await isProved({ ...proof, reading: other, line: line.replace("4250", "4251") })).toBe(
    false,
  );
  expect(await isProved({ ...proof, first: 6 })).toBe(false);
  expect(await isProved({ ...proof, path: [] })).toBe(false);
  expect(await isProved({ ...proof, root: "zz" })).toBe(false);
});
