import { expect, test } from "vitest";
import { grouped, rungs, spreadOf } from "../../../src/features/exchange/ladder";
import { ASKS, BIDS, level } from "./fixtures";

test("every rung tells what lies between it and the middle", () => {
  expect(rungs(BIDS, "BUY", 5, 10).map((one) => one.total)).toEqual([10, 50, 250]);
});

test("groups promise no better price than there is", () => {
  expect(grouped(1240, "BUY", 50)).toBe(1200);
  expect(grouped(1255, "SELL", 50)).toBe(1300);
  expect(grouped(1250, "BUY", 50)).toBe(1250);
  expect(grouped(1250, "SELL", 50)).toBe(1250);
  expect(rungs(ASKS, "SELL", 50, 10)).toEqual([
    { price: 1300, quantity: 135, orders: 4, total: 135, own: 0 },
  ]);
});

test("a group is whole even if it is the last that is shown", () => {
  const levels = [level(1240, 1), level(1210, 2), level(1205, 3), level(1190, 4)];
  const shown = rungs(levels, "BUY", 50, 1);
  expect(shown).toEqual([{ price: 1200, quantity: 6, orders: 3, total: 6, own: 0 }]);
});

test("one's own orders are marked on their rung and side", () => {
  const own = [
    { side: "BUY" as const, price: 1235, open: 15 },
    { side: "BUY" as const, price: 1235, open: 1 },
    { side: "SELL" as const, price: 1240, open: 9 },
  ];
  expect(rungs(BIDS, "BUY", 5, 10, own).map((one) => one.own)).toEqual([0, 16, 0]);
});

test("there is no spread without both sides", () => {
  expect(spreadOf(BIDS, ASKS)).toBe(15);
  expect(spreadOf([], ASKS)).toBeNull();
});
