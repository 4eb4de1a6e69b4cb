import { expect, test } from "vitest";
import type { CustodyStoryRow } from "../../../src/api/types";
import { byDay, happenedInWords, stopsOf } from "../../../src/features/custody/story";

const HOUR = 3_600_000;
const NOON = new Date(2026, 4, 4, 12).getTime();

function row(hours: number, place: string, more: Partial<CustodyStoryRow> = {}): CustodyStoryRow {
  return {
    cursor: hours,
    through: "00/1",
    what: "OBJECT",
    deed: "OBSERVE",
    eventId: `e${hours}`,
    handOver: "",
    by: "",
    byName: "",
    time: NOON + hours * HOUR,
    bizStep: "",
    disposition: "",
    place,
    placeName: `at ${place}`,
    latitude: place ? 1_000_000 : 0,
    longitude: 0,
    note: "",
    erroneous: false,
    action: "",
    ...more,
  };
}

test("rows stand under their days in the order they came", () => {
  const days = byDay([row(25, "b"), row(2, "a"), row(1, "a")]);
  expect(days.map((one) => one.rows.length)).toEqual([1, 2]);
  expect(new Date(days[1]?.day ?? 0).getHours()).toBe(0);
});

test("the way is told from its start, one stop for all that happened there in a row", () => {
  const stops = stopsOf([row(9, "a"), row(5, "b"), row(4, ""), row(2, "a"), row(1, "a")]);
  expect(stops.map(({ place, events }) => [place, events])).toEqual([
    ["a", 2],
    ["b", 1],
    ["a", 1],
  ]);
  expect(stops[0]?.until).toBe(NOON + 2 * HOUR);
});

test("what was declared in error, and a place that nobody placed, is no stop", () => {
  expect(stopsOf([row(2, "a", { erroneous: true }), row(1, "b", { latitude: 0 })])).toEqual([]);
});

test("events are told by deed and step, answers by what they were", () => {
  const step = "urn:epcglobal:cbv:bizstep:shipping";
  expect(happenedInWords(row(1, "a", { bizStep: step }))).toBe("Shipping");
  expect(happenedInWords(row(1, "a"))).toBe("Seen");
  expect(
    happenedInWords(row(1, "a", { what: "AGGREGATION", deed: "ADD", bizStep: "packing" })),
  ).toBe("Packing");
  expect(happenedInWords(row(1, "a", { deed: "ADD", bizStep: "commissioning" }))).toBe(
    "Made: commissioning",
  );
  expect(happenedInWords(row(1, "a", { what: "ACCEPTED", deed: "" }))).toBe("Handed over");
  expect(happenedInWords(row(1, "a", { what: "TRANSFORMATION", deed: "NONE" }))).toBe(
    "Transformed",
  );
});
