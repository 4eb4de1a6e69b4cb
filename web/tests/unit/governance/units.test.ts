import { expect, test } from "vitest";
import {
  isUnlimited,
  parseValue,
  plainValue,
  spanInWords,
  valueInWords,
} from "../../../src/features/governance/units";

const SHARE = { unit: "BASIS_POINTS", min: 0, max: 500 };
const SPAN = { unit: "MILLISECONDS", min: 60_000, max: 30 * 86_400_000 };
const COUNT = { unit: "COUNT", min: 1, max: 1000 };

const read = (text: string, bounds: { unit: string; min: number; max: number }) => {
  const parsed = parseValue(text, bounds);
  return parsed.ok ? parsed.minor : parsed.error;
};

test("basis points are read and written as per cent, exactly", () => {
  expect(valueInWords(10, "BASIS_POINTS")).toBe("0.10 %");
  expect(read("0.07", SHARE)).toBe(7);
  expect(read("4.35 %", SHARE)).toBe(435);
  expect(read("5", SHARE)).toBe(500);
});

test("spans are read and written in their parts", () => {
  expect(spanInWords(90_000_000)).toBe("1 d 1 h");
  expect(spanInWords(0)).toBe("none");
  expect(read("1 d 12 h", SPAN)).toBe(129_600_000);
  expect(read("90min", SPAN)).toBe(5_400_000);
  expect(read("60000ms", SPAN)).toBe(60_000);
  expect(read("none", { ...SPAN, min: 0 })).toBe(0);
});

test("a value is read back as it is written", () => {
  for (const [value, bounds] of [
    [137, SHARE],
    [0, SHARE],
    [3_600_000, SPAN],
    [61_001, SPAN],
    [200, COUNT],
  ] as const) {
    expect(read(plainValue(value, bounds.unit), bounds)).toBe(value);
  }
});

test("what could be read in two ways is refused, and so is what is out of bounds", () => {
  for (const text of ["12,5", "", "-1", "1e3", "0.005", "five"]) {
    expect(read(text, SHARE), text).toBe("Write it in digits, such as 0.25.");
  }
  for (const text of ["1", "h", "1.5 h", "1 week"]) {
    expect(read(text, SPAN), text).toBe("Write it in digits, such as 1 d 12 h.");
  }
  expect(read("5.01", SHARE)).toBe("It must lie between 0.00 % and 5.00 %.");
  expect(read("59 s", SPAN)).toBe("It must lie between 1 min and 30 d.");
  expect(read("1.0", COUNT)).toBe("Write it in digits, such as 200.");
});

test("0 means no limit only where the sentence says so", () => {
  expect(isUnlimited(0, "What one order may be worth; 0 for no limit.")).toBe(true);
  expect(isUnlimited(1, "What one order may be worth; 0 for no limit.")).toBe(false);
  expect(isUnlimited(0, "What the owner pays.")).toBe(false);
});
