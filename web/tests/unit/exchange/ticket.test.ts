import { describe, expect, test } from "vitest";
import type { PlaceOrder } from "../../../src/features/exchange/model";
import { preview } from "../../../src/features/exchange/preview";
import { type Draft, EMPTY, readTicket, timesInForce } from "../../../src/features/exchange/ticket";
import { ASKS, BIDS, TERMS } from "./fixtures";

const draft = (changes: Partial<Draft>): Draft => ({
  ...EMPTY,
  quantity: "10",
  price: "12.40",
  ...changes,
});
const read = (changes: Partial<Draft>, terms = TERMS) =>
  readTicket(draft(changes), terms, { money: 2, asset: 0 });
const order = (changes: Partial<Draft>): PlaceOrder => {
  const reading = read(changes);
  const first = "orders" in reading ? reading.orders[0] : undefined;
  if (!first) {
    throw new Error(JSON.stringify(reading));
  }
  return first;
};
const errors = (changes: Partial<Draft>, terms = TERMS) => {
  const reading = read(changes, terms);
  return "errors" in reading ? reading.errors : {};
};

describe("a ticket", () => {
  test("becomes the body that is signed, with nothing in it that its kind has not", () => {
    expect(order({ stop: "3", offset: "x", display: "y", expires: "z" })).toEqual({
      instrument: "KENYA22-USD",
      side: "BUY",
      kind: "LIMIT",
      quantity: 10,
      price: 1240,
      stop: 0,
      offset: 0,
      peg: "NONE",
      display: 0,
      timeInForce: "GTC",
      expires: 0,
      postOnly: false,
      selfTrade: "EXPIRE_TAKER",
      clientId: "",
    });
  });

  test("has prices on the tick and quantities on the lot", () => {
    expect(errors({ price: "12.41" }).price).toBe("It must be a multiple of the tick, 0.05.");
    expect(errors({ quantity: "15" }, { ...TERMS, lot: 10 }).quantity).toBe(
      "It must be a multiple of the lot, 10.",
    );
    expect(errors({ quantity: "0" }).quantity).toBe("It must be above zero.");
    expect(errors({ quantity: "12.5" }).quantity).toBeTruthy();
    expect(errors({ quantity: "" }).quantity).toBeTruthy();
  });

  test("is no smaller or larger than the instrument allows", () => {
    const terms = { ...TERMS, minimum: 5, maximum: 100 };
    expect(errors({ quantity: "4" }, terms).quantity).toMatch(/smallest/);
    expect(errors({ quantity: "101" }, terms).quantity).toMatch(/largest/);
  });

  test("may leave out the price where the exchange finds one", () => {
    expect(order({ kind: "MARKET", price: "" })).toMatchObject({ price: 0, timeInForce: "IOC" });
    expect(order({ kind: "STOP", price: "", stop: "13" })).toMatchObject({ price: 0, stop: 1300 });
    expect(errors({ kind: "STOP_LIMIT", price: "", stop: "13" }).price).toBeTruthy();
    expect(errors({ kind: "STOP", price: "", stop: "" }).stop).toBeTruthy();
  });

  test("of a trailing stop needs its distance, of a peg it may be negative or nothing", () => {
    expect(errors({ kind: "TRAILING_STOP", offset: "-1" }).offset).toBeTruthy();
    expect(order({ kind: "TRAILING_STOP", offset: "0.50", price: "" }).offset).toBe(50);
    const pegged = { kind: "PEGGED", price: "", peg: "MID" } as const;
    expect(order({ ...pegged, offset: "-0.05" })).toMatchObject({ offset: -5, peg: "MID" });
    expect(order({ ...pegged, offset: "" }).offset).toBe(0);
    expect(order({ ...pegged, offset: "0" }).offset).toBe(0);
  });

  test("of an iceberg is a limit that shows a part", () => {
    expect(order({ kind: "ICEBERG", display: "2" })).toMatchObject({ kind: "LIMIT", display: 2 });
    expect(errors({ kind: "ICEBERG", display: "11" }).display).toMatch(/1 %/);
    expect(errors({ kind: "ICEBERG", quantity: "1000", display: "9" }).display).toMatch(/1 %/);
  });

  test("of a list is a limit and a stop of the same size", () => {
    const reading = read({ side: "SELL", kind: "OCO", price: "14", stop: "11" });
    expect(
      "orders" in reading && reading.orders.map((one) => [one.kind, one.price, one.stop]),
    ).toEqual([
      ["LIMIT", 1400, 0],
      ["STOP", 0, 1100],
    ]);
  });

  test("that is good till a date needs one that lies ahead", () => {
    expect(errors({ timeInForce: "GTD" }).expires).toBeTruthy();
    expect(errors({ timeInForce: "GTD", expires: "2001-01-01T10:00" }).expires).toBeTruthy();
    const later = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    expect(order({ timeInForce: "GTD", expires: later }).expires).toBeGreaterThan(Date.now());
  });

  test("offers only the times in force that its kind has", () => {
    expect(timesInForce("MARKET")).toEqual(["IOC", "FOK"]);
    expect(timesInForce("PEGGED")).toEqual(["GTC", "GTD"]);
    expect(order({ kind: "MARKET", price: "", timeInForce: "GTC" }).timeInForce).toBe("IOC");
    expect(order({ timeInForce: "IOC", postOnly: true }).postOnly).toBe(false);
  });
});

describe("the preview", () => {
  const market = {
    bids: BIDS,
    asks: ASKS,
    continuous: true,
    makerFee: 5,
    takerFee: 10,
    band: 1000,
  };
  const shows = (changes: Partial<Draft>, over = {}) =>
    preview(order(changes), TERMS, { ...market, ...over });

  test("of a resting bid holds its value and the fee at worst", () => {
    expect(shows({})).toMatchObject({ filled: 0, rest: 10, hold: 12_400 + 13, fee: 7 });
  });

  test("of a crossing bid fills what the book offers, and rests with the rest", () => {
    expect(shows({ price: "12.60", quantity: "40" })).toMatchObject({
      filled: 35,
      value: 5 * 1255 + 30 * 1260,
      worst: 1260,
      rest: 5,
      lapses: 0,
      hold: 50_400 + 51,
    });
  });

  test("of a seller holds the units", () => {
    expect(shows({ side: "SELL" })).toMatchObject({ filled: 10, value: 12_400, hold: 10 });
  });

  test("of what may not rest says what ends", () => {
    expect(shows({ price: "12.55", timeInForce: "IOC" })).toMatchObject({ filled: 5, lapses: 5 });
    expect(shows({ price: "12.55", timeInForce: "FOK" })).toMatchObject({ filled: 0, lapses: 10 });
  });

  test("of a market order goes no further than the band", () => {
    const sell = { side: "SELL", kind: "MARKET", price: "", quantity: "300" } as const;
    expect(shows(sell, { band: 100 })).toMatchObject({ filled: 50, lapses: 250 });
    expect(shows({ ...sell, side: "BUY" }, { asks: [] }).refusal).toMatch(/nothing to trade/);
  });

  test("says when post-only would be refused, and what an auction does not take", () => {
    expect(shows({ price: "12.55", postOnly: true }).refusal).toMatch(/post-only/);
    expect(shows({ timeInForce: "IOC" }, { continuous: false }).refusal).toMatch(/auction/);
    expect(shows({ price: "13" }, { continuous: false })).toMatchObject({ filled: 0, rest: 10 });
  });
});
