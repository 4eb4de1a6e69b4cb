import { expect, test } from "vitest";
import {
  formatMoney,
  MAX_AMOUNT,
  parseCount,
  parseMoney,
  parsePrice,
  plainMoney,
  times,
} from "../../src/features/accounts/money";

const minor = (text: string, decimals = 2) => {
  const parsed = parseMoney(text, decimals);
  return parsed.ok ? parsed.minor : parsed.error;
};

test("decimal text becomes whole minor units, exactly", () => {
  expect(minor("12.50")).toBe(1250);
  expect(minor("12.5")).toBe(1250);
  expect(minor(" 12 ")).toBe(1200);
  expect(minor("0.07")).toBe(7);
  expect(minor("1.1")).toBe(110);
  expect(minor("4.35")).toBe(435);
  expect(minor("7", 0)).toBe(7);
  expect(minor("90071992547409.91")).toBe(MAX_AMOUNT);
});

test("text that could be read in two ways is refused", () => {
  for (const text of [
    "12,50",
    "1,234",
    "-1",
    "+1",
    "1e3",
    ".5",
    "5.",
    "",
    "0x10",
    "１２",
    "1 000",
  ]) {
    expect(parseMoney(text, 2).ok, text).toBe(false);
  }
});

test("more digits than the asset has are refused, not rounded", () => {
  expect(minor("1.005")).toBe("At most 2 digits may stand behind the point.");
  expect(minor("1.5", 0)).toContain("At most 0 digits");
});

test("an amount beyond 2^53 - 1 is refused", () => {
  expect(minor("90071992547409.92")).toBe("The amount is too large.");
});

test("a price is above zero", () => {
  expect(parsePrice("0.00", 2).ok).toBe(false);
  expect(parsePrice("0.01", 2)).toEqual({ ok: true, minor: 1 });
});

test("minor units are written for reading, and for reading back", () => {
  expect(formatMoney(123456789, 2)).toBe("1,234,567.89");
  expect(formatMoney(-5, 2)).toBe("−0.05");
  expect(formatMoney(0, 2)).toBe("0.00");
  expect(formatMoney(1000, 0)).toBe("1,000");
  expect(formatMoney(MAX_AMOUNT, 2)).toBe("90,071,992,547,409.91");
  expect(plainMoney(105, 3)).toBe("0.105");
});

test("what is written is read back as it was", () => {
  for (const amount of [1, 9, 10, 99, 100, 101, 99999, 123456789, MAX_AMOUNT]) {
    for (const decimals of [0, 1, 2, 3, 9]) {
      expect(parseMoney(plainMoney(amount, decimals), decimals)).toEqual({
        ok: true,
        minor: amount,
      });
    }
  }
});

test("price times quantity is exact, or null beyond the limit", () => {
  expect(times(1999, 3)).toBe(5997);
  expect(times(MAX_AMOUNT, 1)).toBe(MAX_AMOUNT);
  expect(times(MAX_AMOUNT, 2)).toBe(null);
});

test("a count is a whole number within its bounds", () => {
  expect(parseCount("3", 1, 5)).toEqual({ ok: true, minor: 3 });
  for (const text of ["0", "6", "1.5", "", "a", "-1"]) {
    expect(parseCount(text, 1, 5).ok, text).toBe(false);
  }
});
