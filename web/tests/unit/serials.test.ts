import { expect, test } from "vitest";
import {
  lowest,
  merged,
  nextFree,
  outside,
  parseRanges,
  serialsInWords,
  totalOf,
} from "../../src/features/credits/serials";

const of = (first: number, last: number, space = "GREEN") => ({ space, first, last });

test("ranges are read one a line, with or without their space", () => {
  expect(parseRanges("1-100\n 205 \nBLUE 1,001–2,000", "GREEN")).toEqual({
    ok: true,
    ranges: [of(1, 100), of(205, 205), of(1001, 2000, "BLUE")],
  });
});

test("what is no range is told by its words", () => {
  for (const text of ["", "abc", "5-3", "0-4", "1-9007199254740993", "1--2"]) {
    expect(parseRanges(text, "GREEN")).toMatchObject({ ok: false });
  }
  expect(parseRanges("1-3;x", "GREEN")).toMatchObject({ error: expect.stringContaining("“x”") });
});

test("ranges that overlap are told before they are signed, off by one too", () => {
  expect(parseRanges("1-100\n100-120", "GREEN")).toMatchObject({ ok: false });
  expect(parseRanges("1-100\n101-120", "GREEN")).toMatchObject({ ok: true });
  expect(parseRanges("1-100\nBLUE 1-100", "GREEN")).toMatchObject({ ok: true });
});

test("a quantity takes the lowest serials, and splits only the last range", () => {
  expect(lowest([of(500, 599), of(1, 10)], 15)).toEqual([of(1, 10), of(500, 504)]);
  expect(lowest([of(1, 10)], 10)).toEqual([of(1, 10)]);
  expect(totalOf(lowest([of(1, 10)], 99))).toBe(10);
});

test("only what lies within what one has can be named", () => {
  const had = [of(1, 10), of(11, 20), of(30, 40)];
  expect(outside([of(5, 15)], had)).toBe(undefined);
  expect(outside([of(5, 15), of(20, 21)], had)).toEqual(of(20, 21));
  expect(outside([of(5, 15, "BLUE")], had)).toEqual(of(5, 15, "BLUE"));
});

test("neighbours are shown as one range", () => {
  expect(merged([of(11, 20), of(1, 10), of(22, 30)])).toEqual([of(1, 20), of(22, 30)]);
});

test("the next free serial follows the highest", () => {
  expect(nextFree([])).toBe(1);
  expect(nextFree([of(1, 10), of(900, 999)])).toBe(1000);
});

test("serials are written for reading", () => {
  expect(serialsInWords(of(1001, 2000))).toBe("1,001–2,000");
  expect(serialsInWords(of(7, 7))).toBe("7");
});
