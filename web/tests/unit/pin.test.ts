import { beforeEach, expect, test } from "vitest";
import { pinAnew, pinned } from "../../src/proof/pin";

let store: Storage;

beforeEach(() => {
  const kept = new Map<string, string>();
  store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
});

test("the first key is pinned", () => {
  expect(pinned("one", store, 5)).toEqual({ kind: "first", pin: { key: "one", since: 5 } });
  expect(pinned("one", store, 9)).toEqual({ kind: "same", pin: { key: "one", since: 5 } });
});

test("another key is told, and never taken by itself", () => {
  pinned("one", store, 5);
  expect(pinned("two", store, 9)).toMatchObject({ kind: "changed", offered: "two" });
  expect(pinned("two", store, 9)).toMatchObject({ kind: "changed", pin: { key: "one" } });
});

test("a person may take the new key", () => {
  pinned("one", store, 5);
  pinAnew("two", store, 9);
  expect(pinned("two", store, 10)).toMatchObject({ kind: "same", pin: { since: 9 } });
});
