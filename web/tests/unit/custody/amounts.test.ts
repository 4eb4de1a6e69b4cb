import { expect, test } from "vitest";
import { parseQuantity, quantityInWords, spelled } from "../../../src/features/custody/amounts";
import { expiryOf } from "../../../src/features/custody/expiry";
import { linesOf } from "../../../src/features/custody/parts";

test("quantities are read exactly and spelled without needless zeros", () => {
  expect(parseQuantity("0.250", 3)).toEqual({ ok: true, text: "0.25", minor: 250 });
  expect(parseQuantity("100", 3)).toEqual({ ok: true, text: "100", minor: 100_000 });
  expect(parseQuantity("100", 0)).toEqual({ ok: true, text: "100", minor: 100 });
  expect(spelled(9_007_199_254_740_991, 6)).toBe("9007199254.740991");
});

test("what is finer than the product is counted, or nothing, is told", () => {
  expect(parseQuantity("0.25", 1).ok).toBe(false);
  expect(parseQuantity("-1", 1).ok).toBe(false);
  expect(parseQuantity("0.0", 1).ok).toBe(false);
  expect(parseQuantity("0", 1, 0)).toEqual({ ok: true, text: "0", minor: 0 });
});

test("quantities are read with their unit", () => {
  expect(quantityInWords(1_250_000, { unit: "KGM", decimals: 3 })).toBe("1,250 kg");
  expect(quantityInWords(1_250_500, { unit: "KGM", decimals: 3 })).toBe("1,250.5 kg");
  expect(quantityInWords(200, { unit: "", decimals: 0 })).toBe("200 pcs");
  expect(quantityInWords(7, { unit: "XBX", decimals: 0 })).toBe("7 XBX");
});

test("parts are signed as typed, those left empty are left out, and no more than there is", () => {
  const parts = [
    { classKey: "01/09506000134352/10/A1", place: "", amount: 5000 },
    { classKey: "01/09506000134352/10/A2", place: "414/9506000134369", amount: 10 },
  ];
  const kilos = () => ({ unit: "KGM", decimals: 3 });
  const first = "01/09506000134352/10/A1|";
  expect(linesOf(parts, { [first]: "2.50" }, kilos)).toEqual({
    ok: true,
    lines: [{ epcClass: "01/09506000134352/10/A1", place: "", quantity: "2.5", uom: "KGM" }],
  });
  expect(linesOf(parts, { [first]: "5.001" }, kilos)).toMatchObject({ ok: false, row: first });
  expect(linesOf(parts, { [first]: "1" }, () => undefined).ok).toBe(false);
  expect(linesOf(parts, {}, kilos)).toEqual({ ok: true, lines: [] });
});

test("what expires within a week stands out, and what expired more so", () => {
  const day = 86_400_000;
  expect(expiryOf(0, day)).toBeNull();
  expect(expiryOf(day, day)).toEqual({ says: "expired", tone: "bad" });
  expect(expiryOf(2 * day, day)?.says).toBe("expires within a day");
  expect(expiryOf(8 * day, day)).toEqual({ says: "expires in 7 days", tone: "wood" });
  expect(expiryOf(9 * day, day)?.tone).toBe("plain");
});
