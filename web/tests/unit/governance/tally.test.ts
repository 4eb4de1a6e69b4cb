import { expect, test } from "vitest";
import { share, tallyOf, width } from "../../../src/features/governance/tally";

const count = (forPower: number, againstPower: number, abstainPower = 0) => ({
  forPower,
  againstPower,
  abstainPower,
  power: 100,
  quorum: 20,
  threshold: 6_000,
});

test("exactly the threshold is not enough", () => {
  expect(tallyOf(count(60, 40)).passes).toBe(false);
  expect(tallyOf(count(61, 39)).passes).toBe(true);
});

test("abstentions count for the quorum and for nothing else", () => {
  expect(tallyOf(count(10, 0)).passes).toBe(false);
  const tally = tallyOf(count(10, 0, 10));
  expect(tally.passes).toBe(true);
  expect(tally.approval).toBe(10_000);
  expect(tally.missing).toBe(0);
});

test("without a vote nothing passes, whatever the quorum", () => {
  const tally = tallyOf({ ...count(0, 0), quorum: 0 });
  expect(tally.passes).toBe(false);
  expect(tally.approval).toBe(null);
});

test("what is missing for the quorum is told", () => {
  expect(tallyOf(count(5, 3)).missing).toBe(12);
});

test("shares of the largest amounts are exact", () => {
  expect(share(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe(10_000);
  expect(share(1, 3)).toBe(3_333);
  expect(share(1, 0)).toBe(0);
  expect(width(1, 0)).toBe(0);
  expect(width(5, 2)).toBe(100);
});
