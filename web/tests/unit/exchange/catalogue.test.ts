import { expect, test } from "vitest";
import {
  type Filter,
  type Listed,
  matches,
  NO_FILTER,
  sorted,
  valuesOf,
} from "../../../src/features/exchange/catalogue";

const listed = (symbol: string, vintage: number, last: number, labels: string[] = []) =>
  ({
    instrument: { instrument: symbol, asset: symbol.slice(0, 4), last },
    ticker: { open: 100, value: last * 2 },
    credits: {
      projectName: "Mikoko mangroves",
      vintage,
      labels,
      country: "KE",
      methodology: "VM33",
    },
  }) as unknown as Listed;

const bare = { instrument: { instrument: "TALLY-USD", asset: "TALLY", last: 5 } } as Listed;
const all = [listed("MIKO22-USD", 2022, 120, ["CCP"]), listed("MIKO23-USD", 2023, 90), bare];
const found = (filter: Partial<Filter>) =>
  all
    .filter((one) => matches(one, { ...NO_FILTER, ...filter }))
    .map((one) => one.instrument.instrument);

test("instruments are found by symbol and project, and narrowed by what stands behind them", () => {
  expect(found({})).toHaveLength(3);
  expect(found({ text: "mangrove" })).toEqual(["MIKO22-USD", "MIKO23-USD"]);
  expect(found({ text: " tally" })).toEqual(["TALLY-USD"]);
  expect(found({ vintage: "2023" })).toEqual(["MIKO23-USD"]);
  expect(found({ label: "CCP" })).toEqual(["MIKO22-USD"]);
  expect(found({ country: "KE", method: "VM33", vintage: "2022" })).toEqual(["MIKO22-USD"]);
  expect(found({ country: "BR" })).toEqual([]);
});

test("they are sorted by what their columns show", () => {
  const order = (by: Parameters<typeof sorted>[1], down: boolean) =>
    sorted(all, by, down).map((one) => one.instrument.instrument);
  expect(order("change", true)).toEqual(["MIKO22-USD", "MIKO23-USD", "TALLY-USD"]);
  expect(order("vintage", true)).toEqual(["MIKO23-USD", "MIKO22-USD", "TALLY-USD"]);
  expect(order("last", false)).toEqual(["TALLY-USD", "MIKO23-USD", "MIKO22-USD"]);
});

test("a filter offers what there is, once", () => {
  expect(valuesOf(all, (one) => [one.country])).toEqual(["KE"]);
});
