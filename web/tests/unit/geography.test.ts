import { expect, test } from "vitest";
import {
  countryName,
  lengthInWords,
  parseDegrees,
  placeInWords,
  roundLength,
} from "../../src/features/credits/map/geography";

test("degrees are read exactly, as microdegrees", () => {
  expect(parseDegrees("-3.4653", 90)).toEqual({ ok: true, micro: -3_465_300 });
  expect(parseDegrees("0", 90)).toEqual({ ok: true, micro: 0 });
  expect(parseDegrees("-0", 90)).toEqual({ ok: true, micro: 0 });
  expect(parseDegrees("179.999999", 180)).toEqual({ ok: true, micro: 179_999_999 });
  expect(parseDegrees("90", 90)).toEqual({ ok: true, micro: 90_000_000 });
});

test("degrees beyond the globe, or in other spellings, are told", () => {
  for (const text of ["90.000001", "", "abc", "1e3", "3,5", "1.1234567"]) {
    expect(parseDegrees(text, 90)).toMatchObject({ ok: false });
  }
});

test("a place is written with its directions", () => {
  const place = { latitude: -3_465_300, longitude: 62_000_000, extent: 0 };
  expect(placeInWords(place)).toBe("3.4653° S, 62° E");
  expect(placeInWords({ latitude: 0, longitude: -1, extent: 0 })).toBe("0°, 0° W");
});

test("lengths are round and in the unit that reads best", () => {
  expect([7, 49, 50, 999_999].map(roundLength)).toEqual([5, 20, 50, 500_000]);
  expect([800, 1000, 12_340].map(lengthInWords)).toEqual(["800 m", "1 km", "12.3 km"]);
});

test("countries have names, and what is none keeps its code", () => {
  expect([countryName("BR"), countryName("XX9")]).toEqual(["Brazil", "XX9"]);
});
