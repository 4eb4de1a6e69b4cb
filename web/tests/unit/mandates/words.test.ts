import { expect, test } from "vitest";
import type { MandatesMandateRow } from "../../../src/api/types";
import { bodyOf, itemsOf, newDraft } from "../../../src/features/mandates/draft";
import { mandateInWords, standingOf } from "../../../src/features/mandates/words";

const SELLERS = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];
const NAMES: Record<string, string> = {
  [SELLERS[0] ?? ""]: "Ann",
  [SELLERS[1] ?? ""]: "Ben",
  [SELLERS[2] ?? ""]: "Cas",
};
const names = {
  person: (principal: string) => NAMES[principal] ?? "…",
  decimals: (asset: string) => (asset === "USD" ? 2 : 0),
};
const WEEK = 7 * 86_400_000;
const JUNE = new Date(2027, 5, 1).getTime();

const COFFEE = {
  scope: ["market.PlaceOrder"],
  counterparties: SELLERS,
  items: [],
  allowances: [{ asset: "USD", each: 5000, budget: 5000, periodMillis: WEEK }],
  from: 0,
  until: JUNE,
};

test("the mandate of the issue reads as it was asked for", () => {
  expect(mandateInWords(COFFEE, names, 1)).toBe(
    "may buy goods, spending up to 50.00 USD a week, from or to Ann, Ben and Cas only, until 1 June 2027.",
  );
});

test("less and more of a mandate is said too", () => {
  const terms = {
    ...COFFEE,
    counterparties: [],
    items: ["KELP24"],
    allowances: [
      { asset: "USD", each: 500, budget: 5000, periodMillis: 0 },
      { asset: "TALLY", each: 7, budget: 7, periodMillis: 86_400_000 },
    ],
    until: 0,
  };
  expect(mandateInWords(terms, names, 1)).toBe(
    "may buy goods, spending up to 50.00 USD in all (5.00 USD at a time) and 7 TALLY a day, about KELP24 only, until you end it.",
  );
  expect(mandateInWords({ ...COFFEE, allowances: [], from: JUNE }, names, 1)).toContain(
    "spending nothing, from or to Ann, Ben and Cas only, from 1 June 2027 on",
  );
});

test("a draft becomes the body that the room takes", () => {
  const draft = {
    ...newDraft("USD"),
    principal: "d".repeat(32),
    label: " Coffee ",
    scope: ["market.PlaceOrder"],
    counterparties: SELLERS,
    allowances: [{ line: 0, asset: "USD", budget: "50", each: "", periodMillis: WEEK }],
    until: "2027-05-31",
  };
  const { body, errors } = bodyOf(draft, { USD: 2 }, 1);
  expect(errors).toEqual({});
  expect(body).toEqual({ agent: "d".repeat(32), label: "Coffee", ...COFFEE });
});

test("what is missing in a draft is said at its place", () => {
  const { errors } = bodyOf({ ...newDraft("USD"), until: "2020-01-01" }, { USD: 2 }, Date.now());
  expect(Object.keys(errors).sort()).toEqual(["agent", "budget-0", "scope", "until"]);
  const twice = {
    ...newDraft("USD"),
    byKey: true,
    key: "not a key",
    allowances: [
      { line: 0, asset: "USD", budget: "5", each: "6", periodMillis: 0 },
      { line: 1, asset: "USD", budget: "5.001", each: "", periodMillis: 0 },
      { line: 2, asset: "", budget: "5", each: "", periodMillis: 0 },
    ],
  };
  expect(Object.keys(bodyOf(twice, { USD: 2 }, 1).errors).sort()).toEqual([
    "agent",
    "asset-1",
    "asset-2",
    "budget-1",
    "each-0",
    "scope",
  ]);
});

test("items are ids, or the addresses in which they stand", () => {
  const id = "e".repeat(32);
  expect(itemsOf(`https://venue.example/listing/${id}\n KELP24, ${id}`)).toEqual([id, "KELP24"]);
  expect(itemsOf("  ")).toEqual([]);
});

test("a mandate is in force from its begin to its end", () => {
  const row = { ...COFFEE, from: 10, until: 20, state: "GIVEN" } as unknown as MandatesMandateRow;
  expect([9, 10, 19, 20].map((now) => standingOf(row, now))).toEqual([
    "to come",
    "in force",
    "in force",
    "over",
  ]);
  expect(standingOf({ ...row, state: "REVOKED" }, 15)).toBe("revoked");
  expect(standingOf({ ...row, state: "LAPSED" }, 15)).toBe("lapsed");
});
