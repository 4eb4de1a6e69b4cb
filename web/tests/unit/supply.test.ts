import { expect, test } from "vitest";
import { issuedOf, NONE, remainingOf, sumOf } from "../../src/features/credits/SupplyBar";
import { roundUp, stairs, totalsOf } from "../../src/features/credits/steps";

const counts = {
  ...NONE,
  active: 40,
  reserved: 10,
  pooled: 5,
  buffer: 10,
  retired: 30,
  expired: 5,
};

test("what remains is neither retired, nor gone, nor in the buffer pool", () => {
  expect(remainingOf(counts)).toBe(55);
});

test("every unit that was issued is in one state", () => {
  expect(issuedOf(counts)).toBe(100);
  expect(issuedOf(sumOf([counts, counts]))).toBe(200);
});

test("steps add up in the order of time, whatever order they come in", () => {
  const steps = [
    { time: 20, issued: 0, retired: 4 },
    { time: 10, issued: 10, retired: 0 },
    { time: 20, issued: 5, retired: 0 },
  ];
  expect(totalsOf(steps)).toEqual([
    { time: 10, issued: 10, retired: 0 },
    { time: 20, issued: 15, retired: 4 },
  ]);
  expect(totalsOf([])).toEqual([]);
});

test("stairs go along and then up", () => {
  expect(
    stairs(
      [
        [1, 8],
        [4, 2],
      ],
      10,
      9,
    ),
  ).toBe("M1 10V8H4V2H9");
  expect(stairs([], 10, 9)).toBe("");
});

test("an axis ends at a round number", () => {
  expect([1, 3, 11, 24_000, 26_000].map(roundUp)).toEqual([1, 5, 20, 25_000, 50_000]);
});
