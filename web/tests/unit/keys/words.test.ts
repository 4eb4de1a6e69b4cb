import { expect, test } from "vitest";
import type { IdentityNamedKey, IdentitySignedRow } from "../../../src/api/types";
import { DEEDS, holds, scopeInWords, toggled } from "../../../src/features/identity/deeds";
import { dateOf, draftOf, endOf, FREE, termsOf } from "../../../src/features/keys/limits";
import {
  afterwards,
  kindInWords,
  limitsInWords,
  standingOf,
} from "../../../src/features/keys/words";

const JUNE = new Date(2027, 5, 1).getTime();

const KEY: IdentityNamedKey = {
  key: `ed25519:${"A".repeat(43)}`,
  principal: "ab".repeat(16),
  label: "",
  scope: [],
  expires: 0,
  revoked: false,
  ended: 0,
  endedBy: "",
  since: 1,
  lastHeight: 0,
  lastTime: 0,
  action: "00",
  cursor: 1,
};

function deed(label: string) {
  const found = DEEDS.flatMap((group) => group.deeds).find((one) => one.label === label);
  if (!found) {
    throw new Error(label);
  }
  return found;
}

test("what a key may sign is a sentence", () => {
  expect(limitsInWords({ scope: [], expires: 0 })).toBe(
    "May sign everything, keys and mandates too.",
  );
  expect(limitsInWords({ scope: [], expires: JUNE })).toBe(
    "May sign everything, until 1 June 2027.",
  );
  expect(limitsInWords({ scope: ["market.PlaceOrder", "governance"], expires: 0 })).toBe(
    "May only buy goods and do anything in governance.",
  );
});

test("what no deed covers is read off its name", () => {
  expect(scopeInWords(["market.CancelOrder", "arena"])).toBe(
    "cancel order (market) and do anything in arena",
  );
  // A part of a deed is not the deed.
  expect(scopeInWords(["market.CreateListing"])).toBe("create listing (market)");
});

test("a room that is ticked stands in the place of its actions", () => {
  const buy = toggled([], deed("Buy goods"));
  expect(buy).toEqual(["market.PlaceOrder"]);
  const all = toggled([...buy, "accounts.Transfer"], deed("Anything in the market"));
  expect(all).toEqual(["accounts.Transfer", "market"]);
  expect(holds(all, deed("Give money"))).toBe(true);
  expect(toggled(all, deed("Anything in the market"))).toEqual(["accounts.Transfer"]);
});

test("limits are read as they are written, and a limit to nothing is none", () => {
  const key = { ...KEY, label: "Telephone", scope: ["market"], expires: endOf("2027-05-31") };
  const draft = draftOf(key);
  expect(draft.until).toBe("2027-05-31");
  expect(termsOf(draft)).toEqual({ label: "Telephone", scope: ["market"], expires: JUNE });
  expect(termsOf(FREE)).toEqual({ label: "", scope: [], expires: 0 });
  expect(termsOf({ ...FREE, limited: true })).toHaveProperty("error");
  expect(termsOf({ ...draft, limited: false })).toHaveProperty("scope", []);
  expect(endOf("")).toBe(0);
  expect(endOf("no date")).toBe(0);
  expect(dateOf(endOf("2026-12-31"))).toBe("2027-01-01");
});

test("a key is over at its time, and ended when it was revoked", () => {
  expect(standingOf(KEY, JUNE)).toBe("in use");
  expect(standingOf({ ...KEY, expires: JUNE }, JUNE - 1)).toBe("in use");
  expect(standingOf({ ...KEY, expires: JUNE }, JUNE)).toBe("over");
  expect(standingOf({ ...KEY, expires: JUNE, revoked: true }, 0)).toBe("ended");
});

test("kinds of keys are told by their suites", () => {
  expect(kindInWords(KEY.key, KEY.key)).toBe("This browser");
  expect(kindInWords(KEY.key, "")).toBe("Browser or program");
  expect(kindInWords(`eip191:0x${"a".repeat(40)}`, "")).toBe("Ethereum wallet");
  expect(kindInWords(`webauthn:${"a".repeat(87)}`, "")).toBe("Passkey");
});

test("the log shows what a lost key tried, and would show if it had counted", () => {
  const act = (time: number, accepted: boolean): IdentitySignedRow => ({
    id: `${time}`,
    height: time,
    time,
    position: time,
    type: "market.PlaceOrder",
    by: KEY.principal,
    accepted,
    reason: accepted ? "" : "identity.KEY_REVOKED",
    cursor: time,
  });
  const acts = [act(12, false), act(10, false), act(10, true), act(9, false), act(8, true)];
  // An act of the very block in which the key ended may have come before its end.
  expect(afterwards(acts, 10).accepted).toBe(0);
  expect(afterwards(acts, 10).refused.map((one) => one.time)).toEqual([12, 10]);
  expect(afterwards([act(11, true)], 10).accepted).toBe(1);
});
