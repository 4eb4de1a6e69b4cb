import { expect, test, vi } from "vitest";
import { CandleSource } from "../../../src/features/exchange/candleSource";
import type { Candle } from "../../../src/features/exchange/candles";
import type { Instrument, Position, Tick } from "../../../src/features/exchange/model";
import { sums, valued } from "../../../src/features/exchange/portfolio";
import { TradesFeed } from "../../../src/features/exchange/tradesFeed";
import { trade } from "./fixtures";

test("trades come newest first, once each, drawn once for a burst, and none is lost for long", async () => {
  let tell: (tick: Tick) => void = () => {};
  let comeBack: () => void = () => {};
  const frames: (() => void)[] = [];
  const wires = {
    follow: (listener: (tick: Tick) => void) => {
      tell = listener;
      return () => {};
    },
    onReturn: (listener: () => void) => {
      comeBack = listener;
      return () => {};
    },
    recent: async () => [trade(2, 2, 100), trade(1, 1, 100)],
  };
  const feed = new TradesFeed(wires, (beat) => frames.push(beat));
  const heard = vi.fn();
  feed.listen(heard);
  feed.start();
  tell(trade(2, 2, 100));
  tell(trade(3, 3, 100));
  tell(trade(3, 3, 100));
  await Promise.resolve();
  await Promise.resolve();
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(feed.view.map((one) => one.trade)).toEqual([3, 2, 1]);
  expect(heard).toHaveBeenCalledTimes(2);
  wires.recent = async () => [trade(5, 5, 100), trade(4, 4, 100), trade(3, 3, 100)];
  comeBack();
  await Promise.resolve();
  await Promise.resolve();
  expect(heard.mock.calls.map(([one]) => one.trade)).toEqual([2, 3, 4, 5]);
});

const candle = (start: number, close = 100): Candle => {
  return { start, open: close, high: close, low: close, close, volume: 1 };
};

test("a trade that the first page has already is not counted twice", async () => {
  const source = new CandleSource("1s", async () => ({ candles: [candle(5_000)], height: 7 }));
  const coming = source.first();
  source.hear(trade(1, 5_100, 120, 1, 7));
  source.hear(trade(2, 5_200, 130, 2, 8));
  await coming;
  expect(source.candles).toEqual([{ ...candle(5_000), high: 130, close: 130, volume: 3 }]);
});

test("older candles go before the others until there are none", async () => {
  const pages = [[candle(5_000)], [candle(3_000), candle(4_000), candle(5_000)], []];
  const source = new CandleSource("1s", async () => ({ candles: pages.shift() ?? [], height: 1 }));
  await source.first();
  expect(await source.older()).toBe(true);
  expect(await source.older()).toBe(false);
  expect(await source.older()).toBe(false);
  expect(source.candles.map((one) => one.start)).toEqual([3_000, 4_000, 5_000]);
  expect(pages).toHaveLength(0);
});

test("a position is worth its lots at the last price, and sums are by money", () => {
  const position = { quantity: 40, cost: 10_000, realised: 250, money: "USD", last: 520, lot: 2 };
  const one = valued(position as Position, {} as Instrument);
  expect(one).toMatchObject({ value: 10_400, unrealised: 400 });
  const untraded = valued({ ...position, last: 0, money: "EUR" } as Position, {} as Instrument);
  expect(untraded.unrealised).toBe(0);
  expect(sums([one, one, untraded])).toEqual([
    { money: "USD", cost: 20_000, value: 20_800, unrealised: 800, realised: 500 },
    { money: "EUR", cost: 10_000, value: 0, unrealised: 0, realised: 250 },
  ]);
});
