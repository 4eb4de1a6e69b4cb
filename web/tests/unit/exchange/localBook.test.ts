import { describe, expect, test } from "vitest";
import { crc32 } from "../../../src/features/exchange/crc32";
import { checkedText, LocalBook } from "../../../src/features/exchange/localBook";
import type { LevelChange } from "../../../src/features/exchange/model";
import { ASKS, BIDS, change, Exchange, level, snapshot } from "./fixtures";

test("the checksum is the CRC-32 that zip uses", () => {
  expect(crc32("123456789")).toBe(0xcbf43926);
});

test("it is taken of the ten best prices and quantities of each side", () => {
  expect(checkedText(BIDS, ASKS)).toBe("1240:10,1235:40,1220:200|1255:5,1260:30,1300:100");
  expect(checkedText([], [])).toBe("|");
  const documented = checkedText([level(105, 40), level(100, 25)], [level(110, 30)]);
  expect([crc32(documented), crc32("|")]).toEqual([281901758, 2343686810]);
  const many = Array.from({ length: 12 }, (_, at) => level(100 + at, 1));
  expect(checkedText([], many)).not.toContain("110:1");
});

test("differences set the totals of levels, add new ones in their place and take empty ones away", () => {
  const book = new LocalBook(snapshot());
  const exchange = new Exchange();
  const difference = exchange.changes(
    change("BUY", 1240, 3),
    change("BUY", 1245, 7, 2),
    change("BUY", 1220, 0),
    change("SELL", 1255, 0),
    change("SELL", 1270, 9),
  );
  expect(book.apply(difference)).toBe("applied");
  expect(book.sequence).toBe(11);
  expect(book.bids).toEqual([level(1245, 7, 2), level(1240, 3), level(1235, 40)]);
  expect(book.asks).toEqual([level(1260, 30, 2), level(1270, 9), level(1300, 100)]);
});

test("what is in the snapshot already is old, and changes nothing", () => {
  const book = new LocalBook(snapshot(6));
  const old = { first: 5, last: 6, changes: [change("BUY", 1240, 99)], checksum: 1 };
  expect(book.apply(old)).toBe("old");
  expect(book.bids).toEqual(BIDS);
});

test("a missing difference is a gap", () => {
  const book = new LocalBook(snapshot());
  const exchange = new Exchange();
  exchange.changes(change("SELL", 1255, 4));
  expect(book.apply(exchange.changes(change("SELL", 1255, 3)))).toBe("gap");
  expect(book.asks).toEqual(ASKS);
});

test("a book that went wrong unnoticed has another checksum", () => {
  const book = new LocalBook(snapshot());
  const right = new Exchange().changes(change("SELL", 1255, 4));
  expect(book.apply({ ...right, changes: [change("SELL", 1255, 5)] })).toBe("mismatch");
});

describe("against a plain map, on random differences", () => {
  test.each([1, 2, 3, 4, 5])("seed %i", (seed) => {
    const random = lcg(seed);
    const plain = { BUY: new Map<number, LevelChange>(), SELL: new Map<number, LevelChange>() };
    const book = new LocalBook({ sequence: 0, checksum: 0, bids: [], asks: [] });
    for (let number = 1; number <= 2_000; number++) {
      const side = random(2) === 0 ? "BUY" : "SELL";
      const price = (side === "BUY" ? 900 : 1000) + random(100);
      const one = change(side, price, random(3) === 0 ? 0 : 1 + random(50));
      one.quantity ? plain[side].set(price, one) : plain[side].delete(price);
      book.apply({ first: number, last: number, changes: [one], checksum: 0 });
    }
    const prices = (side: "BUY" | "SELL") => [...plain[side].keys()].sort((a, b) => a - b);
    expect(book.asks.map((one) => one.price)).toEqual(prices("SELL"));
    expect(book.bids.map((one) => one.price)).toEqual(prices("BUY").reverse());
    for (const one of book.bids) {
      expect(one.quantity).toBe(plain.BUY.get(one.price)?.quantity);
    }
  });
});

function lcg(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
