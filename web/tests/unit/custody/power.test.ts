import { expect, test } from "vitest";
import { dayOf, hoursOf } from "../../../src/features/custody/power";

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR + HOUR / 2;

function chart(...points: [number, number][]) {
  return {
    ...{ from: 0, until: NOW, stepMillis: HOUR },
    points: points.map(([time, average]) => ({ time, average, count: 1, minimum: 0, maximum: 0 })),
  };
}

test("a kilowatt for an hour is a kilowatt-hour, and the hour that goes on counts as far", () => {
  const now = 500_000 * HOUR;
  const hours = hoursOf([chart([now - 2 * HOUR, 1_000], [now, 4_000]), undefined], NOW);
  expect(hours.at(-1)).toBe(2_000);
  expect(hours.at(-3)).toBe(1_000);
  expect(hours.reduce((all, one) => all + one, 0)).toBe(3_000);
});

test("what is longer ago than a day is not of this day", () => {
  expect(dayOf(chart([NOW - 25 * HOUR, 1_000]), NOW)).toBe(0);
  expect(dayOf(undefined, NOW)).toBe(0);
});
