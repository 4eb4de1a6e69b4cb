import { expect, test } from "vitest";
import { baselineOf, savedBy } from "../../../src/features/emissions/carbon";
import { linesOf, readFactors } from "../../../src/features/emissions/factorLines";
import { emptyDraft, readFootprint } from "../../../src/features/emissions/footprint";
import { summaryOf } from "../../../src/features/emissions/months";

const draft = { ...emptyDraft(2026), product: "01/09520000000011", excluding: "1.2345" };

test("kilograms, percent and days become what is signed", () => {
  const read = readFootprint({
    ...draft,
    including: "-0.5",
    mass: "0.75",
    exempted: "1.5",
    primary: "40",
    country: "NO",
  });
  expect(read).toMatchObject({
    ok: true,
    footprint: {
      excludingUptake: 1_234_500,
      includingUptake: -500_000,
      fossil: 1_234_500,
      massGrams: 750,
      unitThousandths: 1_000,
      periodStart: Date.UTC(2025, 0, 1),
      periodEnd: Date.UTC(2026, 0, 1),
      exemptedBasisPoints: 150,
      primaryBasisPoints: 4_000,
    },
  });
});

test("all that is wrong is told at its place", () => {
  const read = readFootprint({
    ...draft,
    product: "",
    excluding: "much",
    including: "2",
    until: "2024-12-31",
    country: "Norway",
    standards: [],
    exempted: "6",
  });
  expect(read.ok ? [] : Object.keys(read.wrong).sort()).toEqual([
    "country",
    "excluding",
    "exempted",
    "including",
    "product",
    "standards",
    "until",
  ]);
});

test("what a leg saved is what the rules find", () => {
  const leg = {
    massGrams: 1_000_000,
    distanceMetres: 500_000,
    greatCircle: false,
    wtw: 10_000_000,
  };
  const lorry = { wtw: 100_000, detour: 1_200, baseline: true };
  expect(savedBy(leg, lorry)).toBe(40_000_000);
  expect(baselineOf({ ...leg, greatCircle: true }, lorry)).toBe(60_000_000);
  expect(baselineOf(leg, { ...lorry, baseline: false })).toBeNull();
  expect(baselineOf({ ...leg, distanceMetres: 0 }, lorry)).toBeNull();
});

test("factors are read as they are written, and the first wrong line is told", () => {
  const line = "lorry; Lorry, 33 t; ROAD; TONNE_KILOMETRE; ; 80000; 100000; 1200; yes; Made up";
  const read = readFactors(`${line}\n\n`);
  expect(read).toMatchObject({ ok: true, factors: [{ code: "lorry", unit: "", baseline: true }] });
  const [factor] = read.ok ? read.factors : [];
  const row = { ...factor, title: factor?.name, name: "defaults" };
  expect(linesOf([row] as Parameters<typeof linesOf>[0])).toBe(line);
  const wrong = (text: string) => {
    const told = readFactors(text);
    return told.ok ? "" : told.error;
  };
  expect(wrong("")).toBe("Write at least one factor.");
  expect(wrong(`${line}\n${line}`)).toBe("Line 2: the code lorry is there twice.");
  expect(wrong("a; b")).toBe("Line 1: there must be 10 fields, but are 2.");
  expect(wrong(line.replace("ROAD", "LORRY"))).toContain("Line 1: the mode must be one of");
  expect(wrong(line.replace("1200", "900"))).toContain("Line 1: detour");
});

test("months without a leg are told too, and modes by what they emitted", () => {
  const row = (month: string, mode: string, wtw: number, saved = 0) => ({
    ...{ month, mode, wtw, saved },
    legs: 1,
  });
  const { months, modes, total, saved } = summaryOf(
    [row("2026-11", "ROAD", 5), row("2026-11", "SEA", 30, 7), row("2026-09", "ROAD", 10)],
    new Date(Date.UTC(2026, 10, 22)),
  );
  expect([months[0]?.month, months[11]?.month]).toEqual(["2025-12", "2026-11"]);
  expect(months[11]?.modes.map((one) => one.mode)).toEqual(["SEA", "ROAD"]);
  expect(months[10]?.total).toBe(0);
  expect(modes.map((one) => one.wtw)).toEqual([30, 15]);
  expect([total, saved]).toEqual([45, 7]);
});
