import { expect, test } from "vitest";
import { actionOf, type Draft, newDraft } from "../../../src/features/governance/draft";
import type { Kind } from "../../../src/features/governance/words";

const WREN = "0123456789abcdef0123456789abcdef";
const FEE = {
  parameter: "exchange.taker-fee",
  value: 10,
  standard: 10,
  min: 0,
  max: 500,
  unit: "BASIS_POINTS",
  sentence: "",
  since: 0,
  action: "",
  proposal: "",
  by: "",
  byName: "",
};
const KNOWN = { parameters: [FEE], decimals: { USD: 2, KELP24: 0 } };

const result = (kind: Kind, given: Partial<Draft>) => actionOf(newDraft(kind, given), KNOWN);

test("a value is signed as a whole number of the parameter's unit", () => {
  expect(
    result("PARAMETER", { parameter: FEE.parameter, value: "0.20", text: " Why not " }),
  ).toEqual({
    action: {
      type: "governance.ProposeParameter",
      body: { parameter: FEE.parameter, value: 20, text: "Why not" },
    },
  });
});

test("what changes nothing, is beyond its bounds or names nothing is not signed", () => {
  const value = (text: string) => result("PARAMETER", { parameter: FEE.parameter, value: text });
  expect(value("0.10")).toEqual({ errors: { value: "It is that already." } });
  expect(value("5.01")).toHaveProperty("errors.value");
  expect(result("PARAMETER", {})).toEqual({ errors: { parameter: "Choose one." } });
});

test("a role is granted to a principal, not to a name", () => {
  expect(result("ROLE", { principal: "Wren" })).toEqual({
    errors: { principal: "Choose somebody." },
  });
  expect(result("ROLE", { principal: WREN, role: "GUARDIAN", on: false })).toEqual({
    action: {
      type: "governance.ProposeRole",
      body: { role: "GUARDIAN", principal: WREN, granted: false, text: "" },
    },
  });
});

const LISTING: Partial<Draft> = {
  symbol: "kelp24-usd",
  asset: "KELP24",
  money: "USD",
  tick: "0.05",
  lot: "10",
  minimum: "20",
  maximum: "0",
  feeTo: WREN,
};

test("the terms of an instrument are minor units of their assets", () => {
  expect(result("INSTRUMENT", LISTING)).toEqual({
    action: {
      type: "governance.ProposeInstrument",
      body: {
        symbol: "KELP24-USD",
        terms: {
          asset: "KELP24",
          money: "USD",
          tick: 5,
          lot: 10,
          minimum: 20,
          maximum: 0,
          feeTo: WREN,
        },
        text: "",
      },
    },
  });
});

test("each term that cannot be is said so at its field", () => {
  const errors = (given: Partial<Draft>) => {
    const found = result("INSTRUMENT", { ...LISTING, ...given });
    return "errors" in found ? Object.keys(found.errors) : [];
  };
  expect(errors({ symbol: "K" })).toEqual(["symbol"]);
  expect(errors({ money: "KELP24" })).toEqual(["money", "tick"]);
  expect(errors({ tick: "0" })).toEqual(["tick"]);
  expect(errors({ lot: "0" })).toEqual(["lot"]);
  expect(errors({ minimum: "15" })).toEqual(["minimum"]);
  expect(errors({ maximum: "10" })).toEqual(["maximum"]);
  expect(errors({ feeTo: "" })).toEqual(["feeTo"]);
});

test("the whole exchange is halted by no name", () => {
  expect(result("HALT", {})).toEqual({
    action: { type: "governance.ProposeHalt", body: { symbol: "", halted: true, text: "" } },
  });
});

test("rules have a version, and a voting asset a code", () => {
  expect(result("RULES", { version: "1" })).toHaveProperty("errors.version");
  expect(result("RULES", { version: "2" })).toHaveProperty("action.body.version", 2);
  expect(result("VOTING_ASSET", {})).toHaveProperty("errors.asset");
});
