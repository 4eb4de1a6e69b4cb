import { expect, test } from "vitest";
import { budgetOf, periodInWords } from "../../../src/features/mandates/budget";

const DAY = 86_400_000;
const FROM = 1_000_000;

const WEEKLY = {
  asset: "USD",
  each: 5000,
  budget: 5000,
  periodMillis: 7 * DAY,
  used: 3000,
  periodStart: FROM,
};

test("what was used counts in its own period, and not in the next", () => {
  expect(budgetOf(WEEKLY, FROM, FROM + DAY)).toEqual({
    used: 3000,
    left: 2000,
    share: 600,
    renews: FROM + 7 * DAY,
  });
  const next = budgetOf(WEEKLY, FROM, FROM + 7 * DAY);
  expect(next).toEqual({ used: 0, left: 5000, share: 0, renews: FROM + 14 * DAY });
  const used = { ...WEEKLY, used: 100, periodStart: FROM + 14 * DAY };
  expect(budgetOf(used, FROM, FROM + 15 * DAY).used).toBe(100);
});

test("a budget without periods never begins anew", () => {
  const whole = { ...WEEKLY, periodMillis: 0, used: 5000 };
  expect(budgetOf(whole, FROM, FROM + 1000 * DAY)).toEqual({
    used: 5000,
    left: 0,
    share: 1000,
    renews: 0,
  });
});

test("a bar is exact for the largest amounts, and a mandate to come used nothing", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const half = { ...WEEKLY, budget: most, used: (most - 1) / 2, periodMillis: 0 };
  expect(budgetOf(half, FROM, FROM).share).toBe(499);
  expect(budgetOf({ ...WEEKLY, used: 0 }, FROM, FROM - 5 * DAY).renews).toBe(FROM + 7 * DAY);
});

test("periods are said as people say them", () => {
  expect(periodInWords(0)).toBe("in all");
  expect(periodInWords(7 * DAY)).toBe("a week");
  expect(periodInWords(10 * DAY)).toBe("every 10 days");
  expect(periodInWords(DAY / 2)).toBe("every 12 h");
  expect(periodInWords(60_000)).toBe("every 1 min");
});
