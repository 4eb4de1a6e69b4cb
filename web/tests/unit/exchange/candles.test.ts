import { expect, test } from "vitest";
import { addTrade, type Candle, startOf } from "../../../src/features/exchange/candles";
import { trade } from "./fixtures";

const at = (text: string) => Date.parse(text);

test("candles begin where their interval does, in UTC", () => {
  const time = at("2026-11-21T14:27:47.5Z");
  expect(startOf(time, "1s")).toBe(at("2026-11-21T14:27:47Z"));
  expect(startOf(time, "15m")).toBe(at("2026-11-21T14:15:00Z"));
  expect(startOf(time, "1w")).toBe(at("2026-11-16T00:00:00Z"));
  expect(startOf(time, "1M")).toBe(at("2026-11-01T00:00:00Z"));
});

test("a trade changes the last candle or begins the next", () => {
  const candles: Candle[] = [];
  addTrade(candles, trade(1, 60_000, 100, 2), "1m");
  addTrade(candles, trade(2, 61_000, 90, 1), "1m");
  expect(addTrade(candles, trade(3, 119_000, 95), "1m")).toHaveLength(1);
  addTrade(candles, trade(4, 120_000, 99), "1m");
  expect(candles).toEqual([
    { start: 60_000, open: 100, high: 100, low: 90, close: 95, volume: 4 },
    { start: 120_000, open: 99, high: 99, low: 99, close: 99, volume: 1 },
  ]);
});

test("a pause leaves no gap", () => {
  const candles: Candle[] = [];
  addTrade(candles, trade(1, 1_000, 100), "1s");
  expect(
    addTrade(candles, trade(2, 4_000, 110), "1s").map((one) => [one.start, one.volume]),
  ).toEqual([
    [2_000, 0],
    [3_000, 0],
    [4_000, 1],
  ]);
  expect(candles[2]).toMatchObject({ open: 100, close: 100 });
});

test("a trade that comes late is in its candle already", () => {
  const candles: Candle[] = [];
  addTrade(candles, trade(2, 5_000, 100), "1s");
  expect(addTrade(candles, trade(1, 3_000, 80), "1s")).toEqual([]);
  expect(candles).toHaveLength(1);
});
