import { describe, expect, test } from "vitest";
import { feeOf, indication, sweep, worthOf } from "../../../src/features/exchange/fills";
import { ASKS, BIDS, level } from "./fixtures";

test("a taker gets the best levels first, up to its price", () => {
  expect(sweep(ASKS, "BUY", 1260, 20, 1)).toEqual({
    quantity: 20,
    value: 5 * 1255 + 15 * 1260,
    worst: 1260,
  });
  expect(sweep(ASKS, "BUY", 1260, 90, 1).quantity).toBe(35);
  expect(sweep(BIDS, "SELL", 1241, 90, 1)).toEqual({ quantity: 0, value: 0, worst: 0 });
  expect(sweep(BIDS, "SELL", 0, 15, 1).value).toBe(10 * 1240 + 5 * 1235);
});

test("prices are for a lot", () => {
  expect(worthOf(1255, 3000, 1000)).toBe(3765);
});

test("fees are rounded up", () => {
  expect(feeOf(10_000, 10)).toBe(10);
  expect(feeOf(10_001, 10)).toBe(11);
  expect(feeOf(0, 10)).toBe(0);
});

describe("the indicative price", () => {
  test("is there only when bids and offers cross", () => {
    expect(indication(BIDS, ASKS, 0, 5)).toBeNull();
  });

  test("has the most volume", () => {
    const bids = [level(110, 10), level(105, 20)];
    const asks = [level(100, 15), level(108, 30)];
    expect(indication(bids, asks, 0, 1)).toEqual({ price: 105, quantity: 15, imbalance: 15 });
  });

  test("is the highest when demand is left over, the lowest when supply is", () => {
    expect(indication([level(110, 20)], [level(100, 10)], 105, 1)?.price).toBe(110);
    expect(indication([level(110, 10)], [level(100, 20)], 105, 1)?.price).toBe(100);
  });

  test("is the nearest to the last price when both sides are even, or else the middle", () => {
    expect(indication([level(110, 10)], [level(100, 10)], 107, 1)?.price).toBe(107);
    expect(indication([level(110, 10)], [level(100, 10)], 120, 1)?.price).toBe(110);
    expect(indication([level(110, 10)], [level(101, 10)], 0, 1)?.price).toBe(105);
  });
});
