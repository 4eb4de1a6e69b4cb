import { expect, test } from "vitest";
import { inWords, listed } from "../../src/features/developers/developers";

test("scopes are said in words", () => {
  expect(inWords("market")).toBe("Do anything in market");
  expect(inWords("market.PlaceOrder")).toBe("Place order (market)");
  expect(inWords("read:accounts")).toBe("Read what is private in accounts");
});

test("lists are typed with commas, spaces or lines", () => {
  expect(listed(" 192.0.2.0/24, 2001:db8::/32\n10.0.0.1 ")).toEqual([
    "192.0.2.0/24",
    "2001:db8::/32",
    "10.0.0.1",
  ]);
  expect(listed("  ")).toEqual([]);
});
