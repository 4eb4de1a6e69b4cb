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

test("the first policy is pinned", () => {
  expect(pinned("one", store, 5)).toEqual({ kind: "first", pin: { policy: "one", since: 5 } });
  expect(pinned("one", store, 9)).toEqual({ kind: "same", pin: { policy: "one", since: 5 } });
});

test("another policy is told, and never taken by itself", () => {
  pinned("one", store, 5);
  expect(pinned("two", store, 9)).toMatchObject({ kind: "changed", offered: "two" });
  expect(pinned("two", store, 9)).toMatchObject({ kind: "changed", pin: { policy: "one" } });
});

test("a person may take the new policy", () => {
  pinned("one", store, 5);
  pinAnew("two", store, 9);
  expect(pinned("two", store, 10)).toMatchObject({ kind: "same", pin: { since: 9 } });
});

test("another log is told from other cosigners of the same log", () => {
  pinned("log a\nquorum none\n", store, 5);
  const grown = pinned("# more\n log  a  https://a.example\nwitness w b\nquorum w\n", store, 6);
  expect(grown).toMatchObject({ kind: "changed", isOtherLog: false });
  expect(pinned("log b\nquorum none\n", store, 6)).toMatchObject({ isOtherLog: true });
});

test("a browser that pinned the key alone keeps it", () => {
  store.setItem("tallystick.log-key", JSON.stringify({ key: "a", since: 1 }));
  expect(pinned("log a\nquorum none\n", store, 5)).toMatchObject({ kind: "same" });
  expect(pinned("log b\nquorum none\n", store, 5)).toMatchObject({ isOtherLog: true });
});
