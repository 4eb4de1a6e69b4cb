import { expect, test } from "vitest";
import { ruleInWords, takes } from "../../src/features/credits/baskets";
import { chosen, NO_CHOICE } from "../../src/features/credits/choice";
import { stepsOf } from "../../src/features/credits/History";
import { issueOf, leftToIssue } from "../../src/features/credits/issue";
import { judge, unitsOf } from "../../src/features/credits/notRetired";
import { newProject, registrationOf } from "../../src/features/credits/registration";
import { nextSerial } from "../../src/features/credits/useNextSerial";
import { rolesOf } from "../../src/features/credits/useRoles";
import { happeningInWords } from "../../src/features/credits/words";

const range = (first: number, last: number) => ({ space: "TS", first, last });
const typed = {
  ...newProject(),
  registryId: "TS-1",
  name: " Mangroves ",
  methodology: "VM0033",
  country: "KE",
  latitude: "-2.1",
  longitude: "40.9",
  start: "2020-01-01",
  end: "2049-12-31",
};

test("a typed project becomes the action's body, in microdegrees, metres and days", () => {
  expect(registrationOf(typed).body).toMatchObject({
    name: "Mangroves",
    latitude: -2_100_000,
    longitude: 40_900_000,
    extent: 5_000,
    periodStart: 18_262,
    periodEnd: 29_219,
  });
});

test("every mistake in a project is told by its field", () => {
  const wrong = { country: "ke", latitude: "91", extent: "1001", end: "2019-12-31" };
  const { body, errors } = registrationOf({ ...typed, ...wrong });
  expect(body).toBe(null);
  expect(Object.keys(errors).sort()).toEqual(["country", "end", "extent", "latitude"]);
});

const batch = {
  vintage: 2024,
  quantity: "50",
  space: "TS-1",
  first: "",
  labels: ["CCP"],
  adjustment: "NONE" as const,
  expires: "",
  methodVersion: "",
};

test("a batch begins at the proposed serial, and at another if one is written", () => {
  expect(issueOf("p", batch, 101, 60).body).toMatchObject({ first: 101, quantity: 50, expires: 0 });
  expect(issueOf("p", { ...batch, first: "500" }, 101, 60).body?.first).toBe(500);
  expect(issueOf("p", batch, null, 60).errors.first).toBeDefined();
});

test("no more than was verified is issued", () => {
  expect(issueOf("p", batch, 1, 49).errors.quantity).toBeDefined();
  const verified = [
    { vintage: 2023, verified: 100 },
    { vintage: 2024, verified: 60 },
  ];
  expect(leftToIssue(verified, [{ vintage: 2023, issued: 100 }])).toEqual([
    { vintage: 2024, left: 60 },
  ]);
});

test("the last serial number stays one that every reader keeps", () => {
  const first = String(Number.MAX_SAFE_INTEGER);
  expect(issueOf("p", { ...batch, first }, 1, 60).errors.first).toBeDefined();
  expect(issueOf("p", { ...batch, first, quantity: "1" }, 1, 60).body).not.toBe(null);
});

test("the next serial is looked for behind what others took meanwhile", async () => {
  const taken = [range(1, 10), range(11, 30), range(90, 99)];
  const rowsFrom = async (first: number) => taken.filter((one) => one.last >= first).slice(0, 1);
  expect(await nextSerial("TS", [range(1, 10)], rowsFrom)).toBe(100);
  expect(await nextSerial("TS", [], async () => [])).toBe(1);
});

test("a choice by quantity shows the lowest serials and signs none", () => {
  const had = [range(100, 199), range(1, 10)];
  expect(chosen({ ...NO_CHOICE, quantity: "12" }, had, 110)).toEqual({
    ok: true,
    quantity: 12,
    ranges: [],
    preview: [range(1, 10), range(100, 101)],
  });
  expect(chosen({ ...NO_CHOICE, quantity: "111" }, had, 110)).toMatchObject({ ok: false });
});

test("a choice by range is of what one has", () => {
  const byRange = { ...NO_CHOICE, byRange: true };
  const had = [range(1, 10)];
  expect(chosen({ ...byRange, ranges: "2-4" }, had, 10)).toMatchObject({
    quantity: 3,
    ranges: [range(2, 4)],
  });
  expect(chosen({ ...byRange, ranges: "10-11" }, had, 10)).toMatchObject({ ok: false });
});

test("a basket takes what its rule admits, and says so in words", () => {
  const rule = {
    sectors: ["FORESTRY" as const],
    countries: ["BR", "KE"],
    methodologies: [],
    vintageFrom: 2022,
    vintageTo: 2030,
    conditions: { labels: ["CCP"], adjustments: [] },
  };
  const kind = { sector: "FORESTRY", country: "KE", methodology: "VM0033", vintage: 2022 };
  expect(takes(rule, kind)).toBe(true);
  expect(takes(rule, { ...kind, vintage: 2021 })).toBe(false);
  expect(takes(rule, { ...kind, country: "ID" })).toBe(false);
  expect(ruleInWords(rule)).toBe(
    "Forestry and land use, from Brazil or Kenya, of 2022 to 2030, labelled CCP",
  );
});

test("only a range that is whole and unused is not retired", () => {
  const row = (first: number, last: number, status: string) => ({ ...range(first, last), status });
  const rows = [row(1, 10, "ACTIVE"), row(11, 20, "POOLED"), row(21, 30, "RETIRED")];
  expect(judge(range(5, 20), rows)).toMatchObject({ ok: true });
  expect(judge(range(5, 21), rows)).toMatchObject({ ok: false });
  expect(judge(range(25, 31), rows)).toMatchObject({ ok: false });
  expect(judge(range(1, 20), [rows[0] ?? row(1, 1, "")])).toMatchObject({ ok: false });
});

test("a proven row is read from its key and its JSON", () => {
  const json = JSON.stringify({ first: 5, asset: "A", batch: "b", owner: "o", status: "ACTIVE" });
  const key = "TS/0000000000000009";
  expect(unitsOf({ table: "credits.range", key, json })).toEqual({
    ...range(5, 9),
    status: "ACTIVE",
  });
  expect(() => unitsOf({ table: "credits.range", key, json: null })).toThrow();
  expect(() => unitsOf({ table: "accounts.balance", key, json })).toThrow();
});

test("an operator has a role only until it is granted for the first time", () => {
  expect(rolesOf("a", true, [])).toEqual({ isRegistrar: true, isVerifier: true });
  const granted = [{ role: "REGISTRAR", principal: "b" }];
  expect(rolesOf("a", true, granted)).toEqual({ isRegistrar: false, isVerifier: true });
  expect(rolesOf("b", false, granted)).toEqual({ isRegistrar: true, isVerifier: false });
});

test("the chart is drawn from issues and final retirements", () => {
  const rows = ["BatchIssued", "RetirementRequested", "RetirementFinalised"].map((what, time) => ({
    what,
    quantity: 5,
    time,
  }));
  expect(stepsOf(rows)).toEqual([
    { time: 0, issued: 5, retired: 0 },
    { time: 2, issued: 0, retired: 5 },
  ]);
});

test("events have names for people, known or not", () => {
  expect(happeningInWords("BatchIssued")).toBe("Issued");
  expect(happeningInWords("SomethingNew")).toBe("Something new");
});
